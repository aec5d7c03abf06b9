"""What a typed line was understood to say; nothing is taken over that is not shown as a part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message
from rolodex.domain.reminder import ToDo

PartKind = Literal[
    "person",
    "kind",
    "direction",
    "minutes",
    "outcome",
    "at",
    "plan",
    "date",
    "time",
    "repeat",
    "amount",
    "doubt",
]
Mode = Literal["log", "plan"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the typed text (`start` to `end`, in characters) and what it was taken for.

    "at" is when something happened, "date" and "time" when something is to be done; a "doubt" looks like a
    date or time and is none that is certain: it stays text, and the user is told. `value` is what a stretch
    was read as: an ISO date, HH:MM, an rrule, a kind, minutes; of a doubt, the reason, as in `DOUBTS`.
    """

    kind: PartKind
    start: int
    end: int
    value: str = ""


DOUBTS: Mapping[str, Message] = MappingProxyType(
    {
        "none": message("no such day or time"),
        "past": message("in the past"),
        "future": message("still to come"),
        "disagree": message("these do not agree"),
        "choice": message("one of several"),
        "barred": message("not this very day"),
        "unclear": message("maybe no date or time"),
        "second": message("a second date or time"),
        "told": message("maybe only told"),
        "amount": message("no amount that is certain"),
    }
)
"""Why a stretch that looks like a date, time or amount is not taken as one, by the value of its part."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A follow-up that a line asks for; `due` is an ISO date or date-time, `summary` what is to be done."""

    kind: ToDo = "task"
    due: str = ""
    rrule: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a line says: something that happened, something to be done, or both.

    `kind` is an activity's, or "purchase" or "ticket", "" where the line logs nothing; `at` is an ISO local
    date or date-time, "" for now; `amount` is as typed, without the currency. `body` is the text that is
    kept with what happened. `named` are the places of the words in which a person may be named, in order.
    """

    text: str
    language: Literal["en", "es", ""] = ""
    kind: str = ""
    direction: Literal["in", "out", ""] = ""
    at: str = ""
    minutes: int = 0
    outcome: str = ""
    body: str = ""
    amount: str = ""
    currency: str = ""
    follow_up: Planned | None = None
    parts: tuple[Part, ...] = ()
    named: tuple[tuple[int, int], ...] = ()
