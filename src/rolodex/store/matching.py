"""What was typed, as expressions of FTS5 that no text can break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolodex.domain import identity, phone
from rolodex.domain.folding import is_initial, tokens
from rolodex.store.entry import INITIAL

_TIERS = ("name", "name org tel email", "")
"""Columns searched in turn: who is called so, then whose firm, number or address, then all that is known."""

TELEPHONE = 5
"""The most digits a number may have that can also be a postal code."""

GRAM = 3
"""The least length of what is looked for inside words."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The trigrams that a line must have, and the texts that must then stand in its words or numbers."""

    expression: str
    sought: tuple[str, ...]
    numbers: bool

    @property
    def exact(self) -> bool:
        """Whether the trigrams say all: the text is one itself."""
        return not self.numbers and all(len(text) == GRAM for text in self.sought)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query: the beginnings of words that must all be there, or those of numbers of which one must.

    `digits` are those of a number typed; `mark` is a word of its own that must be there too, such as a tag's.
    """

    words: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    mark: str = ""
    digits: str = ""

    def __bool__(self) -> bool:
        """Whether anything is wanted at all."""
        return self.typed or bool(self.mark)

    @property
    def typed(self) -> bool:
        """Whether anything was typed that can be looked for."""
        return bool(self.words or self.numbers)

    def tiers(self) -> tuple[str, ...]:
        """The expressions of the tiers; each finds all that the one before it finds."""
        numbers = " OR ".join(f'"{number}" *' for number in self.numbers)
        numbers = f"({{tel mark}} : ({numbers}))" if numbers else ""
        if not self.words:
            return (self._marked(numbers) if numbers else f'{{mark}} : "{self.mark}"',)
        found = []
        for place, columns in enumerate(_TIERS):
            words = "(" + " AND ".join(_term(word, columns) for word in self.words) + ")"
            found.append(self._marked(f"({words} OR {numbers})" if numbers and place else words))
        return tuple(found)

    def condition(self, tier: int) -> tuple[str, tuple[str, ...]]:
        """What a tier finds as a condition on a line of `entry`, with its values."""
        columns = _TIERS[tier] or "name org tel email rest"
        values = [INITIAL + word if is_initial(word) else f" {word}" for word in self.words]
        texts = ["mark" if is_initial(word) else _text(columns) for word in self.words]
        conditions = [" AND ".join(f"instr({text}, ?)" for text in texts)] if texts else []
        if self.numbers and (tier or not self.words):
            conditions += [f"instr({_text('tel mark')}, ?)" for _ in self.numbers]
            values += [f" {number}" for number in self.numbers]
        condition = f"({' OR '.join(f'({each})' for each in conditions)})" if conditions else "1"
        if self.mark:
            condition += " AND instr(' '||mark||' ', ?)"
            values.append(f" {self.mark} ")
        return condition, tuple(values)

    def inside(self) -> Inside | None:
        """What may stand inside words or numbers; None where it is too short, or a tag narrows the list."""
        sought = (self.digits,) if self.digits else self.words
        if self.mark or not sought or any(len(text) < GRAM for text in sought):
            return None
        grams = dict.fromkeys(
            text[start : start + GRAM] for text in sought for start in range(len(text) - GRAM + 1)
        )
        return Inside(" AND ".join(f'"{gram}"' for gram in grams), sought, bool(self.digits))

    def short(self) -> str | None:
        """The one word this asks for, where it asks for nothing else: a beginning, a tag's, or none."""
        if self.numbers or len(self.words) + bool(self.mark) > 1:
            return None
        if not self.words:
            return self.mark
        return INITIAL + self.words[0] if is_initial(self.words[0]) else self.words[0]

    def _marked(self, expression: str) -> str:
        return f'{expression} AND {{mark}} : "{self.mark}"' if self.mark else expression


def _term(word: str, columns: str) -> str:
    """A word as the index knows it, in these columns or in all."""
    if is_initial(word):
        return f'{{mark}} : "{INITIAL}{word}"'
    return f'{{{columns}}} : "{word}" *' if columns else f'"{word}" *'


def _text(columns: str) -> str:
    return "||".join(f"' '||{column}" for column in columns.split())


def wanted(text: str, country: str = "", mark: str = "") -> Wanted:
    """What a typed text asks for."""
    words = tuple(dict.fromkeys(tokens(text)))
    if not phone.is_number(text) or len(words[0]) < 2:
        return Wanted(words, (), mark)
    numbers = phone.query_words(text, country)
    digits = numbers[0] if numbers[0].isdigit() else identity.digits(text)
    if len(digits) <= phone.LEAST:
        return Wanted((digits,), (), mark, digits)
    # What is written like a telephone number is nothing else: no house, year or postal code.
    whole = len(words) > 2 or "+" in text or len(digits) > TELEPHONE
    if whole or (len(words) == 2 and words[0].startswith("0")):
        words = ()
    # A word that is looked for anywhere is also looked for among the numbers.
    others = [number for number in numbers if words != (number,)]
    return Wanted(words, tuple(others), mark, digits)


def respelled(query: Wanted, words: Sequence[str]) -> Wanted:
    """The same query with other words."""
    return Wanted(tuple(dict.fromkeys(words)), (), query.mark)
