"""What the bars, menus and sheets of follow-ups ask of the book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from rolodex.domain.changes import Changes
from rolodex.domain.reminder import Done, Reminder
from rolodex.ui.ports import Saved


class Planned(Protocol):
    """What is planned with a contact."""

    def goes_on(self, contact_id: int, now: datetime, besides: str = "") -> bool: ...


class Deeds(Protocol):
    """What can be done with follow-ups that there are."""

    def done(self, key: str, done: Done, now: datetime) -> Saved: ...
    def snooze(self, keys: Sequence[str], until: str, now: datetime | None = None) -> Changes: ...
    def move(self, key: str, due: str, series: bool = False, now: datetime | None = None) -> Changes: ...
    def skip(self, key: str, now: datetime) -> Changes: ...
    def cancel(self, keys: Sequence[str], now: datetime | None = None) -> Changes: ...


class Reminders(Planned, Deeds, Protocol):
    """All that can be asked and done of follow-ups."""

    def get(self, reminder_id: int) -> Reminder | None: ...
    def add(self, reminder: Reminder) -> Saved: ...
    def add_each(self, reminder: Reminder, contact_ids: Sequence[int]) -> Changes: ...
    def save(self, reminder: Reminder) -> Changes: ...


class Looking(Protocol):
    """The services of a bar that looks at what is planned."""

    @property
    def reminders(self) -> Planned: ...


class Doing(Protocol):
    """The services of what is done with follow-ups."""

    @property
    def reminders(self) -> Deeds: ...
    @property
    def read_only(self) -> bool: ...


class Services(Protocol):
    """All services that follow-ups need."""

    @property
    def reminders(self) -> Reminders: ...
    @property
    def read_only(self) -> bool: ...
