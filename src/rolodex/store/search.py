"""Search and lists: the first rows at once, in order, with the exact count."""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolodex.domain import phone, sorting
from rolodex.domain.listing import TABS, ContactRow, Listing, Matches, Query, Tally
from rolodex.store import found, vocabulary
from rolodex.store.engine import Connection
from rolodex.store.entry import COMPANIES, PEOPLE, TAG
from rolodex.store.indexing import create, rebuild, refresh
from rolodex.store.lists import ALL, Lister
from rolodex.store.matching import Wanted, respelled, wanted
from rolodex.store.verifying import verify

__all__ = ["create", "listing", "matches", "rebuild", "refresh", "rows", "tally", "verify"]

FEW = 50
"""Only where words begin so for fewer contacts than this is it looked for inside words too."""

_BANDS = {"individual": (PEOPLE,), "org": (COMPANIES,), "": (PEOPLE, COMPANIES)}


def matches(connection: Connection, query: Query, limit: int = 50) -> Matches:
    """The first rows that answer a query, and how many there are; mistyped names are mended."""
    search = _search(connection, query)
    if search is None:
        return Matches(0)
    total, ids = search.first(limit)
    mended = ""
    if not total and search.wanted.words and not search.wanted.numbers:
        for words in vocabulary.spellings(connection, search.wanted.words):
            other = replace(search, wanted=respelled(search.wanted, words))
            total, ids = other.first(limit)
            if total:
                search, mended = other, " ".join(words)
                break
    shown = rows(connection, ids)
    return Matches(total, found.explained(connection, shown, search.wanted), mended)


def listing(connection: Connection, query: Query) -> Listing:
    """The ids of all that answer a query, in its order, and where the tabs begin."""
    search = _search(connection, query)
    if search is None:
        return Listing(array("q"))
    ids = search.all()
    return Listing(array("q", ids), _tabs(search, query))


def rows(connection: Connection, ids: Sequence[int]) -> tuple[ContactRow, ...]:
    """The list lines of these contacts, in the order asked; ids that are gone are left out."""
    text = connection.value(
        "SELECT json_group_array(json_array(contact_id, fn, detail, initials, ground, photo, tab, "
        "coalesce((SELECT min(CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END) FROM reminder r "
        "WHERE r.contact_id = e.contact_id AND r.status = 'NEEDS-ACTION'), ''))) "
        "FROM entry e WHERE contact_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    known = {row[0]: ContactRow(*row) for row in json.loads(text)}
    return tuple(known[contact_id] for contact_id in ids if contact_id in known)


def tally(connection: Connection) -> Tally:
    """How many people and companies there are, and people by tag in the order of the tags' names."""
    tags = connection.execute(
        "SELECT t.name, sum(coalesce(w.n, 0)) FROM tag t "
        "LEFT JOIN word_count w ON w.band = ? AND w.prefix = ? || t.id GROUP BY t.name",
        (PEOPLE, TAG),
    )
    return Tally(
        vocabulary.count(connection, (PEOPLE,), ""),
        vocabulary.count(connection, (COMPANIES,), ""),
        tuple(sorted(((name, n) for name, n in tags if n), key=lambda tag: sorting.sort_key(tag[0]))),
    )


@dataclass(frozen=True, slots=True)
class _Search:
    """A query on its way: what is wanted, and the list it is wanted from."""

    lister: Lister
    wanted: Wanted

    def first(self, limit: int) -> tuple[int, list[int]]:
        """The exact count, and the ids of the first rows."""
        total = self._count()
        ids = self._by_words(limit)
        inside = self.wanted.inside() if total < FEW else None
        if inside is None:
            return total, ids
        known = self._by_words(FEW) if len(ids) < total else ids
        total += self.lister.count_inside(*inside, known)
        if len(ids) < min(limit, total):
            ids += self.lister.inside(*inside, known, limit - len(ids))
        return total, ids

    def all(self) -> list[int]:
        """All ids."""
        ids = self._by_words(ALL)
        inside = self.wanted.inside() if len(ids) < FEW else None
        return ids + self.lister.inside(*inside, ids) if inside else ids

    def _count(self) -> int:
        lister = self.lister
        short = self.wanted.short()
        if short is not None and (not self.wanted.words or len(short) <= vocabulary.COUNTED):
            return vocabulary.count(lister.connection, lister.bands, short)
        return lister.count_words(self.wanted.tiers()[-1])

    def _by_words(self, limit: int) -> list[int]:
        """Those of whom words begin as was typed: by name, then firm and number, then all that is known."""
        if not self.wanted.words and not self.wanted.mark:
            return self.lister.all(limit)
        ids: dict[int, None] = {}
        for place, expression in enumerate(self.wanted.tiers()):
            if limit == ALL or len(ids) < limit:
                ids.update(dict.fromkeys(self._tier(place, expression, limit)))
        return list(ids)[:limit] if limit != ALL else list(ids)

    def _tier(self, place: int, expression: str, limit: int) -> list[int]:
        lister = self.lister
        if lister.order != "family" and limit != ALL:
            # Sorting costs as much as there are matches, walking as much as there are others between them.
            people = vocabulary.count(lister.connection, lister.bands, "")
            worth = math.isqrt(limit * people)
            if lister.count_words(expression, worth + 1) > worth:
                return lister.walk(*self.wanted.condition(place), limit)
        return lister.words(expression, limit)


def _search(connection: Connection, query: Query) -> _Search | None:
    """The search for a query; None where its tag is not in the book."""
    mark = ""
    if query.tag:
        tag_id = connection.value("SELECT id FROM tag WHERE name = ?", (query.tag,))
        if tag_id is None:
            return None
        mark = f"{TAG}{tag_id}"
    country = ""
    if phone.is_number(query.text):
        country = connection.value("SELECT value FROM setting WHERE key = 'country'") or ""
    return _Search(Lister(connection, _BANDS[query.kind], query.order), wanted(query.text, country, mark))


def _tabs(search: _Search, query: Query) -> tuple[tuple[str, int], ...]:
    """Where each tab begins; a list of what was typed is not in the order of the alphabet throughout."""
    if query.order == "changed" or search.wanted.words:
        return ()
    counts = search.lister.letters(search.wanted.mark)
    places: list[tuple[str, int]] = []
    place = 0
    for letter in TABS:
        if counts.get(letter):
            places.append((letter, place))
            place += counts[letter]
    return tuple(places)
