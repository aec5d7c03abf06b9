"""Who buys, how often and when: the plan of all orders of a sample book."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from rolodex.domain.contact import Adr
from rolodex.services.demo_parts.calendar import Calendar
from rolodex.services.demo_parts.cast import Role
from rolodex.services.demo_parts.lists import Country, Draw

CUSTOMERS = 0.55
"""The share of contacts that ever bought; the rest are prospects."""
NEW, ACTIVE, SLIPPING = 0.05, 0.55, 0.70
"""Where the lifecycle of a customer is drawn: new below the first, then active, slipping, else inactive."""
LONGEST = 3650


@dataclass(frozen=True, slots=True)
class Party:
    """A contact something happens with: what the story of it needs to know.

    `adr` is where a letter goes; `home` is the same for those who live together, "" for others.
    """

    id: int
    country: Country
    firm: bool
    adr: Adr | None = None
    role: Role | None = None
    home: str = ""

    @property
    def language(self) -> str:
        """The language notes about this contact are written in."""
        return "es" if self.country.language == "es" else "en"


@dataclass(frozen=True, slots=True)
class Order:
    """An order that will be written: `number` counts a customer's orders from 0, `left` those to come."""

    day: int
    party: int
    number: int
    left: int


def plan(parties: Sequence[Party], purchases: int, seed: int, calendar: Calendar) -> list[int]:
    """All orders in the order of time, each packed by `packed`; exactly `purchases` of them."""
    chance = Random(f"{seed}/orders")
    draw = chance.random
    told = {}
    left = purchases
    for index, party in enumerate(parties):
        count = int(party.role.story.get("orders", {}).get("count", 0)) if party.role else 0
        if 0 < count <= left:
            told[index] = count
            left -= count
    buyers = [index for index, party in enumerate(parties) if party.role is None and draw() < CUSTOMERS]
    counts = _shares(chance, buyers, left)
    orders: list[int] = []
    for index, count in told.items():
        role = parties[index].role
        days = _told_days(role, count, calendar, draw) if role else []
        orders += [packed(Order(day, index, number, count - 1 - number)) for number, day in enumerate(days)]
    for index, count in zip(buyers, counts, strict=True):
        days = _days(count, calendar, draw)
        orders += [packed(Order(day, index, number, count - 1 - number)) for number, day in enumerate(days)]
    orders.sort()
    return orders


def packed(order: Order) -> int:
    """An order as one number that sorts by day: a million of them are then no burden."""
    return ((order.day << 24 | order.party) << 16 | order.number) << 16 | order.left


def unpacked(key: int) -> Order:
    """The order that `packed` made this number of."""
    return Order(key >> 56, key >> 32 & 0xFFFFFF, key >> 16 & 0xFFFF, key & 0xFFFF)


def _shares(chance: Random, buyers: Sequence[int], total: int) -> list[int]:
    """How many of the orders each buyer gets: a few a great many, most a handful, all one if possible."""
    if not buyers:
        return []
    sure = 1 if total >= len(buyers) else 0
    weights = [math.exp(chance.gauss(0.0, 1.1)) for _ in buyers]
    rest = total - sure * len(buyers)
    scale = rest / sum(weights)
    counts = [min(60_000, sure + int(weight * scale)) for weight in weights]
    short = total - sum(counts)
    for place in range(short):
        counts[place % len(counts)] += 1
    return counts


def _told_days(role: Role, count: int, calendar: Calendar, draw: Draw) -> list[int]:
    """The days of an order history that is told: the last where the story has it, the rest evenly before."""
    story = role.story["orders"]
    last = calendar.today - story["last"]
    days = [last - place * story["interval"] for place in range(count)]
    return sorted(day - int(draw() * 3) if place else day for place, day in enumerate(days))


def _days(count: int, calendar: Calendar, draw: Draw) -> list[int]:
    """The days of an order history that is drawn, the oldest first."""
    if count == 0:
        return []
    life = draw()
    interval = max(1.0, min((250 + draw() * 1300) / count, 200.0, LONGEST / count))
    known = count > 2
    if life < NEW and count < 3:
        ago = draw() * 50
    elif life < ACTIVE:
        ago = interval * (0.05 + draw() * 1.8) if known else draw() * 175
    elif life < SLIPPING:
        ago = interval * (2.1 + draw() * 1.7) if known else 185 + draw() * 175
    else:
        ago = interval * (4.5 + draw() * 4) + 30 if known else 370 + draw() * 700
    day = calendar.today - ago
    days = []
    for _ in range(count):
        days.append(calendar.working(int(day)))
        day -= interval * (0.55 + draw() * 0.9)
    days.reverse()
    return days
