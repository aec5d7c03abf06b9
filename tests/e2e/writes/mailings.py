"""Writes of paper that was printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolodex.domain.label import LabelJob
from rolodex.services.contacts import Saved
from rolodex.services.opening import Services
from rolodex.services.sending import PrintedRun

Write = Callable[[Services, Any], object]
NOW = datetime(2026, 5, 3, 12, 0)  # noqa: DTZ001 - local, as the services take it


def log(services: Services, ids: tuple[int, ...], name: str) -> Saved:
    """Print labels for these and write it down."""
    job = LabelJob(ids, "L7160")
    _, plan = services.labels.pdf(job)
    return services.sending.log(PrintedRun(job, plan, name=name), NOW)


def fill(services: Services, sample: Any) -> None:
    """A mailing."""
    log(services, (sample.acme, sample.ana), "Spring")


def known(services: Services) -> int:
    """The mailing that was logged."""
    return next(one.id for one in services.mailings.all() if one.name == "Spring")


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("mailings", "delete"): {
        "one": lambda services, _: services.mailings.delete([known(services)]),
    },
}
