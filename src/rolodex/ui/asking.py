"""Work of one widget off the UI thread, and whether any of it is still awaited."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QObject

from rolodex.domain.errors import Cancelled
from rolodex.domain.progress import Progress
from rolodex.ui.tasks import Lane, TaskRunner

Answer = TypeVar("Answer")
Failed = Callable[[Exception], object]


class Asking:
    """Hands work to the runner; a newer question of the same name drops the older one."""

    def __init__(self, runner: TaskRunner, owner: QObject) -> None:
        self._runner, self._owner = runner, owner
        self._awaited: set[str] = set()
        self._numbers = count(1)

    def is_settled(self) -> bool:
        """Whether no answer is awaited."""
        return not self._awaited

    def ask(
        self,
        key: str,
        work: Callable[[Progress], Answer],
        show: Callable[[Answer], object],
        *,
        lane: Lane = "lookups",
        failed: Failed | None = None,
        progressed: Callable[[int, int], None] | None = None,
    ) -> None:
        """Ask something of the book."""
        self._awaited.add(key)

        def done(answer: Answer) -> None:
            self._awaited.discard(key)
            show(answer)

        def fail(error: Exception) -> None:
            self._awaited.discard(key)
            if isinstance(error, Cancelled):
                return
            (failed or self._runner.error.emit)(error)

        self._runner.submit(lane, key, work, done, owner=self._owner, failed=fail, progressed=progressed)

    def write(
        self,
        deed: Callable[[], Answer],
        done: Callable[[Answer], object] = lambda _answer: None,
        failed: Failed | None = None,
    ) -> None:
        """Change the book; the answers of no two changes drop each other."""
        self.ask(
            f"write-{next(self._numbers)}", lambda _progress: deed(), done, lane="changes", failed=failed
        )
