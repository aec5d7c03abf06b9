"""What was typed, as expressions of FTS5 that no text can break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolodex.domain import identity, phone
from rolodex.domain.folding import is_initial, tokens
from rolodex.store import narrowing
from rolodex.store.entry import TEXTS
from rolodex.store.marks import INITIAL
from rolodex.store.narrowing import Narrow

_TIERS = ("name", "name org title tel email", "")
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
    narrows: tuple[Narrow, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the trigrams say all: the text is one itself, and nothing else is asked."""
        return not self.numbers and not self.narrows and all(len(text) == GRAM for text in self.sought)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query: the beginnings of words that must all be there, or those of numbers of which one must.

    `digits` are those of a number typed; `narrows` are what must be so besides, such as a tag.
    """

    words: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    digits: str = ""
    narrows: tuple[Narrow, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is wanted at all."""
        return self.typed or bool(self.narrows)

    @property
    def typed(self) -> bool:
        """Whether anything was typed that can be looked for."""
        return bool(self.words or self.numbers)

    def tiers(self) -> tuple[str, ...]:
        """The expressions of the tiers; each finds all that the one before it finds."""
        numbers = " OR ".join(f'"{number}" *' for number in self.numbers)
        numbers = f"({{tel mark}} : ({numbers}))" if numbers else ""
        if not self.words:
            return (self._narrowed(numbers),)
        found = []
        for place, columns in enumerate(_TIERS):
            words = "(" + " AND ".join(_term(word, columns) for word in self.words) + ")"
            found.append(self._narrowed(f"({words} OR {numbers})" if numbers and place else words))
        return tuple(found)

    def condition(self, tier: int) -> tuple[str, tuple[str, ...]]:
        """What a tier finds as a condition on a line of `entry`, with its values."""
        columns = _TIERS[tier] or TEXTS
        values = [INITIAL + word if is_initial(word) else f" {word}" for word in self.words]
        texts = ["mark" if is_initial(word) else _text(columns) for word in self.words]
        conditions = [" AND ".join(f"instr({text}, ?)" for text in texts)] if texts else []
        if self.numbers and (tier or not self.words):
            conditions += [f"instr({_text('tel mark')}, ?)" for _ in self.numbers]
            values += [f" {number}" for number in self.numbers]
        condition = f"({' OR '.join(f'({each})' for each in conditions)})" if conditions else "1"
        narrowed, more = narrowing.on_line(self.narrows)
        return condition + narrowed, (*values, *more)

    def inside(self) -> Inside | None:
        """What may stand inside words or numbers; None where it is too short."""
        sought = (self.digits,) if self.digits else self.words
        if not sought or any(len(text) < GRAM for text in sought):
            return None
        grams = dict.fromkeys(
            text[start : start + GRAM] for text in sought for start in range(len(text) - GRAM + 1)
        )
        expression = " AND ".join(f'"{gram}"' for gram in grams)
        return Inside(expression, sought, bool(self.digits), self.narrows)

    def short(self) -> str | None:
        """The one word this asks for, where it asks for nothing else: a beginning, a mark, or none."""
        if self.numbers or len(self.words) + len(self.narrows) > 1:
            return None
        if self.narrows:
            return None if self.narrows[0].without else self.narrows[0].counted or None
        if not self.words:
            return ""
        return INITIAL + self.words[0] if is_initial(self.words[0]) else self.words[0]

    def told(self) -> Wanted:
        """The query with what its conditions look for in texts and numbers, to show why someone was found."""
        words = [word for narrow in self.narrows for word in narrow.words]
        digits = [narrow.digits for narrow in self.narrows if narrow.digits]
        if not words and not digits:
            return self
        return replace(self, words=(*self.words, *words), digits=self.digits or (digits or [""])[0])

    def lacking(self) -> str:
        """The one mark this asks not to be there, where it asks for nothing else."""
        alone = not self.typed and len(self.narrows) == 1 and self.narrows[0].without
        return self.narrows[0].counted if alone else ""

    def _narrowed(self, expression: str) -> str:
        if not self.narrows:
            return expression
        if not expression and all(narrow.without for narrow in self.narrows):
            expression = narrowing.ANYBODY
        return narrowing.joined(expression, self.narrows)


def _term(word: str, columns: str) -> str:
    """A word as the index knows it, in these columns or in all."""
    if is_initial(word):
        return f'{{mark}} : "{INITIAL}{word}"'
    return f'{{{columns}}} : "{word}" *' if columns else f'"{word}" *'


def _text(columns: str) -> str:
    return "||".join(f"' '||{column}" for column in columns.split())


def wanted(text: str, country: str = "", narrows: tuple[Narrow, ...] = ()) -> Wanted:
    """What a typed text asks for, under these conditions."""
    words = tuple(dict.fromkeys(tokens(text)))
    if not phone.is_number(text) or len(words[0]) < 2:
        return Wanted(words, narrows=narrows)
    numbers = phone.query_words(text, country)
    digits = numbers[0] if numbers[0].isdigit() else identity.digits(text)
    if len(digits) <= phone.LEAST:
        return Wanted((digits,), (), digits, narrows)
    # What is written like a telephone number is nothing else: no house, year or postal code.
    whole = len(words) > 2 or "+" in text or len(digits) > TELEPHONE
    if whole or (len(words) == 2 and words[0].startswith("0")):
        words = ()
    # A word that is looked for anywhere is also looked for among the numbers.
    others = [number for number in numbers if words != (number,)]
    return Wanted(words, tuple(others), digits, narrows)


def respelled(query: Wanted, words: Sequence[str]) -> Wanted:
    """The same query with other words."""
    return replace(query, words=tuple(dict.fromkeys(words)), numbers=())
