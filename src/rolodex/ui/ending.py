"""The end of the session: what is written is kept and the book closed before the system ends the program."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

ASKS = ("SIGTERM", "SIGHUP", "SIGINT")
"""How a system asks a program to end: at the log-out, with the terminal, at Ctrl+C."""


class Ending(QObject):
    """Calls `end` where the program is asked to end, and `keep` where the session only may."""

    def __init__(self, app: QApplication, end: Callable[[], object], keep: Callable[[], object]) -> None:
        super().__init__(app)
        self._end, self._keep = end, keep
        self.asked = False
        """Whether the program was asked to end."""
        app.commitDataRequest.connect(self.session_may_end)
        if sys.platform != "win32":
            self._hear()

    def session_may_end(self, _session: QSessionManager | None = None) -> None:
        """Keep what is written; another program may still keep the session, so the book stays open."""
        self._keep()

    def _hear(self) -> None:
        """Have a signal wake the loop of events, in which Python does not run by itself."""
        for name in ASKS:
            number = getattr(signal, name)
            # who starts the program with nohup wants it to outlive the terminal
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._ask)
        self._reading, writing = os.pipe()
        os.set_blocking(self._reading, False)
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        # Python calls this in the midst of whatever it runs: the work is done from the loop
        self.asked = True

    def _wake(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._reading, 100)
        if self.asked:
            self._notifier.setEnabled(False)
            self._end()
