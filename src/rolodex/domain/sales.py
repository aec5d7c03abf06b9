"""What a customer bought, reduced to what the figures need."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.lifecycle import USUAL, Limits


@dataclass(frozen=True, slots=True)
class Sales:
    """What one customer bought; amounts in minor units, days since 1970-01-01.

    `orders`, `refunds`, the days and `interval` (the median of the days between orders, 0 with a single one)
    are over all currencies. `net` (orders less returns), `returned` and `window_net` are in `currency`, the
    one most orders were made in; `others` are the net sales in each other currency. `customers` buy mostly in
    that currency, `ahead` of them for more. `best` is the least `window_net` of the best customers, 0 where
    nobody is among them. `last_contact` is a UTC stamp or "".
    """

    currency: str = ""
    orders: int = 0
    refunds: int = 0
    first_day: int = 0
    last_day: int = 0
    interval: int = 0
    net: int = 0
    returned: int = 0
    others: tuple[tuple[str, int], ...] = ()
    customers: int = 0
    ahead: int = 0
    window_net: int = 0
    best: int = 0
    last_contact: str = ""
    limits: Limits = USUAL
