"""Workbooks (XLSX) as rows of text, within bounds; formulas stand as what they came to last."""

from __future__ import annotations

import datetime
import math
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, redirect_stdout
from decimal import Decimal
from pathlib import Path
from typing import Any

from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message
from rolodex.domain.table_text import LONG_CELL, LONGEST, TEXT_KEPT, Row
from rolodex.services import packs, workbook_bounds

MEBIBYTE = 1 << 20
LARGEST = 200 * MEBIBYTE
UNPACKED = 1_000 * MEBIBYTE
"""All parts of a workbook together."""
TEXTS = 100 * MEBIBYTE
"""The part with the texts of all cells, which is held in memory."""
PARTS = 10_000
ROWS = 1_048_576
COLUMNS = 1_000
TOO_WIDE = message("It has more than %(count)d cells.", count=COLUMNS)
_TEXTS = "sharedStrings.xml"
_HEAD = 4096
_PADDED = re.compile(r"0+")
_OLD = b"\xd0\xcf\x11\xe0"
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY", b"<\x00!\x00D\x00O", b"<\x00!\x00E\x00N")


def sheets(path: Path) -> tuple[str, ...]:
    """The names of the sheets that hold cells. Raises UserError where the file is no workbook we read."""
    with closing(_opened(path)) as book:
        return tuple(sheet.title for sheet in book.worksheets)


def rows(path: Path, sheet: str = "", text: bool = False) -> Iterator[Row]:
    """The rows of a sheet (the first where none is named) that have any cell, with their numbers from 1.

    With `text` each row says as a text what it holds. Raises UserError where it cannot be read.
    """
    with closing(_opened(path)) as book:
        found = next((one for one in book.worksheets if sheet in ("", one.title)), None)
        if found is None:
            raise UserError(
                message(
                    "“%(file)s” has no sheet “%(sheet)s”; nothing was changed.", file=path.name, sheet=sheet
                )
            )
        # What a file says of its own size may be wrong, and rows may be numbered without end.
        found.reset_dimensions()
        cells_of = found.iter_rows(max_row=ROWS)
        for number in range(1, ROWS + 1):
            cells = _next(cells_of, path, number)
            if cells is None:
                return
            last = _last(cells)
            if last > COLUMNS:
                yield Row(number, (), "", TOO_WIDE)
            elif last:
                yield _row(number, tuple(map(_said, cells[:last])), text=text)


def _next(cells_of: Iterator[Any], path: Path, number: int) -> Sequence[Any] | None:
    """The cells of the next row; None behind the last."""
    try:
        found: Sequence[Any] | None = next(cells_of, None)
    except Exception as error:  # the library tells broken parts by errors of many kinds
        raise UserError(
            message(
                "“%(file)s” cannot be read from row %(row)d on; nothing was changed. "
                "Save it again as XLSX or as CSV.",
                file=path.name,
                row=number,
            )
        ) from error
    return found


def _row(number: int, texts: tuple[str, ...], *, text: bool) -> Row:
    if any(len(one) > LONGEST for one in texts):
        return Row(number, (), ";".join(texts)[:TEXT_KEPT], LONG_CELL)
    return Row(number, texts, ";".join(texts) if text else "")


def _opened(path: Path) -> Any:
    """The workbook, once its parts were found to keep within bounds."""
    _check(path)
    import openpyxl  # start-up: 250 ms

    try:
        # The library prints what it wonders at; the output belongs to what a command answers.
        with redirect_stdout(sys.stderr):
            return openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # the library tells broken parts by errors of many kinds
        raise _unreadable(path) from error


def _unreadable(path: Path) -> UserError:
    return UserError(
        message(
            "“%(file)s” is no workbook that can be read; nothing was changed. "
            "Save it again as XLSX or as CSV.",
            file=path.name,
        )
    )


def _check(path: Path) -> None:
    """Raise UserError for what is no workbook, and for one that would not keep within bounds."""
    try:
        with path.open("rb") as stream:
            old = stream.read(4) == _OLD
        if old:
            raise UserError(
                message(
                    "“%(file)s” is an old or locked workbook (XLS, or with a password); nothing was changed. "
                    "Save it as XLSX without a password.",
                    file=path.name,
                )
            )
        if path.stat().st_size > LARGEST:
            raise UserError(too_large(path.name))
        with packs.opened(path) as archive:
            _check_parts(path, archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError) as error:
        raise _unreadable(path) from error
    except OSError as error:
        raise UserError(
            message(
                "“%(file)s” cannot be opened; nothing was changed. Look whether it is there.", file=path.name
            )
        ) from error


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    texts = sum(part.file_size for part in parts if part.filename.endswith(_TEXTS))
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED or texts > TEXTS:
        raise UserError(too_large(path.name))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                head = stream.read(_HEAD)
            if any(mark in head for mark in _FORBIDDEN):
                raise _unreadable(path)
    if not workbook_bounds.hold(archive, _TEXTS):
        raise UserError(too_large(path.name))


def too_large(name: str) -> Message:
    """That a file is larger than what is read."""
    return message("“%(file)s” is too large to read; nothing was changed. Part it in two.", file=name)


def _last(cells: Sequence[Any]) -> int:
    """How many cells a row has without the empty ones at its end."""
    last = len(cells)
    while last and cells[last - 1].value is None:
        last -= 1
    return last


def _said(cell: Any) -> str:
    """A cell as text: numbers without a needless point, dates in ISO 8601, digits with their zeros."""
    value = cell.value
    if isinstance(value, str):
        return value.replace("_x000D_", "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, _format_of(cell))
    if isinstance(value, datetime.datetime):
        whole = value.hour == value.minute == value.second == 0
        return value.date().isoformat() if whole else value.isoformat(timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="minutes" if not value.second else "seconds")
    return str(value)


def _format_of(cell: Any) -> str:
    """How a cell shows its number; "" where it does not say, or by a style that is not there."""
    try:
        return str(cell.number_format or "")
    except LookupError:
        return ""


def _number(value: float, form: str) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value == int(value):
        digits = str(int(value))
        # A postcode of a column that is formatted 00000 shows its zeros.
        return digits.zfill(len(form)) if value >= 0 and _PADDED.fullmatch(form) else digits
    return format(Decimal(repr(value)), "f")
