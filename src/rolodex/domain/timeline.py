"""What happened with one contact, as one stream of entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from rolodex.domain.activity import Attachment
from rolodex.domain.message import Message
from rolodex.domain.segment import Lifecycle

EntryKind = Literal[
    "reminder",
    "call",
    "meeting",
    "visit",
    "note",
    "email",
    "letter",
    "message",
    "ticket",
    "purchase",
    "refund",
    "campaign",
    "mailing",
    "deal",
]


FigureName = Literal["lifetime", "orders", "last", "next", "expected", "returns", "others", "lifecycle"]
SHOWN = 2000
"""Letters of a text that an entry brings along; its activity has the rest."""


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """What of a timeline is wanted: these kinds (all where none is named), and what has these words in it.

    `with_people` adds to a company's entries those of its people.
    """

    kinds: tuple[EntryKind, ...] = ()
    text: str = ""
    with_people: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the timeline.

    `at` is a UTC stamp, or a floating local date or date-time for a reminder's due time.
    `title` and `body` are the user's own words, a long body cut after `SHOWN` letters; the figures are worded
    at the edge. `amount` is in minor units of `currency` (ISO 4217), negative for a refund. `person` is whose
    entry it is, where that is another than the contact whose timeline this is. `origin` and `to_do` say of a
    follow-up which kind of rule made it, and what is to be done.
    """

    kind: EntryKind
    id: int
    at: str
    title: str = ""
    body: str = ""
    minutes: int = 0
    direction: Literal["in", "out", ""] = ""
    outcome: str = ""
    number: str = ""
    amount: int = 0
    currency: str = ""
    rrule: str = ""
    state: str = ""
    author: str = ""
    contact_id: int = 0
    person: str = ""
    pinned: bool = False
    written_at: str = ""
    origin: str = ""
    to_do: str = ""
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a contact stands: figures of the strip above the timeline (minor units, ISO dates, days).

    `lifetime` is net sales ever in `currency`; `interval` is the median days between orders, 0 where
    fewer than two; `next_order` is "" where fewer than three orders were made; `rank` is the share of
    customers with at least this lifetime value, in per cent, 0 where it has no meaning. `place` is its
    place among `customers`. `returned` was paid back in `refunds` returns. `others` are the net sales in
    each other currency, `lifecycle` the state on the day asked for, `expected` what is forecast for the
    next 12 months. `sentences` says of each figure, by its
    name, how it is counted; one that has nothing to say is left out.
    """

    lifetime: int = 0
    currency: str = ""
    orders: int = 0
    interval: int = 0
    last_order: str = ""
    next_order: str = ""
    last_contact: str = ""
    rank: int = 0
    first_order: str = ""
    place: int = 0
    customers: int = 0
    refunds: int = 0
    returned: int = 0
    others: tuple[tuple[str, int], ...] = ()
    lifecycle: Lifecycle = "prospect"
    expected: int = 0
    sentences: Mapping[FigureName, Message] = field(default_factory=lambda: MappingProxyType({}))
