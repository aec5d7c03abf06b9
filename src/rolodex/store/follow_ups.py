"""Follow-ups as they are listed: their words, their reasons, and the looks of whom they are about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from rolodex.domain import reasons
from rolodex.domain.agenda import NO_REASON, FollowUp
from rolodex.domain.listing import ContactRow
from rolodex.domain.message import Message, message, verbatim
from rolodex.store import grounds, name_order, search
from rolodex.store.engine import AMONG, Connection
from rolodex.store.grounds import Ground
from rolodex.store.live import Item

NOBODY = ContactRow(0, "")


class Row(NamedTuple):
    """What the book says of a follow-up that has a row."""

    id: int
    summary: str
    kind: str
    due: str
    rrule: str
    snoozed_to: str
    reason: str
    series_id: int
    deal_id: int
    ticket_id: int
    series: str
    deal: str
    ticket: int


_ROWS = f"""
SELECT r.id, r.summary, r.kind, r.due, r.rrule, r.snoozed_to, r.reason, coalesce(r.series_id, 0),
       coalesce(r.deal_id, 0), coalesce(r.ticket_id, 0), coalesce(s.name, ''), coalesce(d.title, ''),
       coalesce(t.number, 0)
  FROM reminder r LEFT JOIN series s ON s.id = r.series_id LEFT JOIN deal d ON d.id = r.deal_id
  LEFT JOIN ticket t ON t.id = r.ticket_id
 WHERE r.id {AMONG}
"""


def told(connection: Connection, items: Sequence[Item], today: date) -> tuple[FollowUp, ...]:
    """These follow-ups with their words and the looks of whom they are about, in the same order."""
    rows = {
        row[0]: Row(*row) for row in connection.execute(_ROWS, (_ids(item.reminder_id for item in items),))
    }
    known = [item for item in items if not item.reminder_id or item.reminder_id in rows]
    why = grounds.grounds(connection, known, today)
    looks = people(connection, [item.contact_id for item in known])
    tels = _tels(connection, looks)
    return tuple(
        replace(
            _told(item, rows.get(item.reminder_id), why.get(item)),
            tel=tels.get(item.contact_id, ""),
            **_looks(looks.get(item.contact_id, NOBODY)),
        )
        for item in known
    )


def people(connection: Connection, contact_ids: Iterable[int]) -> dict[int, ContactRow]:
    """The names and looks of these contacts, by id."""
    ids = sorted(set(contact_ids) - {0})
    return {row.id: row for row in name_order.ordered(connection, search.rows(connection, ids))}


def _told(item: Item, row: Row | None, ground: Ground | None) -> FollowUp:
    live = FollowUp(
        key=item.key,
        title=ground.title if ground else reasons.title(item.origin, "task", ""),
        due=item.slot,
        why=ground.why if ground else NO_REASON,
        shown=item.shown,
        slot=item.slot,
        kind=ground.kind if ground else "task",  # type: ignore[arg-type]
        origin=item.origin,  # type: ignore[arg-type]
        contact_id=item.contact_id,
    )
    if row is None:
        return live
    return replace(
        live,
        title=live.title if ground and not row.summary else reasons.title(item.origin, row.kind, row.summary),
        due=row.due,
        why=_why(row, live.why),
        kind=row.kind,  # type: ignore[arg-type]
        rrule=row.rrule,
        snoozed=bool(row.snoozed_to),
        deal_id=row.deal_id,
        ticket_id=row.ticket_id,
        series_id=row.series_id,
    )


def _why(row: Row, ground: Message) -> Message:
    """Why a follow-up that has a row exists: as the user said, or what it belongs to."""
    if row.reason:
        return verbatim(row.reason)
    if row.ticket:
        return message("Ticket #%(number)d", number=row.ticket)
    if row.deal:
        return message("Deal: %(title)s", title=row.deal)
    return verbatim(row.series) if row.series else ground


def _looks(row: ContactRow) -> Mapping[str, Any]:
    return {
        "fn": row.fn,
        "detail": row.detail,
        "initials": row.initials,
        "ground": row.ground,
        "photo": row.photo,
    }


def _tels(connection: Connection, contact_ids: Iterable[int]) -> dict[int, str]:
    """The first telephone number of each of these contacts that has one."""
    rows = connection.execute(
        f"SELECT contact_id, value FROM tel WHERE contact_id {AMONG} ORDER BY position DESC, id DESC",
        (_ids(contact_ids),),
    )
    return dict(rows)


def _ids(ids: Iterable[int]) -> str:
    return json.dumps(sorted(set(ids) - {0}))
