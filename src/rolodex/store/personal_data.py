"""Every row of a book that is about one contact, read for the sections of `domain.dossier_outline`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from rolodex.domain.dossier import KeptFile, Outline, Record, Section, Value
from rolodex.domain.dossier_outline import OUTLINES
from rolodex.domain.segment import TITLES
from rolodex.store import customers
from rolodex.store.engine import Connection

_NO_CELLS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records of a section stand: `such` names them by `:id`, that of the contact or of the record
    they belong to. `cells` are the columns that are not called as they are in table `t`.
    """

    table: str
    such: str = "t.contact_id = :id"
    cells: Mapping[str, str] = field(default_factory=lambda: _NO_CELLS)
    order: str = "t.at DESC, t.id DESC"
    key: str = "t.id"


SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "conversations": Source(
            "activity AS t LEFT JOIN deal AS d ON d.id = t.deal_id", cells={"deal": "coalesce(d.title, '')"}
        ),
        "attachments": Source("attachment AS t", "t.activity_id = :id", order="t.id"),
        "follow_ups": Source("reminder AS t", order="t.due DESC, t.id DESC"),
        "occurrences": Source("occurrence AS t", "t.reminder_id = :id", order="t.slot, t.id"),
        "rules": Source("follow_up_rule AS t", order="t.id"),
        "pauses": Source("pause AS t", order="t.since DESC, t.id DESC"),
        "orders": Source(
            "purchase AS t LEFT JOIN campaign AS c ON c.id = t.campaign_id "
            "LEFT JOIN offer AS o ON o.id = t.offer_id",
            cells={"campaign": "coalesce(c.name, '')", "offer": "coalesce(o.name, '')"},
        ),
        "lines": Source(
            "purchase_line AS t LEFT JOIN product AS p ON p.id = t.product_id",
            "t.purchase_id = :id",
            {"product": "coalesce(p.name, '')"},
            "t.position, t.id",
        ),
        "payments": Source("payment AS t", "t.purchase_id = :id", order="t.at, t.id"),
        "refunds": Source(
            "refund AS t LEFT JOIN purchase AS p ON p.id = t.purchase_id "
            "LEFT JOIN purchase_line AS l ON l.id = t.purchase_line_id",
            cells={"order": "coalesce(p.number, '')", "what": "coalesce(l.description, '')"},
        ),
        "loyalty": Source(
            "loyalty AS t LEFT JOIN purchase AS p ON p.id = t.purchase_id",
            cells={"order": "coalesce(p.number, '')"},
        ),
        "deals": Source(
            "deal AS t LEFT JOIN stage AS s ON s.id = t.stage_id",
            cells={"stage": "coalesce(s.name, '')", "probability": "nullif(t.probability, -1)"},
            order="t.created_at DESC, t.id DESC",
        ),
        "tickets": Source("ticket AS t", order="t.opened_at DESC, t.id DESC"),
        "campaigns": Source(
            "campaign_member AS t JOIN campaign AS c ON c.id = t.campaign_id "
            "LEFT JOIN purchase AS p ON p.id = t.purchase_id "
            "LEFT JOIN campaign_member AS l ON l.id = t.lead_id",
            cells={
                "date": "c.date",
                "campaign": "c.name",
                "kind": "c.kind",
                "order": "coalesce(p.number, '')",
                "code": "coalesce(nullif(t.code, ''), l.code, '')",
            },
            order="c.date DESC, t.id DESC",
        ),
        "steps": Source(
            "drip_deed AS t JOIN drip_step AS s ON s.id = t.step_id JOIN drip AS d ON d.id = s.drip_id",
            "t.member_id = :id",
            {"drip": "d.name"},
            "t.at, t.id",
        ),
        "letters": Source(
            "mailing_piece AS t JOIN mailing AS m ON m.id = t.mailing_id",
            cells={
                "at": "m.at",
                "name": "m.name",
                "kind": "m.kind",
                # those who share a piece with another have its words in that one's row
                "text": "coalesce(nullif(t.text, ''), (SELECT l.text FROM mailing_piece AS l "
                "WHERE l.mailing_id = t.mailing_id AND l.position = t.position AND l.text <> ''), '')",
            },
            order="m.at DESC, t.id DESC",
        ),
        "returned_addresses": Source("bad_address AS t"),
        "households": Source(
            "household AS t", "t.id = (SELECT household_id FROM contact WHERE id = :id)", order="t.id"
        ),
        "groups": Source(
            "contact AS t",
            "t.id IN (SELECT m.contact_id FROM member AS m JOIN contact AS c ON c.uid = m.uid "
            "WHERE c.id = :id AND c.uid <> '')",
            {"name": "t.fn"},
            "t.fn, t.id",
        ),
        "segments": Source(
            "segment_member AS t LEFT JOIN segment AS g ON g.id = t.segment_id",
            cells={
                "name": "coalesce(g.name, CAST(t.segment_id AS TEXT))",
                "since": "coalesce((SELECT max(v.at) FROM segment_move AS v "
                "WHERE v.contact_id = t.contact_id AND v.entered_id = t.segment_id), '')",
            },
            order="t.segment_id",
            key="t.segment_id",
        ),
        "segment_moves": Source(
            "segment_move AS t LEFT JOIN segment AS f ON f.id = t.left_id "
            "LEFT JOIN segment AS g ON g.id = t.entered_id",
            cells={
                "left": "coalesce(f.name, CAST(t.left_id AS TEXT))",
                "entered": "coalesce(g.name, CAST(t.entered_id AS TEXT))",
            },
        ),
        "standing": Source("customer AS t", cells={"lifecycle": "''"}, order="1", key="t.contact_id"),
        "sums": Source("customer_total AS t", order="t.currency", key="t.contact_id"),
        "forecast": Source("expectation AS t", order="1", key="t.contact_id"),
        "imports": Source(
            "source AS t LEFT JOIN import_batch AS b ON b.id = t.import_id",
            cells={name: f"coalesce(b.{name}, '')" for name in ("at", "file", "label", "format")},
            order="b.at DESC, t.id DESC",
        ),
        "merges": Source("merged_contact AS t"),
        "distinct": Source("distinct_pair AS t", ":id IN (t.contact_id, t.other_id)"),
        "declined_repairs": Source("declined_repair AS t"),
        "begun": Source("draft_text AS t", order="t.at DESC, t.place, t.key", key="t.key"),
        "opened": Source("opened AS t", order="1", key="t.contact_id"),
    }
)
"""By the keys of the sections and of what belongs to their records."""

