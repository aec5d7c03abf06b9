"""Campaigns by post: what was offered, who got a piece with which code, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from rolodex.domain import audience_json, piece_code
from rolodex.domain.address_mark import mark
from rolodex.domain.audience import Audience
from rolodex.domain.campaign import CREDIT_DAYS
from rolodex.domain.segment import EVERYBODY
from rolodex.services.demo_parts.calendar import Calendar
from rolodex.services.demo_parts.lists import Draw, Lists
from rolodex.services.demo_parts.orders import Order, Party
from rolodex.services.demo_parts.rows import Rows

_BEFORE = 14
"""Days between the making of a mailing and the day it goes out."""


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
        self.key = Random(f"{seed}/pieces").randrange(piece_code.MOST)
        self._answers: Mapping[str, Sequence[str]] = lists.business["answers"]
        self._reasons: Mapping[str, Sequence[str]] = lists.business["returned"]
        self._campaigns = [self._campaign(raw) for raw in lists.business["campaigns"]]
        homes: dict[str, list[int]] = defaultdict(list)
        for index, party in enumerate(parties):
            homes[party.home or str(index)].append(index)
        self._homes = list(homes.values())
        self._leads = {campaign.id: self._drawn(campaign) for campaign in self._campaigns}
        self._orders: dict[tuple[int, int], tuple[int, int]] = {}

    def credited(self, order: Order, party: Party) -> int | None:
        """The campaign an order is owed to, if any."""
        for campaign in self._campaigns:
            since = order.day - campaign.day
            lead = self._leads[campaign.id].get(order.party)
            if not 3 <= since <= CREDIT_DAYS or lead is None or (campaign.id, lead) in self._orders:
                continue
            told = _is_star(party, campaign)
            if order.left == 0 if told else self._draw() < campaign.buy:
                return campaign.id
        return None

    def bought(self, order: Order, campaign_id: int, purchase_id: int) -> None:
        """Note the order a piece of the campaign led to."""
        self._orders[campaign_id, self._leads[campaign_id][order.party]] = (order.day, purchase_id)

    def write(self) -> None:
        """Keep every piece of every campaign with what came of it."""
        for campaign in self._campaigns:
            pieces: dict[int, list[int]] = defaultdict(list)
            for index, lead in self._leads[campaign.id].items():
                pieces[lead].append(index)
            for lead in sorted(pieces):
                self._piece(campaign, pieces[lead])

    def _drawn(self, campaign: Campaign) -> dict[int, int]:
        """Who gets a piece of a campaign, by index, and who leads it: one of those who live together."""
        found: dict[int, int] = {}
        for home in self._homes:
            wanted = [self._draw() < campaign.share or _is_star(self._parties[one], campaign) for one in home]
            if any(wanted) and self._parties[home[0]].adr:
                found |= dict.fromkeys(home, home[0])
        return found

    def _piece(self, campaign: Campaign, people: Sequence[int]) -> None:
        """Keep a piece, led by the first of these, with what came of it."""
        draw, calendar = self._draw, self._calendar
        lead = self._parties[people[0]]
        order = self._orders.get((campaign.id, people[0]))
        chance = draw()
        state, sent, returned, answered, purchase = "sent", calendar.iso(campaign.day), "", "", None
        said = reason = ""
        if campaign.day > calendar.today:
            state, sent = "planned", ""
        elif order is not None:
            day, purchase = order
            state, answered = "bought", calendar.iso(day)
        elif chance < 0.03:
            state, returned = "returned", calendar.iso(min(calendar.today, campaign.day + 9))
            reason = _one(self._reasons[lead.language], draw)
        elif chance < 0.03 + campaign.answer:
            day = min(calendar.today, campaign.day + 4 + int(draw() * 30))
            state, answered = "answered", calendar.iso(day)
            said = _one(self._answers[lead.language], draw)
        address = mark(lead.adr) if lead.adr else ""
        came = (state, sent, returned, answered, purchase, address, said)
        first: int | None = None
        for one in people:
            contact_id = self._parties[one].id
            code = "" if first else piece_code.make(self._rows.following("campaign_member"), self.key)
            member_id = self._rows.add("campaign_member", campaign.id, contact_id, code, first, *came)
            first = first or member_id
            if returned:
                self._rows.add("bad_address", contact_id, address, reason, returned, member_id)

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
        iso = self._calendar.iso
        campaign_id = self._rows.add(
            "campaign",
            raw["name"],
            raw["kind"],
            iso(day),
            raw["cost"],
            "EUR",
            offer_id,
            "planned" if day > self._calendar.today else "sent",
            audience_json.text(Audience(rule=EVERYBODY)),
            iso(min(self._calendar.today, day) - _BEFORE),
        )
        share, answer, buy = (float(str(raw[key])) for key in ("share", "answer", "buy"))
        return Campaign(campaign_id, str(raw["name"]), day, share, answer, buy)


def _is_star(party: Party, campaign: Campaign) -> bool:
    """Whether the story of this contact tells of the campaign."""
    return party.role is not None and party.role.story.get("mailing") == campaign.name


def _one(texts: Sequence[str], draw: Draw) -> str:
    return texts[int(draw() * len(texts))]
