"""Saved mappings of tables, in and out of their table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolodex.domain import mapping_json
from rolodex.domain.mapping import Mapping
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_READ = "SELECT id, name, subject, columns FROM import_mapping"


def every(connection: Connection) -> tuple[Mapping, ...]:
    """All mappings, the first made first."""
    return tuple(map(_mapping, connection.execute(f"{_READ} ORDER BY id")))


def of_header(connection: Connection, header: str) -> Mapping | None:
    """The mapping saved last for a table with this folded header; None where there is none."""
    found = connection.execute(
        f"{_READ} WHERE header = ? AND header <> '' ORDER BY id DESC LIMIT 1", (header,)
    )
    mapping = _mapping(found[0]) if found else None
    return mapping if mapping is not None and mapping.targets else None


def insert(tx: Transaction, mapping: Mapping, header: str) -> int:
    """Write a mapping down and give its id."""
    (cells,) = storable([(mapping.name, mapping.subject, header, mapping_json.as_text(mapping))])
    return tx.connection.insert(
        "INSERT INTO import_mapping(name, subject, header, columns) VALUES (?, ?, ?, ?)", cells
    )


def replace(tx: Transaction, mapping: Mapping, header: str) -> None:
    """Put this mapping in place of the one with its id; without a header that stays."""
    (cells,) = storable([(mapping.name, mapping.subject, mapping_json.as_text(mapping), header)])
    tx.connection.execute(
        "UPDATE import_mapping SET name = ?, subject = ?, columns = ?, "
        "header = coalesce(nullif(?, ''), header) WHERE id = ?",
        (*cells, mapping.id),
    )


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these mappings away."""
    tx.connection.execute(
        "DELETE FROM import_mapping WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )


def _mapping(cells: Sequence[Any]) -> Mapping:
    mapping_id, name, subject, columns = cells
    return mapping_json.from_text(columns, name, subject, mapping_id)
