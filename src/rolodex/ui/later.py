"""What the first frame of a window does without."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer


class Later(QObject):
    """Builds the rest of a window once it is painted, a step at a time, or sooner where it is wanted."""

    def __init__(self, steps: Sequence[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = deque(steps)
        self._then: Callable[[], object] = lambda: None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)

    def begin(self, then: Callable[[], object]) -> None:
        """Build step by step, leaving the loop to the user in between, and do this when all is built."""
        self._then = then
        self._turn.start(0)

    def finish(self) -> None:
        """Build at once what is not built yet."""
        while self._steps:
            self._steps.popleft()()

    def is_finished(self) -> bool:
        """Whether all is built."""
        return not self._steps

    def stop(self) -> None:
        """Build nothing more by itself."""
        self._turn.stop()

    def _go_on(self) -> None:
        if self._steps:
            self._steps.popleft()()
        else:
            self._turn.stop()
            self._then()
