"""The values that fields have in the book: which one is meant, how many have each, how they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rolodex.domain.asked import key
from rolodex.domain.sorting import sort_key
from rolodex.store import countries, marks
from rolodex.store.engine import Connection

OWN_FIELDS = "SELECT id, name, type FROM custom_field ORDER BY position, id"

_LISTED: Mapping[str, tuple[str, str]] = {
    "tag": (marks.TAG, "SELECT id, name FROM tag"),
    "group": (marks.GROUP, "SELECT contact_id, fn FROM entry WHERE band = 2"),
    "import": (marks.IMPORT, "SELECT id, label FROM import_batch"),
}
"""Fields whose values have rows of their own, and the words of the index that stand for their ids."""

_JOBS = {"company": "SELECT DISTINCT name FROM org", "title": "SELECT DISTINCT title FROM org"}
_PLACES = {"city": marks.CITY, "region": marks.REGION}
_YES, _NO = frozenset({"yes", "y", "si", "s", "true", "1"}), frozenset({"no", "n", "false", "0"})
_LAST = "\U0010ffff"

SEEN = 50
"""As many contacts are asked how they write a value."""


class Named(NamedTuple):
    """A value under one of its names: folded, as it is shown, and its word of the index."""

    text: str
    shown: str
    mark: str


class Meant(NamedTuple):
    """The words of the index that stand for what is meant, and beginnings of such words."""

    whole: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Range:
    """The values whose words begin with one sign."""

    connection: Connection
    sign: str
    is_yes_or_no: bool = False

    def folded(self, value: str) -> str:
        """A value as its word has it."""
        answer = key(value)
        if self.is_yes_or_no and answer in _YES | _NO:
            return "yes" if answer in _YES else "no"
        return marks.value(value)

    def counts(self, bands: Iterable[int] = (0, 1)) -> list[tuple[str, int]]:
        """All values as words of the index, and how many have each."""
        return self.connection.execute(
            "SELECT prefix, sum(n) FROM word_count WHERE prefix > ? AND prefix < ? "
            f"AND band IN ({', '.join(map(str, bands))}) GROUP BY prefix",
            (self.sign, self.sign + _LAST),
        )

    def meant(self, value: str) -> Meant:
        """What is meant by a value."""
        wanted = self.sign + self.folded(value)
        among = "SELECT 1 FROM word_count WHERE band IN (0, 1) AND prefix"
        if self.connection.value(f"{among} = ? LIMIT 1", (wanted,)):
            return Meant((wanted,))
        if self.connection.value(f"{among} > ? AND prefix < ? LIMIT 1", (wanted, wanted + _LAST)):
            return Meant((), (wanted,))
        words = self.folded(value).split(marks.PART)
        return Meant(tuple(mark for mark, _ in self.counts() if _holds(mark.removeprefix(self.sign), words)))

    def named(self) -> list[Named]:
        """All values, not spelled as in the book yet."""
        found = ((mark.removeprefix(self.sign), mark) for mark, _ in self.counts())
        return [Named(text, text.replace(marks.PART, " "), mark) for text, mark in found]


def meant(connection: Connection, field: str, value: str) -> Meant:
    """The words of the index that stand for a value of a field; none where the book has nothing like it."""
    if field not in _LISTED and field != "country":
        found = [one.meant(value) for one in _ranges(connection, field)]
        return Meant(
            tuple(w for one in found for w in one.whole), tuple(b for one in found for b in one.begun)
        )
    names = named(connection, field)
    wanted = marks.value(value)
    words = wanted.split(marks.PART)
    hits = (
        [one.mark for one in names if one.text == wanted]
        or [one.mark for one in names if one.text.startswith(wanted)]
        or [one.mark for one in names if _holds(one.text, words)]
    )
    return Meant(tuple(dict.fromkeys(hits)))


def meant_own(connection: Connection, field_id: int, is_yes_or_no: bool, value: str) -> Meant:
    """The same for a value of one field of the user's own."""
    return _Range(connection, marks.own(field_id), is_yes_or_no).meant(value)


def named(connection: Connection, field: str) -> list[Named]:
    """The values of a field; one that has several names comes several times."""
    if field in _LISTED:
        sign, sql = _LISTED[field]
        return [Named(marks.value(name), name, f"{sign}{row_id}") for row_id, name in connection.execute(sql)]
    if field == "country":
        return [one for mark, _ in _Range(connection, marks.COUNTRY).counts() for one in _country(mark)]
    return [one for kind in _ranges(connection, field) for one in kind.named()]


