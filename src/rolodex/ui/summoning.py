"""Hearing of later starts of the program while a window is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from rolodex.domain.summons import Summons

LOOK = 1000
"""Milliseconds between two looks where the system does not tell of new files."""


class Summoning(QObject):
    """Looks into the folder where later starts leave what they want, whenever something comes there."""

    summoned = Signal(object)
    """A Summons."""

    def __init__(
        self, folder: Path, take: Callable[[], Sequence[Summons]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self.look())
        if not self._watcher.addPath(str(folder)):
            timer = QTimer(self)
            timer.timeout.connect(self.look)
            timer.start(LOOK)
        # what came before anybody watched
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Hand on what has come."""
        for one in self._take():
            self.summoned.emit(one)
