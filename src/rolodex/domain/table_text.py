"""Text as rows of cells: what parts the cells, which row names the columns, and where a row is broken."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from rolodex.domain.asked import key
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message

DELIMITERS = ",;\t|"
LONGEST = 100_000
"""Letters of one cell; what is longer is rejected."""
LONGEST_ROW = 1_000_000
"""Letters of one row; a quotation mark that never closes is told from a long note by this."""
MOST_COLUMNS = 2_000
TEXT_KEPT = 20_000
"""So many letters of a rejected row are kept to show to the user."""
_READ_AGAIN = 30_000_000
"""Letters read a second time because quotation marks did not close, before the file is given up."""
_MOST_BROKEN = 50_000
"""Rows with broken quotation marks, before the file is given up."""
_SEPARATOR = re.compile(r"\ufeff?sep=(?P<mark>.)\s*", re.IGNORECASE | re.DOTALL)
"""What some programs write above the first row."""
_VALUE = re.compile(r"\d|@|://")
_LOOKED_AT = 15
"""A header is looked for among so many rows."""


class Row(NamedTuple):
    """The cells of one row, the line it begins on (from 1) and its text as the file has it.

    A row that could not be read has a `reason` and no cells.
    """

    line: int
    cells: tuple[str, ...]
    text: str = ""
    reason: Message | None = None


UNCLOSED = message("A quotation mark is not closed, or stands inside a cell.")
TOO_LONG = message("It is longer than a row may be.")
TOO_MANY = message("It has more than %(count)d cells.", count=MOST_COLUMNS)
LONG_CELL = message("A cell is longer than %(count)d letters.", count=LONGEST)


class _Lines:
    """Lines that can be given back; those handed out since the last row are remembered."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._coming = iter(lines)
        self._back: deque[str] = deque()
        self.number = 0
        self.taken: list[str] = []
        self._letters = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line. Raises csv.Error where the row has grown too long."""
        if self.taken and self._letters > LONGEST_ROW:
            raise csv.Error
        line = self._back.popleft() if self._back else next(self._coming)
        self.taken.append(line)
        self._letters += len(line)
        self.number += 1
        return line.replace("\0", "")

    def begin(self) -> None:
        """What comes now is another row."""
        self.taken.clear()
        self._letters = 0

    def plain(self, mark: str) -> Row | None:
        """The next row that says something, if its line can simply be parted; else the line stays.

        Most lines of most tables can, in a third of the time.
        """
        while True:
            line = self._back.popleft() if self._back else next(self._coming, None)
            if line is None:
                return None
            body = line.rstrip("\r\n")
            cells = body.split(mark)
            if (
                '"' in line
                or "\0" in line
                or "\r" in body
                or "\n" in body
                or len(line) > LONGEST
                or len(cells) > MOST_COLUMNS
            ):
                self._back.appendleft(line)
                return None
            self.number += 1
            if any(map(str.strip, cells)):
                return Row(self.number, tuple(cells), line)

    def give_back(self, keep: int = 0) -> int:
        """Hand out again the lines of the row but the first so many; says how many letters they have."""
        rest = self.taken[keep:]
        self._back.extendleft(reversed(rest))
        self.number -= len(rest)
        del self.taken[keep:]
        letters = sum(map(len, rest))
        self._letters -= letters
        return letters


def rows(lines: Iterable[str], delimiter: str, file: str = "") -> Iterator[Row]:
    """The rows of a text; of what is broken the first line alone is told, and reading goes on behind it.

    Lines keep their ends. Raises UserError where quotation marks are so broken that nothing can be told.
    """
    # One cell may be as long as a row here; what is too long for a cell is told with its row.
    csv.field_size_limit(2 * LONGEST_ROW)
    source = _Lines(lines)
    again = width = broken = 0
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        if plain := source.plain(delimiter):
            width = width or len(plain.cells)
            yield plain
            continue
        source.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            again += source.give_back()
            found, letters = _mended(source, delimiter, width)
            again += letters
            broken += 1
            if again > _READ_AGAIN or broken > _MOST_BROKEN:
                raise UserError(_hopeless(file, source.number)) from None
            yield found
            reader = csv.reader(source, delimiter=delimiter, strict=True)
            continue
        width = width or len(cells)
        if any(map(str.strip, cells)):
            yield _row(source.number - len(source.taken) + 1, cells, "".join(source.taken))


def _hopeless(file: str, line: int) -> Message:
    return message(
        "“%(file)s” cannot be read from line %(line)d on; nothing was changed. "
        "Look for a quotation mark that is not closed.",
        file=file,
        line=line,
    )


def _mended(source: _Lines, delimiter: str, width: int) -> tuple[Row, int]:
    """A row that breaks the rules of quotation marks, as lenient programs read it, where that goes well.

    It does not where a row is swallowed that is whole by itself: then the first line alone is told as broken.
    Says also how many letters were given back.
    """
    cells: list[str] = []
    with suppress(csv.Error, StopIteration):
        cells = next(csv.reader(source, delimiter=delimiter))
    taken = list(source.taken)
    # At its end the reader gives what it has, closed or not.
    closed = bool(cells) and not _is_open(taken, delimiter)
    if closed and len(cells) == (width or len(cells)) and not _swallowed(taken, delimiter, len(cells)):
        return _row(source.number - len(taken) + 1, cells, "".join(taken)), 0
    letters = source.give_back(keep=1)
    reason = TOO_LONG if len(taken[0]) > LONGEST_ROW else UNCLOSED
    return Row(source.number, (), taken[0][:TEXT_KEPT], reason), letters


def _is_open(lines: Sequence[str], delimiter: str) -> bool:
    """Whether a quotation mark of these lines is not closed at their end."""
    with suppress(csv.Error):
        return list(csv.reader([*lines, _END], delimiter=delimiter))[-1] != [_END]
    return True


def _swallowed(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether a line behind the first is a whole row by itself."""
    for line in lines[1:]:
        with suppress(csv.Error):
            if [len(cells) for cells in csv.reader([line], delimiter=delimiter, strict=True)] == [width]:
                return True
    return False


