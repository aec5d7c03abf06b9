"""An import taken back while what was written since on the people it changed stays.

The rows of the step go back as those of any step. A person whom the import changed and somebody edited later
keeps those edits: the card is what it was before, with all that makes it differ now from what the import
left. Newcomers go; where later work hangs on them, that is said first.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rolodex.domain.contact import Contact
from rolodex.domain.parting import apart
from rolodex.domain.progress import Progress
from rolodex.store import clashing, contacts, replay
from rolodex.store.engine import Connection
from rolodex.store.history import UndoClash
from rolodex.store.past import Past
from rolodex.store.transaction import Transaction

BATCH = 500
_WANTED = "(SELECT value FROM json_each(?))"
_OWN = ("household_id", "created_at", "updated_at")
"""Columns of a contact that no card says and no import changes."""


@dataclass(frozen=True, slots=True)
class _Edited:
    """People the import changed whom later steps touched: with the cards they shall have, and who is gone."""

    cards: tuple[Contact, ...]
    rows: tuple[tuple[object, ...], ...]
    gone: frozenset[int]


def touched_since(connection: Connection, step_id: int) -> dict[int, list[int]]:
    """The contacts a step touched whom later steps that stand touched too, with those steps, newest first."""
    later = clashing.later_steps(connection, step_id)
    found: dict[int, list[int]] = {}
    for contact_id, later_id in connection.execute(
        f"SELECT DISTINCT contact_id, changeset_id FROM journal WHERE changeset_id IN {_WANTED} "
        "AND contact_id IN (SELECT contact_id FROM journal WHERE changeset_id = ?) "
        "ORDER BY contact_id, changeset_id DESC",
        (json.dumps(later), step_id),
    ):
        found.setdefault(contact_id, []).append(later_id)
    return found


def play(tx: Transaction, step_id: int, anyway: bool, progress: Progress) -> None:
    """Bring the rows of an import back; raises UndoClash where later work on newcomers would be lost."""
    connection = tx.connection
    since = touched_since(connection, step_id)
    edited = _edited(connection, step_id, sorted(since))
    if not anyway:
        _refuse(connection, step_id, edited, since)
    replay.replay(tx, step_id, progress)
    for card in edited.cards:
        contacts.replace(tx, card)
    assignments = ", ".join(f"{column} = ?" for column in _OWN)
    connection.executemany(f"UPDATE contact SET {assignments} WHERE id = ?", edited.rows)
    contacts.delete(tx, sorted(edited.gone))


def _edited(connection: Connection, step_id: int, since: Sequence[int]) -> _Edited:
    new = {
        contact_id
        for (contact_id,) in connection.execute(
            "SELECT row_id FROM journal WHERE changeset_id = ? AND table_name = 'contact' AND op = 'I'",
            (step_id,),
        )
    }
    ids = [contact_id for contact_id in since if contact_id not in new]
    now = {contact.id: contact for contact in contacts.get_many(connection, ids)}
    rows = connection.execute(
        f"SELECT {', '.join(_OWN)}, id FROM contact WHERE id IN {_WANTED}", (json.dumps(ids),)
    )
    gone = frozenset(ids) - now.keys() - _merged(connection, ids)
    return _Edited(tuple(_cards(connection, step_id, now)), tuple(map(tuple, rows)), gone)


def _cards(connection: Connection, step_id: int, now: dict[int, Contact]) -> Iterator[Contact]:
    """The cards as they were before the step, with what was written on them since."""
    ids = sorted(now)
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        past = Past(connection, batch)
        past.go_back(step_id)
        after = past.contacts()
        list(past.take_back())
        before = past.contacts()
        for one in batch:
            if one in before and one in after:
                yield apart(before[one], after[one], now[one])


def _refuse(connection: Connection, step_id: int, edited: _Edited, since: Collection[int]) -> None:
    """Raise UndoClash where taking the import back would lose more than edits that stay."""
    staying = {card.id for card in edited.cards} | edited.gone
    found = [clash for clash in clashing.clashes(connection, step_id) if clash.contact_id not in staying]
    there = {contact.id for contact in contacts.get_many(connection, [clash.contact_id for clash in found])}
    lost = {*there, 0, *_merged(connection, since)}
    told = tuple(clash for clash in found if clash.contact_id in lost)
    if told:
        raise UndoClash(told)


def _merged(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of these contacts that became one with another."""
    rows = connection.execute(
        f"SELECT merged_id FROM merged_contact WHERE merged_id IN {_WANTED}", (json.dumps(sorted(ids)),)
    )
    return {merged_id for (merged_id,) in rows}
