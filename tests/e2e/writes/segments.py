"""Writes of segments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rolodex.domain.rule import Rule
from rolodex.domain.segment import Clause, Condition, Segment
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

MADRID = Clause((Condition("city", values=("madrid",)),))
QUIET = Clause((Condition("talk", "never"), Condition("has", values=("phone",))), "any")


def fill(services: Services, sample: Any) -> None:
    """Two segments, one with a rule for follow-ups, and all counted."""
    services.segments.save(Segment(0, "Madrid", MADRID, "people in Madrid"))
    quiet = services.segments.save(Segment(0, "Quiet", QUIET)).id
    services.rules.save(Rule(0, "touch", days=60, since="2026-01-01", segment_id=quiet))
    services.segments.refresh(date(2026, 5, 14))


def _named(services: Services, name: str) -> int:
    return next(one.id for one in services.segments.all() if one.name == name)


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("segments", "save"): {
        "new": lambda services, _: services.segments.save(Segment(0, "With a phone", QUIET)),
        "changed": lambda services, _: services.segments.save(
            Segment(_named(services, "Madrid"), "Talkers", Clause((Condition("talk", "within"),)))
        ),
    },
    ("segments", "delete"): {
        "one": lambda services, _: services.segments.delete(_named(services, "Madrid")),
        "with a rule for follow-ups": lambda services, _: services.segments.delete(_named(services, "Quiet")),
    },
}
NO_STEPS = {
    ("segments", "refresh"): "who belongs to a segment is counted, and housekeeping",
    ("segments", "keep_up"): "the same, where it is due",
}
