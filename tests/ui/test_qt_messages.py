from __future__ import annotations

import subprocess
import sys

import pytest

from rolodex import logs
from rolodex.ui.qt_messages import kept

COMPLAINS = """
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from rolodex.ui import qt_messages
qt_messages.catch()
qWarning("QThing::open: cannot open file '/media/Lola Quiroga.png'")
qWarning("Lola Quiroga")
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "QPainter::begin: Paint device returned engine == 0, type: 3",
            "QPainter::begin … Paint device returned engine … type …",
        ),
        ("QObject::connect: No such slot Lola::quiroga()", "QObject::connect … No such slot …"),
        ("QPixmap: could not load /media/Lola/Lola.png", "QPixmap … could not load …"),
        ("Lola Quiroga called 600123456", "… called …"),
    ],
)
def test_of_a_message_the_head_and_the_words_of_qt_are_kept(text: str, told: str) -> None:
    assert kept(text) == told


def test_a_message_without_a_head_has_its_category() -> None:
    assert kept("could not connect to display :7", "qt.qpa.xcb") == "qt.qpa.xcb could not connect to …"


def test_what_qt_complains_of_stands_in_the_log() -> None:
    done = subprocess.run([sys.executable, "-c", COMPLAINS], check=True, capture_output=True, text=True)
    assert "qt warning: QThing::open … cannot open file …" in logs.recent()
    assert "uiroga" not in logs.recent() + done.stderr
