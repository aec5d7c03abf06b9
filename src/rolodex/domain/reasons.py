"""What a follow-up is called where nobody gave it a name, and why it exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rolodex.domain.message import Message, message, plural_message, verbatim

KINDS: Mapping[str, Message] = MappingProxyType(
    {
        "task": message("To do"),
        "call": message("Call"),
        "meeting": message("Meeting"),
        "visit": message("Visit"),
        "email": message("Write an email"),
        "letter": message("Write a letter"),
        "message": message("Send a message"),
    }
)
AUTOMATIC: Mapping[str, Message] = MappingProxyType(
    {
        "touch": message("Stay in touch"),
        "purchase": message("Ask how the order was"),
        "rhythm": message("Ask for the next order"),
        "birthday": message("Birthday"),
        "anniversary": message("Anniversary"),
        "review": message("Not interested: time to look again"),
    }
)
"""What a follow-up of each origin is called where its rule has no words of its own."""


def title(origin: str, kind: str, summary: str) -> Message:
    """What is to be done: the user's words, or those of the rule that made it, or its kind."""
    if summary:
        return verbatim(summary)
    return AUTOMATIC.get(origin) or KINDS.get(kind) or KINDS["task"]


def untouched(days: int) -> Message:
    """The title of a contact to stay in touch with who was last talked to so many days ago, -1 for never."""
    if days < 0:
        return message("Stay in touch: not talked to yet")
    return plural_message(
        "Stay in touch: %(count)d day without contact", "Stay in touch: %(count)d days without contact", days
    )


def touch(days: int, tag: str, *, own: bool, segment: Message | None = None) -> Message:
    """Why one is to stay in touch: the rule that says so."""
    if own:
        return plural_message(
            "Every day, as you chose for this contact",
            "Every %(count)d days, as you chose for this contact",
            days,
        )
    if tag:
        return plural_message(
            "Every day for all tagged “%(tag)s”",
            "Every %(count)d days for all tagged “%(tag)s”",
            days,
            tag=tag,
        )
    if segment:
        every = plural_message(
            "Every day for all in “%(segment)s”", "Every %(count)d days for all in “%(segment)s”", days
        )
        return replace(every, parts=(("segment", segment),))
    return plural_message("Every day for everybody", "Every %(count)d days for everybody", days)


def purchase(days: int, number: str) -> Message:
    """Why an order is followed up."""
    if number:
        return plural_message(
            "%(count)d day after order %(number)s",
            "%(count)d days after order %(number)s",
            days,
            number=number,
        )
    return plural_message("%(count)d day after an order", "%(count)d days after an order", days)


def rhythm(interval: int, days: int) -> Message:
    """Why a next order is asked for."""
    return plural_message(
        "Usually every day, now %(days)d", "Usually every %(count)d days, now %(days)d", interval, days=days
    )


def celebration(origin: str, turns: int) -> Message:
    """Why somebody is congratulated; `turns` is 0 where the year is unknown."""
    if origin == "anniversary":
        return plural_message("%(count)d year", "%(count)d years", turns) if turns else message("Anniversary")
    return message("Turns %(years)d", years=turns) if turns else message("Birthday")


def review(days: int, reason: str) -> Message:
    """Why somebody who was not interested is looked at again."""
    if reason:
        return plural_message(
            "Not interested for %(count)d day: %(reason)s",
            "Not interested for %(count)d days: %(reason)s",
            days,
            reason=reason,
        )
    return plural_message("Not interested for %(count)d day", "Not interested for %(count)d days", days)
