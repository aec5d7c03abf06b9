"""What a day holds: follow-ups, birthdays, customers who are slipping away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message, message
from rolodex.domain.reminder import Origin, ToDo

NO_REASON = message("")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up as it is listed, with the contact's name and looks.

    `key` names it: `reminder:12` stands in the book, `touch:3:4711` (origin:rule:contact) and
    `purchase:3:4711:88` (with the row it comes from) follow from a rule and get a row when something is done
    with them. `title` is what is to be done, `why` why it exists. `due` is where it stands, `shown` when it
    comes up (both floating local), `slot` the occurrence it is.
    """

    key: str
    title: Message
    due: str
    why: Message = NO_REASON
    shown: str = ""
    slot: str = ""
    kind: ToDo = "task"
    origin: Origin = ""
    contact_id: int = 0
    fn: str = ""
    detail: str = ""
    initials: str = ""
    ground: int = 0
    photo: str = ""
    tel: str = ""
    rrule: str = ""
    snoozed: bool = False
    deal_id: int = 0
    ticket_id: int = 0
    series_id: int = 0

    @property
    def reminder_id(self) -> int:
        """The row it has in the book, 0 while it only follows from a rule."""
        origin, _, rest = self.key.partition(":")
        return int(rest) if origin == "reminder" else 0


@dataclass(frozen=True, slots=True)
class Celebration:
    """A birthday or another day of somebody that comes round; `turns` is 0 where the year is unknown."""

    contact_id: int
    fn: str
    day: str
    name: Literal["bday", "anniversary", "event"] = "bday"
    label: str = ""
    turns: int = 0
    initials: str = ""
    ground: int = 0
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Slipping:
    """A customer past their own order interval: days usual and days now, net sales ever in minor units.

    `at_stake` is what they would bring within a year if they came back, 0 where there is no forecast.
    """

    contact_id: int
    fn: str
    interval: int
    days: int
    lifetime: int
    currency: str
    initials: str = ""
    ground: int = 0
    photo: str = ""
    at_stake: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """All that Today shows; the lists hold the first of so many."""

    today: str
    late: tuple[FollowUp, ...] = ()
    due: tuple[FollowUp, ...] = ()
    coming: tuple[FollowUp, ...] = ()
    late_count: int = 0
    due_count: int = 0
    coming_count: int = 0
    slipping: tuple[Slipping, ...] = ()
    celebrations: tuple[Celebration, ...] = ()
    celebration_count: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """What stands in a week or a month: each follow-up at its day, repeated ones as often as they come.

    A deal is there as a follow-up of origin "deal" at the day it is expected to close.
    """

    first: str
    last: str
    follow_ups: tuple[FollowUp, ...] = ()
    celebrations: tuple[Celebration, ...] = ()
