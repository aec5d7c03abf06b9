"""One contact's activities, follow-ups, purchases, refunds, tickets, deals and mail as one stream."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rolodex.domain.activity import KINDS, Attachment
from rolodex.domain.folding import fold
from rolodex.domain.timeline import SHOWN, Entry, EntryKind, TimelineQuery
from rolodex.store import activities
from rolodex.store.engine import Connection, Row

Key = tuple[str, int]
"""The kind of an entry and the id of its row: kinds of activities share their ids."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where entries come from.

    `keys` are kind, id, time and pile of each: pile 0 is what is to be done, 1 what is pinned, 2 the rest.
    `cells` are what `Entry` has from `id` to `written_at` but for `kind`, `at` and `person`; `asks` by which
    rule a follow-up was made, and what is to be done.
    """

    table: str
    keys: str
    cells: str
    condition: str = "1"
    asks: str = "'', ''"


_LINES = """coalesce((SELECT group_concat(
    CASE WHEN l.quantity % 1000 = 0 THEN l.quantity / 1000
         ELSE rtrim(printf('%d.%03d', l.quantity / 1000, l.quantity % 1000), '0') END
    || ' × ' || l.description, ', ')
  FROM (SELECT quantity, description FROM purchase_line
         WHERE purchase_id = t.id ORDER BY position) AS l), '')"""

SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "activity": Source(
            "activity AS t",
            "t.kind, t.id, t.at, CASE WHEN t.pinned THEN 1 ELSE 2 END",
            "t.id, t.contact_id, t.subject, t.body, t.minutes, t.direction, t.outcome, '', 0, '', '', '', "
            "t.author, t.pinned, t.created_at",
        ),
        "reminder": Source(
            "reminder AS t",
            "'reminder', t.id, "
            "CASE t.status WHEN 'COMPLETED' THEN coalesce(nullif(t.completed_at, ''), t.due) "
            "ELSE coalesce(nullif(t.snoozed_to, ''), t.due) END, "
            "CASE WHEN t.status = 'NEEDS-ACTION' THEN 0 ELSE 2 END",
            "t.id, t.contact_id, t.summary, t.description, 0, '', t.reason, '', 0, '', t.rrule, t.status, "
            "t.author, 0, t.created_at",
            # What was logged when it was done says it already.
            "NOT (t.status = 'COMPLETED' AND EXISTS (SELECT 1 FROM activity WHERE reminder_id = t.id))",
            "t.origin, t.kind",
        ),
        "ticket": Source(
            "ticket AS t",
            "'ticket', t.id, t.opened_at, 2",
            "t.id, t.contact_id, t.subject, t.body, 0, '', t.granted, CAST(t.number AS TEXT), 0, '', '', "
            "t.status, '', 0, t.opened_at",
        ),
        "purchase": Source(
            "purchase AS t",
            "'purchase', t.id, t.at, 2",
            f"t.id, t.contact_id, '', {_LINES}, 0, '', t.payment_method, t.number, t.total, t.currency, '', "
            "t.status, '', 0, ''",
        ),
        "refund": Source(
            "refund AS t LEFT JOIN purchase AS p ON p.id = t.purchase_id "
            "LEFT JOIN purchase_line AS l ON l.id = t.purchase_line_id",
            "'refund', t.id, t.at, 2",
            "t.id, t.contact_id, coalesce(l.description, ''), t.reason, 0, '', '', coalesce(p.number, ''), "
            "-t.amount, t.currency, '', '', '', 0, ''",
        ),
        "campaign": Source(
            "campaign_member AS t JOIN campaign AS c ON c.id = t.campaign_id "
            "LEFT JOIN purchase AS p ON p.id = t.purchase_id",
            "'campaign', t.id, coalesce(nullif(t.sent_at, ''), nullif(c.date, ''), c.created_at), 2",
            "t.id, t.contact_id, c.name, CASE t.state WHEN 'returned' "
            "THEN coalesce((SELECT reason FROM bad_address WHERE member_id = t.id), '') ELSE t.answer END, "
            "0, '', CASE t.state WHEN 'returned' THEN t.returned_at ELSE t.answered_at END, "
            "coalesce(p.number, ''), 0, '', '', t.state, '', 0, ''",
        ),
        "mailing": Source(
            "mailing_piece AS t JOIN mailing AS m ON m.id = t.mailing_id",
            "'mailing', t.id, m.at, 2",
            "t.id, t.contact_id, m.name, '', 0, '', '', '', 0, '', '', m.kind, '', 0, ''",
            # What a campaign printed is told as the campaign.
            "m.campaign_id IS NULL",
        ),
        "deal": Source(
            "deal AS t LEFT JOIN stage AS s ON s.id = t.stage_id",
            "'deal', t.id, coalesce(nullif(t.closed_at, ''), t.created_at), 2",
            "t.id, t.contact_id, t.title, t.description, 0, '', "
            "CASE t.status WHEN 'open' THEN coalesce(s.name, '') ELSE t.reason END, '', t.amount, "
            "t.currency, '', t.status, '', 0, t.created_at",
        ),
    }
)
"""By the kind of their entries, but for activities, which have a kind of their own each."""

ALL = TimelineQuery()
_THEIRS = "t.contact_id IN (SELECT value FROM json_each(:people))"
_ORDER = "ORDER BY pile, CASE WHEN pile = 0 THEN at END, at DESC, id DESC"


def entries(
    connection: Connection, contact_id: int, query: TimelineQuery = ALL, limit: int = 200, offset: int = 0
) -> tuple[Entry, ...]:
    """`limit` entries from `offset` on: open follow-ups, then what is pinned, then the newest first."""
    people = _people(connection, contact_id, query)
    wanted = fold(query.text).split()
    if wanted:
        having = _having(connection, people, query.kinds, wanted)
        keys = [key for key in _keys(connection, people, query.kinds, -1) if key[:2] in having]
    else:
        keys = _keys(connection, people, query.kinds, offset + limit)
    return tuple(_named(connection, contact_id, _read(connection, keys[offset : offset + limit])))


def counts(connection: Connection, contact_id: int, query: TimelineQuery = ALL) -> dict[EntryKind, int]:
    """How many entries there are of each kind that there are any of."""
    rows = connection.execute(
        f"WITH {_stream((), limited=False)} SELECT kind, count(*) FROM stream GROUP BY kind",
        {"people": json.dumps(_people(connection, contact_id, query))},
    )
    return dict(rows)


def _people(connection: Connection, contact_id: int, query: TimelineQuery) -> tuple[int, ...]:
    """Whose entries are shown: the contact's, and those of who works there."""
    if not query.with_people:
        return (contact_id,)
    rows = connection.execute("SELECT DISTINCT contact_id FROM org WHERE company_id = ?", (contact_id,))
    return (contact_id, *(person for (person,) in rows if person != contact_id))


