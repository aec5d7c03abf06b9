"""What a typed line was understood to say; nothing is taken over that is not shown as a part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.reminder import ToDo

PartKind = Literal[
    "kind", "direction", "minutes", "outcome", "at", "plan", "date", "time", "repeat", "amount", "doubt"
]
Mode = Literal["log", "plan"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the typed text (`start` to `end`, in characters) and what it was taken for.

    "at" is when something happened, "date" and "time" when something is to be done; a "doubt" looks like a
    date or time and is none that is certain: it stays text, and the user is told.
    """

    kind: PartKind
    start: int
    end: int


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
