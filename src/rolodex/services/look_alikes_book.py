"""The look-alikes of a whole book."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, combinations

from rolodex.domain.likeness import Level, Pair
from rolodex.domain.likeness_keys import KINDS, MOST, Crowded, Kind, keys, names
from rolodex.domain.likeness_score import Known, compare
from rolodex.domain.likeness_traits import Traits, traits
from rolodex.domain.progress import Progress
from rolodex.store import contacts as store
from rolodex.store import look_alikes, settings
from rolodex.store.engine import Connection

STEP = 5_000
PIECE = 500
"""As many cards are let go without a chance for other threads."""
YOUNG, SELDOM = 2_000, 1_000
"""New objects before they are looked at, and looks at newer ones before all are."""
FEW = 3
"""What so many cards share is not worth counting."""


def found_pairs(connection: Connection, levels: Collection[Level], progress: Progress) -> list[Pair]:
    """The pairs of these levels, the likest first."""
    total = 4 * store.count(connection)
    country = settings.country(connection)
    cards: list[Traits] = []
    with _unswept():
        try:
            for batch in look_alikes.everyone(connection):
                cards += [traits(card, country) for card in batch]
                progress(len(cards), total)
            known = counted(cards)
            candidates = _candidates(cards, known, progress, total)
            return _compared(cards, candidates, known, levels, progress)
        finally:
            _let_go(cards)


def _let_go(cards: list[Traits]) -> None:
    """Free the cards in pieces, so that other threads need not wait for all of them."""
    while cards:
        del cards[-PIECE:]


@contextmanager
def _unswept() -> Iterator[None]:
    """Without looking for rings among all objects meanwhile.

    A hundred thousand cards hold none, and walking them again and again takes a third of the time. New
    objects are still looked at, a few at a time: all of them at once would hold every other thread.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(max(young, YOUNG) if young else 0, middle, max(old, SELDOM))
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


def counted(cards: Sequence[Traits]) -> Known:
    """How many have each word, and what more than a few share."""
    words = Counter(chain.from_iterable(card.words for card in cards))
    holders = Counter(tel.number for card in cards for tel in card.phones)
    holders.update(chain.from_iterable(card.emails for card in cards))
    holders.update(chain.from_iterable(card.handles for card in cards))
    namesakes = Counter(chain.from_iterable(map(names, cards)))
    return Known(words, _many(holders), _many(namesakes))


def _many(counts: Counter[str]) -> dict[str, int]:
    return {text: many for text, many in counts.items() if many >= FEW}


def crowded(known: Known) -> Crowded:
    """What more share than are compared each with each."""
    return Crowded(
        frozenset(tie for tie, many in known.holders.items() if many > MOST["phone"]),
        frozenset(name for name, many in known.namesakes.items() if many > MOST["name"]),
    )


def _candidates(cards: Sequence[Traits], known: Known, progress: Progress, total: int) -> set[int]:
    """Places of two cards that share a key, the lower in the upper half of a number."""
    found: set[int] = set()
    many = crowded(known)
    for done, kind in enumerate(KINDS):
        progress(len(cards) * (len(KINDS) + done) // len(KINDS), total)
        for group in _groups(cards, kind, many):
            if len(group) <= MOST[kind]:
                found.update([one << 32 | other for one, other in combinations(group, 2)])
    return found


def _groups(cards: Sequence[Traits], kind: Kind, many: Crowded) -> Collection[Sequence[int]]:
    """The places of cards that share a key, in order; a key is kept as its hash only."""
    first: dict[int, int] = {}
    more: dict[int, list[int]] = {}
    for place, card in enumerate(cards):
        for key in keys(card, kind, many):
            mark = hash(key)
            before = first.setdefault(mark, place)
            if before != place:
                group = more.setdefault(mark, [before])
                if group[-1] != place:
                    group.append(place)
    return more.values()


def _compared(
    cards: Sequence[Traits],
    candidates: Collection[int],
    known: Known,
    levels: Collection[Level],
    progress: Progress,
) -> list[Pair]:
    count = len(cards)
    pairs: list[Pair] = []
    for done, packed in enumerate(candidates):
        if done % STEP == 0:
            progress(2 * count + 2 * count * done // len(candidates), 4 * count)
        one, other = cards[packed >> 32], cards[packed & 0xFFFFFFFF]
        found = compare(one, other, known)
        if found and found.level in levels:
            pairs.append(Pair(one.id, other.id, found))
    progress(4 * count, 4 * count)
    return sorted(pairs, key=lambda pair: (-pair.likeness.score, pair.one, pair.other))
