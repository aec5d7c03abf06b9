"""The members of a segment, or those who fulfil a rule, in the order of a list: searches in it go by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rolodex.store.conditions import Selected
from rolodex.store.lists import KEYS, Lister, numbers
from rolodex.store.matching import Wanted


@dataclass(frozen=True, slots=True)
class Crowd:
    """The ids in order, the first letters of what it goes by, and the place of each rank of the index."""

    ids: list[int]
    letters: str
    places: dict[int, int]

    def those(self, lister: Lister, wanted: Wanted) -> list[int]:
        """The places of all who are wanted, by tier and then in the order of the list."""
        if not wanted:
            return list(range(len(self.ids)))
        found: dict[int, None] = {}
        for expression in wanted.tiers():
            ranks = lister.ranks(expression)
            found.update(dict.fromkeys(sorted(self.places[rank] for rank in ranks if rank in self.places)))
        return list(found)

    def among(self, ids: Iterable[int]) -> list[int]:
        """Those of these contacts who belong here, in the order given."""
        members = set(self.ids)
        return [contact_id for contact_id in ids if contact_id in members]

    def counts(self, places: Collection[int]) -> Counter[str]:
        """How many of those at these places begin with each letter A to Z, and "#" with something else."""
        letters = self.letters if len(places) == len(self.ids) else [self.letters[place] for place in places]
        counted: Counter[str] = Counter()
        for letter, count in Counter(letters).items():
            counted[letter.upper() if "a" <= letter <= "z" else "#"] += count
        return counted


def gathered(lister: Lister, sources: Sequence[Selected]) -> Crowd:
    """All whom each of these gives; remembered until something is written."""
    key = (lister.bands, lister.order, *((one.sql, *sorted(one.values.items())) for one in sources))
    return lister.connection.remembered(key, lambda: _gathered(lister, sources))


def _gathered(lister: Lister, sources: Sequence[Selected]) -> Crowd:
    first, *others = (_read(lister, one) for one in sources)
    if not others:
        return first
    kept = set(first.ids).intersection(*(other.ids for other in others))
    places = [place for place, contact_id in enumerate(first.ids) if contact_id in kept]
    ranks = dict(zip(first.places.values(), first.places, strict=True))
    return Crowd(
        [first.ids[place] for place in places],
        "".join(first.letters[place] for place in places),
        {ranks[place]: new for new, place in enumerate(places)},
    )


def _read(lister: Lister, source: Selected) -> Crowd:
    key = KEYS[lister.order].partition(",")[0].removesuffix(" DESC")
    bands = ", ".join(map(str, lister.bands))
    # One value instead of rows: each row fetched gives the interpreter's lock away.
    ((ids, ranks, letters),) = lister.connection.execute(
        "SELECT json_group_array(contact_id), json_group_array(rank), group_concat(letter, '') FROM ("
        f"SELECT contact_id, rank, coalesce(nullif(substr({key}, 1, 1), ''), '#') AS letter FROM entry "
        f"WHERE band IN ({bands}) AND contact_id IN ({source.sql}) ORDER BY {KEYS[lister.order]})",
        source.values,
    )
    places = {rank: place for place, rank in enumerate(numbers(ranks))}
    return Crowd(numbers(ids), letters or "", places)
