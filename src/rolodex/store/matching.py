"""What was typed, as expressions of FTS5 that no text can break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolodex.domain import phone
from rolodex.domain.folding import tokens

_TIERS = ("name", "name org tel email", "")
"""Columns searched in turn: who is called so, then whose firm, number or address, then all that is known."""

TELEPHONE = 5
"""The most digits a number may have that can also be a postal code."""

GRAM = 3
"""The least length of what is looked for inside words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query: the beginnings of words that must all be there, or those of numbers of which one must.

    `mark` is a word of its own that must be there too, such as a tag's.
    """

    words: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    mark: str = ""

    def __bool__(self) -> bool:
        """Whether anything is wanted at all."""
        return self.typed or bool(self.mark)

    @property
    def typed(self) -> bool:
        """Whether anything was typed that can be looked for."""
        return bool(self.words or self.numbers)

    def tiers(self) -> tuple[str, ...]:
        """The expressions of the three tiers; each finds all that the one before it finds."""
        words = " AND ".join(f'"{word}" *' for word in self.words)
        numbers = " OR ".join(f'"{number}" *' for number in self.numbers)
        if not words:
            return (
                self._marked(f"({{tel mark}} : ({numbers}))") if numbers else f'{{mark}} : "{self.mark}"',
            )
        found = []
        for place, columns in enumerate(_TIERS):
            expression = f"({{{columns}}} : ({words}))" if columns else f"({words})"
            if numbers and place:
                expression = f"({expression} OR {{tel mark}} : ({numbers}))"
            found.append(self._marked(expression))
        return tuple(found)

    def condition(self, tier: int) -> tuple[str, tuple[str, ...]]:
        """What a tier finds as a condition on a line of `entry`, with its values."""
        text = _text(_TIERS[tier] or "name org tel email rest")
        conditions = [" AND ".join(f"instr({text}, ?)" for _ in self.words)] if self.words else []
        values = [f" {word}" for word in self.words]
        if self.numbers and (tier or not self.words):
            conditions += [f"instr({_text('tel mark')}, ?)" for _ in self.numbers]
            values += [f" {number}" for number in self.numbers]
        condition = f"({' OR '.join(f'({each})' for each in conditions)})" if conditions else "1"
        if self.mark:
            condition += " AND instr(' '||mark||' ', ?)"
            values.append(f" {self.mark} ")
        return condition, tuple(values)

    def inside(self) -> tuple[str, tuple[str, ...]] | None:
        """The trigrams of what may stand inside words, and the texts to be looked for; None if too short."""
        sought = (self.numbers[0],) if self.numbers else self.words
        if self.mark or not sought or any(len(text) < GRAM for text in sought):
            return None
        grams = dict.fromkeys(
            text[start : start + GRAM] for text in sought for start in range(len(text) - GRAM + 1)
        )
        return " AND ".join(f'"{gram}"' for gram in grams), sought

    def short(self) -> str | None:
        """The one word this asks for, where it asks for nothing else: a beginning, a tag's, or none."""
        if self.numbers or len(self.words) + bool(self.mark) > 1:
            return None
        return self.words[0] if self.words else self.mark

    def _marked(self, expression: str) -> str:
        return f'{expression} AND {{mark}} : "{self.mark}"' if self.mark else expression


def _text(columns: str) -> str:
    return "||".join(f"' '||{column}" for column in columns.split())


def wanted(text: str, country: str = "", mark: str = "") -> Wanted:
    """What a typed text asks for."""
    words = tuple(dict.fromkeys(tokens(text)))
    if not phone.is_number(text):
        return Wanted(words, (), mark)
    numbers = tuple(phone.query_words(text, country))
    # What is written like a telephone number is nothing else: no house, year or postal code.
    whole = len(words) > 2 or "+" in text or len(numbers[0]) > TELEPHONE
    return Wanted(() if whole else words, numbers, mark)


def respelled(query: Wanted, words: Sequence[str]) -> Wanted:
    """The same query with other words."""
    return Wanted(tuple(dict.fromkeys(words)), (), query.mark)
