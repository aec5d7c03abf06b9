"""How much two names say the same: in any order, shortened, mistyped, or of two people of one family."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rolodex.domain.likeness_traits import Traits
from rolodex.domain.likeness_words import Nearness, compound, nearness

Verdict = Literal["same", "part", "kin", "namesake", "other", "none"]
"""`part`: one name says less than the other; `kin`: another first name, the same surname; `namesake`: the
first name and a surname are the same, another surname is not; `none`: a card has no name."""

_COST: Mapping[Nearness, int] = {
    "same": 0,
    "short": 3,
    "slip": 4,
    "sound": 6,
    "initial": 11,
    "near": 16,
    "": 0,
}


@dataclass(frozen=True, slots=True)
class Names:
    """What comparing two names gave; `nearest` is the weakest tie of all words that were matched.

    `cost` is what slips and short forms take away, `matched` how many words found their fellow.
    """

    verdict: Verdict
    matched: int = 0
    cost: int = 0
    nearest: Nearness = "same"
    ordered: bool = True
    whole: bool = False


def compared(one: Traits, other: Traits, counts: Mapping[str, int]) -> Names:
    """How two people's names stand to each other; `counts` tells how many people have a word."""
    if not one.words or not other.words:
        return _NONE
    if one.words == other.words and len(one.given) == len(other.given):
        return Names("same" if len(one.words) > 1 and one.given else "part", len(one.words), whole=True)
    if strange_names(one, other):
        return _OTHER
    return _Matching(_Words(one), _Words(other), counts).names()


def strange_names(one: Traits, other: Traits) -> bool:
    """Whether both cards have a name and these are surely two people's."""
    if not one.told.isdisjoint(other.told) or not one.words or not other.words:
        return False
    # Names that sound otherwise may still be one with slips, or with a nickname that a card tells.
    if _resemblance()(" ".join(one.words), " ".join(other.words)) >= _ALIKE:
        return False
    return {*one.also, *other.also}.isdisjoint((*one.words, *other.words))


@cache
def _resemblance() -> Callable[[str, str], float]:
    """How much two texts have in common, of 100, in whatever order their words stand."""
    from rapidfuzz import fuzz  # start-up: needed once look-alikes are sought

    return fuzz.token_sort_ratio


_SAME: Nearness = "same"
_NONE, _OTHER = Names("none"), Names("other")
_ALIKE = 60
"""Names that are less alike than this, of 100, are not those of one person."""


class _Words:
    """The words of a name that have no fellow yet, and what part of it each is."""

    def __init__(self, traits: Traits) -> None:
        self.words = list(traits.words)
        self.given = len(traits.given)
        self.first = traits.given[:1]
        self.also = traits.also
        self.left = list(range(len(self.words)))

    def is_given(self, place: int) -> bool:
        """Whether the word at this place stands among the first names."""
        return place < self.given

    def is_first_left(self) -> bool:
        """Whether the first of the first names is written out and has no fellow."""
        return self.given > 0 and 0 in self.left and len(self.words[0]) > 1

    def left_given(self) -> list[int]:
        """First names without a fellow."""
        return [place for place in self.left if place < self.given]

    def left_family(self) -> list[int]:
        """Surnames without a fellow."""
        return [place for place in self.left if place >= self.given]


