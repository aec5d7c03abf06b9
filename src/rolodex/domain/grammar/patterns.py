"""Phrases written as patterns, and where they stand in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Generic, Literal, TypeVar

from rolodex.domain.grammar.tokens import Token

R = TypeVar("R")
FindKind = Literal["date", "time", "part", "repeat", "length", "amount", "cue"]
Support = Literal["", "noun", "alone", "beside", "last"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern is and what is made of it.

    `make` gets the calendar and what stands in the slots; None means that there is no such thing.
    `support` is what the phrase needs to count: "noun" that no noun follows, "alone" that a word before it,
    a date or time beside it or commas around it say that it is one, "beside" a date beside it in any case,
    "last" that it ends its clause or little words follow.
    """

    kind: FindKind
    make: Callable[..., Any]
    support: Support = ""


@dataclass(slots=True)
class _Node(Generic[R]):
    rule: R | None = None
    next: dict[str, _Node[R]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Find:
    """A phrase found: the tokens it takes up, from `first` to before `last`, and what it says."""

    rule: Rule
    first: int
    last: int
    value: Any
    slots: tuple[Any, ...] = ()

    @property
    def kind(self) -> FindKind:
        """What sort of thing it is."""
        return self.rule.kind


class Patterns(Generic[R]):
    """Patterns by their words, so that the longest one that begins at a token is found at once.

    What a pattern means is its rule. In a pattern `a|b` stands for either word, `(a b)` for what may be left
    out, `{slot}` for a sort of word.
    """

    def __init__(self, rules: Iterable[tuple[str, R]]) -> None:
        self._root: _Node[R] = _Node()
        for pattern, rule in rules:
            for words in spelled_out(pattern):
                node = self._root
                for word in words:
                    node = node.next.setdefault(word, _Node())
                node.rule = node.rule or rule

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[R, tuple[Any, ...], int] | None:
        """The longest pattern that begins here: its rule, what stands in its slots, and where it ends."""
        return _walk(self._root, tokens, at, ())


def _walk(
    node: _Node[R], tokens: Sequence[Token], at: int, slots: tuple[Any, ...]
) -> tuple[R, tuple[Any, ...], int] | None:
    best = (node.rule, slots, at) if node.rule else None
    if at >= len(tokens) or not node.next:
        return best
    for key, value in tokens[at].keys:
        child = node.next.get(key)
        if child:
            taken = slots if value is None else (*slots, value)
            deeper = _walk(child, tokens, at + 1, taken)
            if deeper and (best is None or deeper[2] > best[2]):
                best = deeper
    return best


def spelled_out(pattern: str) -> list[tuple[str, ...]]:
    """Every row of words that a pattern stands for."""
    pieces: list[list[tuple[str, ...]]] = []
    rest = pattern
    while rest := rest.strip():
        if rest.startswith("("):
            inner, _, rest = rest[1:].partition(")")
            pieces.append([(), *spelled_out(inner)])
        else:
            word, _, rest = rest.partition(" ")
            pieces.append([(choice,) for choice in word.split("|")])
    return [tuple(word for piece in row for word in piece) for row in product(*pieces)]
