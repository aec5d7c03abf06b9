"""Events taken in: past, to come, repeated, and known ones that have moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-06-01T09:00")
KNOWN = "event-known@example.com"


def fill(services: Services, sample: Any) -> None:
    """A series that came from an event."""
    services.reminders.add(
        Reminder(
            contact_id=sample.eva,
            kind="meeting",
            summary="Known event",
            due="2026-06-02T10:00",
            rrule="FREQ=WEEKLY",
            uid=KNOWN,
        )
    )


def event(*lines: str, uid: str = "new@example.com", start: str = "20260605T100000") -> str:
    return "\r\n".join(
        ("BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{start}", "SUMMARY:Fair", *lines, "END:VEVENT", "")
    )


def take(*events: str) -> Callable[[Services, Any], object]:
    def taken(services: Services, sample: Any) -> object:
        file = sample.folder / "events.ics"
        text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n"
        file.write_text(text, newline="")
        return services.calendars.take(sample.eva, file, NOW)

    return taken


WRITES: Mapping[tuple[str, str], Mapping[str, Callable[[Services, Any], object]]] = {
    ("calendars", "take"): {
        "past, to come and repeated": take(
            event(start="20260501T100000", uid="1"),
            event(uid="2"),
            event("RRULE:FREQ=DAILY;COUNT=5", "EXDATE:20260606T100000", uid="3"),
        ),
        "a known series with another rule": take(event("RRULE:FREQ=MONTHLY", uid=KNOWN)),
        "an occurrence moved": take(
            event("RECURRENCE-ID:20260609T100000", uid=KNOWN, start="20260610T110000")
        ),
        "the open occurrence moved": take(
            event("RECURRENCE-ID:20260602T100000", uid=KNOWN, start="20260603T110000")
        ),
        "an occurrence called off": take(
            event("RECURRENCE-ID:20260602T100000", "STATUS:CANCELLED", uid=KNOWN)
        ),
        "a known one called off": take(event("STATUS:CANCELLED", uid=KNOWN)),
    },
}
