"""Tables that come in: activities, and the mappings that are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolodex.domain.mapping import Mapping as Columns
from rolodex.domain.mapping import Target
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

HEAD = ("Name", "Mobile")
KEPT = Columns((Target("fn"), Target("tel", ("cell",))), name="Suppliers", key="tel")
ROWS = "date;uid;kind;subject;note\n2026-05-03 10:30;{uid};call;Chairs;wants two\n2026-05-04;{uid};nota;;x\n"


def fill(services: Services, sample: Any) -> None:
    """A mapping."""
    services.tables_in.save_mapping(KEPT, HEAD)


def known(services: Services) -> Columns:
    """The mapping that is there."""
    return services.tables_in.named("suppliers")


def activities(services: Services, sample: Any) -> object:
    """A call and a note of one contact."""
    eva = services.contacts.get(sample.eva)
    assert eva is not None
    made = sample.folder / "calls.csv"
    made.write_text(ROWS.replace("{uid}", eva.uid), encoding="utf-8")
    plan = services.tables_in.plan_activities(made)
    assert not plan.rejected
    assert len(plan.activities) == 2
    return services.tables_in.apply_activities(plan)


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("tables_in", "apply_activities"): {"two": activities},
    ("tables_in", "save_mapping"): {
        "new": lambda services, _: services.tables_in.save_mapping(replace(KEPT, name="Clients"), ("A", "B")),
        "everything changed": lambda services, _: services.tables_in.save_mapping(
            Columns(
                (Target("keep"), Target()),
                subject="activities",
                key="email",
                date_order="mdy",
                country="ES",
                name="Others",
                id=known(services).id,
            ),
            ("B", "A"),
        ),
    },
    ("tables_in", "delete_mapping"): {
        "one": lambda services, _: services.tables_in.delete_mapping(known(services).id)
    },
}
