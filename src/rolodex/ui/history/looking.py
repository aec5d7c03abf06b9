"""Look-ups of the history, one of a kind at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from rolodex.domain.errors import Cancelled
from rolodex.domain.progress import Progress
from rolodex.ui.tasks import TaskRunner

T = TypeVar("T")


class Looking(QObject):
    """Hands look-ups in and knows whether an answer is awaited."""

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._awaited: set[str] = set()

    def look(self, key: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Look something up; an older look-up of the same kind is forgotten."""
        self._awaited.add(key)

        def show(answer: T) -> None:
            self._awaited.discard(key)
            done(answer)

        def fail(error: Exception) -> None:
            self._awaited.discard(key)
            if not isinstance(error, Cancelled):
                self._runner.error.emit(error)

        self._runner.submit("lookups", key, work, show, owner=self, failed=fail)

    def is_settled(self) -> bool:
        """Whether every answer is here."""
        return not self._awaited
