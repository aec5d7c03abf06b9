"""A merge taken apart at any later time: what it moved goes back, what came later stays where it is.

Each row the merge touched is compared as it was before it, after it and now, column by column: what is now
as the merge left it becomes what it was before. The cards of those who come back are theirs again to the
letter; that of the one who stays keeps what was written on it since (`domain.parting`).
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rolodex.domain.contact import Contact
from rolodex.domain.parting import apart
from rolodex.store import contacts, deleted, journal, merged, merging_once, merging_texts, replay
from rolodex.store.engine import Connection
from rolodex.store.journal import Shape
from rolodex.store.past import CARD, contact
from rolodex.store.replay import KEPT_IN_USE, mend
from rolodex.store.transaction import Transaction

BOUND = (
    ("refund", "purchase_id", "purchase"),
    ("loyalty", "purchase_id", "purchase"),
    ("reminder", "deal_id", "deal"),
    ("reminder", "ticket_id", "ticket"),
    ("activity", "deal_id", "deal"),
)
"""What came later and hangs on something that goes back, goes with it: a return is of who bought."""

Cells = tuple[Any, ...]
Key = tuple[str, int]
"""A table and a row of it."""


@dataclass(slots=True)
class _Row:
    """A row that the merge touched, as it was before it, after it and is now; None where it was not there."""

    before: Cells | None
    after: Cells | None = None
    now: Cells | None = None


@dataclass(slots=True)
class _Parting:
    """One merge on its way back."""

    tx: Transaction
    step_id: int
    first: int
    others: frozenset[int]
    shapes: Mapping[str, Shape]
    rows: dict[Key, _Row] = field(default_factory=dict)
    restored: dict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("q")))

    def column(self, table: str, cells: Cells | None, name: str) -> Any:
        """What stood in a column of a row; None where the row was not there."""
        return None if cells is None else cells[self.shapes[table].columns.index(name)]

    def owner(self, table: str, cells: Cells | None) -> int:
        """Whose row it was; 0 where it was nobody's."""
        if table == "contact":
            return int(self.column(table, cells, "id") or 0)
        owned = "contact_id" in self.shapes[table].columns
        return int(self.column(table, cells, "contact_id") or 0) if owned else 0

    def put(self, table: str, cells: Cells) -> None:
        """Write a row as a whole."""
        self.tx.connection.execute(replay.upsert(table, self.shapes[table].columns), cells)
        self.restored[table].append(int(cells[0]))


def part(tx: Transaction, step_id: int, first: int, others: Iterable[int]) -> None:
    """Let those who became one in this step be apart again; `first` is who survived."""
    connection = tx.connection
    before, after, now = (
        contact(connection, first, step_id - 1),
        contact(connection, first, step_id),
        contacts.get(connection, first),
    )
    if before is None or after is None or now is None:
        raise ValueError(first)
    later = _later_merged(connection, first, step_id)
    work = _Parting(tx, step_id, first, frozenset(others), journal.shapes(connection))
    _gather(work)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    card = apart(before, after, now, later)
    _bring_back(work)
    _give_back(work)
    _put_own_card_back(work)
    _mend(work)
    contacts.replace(tx, card)
    _lead_along(work)
    merging_once.settle_again(tx, _ids(work, "campaign_member"))
    _known_apart(work, before)


def _later_merged(connection: Connection, first: int, step_id: int) -> tuple[Contact, ...]:
    """The cards of those who became one with this contact in other steps that stand."""
    found = [
        contact(connection, one.merged_id, one.step_id - 1)
        for one in merged.into(connection, first)
        if one.step_id > step_id
    ]
    return tuple(card for card in found if card is not None)


def _gather(work: _Parting) -> None:
    """Read what the step touched, as it was before and after it, and as it is now."""
    connection = work.tx.connection
    entries = connection.execute(
        "SELECT id, table_name, schema_version, row_id, op, before FROM journal WHERE changeset_id = ? "
        "ORDER BY id",
        (work.step_id,),
    )
    for _, table, version, row_id, op, before in entries:
        known = _today(work, table, version, op, before)
        if known is not None:
            work.rows.setdefault((known[0], row_id), _Row(known[1]))
    last = entries[-1][0]
    for table, rows in _by_table(work.rows).items():
        shape = work.shapes[table]
        names = ", ".join(f'"{column}"' for column in shape.columns)
        sql = f'SELECT {names} FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))'
        for cells in connection.execute(sql, (json.dumps(rows),)):
            row = work.rows[table, cells[0]]
            row.now = row.after = tuple(cells)
    _after(work, last)


def _after(work: _Parting, last: int) -> None:
    """Find what the rows were right after the step: what they were before the first later entry of each."""
    seen: set[Key] = set()
    entries = work.tx.connection.execute(
        "SELECT j.table_name, j.schema_version, j.row_id, j.op, j.before FROM journal j WHERE j.id > ? "
        "AND (j.table_name, j.row_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?)) ORDER BY j.id",
        (last, json.dumps(list(work.rows))),
    )
    for table, version, row_id, op, before in entries:
        known = _today(work, table, version, op, before)
        if known is not None and (known[0], row_id) not in seen:
            seen.add((known[0], row_id))
            work.rows[known[0], row_id].after = known[1]


