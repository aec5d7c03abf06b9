"""Follow-ups in words: when, how often, of which kind, and how a talk went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from rolodex.domain.activity_words import OUTCOMES
from rolodex.domain.message import Message, message
from rolodex.i18n import word
from rolodex.ui import wording

TO_DOS: Mapping[str, Message] = MappingProxyType(
    {
        "task": message("Task"),
        "call": message("Call"),
        "meeting": message("Meeting"),
        "visit": message("Visit"),
        "email": message("Email"),
        "letter": message("Letter"),
        "message": message("Message"),
    }
)
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "task": "circle-check",
        "call": "phone",
        "meeting": "users",
        "visit": "footprints",
        "email": "mail",
        "letter": "mailbox",
        "message": "message-circle",
        "note": "sticky-note",
        "purchase": "shopping-bag",
        "ticket": "life-buoy",
    }
)
MET: Mapping[str, Message] = MappingProxyType(
    {
        "reached": message("Took place"),
        "no answer": message("Not there"),
        "not interested": message("Not interested"),
    }
)
SENT: Mapping[str, Message] = MappingProxyType(
    {
        "": message("Sent"),
        "not interested": message("Not interested"),
    }
)


def moment(at: str, today: date) -> str:
    """A date, with its time where it has one: "Fri 27 Nov, 10:00"; the year where it is another."""
    when = wording.local(at)
    if when is None:
        return ""
    day = wording.day_of_week(when.date(), year=when.year != today.year)
    return f"{day}, {wording.clock(when)}" if "T" in at else day


def dated(said: Message, today: date) -> str:
    """A message whose days and times are written as the user writes them."""
    args = tuple(
        (name, moment(str(value).replace(" ", "T"), today) or value if name in ("when", "date") else value)
        for name, value in said.args
    )
    return word(replace(said, args=args))


def to_do(kind: str) -> str:
    """What a kind of follow-up is called."""
    return word(TO_DOS.get(kind, TO_DOS["task"]))


def outcomes(kind: str) -> Mapping[str, Message]:
    """How a talk of this kind can have gone, in the order of the keys; nothing where nobody is talked to."""
    if kind == "task":
        return MappingProxyType({})
    return {"call": OUTCOMES, "meeting": MET, "visit": MET}.get(kind, SENT)


def outcome(name: str) -> str:
    """How a talk went; an outcome of the user's own as it was written."""
    known = OUTCOMES.get(name)
    return word(known) if known else name
