"""Rules as SQL: one module for each family of conditions, put together with and, or, not.

What the search index knows stays an expression of the index as long as nothing else is asked with it, so that
a rule of places and tags costs no more than typing it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.segment import FIELDS, Clause, Condition, Op
from rolodex.domain.segment import asking as meaningful
from rolodex.store import narrowing
from rolodex.store.conditions import dates, doings, followups, money, orders, standing, texts
from rolodex.store.conditions.asking import Asking, Found
from rolodex.store.days import EPOCH
from rolodex.store.engine import Connection
from rolodex.store.entry import BAND, GROUPS
from rolodex.store.narrowing import Narrow

__all__ = ["Selected", "count", "narrow", "part", "selected"]

Family = Callable[[Asking, Condition], Found | Narrow]

FAMILIES: Mapping[str, Family] = {
    **texts.FAMILY,
    **dates.FAMILY,
    **orders.FAMILY,
    **money.FAMILY,
    **standing.FAMILY,
    **doings.FAMILY,
    **followups.FAMILY,
}
OWN = "own:"

EVERYBODY = "SELECT contact_id FROM entry WHERE band < 2{only}"
"""All people and companies; a group is never meant."""

_TYPES: Mapping[str, tuple[Op, ...]] = {"number": ("least", "most", "between"), "date": FIELDS["created"].ops}


class Selected(NamedTuple):
    """SQL that gives the ids of contacts, each once, and its values."""

    sql: str
    values: dict[str, object]


def selected(connection: Connection, rule: Clause, today: date, limited: bool = False) -> Selected:
    """All people and companies who fulfil a rule on a day.

    With `limited` only those of the JSON list `:among` are looked at, which the caller adds to the values.
    Raises UserError where this program does not know what is asked.
    """
    asking = Asking(connection, today, limited)
    found = part(asking, rule)
    return Selected(_whole(asking, found), asking.values)


def narrow(connection: Connection, rule: Clause, today: date) -> Narrow | None:
    """The rule as a condition of the search index, None where the index does not know all it asks."""
    found = part(Asking(connection, today), rule)
    return found if isinstance(found, Narrow) else None


def count(connection: Connection, rule: Clause, today: date) -> int:
    """How many people and companies fulfil a rule on a day."""
    asking = Asking(connection, today)
    found = part(asking, rule)
    if isinstance(found, Narrow):
        sql = f"SELECT count(*) FROM word WHERE word MATCH ? AND rowid < {GROUPS * BAND}"
        return int(connection.value(sql, (found.alone(),)))
    whole = _whole(asking, found)
    return int(connection.value(f"SELECT count(*) FROM ({whole})", asking.values))


def check(connection: Connection, rule: Clause) -> None:
    """Raise UserError where this program does not know what a rule asks."""
    part(Asking(connection, EPOCH), rule)


def part(asking: Asking, rule: Clause | Condition) -> Found | Narrow:
    """What a rule or a condition asks for."""
    if isinstance(rule, Condition):
        found = _condition(asking, rule)
        return found.turned() if rule.without else found
    asked = meaningful(rule)
    if not asked.parts:
        found = texts.EVERYBODY
    else:
        found = _joined(asking, asked.join, [part(asking, each) for each in asked.parts])
    return found.turned() if rule.without else found


def _condition(asking: Asking, condition: Condition) -> Found | Narrow:
    if condition.field.startswith(OWN):
        return _own(asking, condition)
    spec = FIELDS.get(condition.field)
    if spec is None or condition.field not in FAMILIES:
        raise unknown(condition.field)
    _check(condition, spec.ops)
    return FAMILIES[condition.field](asking, condition)


def _own(asking: Asking, condition: Condition) -> Found | Narrow:
    """What a field of the user's own says; nobody fulfils it once the field is gone."""
    number = condition.field.removeprefix(OWN)
    field_id = int(number) if number.isascii() and number.isdigit() else 0
    kind = asking.connection.value("SELECT type FROM custom_field WHERE id = ?", (field_id,))
    if kind is None:
        return texts.NOBODY
    _check(condition, _TYPES.get(kind, ("is",)))
    if kind == "number":
        return dates.own_number(asking, field_id, condition)
    if kind == "date":
        return dates.own_date(asking, field_id, condition)
    return texts.own(asking, field_id, kind == "yesno", condition)


def _check(condition: Condition, ops: Sequence[Op]) -> None:
    if condition.op not in ops:
        raise unknown(f"{condition.field} {condition.op}")


def unknown(what: str) -> UserError:
    """What to say of a condition that another version of the program may know."""
    return UserError(
        message(
            "This rule asks for “%(what)s”, which this version of Rolodex does not know. The rule is kept as "
            "it is; open the book with a newer version, or take that condition out.",
            what=what,
        )
    )


def _joined(asking: Asking, join: str, parts: Sequence[Found | Narrow]) -> Found | Narrow:
    narrows = [each for each in parts if isinstance(each, Narrow)]
    founds = [each for each in parts if isinstance(each, Found)]
    if narrows:
        one = narrowing.every(narrows) if join == "all" else narrowing.either(narrows)
        if not founds:
            return one
        founds.append(_indexed(asking, one))
    if len(founds) == 1:
        return founds[0]
    return _all(asking, founds) if join == "all" else _any(founds)


def _all(asking: Asking, founds: Sequence[Found]) -> Found:
    wanted = [found.sql for found in founds if not found.without]
    unwanted = [found.sql for found in founds if found.without]
    if not wanted:
        return Found(" UNION ALL ".join(f"SELECT contact_id FROM ({sql})" for sql in unwanted), without=True)
    first, *others = wanted
    such = [f"contact_id IN ({sql})" for sql in others] + [f"contact_id NOT IN ({sql})" for sql in unwanted]
    return Found(f"SELECT contact_id FROM ({first}) WHERE {' AND '.join(such)}")


def _any(founds: Sequence[Found]) -> Found:
    wanted = [found.sql for found in founds if not found.without]
    unwanted = [found.sql for found in founds if found.without]
    united = " UNION ALL ".join(f"SELECT contact_id FROM ({sql})" for sql in wanted)
    if not unwanted:
        return Found(united)
    # All but those whom every condition leaves out: A or not B is not (B and not A).
    first, *others = unwanted
    such = [f"contact_id IN ({sql})" for sql in others]
    such += [f"contact_id NOT IN ({united})"] if united else []
    return Found(f"SELECT contact_id FROM ({first}) WHERE {' AND '.join(such) or '1'}", without=True)


def _indexed(asking: Asking, one: Narrow) -> Found:
    """What the index finds, as ids."""
    if asking.limited:
        line = narrowing.named(one, asking.bind)
        return Found(f"SELECT contact_id FROM entry e WHERE ({line}){asking.only()}", one.without)
    found = (
        "SELECT contact_id FROM word CROSS JOIN entry ON entry.rank = word.rowid "
        f"WHERE word MATCH {asking.bind(one.expression)}"
    )
    return Found(found, one.without)


def _whole(asking: Asking, found: Found | Narrow) -> str:
    """The people and companies among those found, each once."""
    if isinstance(found, Narrow):
        found = _indexed(asking, found)
    everybody = EVERYBODY.format(only=asking.only())
    return f"{everybody} AND contact_id {'NOT ' if found.without else ''}IN ({found.sql})"
