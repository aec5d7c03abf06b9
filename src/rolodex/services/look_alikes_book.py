"""The look-alikes of a whole book."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from rolodex.domain.likeness import Level, Pair
from rolodex.domain.likeness_keys import MOST, PASSES, keys
from rolodex.domain.likeness_score import Known, compare, name_key
from rolodex.domain.likeness_traits import Traits, traits
from rolodex.domain.progress import Progress
from rolodex.store import contacts as store
from rolodex.store import look_alikes, settings
from rolodex.store.engine import Connection

STEP = 5_000


def found_pairs(connection: Connection, levels: Collection[Level], progress: Progress) -> list[Pair]:
    """The pairs of these levels, the likest first."""
    total = 4 * store.count(connection)
    country = settings.country(connection)
    cards: list[Traits] = []
    for batch in look_alikes.everyone(connection):
        cards += [traits(card, country) for card in batch]
        progress(len(cards), total)
    known = _known(cards)
    candidates = sorted(_candidates(cards, progress, total))
    return _compared(cards, candidates, known, levels, progress)


def _compared(
    cards: Sequence[Traits],
    candidates: Sequence[int],
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


def _known(cards: Sequence[Traits]) -> Known:
    """How many have each word, and what more than a few share."""
    words: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    namesakes: Counter[str] = Counter()
    for card in cards:
        words.update(set(card.words))
        holders.update({tel.number for tel in card.phones})
        holders.update(card.emails)
        holders.update(card.handles)
        namesakes[name_key(card)] += 1
    return Known(words, _many(holders), _many(namesakes))


def _many(counts: Counter[str]) -> dict[str, int]:
    return {text: many for text, many in counts.items() if many > 2}


def _candidates(cards: Sequence[Traits], progress: Progress, total: int) -> set[int]:
    """Places of two cards that share a key, the lower in the upper half of a number."""
    found: set[int] = set()
    for done, kind in enumerate(PASSES):
        progress(len(cards) * (len(PASSES) + done) // len(PASSES), total)
        groups: dict[str, list[int]] = defaultdict(list)
        for place, card in enumerate(cards):
            for key in keys(card, kind):
                groups[key].append(place)
        for group in groups.values():
            if 1 < len(group) <= MOST[kind]:
                found.update(_pairs(group))
    return found


def _pairs(places: Sequence[int]) -> Iterator[int]:
    for at, one in enumerate(places):
        for other in places[at + 1 :]:
            if one != other:
                yield one << 32 | other