NOT_SHOWN: Mapping[str, str] = MappingProxyType(
    {
        "customer_month_total": "sums of the orders that are shown",
        "month_total": "sums over all customers",
        "product_total": "sums over all customers",
        "talk_total": "counts of the conversations that are shown",
        "rhythm": "the days between the orders that are shown",
        "last_contact": "the day of the last conversation that is shown",
        "entry": "the card as the list of all shows it",
        "changeset": "told as the steps of the card",
        "journal": "told as the steps of the card",
        "fired": "which reminders the user has seen",
        "import_receipt": "told as the imports of the card",
        "setting": "choices of the user; a suggestion that was put off names its contact by number only",
        "draft": "told as the draft of the card",
    }
)
"""What else a book keeps of a contact, and why it is no section of its own."""


def sections(connection: Connection, contact_id: int, today: date) -> tuple[Section, ...]:
    """All sections in their order, those without records too."""
    return tuple(_section(connection, outline, contact_id, today) for outline in OUTLINES)


def files(connection: Connection, contact_id: int) -> tuple[KeptFile, ...]:
    """The files kept with the conversations, the oldest first."""
    rows = connection.execute(
        "SELECT t.sha256, t.name, t.media_type FROM attachment AS t JOIN activity AS a "
        "ON a.id = t.activity_id WHERE a.contact_id = ? ORDER BY a.at, t.id",
        (contact_id,),
    )
    return tuple(KeptFile(*row) for row in rows)


def _section(connection: Connection, outline: Outline, owner: int, today: date) -> Section:
    return Section(outline, tuple(_records(connection, outline, owner, today)))


def _records(connection: Connection, outline: Outline, owner: int, today: date) -> Iterator[Record]:
    source = SOURCES[outline.key]
    cells = ", ".join(source.cells.get(one.key, f't."{one.key}"') for one in outline.columns)
    rows = connection.execute(
        f"SELECT {source.key}, {cells} FROM {source.table} WHERE {source.such} ORDER BY {source.order}",
        {"id": owner},
    )
    for key, *values in rows:
        parts = tuple(_section(connection, part, key, today) for part in outline.parts)
        yield Record(_worked(connection, outline, owner, values, today), parts)


def _worked(
    connection: Connection, outline: Outline, owner: int, values: Sequence[Value], today: date
) -> tuple[Value, ...]:
    """The values with what no column of a table says: names of built-in segments, the state of a customer."""
    if outline.key == "standing":
        return (customers.states(connection, (owner,), today).get(owner, ""), *values[1:])
    if outline.key in ("segments", "segment_moves"):
        return tuple(map(_segment, values))
    return tuple(values)


_TITLES = {str(number): title.text for number, title in TITLES.items()}


def _segment(value: Value) -> Value:
    """What a built-in segment is called; nothing for that of nobody."""
    return "" if value == "0" else _TITLES.get(str(value), value)
