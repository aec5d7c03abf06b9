"""Writes of how printers miss."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolodex.domain.drawer import PrinterProfile
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

NOW = datetime.fromisoformat("2026-05-03T10:00")


def fill(services: Services, _sample: Any) -> None:
    """One printer."""
    services.printers.save(PrinterProfile(name="Office", shift_x=0.5), NOW)


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("printers", "save"): {
        "new": lambda services, _: services.printers.save(PrinterProfile(name="Home", scale_y=1.002), NOW),
        "measured again": lambda services, _: services.printers.save(
            PrinterProfile(name="Office", shift_x=0.1, shift_y=-0.3, scale_x=0.999, scale_y=1.001), NOW
        ),
    },
    ("printers", "rename"): {
        "one": lambda services, _: services.printers.rename("Office", "Office, upper tray"),
    },
    ("printers", "delete"): {
        "one": lambda services, _: services.printers.delete("Office"),
    },
}