_END = "\N{SYMBOL FOR END OF TEXT}"


def _row(line: int, cells: Sequence[str], text: str) -> Row:
    if len(text) > LONGEST_ROW:
        return Row(line, (), text[:TEXT_KEPT], TOO_LONG)
    if len(cells) > MOST_COLUMNS:
        return Row(line, (), text[:TEXT_KEPT], TOO_MANY)
    if len(text) > LONGEST and any(len(cell) > LONGEST for cell in cells):
        return Row(line, (), text[:TEXT_KEPT], LONG_CELL)
    return Row(line, tuple(cells), text)


def told_delimiter(line: str) -> str:
    """What a first line such as `sep=;` says, "" where it is no such line."""
    found = _SEPARATOR.fullmatch(line)
    return found["mark"] if found and found["mark"] in DELIMITERS else ""


def delimiter(lines: Sequence[str]) -> str:
    """What parts the cells of these first lines: what gives them the same number of cells, and the most."""
    told = told_delimiter(lines[0]) if lines else ""
    return told or max(DELIMITERS, key=lambda mark: _fits(lines, mark))


def _fits(lines: Sequence[str], mark: str) -> tuple[float, int]:
    """How evenly a mark parts the rows, and into how many cells."""
    try:
        counts = [len(row.cells) for row in rows(lines, mark) if row.cells]
    except UserError:
        return 0.0, 0
    if not counts or max(counts) < 2:
        return 0.0, 0
    usual = max(set(counts), key=lambda count: (counts.count(count), count))
    # Cells that are missing at the end of a row are no sign against a mark; too many are.
    even = sum(1.0 if count == usual else 0.5 if count < usual else 0.0 for count in counts) / len(counts)
    return (round(even * 4) / 4 if usual > 1 else 0.0), usual


def header_row(found: Sequence[Sequence[str]], known: frozenset[str]) -> int:
    """Which of the first rows names the columns, counted from 0; -1 where none does.

    `known` are names of columns as `domain.asked.key` has them.
    """
    best, most = -1, 0.0
    width = max((len(cells) for cells in found), default=0)
    for place, cells in enumerate(found[:_LOOKED_AT]):
        names = [cell.strip() for cell in cells if cell.strip()]
        if not names:
            continue
        score = sum(1.0 for name in names if key(name) in known)
        score -= sum(1.0 for name in names if key(name) not in known and _VALUE.search(name))
        if score > most and len(names) * 2 >= width:
            best, most = place, score
    if best < 0 and found and _reads_as_names(found):
        return 0
    return best


def _reads_as_names(found: Sequence[Sequence[str]]) -> bool:
    """Whether the first row may be names although none is known: all different, short, and unlike values."""
    names = [cell.strip() for cell in found[0]]
    if len(names) < 2 or not all(names) or len(set(names)) < len(names):
        return False
    if any(_VALUE.search(name) or len(name) > 40 for name in names):
        return False
    return any(_VALUE.search(cell) for cells in found[1:] for cell in cells)
