"""Stretches of a text that stay where they are while the text around them is edited."""

from __future__ import annotations

from collections.abc import Iterable

Stretch = tuple[int, int]


def moved(stretches: Iterable[Stretch], before: str, after: str) -> frozenset[Stretch]:
    """The stretches as they stand after an edit; those that were touched, or grew a letter, are gone."""
    start = _common(before, after)
    tail = min(_common(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    end = len(before) - tail
    shift = len(after) - len(before)
    kept = set()
    for first, last in stretches:
        if last <= start and not _joins(after, last):
            kept.add((first, last))
        elif first >= end and not _joins(after, first + shift):
            kept.add((first + shift, last + shift))
    return frozenset(kept)


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def _joins(text: str, at: int) -> bool:
    """Whether letters or digits stand on both sides of a place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
