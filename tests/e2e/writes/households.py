"""Writes of households and of addresses from which mail comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolodex.domain.household import Household
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """Eva lives with Leo, and mail to Leo comes back."""
    services.households.save(Household(contact_ids=(sample.eva, sample.leo), name="Familia Gil"))
    services.households.spoil(sample.leo, "0123456789abcdef", "moved")


def kept(services: Services, sample: Any) -> Household:
    found = services.households.of(sample.eva)
    assert found is not None
    return found


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("households", "save"): {
        "new": lambda services, sample: services.households.save(
            Household(contact_ids=(sample.ana, sample.acme), salutation="Hola", style="familiar")
        ),
        "somebody taken from another": lambda services, sample: services.households.save(
            Household(contact_ids=(sample.ana, sample.eva))
        ),
        "other names and members": lambda services, sample: services.households.save(
            replace(kept(services, sample), contact_ids=(sample.leo, sample.ana), name="Other")
        ),
    },
    ("households", "separate"): {
        "one": lambda services, sample: services.households.separate([sample.eva]),
        "two": lambda services, sample: services.households.separate([sample.ana, sample.leo]),
    },
    ("households", "forget"): {
        "all": lambda services, sample: services.households.forget([sample.eva, sample.leo]),
    },
    ("households", "spoil"): {
        "a new one": lambda services, sample: services.households.spoil(sample.ana, "f" * 16, "unknown"),
        "a known one": lambda services, sample: services.households.spoil(sample.leo, "0123456789abcdef"),
    },
    ("households", "mend"): {"one": lambda services, sample: services.households.mend(sample.leo)},
}
