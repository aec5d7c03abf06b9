"""Which orders a typed text is about: their numbers, who bought, what was bought."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rolodex.domain.folding import fold, tokens
from rolodex.store import purchase_numbers
from rolodex.store.engine import Connection

FEW = 20_000
"""Up to so many orders are gathered and sorted; more are met soon enough by walking from the newest on."""
_WANTED = "(SELECT value FROM json_each(?))"
_PLAIN = frozenset("bfhjkmpqvwx0123456789")
"""Letters that are hardly ever written with a mark."""

Part = tuple[str, str, tuple[object, ...]]
"""What gives the ids of some orders, what says of a row `p` that it is one of them, and what both take."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The orders that a text is about: those of any of the parts."""

    parts: tuple[Part, ...]
    is_many: bool = False

    def ids(self) -> tuple[str, tuple[object, ...]]:
        """SQL that gives the ids of all of them once, and its parameters."""
        if len(self.parts) == 1 and " FROM purchase WHERE" in self.parts[0][0]:
            return self.parts[0][0], self.parts[0][2]
        sql = " UNION ".join(gives for gives, _says, _params in self.parts)
        return sql or "SELECT 0 WHERE 0", tuple(param for part in self.parts for param in part[2])

    def condition(self) -> tuple[str, tuple[object, ...]]:
        """SQL that says whether a row `p` is one of them, and its parameters."""
        sql = " OR ".join(f"({says})" for _gives, says, _params in self.parts)
        return f"({sql or '0'})", tuple(param for part in self.parts for param in part[2])


def sought(connection: Connection, text: str) -> Sought:
    """The orders that a text is about."""
    words = tokens(text)
    parts = [*_numbers(connection, text.strip()), *_bought(connection, words), *_by(connection, words)]
    if not parts and len(words) > 1:
        parts = _by_and_bought(connection, words)
    return Sought(tuple(parts), any(_is_many(connection, part) for part in parts))


def _is_many(connection: Connection, part: Part) -> bool:
    gives, _says, params = part
    counted = connection.value(f"SELECT count(*) FROM ({gives} LIMIT {FEW})", params)
    return bool(counted == FEW)


def _numbers(connection: Connection, text: str) -> list[Part]:
    """Orders whose numbers begin so, or end with this count in any year."""
    if not text or not any(sign.isdigit() for sign in text):
        return []
    given = "number <> '' AND number >= ? AND number < ? || char(1114111)"
    parts: list[Part] = [
        (f"SELECT id FROM purchase WHERE {given}", given.replace("number", "p.number"), (text, text))
    ]
    if text.isascii() and text.isdigit() and len(text) < 16:
        rows = connection.execute("SELECT DISTINCT month / 12 FROM month_total")
        patterns = {purchase_numbers.pattern(connection, year) for (year,) in rows}
        called = json.dumps(
            sorted(
                f"{before}{int(text):0{width}}"
                for before, most in patterns
                for width in range(len(text), max(len(text), most) + 1)
            )
        )
        one_of = f"number <> '' AND number IN {_WANTED}"
        parts.append(
            (f"SELECT id FROM purchase WHERE {one_of}", one_of.replace("number ", "p.number "), (called,))
        )
    return [part for part in parts if _has(connection, part)]


def _by(connection: Connection, words: Sequence[str]) -> list[Part]:
    """Orders of contacts whose names have words that begin so."""
    if not words:
        return []
    return _of_people(_people(connection, words))


def _of_people(people: Sequence[int]) -> list[Part]:
    if not people:
        return []
    # The plus keeps a walk from the newest on from becoming one through all orders of all these people.
    wanted = (json.dumps(people),)
    return [(f"SELECT id FROM purchase WHERE contact_id IN {_WANTED}", f"+p.contact_id IN {_WANTED}", wanted)]


def _bought(connection: Connection, words: Sequence[str]) -> list[Part]:
    """Orders with lines of products whose names or codes have words that begin so, or that say so."""
    if not words:
        return []
    parts: list[Part] = []
    products = _products(connection, words)
    if products:
        parts.append(
            (
                f"SELECT purchase_id FROM purchase_line WHERE product_id IN {_WANTED}",
                f"EXISTS (SELECT 1 FROM purchase_line WHERE purchase_id = p.id AND +product_id IN {_WANTED})",
                (json.dumps(products),),
            )
        )
    free = _free(connection, words)
    if free:
        parts.append(("SELECT value FROM json_each(?)", f"p.id IN {_WANTED}", (json.dumps(free),)))
    return parts


def _by_and_bought(connection: Connection, words: Sequence[str]) -> list[Part]:
    """Orders by whom some of the words name, of what the others name."""
    for place in range(1, len(words)):
        for who, what in ((words[:place], words[place:]), (words[place:], words[:place])):
            bought = _bought(connection, what)
            people = _people(connection, who) if bought else ()
            if people:
                says = " OR ".join(part[1] for part in bought)
                both = f"p.contact_id IN {_WANTED} AND ({says})"
                params = (json.dumps(people), *(param for part in bought for param in part[2]))
                return [(f"SELECT p.id FROM purchase AS p WHERE {both}", both, params)]
    return []


def _people(connection: Connection, words: Iterable[str]) -> tuple[int, ...]:
    asked = " AND ".join(f'"{word}" *' for word in words)
    rows = connection.execute(
        "SELECT contact_id FROM entry WHERE rank IN (SELECT rowid FROM word WHERE word MATCH ?)",
        (f"{{name}} : ({asked})",),
    )
    return tuple(contact_id for (contact_id,) in rows)


def _products(connection: Connection, words: Sequence[str]) -> tuple[int, ...]:
    rows = connection.execute("SELECT id, name, code FROM product")
    return tuple(product_id for product_id, name, code in rows if _says(f"{name} {code}", words))


def _free(connection: Connection, words: Sequence[str]) -> tuple[int, ...]:
    """The orders with a line of no product that says so."""
    like = " AND ".join("description LIKE ?" for _ in words)
    rows = connection.execute(
        f"SELECT description, purchase_id FROM purchase_line WHERE product_id IS NULL AND {like}",
        tuple(f"%{''.join(sign if sign in _PLAIN else '_' for sign in word)}%" for word in words),
    )
    return tuple(sorted({purchase_id for said, purchase_id in rows if _says(said, words)}))


def _says(text: str, words: Sequence[str]) -> bool:
    """Whether each word begins a word of a text."""
    said = f" {fold(text)}"
    return all(f" {word}" in said for word in words)


def _has(connection: Connection, part: Part) -> bool:
    return bool(connection.execute(f"{part[0]} LIMIT 1", part[2]))
