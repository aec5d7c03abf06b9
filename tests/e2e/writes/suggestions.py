"""Writes that come of suggestions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolodex.domain.message import message
from rolodex.domain.suggestion import Suggestion
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

NOW = datetime.fromisoformat("2026-11-22T10:00")


def suggestion(contact_id: int) -> Suggestion:
    """Somebody to be asked why no order came."""
    return Suggestion("slipping", contact_id, "Ana García", message("Ask"), message("Late"), 100, "EUR")


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("suggestions", "accept"): {
        "with words": lambda services, sample: services.suggestions.accept(
            suggestion(sample.ana), NOW, "Ask why", "Late"
        ),
        "without": lambda services, sample: services.suggestions.accept(suggestion(sample.ana), NOW),
    },
}
NO_STEPS = {
    ("suggestions", "dismiss"): "hides for a time what is found anew each time, and is housekeeping",
    ("expectations", "fit"): "what is foretold from orders is no row of the history",
}
