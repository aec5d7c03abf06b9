"""Layouts of labels, in and out of their table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolodex.domain import label_json
from rolodex.domain.label_layout import LabelTemplate
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_READ = "SELECT id, name, layout FROM label_template"


def every(connection: Connection) -> tuple[LabelTemplate, ...]:
    """All templates, the first made first."""
    return tuple(map(_template, connection.execute(f"{_READ} ORDER BY id")))


def get(connection: Connection, template_id: int) -> LabelTemplate | None:
    """One template, or None when it is gone."""
    found = connection.execute(f"{_READ} WHERE id = ?", (template_id,))
    return _template(found[0]) if found else None


def insert(tx: Transaction, template: LabelTemplate) -> int:
    """Write a template down and give its id."""
    (cells,) = storable([_cells(template)])
    return tx.connection.insert("INSERT INTO label_template(name, layout) VALUES (?, ?)", cells)


def replace(tx: Transaction, template: LabelTemplate) -> None:
    """Put this template in place of the one with its id."""
    (cells,) = storable([_cells(template)])
    tx.connection.execute(
        "UPDATE label_template SET name = ?, layout = ? WHERE id = ?", (*cells, template.id)
    )


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these templates away."""
    tx.connection.execute(
        "DELETE FROM label_template WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )


def _template(cells: Sequence[Any]) -> LabelTemplate:
    return LabelTemplate(cells[0], cells[1], label_json.layout_of(cells[2]))


def _cells(template: LabelTemplate) -> tuple[object, ...]:
    return template.name, label_json.layout_text(template.layout)
