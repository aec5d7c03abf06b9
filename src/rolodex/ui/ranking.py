"""How well a name answers what was typed: whole words before beginnings before letters in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rolodex.domain.folding import tokens

Item = TypeVar("Item")


def ranked(typed: str, items: Iterable[Item], text: Callable[[Item], str]) -> list[Item]:
    """The items that answer, the best first; all in their own order when nothing was typed."""
    words = tokens(typed)
    if not words:
        return list(items)
    scored = [(score(words, text(item)), place, item) for place, item in enumerate(items)]
    return [item for points, _place, item in sorted(scored, key=lambda one: (-one[0], one[1])) if points]


def score(typed: Sequence[str], name: str) -> int:
    """Points of a name for the words typed, 0 where it does not answer one of them."""
    words = tokens(name)
    points = [max((_points(part, word) for word in words), default=0) for part in typed]
    if all(points):
        return sum(points) + (10 if words and words[0].startswith(typed[0]) else 0)
    return 1 if _in_order("".join(typed), " ".join(words)) else 0


def _points(part: str, word: str) -> int:
    if word == part:
        return 30
    if word.startswith(part):
        return 20
    return 5 if part in word and len(part) > 1 else 0


def _in_order(letters: str, name: str) -> bool:
    """Whether the letters stand in the name in this order, the first at the beginning of a word."""
    starts = [place for place, letter in enumerate(name) if place == 0 or name[place - 1] == " "]
    return len(letters) > 1 and any(
        name[start] == letters[0] and _follow(letters, name[start:]) for start in starts
    )


def _follow(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
