"""Writes of the pauses of those who are not interested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """Somebody who is not interested."""
    services.pauses.pause([sample.eva], "2999-01-01", "has a supplier")


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("pauses", "pause"): {
        "one": lambda services, sample: services.pauses.pause([sample.ana], "2998-05-01"),
        "new and known": lambda services, sample: services.pauses.pause(
            [sample.leo, sample.eva], "2998-05-01", "too dear"
        ),
    },
    ("pauses", "resume"): {"one": lambda services, sample: services.pauses.resume([sample.eva])},
}
