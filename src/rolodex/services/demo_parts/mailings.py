"""Campaigns by post: what was offered, who got a piece with which code, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from rolodex.services.demo_parts.calendar import Calendar
from rolodex.services.demo_parts.lists import Draw, Lists
from rolodex.services.demo_parts.orders import Order, Party
from rolodex.services.demo_parts.rows import Rows

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Signs of a code: none that is read for another."""
CODES = len(SIGNS) ** 5
CREDIT_DAYS = 60
"""How long after a mailing an order may still be credited to it."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """A mailing: its row, the day it goes out, and how likely its pieces are answered or lead to an order."""

    id: int
    name: str
    day: int
    share: float
    answer: float
    buy: float


class Mailings:
    """The mailings of one sample book."""

    def __init__(
        self, lists: Lists, rows: Rows, parties: Sequence[Party], calendar: Calendar, seed: int
    ) -> None:
        self._rows = rows
        self._parties = parties
        self._calendar = calendar
        self._draw: Draw = Random(f"{seed}/mailings").random
        self._campaigns = [self._campaign(raw) for raw in lists.business["campaigns"]]
        self._members = {
            campaign.id: {
                index
                for index, party in enumerate(parties)
                if party.postal and (self._draw() < campaign.share or _is_star(party, campaign))
            }
            for campaign in self._campaigns
        }
        self._orders: dict[tuple[int, int], tuple[int, int]] = {}

    def credited(self, order: Order, party: Party) -> int | None:
        """The campaign an order is owed to, if any."""
        for campaign in self._campaigns:
            since = order.day - campaign.day
            if not 3 <= since <= CREDIT_DAYS or order.party not in self._members[campaign.id]:
                continue
            if (campaign.id, order.party) in self._orders:
                continue
            told = _is_star(party, campaign)
            if order.left == 0 if told else self._draw() < campaign.buy:
                return campaign.id
        return None

    def bought(self, order: Order, campaign_id: int, purchase_id: int) -> None:
        """Note the order a piece of the campaign led to."""
        self._orders[campaign_id, order.party] = (order.day, purchase_id)

    def write(self) -> None:
        """Keep every piece of every campaign with what came of it."""
        piece = 0
        for campaign in self._campaigns:
            for index in sorted(self._members[campaign.id]):
                piece += 1
                self._piece(campaign, index, piece)

    def _piece(self, campaign: Campaign, index: int, piece: int) -> None:
        draw, calendar = self._draw, self._calendar
        order = self._orders.get((campaign.id, index))
        chance = draw()
        state, sent, returned, answered, purchase = "sent", calendar.iso(campaign.day), "", "", None
        if campaign.day > calendar.today:
            state, sent = "planned", ""
        elif order is not None:
            day, purchase = order
            state, answered = "bought", calendar.iso(day)
        elif chance < 0.03:
            state, returned = "returned", calendar.iso(min(calendar.today, campaign.day + 9))
        elif chance < 0.03 + campaign.answer:
            day = min(calendar.today, campaign.day + 4 + int(draw() * 30))
            state, answered = "answered", calendar.iso(day)
        contact_id = self._parties[index].id
        code = _code(piece)
        self._rows.add(
            "campaign_member", campaign.id, contact_id, state, code, sent, returned, answered, purchase
        )

    def _campaign(self, raw: dict[str, object]) -> Campaign:
        day = self._calendar.today + int(str(raw["days"]))
        offer_id = None
        if isinstance(raw["offer"], list):
            code, name, kind, amount, valid = raw["offer"]
            offer_id = self._rows.add(
                "offer",
                code,
                name,
                kind,
                amount,
                "EUR",
                self._calendar.iso(day),
                self._calendar.iso(day + valid),
            )
        status = "planned" if day > self._calendar.today else "sent"
        campaign_id = self._rows.add(
            "campaign", raw["name"], "letter", self._calendar.iso(day), raw["cost"], "EUR", offer_id, status
        )
        share, answer, buy = (float(str(raw[key])) for key in ("share", "answer", "buy"))
        return Campaign(campaign_id, str(raw["name"]), day, share, answer, buy)


def _is_star(party: Party, campaign: Campaign) -> bool:
    """Whether the story of this contact tells of the campaign."""
    return party.role is not None and party.role.story.get("mailing") == campaign.name


def _code(piece: int) -> str:
    """A code of five signs, different for each piece and not to be guessed from the one before."""
    number = piece * 7_368_787 % CODES
    signs = ""
    for _ in range(5):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    return signs
