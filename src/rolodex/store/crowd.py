"""The members of a segment, or those who fulfil a rule: whom all searches in it are limited to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rolodex.store.conditions import Selected
from rolodex.store.lists import ALL, Lister, numbers
from rolodex.store.matching import Wanted

FEW = 2_000
"""Up to so many are put in order by themselves instead of by going through the whole list."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Those whom each of these gives, among the contacts of a list."""

    lister: Lister
    sources: tuple[Selected, ...]

    @property
    def ranks(self) -> frozenset[int]:
        """Their ranks in the index of words; remembered until something is written."""
        found = [_remembered(self.lister, source) for source in self.sources]
        return found[0].intersection(*found[1:])

    def many(self) -> int:
        """How many there are, where that is known beforehand and they are many; else 0."""
        (first, *others) = self.sources
        if others or not first.kept:
            return 0
        bands = ", ".join(map(str, self.lister.bands))
        total = self.lister.connection.value(
            f"SELECT coalesce(sum(n), 0) FROM segment_count WHERE segment_id = ? AND band IN ({bands})",
            (first.kept,),
        )
        return int(total) if total > FEW else 0

    def begun(self, limit: int) -> list[int]:
        """The first of the many members of one segment, found by going through the list in its order."""
        (source,) = self.sources
        sql = (
            f"SELECT contact_id FROM segment_member WHERE segment_id = {source.kept} "
            "AND contact_id IN (SELECT value FROM json_each(?))"
        )
        found: list[int] = []
        for ids in self.lister.stretches():
            members = {one for (one,) in self.lister.connection.execute(sql, (json.dumps(ids),))}
            found += [one for one in ids if one in members]
            if len(found) >= limit:
                break
        return found[:limit]

    def found(self, wanted: Wanted) -> list[frozenset[int]]:
        """The ranks of those who are wanted, tier by tier; nobody twice."""
        if not wanted:
            return [self.ranks]
        tiers: list[frozenset[int]] = []
        left = self.ranks
        for expression in wanted.tiers():
            tiers.append(left.intersection(self.lister.ranks(expression)))
            left -= tiers[-1]
        return tiers

    def ids(self, tiers: Iterable[frozenset[int]], limit: int = ALL) -> list[int]:
        """The ids of those found, tier by tier in the order of the list."""
        ids: list[int] = []
        for tier in tiers:
            room = ALL if limit == ALL else limit - len(ids)
            if tier and room:
                ids += self._placed(tier, room)
        return ids

    def _placed(self, ranks: frozenset[int], limit: int) -> list[int]:
        if self.lister.is_ranked or len(ranks) <= FEW:
            return self.lister.placed(ranks, limit)
        if limit == ALL:
            return self.lister.within(ranks)
        return self.lister.begun(ranks, limit)

    def among(self, ids: Sequence[int]) -> list[int]:
        """Those of these contacts who belong here, in the order given."""
        ranks, those = self.lister.ranks_of(ids), self.ranks
        return [contact_id for contact_id in ids if ranks.get(contact_id) in those]


def _remembered(lister: Lister, source: Selected) -> frozenset[int]:
    key = ("crowd", lister.span(), source.sql, *sorted(source.values.items()))
    return lister.connection.remembered(key, lambda: _ranks(lister, source))


def _ranks(lister: Lister, source: Selected) -> frozenset[int]:
    first, last = lister.span()
    such = f"contact_id {'NOT ' if source.without else ''}IN ({source.some})"
    # One value instead of rows: each row fetched gives the interpreter's lock away.
    sql = f"SELECT json_group_array(rank) FROM entry WHERE rank BETWEEN {first} AND {last} AND {such}"
    found = lister.connection.value(f"{source.before}{sql}", source.values)
    return frozenset(numbers(found))
