"""To which table leaves belong that lost their tree, where that is beyond doubt."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rolodex.store import journal
from rolodex.store.engine import Connection
from rolodex.store.salvage_book import SEQUENCES
from rolodex.store.salvage_pages import LEAST, MOST, Unreadable, Value
from rolodex.store.salvage_tables import PageReader, Stray, Table, tables

KNOWN = 0.95
"""So large a share of the rows of stray leaves the journal must know as those of their table, and whose."""
RIVAL = 0.2
"""Where the journal knows more than this share as rows of another table too, there is doubt."""
TELLING = 6
"""A table with fewer columns is not told by the shape of its rows alone."""
EPOCH = date(1970, 1, 1).toordinal()

SHORTER: Mapping[str, frozenset[int]] = {
    "activity": frozenset({13}),
    "adr": frozenset({16}),
    "campaign": frozenset({9}),
    "campaign_member": frozenset({9}),
    "consent": frozenset({6}),
    "custom_value": frozenset({4}),
    "deal": frozenset({11}),
    "follow_up_rule": frozenset({9}),
    "household": frozenset({4}),
    "import_batch": frozenset({9}),
    "org": frozenset({12}),
    "product": frozenset({7}),
    "purchase": frozenset({15}),
    "purchase_line": frozenset({9}),
    "reminder": frozenset({12}),
    "ticket": frozenset({8}),
}
"""How many columns a table had before some were added: rows of then may still be written so."""

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d.*)?", re.DOTALL)
_CURRENCY = re.compile(r"[A-Z]{3}|")
_HASH = re.compile(r"[0-9a-f]{64}|")
_STEP = frozenset({"I", "U", "D"})
_MOMENTS = frozenset({"at", "created_at", "updated_at", "opened_at", "closed_at", "completed_at", "sent_at"})
_FLAGS = frozenset({"favourite", "pinned", "active"})


@dataclass(slots=True)
class Guess:
    """A table whose rows these may be, and how many of them the journal knows as such."""

    table: Table
    known: int = 0


@dataclass(slots=True)
class Homes:
    """Says of stray leaves whose they are; `free` tells whether all pages without content are known."""

    connection: Connection
    reader: PageReader
    wanted: Mapping[str, Table]
    free: bool
    _all: Mapping[str, Table] = field(init=False)
    _links: dict[str, list[tuple[int, str]]] = field(init=False, default_factory=dict)
    _journaled: frozenset[str] = field(init=False)
    _steps: frozenset[object] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        self._all = {**_every(self.connection), SEQUENCES.name: SEQUENCES}
        self._journaled = frozenset(journal.tables(self.connection))
        for name, table in self.wanted.items():
            found = self.connection.execute(
                'SELECT "from", "table" FROM pragma_foreign_key_list(?) WHERE on_delete = ?',
                (name, "CASCADE"),
            )
            self._links[name] = [(table.columns.index(column), parent) for column, parent in found]

    def learn(self) -> None:
        """Take note of the steps that are known by now."""
        told = self.connection.execute(
            "SELECT id FROM changeset UNION SELECT DISTINCT changeset_id FROM journal"
        )
        self._steps = frozenset(row[0] for row in told)

    def of(self, stray: Stray) -> Table | None:
        """The table of stray leaves: their rows can be of no other, and what else is known agrees."""
        guesses, rows = [Guess(table) for table in self._all.values()], 0
        for rowid, values in self._records(stray):
            rows += 1
            fitting = []
            for guess in guesses:
                row = fitted(guess.table, rowid, values)
                if row is not None and self._agrees(guess, row):
                    fitting.append(guess)
            guesses = fitting
            if not guesses:
                return None
        return self._decided(guesses, rows, stray) if rows else None

    def may_be_wanted(self, stray: Stray) -> bool:
        """Whether stray leaves may be of a table that is saved and misses some."""
        return any(
            self._misses(table, stray)
            and all(fitted(table, rowid, values) is not None for rowid, values in self._records(stray))
            for table in self.wanted.values()
        )

    def _records(self, stray: Stray) -> Iterator[tuple[int, list[Value]]]:
        for number in stray.leaves:
            try:
                yield from self.reader.pages.records(number)
            except Unreadable:
                continue

    def _agrees(self, guess: Guess, row: list[Value]) -> bool:
        """Whether the journal says nothing against the row; what it says for it is counted."""
        table = guess.table
        if table.name not in self._journaled:
            return True
        told = self.connection.execute(
            "SELECT contact_id, op FROM temp.known WHERE table_name = ? AND row_id = ?", (table.name, row[0])
        )
        if not told:
            return True
        owner, op = told[0]
        columns = table.columns
        place = (
            0 if table.name == "contact" else columns.index("contact_id") if "contact_id" in columns else -1
        )
        if op == "D":
            return False
        if place < 0 or row[place] == owner:
            guess.known += 1
        return self.free or not self._is_of_the_past(table, row)

    def _is_of_the_past(self, table: Table, row: list[Value]) -> bool:
        """Whether the row is as it was before a step changed it; then the leaf may be one given up."""
        return any(
            json.loads(before) == row
            for (before,) in self.connection.execute(
                "SELECT before FROM temp.past WHERE table_name = ? AND row_id = ?", (table.name, row[0])
            )
        )

    def _decided(self, guesses: list[Guess], rows: int, stray: Stray) -> Table | None:
        able = [guess for guess in guesses if not self._is_whole(guess.table, stray)]
        proven = [guess for guess in able if guess.known >= KNOWN * rows]
        if len(proven) == 1:
            if any(guess is not proven[0] and self._rivals(guess, rows) for guess in able):
                return None
        elif proven or len(guesses) != 1 or not able or not self._is_told_by_shape(able[0].table, stray):
            return None
        table = (proven or able)[0].table
        misses = self._misses(table, stray) and table.name in self.wanted
        return table if misses and self._has_parents(table, stray) else None

    def _rivals(self, guess: Guess, rows: int) -> bool:
        history = self.reader.lost.get("journal") or guess.table.name not in self._journaled
        return bool(history) or guess.known > RIVAL * rows

    def _is_whole(self, table: Table, stray: Stray) -> bool:
        """Whether nothing is missing of a table, so that these leaves cannot be its own."""
        if not self.free:
            return False
        tree = self.reader.trees.get(table.name)
        gaps = self.reader.lost.get(table.name, tree.gaps if tree else [(LEAST, MOST)])
        return not any(low < stray.last and stray.first <= high for low, high in gaps)

    def _misses(self, table: Table, stray: Stray) -> bool:
        gaps = self.reader.lost.get(table.name, ())
        return any(low < stray.first and stray.last <= high for low, high in gaps)

    def _is_told_by_shape(self, table: Table, stray: Stray) -> bool:
        """Whether rows of just this table are known by what stands in them where the journal is silent."""
        if table.name == "blob":
            return True
        if table.name == "journal":
            place = table.columns.index("changeset_id")
            return all(self.free or values[place] in self._steps for _, values in self._records(stray))
        if table.name == "changeset":
            return self.free or all(rowid in self._steps for rowid, _ in self._records(stray))
        return self.free and len(table.columns) >= TELLING and self._history_is_short(table)

    def _history_is_short(self, table: Table) -> bool:
        """Whether the journal may not know rows of a table that are there."""
        if table.name not in self._journaled or self.reader.lost.get("journal"):
            return True
        return bool(self.connection.value("SELECT coalesce(min(id), 2) > 1 FROM changeset"))

    def _has_parents(self, table: Table, stray: Stray) -> bool:
        """Whether whatever these rows belong to is there, or is known to have been."""
        for place, parent in self._links[table.name]:
            sql = (
                f'SELECT EXISTS(SELECT 1 FROM "{parent}" WHERE id = :id) OR EXISTS(SELECT 1 FROM temp.known '
                "WHERE table_name = :parent AND row_id = :id AND op <> 'D')"
            )
            ids = {values[place] for _, values in self._records(stray)} - {None}
            if not all(self.connection.value(sql, {"id": one, "parent": parent}) for one in ids):
                return False
        return True


def fitted(table: Table, rowid: int, values: list[Value]) -> list[Value] | None:
    """The cells as a row of the table, or None where they cannot be one, also by what stands in them."""
    if len(values) != len(table.kinds) and len(values) not in SHORTER.get(table.name, ()):
        return None
    if table.key >= 0 and (values[table.key] is not None or rowid < 0):
        return None  # SQLite keeps nothing in the place of a rowid
    row = table.fitted(rowid, list(values))
    if row is None or not all(
        _may_be(column, value) for column, value in zip(table.columns, row, strict=True)
    ):
        return None
    cells = dict(zip(table.columns, row, strict=True))
    return row if _is_of_its_day(cells) and _is_of(table.name, cells) else None


def _may_be(column: str, value: Value) -> bool:
    if isinstance(value, str):
        if column in _MOMENTS:
            return _MOMENT.fullmatch(value) is not None
        if column == "currency":
            return _CURRENCY.fullmatch(value) is not None
        return column != "sha256" or _HASH.fullmatch(value) is not None
    return column not in _FLAGS or value in (0, 1)


def _is_of_its_day(cells: Mapping[str, Value]) -> bool:
    """Whether the number of a day is that of the moment beside it."""
    at, day = cells.get("at"), cells.get("day")
    if not isinstance(at, str) or not at or not isinstance(day, int):
        return True
    try:
        return date.fromisoformat(at[:10]).toordinal() - EPOCH == day
    except ValueError:
        return False


def _is_of(name: str, cells: Mapping[str, Value]) -> bool:
    """Whether a row of one of the tables that nothing else vouches for is such as the program writes."""
    if name == "journal":
        before = cells["before"]
        return cells["op"] in _STEP and (before is None) == (cells["op"] == "I") and _is_json(before, list)
    if name == "changeset":
        return cells["kind"] != "" and _is_json(cells["label"], dict)
    if name == "journal_shape":
        return _is_json(cells["columns"], list)
    if name == "import_receipt":
        return unpacks(cells["data"])
    return name != "blob" or is_itself(cells["sha256"], cells["data"])


def _is_json(value: Value, kind: type) -> bool:
    try:
        return value is None or isinstance(json.loads(str(value)), kind)
    except ValueError:
        return False


def is_itself(sha256: Value, data: Value) -> bool:
    """Whether the bytes of a picture or file are those that were kept."""
    return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == sha256


def unpacks(data: Value) -> bool:
    """Whether packed bytes are whole, as the sum at their end says."""
    if not isinstance(data, bytes):
        return False
    packed = zlib.decompressobj()
    try:
        while data and not packed.eof:
            packed.decompress(data, 1 << 20)
            data = packed.unconsumed_tail
    except zlib.error:
        return False
    return packed.eof


def _every(connection: Connection) -> dict[str, Table]:
    """All tables of a book with rowids, also those that are made from others."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%' "
        "AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return tables(connection, tuple(name for (name,) in names))
