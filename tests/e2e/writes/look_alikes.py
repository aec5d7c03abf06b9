"""Writes about contacts that look like one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """Eva and Leo are not the same."""
    services.look_alikes.distinct([sample.eva, sample.leo])


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("look_alikes", "distinct"): {
        "two": lambda services, sample: services.look_alikes.distinct([sample.ana, sample.eva]),
        "three, of whom two were called so": lambda services, sample: services.look_alikes.distinct(
            [sample.leo, sample.eva, sample.ana]
        ),
    },
    ("look_alikes", "same_after_all"): {
        "two": lambda services, sample: services.look_alikes.same_after_all((sample.eva, sample.leo)),
    },
}
