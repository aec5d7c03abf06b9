"""Writes of the rules for follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.domain.rule import Rule
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """A rule for a tag, and one for a contact."""
    services.rules.save(Rule(0, "touch", tag="vip", days=60, since="2026-01-01"))
    services.rules.touch([sample.leo], 14)


def _first(services: Services) -> int:
    return services.rules.rules()[0].id


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("rules", "save"): {
        "for everybody": lambda services, _: services.rules.save(Rule(0, "purchase", days=7, kind="letter")),
        "for a tag nobody has yet": lambda services, _: services.rules.save(
            Rule(0, "birthday", tag="new", days=3)
        ),
        "changed": lambda services, sample: services.rules.save(
            Rule(_first(services), "rhythm", contact_id=sample.eva, days=5, summary="Ask", active=False)
        ),
    },
    ("rules", "delete"): {"one": lambda services, _: services.rules.delete(_first(services))},
    ("rules", "touch"): {
        "new and known": lambda services, sample: services.rules.touch([sample.ana, sample.leo], 30),
        "no longer": lambda services, sample: services.rules.touch([sample.leo, sample.eva], 0),
    },
}