def _sources(kinds: Sequence[EntryKind]) -> Iterator[Source]:
    """The sources of these kinds, or all where none is named."""
    said = [kind for kind in KINDS if kind in kinds]
    for name, source in SOURCES.items():
        if name != "activity":
            if not kinds or name in kinds:
                yield source
        elif said or not kinds:
            some = f" AND t.kind IN ({', '.join(map(repr, said))})" if said else ""
            # Apart, each can be read by an index of its own.
            yield replace(source, condition=f"t.pinned = 1{some}")
            yield replace(source, condition=f"t.pinned = 0{some}")


def _stream(kinds: Sequence[EntryKind], *, limited: bool) -> str:
    """The table `stream` of the keys of all sources; `limited` to the `:most` newest of each."""
    parts = []
    for source in _sources(kinds):
        part = f"SELECT {source.keys} FROM {source.table} WHERE {_THEIRS} AND {source.condition}"
        if limited and source is not SOURCES["reminder"]:  # of follow-ups the earliest come first
            part = f"SELECT * FROM ({part} ORDER BY 3 DESC, 2 DESC LIMIT :most)"
        parts.append(part)
    return f"stream(kind, id, at, pile) AS ({' UNION ALL '.join(parts)})"


def _keys(
    connection: Connection, people: Sequence[int], kinds: Sequence[EntryKind], most: int
) -> list[tuple[EntryKind, int, str]]:
    """Kind, id and time of the first `most` entries of the stream, -1 for all, without what they say.

    What an entry says is read for one page only: to sort thousands of texts takes many times as long.
    """
    return connection.execute(
        f"WITH {_stream(kinds, limited=most >= 0)} SELECT kind, id, at FROM stream {_ORDER} LIMIT :most",
        {"people": json.dumps(people), "most": most},
    )


