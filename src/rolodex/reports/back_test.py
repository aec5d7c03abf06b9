"""How right a forecast would have been a year ago."""

from __future__ import annotations

from typing import Any

from rolodex.domain.expectation import SURE, BackTest
from rolodex.reports import bg_nbd
from rolodex.reports.bg_nbd import Histories, Parameters


def held_against(
    given: Parameters, past: Histories, truth: tuple[Any, Any], span: float, until: str
) -> BackTest:
    """The forecast from histories (x, recency, age) of the past, held against what came.

    `truth` holds the orders of each customer in the year before the forecast and in the year after it.
    """
    import numpy as np  # start-up

    before, after = truth
    foretold = bg_nbd.expected_all(given, past, span)
    chance = bg_nbd.orders_again_all(given, past, span)
    clear = (chance >= SURE) | (chance <= 1 - SURE)
    right = clear & ((chance >= SURE) == (after > 0))
    return BackTest(
        until=until,
        asked=int(clear.sum()),
        right=int(right.sum()),
        error=float(np.abs(foretold - after).mean()),
        naive=float(np.abs(before - after).mean()),
        foretold=float(foretold.sum()),
        came=int(after.sum()),
    )
