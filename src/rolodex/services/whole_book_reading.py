"""Making a new book of a whole one that was written as text."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from rolodex.domain import os_reason
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.whole_book import WholeBookCopy
from rolodex.services import json_items, packs
from rolodex.store import whole_book as store

FORMAT, VERSION = "rolodex book", 1
LINES, BLOBS = "book.jsonl", "blobs/"
LONGEST_LINE = 64_000_000
LARGEST_BLOB = 100_000_000
"""Bytes of a picture or a file: four times as many as the book takes of any."""
WIDE = 1 << 20
"""Bytes of a line that hold few enough values, whatever they are."""
MOST_LETTERS = 16_000_000
"""Bytes of a line that may hold letters of any script, each of which takes four in memory."""
MOST_PACKED = 400
"""So many times smaller than its text a book may be packed; real ones are 5 to 20 times smaller."""
SMALL = 50_000_000
"""Bytes that may be packed as tightly as they like."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_STEP = 2_000
_MADE_WRONG = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What text that was made wrong leads to, whatever is wrong with it."""
_PACKED_WRONG = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class _Head:
    """The first line: how many rows each table has, and how many pictures there are."""

    tables: dict[str, int]
    blobs: int

    @property
    def total(self) -> int:
        """Rows and pictures together."""
        return sum(self.tables.values()) + self.blobs


def restore(file: Path, path: Path, progress: Progress = silent) -> WholeBookCopy:
    """Make a new book at `path` of the copy, equal to the one that was written.

    Raises UserError, and makes nothing, where the copy is not whole or a book is there already.
    """
    try:
        with packs.opened(file) as pack:
            _check_size(pack)
            with store.filling(path) as filling:
                return _Restoring(pack, filling, progress).run()
    except (*_PACKED_WRONG, *_MADE_WRONG) as error:
        raise _not_whole(file) from error
    except OSError as error:
        raise _unreadable(file, error) from error


class _Restoring:
    """One copy on its way into one new book."""

    def __init__(self, pack: zipfile.ZipFile, filling: store.Filling, progress: Progress) -> None:
        self._pack = pack
        self._filling = filling
        self._progress = progress
        self._done = 0
        self._ahead: Any = None

    def run(self) -> WholeBookCopy:
        """Read everything, compare it with what the first line promised, and make what follows from it."""
        with self._pack.open(LINES) as stream:
            lines = _lines(stream)
            self._head = _head(next(lines, None))
            self._ahead = next(lines, None)
            while isinstance(self._ahead, dict) and "table" in self._ahead:
                self._table(self._ahead, lines)
            if self._ahead != {"end": self._head.total} or next(lines, None) is not None:
                raise ValueError("the end is missing")
        self._filling.finish({**self._head.tables, store.BLOBS: self._head.blobs}, self._indexed)
        rows = sum(self._head.tables.values())
        return WholeBookCopy(self._head.tables["contact"], rows, self._head.blobs)

    @property
    def _whole(self) -> int:
        """All the work: each row, and as much again for search."""
        return 2 * self._head.total

    def _indexed(self, done: int, total: int) -> None:
        self._progress(self._head.total + (self._head.total * done // total if total else 0), self._whole)

    def _table(self, begun: dict[str, Any], lines: Iterator[Any]) -> None:
        table = begun["table"]
        if table == store.BLOBS:
            self._filling.write_blobs(self._blob(*row) for row in self._rows(lines, 3))
            return
        columns = self._filling.columns(table)
        if not columns or list(columns) != begun["columns"]:
            raise ValueError(f"a table of another kind: {table}")
        self._filling.write(table, self._rows(lines, len(columns)))

    def _rows(self, lines: Iterator[Any], width: int) -> Iterator[Sequence[Any]]:
        """The rows up to the next line that is none."""
        for row in lines:
            if not isinstance(row, list):
                self._ahead = row
                return
            if len(row) != width:
                raise ValueError("a row of another width")
            if self._done % _STEP == 0:
                self._progress(self._done, self._whole)
            self._done += 1
            yield [_value(value) for value in row] if any(map(_is_odd, row)) else row
        self._ahead = None

    def _blob(self, sha256: str, media_type: str, size: int) -> tuple[str, str, bytes]:
        if not _SHA256.fullmatch(sha256) or size > LARGEST_BLOB:
            raise ValueError("a picture under no proper name")
        entry = self._pack.getinfo(BLOBS + sha256)
        if entry.file_size != size:
            raise ValueError("a picture of another size")
        data = self._pack.read(entry)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError("a picture that is not what its name says")
        return sha256, media_type, data


def _head(line: Any) -> _Head:
    if not isinstance(line, dict) or line["format"] != FORMAT:
        raise ValueError("no book")
    if line["version"] > VERSION or line["schema"] > store.VERSION:
        raise UserError(
            message("This copy was written by a newer Rolodex; nothing was made of it. Update Rolodex first.")
        )
    if line["schema"] != store.VERSION:
        raise ValueError("tables of a version before the first copy")
    tables = line["tables"]
    if not all(isinstance(count, int) for count in (line["blobs"], *tables.values())):
        raise ValueError("no counts")
    return _Head(tables, line["blobs"])


def _lines(stream: IO[bytes]) -> Iterator[Any]:
    """What each line says, one after another, none longer than a book has any."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise ValueError("a line longer than any of a book")
        if len(line) > MOST_LETTERS and not line.isascii():
            raise ValueError("a text longer than any of a book")
        yield json.loads(line) if len(line) <= WIDE else json_items.loads(line.decode(), LONGEST_LINE)


def _is_odd(value: Any) -> bool:
    return value is not None and type(value) is not str and type(value) is not int


def _value(value: Any) -> Any:
    """What a cell of a row says: a text, a whole number, bytes, or nothing."""
    if not _is_odd(value):
        return value
    if isinstance(value, dict) and list(value) == ["base64"]:
        return b64decode(value["base64"], validate=True)
    raise ValueError("a cell that says nothing a book may hold")


def _check_size(pack: zipfile.ZipFile) -> None:
    """Refuse what is packed so tightly that it was made to fill the disk."""
    large = small = 0
    for entry in pack.infolist():
        large, small = large + entry.file_size, small + entry.compress_size
        tight = large > SMALL and large > MOST_PACKED * max(small, 1)
        if (
            tight
            or entry.flag_bits & 1
            or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        ):
            raise ValueError("packed in no way that a book is packed")


def _not_whole(file: Path) -> UserError:
    return UserError(
        message(
            "%(file)s is not the whole copy of a book: it is of another kind, or something in it is missing "
            "or damaged. No book was made; take another copy.",
            file=str(file),
        )
    )


def _unreadable(file: Path, error: OSError) -> UserError:
    return UserError(
        message(
            "%(file)s could not be read, or the book not be written (%(reason)s). No book was made; check "
            "the folders and the room on the disk.",
            file=str(file),
            reason=os_reason.reason(error),
        )
    )
