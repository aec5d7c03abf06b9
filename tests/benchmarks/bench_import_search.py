"""Searching, and the even running of the window, while other work goes on in the background."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

import bench_import
import costs
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from rolodex.domain.label import LabelJob
from rolodex.domain.listing import Query
from rolodex.domain.progress import Progress
from rolodex.services.opening import Services, open_services
from rolodex.ui.tasks import Lane, TaskRunner

CONTACTS = 100_000
CARDS = 10_000
TICK = 0.010
IDLE = 3.0
TYPED = ("g", "ga", "gar", "garc", "garcia", "garcia m", "mar", "maria", "lop", "91", "ana ruiz", "smith")


class Watch(QObject):
    """Types into the search and counts how late the ticks of the window are, for as long as work goes on."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.runner = TaskRunner(self)
        self.late: list[float] = []
        self.waits: list[float] = []
        self.errors: list[Exception] = []
        self._contacts = services.contacts
        self._typed = cycle(TYPED)
        self._ended = False
        self._loop = QEventLoop(self)
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=int(TICK * 1000))
        self._timer.timeout.connect(self._tick)
        self.runner.error.connect(self.errors.append)

    def during(self, lane: Lane, work: Callable[[Progress], object]) -> float:
        """Search and tick while this work runs in its lane; gives the seconds it took."""
        self.late, self.waits, self._ended = [], [], False
        begun = self._due = time.perf_counter()
        self._due += TICK
        self._timer.start()
        self._search()
        self.runner.submit(lane, "work", work, self._end, owner=self, failed=self._fail)
        self._loop.exec()
        self._timer.stop()
        if self.errors:
            raise self.errors[0]
        return time.perf_counter() - begun

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, now - self._due))
        self._due = now + TICK

    def _search(self) -> None:
        if self._ended:
            self._loop.quit()
            return
        asked, query, contacts = time.perf_counter(), Query(text=next(self._typed)), self._contacts
        self.runner.submit(
            "lookups",
            "search",
            lambda progress: contacts.matches(query),
            lambda found: self._answered(asked),
            owner=self,
        )

    def _answered(self, asked: float) -> None:
        self.waits.append(time.perf_counter() - asked)
        QTimer.singleShot(5, self._search)

    def _end(self, outcome: object) -> None:
        self._ended = True

    def _fail(self, error: Exception) -> None:
        self._ended = True
        self.errors.append(error)


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`; the baseline is the same while nothing goes on."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        services = open_services(costs.demo_book(folder, CONTACTS))
        cards = bench_import.written(folder, CARDS)
        watch = Watch(services)
        watch.during("paper", lambda progress: time.sleep(IDLE))
        idle_waits, idle_late = watch.waits, watch.late

        def importing(progress: Progress) -> None:
            with services.importing.plan([cards], progress) as plan:
                services.importing.apply(plan, progress)

        def labelling(progress: Progress) -> None:
            ids = tuple(services.contacts.listing(Query()).ids[:30_000])
            services.labels.pdf(LabelJob(ids, "L7160"), progress)

        jobs: tuple[tuple[str, Lane, Callable[[Progress], object]], ...] = (
            ("import of 10,000", "changes", importing),
            ("undo of it", "changes", services.history.undo),
            ("30,000 labels", "paper", labelling),
        )
        for title, lane, work in jobs:
            seconds = watch.during(lane, work)
            said = f"{title} ({seconds:.1f} s)"
            show(f"search during {said}, p95", watch.waits, idle_waits, 0.95, "one frame, 16 ms")
            show(f"tick late during {said}, p95", watch.late, idle_late, 0.95, "8 ms")
            show(f"tick late during {said}, max", watch.late, idle_late, 1.0, "50 ms")
        watch.runner.shutdown()
        services.close()
    app.quit()


def show(title: str, measured: Sequence[float], baseline: Sequence[float], share: float, budget: str) -> None:
    """One row, in milliseconds, for this share of the values."""
    costs.row(title, 1000 * _at(measured, share), 1000 * _at(baseline, share), budget, "ms")


def _at(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
