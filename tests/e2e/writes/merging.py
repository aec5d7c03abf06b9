"""Writes that make one contact of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.builders import emails, person, phones

from rolodex.domain.contact import Value
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import bulk

Write = Callable[[Services, Any], object]
NOW = datetime.fromisoformat("2026-05-03T10:00")


def merge(*names: str, choices: Mapping[str, int] | None = None) -> Write:
    """These of the sample merged, the first survives."""

    def write(services: Services, sample: Any) -> object:
        plan = services.merging.plan([getattr(sample, name) for name in names])
        return services.merging.merge(plan, choices or {}, NOW)

    return write


def fill(services: Services, sample: Any) -> None:
    """Two who were merged and written on since."""
    ids = [
        services.contacts.save(person("Marta", "Gil", tel=phones("611"))).id,
        services.contacts.save(person("Marta", "Gil Ruiz", email=emails("marta@example.com"))).id,
    ]
    with services.book.change(message("Diary")) as tx:
        bulk.insert(tx, "activity", ("contact_id", "kind"), [(one, "call") for one in ids])
    services.merging.merge(services.merging.plan(ids), {}, NOW)
    known = services.contacts.get(ids[0])
    assert known is not None
    services.contacts.save(replace(known, nickname=(Value("Martita"),)))


def separate(services: Services, _: Any) -> object:
    """The merge that the sample came with, taken apart."""
    with services.book.reading() as connection:
        step_id = connection.value("SELECT changeset_id FROM merged_contact")
    return services.merging.separate(step_id, NOW)


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("merging", "merge"): {
        "two people": merge("ana", "eva"),
        "two with the name of the other": merge("eva", "ana", choices={"fn": 1}),
        "three people": merge("leo", "ana", "eva"),
        "a company with somebody": merge("leo", "acme"),
    },
    ("merging", "separate"): {"two who were written on since": separate},
}
