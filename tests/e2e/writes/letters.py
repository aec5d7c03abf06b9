"""Writes of letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rolodex.domain.letter import Letter
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")
Write = Callable[[Services, Any], object]
NO_STEPS = {("letters", "keep_letterhead"): "a choice of the settings"}


def fill(services: Services, sample: Any) -> None:
    """A letter and a message."""
    services.letters.save(
        Letter(name="Autumn", subject="News", body="{salutation},\n\nHello.", language="en")
    )
    services.letters.save(Letter(name="Mail", kind="email", body="Hola {nombre}", style="familiar"))


def _first(services: Services) -> Letter:
    return services.letters.all()[0]


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("letters", "save"): {
        "a new one": lambda services, _: services.letters.save(Letter(name="New", body="Text")),
        "another text": lambda services, _: services.letters.save(
            replace(_first(services), name="Spring", body="{name}", language="es", style="familiar")
        ),
    },
    ("letters", "log"): {
        "one": lambda services, sample: services.letters.log(
            services.letters.pdf(_first(services), services.letters.pieces([sample.ana], NOW), NOW)[1],
            0,
            NOW,
        )
    },
    ("letters", "delete"): {
        "one": lambda services, _: services.letters.delete([_first(services).id]),
        "all": lambda services, _: services.letters.delete([one.id for one in services.letters.all()]),
    },
}
