"""The sick file, copied so that nothing writes to it, with the steps of its log that were complete."""

from __future__ import annotations

import shutil
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rolodex import files
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.store import engine, errors
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION
from rolodex.store.salvage_pages import LEAST, MAGIC, MOST, SIZES, Pages, Unreadable, page_size

ENCODINGS = {1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}
LARGEST_LOG = 1 << 28
"""A log larger than this is believed without adding it up, which would take minutes."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the first bytes of a book say; `version` is 0 where they are lost."""

    page_size: int
    reserved: int = 0
    encoding: str = "utf-8"
    version: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the table of contents of a file."""

    kind: str
    name: str
    table: str
    root: int


def head(path: Path) -> Head:
    """How the file is to be read. Raises UserError where it is no book, or a newer one."""
    size = page_size(path)
    if not size:
        raise errors.not_a_book(path)
    with path.open("rb") as stream:
        begins = stream.read(100)
    if not begins.startswith(MAGIC):
        return Head(size)
    application, version = int.from_bytes(begins[68:72]), int.from_bytes(begins[60:64])
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        raise UserError(
            message(
                "%(file)s was written by a newer Rolodex, so it was left as it is. Update Rolodex, then try "
                "again.",
                file=str(path),
            )
        )
    known = application == APPLICATION_ID and 1 <= version <= SCHEMA_VERSION
    encoding = ENCODINGS.get(int.from_bytes(begins[56:60]), "utf-8")
    return Head(size, begins[20] if begins[20] < 128 else 0, encoding, version if known else 0)


def copy(path: Path, staged: Path) -> None:
    """Copy a book, the complete steps of its log included, to a file only its owner may read."""
    engine.make_file(staged)
    shutil.copyfile(path, staged)
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size < 32:
        return
    with staged.open("r+b") as target:
        for number, size, page in _complete(log):
            target.seek((number - 1) * size)
            target.write(page)


def contents(pages: Pages) -> list[Item]:
    """The table of contents of the file, as much as can be read of it."""
    found: list[Item] = []
    tree = pages.walk(1)
    leaves = list(tree.leaves)
    if tree.gaps or not leaves:
        leaves += [(number, LEAST, MOST) for number in pages.orphans()]
    for number, low, high in leaves:
        read = list(_items(pages, number, low, high))
        found += read
        if read:
            pages.seen[number] = 1
    return found


def roots(items: list[Item]) -> dict[str, int]:
    """Where the tree of each table begins; two that contradict each other are both not believed."""
    told = {(item.name, item.root) for item in items if item.kind == "table" and item.root > 1}
    names = Counter(name for name, _ in told)
    places = Counter(root for _, root in told)
    return {name: root for name, root in told if names[name] == places[root] == 1}


def _items(pages: Pages, number: int, low: int, high: int) -> Iterator[Item]:
    try:
        for _, values in pages.records(number, low, high):
            if len(values) != 5 or values[0] not in ("table", "index", "trigger", "view"):
                return
            kind, name, table, root, _ = values
            if isinstance(name, str) and isinstance(table, str) and isinstance(root, int):
                yield Item(str(kind), name, table, root)
    except Unreadable:
        return


def _complete(log: Path) -> Iterator[tuple[int, int, bytes]]:
    """The pages of the steps in a log that were written to their end: number, size and bytes.

    https://www.sqlite.org/fileformat2.html#the_write_ahead_log
    """
    adds_up = log.stat().st_size <= LARGEST_LOG
    with log.open("rb") as stream:
        begins = stream.read(32)
        magic, _, size, _, salt1, salt2 = struct.unpack(">6I", begins[:24])
        if magic & ~1 != 0x377F0682 or size not in SIZES:
            return
        order = ">" if magic & 1 else "<"
        sums = _added((0, 0), begins[:24], order)
        waiting: list[tuple[int, int]] = []
        while len(frame := stream.read(24 + size)) == 24 + size:
            number, commits, one, two, *told = struct.unpack(">6I", frame[:24])
            if (one, two) != (salt1, salt2) or not number:
                return
            if adds_up:
                sums = _added(_added(sums, frame[:8], order), frame[24:], order)
                if list(sums) != told:
                    return
            waiting.append((number, stream.tell() - size))
            if commits:
                end = stream.tell()
                for page, place in waiting:
                    stream.seek(place)
                    yield page, size, stream.read(size)
                stream.seek(end)
                waiting.clear()


def _added(sums: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    one, two = sums
    for first, second in struct.iter_unpack(f"{order}2I", data):
        one = one + first + two & 0xFFFFFFFF
        two = two + second + one & 0xFFFFFFFF
    return one, two


@contextmanager
def staged(path: Path) -> Iterator[tuple[Path, Path]]:
    """Names beside the book for its copy and for the new book; whatever stands there goes at the end.

    What a process that died had made of the same book goes first.
    """
    files.clear(path.parent, path.name)
    names = (files.beside(path), files.beside(path))
    try:
        yield names
    finally:
        for name in names:
            files.remove(name)
