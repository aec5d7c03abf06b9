"""Work off the UI thread: three lanes of one thread each, and one way back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal

from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled
from rolodex.domain.progress import Progress

T = TypeVar("T")
Lane = Literal["changes", "lookups", "paper"]
LANES: tuple[Lane, ...] = ("changes", "lookups", "paper")
FRAME = 0.05
# A waiting look-up gets the interpreter back ten times sooner than by default (see docs/architecture.md).
SWITCH_INTERVAL = 0.0005


@dataclass(eq=False, slots=True)
class Task:
    """A piece of work that was handed in; `cancel` stops it at its next word of progress."""

    lane: Lane
    key: str
    owner: QObject
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None = None
    progressed: Callable[[int, int], None] | None = None
    cancelled: bool = False
    superseded: bool = False
    told: float = field(default=0.0)

    def cancel(self) -> None:
        """Ask the work to stop; its change of the book is then rolled back."""
        self.cancelled = True


@dataclass(frozen=True, slots=True)
class _Told:
    task: Task
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Answered:
    task: Task
    value: Any = None
    error: Exception | None = None


class _Run(QRunnable):
    """One task in a thread; it knows no Qt but the one signal of the runner."""

    def __init__(self, task: Task, report: Callable[[object], None]) -> None:
        super().__init__()
        # The runner holds it until its answer has come: Python owns it, not the pool.
        self.setAutoDelete(False)
        self._task = task
        self._report = report

    def run(self) -> None:
        task = self._task
        if task.cancelled:
            self._report(_Answered(task, error=Cancelled()))
            return
        try:
            value = task.work(self._progress)
        except Exception as error:  # noqa: BLE001, RUF100 - errors travel as values, none is lost
            self._report(_Answered(task, error=error))
        else:
            self._report(_Answered(task, value))

    def _progress(self, done: int, total: int) -> None:
        task = self._task
        if task.cancelled:
            raise Cancelled
        now = monotonic()
        if task.progressed is not None and (now - task.told >= FRAME or done == total):
            task.told = now
            self._report(_Told(task, done, total))


class TaskRunner(QObject):
    """Runs work in its lanes and hands answers to their owners on the UI thread.

    A newer look-up or sheet of paper of the same (owner, key) cancels the older one; a change of the
    book is never dropped, only its answer is. Answers to deleted owners are dropped.
    """

    changed = Signal(object)
    """Changes, whenever an answer is one or carries one as `.changes`."""
    error = Signal(object)
    """An exception that no `failed` took."""
    _report = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._report.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._pools = {lane: self._pool() for lane in LANES}
        self._running: dict[Task, _Run] = {}
        self._latest: dict[tuple[QObject, str], Task] = {}
        self._open = True
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.shutdown)

    def submit(
        self,
        lane: Lane,
        key: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
    ) -> Task:
        """Run `work` in a lane and hand its answer to `done`, on the UI thread."""
        task = Task(lane, key, owner, work, done, failed, progressed)
        if not self._open:
            task.cancelled = True
            return task
        older = self._latest.get((owner, key))
        if older is not None:
            older.superseded = True
            older.cancelled = older.cancelled or older.lane != "changes"
        self._latest[owner, key] = task
        run = _Run(task, self._report.emit)
        self._running[task] = run
        self._pools[lane].start(run)
        return task

    def busy(self, lane: Lane | None = None) -> bool:
        """Whether any answer is still awaited, in one lane or in all."""
        return any(lane in (None, task.lane) for task in self._running)

    def shutdown(self) -> None:
        """Cancel what runs, wait for the threads and take no more work."""
        self._open = False
        for task in self._running:
            task.cancelled = True
        for pool in self._pools.values():
            pool.clear()
            pool.waitForDone()
        self._running.clear()
        self._latest.clear()

    def _pool(self) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(1)
        # One thread for good: connections of the book belong to the thread that opened them.
        pool.setExpiryTimeout(-1)
        return pool

    def _receive(self, report: object) -> None:
        if isinstance(report, _Told):
            self._tell(report)
        elif isinstance(report, _Answered) and report.task in self._running:
            del self._running[report.task]
            self._deliver(report)

    def _tell(self, told: _Told) -> None:
        task = told.task
        if self._wanted(task) and task.progressed is not None and not task.cancelled:
            task.progressed(told.done, told.total)

    def _deliver(self, answer: _Answered) -> None:
        task = answer.task
        wanted = self._wanted(task)
        if self._latest.get((task.owner, task.key)) is task:
            del self._latest[task.owner, task.key]
        changes = _changes_of(answer.value)
        error = answer.error
        if error is None and changes is None and task.cancelled:
            error = Cancelled()
        try:
            if error is not None:
                self._fail(task, error, wanted)
            elif wanted:
                task.done(answer.value)
        finally:
            # What is written is written: panels hear of it whatever became of the owner.
            if changes is not None:
                self.changed.emit(changes)

    def _fail(self, task: Task, error: Exception, wanted: bool) -> None:
        if wanted and task.failed is not None:
            task.failed(error)
        elif not isinstance(error, Cancelled) and (wanted or task.lane == "changes"):
            self.error.emit(error)

    @staticmethod
    def _wanted(task: Task) -> bool:
        return not task.superseded and shiboken6.isValid(task.owner)


def _changes_of(value: object) -> Changes | None:
    if isinstance(value, Changes):
        return value
    carried = getattr(value, "changes", None)
    return carried if isinstance(carried, Changes) else None