class _Matching:
    """Each word of one name to its fellow of the other, the likest first."""

    def __init__(self, left: _Words, right: _Words, counts: Mapping[str, int]) -> None:
        self._left, self._right, self._counts = left, right, counts
        self._ties: list[tuple[int, int, Nearness]] = []
        self._same()
        if left.left and right.left:
            self._joined()
        if left.left and right.left:
            self._like()

    def names(self) -> Names:
        """What came of it."""
        cost = sum(_COST[tie] for _, _, tie in self._ties)
        ties: list[Nearness] = [tie for _, _, tie in self._ties]
        nearest = max(ties, key=_COST.__getitem__, default=_SAME)
        matched = len(self._ties)
        whole = not self._left.left and not self._right.left
        return Names(self._verdict(), matched, cost, nearest, self._in_order(), whole)

    def _same(self) -> None:
        for place in tuple(self._left.left):
            word = self._left.words[place]
            for fellow in self._right.left:
                if self._right.words[fellow] == word:
                    self._tie(place, fellow, "same")
                    break

    def _tie(self, place: int, fellow: int, tie: Nearness) -> None:
        self._left.left.remove(place)
        self._right.left.remove(fellow)
        self._ties.append((place, fellow, tie))

    def _joined(self) -> None:
        """Words that one name parts and the other does not: Mari Carmen and Maricarmen."""
        for short, long in ((self._left, self._right), (self._right, self._left)):
            for place in tuple(short.left):
                parts = self._parts(short.words[place], long)
                if parts:
                    short.left.remove(place)
                    for part in parts:
                        long.left.remove(part)
                    first = (place, parts[0]) if short is self._left else (parts[0], place)
                    self._ties.append(
                        (
                            *first,
                            "same"
                            if "".join(long.words[p] for p in parts) == short.words[place]
                            else "short",
                        )
                    )

    def _parts(self, word: str, others: _Words) -> tuple[int, ...]:
        for first in others.left:
            for second in others.left:
                if first == second:
                    continue
                both = (others.words[first], others.words[second])
                if "".join(both) == word or both in compound(word):
                    return first, second
        return ()

    def _like(self) -> None:
        """The words that are left, with those that are likest."""
        choices: list[tuple[int, int, int, Nearness]] = []
        for place in self._left.left:
            for fellow in self._right.left:
                given = self._left.is_given(place) and self._right.is_given(fellow)
                tie = nearness(self._left.words[place], self._right.words[fellow], self._counts, given=given)
                tie = tie or self._by_nickname(place, fellow)
                if tie == "initial" and self._left.is_given(place) != self._right.is_given(fellow):
                    tie = ""
                if tie:
                    choices.append((_COST[tie], place, fellow, tie))
        for _, place, fellow, tie in sorted(choices):
            if place in self._left.left and fellow in self._right.left:
                self._tie(place, fellow, tie)

    def _by_nickname(self, place: int, fellow: int) -> Nearness:
        """Whether one card gives as a nickname what the other calls them."""
        both = self._left.is_given(place) and self._right.is_given(fellow)
        one, other = self._left.words[place], self._right.words[fellow]
        known = both and (other in self._left.also or one in self._right.also)
        return "short" if known else ""

    def _verdict(self) -> Verdict:
        left, right = self._left, self._right
        if not self._ties:
            return "other"
        if (left.left_given() and right.left_given()) or self._is_middle_initial():
            return "kin" if self._ties_family() else "other"
        if left.left and right.left:
            return "namesake" if self._ties_given() and self._rest_is_surnames() else "other"
        return "same" if len(self._ties) > 1 and self._ties_given() else "part"

    def _is_middle_initial(self) -> bool:
        """Whether a first name met but the middle initial of another first name: Charles and Susan C."""
        return any(
            tie == "initial"
            and ((place == 0 and self._right.is_first_left()) or (fellow == 0 and self._left.is_first_left()))
            and len(self._left.words[place] if place == 0 else self._right.words[fellow]) > 1
            for place, fellow, tie in self._ties
            if place != fellow
        )

    def _ties_family(self) -> bool:
        """Whether surnames were matched."""
        return any(
            not self._left.is_given(place) or not self._right.is_given(fellow)
            for place, fellow, _ in self._ties
        )

    def _ties_given(self) -> bool:
        """Whether a first name was matched."""
        return any(
            self._left.is_given(place) or self._right.is_given(fellow) for place, fellow, _ in self._ties
        )

    def _rest_is_surnames(self) -> bool:
        return len(self._ties) > 1 and bool(self._left.left_family() or self._right.left_family())

    def _in_order(self) -> bool:
        """Whether first names met first names."""
        return all(
            self._left.is_given(place) == self._right.is_given(fellow) for place, fellow, _ in self._ties
        )
