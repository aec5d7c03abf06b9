"""The whole book as text, out and in again: a zip of JSON lines, and of pictures and attachments."""

from __future__ import annotations

import json
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from rolodex.domain import due
from rolodex.domain.progress import Progress, silent
from rolodex.domain.whole_book import WholeBookCopy
from rolodex.services.files import replacing
from rolodex.services.whole_book_reading import BLOBS, FORMAT, LINES, VERSION, restore
from rolodex.store import blobs as kept
from rolodex.store import whole_book as store
from rolodex.store.book import Book, Connection

__all__ = ["WholeBook", "restore"]

_STEP = 2_000
_PACKED = 4
"""Level of zlib: beyond it lines of JSON take twice the time for a twentieth less room."""


class WholeBook:
    """One book as a file that needs no database to be read."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def export(self, out: Path, progress: Progress = silent) -> WholeBookCopy:
        """Write everything the book holds, its history and settings too, as one zip."""
        with self._book.reading() as connection, replacing(out) as stream:
            counts = {table: store.count(connection, table) for table in store.tables(connection)}
            pictures = store.blobs(connection)
            total = sum(counts.values()) + len(pictures)
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKED) as pack:
                with pack.open(_entry(), "w", force_zip64=True) as lines:
                    _write(lines, connection, counts, lambda done: progress(done, total))
                for number, (sha256, _, _) in enumerate(pictures):
                    progress(total - len(pictures) + number, total)
                    blob = kept.get(connection, sha256)
                    if blob is not None:  # pictures are packed already
                        pack.writestr(BLOBS + sha256, blob.data, zipfile.ZIP_STORED)
        progress(total, total)
        return WholeBookCopy(counts["contact"], sum(counts.values()), len(pictures))


def _write(
    lines: IO[bytes], connection: Connection, counts: dict[str, int], told: Callable[[int], None]
) -> None:
    pictures = store.blobs(connection)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "schema": store.VERSION,
        "made": due.stamp(datetime.now(UTC)),
        "tables": counts,
        "blobs": len(pictures),
    }
    lines.write(_line(head))
    done = 0
    for table, columns in store.tables(connection).items():
        lines.write(_line({"table": table, "columns": columns}))
        for batch in _batches(store.rows(connection, table, columns)):
            lines.write(b"".join(map(_line, batch)))
            done += len(batch)
            told(done)
    lines.write(_line({"table": "blob", "columns": ["sha256", "media_type", "size"]}))
    lines.write(b"".join(map(_line, pictures)))
    lines.write(_line({"end": done + len(pictures)}))


def _entry() -> zipfile.ZipInfo:
    """The lines as a file of the zip, readable by whoever may read the zip."""
    entry = zipfile.ZipInfo(LINES, datetime.now(UTC).timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _STEP:
            yield batch
            batch = []
    yield batch


def _line(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_bytes)
    return text.encode() + b"\n"


def _bytes(value: Any) -> dict[str, str]:
    if not isinstance(value, bytes):
        raise TypeError(f"a book holds no {type(value).__name__}")
    return {"base64": b64encode(value).decode()}
