"""The words of a book that a sentence about its people may name, looked up one by one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property

from rolodex.domain.contact import CustomType
from rolodex.domain.custom_field import CustomField
from rolodex.domain.folding import tokens
from rolodex.store import countries, custom_fields, marks, values
from rolodex.store.engine import Connection

SEEN = 200
"""As many firms that have all the words of a name are compared with it."""

_SHORTEST = 3
_SHORT_NAMES = frozenset(("uk", "usa", "uae"))
_PLACES = {"city": marks.CITY, "region": marks.REGION}
_LISTS = {
    "tag": "SELECT name FROM tag",
    "group": "SELECT fn FROM entry WHERE band = 2",
    "product": "SELECT name FROM product UNION SELECT code FROM product",
    "category": "SELECT DISTINCT category FROM product",
    "campaign": "SELECT name FROM campaign",
    "reason": "SELECT DISTINCT reason FROM refund",
}
_IN_PART = ("product",)
NAMES = (*_LISTS, *_PLACES, "country", "company")
"""The fields whose values are known by name."""

_TEXTS: tuple[CustomType, ...] = ("text", "choice")


class KnownWords:
    """Looks the names of one book up, as long as nothing changes in it.

    A name is folded and its words are parted by blanks; what it gives is how the book writes it, "" where it
    has no such value.
    """

    def __init__(self, connection: Connection, language: str) -> None:
        self._connection = connection
        self._language = language
        self._lists: dict[str, dict[str, str]] = {}
        self._words: dict[str, bool] = {}

    @cached_property
    def fields(self) -> tuple[CustomField, ...]:
        """The fields of the user's own."""
        return custom_fields.fields(self._connection)

    def name(self, field: str, key: str) -> str:
        """A value of one of `NAMES`."""
        if field in _PLACES:
            return self._marked(field, _PLACES[field], key)
        if field == "country":
            return self._country(key)
        if field == "company":
            return self._company(key)
        if field not in self._lists:
            rows = self._connection.execute(_LISTS[field])
            self._lists[field] = _folded(text for (text,) in rows)
        found = self._lists[field].get(key, "")
        return found or (self._part(field, key) if field in _IN_PART else "")

    def _part(self, field: str, key: str) -> str:
        """Words with which words of some name begin, as they were typed: a rule asks for all such names."""
        words = key.split()
        if not all(len(word) > _SHORTEST and word.isalpha() for word in words):
            return ""
        names = (name.split() for name in self._lists[field])
        begun = any(all(any(own.startswith(word) for own in name) for word in words) for name in names)
        return key if begun else ""

    def own(self, field: CustomField, key: str) -> str:
        """A value of a field of the user's own."""
        return self._marked(field.name, marks.own(field.id), key) if field.type in _TEXTS else ""

    def _marked(self, field: str, sign: str, key: str) -> str:
        """A value that some contact has, by its word of the index."""
        mark = sign + marks.value(key)
        there = "SELECT 1 FROM word_count WHERE band IN (0, 1) AND prefix = ? LIMIT 1"
        if not self._connection.value(there, (mark,)):
            return ""
        return values.spelled(self._connection, field, mark, key)

    def _country(self, key: str) -> str:
        """A country by what people call it, in the language of the reader."""
        return countries.countries().name(_lands().get(key, ""), self._language)

    def _company(self, key: str) -> str:
        """A firm of which all words of the name are these."""
        words = key.split()
        if len(key) < _SHORTEST or not all(self._is_in_firms(word) for word in words):
            return ""
        match = f"{{org}} : ({' AND '.join(_term(word) for word in words)})"
        rows = self._connection.execute(
            "SELECT DISTINCT o.name FROM (SELECT rowid FROM word WHERE word MATCH ? LIMIT ?) found "
            "JOIN entry e ON e.rank = found.rowid JOIN org o ON o.contact_id = e.contact_id",
            (match, SEEN),
        )
        return next((name for (name,) in rows if tokens(name) == words), "")

    def _is_in_firms(self, word: str) -> bool:
        if word not in self._words:
            found = self._connection.value(
                "SELECT 1 FROM word WHERE word MATCH ? LIMIT 1", (f"{{org}} : {_term(word)}",)
            )
            self._words[word] = bool(found)
        return self._words[word]


@cache
def _lands() -> dict[str, str]:
    """The codes of all countries by their names; no codes, for "in", "and" and "de" are words."""
    found: dict[str, str] = {}
    lands = tuple(countries.countries())
    for own in (True, False):
        for land in lands:
            for name in (land.english, land.spanish) if own else land.aliases:
                key = " ".join(tokens(name))
                if len(key) > _SHORTEST or key in _SHORT_NAMES:
                    found.setdefault(key, land.code)
    return found


def _term(word: str) -> str:
    """A folded word as the index has it: it holds no sign that FTS5 would read."""
    return f'"{word}"'


def _folded(names: Iterable[str]) -> dict[str, str]:
    """Names by their words; of those that fold alike the first stays."""
    found: dict[str, str] = {}
    for name in names:
        key = " ".join(tokens(name))
        if key:
            found.setdefault(key, name)
    return found
