"""Who left one segment and entered another, and on which day.

Of a day only what came of it is written down: who is back in the evening where they were in the morning, for
a step was taken back or another one made up for it, did not move. What is taken back on a later day is a move
of that day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rolodex.domain.message import Message
from rolodex.domain.segment import BUILT_IN, TITLES, Move
from rolodex.store.days import EPOCH
from rolodex.store.engine import Connection

NONE = Message("")


class Moved(NamedTuple):
    """A contact that left a segment (0: none) and entered another (0: none)."""

    contact_id: int
    left_id: int
    entered_id: int

    @property
    def kind(self) -> tuple[int, int]:
        """What only one thing can come of in a day: the contact, and the segment or 0 for the lifecycle."""
        number = self.left_id or self.entered_id
        return self.contact_id, 0 if number in BUILT_IN else number

    def after(self, before: Moved) -> Moved:
        """What came of both, where this one came later."""
        return Moved(self.contact_id, before.left_id, self.entered_id)


def write(connection: Connection, moves: Iterable[Moved], today: date) -> None:
    """Write down who moved today."""
    new = {move.kind: move for move in moves}
    if not new:
        return
    ids = json.dumps(sorted({move.contact_id for move in new.values()}))
    known = connection.execute(
        "SELECT id, contact_id, left_id, entered_id FROM segment_move "
        "WHERE contact_id IN (SELECT value FROM json_each(?)) AND day = ?",
        (ids, (today - EPOCH).days),
    )
    replaced = []
    for row_id, *cells in known:
        before = Moved(*cells)
        if before.kind in new:
            new[before.kind] = new[before.kind].after(before)
            replaced.append((row_id,))
    connection.executemany("DELETE FROM segment_move WHERE id = ?", replaced)
    day, at = (today - EPOCH).days, today.isoformat()
    connection.executemany(
        "INSERT INTO segment_move(contact_id, left_id, entered_id, at, day) VALUES (?, ?, ?, ?, ?)",
        [(*move, at, day) for move in new.values() if move.left_id != move.entered_id],
    )


def moves(
    connection: Connection, limit: int, offset: int = 0, segment_id: int = 0, contact_id: int = 0
) -> tuple[Move, ...]:
    """Who moved, the last first: all, or those into or out of one segment, or those of one contact."""
    such, values = ["1"], []
    if segment_id:
        such.append("? IN (m.left_id, m.entered_id)")
        values.append(segment_id)
    if contact_id:
        such.append("m.contact_id = ?")
        values.append(contact_id)
    rows = connection.execute(
        "SELECT m.contact_id, c.fn, m.at, m.left_id, m.entered_id FROM segment_move m "
        f"JOIN contact c ON c.id = m.contact_id WHERE {' AND '.join(such)} "
        "AND (m.left_id <= 0 OR m.left_id IN (SELECT id FROM segment)) "
        "AND (m.entered_id <= 0 OR m.entered_id IN (SELECT id FROM segment)) "
        "ORDER BY m.day DESC, m.id DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    own = connection.execute("SELECT id, name FROM segment")
    names = {**TITLES, **{number: Message("%(text)s", (("text", name),)) for number, name in own}, 0: NONE}
    return tuple(
        Move(contact_id, fn, day, names[left], names[entered], left, entered)
        for contact_id, fn, day, left, entered in rows
    )
