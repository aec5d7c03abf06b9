"""Contacts as they were after any step: their rows of now, and the journal walked back from there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from rolodex.domain.contact import Contact, Custom
from rolodex.store import contacts, journal, replay
from rolodex.store.engine import SCHEMA_VERSION, Connection
from rolodex.store.journal import NONE
from rolodex.store.properties import PROPERTIES

CARD = ("contact", *(prop.table for prop in PROPERTIES.values()), "contact_tag", "custom_value")
"""The tables whose rows make a card."""
PROBED = 20_000
"""Fewer pairs of step and contact than this are looked up each; for more the steps are read through."""

Cells = Sequence[Any]
_WANTED = "(SELECT value FROM json_each(:ids))"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal in terms of today's tables; `before` is None where the row was made."""

    table: str
    row_id: int
    contact_id: int
    op: str
    before: Cells | None


def contact(connection: Connection, contact_id: int, step_id: int) -> Contact | None:
    """One contact as it was after this step, or None where it was not there."""
    past = Past(connection, (contact_id,))
    past.go_back(step_id)
    return past.contacts().get(contact_id)


class Past:
    """Some contacts on their way back in time, beginning with the book as it is."""

    def __init__(self, connection: Connection, ids: Iterable[int]) -> None:
        self._connection = connection
        self._ids = sorted(set(ids))
        self._shapes = journal.shapes(connection)
        self._step = int(connection.value("SELECT coalesce(max(id), 0) FROM changeset"))
        self._rows: dict[str, dict[int, Cells]] = {table: self._now(table) for table in CARD}
        # What another program wrote and no step has adopted yet is the newest of all.
        self._take(self._entries("changeset_id = :last", 0, NONE))

    def go_back(self, step_id: int) -> None:
        """Be at the moment after this step, which is no later than the moment reached."""
        if step_id >= self._step:
            return
        steps = int(
            self._connection.value(
                "SELECT count(*) FROM changeset WHERE id > ? AND id <= ?", (step_id, self._step)
            )
        )
        condition = (
            "changeset_id IN (SELECT id FROM changeset WHERE id > :first AND id <= :last)"
            if steps * len(self._ids) <= PROBED
            else "changeset_id > :first AND changeset_id <= :last"
        )
        self._take(self._entries(condition, step_id, self._step))
        self._step = step_id

    def take_back(self) -> tuple[Entry, ...]:
        """Be at the moment before the step reached; gives what it wrote about these contacts."""
        written = tuple(self._entries("changeset_id = :last", 0, self._step))
        self._take(written)
        self._step -= 1
        return written

    def contacts(self) -> dict[int, Contact]:
        """Those of the contacts that were there at this moment, by their ids."""
        items: dict[int, dict[str, list[Any]]] = defaultdict(dict)
        for field, prop in PROPERTIES.items():
            for owner, cells in self._of(prop.table, prop.columns[1:]):
                items[owner].setdefault(field, []).append(prop.item(*cells))
        for owner, (tag,) in self._named("contact_tag", "tag_id", (), "tag", ("name",)):
            items[owner].setdefault("categories", []).append(tag)
        for owner, (value, name, kind) in self._named(
            "custom_value", "field_id", ("value",), "custom_field", ("name", "type")
        ):
            items[owner].setdefault("custom", []).append(Custom(name, value, kind))
        head = self._getter("contact", contacts.SHOWN)
        heads = self._rows["contact"]
        return {
            contact_id: contacts.assembled(contact_id, head(heads[contact_id]), items[contact_id])
            for contact_id in self._ids
            if contact_id in heads
        }

    def _now(self, table: str) -> dict[int, Cells]:
        shape = self._shapes[table]
        names = ", ".join(f'"{column}"' for column in shape.columns)
        whose = "id" if table == "contact" else "contact_id"
        row_id = shape.columns.index("id")
        rows = self._connection.execute(
            f'SELECT {names} FROM "{table}" WHERE {whose} IN {_WANTED}', {"ids": json.dumps(self._ids)}
        )
        return {row[row_id]: row for row in rows}

    def _entries(self, condition: str, first: int, last: int) -> Iterator[Entry]:
        """What the journal tells of these contacts, the newest first."""
        for table, version, row_id, contact_id, op, before in self._connection.execute(
            "SELECT table_name, schema_version, row_id, contact_id, op, before FROM journal "
            f"WHERE {condition} AND contact_id IN {_WANTED} ORDER BY id DESC",
            {"ids": json.dumps(self._ids), "first": first, "last": last},
        ):
            if op == "I":
                today = table if version == SCHEMA_VERSION else self._table_of(table, version)
                if today:
                    yield Entry(today, row_id, contact_id, op, None)
                continue
            known = replay.as_today(self._connection, self._shapes, table, version, json.loads(before))
            if known:
                yield Entry(known[0], row_id, contact_id, op, known[1])

    def _take(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            rows = self._rows.get(entry.table)
            if rows is None:
                continue
            if entry.before is None:
                rows.pop(entry.row_id, None)
            else:
                rows[entry.row_id] = entry.before

    def _table_of(self, table: str, version: int) -> str:
        found = replay.carried_row(table, {}, version)
        return found[0] if found else ""

    def _of(self, table: str, columns: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """These cells of the rows of a table with whose they are, in the order of the cards."""
        order = self._getter(table, ("contact_id", "position", "id"))
        cells = self._getter(table, columns)
        for row in sorted(self._rows[table].values(), key=order):
            yield order(row)[0], cells(row)

    def _named(
        self, table: str, link: str, columns: Sequence[str], parent: str, named: Sequence[str]
    ) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """As `_of`, each with these cells of the row it points to as that was at this moment."""
        rows = list(self._of(table, (link, *columns)))
        known = self._parents(parent, {cells[0] for _, cells in rows}, named)
        for owner, (parent_id, *cells) in rows:
            if parent_id in known:
                yield owner, (*cells, *known[parent_id])

    def _parents(
        self, table: str, ids: Iterable[int], columns: Sequence[str]
    ) -> Mapping[int, tuple[Any, ...]]:
        """Tags or fields of the user's own as they were: as they are, or were before a later step."""
        wanted = {"ids": json.dumps(sorted(ids)), "step": self._step}
        found: dict[int, tuple[Any, ...]] = {
            row_id: tuple(cells)
            for row_id, *cells in self._connection.execute(
                f'SELECT id, {", ".join(columns)} FROM "{table}" WHERE id IN {_WANTED}', wanted
            )
        }
        getter = self._getter(table, columns)
        for row_id, version, before in self._connection.execute(
            "SELECT row_id, schema_version, before FROM journal WHERE table_name IN ('tag', 'custom_field') "
            f"AND op <> 'I' AND table_name = '{table}' AND row_id IN {_WANTED} "
            "AND (changeset_id > :step OR changeset_id = 0) ORDER BY id DESC",
            wanted,
        ):
            known = replay.as_today(self._connection, self._shapes, table, version, json.loads(before))
            if known:
                found[row_id] = getter(known[1])
        return found

    def _getter(self, table: str, columns: Sequence[str]) -> Any:
        """What gives these cells of a row, as a tuple."""
        places = [self._shapes[table].columns.index(column) for column in columns]
        if len(places) == 1:
            (place,) = places
            return lambda row: (row[place],)
        return itemgetter(*places)
