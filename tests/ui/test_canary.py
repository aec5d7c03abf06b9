"""A guard against releases of PySide6 that lose references and abort after some hundred signals."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication


class Emitter(QObject):
    """Something with a signal."""

    said = Signal()


def test_signals_and_void_calls_leave_reference_counts_alone(qapp: QApplication) -> None:
    emitter = Emitter()
    emitter.said.connect(lambda: None)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(10_000):
        emitter.said.emit()
    for _ in range(20_000):
        emitter.setObjectName("x")
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert abs(after[0] - before[0]) < 100
    assert abs(after[1] - before[1]) < 100
