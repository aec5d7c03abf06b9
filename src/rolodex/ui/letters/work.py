"""What the sheet of letters has done off the UI thread, and whether it still waits for some of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.progress import Progress
from rolodex.i18n import word
from rolodex.ui.tasks import Lane, TaskRunner

T = TypeVar("T")


class Work:
    """Hands work to a lane; trouble that a person can act on is said by `say`."""

    def __init__(self, runner: TaskRunner, owner: QObject, say: Callable[[str], object]) -> None:
        self._runner, self._owner, self._say = runner, owner, say
        self._waiting: set[str] = set()

    def is_done(self) -> bool:
        """Whether all answers have come."""
        return not self._waiting

    def do(self, lane: Lane, key: str, work: Callable[[Progress], T], done: Callable[[T], object]) -> None:
        """Have this done; an older one of the same key is dropped."""
        self._waiting.add(key)

        def answered(answer: T) -> None:
            self._waiting.discard(key)
            done(answer)

        def failed(error: Exception) -> None:
            self._waiting.discard(key)
            if isinstance(error, UserError):
                self._say(word(error.message))
            elif not isinstance(error, Cancelled):
                self._runner.error.emit(error)

        self._runner.submit(lane, key, work, answered, owner=self._owner, failed=failed)
