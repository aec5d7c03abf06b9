"""Search and lists: the first rows at once, in order, with the exact count."""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rolodex.domain import environment, phone
from rolodex.domain.asked import Asked, typed
from rolodex.domain.listing import TABS, ContactRow, Listed, Listing, Matches, Query
from rolodex.store import conditions, filtering, found, recent, segment_members, settings, vocabulary
from rolodex.store.conditions import Selected
from rolodex.store.crowd import Crowd
from rolodex.store.engine import Connection
from rolodex.store.entry import COMPANIES, PEOPLE
from rolodex.store.indexing import create, rebuild, refresh
from rolodex.store.lists import ALL, Lister
from rolodex.store.matching import Inside, Wanted, respelled, wanted
from rolodex.store.standing import CURRENT, SHOWN, awake
from rolodex.store.values import counted
from rolodex.store.verifying import verify

__all__ = ["create", "listing", "matches", "rebuild", "refresh", "rows", "values", "verify"]

FEW = 50
"""Only where words begin so for fewer contacts than this is it looked for inside words too."""

SHORT = 5
"""Of one word with more letters, or of several words, it is only where nobody has words that begin so."""

EXPLAINED = 24
"""As many rows as a window shows say why they were found."""

SOME = 200
"""Up to so many are put in order at once instead of tier by tier."""

AWAKE = awake("date('now', 'localtime')")
_NOTHING: tuple[int, list[int], Collection[int]] = (0, [], ())
_BANDS: dict[Listed, tuple[int, ...]] = {
    "individual": (PEOPLE,),
    "org": (COMPANIES,),
    "": (PEOPLE, COMPANIES),
}


def matches(connection: Connection, query: Query, limit: int = 50) -> Matches:
    """The first rows that answer a query, and how many there are; what is mistyped is mended."""
    asked = filtering.typed(connection, query.text)
    search = _search(connection, query, asked)
    total, ids, inside = search.first(limit) if search else _NOTHING
    mended = ""
    if not total:
        for other, spelling in _mended(connection, query, asked):
            total, ids, inside = other.first(limit)
            if total:
                search, mended = other, spelling
                break
    if search is None:
        return Matches(0)
    lines = _lines(connection, ids)
    shown = {line[0]: f"{line[1]} {line[2]}" for line in lines[:EXPLAINED]}
    reasons = found.explained(connection, shown, search.wanted.told(), inside)
    return Matches(total, tuple(_row(line, reasons.get(line[0], "")) for line in lines), mended)


def listing(connection: Connection, query: Query) -> Listing:
    """The ids of all that answer a query, in its order, and where the tabs begin."""
    search = _search(connection, query, filtering.typed(connection, query.text))
    if search is None:
        return Listing(array("q"))
    ids = search.all()
    return Listing(array("q", ids), _tabs(search, query))


def values(
    connection: Connection, field: str, beginning: str, limit: int, kind: Listed
) -> tuple[tuple[str, int], ...]:
    """The values a field has, or those with words that begin so, and how many contacts have each."""
    return counted(connection, field, beginning, limit, _BANDS[kind])


def rows(connection: Connection, ids: Sequence[int]) -> tuple[ContactRow, ...]:
    """The list lines of these contacts, in the order asked; ids that are gone are left out."""
    return tuple(_row(line) for line in _lines(connection, ids))


def _row(line: list[Any], reason: str = "") -> ContactRow:
    contact_id, fn, detail, initials, ground, photo, tab, due = line
    return ContactRow(contact_id, fn, detail, initials, ground, photo, tab, due, reason)


