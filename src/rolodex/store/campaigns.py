"""Campaigns in and out of their table, and how many of their people and pieces are in which state."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace as with_values
from typing import Any

from rolodex.domain import audience_json
from rolodex.domain.campaign import Campaign, CampaignRow, CampaignStatus, MemberState
from rolodex.store import campaign_states, steps
from rolodex.store.engine import AMONG, Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

COLUMNS = (
    "name",
    "kind",
    "date",
    "cost",
    "currency",
    "offer_id",
    "note",
    "status",
    "audience",
    "job",
    "credit_days",
    "letter_id",
    "parent_id",
    "drip_id",
)
_LINKS = frozenset({"offer_id", "letter_id", "parent_id", "drip_id"})
_ROW = "SELECT id, name, kind, date, status, cost, currency FROM campaign"


def every(connection: Connection) -> tuple[CampaignRow, ...]:
    """All campaigns, the newest first."""
    rows = connection.execute(f"{_ROW} ORDER BY coalesce(nullif(date, ''), created_at) DESC, id DESC")
    return _counted(connection, rows)


def count(connection: Connection) -> int:
    """How many campaigns there are."""
    return int(connection.value("SELECT count(*) FROM campaign"))


def row(connection: Connection, campaign_id: int) -> CampaignRow | None:
    """One campaign as it is listed, or None when it is gone."""
    found = _counted(connection, connection.execute(f"{_ROW} WHERE id = ?", (campaign_id,)))
    return found[0] if found else None


def get(connection: Connection, campaign_id: int) -> Campaign | None:
    """One campaign, or None when it is gone. Raises UserError where a newer version wrote whom it is for."""
    rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM campaign WHERE id = ?", (campaign_id,))
    if not rows:
        return None
    cells: dict[str, Any] = dict(zip(COLUMNS, rows[0], strict=True))
    cells |= {link: cells[link] or 0 for link in _LINKS}
    cells["audience"] = audience_json.audience(cells["audience"])
    return Campaign(id=campaign_id, **cells)


def lacks(connection: Connection, campaign: Campaign) -> bool:
    """Whether the offer, letter, plan or campaign that it names is gone."""
    named = {"offer": campaign.offer_id, "letter": campaign.letter_id, "drip": campaign.drip_id}
    named["campaign"] = campaign.parent_id
    return any(
        number and not connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (number,))
        for table, number in named.items()
    )


def insert(tx: Transaction, campaign: Campaign) -> int:
    """Write a campaign down and give its id."""
    (cells,) = storable([(*_cells(campaign), steps.stamp())])
    columns = (*COLUMNS, "created_at")
    marks = ", ".join("?" * len(columns))
    return tx.connection.insert(f"INSERT INTO campaign({', '.join(columns)}) VALUES ({marks})", cells)


def replace(tx: Transaction, campaign: Campaign) -> None:
    """Put this campaign in place of the one with its id."""
    (cells,) = storable([_cells(campaign)])
    assignments = ", ".join(f"{column} = ?" for column in COLUMNS)
    tx.connection.execute(f"UPDATE campaign SET {assignments} WHERE id = ?", (*cells, campaign.id))


def set_status(tx: Transaction, campaign_id: int, status: CampaignStatus, date: str = "") -> None:
    """Let a campaign be planned, sent or closed; it gets this date where it has none."""
    tx.connection.execute(
        "UPDATE campaign SET status = ?1, date = coalesce(nullif(date, ''), ?2) "
        "WHERE id = ?3 AND (status <> ?1 OR (date = '' AND ?2 <> ''))",
        (status, date, campaign_id),
    )


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these campaigns away with their members; orders owed to them stay."""
    tx.connection.execute(f"DELETE FROM campaign WHERE id {AMONG}", (json.dumps(list(ids)),))


def counts(connection: Connection, campaign_id: int) -> dict[MemberState, int]:
    """How many people of a campaign are in each state that any is in."""
    return dict(
        connection.execute(
            "SELECT state, count(*) FROM campaign_member WHERE campaign_id = ? GROUP BY state",
            (campaign_id,),
        )
    )


def with_offer(connection: Connection, offer_id: int) -> tuple[int, ...]:
    """The campaigns with this offer that were sent, the newest first."""
    rows = connection.execute(
        "SELECT id FROM campaign WHERE offer_id = ? AND status <> 'planned' ORDER BY date DESC, id DESC",
        (offer_id,),
    )
    return tuple(campaign_id for (campaign_id,) in rows)


def _counted(connection: Connection, rows: Sequence[Sequence[Any]]) -> tuple[CampaignRow, ...]:
    """The campaigns with how many of their people and pieces there are, and in which state."""
    found: dict[int, CampaignRow] = {}
    for campaign_id, name, kind, date, status, cost, currency in rows:
        found[campaign_id] = CampaignRow(campaign_id, name, kind, date, status, cost=cost, currency=currency)
    people, pieces = campaign_states.counted(connection, list(found))
    return tuple(
        with_values(
            one,
            people=sum(people[one.id].values()),
            pieces=sum(pieces[one.id].values()),
            sent=pieces[one.id].get("sent", 0),
            returned=pieces[one.id].get("returned", 0),
            answered=pieces[one.id].get("answered", 0),
            bought=pieces[one.id].get("bought", 0),
            people_in=dict(people[one.id]),
        )
        for one in found.values()
    )


def _cells(campaign: Campaign) -> tuple[object, ...]:
    cells = {column: getattr(campaign, column) for column in COLUMNS}
    cells |= {link: cells[link] or None for link in _LINKS}
    cells["audience"] = audience_json.text(campaign.audience)
    return tuple(cells.values())
