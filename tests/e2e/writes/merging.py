"""Writes that make one contact of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]
NOW = datetime.fromisoformat("2026-05-03T10:00")


def merge(*names: str, choices: Mapping[str, int] | None = None) -> Write:
    """These of the sample merged, the first survives."""

    def write(services: Services, sample: Any) -> object:
        plan = services.merging.plan([getattr(sample, name) for name in names])
        return services.merging.merge(plan, choices or {}, NOW)

    return write


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("merging", "merge"): {
        "two people": merge("ana", "eva"),
        "two with the name of the other": merge("eva", "ana", choices={"fn": 1}),
        "three people": merge("leo", "ana", "eva"),
        "a company with somebody": merge("leo", "acme"),
    },
}
