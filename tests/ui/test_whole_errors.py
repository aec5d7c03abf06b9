"""An error in a method that Qt calls is written down; the program goes on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rolodex import logs

WRONG = """
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from rolodex import logs

logs.catch()

class Changed(QWidget):
    def changeEvent(self, event):
        int("Lola Quiroga")

class Filter(QObject):
    def eventFilter(self, watched, event):
        return int("Lola Quiroga")

def window():
    app = QApplication([])
    changed, watched, filter = Changed(), QWidget(), Filter()
    watched.installEventFilter(filter)
    QTimer.singleShot(0, lambda: %s.setEnabled(False))
    QTimer.singleShot(0, lambda: print("goes on"))
    QTimer.singleShot(0, app.quit)
    app.exec()

logs.whole(window)
"""


@pytest.mark.parametrize("widget", ["changed", "watched"])
def test_an_error_that_begins_in_c_within_a_method_of_qt_ends_nothing(widget: str) -> None:
    done = subprocess.run([sys.executable, "-c", WRONG % widget], check=False, capture_output=True, text=True)
    assert done.stdout == "goes on\n"
    assert "uncaught: ValueError" in logs.recent()
    assert "while handling" not in logs.recent()
    assert "Quiroga" not in logs.recent()