def _lines(connection: Connection, ids: Sequence[int]) -> list[list[Any]]:
    """The fields of these rows, without what was found."""
    # One value instead of rows: each row fetched gives the interpreter's lock away.
    text = connection.value(
        "SELECT json_group_array(json_array(contact_id, fn, detail, initials, ground, photo, tab, "
        f"coalesce((SELECT min({SHOWN}) FROM reminder r WHERE r.contact_id = e.contact_id "
        f"AND +r.status = 'NEEDS-ACTION' AND {CURRENT} AND {AWAKE}), ''))) "
        "FROM entry e WHERE contact_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    known = {line[0]: line for line in json.loads(text)}
    return [known[contact_id] for contact_id in ids if contact_id in known]


@dataclass(frozen=True, slots=True)
class _Search:
    """A query on its way: what is wanted, and the list it is wanted from."""

    lister: Lister
    wanted: Wanted
    is_recent: bool = False
    crowd: Crowd | None = None

    def first(self, limit: int) -> tuple[int, list[int], Collection[int]]:
        """The exact count, the ids of the first rows, and of those the ones that have it inside a word."""
        if self.crowd:
            return self._within(self.crowd, limit)
        if self.is_recent:
            opened = recent.ids(self.lister.connection, self.lister.bands, self.wanted)
            return len(opened), opened[:limit], ()
        if not self.wanted:
            return self._count(), self.lister.all(limit), ()
        rows = max(limit, FEW)
        ids = self._tier(0, rows)
        if len(ids) == rows:
            return self._count(), ids[:limit], ()
        total, few = self._few()
        if few is None:
            return total or self._count(), self._filled(ids, limit)[:limit], ()
        inside = self._inside(few)
        if inside is None:
            return len(few), few[:limit], ()
        if inside.exact:
            held = self.lister.inside(inside, few, max(0, limit - len(few)))
            total = len(few) + self.lister.count_exact(inside, few)
        else:
            held = self.lister.inside(inside, few)
            total = len(few) + len(held)
        return total, (few + held)[:limit], set(held)

    def all(self) -> list[int]:
        """All ids."""
        if self.crowd:
            return self._within(self.crowd, ALL)[1]
        if self.is_recent:
            return recent.ids(self.lister.connection, self.lister.bands, self.wanted)
        if not self.wanted:
            return self.lister.all()
        _, few = self._few()
        if few is None:
            return self._filled(self._tier(0, ALL), ALL)
        inside = self._inside(few)
        return few + self.lister.inside(inside, few) if inside else few

    def _within(self, crowd: Crowd, limit: int) -> tuple[int, list[int], Collection[int]]:
        """The same as `first`, of a crowd."""
        if self.is_recent:
            opened = crowd.among(recent.ids(self.lister.connection, self.lister.bands, self.wanted))
            return len(opened), opened if limit == ALL else opened[:limit], ()
        if not self.wanted and limit != ALL and (total := crowd.many()):
            return total, crowd.begun(limit), ()
        tiers = crowd.found(self.wanted)
        total = sum(map(len, tiers))
        ids = crowd.ids(tiers, limit)
        inside = self._inside(ids) if self.wanted and total < FEW else None
        held = crowd.among(self.lister.inside(inside, ids)) if inside else []
        found = ids + held
        return total + len(held), found if limit == ALL else found[:limit], set(held)

    def _few(self) -> tuple[int, list[int] | None]:
        """All of whom words begin so, in order, if they are not many; else their count where it is known."""
        # One word that many have takes longer to gather than to count; of several the index stops at `SOME`.
        single = len(self.wanted.words) + len(self.wanted.narrows) == 1
        count = self._count() if single and not self.wanted.numbers else 0
        return count, None if count > SOME else self.lister.few(self.wanted, SOME)

    def _inside(self, known: list[int]) -> Inside | None:
        """What is looked for inside words, where only few have words that begin so."""
        # Who types much of a word, or several, and finds somebody means nobody who has it inside others.
        short = len(self.wanted.digits or "".join(self.wanted.words)) <= SHORT and len(self.wanted.words) < 2
        few = FEW if short else 1
        return self.wanted.inside() if len(known) < few else None

    def _count(self) -> int:
        lister = self.lister
        short = self.wanted.short()
        if short is not None and vocabulary.is_counted(short):
            return vocabulary.count(lister.connection, lister.bands, short)
        lacking = self.wanted.lacking()
        if lacking:
            everyone = vocabulary.count(lister.connection, lister.bands, "")
            return everyone - vocabulary.count(lister.connection, lister.bands, lacking)
        return lister.count_words(self.wanted.tiers()[-1])

    def _filled(self, names: list[int], limit: int) -> list[int]:
        """Those found by name, then by firm and number, then by all that is known; nobody twice."""
        ids = dict.fromkeys(names)
        for place in range(1, len(self.wanted.tiers())):
            if limit == ALL or len(ids) < limit:
                ids.update(dict.fromkeys(self._tier(place, limit)))
        return list(ids)[:limit] if limit != ALL else list(ids)

    def _tier(self, place: int, limit: int) -> list[int]:
        lister, expression = self.lister, self.wanted.tiers()[place]
        if place == 0 and any(
            len(word) > 1 and not vocabulary.begins_name(lister.connection, word)
            for word in self.wanted.words
        ):
            return []
        if lister.order != "family" and limit != ALL:
            # Sorting costs as much as there are matches, walking as much as there are others between them.
            people = vocabulary.count(lister.connection, lister.bands, "")
            worth = math.isqrt(limit * people)
            if lister.more_than(expression, worth):
                return lister.walk(*self.wanted.condition(place), limit)
        return lister.words(expression, limit)


def _search(connection: Connection, query: Query, asked: Asked) -> _Search | None:
    """The search for a query, of which the text is taken apart; None where nobody can be meant."""
    try:
        narrows = filtering.narrows(connection, query, asked.filters)
    except filtering.Nobody:
        return None
    today = query.today or environment.now().date()
    sources = []
    if query.segment:
        sources.append(segment_members.selected(connection, query.segment, today))
    if query.rule is not None:
        sought = conditions.sought(connection, query.rule, today)
        if isinstance(sought, Selected):
            sources.append(sought)
        else:
            narrows = (*narrows, sought)
    country = ""
    if phone.is_number(asked.text):
        country = settings.country(connection)
    lister = Lister(connection, _BANDS[query.kind], query.order)
    crowd = Crowd(lister, tuple(sources)) if sources else None
    return _Search(lister, wanted(asked.text, country, narrows), query.within == "recent", crowd)


def _mended(connection: Connection, query: Query, asked: Asked) -> Iterator[tuple[_Search, str]]:
    """The same search with other spellings of what was typed, and how one types each of them."""
    for filters in filtering.spellings(connection, asked.filters):
        search = _search(connection, query, Asked(asked.text, filters))
        if search is None:
            continue
        if filters != asked.filters:
            yield search, typed(asked.text, filters)
        if search.wanted.digits:
            continue
        for words in vocabulary.spellings(connection, search.wanted.words):
            other = replace(search, wanted=respelled(search.wanted, words))
            yield other, typed(" ".join(words), filters)


def _tabs(search: _Search, query: Query) -> tuple[tuple[str, int], ...]:
    """Where each tab begins; a list of what was typed is not in the order of the alphabet throughout."""
    if query.order == "changed" or search.wanted.typed or search.is_recent:
        return ()
    if search.crowd:
        (ranks,) = search.crowd.found(search.wanted)
        counts = search.lister.letters_of(ranks)
    else:
        counts = search.lister.letters(search.wanted.tiers()[0] if search.wanted else "")
    places: list[tuple[str, int]] = []
    place = 0
    for letter in TABS:
        if counts.get(letter):
            places.append((letter, place))
            place += counts[letter]
    return tuple(places)
