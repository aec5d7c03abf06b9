"""Reading reports one after the other, those in view first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from rolodex.domain.progress import Progress
from rolodex.domain.report import Period, Report
from rolodex.ui.reports.ports import Reports
from rolodex.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Asked:
    """What all reports are asked for: months, currency, the day it is, the language of countries."""

    period: Period
    currency: str
    today: date
    language: str


class Reader(QObject):
    """Hands the reports in as they arrive; what is asked anew is no longer waited for."""

    arrived = Signal(object)
    """A Report."""
    finished = Signal()
    """All that was wanted has arrived."""

    def __init__(self, runner: TaskRunner, in_view: Callable[[], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._in_view = in_view
        self._reports: Reports | None = None
        self._asked: Asked | None = None
        self._waiting: list[str] = []
        self._later: set[str] = set()
        self._now = ""
        self._charts = self._loading = False

    def attach(self, reports: Reports) -> None:
        """Read the reports of this book."""
        self._reports = reports

    def read(self, asked: Asked, names: Sequence[str], *, ahead: bool = True) -> None:
        """Read these reports; without `ahead` those out of view wait until somebody looks."""
        self._asked = asked
        self._waiting = list(names)
        self._later = set() if ahead else set(names)
        self._now = ""
        if self._charts:
            self._next()
        else:
            self._load_charts()

    def look(self) -> None:
        """Read what has come into view."""
        if not self._now and self._charts:
            self._next()

    def is_settled(self) -> bool:
        """Whether all that somebody looks at has arrived."""
        return not self._loading and not self._now and self._choose() == ""

    def _load_charts(self) -> None:
        """Load what charts are made with: arrays in a lane, in which time the window goes on."""
        self._loading = True
        self._runner.submit(
            "lookups",
            "charts",
            lambda _progress: _load_arrays(),
            self._loaded,
            owner=self,
            failed=self._unloaded,
        )

    def _loaded(self, _answer: None) -> None:
        _load_drawing()
        self._loading, self._charts = False, True
        self._next()

    def _unloaded(self, error: Exception) -> None:
        self._loading = False
        self._runner.error.emit(error)

    def _choose(self) -> str:
        seen = {"summary", *self._in_view()}
        found = (name for name in self._waiting if name in seen)
        return next(found, next((name for name in self._waiting if name not in self._later), ""))

    def _next(self) -> None:
        reports, asked, name = self._reports, self._asked, self._choose()
        if reports is None or asked is None:
            return
        if not name:
            self.finished.emit()
            return

        def work(_progress: Progress) -> Report:
            return reports.report(name, asked.period, asked.currency, asked.today, asked.language)

        self._now = name
        self._waiting.remove(name)
        self._runner.submit("lookups", "report", work, self._take, owner=self, failed=self._failed)

    def _take(self, report: Report) -> None:
        self._now = ""
        self.arrived.emit(report)
        if not self._now:
            self._next()

    def _failed(self, error: Exception) -> None:
        self._now = ""
        self._runner.error.emit(error)
        self._next()


def _load_arrays() -> None:
    # start-up: the larger half of what pyqtgraph needs, and nothing of Qt
    import numpy  # noqa: F401 - so that pyqtgraph finds it ready


def _load_drawing() -> None:
    """Load pyqtgraph on the UI thread: it makes objects of Qt while it is loaded."""
    # start-up
    import pyqtgraph

    import rolodex.ui.reports.chart  # noqa: F401 - so that the first chart finds it ready

    pyqtgraph.setConfigOptions(exitCleanup=False)
