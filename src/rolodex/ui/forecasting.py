"""The forecast made anew in the window's spare time: a while after the start, and once a week."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from rolodex.domain.changes import Changes
from rolodex.domain.progress import Progress
from rolodex.ui import wording
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner

AFTER = 30_000
"""Milliseconds after the start of the day's work: nothing else is wanted of the machine by then."""
HOUR = 3_600_000


class Forecasting(QObject):
    """Asks every hour whether the forecast is due; a worker process makes it."""

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services: Services | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self._look)

    def begin(self, services: Services) -> None:
        """Make the forecast of this book whenever it is due."""
        self._services = services
        if not services.read_only:
            self._timer.start()

    def is_waiting(self) -> bool:
        """Whether it will look by itself whether the forecast is due."""
        return self._timer.isActive()

    def make(self) -> None:
        """Make the forecast now, if it is due."""
        from rolodex.ui.opened import opened  # start-up

        services, today = opened(self._services), wording.today()

        def work(progress: Progress) -> Changes:
            if not services.expectations.due(today):
                return Changes()
            changes = services.expectations.fit(today, progress)
            # Who belongs to a segment may follow from what is expected of them.
            services.segments.refresh(today)
            return changes

        self._runner.submit("paper", "forecast", work, lambda _changes: None, owner=self)

    def _look(self) -> None:
        self._timer.setInterval(HOUR)
        self.make()
