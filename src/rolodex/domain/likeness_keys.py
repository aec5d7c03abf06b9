"""What two cards of one person have in common at least once, so that only few pairs have to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rolodex.domain.likeness_traits import Traits
from rolodex.domain.likeness_words import roots

Kind = Literal["phone", "email", "place", "work", "born", "name", "near"]
KINDS: Sequence[Kind] = ("phone", "email", "place", "work", "born", "name", "near")
"""The kinds of keys; cards that share a key of one kind may be one person's."""

MOST: Mapping[Kind, int] = {
    "phone": 5,
    "email": 5,
    "place": 30,
    "work": 30,
    "born": 30,
    "name": 6,
    "near": 8,
}
"""Groups that share a key and are larger than this are taken by their names, or not at all."""


@dataclass(frozen=True, slots=True)
class Crowded:
    """The numbers, e-mails and names that more cards share than are compared each with each."""

    ties: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def keys(card: Traits, kind: Kind, crowded: Crowded) -> Iterable[str]:
    """The keys of one kind that a card has; empty ones among them say nothing."""
    if kind == "phone":
        return _shared([tel.number for tel in card.phones], card, crowded) if card.phones else ()
    if kind == "email":
        ties = (*card.emails, *card.handles) if card.handles else card.emails
        return _shared(ties, card, crowded) if ties else ()
    if kind == "place":
        return _place(card) if card.doors else ()
    if kind == "work":
        return _work(card) if card.firms else ()
    if kind == "born":
        return _born(card) if card.birthday[1] else ()
    return _pairs(card) if kind == "name" else _near(card, crowded)


def _shared(ties: Sequence[str], card: Traits, crowded: Crowded) -> Sequence[str]:
    if crowded.ties.isdisjoint(ties):
        return ties
    found: list[str] = []
    for tie in ties:
        found += [f"{tie} {name}" for name in card.told] if tie in crowded.ties else (tie,)
    return found


def _place(card: Traits) -> Iterator[str]:
    for door in card.doors:
        for name in card.told:
            yield f"{door.mark} {name}"


def _work(card: Traits) -> Iterator[str]:
    if card.firm:
        for firm in card.firms:
            yield firm
            yield " ".join(sorted(firm.split(" "))[:2])
    else:
        for firm in card.firms:
            for name in card.told:
                yield f"{firm} {name}"


def _born(card: Traits) -> Iterator[str]:
    year, month, day = card.birthday
    for name in card.told:
        yield f"{year} {month} {day} {name}"
    for name in names(card):
        yield f"{month} {day} {name}"


def _near(card: Traits, crowded: Crowded) -> Sequence[str]:
    """A name that many have, and a half of a number or the beginning of an e-mail."""
    if crowded.names.isdisjoint(named := names(card)):
        return ()
    pairs = [pair for pair in named if pair in crowded.names]
    ties = [half for tel in card.phones for half in (tel.number[:5], tel.number[-4:])]
    ties += [email[:6] for email in card.emails]
    return [f"{pair} {tie}" for pair in pairs for tie in ties]


def names(card: Traits) -> frozenset[str]:
    """The first first name by what it stands for and the first surname, in the order of the alphabet."""
    if card.firm or not card.given or not card.family:
        return _NOBODY
    return _named(card.given[0], card.family[0])


_NOBODY: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def _named(given: str, family: str) -> frozenset[str]:
    return frozenset([f"{root} {family}" if root < family else f"{family} {root}" for root in roots(given)])


def _pairs(card: Traits) -> set[str]:
    """Any two words of the name in the order of the alphabet, first names by what they stand for."""
    if card.firm or len(card.words) < 2:
        return set()
    named = [roots(word) for word in card.words[:4]]
    return {
        f"{one} {other}" if one < other else f"{other} {one}"
        for place, ones in enumerate(named)
        for others in named[place + 1 :]
        for one in ones
        for other in others
    }
