"""The figures beside the lists: how many people, companies, favourites, members, deleted there are."""

from __future__ import annotations

from rolodex.domain import sorting
from rolodex.domain.listing import Tally
from rolodex.store import deleted, groups, marks, recent, vocabulary
from rolodex.store.engine import Connection
from rolodex.store.entry import COMPANIES, PEOPLE


def tally(connection: Connection) -> Tally:
    """The figures of the rail."""
    tags = connection.execute(
        "SELECT t.name, sum(coalesce(w.n, 0)) FROM tag t "
        "LEFT JOIN word_count w ON w.band = ? AND w.prefix = ? || t.id GROUP BY t.name",
        (PEOPLE, marks.TAG),
    )
    everyone = (PEOPLE, COMPANIES)
    return Tally(
        vocabulary.count(connection, (PEOPLE,), ""),
        vocabulary.count(connection, (COMPANIES,), ""),
        tuple(sorted(((name, n) for name, n in tags if n), key=lambda tag: sorting.sort_key(tag[0]))),
        tuple((group.id, group.name, group.count) for group in groups.groups(connection)),
        vocabulary.count(connection, everyone, marks.FAVOURITE),
        len(recent.ids(connection, everyone)),
        deleted.count(connection),
    )
