"""A book as bare pages, read where SQLite gives up: trees of tables, leaves that lost their tree, records.

Nothing of the file is trusted: every number is held against what it may be, and what does not fit is
`Unreadable`, at the cost of one row or one page. The format is described at https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

MAGIC = b"SQLite format 3\0"
SIZES = tuple(512 << power for power in range(8))

LEAF, INTERIOR = 0x0D, 0x05
KINDS = frozenset({0x02, 0x05, 0x0A, 0x0D})
"""The first byte of a page of a table or an index."""

DEEPEST = 20
LONGEST = 1 << 27
"""Bytes of the largest row that is believed."""
LEAST, MOST = -(1 << 63), (1 << 63) - 1

Value = int | float | str | bytes | None
Record = tuple[int, list[Value]]
"""A row: its rowid and its values."""


class Unreadable(Exception):  # noqa: N818 - says what is the matter, and is caught where the next row is tried
    """These bytes are no page, cell or record."""


@dataclass(slots=True)
class Tree:
    """The leaves of one table, with the rowids each may hold, and what lies between them unread.

    Rowids of a leaf or a gap are more than the first number and at most the second.
    """

    leaves: list[tuple[int, int, int]] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)


class Pages:
    """The pages of one file; `seen` marks those that a tree was found to hold."""

    def __init__(self, path: Path, page_size: int, reserved: int = 0, encoding: str = "utf-8") -> None:
        self.size = page_size
        self.usable = page_size - reserved
        self.encoding = encoding
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._stream = os.fdopen(self._file, "rb", buffering=1 << 16)
        self.count = path.stat().st_size // page_size
        self.seen = bytearray(self.count + 1)
        self._most_local = self.usable - 35
        self._least_local = (self.usable - 12) * 32 // 255 - 23

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def page(self, number: int) -> bytes:
        """The bytes of a page, counted from 1."""
        if not 1 <= number <= self.count:
            raise Unreadable
        self._stream.seek((number - 1) * self.size)
        return self._stream.read(self.size)

    def kind(self, number: int) -> int:
        """The first byte of what stands on a page."""
        self._stream.seek((number - 1) * self.size + (100 if number == 1 else 0))
        read = self._stream.read(1)
        return read[0] if read else 0

    def claim(self, number: int) -> None:
        """Mark a page as belonging to a tree; no page can belong to two."""
        if not 1 <= number <= self.count or self.seen[number]:
            raise Unreadable
        self.seen[number] = 1

    def walk(self, root: int) -> Tree:
        """The leaves of the tree whose root is on this page, in the order of their rowids."""
        tree = Tree()
        waiting = [(root, LEAST, MOST, 0)]
        while waiting:
            number, low, high, depth = waiting.pop()
            try:
                self.claim(number)
                kind = self.kind(number)
                if kind == LEAF:
                    tree.leaves.append((number, low, high))
                elif kind == INTERIOR and depth < DEEPEST:
                    below = self._children(number, low, high)
                    waiting += [(*child, depth + 1) for child in reversed(below)]
                else:
                    raise Unreadable
            except (Unreadable, IndexError):
                tree.gaps.append((low, high))
        return tree

    def orphans(self) -> Iterator[int]:
        """Leaves of tables that no tree holds."""
        return (n for n in range(1, self.count + 1) if not self.seen[n] and self.kind(n) == LEAF)

    def claim_free(self) -> bool:
        """Mark the pages that hold nothing any more; gives whether all of them are known."""
        head = self.page(1)
        if not head.startswith(MAGIC):
            return False
        trunk, left = int.from_bytes(head[32:36]), int.from_bytes(head[36:40])
        while trunk and left > 0:
            try:
                self.claim(trunk)
                page = self.page(trunk)
            except Unreadable:
                return False
            leaves = min(int.from_bytes(page[4:8]), self.usable // 4 - 2)
            for place in range(leaves):
                number = int.from_bytes(page[8 + 4 * place : 12 + 4 * place])
                if 1 <= number <= self.count and not self.seen[number]:
                    self.seen[number] = 1
                    left -= 1
            left -= 1
            trunk = int.from_bytes(page[:4])
        return not trunk and not left

    def children(self, number: int) -> list[int]:
        """The pages below an interior page, none where it cannot be read."""
        try:
            return [child for child, _, _ in self._children(number, LEAST, MOST)]
        except (Unreadable, IndexError):
            return []

    def records(
        self, number: int, low: int = LEAST, high: int = MOST, spoilt: Callable[[int], None] | None = None
    ) -> Iterator[Record]:
        """The rows of a leaf in the order of their rowids, those left out that cannot be read.

        `spoilt` is told the rowid before each row that was there and could not be read.
        """
        page = self.page(number)
        start = 100 if number == 1 else 0
        last = low
        for place in _places(page, start, 8, self.usable):
            try:
                if not place:
                    raise Unreadable
                rowid, values = self._record(page, place)
                if not last < rowid <= high:
                    raise Unreadable
            except (Unreadable, IndexError, ValueError, OverflowError):
                if spoilt is not None:
                    spoilt(last)
                continue
            last = rowid
            yield rowid, values

    def _children(self, number: int, low: int, high: int) -> list[tuple[int, int, int]]:
        """The pages below an interior page, each with the rowids it may hold."""
        page = self.page(number)
        start = 100 if number == 1 else 0
        found: list[tuple[int, int, int]] = []
        last = low
        for place in _places(page, start, 12, self.usable):
            key, _ = signed(page, place + 4) if 0 < place < self.usable - 4 else (low - 1, 0)
            if not last <= key <= high:
                raise Unreadable
            found.append((int.from_bytes(page[place : place + 4]), last, key))
            last = key
        found.append((int.from_bytes(page[start + 8 : start + 12]), last, high))
        return found

    def _record(self, page: bytes, place: int) -> Record:
        size, place = varint(page, place)
        rowid, place = signed(page, place)
        if size > LONGEST:
            raise Unreadable
        local = self._local(size)
        if place + local > self.usable:
            raise Unreadable
        payload = page[place : place + local]
        if local < size:
            payload = self._followed(payload, int.from_bytes(page[place + local : place + local + 4]), size)
        return rowid, self._values(payload)

    def _local(self, size: int) -> int:
        if size <= self._most_local:
            return size
        kept = self._least_local + (size - self._least_local) % (self.usable - 4)
        return kept if kept <= self._most_local else self._least_local

    def _followed(self, payload: bytes, number: int, size: int) -> bytes:
        """The payload with what overflowed to other pages; a chain is as long as the size says."""
        parts = [payload]
        left = size - len(payload)
        while left:
            page = self.page(number)
            number = int.from_bytes(page[:4])
            part = page[4 : min(self.usable, 4 + left)]
            parts.append(part)
            left -= len(part)
        if number:
            raise Unreadable
        return b"".join(parts)

    def _values(self, payload: bytes) -> list[Value]:
        end, place = varint(payload, 0)
        body = end
        values: list[Value] = []
        while place < end:
            code = payload[place]
            if code < 0x80:
                place += 1
            else:
                code, place = varint(payload, place)
            if code >= 13 and code & 1:
                size = (code - 13) >> 1
                values.append(str(payload[body : body + size], self.encoding))
            elif code >= 12:
                size = (code - 12) >> 1
                values.append(payload[body : body + size])
            else:
                size = _SIZES[code]
                values.append(_number(code, payload[body : body + size]))
            body += size
        if place != end or body != len(payload):
            raise Unreadable
        return values


_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)


def _number(code: int, data: bytes) -> Value:
    if code in (8, 9):
        return code - 8
    if code == 0:
        return None
    if code == 7:  # no column of ours holds a fraction
        raise Unreadable
    if code >= 10 or len(data) != _SIZES[code]:
        raise Unreadable
    return int.from_bytes(data, signed=True)


def varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = data[place]
    place += 1
    if value < 0x80:
        return value, place
    value &= 0x7F
    for _ in range(7):
        byte = data[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | data[place], place + 1


def signed(data: bytes, place: int) -> tuple[int, int]:
    """A rowid, which may be less than nothing, and where it ends."""
    value, place = varint(data, place)
    return (value - (1 << 64) if value > MOST else value), place


def _places(page: bytes, start: int, header: int, usable: int) -> list[int]:
    """Where the cells of a page begin; 0 for one that would lie outside of it."""
    if len(page) < start + header:
        raise Unreadable
    count = int.from_bytes(page[start + 3 : start + 5])
    first = start + header
    if first + 2 * count > usable:
        raise Unreadable
    places = [int.from_bytes(page[at : at + 2]) for at in range(first, first + 2 * count, 2)]
    return [place if first + 2 * count <= place < usable else 0 for place in places]


def page_size(path: Path) -> int:
    """The size of the pages of a file, told by what they begin with where its head is lost; 0: no book."""
    with path.open("rb") as stream:
        head = stream.read(100)
        if head.startswith(MAGIC):
            said = int.from_bytes(head[16:18])
            said = 65536 if said == 1 else said
            if said in SIZES and likeness(path, said) >= 0.5:
                return said
    like = {size: likeness(path, size) for size in SIZES}
    best = max(like.values())
    # Every fourth page of 1 KB begins where one of 4 KB would, so the smallest is what it is.
    return next(size for size in SIZES if like[size] >= 0.9 * best) if best >= LIKE else 0


def has_lost_its_head(path: Path) -> bool:
    """Whether a file that does not begin as a database has the pages of one all the same."""
    with path.open("rb") as stream:
        begins = stream.read(len(MAGIC))
    return begins != MAGIC and page_size(path) > 0


LIKE = 0.6
"""From this share of pages on that begin as pages do, a file without a head is believed to be a book."""
LOOKED_AT = 400


def likeness(path: Path, size: int) -> float:
    """Which share of the pages of a file begin as pages of a table or an index do, of a few hundred."""
    count = path.stat().st_size // size
    if not count:
        return 0.0
    numbers = range(1, count + 1, max(1, count // LOOKED_AT))
    with path.open("rb") as stream:
        like = weighed = 0
        for number in numbers:
            stream.seek((number - 1) * size + (100 if number == 1 else 0))
            head = stream.read(12)
            if len(head) < 12 or not head[0]:
                continue  # an empty page tells nothing, one of an overflow little
            weighed += 1
            like += _begins_as_a_page(head, size)
    return like / weighed if weighed else 0.0


def _begins_as_a_page(head: bytes, size: int) -> bool:
    if head[0] not in KINDS:
        return False
    cells = int.from_bytes(head[3:5])
    content = int.from_bytes(head[5:7]) or 65536
    return cells * 2 + 8 <= size and content <= size and head[7] <= 60
