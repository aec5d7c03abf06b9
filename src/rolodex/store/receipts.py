"""Receipts of imports, packed: a heading under position 0, then the rows part by part."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from rolodex.domain import kept_json
from rolodex.domain.card import Fate, PropertyFate
from rolodex.domain.errors import UserError
from rolodex.domain.importing import ReceiptRow, RowKind
from rolodex.domain.message import Message
from rolodex.domain.receipt_json import KINDS, Heading, heading_of, heading_text, rows_of, rows_text
from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction

ROWS = 512
"""Rows of one part."""
LARGEST = 64 * 1024 * 1024
"""Bytes of one part, unpacked."""
_FAST = 1


class Writing:
    """Writes the receipt of one import while it is done; no step of the history takes it away."""

    def __init__(self, tx: Transaction, import_id: int) -> None:
        self._tx = tx
        self._import_id = import_id
        self._waiting: list[ReceiptRow] = []
        self._parts: list[tuple[int, ...]] = []
        self._shapes: Counter[tuple[PropertyFate, ...]] = Counter()

    def add(self, rows: Sequence[ReceiptRow]) -> None:
        """Note what became of these."""
        self._waiting += rows
        while len(self._waiting) >= ROWS:
            self._write(self._waiting[:ROWS])
            del self._waiting[:ROWS]

    def finish(self, heading: Heading) -> None:
        """Write what is left, and the heading with the sums."""
        if self._waiting:
            self._write(self._waiting)
            self._waiting = []
        heading = replace(heading, fates=_summed(self._shapes), parts=tuple(self._parts))
        self._put(0, 0, heading_text(heading))

    def _write(self, rows: Sequence[ReceiptRow]) -> None:
        kinds = [row.kind for row in rows]
        self._parts.append(tuple(kinds.count(kind) for kind in KINDS))
        times = Counter(id(row.fates) for row in rows)
        for key, shape in {id(row.fates): row.fates for row in rows}.items():
            self._shapes[shape] += times[key]
        self._put(len(self._parts), len(rows), rows_text(rows))

    def _put(self, position: int, rows: int, text: str) -> None:
        self._tx.connection.execute(
            "INSERT INTO import_receipt(import_id, position, rows, data) VALUES (?, ?, ?, ?)",
            (self._import_id, position, rows, zlib.compress(text.encode("utf-8", "replace"), _FAST)),
        )


def _summed(shapes: Counter[tuple[PropertyFate, ...]]) -> tuple[PropertyFate, ...]:
    """How many properties of each name had each fate, the names in their order, with the reasons."""
    sums: Counter[tuple[str, Fate, Message | None]] = Counter()
    for shape, times in shapes.items():
        for fate in shape:
            sums[fate.name, fate.fate, fate.reason] += fate.count * times
    found = [PropertyFate(name, fate, count, reason) for (name, fate, reason), count in sums.items()]
    return tuple(sorted(found, key=lambda one: (one.name, one.fate)))


def heading(connection: Connection, import_id: int) -> Heading | None:
    """What the receipt of an import says over its rows; None where the import left none."""
    rows = connection.execute(
        "SELECT data FROM import_receipt WHERE import_id = ? AND position = 0", (import_id,)
    )
    return heading_of(_unpacked(rows[0][0])) if rows else None


def headings(connection: Connection) -> dict[int, Heading]:
    """The headings of all receipts by import."""
    rows = connection.execute("SELECT import_id, data FROM import_receipt WHERE position = 0")
    found = {}
    for import_id, data in rows:
        with suppress(UserError):  # an import without a readable receipt is listed by what its row says
            found[import_id] = heading_of(_unpacked(data))
    return found


def rows(
    connection: Connection, import_id: int, kind: RowKind | None, offset: int, limit: int
) -> tuple[ReceiptRow, ...]:
    """A page of the rows of a receipt in the order of the files, or of those of one kind."""
    known = heading(connection, import_id)
    if known is None:
        return ()
    found: list[ReceiptRow] = []
    first = 0
    for position, counts in enumerate(known.parts, 1):
        here = sum(counts) if kind is None else sum(counts[KINDS.index(kind) :][:1])
        if first < offset + limit and first + here > offset:
            data = connection.value(
                "SELECT data FROM import_receipt WHERE import_id = ? AND position = ?", (import_id, position)
            )
            wanted = [row for row in rows_of(_unpacked(data)) if kind in (None, row.kind)]
            found += wanted[max(0, offset - first) : offset + limit - first]
        first += here
    return tuple(found)


def _unpacked(data: bytes) -> str:
    """The text of a part. Raises UserError where it was not packed by us, or to more than we would pack."""
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(data, LARGEST).decode("utf-8")
    except (zlib.error, TypeError, ValueError) as error:
        raise kept_json.unreadable() from error
    if unpacking.unconsumed_tail:
        raise kept_json.unreadable()
    return text
