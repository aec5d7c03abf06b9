"""Garbage is collected on the UI thread alone: what Qt owns must never be let go of on another."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

# A full collection holds every thread for 50 to 140 ms; young garbage is collected in 1 to 10 ms.
THRESHOLDS = (2_000, 10, 1_000)
BUSY, IDLE = 10, 500
"""Milliseconds between two looks while a lane works, and while none does."""


class Collecting(QObject):
    """Takes Python's own collector out of service from `begin` until `end`, and does its work by a timer.

    The collector runs on whichever thread allocates, so a lane could let go of a widget that lay in a
    cycle: Qt then aborts. Several may be at work; the last to end gives the collector back.
    """

    _at_work = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._begun = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Collect by the timer from now on."""
        if not self._begun:
            self._begun = True
            Collecting._at_work += 1
            gc.disable()
            self._timer.start(IDLE)

    def end(self) -> None:
        """Leave it to Python again."""
        if self._begun:
            self._begun = False
            self._timer.stop()
            Collecting._at_work -= 1
            if not Collecting._at_work:
                gc.enable()

    def expect(self, *, busy: bool) -> None:
        """Look often while work is under way that makes garbage, seldom otherwise."""
        wanted = BUSY if busy else IDLE
        if self._begun and self._timer.interval() != wanted:
            self._timer.start(wanted)

    def collect(self) -> None:
        """Let go of the oldest generation that has grown past its threshold."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > THRESHOLDS[generation]:
                gc.collect(generation)
                return
