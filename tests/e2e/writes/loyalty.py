"""Writes of points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """Somebody with points."""
    services.loyalty.earn(sample.ana, 100, "welcome")


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("loyalty", "earn"): {
        "of somebody without points": lambda services, sample: services.loyalty.earn(sample.eva, 5, "gift"),
    },
    ("loyalty", "redeem"): {
        "all": lambda services, sample: services.loyalty.redeem(sample.ana, 100, "a chair"),
    },
    ("loyalty", "adjust"): {
        "down": lambda services, sample: services.loyalty.adjust(sample.ana, -1, "a mistake"),
    },
}
