"""Where a customer stands: the bounds of the states, and the scores of recency, frequency and money."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.segment import Lifecycle

LEAST_FOR_VIP = 20
"""Where fewer customers bought in a currency, nobody is among its best."""
LEAST_FOR_SCORES = 25
"""Where fewer customers ordered in the window, fifths of them say nothing."""
FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What the states and scores go by, as the settings have it."""

    new_days: int = 60
    vip_percent: int = 5
    vip_months: int = 24
    active_intervals: int = 2
    slipping_intervals: int = 4
    active_days: int = 180
    slipping_days: int = 365
    rfm_months: int = 24


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Stage:
    """How many customers are in one state, and their net sales ever by currency (minor units), most first."""

    lifecycle: Lifecycle
    customers: int
    net: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Cuts:
    """What a value has to exceed for each score above 1: four values for each measure of one currency.

    Values are days of the last order, orders, and net sales; `customers` were compared.
    """

    customers: int = 0
    recency: tuple[int, ...] = ()
    frequency: tuple[int, ...] = ()
    monetary: tuple[int, ...] = ()


def places(count: int) -> tuple[int, ...]:
    """Where the cuts stand among `count` values in order (from 0): the last of each fifth but the highest."""
    return tuple(-(-count * fifth // FIFTHS) - 1 for fifth in range(1, FIFTHS))


def score(value: int, cuts: tuple[int, ...]) -> int:
    """1 to 5: one more than there are cuts below the value, so that equal values have equal scores.

    This is one more than the whole fifths of the customers whose value is lower. 0 where nothing was cut.
    """
    return 1 + sum(value > cut for cut in cuts) if cuts else 0
