"""Looking something up in the help: titles before headings before text, accents and case aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from rolodex.domain.folding import tokens
from rolodex.domain.help_page import Block, HelpPage

TITLE, HEADING, TEXT = 30.0, 12.0, 3.0
_SHORT = 2
"""Letters of a word that counts only as a whole: half the words of a page begin so."""
_WHOLE = 1.5
"""How much more a whole word says than a beginning of one."""
MOST = 30
_BEFORE, _AFTER = 40, 110
"""Letters around what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A part of a page that answers: which block begins it, what it is called, and the words around."""

    page: str
    block: int
    title: str
    heading: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with what stands under it, folded for the search."""

    page: str
    block: int
    title: str
    heading: str
    blocks: tuple[Block, ...]
    weighed: tuple[tuple[str, float], ...]


class HelpSearch:
    """Answers from the pages of one language."""

    def __init__(self, pages: Sequence[HelpPage]) -> None:
        self._parts = [part for page in pages for part in _parts(page)]
        self._words = [frozenset(word for word, _weight in part.weighed) for part in self._parts]

    def find(self, typed: str) -> list[Hit]:
        """The parts that answer every word, the best first; where none does, those that answer most."""
        wanted = list(dict.fromkeys(tokens(typed)))
        if not wanted:
            return []
        rare = {word: self._rarity(word) for word in wanted}
        scored = [(_points(part, wanted, rare), place) for place, part in enumerate(self._parts)]
        most = max((answered for (answered, _points_), _place in scored), default=0)
        if not most:
            return []
        best = sorted(
            ((points, place) for (answered, points), place in scored if answered == most),
            key=lambda one: (-one[0], one[1]),
        )
        return [_hit(self._parts[place], wanted) for _points_, place in best[:MOST]]

    def _rarity(self, word: str) -> float:
        """What a word tells: the fewer parts have it, the more."""
        having = sum(any(_answers(known, word) for known in words) for words in self._words)
        return log(1 + len(self._parts) / (1 + having)) + 0.1


def _parts(page: HelpPage) -> list[_Part]:
    starts = [place for place, block in enumerate(page.blocks) if block.kind in ("title", "heading")]
    parts = []
    for start, end in zip(starts, (*starts[1:], len(page.blocks)), strict=True):
        blocks = page.blocks[start:end]
        begins = blocks[0].kind == "title"
        heading = "" if begins else blocks[0].text
        words: dict[str, float] = {}
        # a title answers for its first part; for the others it only adds a little
        texts = [(page.title, TITLE if begins else TEXT / 2), (heading, HEADING)]
        texts += [(block.text, TEXT) for block in blocks[1:]]
        for text, weight in texts:
            for word in tokens(text):
                words[word] = max(words.get(word, 0.0), weight)
        parts.append(_Part(page.name, start, page.title, heading, blocks[1:], tuple(words.items())))
    return parts


def _points(part: _Part, wanted: Sequence[str], rare: dict[str, float]) -> tuple[int, float]:
    """How many of the words a part answers, and how well."""
    answered, points = 0, 0.0
    for word in wanted:
        best = max(
            (
                weight * (_WHOLE if known == word else 1.0)
                for known, weight in part.weighed
                if _answers(known, word)
            ),
            default=0.0,
        )
        answered += bool(best)
        points += best * rare[word]
    return answered, points


def _answers(known: str, word: str) -> bool:
    """Whether a word of a page is the one looked for, or begins so."""
    return known == word or (len(word) > _SHORT and known.startswith(word))


def _hit(part: _Part, wanted: Sequence[str]) -> Hit:
    """The part with the words of it that answer best."""
    texts = [block.text for block in part.blocks if block.text]
    answering = sorted(
        texts, key=lambda text: -sum(any(_answers(known, w) for known in tokens(text)) for w in wanted)
    )
    detail = _around(answering[0], wanted) if answering else ""
    return Hit(part.page, part.block, part.title, part.heading, detail)


def _around(text: str, wanted: Sequence[str]) -> str:
    """So much of a text as shows the first word found, cut between words."""
    words = text.split()
    place = next(
        (
            number
            for number, word in enumerate(words)
            if any(_answers(token, one) for token in tokens(word) for one in wanted)
        ),
        0,
    )
    first, length = place, 0
    while first > 0 and length + len(words[first - 1]) < _BEFORE:
        first -= 1
        length += len(words[first]) + 1
    last, length = place, 0
    while last < len(words) and length + len(words[last]) < _AFTER:
        length += len(words[last]) + 1
        last += 1
    shown = " ".join(words[first : max(last, place + 1)])
    return ("… " if first else "") + shown + (" …" if last < len(words) else "")
