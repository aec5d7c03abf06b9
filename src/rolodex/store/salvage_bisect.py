"""Rows of a sick book by rowid, halving what cannot be read: for books whose bare pages are secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rolodex.domain.errors import UserError
from rolodex.store.engine import Connection
from rolodex.store.salvage_pages import LEAST, MOST, Value
from rolodex.store.salvage_tables import Gap, Table

TRIES = 4_000
"""So many times a table is asked again before the rest of it is given up."""
FARTHEST = 1 << 40
"""No book has given so high an id."""


class QueryReader:
    """Reads tables by asking SQLite for rows after the last one it gave."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self.lost: dict[str, list[Gap]] = {}
        self._connect = connect
        self._connection = connect()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def rows(self, table: Table) -> Iterator[list[Value]]:
        """The rows of a table in the order of their rowids."""
        gaps = self.lost.setdefault(table.name, [])
        reached, tries = LEAST, 0
        while reached < MOST and tries < TRIES:
            tries += 1
            try:
                for rowid, row in self._after(table, reached):
                    if row is None or rowid <= reached:
                        gaps.append((rowid - 1, rowid))
                    else:
                        yield row
                    reached = max(reached, rowid)
                return
            except UserError:
                self._again()
                found = self._next(table, reached)
                gaps.append((reached, found - 1 if found is not None else MOST))
                if found is None:
                    return
                reached = found - 1
        gaps.append((reached, MOST))

    def _after(self, table: Table, reached: int) -> Iterator[tuple[int, list[Value] | None]]:
        names = ", ".join(f'"{column}"' for column in table.columns)
        sql = f'SELECT rowid, {names} FROM "{table.name}" NOT INDEXED WHERE rowid > ? ORDER BY rowid'
        for rowid, *values in self._connection.stream(sql, (reached,), size=1):
            yield rowid, table.fitted(rowid, values)

    def _next(self, table: Table, reached: int) -> int | None:
        """The least rowid after a sick place that can be read, or None where none is found."""
        if not self._can_be_asked(table):
            return None
        sick, step = max(reached, 0), 1
        found = self._readable(table, sick + step)
        while found is None:
            sick += step
            step *= 2
            if sick + step >= FARTHEST:
                return None
            found = self._readable(table, sick + step)
        while found - sick > 1:
            middle = (sick + found) // 2
            nearer = self._readable(table, middle)
            if nearer is None:
                sick = middle
            elif nearer >= found:
                found = middle if nearer == middle else nearer
                break
            else:
                found = nearer
        return found

    def _can_be_asked(self, table: Table) -> bool:
        """Whether the table of contents still names the table."""
        try:
            self._connection.execute(f'SELECT 1 FROM "{table.name}" LIMIT 0')
        except UserError:
            self._again()
            return False
        return True

    def _readable(self, table: Table, rowid: int) -> int | None:
        """The first rowid from here on, or None where that cannot be read."""
        try:
            found = self._connection.value(
                f'SELECT rowid FROM "{table.name}" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1',
                (rowid,),
            )
        except UserError:
            self._again()
            return None
        return int(found) if found is not None else None

    def _again(self) -> None:
        """Begin anew: after a page that does not add up the library gives nothing more."""
        self._connection.close()
        self._connection = self._connect()
