"""The ids of contacts in the order of a list: all of a kind, or those an expression of the index finds."""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rolodex.domain.listing import Order
from rolodex.store.engine import Connection, Row
from rolodex.store.matching import Inside, Wanted
from rolodex.store.narrowing import on_line
from rolodex.store.ranking import span

ALL = -1
"""No limit, as SQLite has it."""

STRETCH = 200
"""Lines read at once where a list is gone through until there are enough."""

PIECE = 200_000
"""As many characters of JSON are read at once."""

KEYS = {
    "family": "family_key, contact_id",
    "given": "given_key, contact_id",
    "org": "org_key, contact_id",
    "changed": "changed DESC, contact_id DESC",
}


@dataclass(frozen=True, slots=True)
class Lister:
    """Lists of these bands in this order."""

    connection: Connection
    bands: tuple[int, ...]
    order: Order

    def all(self, limit: int = ALL) -> list[int]:
        """Everyone."""
        keys = KEYS[self.order].replace(" DESC", "")
        parts = " UNION ALL ".join(
            f"SELECT contact_id, {keys.split(',')[0]} FROM entry WHERE band = {band}" for band in self.bands
        )
        return self._ids(f"{parts} ORDER BY {KEYS[self.order]} LIMIT {limit}", ())

    def words(self, expression: str, limit: int = ALL) -> list[int]:
        """Those whom an expression of the index of words finds."""
        return self._indexed("word", expression, "", (), limit)

    def few(self, wanted: Wanted, limit: int) -> list[int] | None:
        """All that are wanted, by tier and then in the order of the list; None if they are more than this."""
        expression = wanted.tiers()[-1]
        ranks: list[int] = []
        for band in self.bands:
            found = self.connection.value(
                "SELECT json_group_array(rowid) FROM (SELECT rowid FROM word WHERE word MATCH ? "
                "AND rowid BETWEEN ? AND ? LIMIT ?)",
                (expression, *span(band), limit + 1),
            )
            ranks += json.loads(found)
            if len(ranks) > limit:
                return None
        if not ranks:
            return []
        conditions = [wanted.condition(tier) for tier in range(len(wanted.tiers()) - 1)]
        tier = "".join(f"WHEN {condition} THEN {place} " for place, (condition, _) in enumerate(conditions))
        order = f"CASE {tier}ELSE {len(conditions)} END, " if tier else ""
        return self._ids(
            "SELECT contact_id FROM entry e WHERE rank IN (SELECT value FROM json_each(?)) "
            f"ORDER BY {order}{KEYS[self.order]}",
            (json.dumps(ranks), *(value for _, values in conditions for value in values)),
        )

    def count_words(self, expression: str) -> int:
        """How many the index of words finds."""
        return sum(self._count("word", expression, band) for band in self.bands)

    def ranks(self, expression: str) -> list[int]:
        """The ranks of all whom the index of words finds, in no order."""
        sql = "SELECT json_group_array(rowid) FROM word WHERE word MATCH ? AND rowid BETWEEN ? AND ?"
        return numbers(self.connection.value(sql, (expression, *self.span())))

    def span(self) -> tuple[int, int]:
        """The first and the last rank of these bands."""
        return span(min(self.bands))[0], span(max(self.bands))[1]

    @property
    def is_ranked(self) -> bool:
        """Whether the ranks themselves are in the order of the list."""
        return self.order == "family" and len(self.bands) == 1

    def placed(self, ranks: Iterable[int], limit: int = ALL) -> list[int]:
        """The ids of these ranks, in the order of the list."""
        chosen, order = sorted(ranks), KEYS[self.order]
        if self.is_ranked:
            chosen, order = chosen if limit == ALL else chosen[:limit], "rank"
        return self._ids(
            "SELECT contact_id FROM entry WHERE rank IN (SELECT value FROM json_each(?)) "
            f"ORDER BY {order} LIMIT {limit}",
            (json.dumps(chosen),),
        )

    def within(self, ranks: Collection[int]) -> list[int]:
        """The same for many: the whole list is gone through in its order, which then needs no sorting."""
        keys = KEYS[self.order].replace(" DESC", "")
        parts = " UNION ALL ".join(
            f"SELECT contact_id, {keys.split(',')[0]} FROM entry WHERE band = {band} "
            "AND +rank IN (SELECT value FROM json_each(?))"
            for band in self.bands
        )
        bound = (json.dumps(list(ranks)),) * len(self.bands)
        return self._ids(f"{parts} ORDER BY {KEYS[self.order]}", bound)

    def begun(self, ranks: Collection[int], limit: int) -> list[int]:
        """The first of these in the order of the list, which is gone through until there are enough."""
        found = (row[1] for rows in self._stretches() for row in rows if row[0] in ranks)
        return list(itertools.islice(found, limit))

    def stretches(self) -> Iterator[list[int]]:
        """The ids of the whole list in its order, some at a time."""
        return ([row[1] for row in rows] for rows in self._stretches())

    def _stretches(self) -> Iterator[list[Row]]:
        keys = KEYS[self.order].replace(" DESC", "")
        parts = " UNION ALL ".join(
            f"SELECT rank, contact_id, {keys.split(',')[0]} FROM entry WHERE band = {band}"
            for band in self.bands
        )
        rows = self.connection.stream(f"{parts} ORDER BY {KEYS[self.order]}", size=STRETCH)
        while stretch := list(itertools.islice(rows, STRETCH)):
            yield stretch

    def ranks_of(self, ids: Collection[int]) -> dict[int, int]:
        """The ranks of these contacts."""
        sql = "SELECT contact_id, rank FROM entry WHERE contact_id IN (SELECT value FROM json_each(?))"
        return dict(self.connection.execute(sql, (json.dumps(list(ids)),)))

    def letters_of(self, ranks: Collection[int]) -> dict[str, int]:
        """How many of these begin with each letter A to Z, and under "#" how many with something else."""
        key = KEYS[self.order].partition(",")[0]
        bands = ", ".join(map(str, self.bands))
        counts: dict[str, int] = {}
        for begin, count in self.connection.execute(
            f"SELECT substr({key}, 1, 1), count(*) FROM entry WHERE band IN ({bands}) "
            "AND +rank IN (SELECT value FROM json_each(?)) GROUP BY 1",
            (json.dumps(list(ranks)),),
        ):
            letter = begin.upper() if "a" <= begin <= "z" else "#"
            counts[letter] = counts.get(letter, 0) + count
        return counts

    def more_than(self, expression: str, limit: int) -> bool:
        """Whether the index of words finds more than this; no more are looked at."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
        bound = [(expression, *span(band), limit + 1) for band in self.bands]
        return bool(sum(self.connection.value(sql, values) for values in bound) > limit)

    def inside(self, inside: Inside, but: Sequence[int], limit: int = ALL) -> list[int]:
        """Those in whose words or numbers the texts sought stand somewhere, but not these."""
        condition, values = _checked(inside, but)
        return self._indexed("gram", inside.expression, condition, values, limit)

    def count_exact(self, inside: Inside, but: Sequence[int]) -> int:
        """How many `inside` would give without a limit, where trigrams say all."""
        known = self._also_inside(inside, but)
        return sum(self._count("gram", inside.expression, band) for band in self.bands) - known

    def _also_inside(self, inside: Inside, ids: Sequence[int]) -> int:
        condition, values = _holding(inside)
        sql = f"SELECT count(*) FROM entry e WHERE contact_id IN (SELECT value FROM json_each(?)){condition}"
        return int(self.connection.value(sql, (json.dumps(list(ids)), *values)))

    def _count(self, index: str, expression: str, band: int) -> int:
        sql = f"SELECT count(*) FROM {index} WHERE {index} MATCH ? AND rowid BETWEEN ? AND ?"
        return int(self.connection.value(sql, (expression, *span(band))))

    def walk(self, condition: str, values: Sequence[str], limit: int) -> list[int]:
        """The first of those whose line fulfils a condition, found by going through the list in its order."""
        keys = KEYS[self.order].replace(" DESC", "")
        parts = " UNION ALL ".join(
            f"SELECT contact_id, {keys.split(',')[0]} FROM entry e WHERE band = {band} AND {condition}"
            for band in self.bands
        )
        return self._ids(
            f"{parts} ORDER BY {KEYS[self.order]} LIMIT {limit}", tuple(values) * len(self.bands)
        )

    def letters(self, expression: str = "") -> dict[str, int]:
        """How many begin with each letter A to Z, and under "#" how many with something else.

        With an expression of the index of words only those are counted whom it finds.
        """
        counts: dict[str, int] = {}
        for band in self.bands:
            for begin, end in itertools.pairwise("abcdefghijklmnopqrstuvwxyz{\U0010ffff"):
                letter = begin.upper() if begin < "{" else "#"
                counts[letter] = counts.get(letter, 0) + self._between(band, begin, end, expression)
        return counts

    def _between(self, band: int, begin: str, end: str, expression: str) -> int:
        key = KEYS[self.order].partition(",")[0]
        if expression and self.order == "family":
            first, last = self._rank(band, begin), self._rank(band, end) - 1
            sql = "SELECT count(*) FROM word WHERE word MATCH ? AND rowid BETWEEN ? AND ?"
            return int(self.connection.value(sql, (expression, first, last)))
        sql = f"SELECT count(*) FROM entry WHERE band = ? AND {key} >= ? AND {key} < ?"
        values: list[object] = [band, begin, end]
        if expression:
            sql += " AND rank IN (SELECT rowid FROM word WHERE word MATCH ?)"
            values.append(expression)
        return int(self.connection.value(sql, values))

    def _rank(self, band: int, key: str) -> int:
        """The rank from which on names of a band begin so or come later."""
        order = "ORDER BY family_key, contact_id LIMIT 1"
        sql = f"SELECT rank FROM entry WHERE band = ? AND family_key >= ? {order}"
        return int(self.connection.value(sql, (band, key)) or span(band)[1] + 1)

    def _indexed(
        self, index: str, expression: str, condition: str, values: tuple[str, ...], limit: int
    ) -> list[int]:
        """Ids from one of the indexes; its rowid is the rank, so that the main order costs nothing."""
        key = KEYS[self.order].partition(",")[0].removesuffix(" DESC")
        plain = self.order == "family"
        parts = [
            f"SELECT * FROM (SELECT e.contact_id, e.{key} FROM {index} CROSS JOIN entry e "
            f"ON e.rank = {index}.rowid WHERE {index} MATCH ? AND {index}.rowid BETWEEN ? AND ?{condition}"
            + (f" ORDER BY {index}.rowid LIMIT {limit})" if plain else ")")
            for _ in self.bands
        ]
        sql = " UNION ALL ".join(parts)
        if not plain or len(parts) > 1:
            sql = f"SELECT * FROM ({sql}) ORDER BY {KEYS[self.order]} LIMIT {limit}"
        bound = [value for band in self.bands for value in (expression, *span(band), *values)]
        return self._ids(sql, bound)

    def _ids(self, sql: str, values: Sequence[object]) -> list[int]:
        # One value instead of rows: each row fetched gives the interpreter's lock away.
        found = self.connection.value(f"SELECT json_group_array(contact_id) FROM ({sql})", values)
        return numbers(found)


def numbers(text: str) -> list[int]:
    """The numbers of a JSON list, read in pieces: a million at once would keep the interpreter to itself."""
    numbers: list[int] = []
    start = 1
    while start < len(text):
        end = text.find(",", start + PIECE)
        end = len(text) - 1 if end < 0 else end
        numbers += json.loads(f"[{text[start:end]}]")
        start = end + 1
    return numbers


def _checked(inside: Inside, but: Sequence[int]) -> tuple[str, tuple[str, ...]]:
    """The condition that checks what trigrams only suggest and leaves these out, with its values."""
    condition, values = ("", ()) if inside.exact else _holding(inside)
    narrowed, more = on_line(inside.narrows)
    condition, values = condition + narrowed, values + more
    if but:
        condition += " AND e.contact_id NOT IN (SELECT value FROM json_each(?))"
        values = (*values, json.dumps(list(but)))
    return condition, values


def _holding(inside: Inside) -> tuple[str, tuple[str, ...]]:
    columns = ("tel",) if inside.numbers else ("name", "org", "title", "tel", "email")
    each = " OR ".join(f"instr(e.{column}, ?)" for column in columns)
    return f" AND ({each})" * len(inside.sought), tuple(text for text in inside.sought for _ in columns)
