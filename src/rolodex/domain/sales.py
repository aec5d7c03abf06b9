"""What a customer bought, reduced to what the figures need."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sales:
    """One customer's orders in one currency.

    `days` are the days of the orders (days since 1970-01-01, ascending, one entry an order); `net` is
    purchases less returns in minor units; `last_contact` is a UTC stamp or "".
    `customers` have bought in this currency, `ahead` of them with a higher net.
    """

    currency: str = ""
    days: tuple[int, ...] = ()
    net: int = 0
    customers: int = 0
    ahead: int = 0
    last_contact: str = ""
