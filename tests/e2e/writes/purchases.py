"""Writes of orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("purchases", "sell"): {
        "the first order of somebody": lambda services, sample: services.purchases.sell(
            sample.leo, 12000, "EUR", "12 chairs"
        ),
        "one more in another currency": lambda services, sample: services.purchases.sell(
            sample.ana, 500, "JPY", "A lamp", "2026-05-03"
        ),
    },
}
