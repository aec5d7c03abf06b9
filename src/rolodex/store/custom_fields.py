"""Fields of the user's own, and what contacts say there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rolodex.domain import kept_json
from rolodex.domain.contact import Custom
from rolodex.domain.custom_field import CustomField
from rolodex.store import bulk
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

Cells = tuple[object, ...]
CELLS = ("position", "field_id", "value")


def fields(connection: Connection) -> tuple[CustomField, ...]:
    """All fields in their order."""
    rows = connection.execute("SELECT id, name, type, scope, choices FROM custom_field ORDER BY position, id")
    return tuple(_field(*row) for row in rows)


def save(tx: Transaction, field: CustomField) -> int:
    """Add a field (id 0) or put it in place of the one with its id; gives its id."""
    ((name,),) = storable([(field.name,)])
    cells = (name, field.type, field.scope, json.dumps(field.choices, ensure_ascii=False))
    if field.id:
        tx.connection.execute(
            "UPDATE custom_field SET name = ?, type = ?, scope = ?, choices = ? WHERE id = ?",
            (*cells, field.id),
        )
        return field.id
    return tx.connection.insert(
        "INSERT INTO custom_field(position, name, type, scope, choices) "
        "VALUES ((SELECT coalesce(max(position), -1) + 1 FROM custom_field), ?, ?, ?, ?)",
        cells,
    )


def delete(tx: Transaction, field_id: int) -> None:
    """Take a field away with all that stands in it."""
    tx.connection.execute("DELETE FROM custom_field WHERE id = ?", (field_id,))


def having_foreign(connection: Connection, name: str) -> list[int]:
    """The contacts that have a property of this name kept word for word."""
    rows = connection.execute(
        "SELECT DISTINCT contact_id FROM foreign_property WHERE upper(name) = upper(?) ORDER BY contact_id",
        (name,),
    )
    return [contact_id for (contact_id,) in rows]


def values(connection: Connection, contact_ids: Sequence[int]) -> Iterator[tuple[int, Custom]]:
    """What these contacts say in fields of the user's own, in the order of each card."""
    rows = connection.execute(
        "SELECT v.contact_id, f.name, v.value, f.type FROM custom_value v "
        "JOIN custom_field f ON f.id = v.field_id "
        "WHERE v.contact_id IN (SELECT value FROM json_each(?)) ORDER BY v.contact_id, v.position, v.id",
        (json.dumps(list(contact_ids)),),
    )
    for contact_id, name, value, kind in rows:
        yield contact_id, Custom(name, value, kind)


def insert(tx: Transaction, said: Iterable[tuple[int, Sequence[Custom]]]) -> None:
    """Write what new contacts say."""
    those = [(contact_id, customs) for contact_id, customs in said if customs]
    if those:
        rows = [(contact_id, *row) for contact_id, customs in those for row in cells(tx, customs)]
        bulk.insert(tx, "custom_value", ("contact_id", *CELLS), rows)


def cells(tx: Transaction, customs: Sequence[Custom]) -> list[Cells]:
    """The cells of these values; a field the book does not have yet is made for the one who brings it."""
    found: list[Cells] = []
    for place, custom in enumerate(customs):
        ((name, value),) = storable([(custom.name, custom.value)])
        found.append((place, _field_id(tx, str(name), custom), value))
    return found


def _field_id(tx: Transaction, name: str, custom: Custom) -> int:
    known = tx.connection.value(
        "SELECT min(id) FROM custom_field WHERE name = ? AND type = ?", (name, custom.type)
    )
    return int(known) if known else save(tx, CustomField(0, name, custom.type, "one"))


def _field(field_id: int, name: str, kind: Any, scope: Any, choices: str) -> CustomField:
    return CustomField(field_id, name, kind, scope, kept_json.texts(choices))
