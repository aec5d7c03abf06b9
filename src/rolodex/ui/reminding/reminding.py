"""What has come up, asked every twenty seconds: a timer to the next moment would sleep with the computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from rolodex.domain.agenda import FollowUp
from rolodex.domain.changes import Changes, Noun
from rolodex.domain.due import written
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reminding.ports import Services
from rolodex.ui.tasks import TaskRunner

EVERY = 20_000
TOUCHING: tuple[Noun, ...] = ("contact", "reminder", "activity", "purchase", "rule", "tag", "deal", "ticket")
"""What follow-ups come from."""


@dataclass(frozen=True, slots=True)
class _Seen:
    told: tuple[FollowUp, ...]
    waiting: tuple[FollowUp, ...]
    next_at: str


class Reminding(QObject):
    """Knows what has come up and was not dealt with yet, and when the next one does."""

    fired = Signal(object, bool)
    """These have come up (tuple of FollowUp); whether that was while the program was closed."""
    seen = Signal()
    """The book was asked: `waiting` and `next_at` are as they are now."""

    def __init__(self, runner: TaskRunner, parent: QObject, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._services: Services | None = None
        self._first = True
        self._asking = self._again = False
        self._trouble = ""
        self.waiting: tuple[FollowUp, ...] = ()
        self.next_at = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def attach(self, services: Services) -> None:
        """Remind of what stands in this book; what was missed comes first."""
        self._services = services
        self._first, self.waiting, self.next_at = True, (), ""
        self.look()
        self._timer.start()

    def react(self, changes: Changes) -> None:
        """Look again after a change that follow-ups may follow from."""
        if any(changes.touches(noun) for noun in TOUCHING):
            self.look()

    def look(self) -> None:
        """Ask the book what has come up by now."""
        services = self._services
        if services is None:
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        keys = [one.key for one in self.waiting]
        clock = self._clock
        # What is told is noted, and only one lane may write.
        self._runner.submit(
            "changes",
            "reminding",
            lambda _progress: _look(services, keys, clock()),
            self._show,
            owner=self,
            failed=self._failed,
        )

    def _show(self, seen: _Seen) -> None:
        self._asking, self._trouble = False, ""
        first, self._first = self._first, False
        self.waiting, self.next_at = seen.waiting, seen.next_at
        self.seen.emit()
        if seen.told:
            self.fired.emit(seen.told, first)
        if self._again:
            self._again = False
            self.look()

    def _failed(self, error: Exception) -> None:
        self._asking = self._again = False
        # What goes wrong every twenty seconds, such as a full disk, is said once.
        if str(error) != self._trouble:
            self._trouble = str(error)
            self._runner.error.emit(error)


def _look(services: Services, keys: Sequence[str], now: datetime) -> _Seen:
    """What is told now, which of those told before still wait, and when the next comes up."""
    told = services.alarms.fire(now)
    minute = written(now, with_time=True)
    new = {one.key for one in told}
    found = (services.agenda.follow_up(key, now) for key in keys if key not in new)
    still = [one for one in found if one is not None and (one.shown or one.due) <= minute]
    return _Seen(told, (*reversed(told), *still), services.alarms.next_at(now))
