"""The stretches of a line in which a person may be named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rolodex.domain.folding import is_initial, tokens

Stretch = tuple[int, int]

_WORD = re.compile(r"\w(?:\S*\w)?")
MOST = 40
"""As many words of a line are looked at."""
LONGEST = 6
"""As many words a name may have in a line."""
PARTICLES = frozenset("de del la las los da do dos das di van von der den y e i of".split())
LEADERS = frozenset("a al con para de with to for at from".split())
"""Words that stand before a person who is called, visited or written to."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line that somebody may be called by: its place, and its words as search compares them."""

    start: int
    end: int
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a line that may be a name; the last one of the line may still be being typed."""

    start: int
    end: int
    tokens: tuple[str, ...]
    open: bool = False

    @property
    def place(self) -> Stretch:
        """Where it stands in the line."""
        return self.start, self.end


def words(text: str, named: Iterable[Stretch], plain: Iterable[Stretch]) -> tuple[Word, ...]:
    """The words in which a person may be named, without those that were taken back to mere text."""
    mere = tuple(plain)
    found = []
    for start, end in _apart(text, named):
        folded = tuple(tokens(text[start:end]))
        overlapped = any(first < end and start < last for first, last in mere)
        if folded and not overlapped and not any(is_initial(token) for token in folded):
            found.append(Word(start, end, folded))
    return tuple(found[:MOST])


def _apart(text: str, named: Iterable[Stretch]) -> Iterator[Stretch]:
    """The single words of these stretches, without the marks around them."""
    for start, end in named:
        for word in _WORD.finditer(text, start, end):
            yield word.span()


def runs(text: str, known: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The words that stand side by side, or with no more than a "de la" between them."""
    run: list[Word] = []
    for word in known:
        if run and not _beside(text[run[-1].end : word.start]):
            yield tuple(run)
            run = []
        run.append(word)
    if run:
        yield tuple(run)


def names(text: str, run: Sequence[Word]) -> Iterator[Name]:
    """All stretches of a run that may be a name, the longest first, of equals the first one first."""
    for length in range(min(len(run), LONGEST), 0, -1):
        for at in range(len(run) - length + 1):
            part = run[at : at + length]
            folded = tuple(token for word in part for token in word.tokens)
            last = part[-1].end
            yield Name(part[0].start, last, folded, open=last == len(text))


def is_plausible(text: str, name: Name, led: Callable[[int], bool]) -> bool:
    """Whether a stretch is written as a name is: with a capital, of several words, or after "call", "with".

    `led` says whether something that was understood, such as "call", ends right before a place.
    """
    if len(name.tokens) > 1 or not text[name.start].islower():
        return True
    before = text[: name.start].rstrip()
    if led(len(before)):
        return True
    word = before.rpartition(" ")[2]
    return word.casefold() in LEADERS and led(len(before[: len(before) - len(word)].rstrip()))


def _beside(gap: str) -> bool:
    return not gap.strip() or (gap[:1] == gap[-1:] == " " and PARTICLES.issuperset(gap.casefold().split()))
