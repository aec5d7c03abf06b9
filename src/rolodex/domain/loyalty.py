"""The loyalty scheme: how many points an order earns, and which tier points make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from rolodex.domain import money
from rolodex.domain.purchase import Loyalty, Points

ORDER = "order"
"""The reason that stands with points earned by an order."""
DAYS = 365
"""The tier is made by what was earned in as many days."""
_TIER = re.compile(r"\s*(?P<name>.*?\S)\s*[:=]?\s+(?P<points>[0-9][0-9.,\s]*)\s*", re.DOTALL)


class Tier(NamedTuple):
    """A tier and the points from which on one is in it."""

    name: str
    points: int


def tiers(text: str) -> tuple[Tier, ...]:
    """The tiers that a setting such as "Silver 500; Gold 2000" names, the lowest first.

    They are parted by semicolons, lines, or commas that no figure stands around; what is no tier is left out.
    """
    found = []
    for part in re.split(r"[;\n]|,(?!\s*[0-9])", text):
        match = _TIER.fullmatch(part)
        if match:
            points = int(re.sub(r"[^0-9]", "", match["points"])[:15])
            found.append(Tier(match["name"].rstrip(" :="), points))
    return tuple(sorted(found, key=lambda tier: tier.points))


def earned(amount: int, currency: str, per: int, home: str) -> int:
    """The points for an amount: one for each `per` whole units of the home currency, none for another."""
    if currency != home or per <= 0:
        return 0
    unit: int = 10 ** money.exponent(currency)
    return max(0, amount) // (per * unit)


def standing(entries: Sequence[Points], scale: Sequence[Tier], since: str) -> Loyalty:
    """How a customer with these entries stands; `since` is the stamp from which earned points make the tier.

    What a return took back of an order's points is already less in its entry; what was redeemed or taken off
    by hand lowers the balance, not the tier.
    """
    got = sum(entry.points for entry in entries if entry.points > 0 and entry.at >= since)
    reached = [tier for tier in scale if got >= tier.points]
    ahead = [tier for tier in scale if got < tier.points]
    found = Loyalty(
        balance=sum(entry.points for entry in entries),
        earned=got,
        tier=reached[-1].name if reached else "",
        entries=tuple(entries),
    )
    return replace(found, next_tier=ahead[0].name, missing=ahead[0].points - got) if ahead else found
