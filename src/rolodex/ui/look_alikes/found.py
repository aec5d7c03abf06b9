"""The pairs that were found, and what became of them while they were looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from rolodex.domain.likeness import Level, Pair

LEVELS: tuple[Level, ...] = ("certain", "suggested", "possible")


@dataclass(frozen=True, slots=True)
class _Deed:
    """What one step took out of the list, and what it put in instead."""

    removed: tuple[Pair, ...]
    added: tuple[Pair, ...] = ()

    def back(self) -> _Deed:
        return _Deed(self.added, self.removed)


class Found:
    """Pairs, best first; those put off come back with the next search."""

    def __init__(self, pairs: Iterable[Pair] = ()) -> None:
        self._pairs = list(pairs)
        self._deeds: dict[int, _Deed] = {}
        self.looked_at = 0
        self.later = 0

    def pairs(self, level: Level | None = None) -> tuple[Pair, ...]:
        """Those of a level, or all."""
        return tuple(pair for pair in self._pairs if level in (None, pair.likeness.level))

    def counts(self) -> Mapping[Level, int]:
        """How many there are of each level."""
        levels = [pair.likeness.level for pair in self._pairs]
        return MappingProxyType({level: levels.count(level) for level in LEVELS})

    def together(self, pair: Pair) -> tuple[int, ...]:
        """The two of a pair, with all whom both of them look like so much that merging is suggested."""
        alike = {one: self._suggested(one) for one in (pair.one, pair.other)}
        others = alike[pair.one] & alike[pair.other] - {pair.one, pair.other}
        return (pair.one, pair.other, *sorted(others))

    def certain(self) -> tuple[tuple[int, ...], ...]:
        """Cards that are one person for certain, each with every other of its group."""
        sure = {(pair.one, pair.other) for pair in self._pairs if pair.likeness.level == "certain"}
        groups: list[set[int]] = []
        for one, other in sorted(sure):
            touched = [group for group in groups if one in group or other in group]
            joined = {one, other}.union(*touched)
            groups = [group for group in groups if group not in touched] + [joined]
        return tuple(tuple(sorted(group)) for group in groups if _all_in(group, sure))

    def put_off(self, pair: Pair) -> None:
        """Look at this pair another time."""
        if pair in self._pairs:
            self._pairs.remove(pair)
            self.later += 1

    def part(self, ids: Collection[int], step: int) -> None:
        """These were called distinct by this step."""
        self._do(
            step, _Deed(tuple(pair for pair in self._pairs if pair.one in ids and pair.other in ids)), count=1
        )

    def join(self, survivor: int, gone: Collection[int], step: int) -> None:
        """These went into the survivor in this step: it now looks like whom they looked like."""
        removed = tuple(pair for pair in self._pairs if pair.one in gone or pair.other in gone)
        known = {(pair.one, pair.other) for pair in self._pairs}
        added: dict[tuple[int, int], Pair] = {}
        for pair in removed:
            ends = {survivor if end in gone else end for end in (pair.one, pair.other)}
            if len(ends) == 2:
                one, other = sorted(ends)
                if (one, other) not in known:
                    added.setdefault((one, other), replace(pair, one=one, other=other))
        self._do(step, _Deed(removed, tuple(added.values())), count=1)

    def take_back(self, reverted: int, step: int) -> bool:
        """Undo, or redo, what a step did to the list; says whether it did anything to it."""
        deed = self._deeds.get(reverted)
        if deed is None:
            return False
        self._do(step, deed.back(), count=-1 if deed.removed else 1)
        return True

    def _do(self, step: int, deed: _Deed, *, count: int) -> None:
        gone = set(deed.removed)
        self._pairs = [pair for pair in self._pairs if pair not in gone]
        self._pairs += [pair for pair in deed.added if pair not in self._pairs]
        # sorting is stable: pairs that stay keep their order
        self._pairs.sort(key=lambda pair: (LEVELS.index(pair.likeness.level), -pair.likeness.score))
        self._deeds[step] = deed
        self.looked_at = max(0, self.looked_at + count)

    def _suggested(self, contact_id: int) -> set[int]:
        return {
            pair.other if pair.one == contact_id else pair.one
            for pair in self._pairs
            if contact_id in (pair.one, pair.other) and pair.likeness.level != "possible"
        }


def _all_in(group: Collection[int], sure: Collection[tuple[int, int]]) -> bool:
    return all((one, other) in sure for one in group for other in group if one < other)
