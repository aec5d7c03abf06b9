"""Keeps the lines and indexes of search in step with the contacts; all of it can be made anew from them."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from rolodex.domain.progress import Progress, silent
from rolodex.store import groups, ranking, vocabulary
from rolodex.store.engine import Connection
from rolodex.store.entry import (
    BANDS,
    COLUMNS,
    CREATE,
    GRAMS,
    MARKS,
    ORDERS,
    WORDS,
    Entry,
    entries,
    name_keys,
    stored,
)

BATCH = 2_000
"""As many contacts as are read at once."""

MANY = 1_000
"""From so many on, and more than half of the book, all is made anew: that is cheaper than merging."""

HASH = 1 << 25
"""Bytes of words FTS5 gathers before it writes; its own 1 MB makes a large import twice as slow."""

# The folded text holds words parted by single spaces. The ascii tokenizer takes every character beyond
# ASCII as part of a word, so that it parts exactly where we did, whatever Unicode it knows of.
TABLES = (
    CREATE,
    f"CREATE VIRTUAL TABLE word USING fts5({WORDS}, content='entry', content_rowid='rank', "
    "tokenize='ascii', prefix='2 3 4 5', detail=column, columnsize=0)",
    f"CREATE VIRTUAL TABLE gram USING fts5({GRAMS}, content='entry', content_rowid='rank', "
    "tokenize='trigram case_sensitive 1', detail=none, columnsize=0)",
    *vocabulary.CREATE,
    *(f"CREATE INDEX {name} ON entry({columns})" for name, columns in ORDERS),
)

_KEYS = 6
"""So many columns come first, which the orders of lists go by."""
_UPDATE = f"UPDATE entry SET {', '.join(f'{name} = ?' for name in Entry._fields[_KEYS:])} WHERE rank = ?"
_INSERT = f"INSERT INTO entry(rank, {COLUMNS}) VALUES (?, {MARKS})"
_INDEXES = (("word", WORDS), ("gram", GRAMS))


def create(connection: Connection) -> None:
    """Make the tables of search in a new book."""
    for sql in TABLES:
        connection.execute(sql)
    for index, _ in _INDEXES:
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('hashsize', ?)", (HASH,))


def refresh(connection: Connection, contact_ids: Sequence[int], progress: Progress = silent) -> Sequence[int]:
    """Bring search in step with these contacts, whether they still exist or not.

    Gives them with those who joined or left a group among them.
    """
    known = vocabulary.count(connection, set(BANDS.values()), "")
    if len(contact_ids) >= MANY and len(contact_ids) > known // 2:
        concerned = groups.concerned(connection, contact_ids)
        rebuild(connection, progress)
        return concerned
    done = 0
    concerned = groups.concerned(connection, contact_ids)
    for batch in _batches(concerned):
        _Batch(connection).refresh(batch)
        done += len(batch)
        progress(done, len(concerned))
    return concerned


def rebuild(connection: Connection, progress: Progress = silent) -> None:
    """Make everything that search knows anew, its tables included: an older version had others."""
    for table in ("word", "gram", "entry", "word_count", "vocabulary"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    create(connection)
    for name, _ in ORDERS:
        connection.execute(f"DROP INDEX {name}")
    places = sorted(name_keys(connection))
    ranks = dict(zip((place[2] for place in places), ranking.fresh(places), strict=True))
    del places
    _write_entries(connection, ranks, progress)
    # Made at the end the orders are sorted once, instead of being written to all over.
    for name, columns in ORDERS:
        connection.execute(f"CREATE INDEX {name} ON entry({columns})")
    _write_words(connection, sorted(ranks.values()), progress)


def _write_entries(connection: Connection, ranks: Mapping[int, int], progress: Progress) -> None:
    """Make the lines in the order of the ids, in which what they are made from lies in the file."""
    done = 0
    for batch in _batches(sorted(ranks)):
        found = entries(connection, batch)
        tally = vocabulary.Tally()
        for entry in found.values():
            tally.add(entry)
        connection.executemany(_INSERT, [(ranks[contact_id], *entry) for contact_id, entry in found.items()])
        tally.write(connection)
        done += len(batch)
        progress(done, 2 * len(ranks))


def _write_words(connection: Connection, ranks: Sequence[int], progress: Progress) -> None:
    """Fill the indexes from the lines in the order of the ranks, in which FTS5 appends."""
    done = len(ranks)
    for batch in _batches(ranks):
        for index, columns in _INDEXES:
            connection.execute(
                f"INSERT INTO {index}(rowid, {columns}) SELECT rank, {columns} FROM entry "
                "WHERE rank BETWEEN ? AND ? ORDER BY rank",
                (batch[0], batch[-1]),
            )
        done += len(batch)
        progress(done, 2 * len(ranks))


class _Batch:
    """One batch of touched contacts: what leaves the indexes, and what enters them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.tally = vocabulary.Tally()
        self.leaving: list[tuple[int, Entry]] = []
        self.entering: dict[int, tuple[int, Entry]] = {}
        self.staying: list[tuple[int, Entry]] = []

    def refresh(self, contact_ids: Sequence[int]) -> None:
        """Bring the lines of these contacts and their indexes in step."""
        before = stored(self.connection, contact_ids)
        after = entries(self.connection, contact_ids)
        moving: list[Entry] = []
        for contact_id in contact_ids:
            rank, old = before.get(contact_id, (0, None))
            new = after.get(contact_id)
            if old == new:
                continue
            if old and new and old.place == new.place:
                self._update(rank, old, new)
                continue
            if old:
                self._remove(rank, old)
                self.tally.take(old)
            if new:
                moving.append(new)
                self.tally.add(new)
        self.connection.executemany(_UPDATE, [(*new[_KEYS:], rank) for rank, new in self.staying])
        self._insert(sorted(moving, key=lambda entry: entry.place))
        self._write_indexes()
        self.tally.write(self.connection)

    def _update(self, rank: int, old: Entry, new: Entry) -> None:
        """Put a line in place of one that stands at the same rank."""
        if old[:_KEYS] == new[:_KEYS]:
            self.staying.append((rank, new))  # written without touching the orders
        else:
            self.connection.execute("DELETE FROM entry WHERE rank = ?", (rank,))
            self.connection.execute(_INSERT, (rank, *new))
        if old.words != new.words:
            self.leaving.append((rank, old))
            self.entering[new.contact_id] = (rank, new)
            self.tally.swap(old, new)

    def _remove(self, rank: int, entry: Entry) -> None:
        self.connection.execute("DELETE FROM entry WHERE rank = ?", (rank,))
        # A line that this batch has only just given its rank is not in the indexes yet.
        if self.entering.pop(entry.contact_id, None) is None:
            self.leaving.append((rank, entry))

    def _insert(self, moving: Sequence[Entry]) -> None:
        """Give the newcomers, in order, ranks between their neighbours."""
        start = 0
        while start < len(moving):
            low, high, after = ranking.gap(self.connection, moving[start].place)
            end = start + 1
            while end < len(moving) and moving[end].band == moving[start].band:
                if after is not None and moving[end].place > after:
                    break
                end += 1
            group = moving[start:end]
            ranks = ranking.between(low, high, len(group))
            if ranks is None:
                group, ranks = self._make_room(low, group)
            for rank, entry in zip(ranks, group, strict=True):
                self.connection.execute(_INSERT, (rank, *entry))
                self.entering[entry.contact_id] = (rank, entry)
            start = end

    def _make_room(self, low: int, group: Sequence[Entry]) -> tuple[list[Entry], list[int]]:
        """The newcomers and the neighbours that have to move for them, with new ranks."""
        moving, floor, ceiling = ranking.window(self.connection, low, group[0].band, len(group))
        neighbours = [
            (rank, Entry(*row))
            for rank, *row in self.connection.execute(
                f"SELECT rank, {COLUMNS} FROM entry WHERE rank BETWEEN ? AND ? ORDER BY rank",
                (moving[0], moving[-1]),
            )
        ]
        for rank, entry in neighbours:
            self._remove(rank, entry)
        everyone = sorted([*group, *(entry for _, entry in neighbours)], key=lambda entry: entry.place)
        ranks = ranking.between(floor, ceiling, len(everyone))
        if ranks is None:
            raise RuntimeError("no room was made among the ranks")
        return everyone, ranks

    def _write_indexes(self) -> None:
        kept = self._kept()
        leaving = [(rank, old) for rank, old in self.leaving if old.contact_id not in kept]
        entering = [item for one, item in self.entering.items() if one not in kept]
        differing = [(rank, *_differing(old.words, new.words)) for rank, old, new in kept.values()]
        # Most of what changes a line, such as a tag, stands in no column of the costlier index.
        inside = [(rank, old, new) for rank, old, new in kept.values() if old.grams != new.grams]
        self._write_index(
            *_INDEXES[0],
            [*((rank, *old.words) for rank, old in leaving), *((rank, *out) for rank, out, _ in differing)],
            [
                *((rank, *new.words) for rank, new in entering),
                *((rank, *come) for rank, _, come in differing),
            ],
        )
        self._write_index(
            *_INDEXES[1],
            [(rank, *old.grams) for rank, old in (*leaving, *((rank, old) for rank, old, _ in inside))],
            [(rank, *new.grams) for rank, new in (*entering, *((rank, new) for rank, _, new in inside))],
        )

    def _kept(self) -> dict[int, tuple[int, Entry, Entry]]:
        """Who is at the same rank before and after, with both lines."""
        found = {}
        for rank, old in self.leaving:
            now, new = self.entering.get(old.contact_id, (0, None))
            if new is not None and now == rank:
                found[old.contact_id] = (rank, old, new)
        return found

    def _write_index(
        self, index: str, columns: str, leaving: Sequence[Sequence[object]], entering: list[Sequence[object]]
    ) -> None:
        marks = ", ".join("?" * (columns.count(",") + 1))
        self.connection.executemany(
            f"INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', ?, {marks})", leaving
        )
        self.connection.executemany(
            f"INSERT INTO {index}(rowid, {columns}) VALUES (?, {marks})",
            sorted(entering, key=operator.itemgetter(0)),
        )


def _differing(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of both lines that the index has to be told of, which are few where a tag came or went.

    FTS5 keeps one entry for a word and a line, of all columns, and one for each beginning from two letters
    on: with a word that differs go all that begin with the same two letters, in whatever column.
    """
    starts = {
        word[:2]
        for one, other in zip(old, new, strict=True)
        if one != other
        for word in _uneven(one.split(" "), other.split(" "))
    }
    chosen = [
        [" ".join([word for word in text.split(" ") if word[:2] in starts]) if text else "" for text in line]
        for line in (old, new)
    ]
    return chosen[0], chosen[1]


def _uneven(one: Sequence[str], other: Sequence[str]) -> set[str]:
    """The words that do not stand equally often in both."""
    first, second = Counter(one), Counter(other)
    return {word for word in first.keys() | second.keys() if first[word] != second[word]}


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(ids)
    while batch := list(islice(remaining, BATCH)):
        yield batch
