"""The rows of each table of a sick book, and the rowids between which some could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from rolodex.store.engine import Connection
from rolodex.store.salvage_pages import LEAST, MOST, Pages, Tree, Unreadable, Value

Gap = tuple[int, int]
"""Rowids more than the first number and at most the second."""

_TYPES: Mapping[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a book of this version has it; `key` is the place of the column that is the rowid, or -1.

    `defaults` are what columns hold that were added after a row was written.
    """

    name: str
    columns: tuple[str, ...]
    kinds: tuple[frozenset[type], ...]
    key: int
    defaults: tuple[Value, ...]

    def fitted(self, rowid: int, values: list[Value]) -> list[Value] | None:
        """The cells as the table would hold them, or None where they are not a row of it."""
        if len(values) < len(self.kinds):
            values += self.defaults[len(values) :]
        if self.key >= 0 and values[self.key] is None:
            values[self.key] = rowid
        if len(values) != len(self.kinds):
            return None
        for value, kinds in zip(values, self.kinds, strict=True):
            if type(value) not in kinds or (type(value) is str and "\0" in value):
                return None
        return values


def tables(connection: Connection, names: tuple[str, ...]) -> dict[str, Table]:
    """These tables as they are in a book, in their order."""
    return {name: _table(connection, name) for name in names}


def _table(connection: Connection, name: str) -> Table:
    rows = connection.execute(
        'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY cid', (name,)
    )
    keys = [place for place, row in enumerate(rows) if row[4]]
    is_rowid = len(keys) == 1 and rows[keys[0]][1] == "INTEGER"
    return Table(
        name,
        tuple(row[0] for row in rows),
        tuple(frozenset({_TYPES[row[1]]} | (set() if row[2] else {type(None)})) for row in rows),
        keys[0] if is_rowid else -1,
        tuple(connection.value(f"SELECT {row[3]}") if row[3] is not None else None for row in rows),
    )


class Reader(Protocol):
    """Gives what can be read of a sick book; `lost` are the gaps of a table once its rows were read."""

    lost: dict[str, list[Gap]]

    def rows(self, table: Table) -> Iterator[list[Value]]: ...


@dataclass(slots=True)
class Stray:
    """Leaves that belong together and to a table that is not known."""

    leaves: list[int]
    first: int
    last: int
    rows: int


class PageReader:
    """Reads trees from their roots, and afterwards leaves that lost theirs."""

    def __init__(self, pages: Pages, roots: Mapping[str, int]) -> None:
        self.pages = pages
        self.lost: dict[str, list[Gap]] = {}
        self.trees: dict[str, Tree] = {}
        for name, root in roots.items():
            self.trees[name] = pages.walk(root)
        self.free = pages.claim_free()

    def rows(self, table: Table) -> Iterator[list[Value]]:
        """The rows that the tree of a table leads to."""
        gaps = self.lost.setdefault(table.name, [])
        tree = self.trees.get(table.name)
        if tree is None:
            gaps.append((LEAST, MOST))
            return
        gaps += tree.gaps
        for number, low, high in tree.leaves:
            for _, row in self._leaf(table, number, (low, high), gaps):
                yield row

    def strays(self) -> Iterator[Stray]:
        """Trees and leaves that nothing leads to: those with an interior page first, whole."""
        inner = [n for n in range(1, self.pages.count + 1) if not self.pages.seen[n] and self._is_inner(n)]
        below = {child for number in inner for child in self.pages.children(number)}
        for number in inner:
            if number not in below and not self.pages.seen[number]:
                yield from self._stray([leaf for leaf, _, _ in self.pages.walk(number).leaves])
        for number in list(self.pages.orphans()):
            self.pages.seen[number] = 1
            yield from self._stray([number])

    def adopt(self, table: Table, stray: Stray) -> Iterator[list[Value]]:
        """The rows of stray leaves as rows of a table, whose gaps shrink by them."""
        gaps = self.lost[table.name]
        whole = next(gap for gap in gaps if gap[0] < stray.first and stray.last <= gap[1])
        gaps.remove(whole)
        reached, high = whole
        for number in stray.leaves:
            inside: list[Gap] = []
            begun = False
            for rowid, row in self._leaf(table, number, (reached, high), inside):
                if not begun and rowid > reached + 1:
                    gaps.append((reached, rowid - 1))
                begun, reached = True, rowid
                yield row
            gaps += [gap for gap in inside if whole[0] < gap[0] and gap[1] < high]
        if reached < high:
            gaps.append((reached, high))

    def _is_inner(self, number: int) -> bool:
        return self.pages.kind(number) == 0x05

    def _stray(self, leaves: list[int]) -> Iterator[Stray]:
        first, last, rows = MOST, LEAST, 0
        for number in leaves:
            try:
                for rowid, _ in self.pages.records(number):
                    first, last, rows = min(first, rowid), max(last, rowid), rows + 1
            except Unreadable:
                continue
        if rows:
            yield Stray(leaves, first, last, rows)

    def apart(self, stray: Stray) -> Iterator[Stray]:
        """Each of some stray leaves by itself."""
        for leaf in stray.leaves if len(stray.leaves) > 1 else ():
            yield from self._stray([leaf])

    def _leaf(
        self, table: Table, number: int, bounds: Gap, gaps: list[Gap]
    ) -> Iterator[tuple[int, list[Value]]]:
        """The rows of one leaf that are rows of the table; `gaps` is told what lies between them."""
        reached, high = bounds
        sick = False

        def spoilt(_: int) -> None:
            nonlocal sick
            sick = True

        try:
            for rowid, values in self.pages.records(number, reached, high, spoilt):
                row = table.fitted(rowid, values)
                if row is None:
                    sick = True
                    continue
                if sick:
                    gaps.append((reached, rowid - 1))
                    sick = False
                reached = rowid
                yield rowid, row
        except Unreadable:
            sick = True
        if sick:
            gaps.append((reached, high))