def _having(
    connection: Connection, people: Sequence[int], kinds: Sequence[EntryKind], wanted: Sequence[str]
) -> set[Key]:
    """The entries that have all these folded words somewhere in their texts or the names of their files."""
    given = {"people": json.dumps(people)}
    files: dict[int, str] = defaultdict(str)
    for activity_id, name in connection.execute(
        f"SELECT a.activity_id, a.name FROM attachment AS a JOIN activity AS t ON t.id = a.activity_id "
        f"WHERE {_THEIRS}",
        given,
    ):
        files[activity_id] += f" {name}"
    found: set[Key] = set()
    for source in _sources(kinds):
        said = f"{source.keys}, {source.cells} FROM {source.table}"
        rows = connection.execute(f"SELECT {said} WHERE {_THEIRS} AND {source.condition}", given)
        for kind, entry_id, _at, _pile, *cells in rows:
            _id, _contact, title, body, _minutes, _direction, outcome, number, *_rest = cells
            names = files.get(entry_id, "") if kind in KINDS else ""
            # One by one: what is plain ASCII is folded ten times as fast.
            text = " ".join(map(fold, (title, body, outcome, number, names)))
            if all(word in text for word in wanted):
                found.add((kind, entry_id))
    return found


def _read(connection: Connection, page: Sequence[tuple[EntryKind, int, str]]) -> Iterator[Entry]:
    """The entries of a page, in its order."""
    ids: dict[str, list[int]] = defaultdict(list)
    for kind, entry_id, _at in page:
        ids[_source(kind)].append(entry_id)
    files = activities.files(connection, ids.get("activity", ()))
    cells = {
        (name, row[0]): row[1:] for name, wanted in ids.items() for row in _rows(connection, name, wanted)
    }
    for kind, entry_id, at in page:
        name = _source(kind)
        kept = files.get(entry_id, ()) if name == "activity" else ()
        yield _entry(kind, entry_id, at, cells[name, entry_id], kept)


def _source(kind: str) -> str:
    return "activity" if kind in KINDS else kind


def _rows(connection: Connection, name: str, ids: Sequence[int]) -> list[Row]:
    source = SOURCES[name]
    return connection.execute(
        f"SELECT {source.cells}, {source.asks} FROM {source.table} "
        "WHERE t.id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )


def _entry(kind: EntryKind, entry_id: int, at: str, cells: Row, files: tuple[Attachment, ...]) -> Entry:
    (
        contact_id,
        title,
        body,
        minutes,
        direction,
        outcome,
        number,
        amount,
        currency,
        rrule,
        state,
        author,
        pinned,
        written_at,
        origin,
        to_do,
    ) = cells
    return Entry(
        kind=kind,
        id=entry_id,
        at=at,
        title=title,
        body=body if len(body) <= SHOWN else f"{body[:SHOWN]}…",
        minutes=minutes,
        direction=direction,
        outcome=outcome,
        number=number,
        amount=amount,
        currency=currency,
        rrule=rrule,
        state=state,
        author=author,
        contact_id=contact_id or 0,
        pinned=bool(pinned),
        written_at=written_at,
        origin=origin,
        to_do=to_do,
        files=files,
    )


def _named(connection: Connection, contact_id: int, found: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with the names of those whose they are, where that is somebody else."""
    page = list(found)
    others = {entry.contact_id for entry in page} - {contact_id}
    names: dict[int, str] = dict(
        connection.execute(
            "SELECT id, fn FROM contact WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(others)),),
        )
        if others
        else ()
    )
    for entry in page:
        yield replace(entry, person=names[entry.contact_id]) if entry.contact_id in names else entry
