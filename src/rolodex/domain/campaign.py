"""Campaigns: who got what, what it cost, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from rolodex.domain.audience import Audience
from rolodex.domain.message import Message, message

CampaignKind = Literal["labels", "envelopes", "letter", "card", "email"]
MemberState = Literal["planned", "sent", "returned", "answered", "bought"]
CampaignStatus = Literal["planned", "sent", "closed"]

KINDS: Mapping[CampaignKind, Message] = MappingProxyType(
    {
        "labels": message("Labels"),
        "envelopes": message("Envelopes"),
        "letter": message("Letters"),
        "card": message("Cards"),
        "email": message("E-mails"),
    }
)
STATES: Mapping[MemberState, Message] = MappingProxyType(
    {
        "planned": message("Planned"),
        "sent": message("Sent"),
        "returned": message("Returned"),
        "answered": message("Answered"),
        "bought": message("Bought"),
    }
)
STATUSES: Mapping[CampaignStatus, Message] = MappingProxyType(
    {"planned": message("Planned"), "sent": message("Sent"), "closed": message("Closed")}
)
CREDIT_DAYS = 60
"""How long after a piece an order counts as owed to it, unless the campaign says otherwise."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """A mailing as it is edited: `date` ISO 8601, `cost` in minor units of `currency` (ISO 4217).

    `job` is the JSON of how its labels, envelopes or cards are printed (`domain.label_json`), `letter_id` the
    text of its letters or messages, `parent_id` the campaign it follows up, `drip_id` the plan of what is
    to follow it.
    """

    id: int = 0
    name: str = ""
    kind: CampaignKind = "labels"
    date: str = ""
    cost: int = 0
    currency: str = ""
    offer_id: int = 0
    note: str = ""
    status: CampaignStatus = "planned"
    audience: Audience = field(default_factory=Audience)
    job: str = ""
    credit_days: int = CREDIT_DAYS
    letter_id: int = 0
    parent_id: int = 0
    drip_id: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """Someone whom a campaign is for, with what came of it; dates and stamps are ISO 8601.

    Members of one household share the piece of the member `lead_id` (0: an own piece). `address` is the mark
    of the address it went to.
    """

    id: int = 0
    campaign_id: int = 0
    contact_id: int = 0
    fn: str = ""
    state: MemberState = "planned"
    code: str = ""
    lead_id: int = 0
    address: str = ""
    sent_at: str = ""
    returned_at: str = ""
    answered_at: str = ""
    answer: str = ""
    purchase_id: int = 0


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign as it is listed: of `sent` to `bought` how many of its pieces are in each of these states.

    A household that shares a piece answers once. `people_in` is how many people are in each state.
    """

    id: int
    name: str
    kind: CampaignKind
    date: str
    status: CampaignStatus
    people: int = 0
    pieces: int = 0
    sent: int = 0
    returned: int = 0
    answered: int = 0
    bought: int = 0
    cost: int = 0
    currency: str = ""
    people_in: Mapping[MemberState, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sales:
    """What is owed to a campaign in one currency: orders, and their net sum in minor units."""

    currency: str
    orders: int = 0
    net: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """What came of a campaign.

    Orders are credited by the code of its offer or piece (`by_code`), or because they came within its days of
    credit (`by_days`); each order is in one of the two and counts for one campaign only. Who bought has
    answered too. Costs per answer and per order are in minor units of the campaign's currency, None where
    there was none.
    """

    campaign: CampaignRow
    by_code: tuple[Sales, ...] = ()
    by_days: tuple[Sales, ...] = ()
    cost_per_answer: int | None = None
    cost_per_order: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a code on a piece stands for."""

    member: Member
    campaign: CampaignRow
    household: tuple[int, ...] = ()
