"""Series of follow-ups written: one for two contacts, of which a step is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolodex.domain.reminder import Done
from rolodex.domain.rule import Series, SeriesStep
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-06-01T09:00")
FAIR = Series(
    name="Fair",
    anchor="2026-06-10",
    steps=(SeriesStep(-7, "task", "Samples"), SeriesStep(0, "meeting", "Meet", "10:00")),
)


def fill(services: Services, sample: Any) -> None:
    """A series for Ana and Eva, of which Ana's first step is done."""
    services.series.plan(FAIR, [sample.ana, sample.eva])
    first = services.reminders.of_contact(sample.ana)
    done = next(one for one in first if one.series_id and one.kind == "task")
    services.reminders.done(done.key, Done(), NOW)


def planned(services: Services) -> int:
    return services.series.all()[0].id


WRITES: Mapping[tuple[str, str], Mapping[str, Callable[[Services, Any], object]]] = {
    ("series", "plan"): {
        "for two": lambda services, sample: services.series.plan(FAIR, [sample.leo, sample.eva]),
        "for nobody": lambda services, _: services.series.plan(FAIR, []),
    },
    ("series", "move"): {
        "to later": lambda services, _: services.series.move(planned(services), "2026-07-01"),
    },
    ("series", "delete"): {
        "with a step done": lambda services, _: services.series.delete(planned(services)),
    },
}
