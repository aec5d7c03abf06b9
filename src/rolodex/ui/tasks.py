"""Work off the UI thread: three lanes of one thread each, and one way back."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from rolodex import logs
from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled
from rolodex.domain.progress import Progress
from rolodex.ui.collecting import Collecting

T = TypeVar("T")
Lane = Literal["changes", "lookups", "paper"]
LANES: tuple[Lane, ...] = ("changes", "lookups", "paper")
FRAME = 0.05
# A waiting look-up gets the interpreter back ten times sooner than by default (see docs/architecture.md).
SWITCH_INTERVAL = 0.0005


@dataclass(eq=False, slots=True, weakref_slot=True)
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


class _Thread:
    """One lane: a thread that lives as long as the window and does one task after the other.

    A QThreadPool would give Python a new thread state for each task: what a thread keeps for itself, such
    as the book's connections, would be lost and made anew every time (and its runnables never go).
    """

    def __init__(self, name: Lane, report: Callable[[object], None], ended: Callable[[str], None]) -> None:
        self._name, self._report, self._ended = name, report, ended
        self._answers: deque[_Answered] = deque()
        self._waiting: SimpleQueue[Task | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def put(self, task: Task) -> None:
        """Do this task after those that wait already."""
        if self._thread.ident is None:
            self._thread.start()
        self._waiting.put(task)

    def end(self) -> None:
        """Wait until all is done, and stop."""
        if self._thread.ident is not None:
            self._waiting.put(None)
            self._thread.join()

    def take(self) -> _Answered:
        """The answer to the first task that was told of as ended and is not taken yet."""
        return self._answers.popleft()

    def _run(self) -> None:
        while (task := self._waiting.get()) is not None:
            self._answers.append(self._done(task))
            # Told only when nothing here holds the task any more. Were this thread the last to let go of its
            # owner, Qt would lose a widget on a thread that is not the window's, and memory with it.
            del task
            self._ended(self._name)

    def _done(self, task: Task) -> _Answered:
        if task.cancelled:
            return _Answered(task, error=Cancelled())
        try:
            return _Answered(task, task.work(lambda done, total: self._progress(task, done, total)))
        except Exception as error:  # noqa: BLE001, RUF100 - errors travel as values, none is lost
            if not isinstance(error, Cancelled):
                logs.error(error, "in a lane")
            return _Answered(task, error=error)

    def _progress(self, task: Task, done: int, total: int) -> None:
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
    closing = Signal()
    """It is about to take no more work: what is to be kept is to be handed in now."""
    _report = Signal(object)
    _ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._collecting = Collecting(self)
        self._collecting.begin()
        self._report.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._threads = {lane: _Thread(lane, self._report.emit, self._ended.emit) for lane in LANES}
        self._running: set[Task] = set()
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
        self._running.add(task)
        self._collecting.expect(busy=True)
        self._threads[lane].put(task)
        return task

    def busy(self, lane: Lane | None = None) -> bool:
        """Whether any answer is still awaited, in one lane or in all."""
        return any(lane in (None, task.lane) for task in self._running)

    def awaited(self) -> tuple[str, ...]:
        """What is under way or waits, by lane and key."""
        return tuple(sorted(f"{task.lane} {task.key}" for task in self._running))

    def shutdown(self) -> None:
        """Cancel what can be asked again or takes long, wait for the rest and take no more work.

        A save that still waits behind another change is what the user wrote: it is done.
        """
        if self._open:
            self.closing.emit()
        self._open = False
        for task in self._running:
            task.cancelled = task.cancelled or task.lane != "changes" or task.progressed is not None
        for thread in self._threads.values():
            thread.end()
        self._running.clear()
        self._latest.clear()
        self._collecting.end()

    def _receive(self, lane: Lane) -> None:
        answer = self._threads[lane].take()
        if answer.task in self._running:
            self._running.discard(answer.task)
            self._deliver(answer)
        if not self._running:
            self._collecting.expect(busy=False)

    def _tell(self, told: _Told) -> None:
        task = told.task
        if (
            task in self._running
            and self._wanted(task)
            and task.progressed is not None
            and not task.cancelled
        ):
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
