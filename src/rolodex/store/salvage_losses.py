"""The list of what a salvage could not save, in the user's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rolodex.domain.mending import Loss
from rolodex.domain.message import Message, message, plural_message
from rolodex.store.engine import Connection
from rolodex.store.salvage_known import HISTORY
from rolodex.store.salvage_pages import MOST
from rolodex.store.salvage_tables import Gap
from rolodex.store.salvage_words import noun

LISTED = 2_000
"""So many losses are listed one by one; the rest by table."""


def listed(
    connection: Connection,
    gaps: Mapping[str, Sequence[Gap]],
    named: Mapping[int, str],
    unplaced: int,
    sequences: Mapping[str, int],
) -> tuple[tuple[Loss, ...], int]:
    """What is lost, whose it was where that is known, and how many rows that is as far as can be known."""
    found: list[Loss] = []
    found += _cards(named)
    found += _known(connection, named)
    found += _guessed(connection, gaps, sequences)
    found += _history(connection, gaps)
    if unplaced:
        words = plural_message(
            "%(count)d row that no table lays claim to",
            "%(count)d rows that no table lays claim to",
            unplaced,
        )
        found.append(Loss("", 0, 0, unplaced, words))
    return tuple(_shortened(found)), sum(loss.rows for loss in found)


def _cards(named: Mapping[int, str]) -> Iterator[Loss]:
    words = message("The card itself; its name and what belongs to it were found")
    for contact_id, fn in named.items():
        yield Loss("contact", contact_id, contact_id, 1, words, fn)


def _known(connection: Connection, named: Mapping[int, str]) -> Iterator[Loss]:
    rows = connection.execute(
        "SELECT l.table_name, min(l.row_id), max(l.row_id), count(*), coalesce(c.fn, '') FROM temp.lost AS l "
        "LEFT JOIN contact AS c ON c.id = l.contact_id GROUP BY l.table_name, l.contact_id ORDER BY 1, 2"
    )
    for table, first, last, count, fn in rows:
        if not (table == "contact" and first in named):
            yield Loss(table, first, last, count, noun(table, count), fn)


def _guessed(
    connection: Connection, gaps: Mapping[str, Sequence[Gap]], sequences: Mapping[str, int]
) -> Iterator[Loss]:
    """Gaps in tables of which neither history nor a copy knows all rows."""
    whole = not gaps.get("journal") and _begins_at_the_beginning(connection)
    for table, between in gaps.items():
        if table in HISTORY or (whole and _is_known(connection, table)):
            continue
        highest = _highest(connection, table)
        ends = table in sequences or (highest is not None and not gaps.get("last_id"))
        for low, high in between:
            if high == MOST and not ends:
                yield _unknown(connection, table)
                continue
            first, last = max(low, 0), high if highest is None else min(high, highest)
            count = last - first - _accounted(connection, table, first, last)
            if count > 0:
                yield Loss(table, first + 1, last, count, noun(table, count))


def _highest(connection: Connection, table: str) -> int | None:
    """The highest id a table ever gave, None where it gives none."""
    found = connection.value(
        "SELECT max(n) FROM (SELECT seq AS n FROM sqlite_sequence WHERE name = :table "
        "UNION ALL SELECT last FROM last_id WHERE table_name = :table)",
        {"table": table},
    )
    return int(found) if found is not None else None


def _unknown(connection: Connection, table: str) -> Loss:
    saved = int(connection.value(f'SELECT count(*) FROM "{table}"'))
    words = message(
        "Besides %(what)s there may have been more; how many is not known", what=noun(table, saved)
    )
    return Loss(table, 0, 0, 0, words)


def _accounted(connection: Connection, table: str, first: int, last: int) -> int:
    """How many rowids between two are saved or listed already."""
    return int(
        connection.value(
            f'SELECT count(*) FROM (SELECT rowid AS n FROM "{table}" UNION SELECT row_id FROM temp.lost '
            "WHERE table_name = :table) WHERE n > :first AND n <= :last",
            {"table": table, "first": first, "last": last},
        )
    )


def _is_known(connection: Connection, table: str) -> bool:
    return bool(connection.value("SELECT EXISTS(SELECT 1 FROM temp.known WHERE table_name = ?)", (table,)))


def _begins_at_the_beginning(connection: Connection) -> bool:
    """Whether no step of the history was forgotten or lost."""
    first, _, count = connection.execute("SELECT min(id), max(id), count(*) FROM changeset")[0]
    return not count or (
        first == 1 and not connection.value("SELECT 1 FROM changeset WHERE undone = 2 LIMIT 1")
    )


def _history(connection: Connection, gaps: Mapping[str, Sequence[Gap]]) -> Iterator[Loss]:
    rows, steps, first, last = connection.execute(
        "SELECT coalesce(sum(rows - n), 0), count(*), min(id), max(id) FROM (SELECT id, rows, "
        "(SELECT count(*) FROM journal WHERE changeset_id = changeset.id) AS n FROM changeset) WHERE rows > n"
    )[0]
    if steps:
        words = plural_message(
            "%(what)s; %(count)d step can be taken back no more",
            "%(what)s; %(count)d steps can be taken back no more",
            steps,
        )
        said = Message(words.text, words.args, words.plural, words.count, (("what", noun("journal", rows)),))
        yield Loss("journal", first, last, rows, said)
    if any(high == MOST for _, high in gaps.get("journal", ())) and gaps.get("changeset"):
        yield _unknown(connection, "journal")
    if gaps.get("changeset"):
        unknown = connection.value(
            "SELECT count(DISTINCT changeset_id) FROM journal WHERE changeset_id > 0 "
            "AND changeset_id NOT IN (SELECT id FROM changeset)"
        )
        if unknown:
            yield Loss("changeset", 0, 0, unknown, noun("changeset", unknown))


def _shortened(losses: Sequence[Loss]) -> Iterable[Loss]:
    """The first losses one by one, the rest of each table as one."""
    yield from losses[:LISTED]
    rest: dict[str, list[Loss]] = {}
    for loss in losses[LISTED:]:
        rest.setdefault(loss.table, []).append(loss)
    for table, some in rest.items():
        count = sum(loss.rows for loss in some)
        first, last = min(loss.first for loss in some), max(loss.last for loss in some)
        yield Loss(table, first, last, count, noun(table, count))
