"""Files of tables, opened: their encoding found, their rows one by one."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from rolodex.domain.errors import UserError
from rolodex.domain.file_endings import OLD_WORKBOOKS, WORKBOOKS
from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.table_text import LONGEST_ROW, Row, delimiter, rows, told_delimiter
from rolodex.services import workbook_reading

LARGEST = 500_000_000
"""Bytes of a file; what is larger is refused."""
LONGEST_LINE = 24_000_000
"""Letters of a line of JSON or LDIF, which may hold a photo and a logo."""
ENCODINGS = ("utf-8", "cp1252", "mac_roman", "utf-16-le", "utf-16-be", "cp1250", "cp1251", "cp932", "gb18030")
"""What a user may choose from."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_MAC = re.compile(rb"[A-Za-z][\x80-\x9f]|[\x80-\x9f][a-z]")
_WINDOWS = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][a-z]")
_HIGH = re.compile(rb"[\x80-\xff]")


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, by its first bytes or its name."""
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
    except OSError as error:
        raise _cannot_open(path) from error
    return head in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0") or path.suffix.lower() in (*WORKBOOKS, *OLD_WORKBOOKS)


def read(
    path: Path, sheet: str = "", encoding: str = "", mark: str = "", progress: Progress = silent
) -> Iterator[Row]:
    """The rows of a table that are not empty; progress counts bytes, or rows of a workbook.

    Raises UserError where it cannot be read, Cancelled when `progress` does.
    """
    if is_workbook(path):
        for row in workbook_reading.rows(path, sheet, text=True):
            if row.line % 200 == 0:
                progress(row.line, 0)
            yield row
        return
    size = size_of(path)
    with _stream(path) as stream:
        lines = _lines(stream, encoding or encoding_of(path))
        first = next(lines, "")
        told = told_delimiter(first)
        found = rows(_following(first, lines, skip=bool(told)), mark or told or ",", path.name)
        for count, row in enumerate(found):
            if count % 200 == 0:
                progress(min(stream.tell(), size), size)
            yield Row(row.line + 1, row.cells, row.text, row.reason) if told else row
    progress(size, size)


def _following(first: str, lines: Iterator[str], *, skip: bool) -> Iterator[str]:
    if not skip:
        yield first
    yield from lines


def lines(path: Path) -> Iterator[str]:
    """The lines of a text, in whatever encoding it is, with their ends."""
    encoding = encoding_of(path)
    with _stream(path) as stream:
        yield from _lines(stream, encoding, LONGEST_LINE)


def pieces(path: Path) -> Iterator[str]:
    """A text in whatever encoding it is, as it comes."""
    encoding = encoding_of(path)
    with _stream(path) as stream:
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        first = text.read(_SAMPLE).removeprefix("\ufeff")
        while first:
            yield first
            first = text.read(_SAMPLE)


def too_large(path: Path) -> Message:
    """That a file is larger than what is read."""
    return workbook_reading.too_large(path.name)


def first_lines(path: Path, encoding: str, most: int) -> list[str]:
    """The first lines of a text."""
    with _stream(path) as stream:
        return list(islice(_lines(stream, encoding), most))


def delimiter_of(path: Path, encoding: str) -> str:
    """What parts the cells of a text."""
    found = delimiter(first_lines(path, encoding, 50))
    return found if found else ","


def encoding_of(path: Path) -> str:
    """The encoding of a text: by its mark, else UTF-8 where it holds, else what its letters tell."""
    with _stream(path) as stream:
        head = stream.read(_SAMPLE)
        for mark, name in _MARKS:
            if head.startswith(mark):
                return name
        if len(head) > 8 and head.count(0) > len(head) // 4:
            return "utf-16-be" if head[0] == 0 else "utf-16-le"
        strange = _not_utf8(head, stream)
    return "utf-8" if strange is None else _told_by_letters(strange)


def _not_utf8(head: bytes, stream: BinaryIO) -> bytes | None:
    """What stands where the text stops being UTF-8; None where all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    block = head
    while True:
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            start = max(0, error.start - _SAMPLE // 4)
            return block[start : start + _SAMPLE] if block else b"\xff"
        if not block:
            return None
        block = stream.read(_BLOCK)


def _told_by_letters(sample: bytes) -> str:
    """Which of the encodings of one byte a letter: letters of western names show it, else statistics do."""
    high = len(_HIGH.findall(sample))
    if len(_ALONE.findall(sample)) * 2 >= high:
        return "mac_roman" if len(_MAC.findall(sample)) > len(_WINDOWS.findall(sample)) else "cp1252"
    from charset_normalizer import from_bytes  # start-up

    best = from_bytes(sample).best()
    found = best.encoding if best else ""
    return found if found and found not in ("ascii", "utf_8") else "cp1252"


def _lines(stream: BinaryIO, encoding: str, longest: int = LONGEST_ROW) -> Iterator[str]:
    """The lines with their ends; of one that is longer than it may be only so much that it shows."""
    try:
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    except LookupError as error:
        raise UserError(
            message("There is no encoding “%(name)s”; nothing was changed.", name=encoding)
        ) from error
    begun = True
    try:
        while line := text.readline(longest + 1):
            if begun:
                line, begun = line.removeprefix("\ufeff"), False
            yield line
            while line and not line.endswith(("\n", "\r")):
                line = text.readline(longest + 1)
    finally:
        if not stream.closed:  # whoever opened it may have closed it before this ends
            text.detach()


def size_of(path: Path) -> int:
    """How many bytes a file has. Raises UserError where it is too large, or cannot be opened."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _cannot_open(path) from error
    if size > LARGEST:
        raise UserError(workbook_reading.too_large(path.name))
    return size


def _stream(path: Path) -> BinaryIO:
    size_of(path)
    try:
        return path.open("rb")
    except OSError as error:
        raise _cannot_open(path) from error


def _cannot_open(path: Path) -> UserError:
    return UserError(
        message("“%(file)s” cannot be opened; nothing was changed. Look whether it is there.", file=path.name)
    )