def is_own(connection: Connection, field: str) -> bool:
    """Whether the user has a field of this name."""
    return any(key(name) == key(field) for _, name, _ in connection.execute(OWN_FIELDS))


def known(connection: Connection, field: str) -> list[Named]:
    """The values of a field, or its names of firms and jobs, which are no words of the index."""
    if field not in _JOBS:
        return named(connection, field)
    names = [name for (name,) in connection.execute(_JOBS[field])]
    return [Named(marks.value(name), name, "") for name in names if name.strip()]


def as_written(connection: Connection, field: str, one: Named) -> str:
    """A value as one may type it."""
    if field == "country":
        return one.text.replace(marks.PART, " ")
    return (
        one.shown if field in _LISTED or field in _JOBS else spelled(connection, field, one.mark, one.shown)
    )


def spelled(connection: Connection, field: str, mark: str, otherwise: str) -> str:
    """How a value of a place or of the user's own field is mostly written."""
    column, table = (field, "adr") if field in ("city", "region", "country") else ("value", "custom_value")
    ids = (
        f"SELECT contact_id FROM entry WHERE rank IN (SELECT rowid FROM word WHERE word MATCH ? LIMIT {SEEN})"
    )
    written = Counter(
        text.strip()
        for (text,) in connection.execute(
            f"SELECT {column} FROM {table} WHERE contact_id IN ({ids})", (f'{{mark}} : "{mark}"',)
        )
        if mark.endswith(marks.value(text)) and text.strip()
    )
    return max(written, key=lambda text: (written[text], text)) if written else otherwise


def counted(
    connection: Connection, field: str, beginning: str, limit: int, bands: Sequence[int]
) -> tuple[tuple[str, int], ...]:
    """The values of a field that have words which begin so, with how many have them, most first.

    Countries come as their codes in capitals, or as written where no country is called so.
    """
    words = marks.value(beginning).split(marks.PART)
    counts = _counts(connection, field, bands)
    shown: Counter[str] = Counter()
    held: dict[str, Named] = {}
    for one in named(connection, field):
        if counts.get(one.mark) and one.mark not in held and (not beginning or _holds(one.text, words)):
            held[one.mark] = one
    listed = field in _LISTED
    # Only what is shown is asked how it is spelled; of tags two may be called the same.
    most = sorted(held.values(), key=lambda one: (-counts[one.mark], sort_key(one.shown)))
    for one in most if listed else most[:limit]:
        is_code = field == "country" and one.shown.isupper()
        name = one.shown if listed or is_code else spelled(connection, field, one.mark, one.shown)
        shown[name] += counts[one.mark]
    return tuple(sorted(shown.items(), key=lambda pair: (-pair[1], sort_key(pair[0])))[:limit])


def _counts(connection: Connection, field: str, bands: Sequence[int]) -> dict[str, int]:
    signs = [_LISTED[field][0]] if field in _LISTED else [marks.COUNTRY] if field == "country" else None
    kinds = [_Range(connection, sign) for sign in signs] if signs else _ranges(connection, field)
    return {mark: n for kind in kinds for mark, n in kind.counts(bands)}


def _ranges(connection: Connection, field: str) -> list[_Range]:
    if field in _PLACES:
        return [_Range(connection, _PLACES[field])]
    return [
        _Range(connection, marks.own(field_id), kind == "yesno")
        for field_id, name, kind in connection.execute(OWN_FIELDS)
        if key(name) == key(field)
    ]


def _country(mark: str) -> list[Named]:
    text = mark.removeprefix(marks.COUNTRY)
    code, lands = text.upper(), countries.countries()
    if code not in lands:
        return [Named(text, text.replace(marks.PART, " "), mark)]
    names = dict.fromkeys(
        marks.value(name) for name in (code, lands.name(code, "en"), lands.name(code, "es"))
    )
    return [Named(name, code, mark) for name in names]


def _holds(text: str, words: Sequence[str]) -> bool:
    """Whether a value has words that begin with all of these."""
    have = text.split(marks.PART)
    return all(any(word.startswith(begun) for word in have) for begun in words)
