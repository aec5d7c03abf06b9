"""Long work of a widget, one piece after the other: how far it is, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from rolodex.domain.progress import Progress
from rolodex.ui.tasks import Lane, Task, TaskRunner

Answer = TypeVar("Answer")


class OneJob:
    """Runs a piece of work where none runs yet."""

    def __init__(self, runner: TaskRunner, owner: QObject, progressed: Callable[[int, int], None]) -> None:
        self._runner, self._owner, self._progressed = runner, owner, progressed
        self._task: Task | None = None

    def is_running(self) -> bool:
        """Whether something runs."""
        return self._task is not None

    def cancel(self) -> None:
        """Ask what runs to stop."""
        if self._task is not None:
            self._task.cancel()

    def start(
        self,
        work: Callable[[Progress], Answer],
        done: Callable[[Answer], object],
        failed: Callable[[Exception], object],
        lane: Lane = "paper",
    ) -> bool:
        """Begin this; says whether it was begun. When `done` or `failed` is called, nothing runs any more."""
        if self._task is not None:
            return False

        def ended(answer: Answer) -> None:
            self._task = None
            done(answer)

        def broke(error: Exception) -> None:
            self._task = None
            failed(error)

        self._task = self._runner.submit(
            lane, "job", work, ended, owner=self._owner, failed=broke, progressed=self._progressed
        )
        return True
