"""What reminding asks of the book."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from rolodex.domain.agenda import FollowUp
from rolodex.ui.reminders.ports import Deeds


class Alarms(Protocol):
    """What is to be told, and when the next is."""

    def fire(self, now: datetime, limit: int = 50) -> tuple[FollowUp, ...]: ...
    def next_at(self, now: datetime) -> str: ...


class Agenda(Protocol):
    """How a follow-up stands now."""

    def follow_up(self, key: str, now: datetime) -> FollowUp | None: ...


class Services(Protocol):
    """All services that reminding needs."""

    @property
    def alarms(self) -> Alarms: ...
    @property
    def agenda(self) -> Agenda: ...
    @property
    def reminders(self) -> Deeds: ...
    @property
    def read_only(self) -> bool: ...
