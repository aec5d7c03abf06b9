"""Who is called by these very words."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.listing import ContactRow
from rolodex.store import name_order, search
from rolodex.store.engine import Connection
from rolodex.store.entry import COMPANIES, PEOPLE
from rolodex.store.lists import Lister

_BANDS = (PEOPLE, COMPANIES)


def is_name(connection: Connection, words: Sequence[str], *, begun: bool = False) -> bool:
    """Whether somebody's name or firm has all these words; of the last only the beginning where `begun`."""
    expression = _all("name org", words, begun=begun)
    return bool(Lister(connection, _BANDS, "family").more_than(expression, 0))


def called(
    connection: Connection, words: Sequence[str], limit: int, *, begun: bool = False
) -> tuple[ContactRow, ...]:
    """Those whose name has one of these words, and whose name and firm have all, in the order of names."""
    expression = f"({_all('name org', words, begun=begun)}) AND ({_any(words, begun=begun)})"
    ids = Lister(connection, _BANDS, "family").words(expression, limit)
    return name_order.ordered(connection, search.rows(connection, ids))


def _all(columns: str, words: Sequence[str], *, begun: bool) -> str:
    return f"{{{columns}}} : ({' AND '.join(_terms(words, begun=begun))})"


def _any(words: Sequence[str], *, begun: bool) -> str:
    return f"{{name}} : ({' OR '.join(_terms(words, begun=begun))})"


def _terms(words: Sequence[str], *, begun: bool) -> list[str]:
    """Folded words as the index has them: they hold no sign that FTS5 would read."""
    terms = [f'"{word}"' for word in words]
    return [*terms[:-1], f"{terms[-1]} *"] if begun else terms
