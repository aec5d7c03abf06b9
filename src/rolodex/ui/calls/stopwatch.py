"""How long a call has lasted."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from rolodex.i18n import _
from rolodex.ui.labelling import plain_label

TICK = 500


class Stopwatch(QTimer):
    """Counts from `begin` on and shows it in its label, as 2:05."""

    def __init__(self, parent: QWidget, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since: float | None = None
        self.label: QLabel = plain_label("", "title", parent)
        self.setInterval(TICK)
        self.timeout.connect(self._show)
        self.clear()

    def begin(self) -> None:
        """Count from now on; goes on where it counts already."""
        if self._since is None:
            self._since = self._clock()
            self.start()
        self._show()

    def clear(self) -> None:
        """Stand at nothing."""
        self._since = None
        self.stop()
        self._show()

    def is_counting(self) -> bool:
        """Whether it was begun."""
        return self._since is not None

    def minutes(self) -> int:
        """The minutes that have begun; 0 where it was not begun."""
        return 0 if self._since is None else max(1, -(-self._seconds() // 60))

    def _seconds(self) -> int:
        return 0 if self._since is None else int(self._clock() - self._since)

    def _show(self) -> None:
        minutes, seconds = divmod(self._seconds(), 60)
        self.label.setText(f"{minutes}:{seconds:02}")
        self.label.setAccessibleName(_("Length of the call"))