def _today(
    work: _Parting, table: str, version: int, op: str, before: str | None
) -> tuple[str, Cells | None] | None:
    """An entry of the journal in terms of today's tables; None where those know no such table."""
    if op == "I" or before is None:
        carried = replay.carried_row(table, {}, version)
        return None if carried is None else (carried[0], None)
    known = replay.as_today(work.tx.connection, work.shapes, table, version, json.loads(before))
    return None if known is None else (known[0], tuple(known[1]))


def _by_table(rows: Iterable[Key]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for table, row_id in rows:
        found[table].append(row_id)
    return dict(found)


def _bring_back(work: _Parting) -> None:
    """Bring those who went back, with the rows of their cards as they were to the letter."""
    theirs = {
        key: row.before
        for key, row in work.rows.items()
        if key[0] in CARD and row.before is not None and work.owner(key[0], row.before) in work.others
    }
    rows: dict[str, dict[int, Sequence[Any]]] = defaultdict(dict)
    for (table, row_id), cells in theirs.items():
        rows[table][row_id] = cells
    deleted.bring_words(work.tx, work.shapes, rows)
    for table in ("tag", "custom_field", *CARD):
        for back in rows.get(table, {}).values():
            work.put(table, tuple(back))
    for key in theirs:
        del work.rows[key]


def _give_back(work: _Parting) -> None:
    """Bring back what is not of the cards of those who were merged, as far as it is as the merge left it."""
    for (table, row_id), row in work.rows.items():
        if _is_own_card(work, table, row) or (table in KEPT_IN_USE and row.before is None):
            continue
        if row.before is None:
            if row.now == row.after or table in ("merged_contact", "source"):
                work.tx.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        elif row.now is not None and row.after is not None:
            _take_back(work, table, row_id, row)
        elif row.now is None and row.after is None:
            work.put(table, row.before)


def _take_back(work: _Parting, table: str, row_id: int, row: _Row) -> None:
    """Write those columns of a row that are as the merge left them as they were before it."""
    if row.before is None or row.after is None or row.now is None:
        return
    columns = work.shapes[table].columns
    back: dict[str, Any] = {}
    for name, was, left, now in zip(columns, row.before, row.after, row.now, strict=True):
        if was != left and now == left:
            back[name] = was
        elif was != left and (table, name) == ("campaign", "audience"):
            back[name] = merging_texts.audience_apart(was, left, now)
    if back:
        assignments = ", ".join(f'"{name}" = ?' for name in back)
        work.tx.connection.execute(
            f'UPDATE "{table}" SET {assignments} WHERE id = ?', (*back.values(), row_id)
        )
        work.restored[table].append(row_id)


def _is_own_card(work: _Parting, table: str, row: _Row) -> bool:
    """Whether a row is of the card of the one who stays."""
    if table not in CARD or table == "contact":
        return False
    return work.owner(table, row.before or row.after or row.now) == work.first


def _put_own_card_back(work: _Parting) -> None:
    """Put the rows of the card of the one who stays back, of tables in which none was touched since."""
    own = {key: row for key, row in work.rows.items() if _is_own_card(work, key[0], row)}
    touched = {table for (table, _), row in own.items() if row.now != row.after}
    for (table, row_id), row in own.items():
        if table in touched:
            continue
        if row.before is not None:
            work.put(table, row.before)
        elif row.now is not None:
            work.tx.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))


def _mend(work: _Parting) -> None:
    """Lead links to those who were merged since to whom they became, and let go of what is no more."""
    for table, ids in work.restored.items():
        for column, parent, vanishes in work.shapes[table].links:
            if parent == "contact":
                merged.lead(work.tx.connection, table, column, ids)
            mend(work.tx.connection, table, ids, column, parent, vanishes=vanishes)


def _lead_along(work: _Parting) -> None:
    """Let what came later and hangs on something that went back go with it."""
    for table, column, parent in BOUND:
        for row_id in _ids(work, parent):
            work.tx.connection.execute(
                f"UPDATE {table} SET contact_id = (SELECT contact_id FROM {parent} WHERE id = ?1) "
                f"WHERE {column} = ?1 AND contact_id = ?2",
                (row_id, work.first),
            )


def _ids(work: _Parting, table: str) -> list[int]:
    return list(dict.fromkeys(work.restored.get(table, ())))


def _known_apart(work: _Parting, before: Contact) -> None:
    """Let cards of those who came back that were read since be theirs."""
    heads = work.tx.connection.execute(
        "SELECT id, uid FROM contact WHERE uid <> '' AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(work.others)),),
    )
    for contact_id, uid in heads:
        if uid != before.uid:
            work.tx.connection.execute(
                "UPDATE source SET contact_id = ? WHERE contact_id = ? AND uid = ?",
                (contact_id, work.first, uid),
            )
