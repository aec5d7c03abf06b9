"""The imports of a book, also those whose step was taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from rolodex.domain.importing import Counts, ImportRow, ReceiptRow
from rolodex.domain.receipt_json import Heading
from rolodex.store import merged, receipts
from rolodex.store.engine import Connection
from rolodex.store.history import NEVER

_COLUMNS = "id, label, at, file, format, cards, created, updated, unchanged, rejected, changeset_id"


def all_imports(connection: Connection) -> tuple[ImportRow, ...]:
    """Every import, the newest first; of one that was taken back only its receipt remains."""
    undone = {step for (step,) in connection.execute("SELECT id FROM changeset WHERE undone = 1")}
    headings = receipts.headings(connection)
    rows = {row[0]: row for row in connection.execute(f"SELECT {_COLUMNS} FROM import_batch")}
    found = {
        import_id: _of_heading(import_id, heading, rows.get(import_id), undone)
        for import_id, heading in headings.items()
    }
    for import_id, row in rows.items():
        if import_id not in found:
            found[import_id] = _of_row(row, undone)
    known = {step for (step,) in connection.execute("SELECT id FROM changeset")}
    told = (found[import_id] for import_id in sorted(found, reverse=True))
    # Of an import whose step was let go with the old history nothing can be taken back.
    return tuple(one if one.changeset in known else replace(one, changeset=0) for one in told)


def names(connection: Connection, import_id: int, ids: Iterable[int]) -> dict[int, str]:
    """What these people are called; those who are gone as the receipt of the import has them."""
    wanted = set(ids)
    there: dict[int, str] = dict(
        connection.execute(
            "SELECT id, fn FROM contact WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(wanted)),),
        )
    )
    if wanted - there.keys():
        for row in receipts.rows(connection, import_id, None, 0, NEVER):
            if row.contact_id in wanted:
                there.setdefault(row.contact_id, row.title)
    return there


def led_on(connection: Connection, rows: Sequence[ReceiptRow]) -> tuple[ReceiptRow, ...]:
    """The rows with those who were merged since under whom they became."""
    became = merged.became(connection, [row.contact_id for row in rows if row.contact_id])
    return tuple(
        replace(row, contact_id=became[row.contact_id]) if row.contact_id in became else row for row in rows
    )


def _of_heading(import_id: int, heading: Heading, row: Sequence[Any] | None, undone: set[int]) -> ImportRow:
    file = ", ".join(heading.files)
    return ImportRow(
        import_id,
        row[1] if row else file,
        heading.at,
        file,
        heading.format,
        heading.counts,
        heading.changeset,
        heading.changeset not in undone,
    )


def _of_row(row: Sequence[Any], undone: set[int]) -> ImportRow:
    import_id, label, at, file, format, cards, new, updated, unchanged, rejected, step = row
    counts = Counts(cards, new, updated, unchanged, rejected)
    return ImportRow(import_id, label, at, file, format, counts, step, step not in undone)
