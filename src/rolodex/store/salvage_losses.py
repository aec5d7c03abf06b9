"""The list of what a salvage could not save, in the user's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rolodex.domain.mending import Loss
from rolodex.domain.message import Message, message, plural_message
from rolodex.store.engine import Connection
from rolodex.store.salvage_known import HISTORY, open_ended
from rolodex.store.salvage_tables import Gap

LISTED = 2_000
"""So many losses are listed one by one; the rest by table."""

NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "activity": ("%(count)d entry of the timeline", "%(count)d entries of the timeline"),
        "adr": ("%(count)d address", "%(count)d addresses"),
        "attachment": ("%(count)d attached file", "%(count)d attached files"),
        "blob": ("%(count)d picture or file", "%(count)d pictures or files"),
        "campaign_member": ("%(count)d piece of a campaign", "%(count)d pieces of campaigns"),
        "consent": ("%(count)d consent", "%(count)d consents"),
        "contact": ("%(count)d card", "%(count)d cards"),
        "contact_tag": ("%(count)d tag on a card", "%(count)d tags on cards"),
        "custom_value": ("%(count)d value of a field of your own", "%(count)d values of fields of your own"),
        "date": ("%(count)d date", "%(count)d dates"),
        "deal": ("%(count)d deal", "%(count)d deals"),
        "email": ("%(count)d e-mail address", "%(count)d e-mail addresses"),
        "journal": ("%(count)d entry of the history", "%(count)d entries of the history"),
        "name": ("%(count)d name in its parts", "%(count)d names in their parts"),
        "note": ("%(count)d note", "%(count)d notes"),
        "org": ("%(count)d job", "%(count)d jobs"),
        "payment": ("%(count)d payment", "%(count)d payments"),
        "photo": ("%(count)d photo", "%(count)d photos"),
        "purchase": ("%(count)d order", "%(count)d orders"),
        "purchase_line": ("%(count)d line of an order", "%(count)d lines of orders"),
        "reminder": ("%(count)d follow-up", "%(count)d follow-ups"),
        "tel": ("%(count)d phone number", "%(count)d phone numbers"),
        "ticket": ("%(count)d ticket", "%(count)d tickets"),
    }
)
OTHER = ("%(count)d row of “%(table)s”", "%(count)d rows of “%(table)s”")


def noun(table: str, count: int) -> Message:
    """So many rows of a table, as the user calls them."""
    one, many = NOUNS.get(table, OTHER)
    return plural_message(one, many, count, **({} if table in NOUNS else {"table": table}))


def listed(
    connection: Connection,
    gaps: Mapping[str, Sequence[Gap]],
    named: Mapping[int, str],
    unplaced: int,
) -> tuple[tuple[Loss, ...], int]:
    """What is lost, whose it was where that is known, and how many rows that is as far as can be known."""
    found: list[Loss] = []
    found += _cards(named)
    found += _known(connection, named)
    found += _guessed(connection, gaps)
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


def _guessed(connection: Connection, gaps: Mapping[str, Sequence[Gap]]) -> Iterator[Loss]:
    """Gaps in tables of which neither history nor a copy knows the rows."""
    for table, between in gaps.items():
        if table in HISTORY or connection.value(
            "SELECT EXISTS(SELECT 1 FROM temp.known WHERE table_name = ?)", (table,)
        ):
            continue
        highest = _highest(connection, table)
        for low, high in between:
            if highest is None and open_ended((low, high)):
                yield Loss(table, 0, 0, 0, message("Rows of “%(table)s”; how many is not known", table=table))
                continue
            first, last = max(low, 0), high if highest is None else min(high, highest)
            there = connection.value(
                f'SELECT count(*) FROM "{table}" WHERE rowid > ? AND rowid <= ?', (first, last)
            )
            if last - first > there:
                count = last - first - there
                yield Loss(table, first + 1, last, count, noun(table, count))


def _highest(connection: Connection, table: str) -> int | None:
    """The highest id a table ever gave, None where it gives none."""
    found = connection.value(
        "SELECT max(n) FROM (SELECT seq AS n FROM sqlite_sequence WHERE name = :table "
        "UNION ALL SELECT last FROM last_id WHERE table_name = :table)",
        {"table": table},
    )
    return int(found) if found is not None else None


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
