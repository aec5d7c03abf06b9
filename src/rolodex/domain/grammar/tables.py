"""Short ways to write down the words and phrases of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rolodex.domain.grammar import amounts
from rolodex.domain.grammar.language import Cue
from rolodex.domain.grammar.patterns import FindKind, Rule, Support

Rules = list[tuple[str, Rule]]
Slots = dict[str, tuple[tuple[str, Any], ...]]


def rules(kind: FindKind, text: str, make: Any, support: Support = "") -> Rules:
    """The patterns of these lines, all of which say the same."""
    rule = Rule(kind, make, support)
    return [(line.strip(), rule) for line in text.strip().splitlines()]


def date(text: str, make: Any, support: Support = "") -> Rules:
    """Patterns that say a day."""
    return rules("date", text, make, support)


def time(text: str, make: Any, support: Support = "") -> Rules:
    """Patterns that say a time of day."""
    return rules("time", text, make, support)


def part(text: str, make: Any, support: Support = "") -> Rules:
    """Patterns that say a part of the day."""
    return rules("part", text, make, support)


def repeat(text: str, make: Any, support: Support = "") -> Rules:
    """Patterns that say how often."""
    return rules("repeat", text, make, support)


def length(text: str, make: Any) -> Rules:
    """Patterns that say how long."""
    return rules("length", text, make)


def amount(text: str, currency: str) -> Rules:
    """Patterns that say an amount in this currency."""
    return rules("amount", text, amounts.of(currency))


def cue(text: str, **said: Any) -> Rules:
    """Patterns that say what happened or what is to be done."""
    value = Cue(**said)
    return rules("cue", text, lambda now, *_: value)


def slots(named: Mapping[str, Sequence[str]], *more: Iterable[tuple[str, str, Any]]) -> Slots:
    """The words that may stand in a slot: those of `named` by their place from 0, then single ones."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for slot, rows in named.items():
        for number, words in enumerate(rows):
            for word in words.split():
                found.setdefault(word, []).append((slot, number))
    for rows_of in more:
        for words, slot, value in rows_of:
            for word in words.split():
                found.setdefault(word, []).append((slot, value))
    return {word: tuple(values) for word, values in found.items()}
