"""What a word or phrase does in a sentence, and short ways to write the tables of a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from rolodex.domain.segment import Condition

Kind = Literal[
    "skip",  # says nothing by itself
    "and",
    "or",
    "nor",
    "comma",
    "open",
    "close",
    "colon",
    "not",
    "with",
    "in",  # before a place, a group or a time
    "of",  # the same, and before what was bought
    "reason",  # before the reason of a return
    "employer",  # before a company
    "field",  # the name of a field, before its value
    "own",  # the same of the user's own
    "has",  # what a card may have; an event too where a time follows
    "cond",  # a whole condition
    "customers",
    "state",  # open, won, late
    "stateful",  # deal, ticket, follow-up
    "event",
    "got",  # what came of a campaign
    "outcome",
    "measure",
    "score",
    "date",
    "since",
    "before",
    "after",
    "until",
    "between",
    "point",
    "span",
    "compare",
    "or_more",
    "or_less",
    "times",
    "amount",
    "number",
    "quoted",
    "name",
    "unknown",
]


class Point(NamedTuple):
    """A day, month or year as said: by its figures, by its day of the week, or as units from this one.

    A year of 0 is not said. With a `unit`, `back` is 0 for this one, 1 for the last, -1 for the next.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    unit: str = ""
    back: int = 0


class Stretch(NamedTuple):
    """So many units: the "last" ones, the "next" ones, more than so many "ago", or "bare" without a word."""

    kind: Literal["last", "next", "ago", "bare"]
    number: int
    unit: str


class Amount(NamedTuple):
    """An amount as typed and its ISO 4217 code."""

    text: str
    currency: str


class Having(NamedTuple):
    """What a card may have, and the event that the same word is, "" where it is none."""

    name: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a phrase is and what is made of it; `make` gets whether the day stands first, then the slots."""

    kind: Kind
    make: Callable[..., Any]


Signs = list[tuple[str, Sign]]


def said(kind: Kind, text: str, value: Any = None) -> Signs:
    """Phrases, one a line, that all say this."""
    return made(kind, text, lambda *_: value)


def made(kind: Kind, text: str, make: Callable[..., Any]) -> Signs:
    """Phrases, one a line, of whose slots something is made."""
    sign = Sign(kind, make)
    return [(line.strip(), sign) for line in text.strip().splitlines()]


def choice(field: str, value: str, text: str) -> Signs:
    """Phrases that say a whole condition: a field is one of its choices."""
    return said("cond", text, Condition(field, "is", (value,)))


def event(field: str, text: str) -> Signs:
    """Phrases that name something that happened."""
    return said("event", text, field)


def field(name: str, text: str) -> Signs:
    """Phrases that name a field."""
    return said("field", text, name)


def having(name: str, text: str, event_field: str = "") -> Signs:
    """Phrases that name what a card may have."""
    return said("has", text, Having(name, event_field))


def unit(name: str, back: int, text: str) -> Signs:
    """Phrases that name a unit counted from this one."""
    return said("point", text, Point(unit=name, back=back))


def stretch(kind: Literal["last", "next", "ago", "bare"], text: str, count: int = 0, name: str = "") -> Signs:
    """Phrases that say so many units: those of the slots, or one that the phrase itself names."""
    if name:
        return said("span", text, Stretch(kind, count, name))
    if count:
        return made("span", text, lambda _, said_unit: Stretch(kind, count, said_unit))
    return made("span", text, lambda _, number, said_unit: Stretch(kind, number, said_unit))


def money(text: str, currency: str) -> Signs:
    """Phrases that say an amount in this currency."""
    return made("amount", text, lambda _, figures: Amount(figures, currency))


def day_month(_: bool, day: int, month: int, year: int = 0) -> Point:
    """A day of a month."""
    return Point(year, month, day)


def month_day(_: bool, month: int, day: int, year: int = 0) -> Point:
    """The same with the month said first."""
    return Point(year, month, day)


def month_of(_: bool, month: int, year: int = 0) -> Point:
    """A month."""
    return Point(year, month)


def figures(day_first: bool, value: tuple[int, ...]) -> Point:
    """A date in figures, in the order of the country; the other way round where only that is a date."""
    first, second, *rest = value
    year = rest[0] if rest else 0
    day, month = (first, second) if day_first else (second, first)
    if month > 12 >= day:
        day, month = month, day
    return Point(year + 2000 if 0 < year < 100 else year, month, day)


def iso(_: bool, value: tuple[int, ...]) -> Point:
    """A date as ISO 8601 writes it."""
    return Point(value[0], value[1], value[2])
