"""Plans of what follows a piece, and what was done of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rolodex.domain.drip import Drip, DripStep
from rolodex.store import bulk
from rolodex.store.days import local_day
from rolodex.store.engine import AMONG, Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_STEP = ("drip_id", "parent_id", "position", "days", "state", "deed", "letter_id", "text")


def every(connection: Connection) -> tuple[Drip, ...]:
    """All plans by name."""
    rows = connection.execute("SELECT id, name FROM drip ORDER BY name COLLATE NOCASE, id")
    steps = _steps(connection)
    return tuple(Drip(drip_id, name, steps.get(drip_id, ())) for drip_id, name in rows)


def get(connection: Connection, drip_id: int) -> Drip | None:
    """One plan, or None when it is gone."""
    for (name,) in connection.execute("SELECT name FROM drip WHERE id = ?", (drip_id,)):
        return Drip(drip_id, name, _steps(connection).get(drip_id, ()))
    return None


def put(tx: Transaction, drip: Drip) -> int:
    """Write a plan down, or in place of the one with its id, and give its id; steps keep theirs.

    A step with a negative id is new, and those after it may name it as the step before them.
    """
    (name,) = storable([(drip.name,)])
    if drip.id:
        tx.connection.execute("UPDATE drip SET name = ? WHERE id = ? AND name <> ?", (*name, drip.id, *name))
    drip_id = drip.id or tx.connection.insert("INSERT INTO drip(name) VALUES (?)", name)
    kept = [step.id for step in drip.steps if step.id > 0]
    tx.connection.execute(
        f"DELETE FROM drip_step WHERE drip_id = ? AND id NOT {AMONG}", (drip_id, json.dumps(kept))
    )
    numbers: dict[int, int] = {}
    for place, step in enumerate(drip.steps):
        parent = numbers.get(step.parent_id, step.parent_id)
        (cells,) = storable(
            [
                (
                    drip_id,
                    parent or None,
                    place,
                    step.days,
                    step.state,
                    step.deed,
                    step.letter_id or None,
                    step.text,
                )
            ]
        )
        if step.id > 0:
            tx.connection.execute(
                f"UPDATE drip_step SET {', '.join(f'{column} = ?' for column in _STEP)} WHERE id = ?",
                (*cells, step.id),
            )
        else:
            numbers[step.id] = tx.connection.insert(
                f"INSERT INTO drip_step({', '.join(_STEP)}) VALUES ({', '.join('?' * len(_STEP))})", cells
            )
    return drip_id


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these plans away; what was done of them stays done."""
    tx.connection.execute(f"DELETE FROM drip WHERE id {AMONG}", (json.dumps(list(ids)),))


def _steps(connection: Connection) -> dict[int, tuple[DripStep, ...]]:
    found: dict[int, tuple[DripStep, ...]] = {}
    for drip_id, step_id, parent, days, state, deed, letter, text in connection.execute(
        "SELECT drip_id, id, coalesce(parent_id, 0), days, state, deed, coalesce(letter_id, 0), text "
        "FROM drip_step ORDER BY drip_id, position, id"
    ):
        step = DripStep(step_id, parent, days, state, deed, letter, text)
        found[drip_id] = (*found.get(drip_id, ()), step)
    return found


_DUE = f"""
WITH step AS (
  SELECT c.id AS campaign_id, c.name AS campaign, s.id AS step_id, s.parent_id, s.days, s.state
    FROM campaign c JOIN drip_step s ON s.drip_id = c.drip_id WHERE c.status <> 'planned')
SELECT step.campaign_id, step.campaign, step.step_id, m.id, m.contact_id
  FROM step JOIN campaign_member m ON m.campaign_id = step.campaign_id
  LEFT JOIN drip_deed before ON before.member_id = m.id AND before.step_id = step.parent_id
 WHERE m.lead_id IS NULL AND m.state <> 'planned'
   AND (step.parent_id IS NULL OR before.id IS NOT NULL)
   AND CASE step.state WHEN '' THEN m.state <> 'returned' WHEN 'silent' THEN m.state = 'sent'
            ELSE m.state = step.state END
   AND date(max(
         CASE WHEN before.id IS NULL THEN {local_day("m.sent_at")} ELSE {local_day("before.at")} END,
         CASE WHEN step.state IN ('answered', 'bought') THEN {local_day("m.answered_at")}
              WHEN step.state = 'returned' THEN {local_day("m.returned_at")} ELSE '' END),
       '+' || step.days || ' days') <= :today
   AND NOT EXISTS (SELECT 1 FROM drip_deed d WHERE d.member_id = m.id AND d.step_id = step.step_id)
 ORDER BY step.campaign_id DESC, step.step_id, m.id"""


def due(connection: Connection, today: str) -> list[tuple[int, str, int, int, int]]:
    """What is due: campaign, its name, step, member and contact; one member of each household leads."""
    return connection.execute(_DUE, {"today": today})


def collecting(connection: Connection, step_id: int) -> int:
    """The campaign that still collects what this step queues; 0 where there is none."""
    rows = connection.execute(
        "SELECT c.id FROM drip_deed d JOIN campaign c ON c.id = d.campaign_id "
        "WHERE d.step_id = ? AND c.status = 'planned' ORDER BY c.id DESC LIMIT 1",
        (step_id,),
    )
    return int(rows[0][0]) if rows else 0


def done(tx: Transaction, deeds: Iterable[tuple[int, int, str, str, int | None, int | None]]) -> None:
    """Note deeds: step, member, when, what came of it, the campaign and the follow-up that were made."""
    columns = ("step_id", "member_id", "at", "outcome", "campaign_id", "reminder_id")
    bulk.insert(tx, "drip_deed", columns, deeds)
