"""The writes of calls."""

from __future__ import annotations

from datetime import datetime

from rolodex.domain.reminder import Done, Reminder

NOW = datetime(2026, 11, 20, 10, 0)  # noqa: DTZ001 local

WRITES = {
    ("calls", "finish"): {
        "with what is next": lambda services, sample: services.calls.finish(
            sample.eva, "", Done(outcome="reached", body="A", next=Reminder(due="2026-12-01")), NOW
        ),
        "with a reason for nothing": lambda services, sample: services.calls.finish(
            sample.eva, "", Done(outcome="no answer", no_next="moved"), NOW
        ),
        "left alone until a day": lambda services, sample: services.calls.finish(
            sample.eva, "", Done(outcome="not interested", review="2027-05-01"), NOW
        ),
    }
}
