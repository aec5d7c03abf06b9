"""A window in which somebody has begun a card when the session asks whether it may end.

`writing_window.py BOOK` says "begun" then, and "more" when still more is written; then it waits to be ended.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rolodex.app import run_window
from rolodex.domain.summons import Summons
from rolodex.services import inbox
from rolodex.ui.application import application
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.ending import Ending
from rolodex.ui.window import MainWindow


class Somebody:
    """Writes into the form as soon as it is there."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._look = QTimer(app)
        self._look.timeout.connect(self._see)
        self._look.start(20)

    def _see(self) -> None:
        windows = [one for one in self._app.topLevelWidgets() if isinstance(one, MainWindow)]
        editor = windows[0].panel.editing.page() if windows and windows[0].is_settled() else None
        if isinstance(editor, ContactEditor):
            self._look.stop()
            ending = self._app.findChild(Ending)
            assert ending is not None
            given = editor.names.entries["given"]
            QTest.keyClicks(given, "Begun")
            ending.session_may_end()
            say("begun")
            sys.stdin.readline()
            QTest.keyClicks(given, " and more")
            say("more")


def say(word: str) -> None:
    """Tell who started this."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(book: str) -> int:
    """Run the program, with somebody who writes."""
    app = application()
    writer = Somebody(app)
    entered = inbox.enter(Summons(), os.environ)
    assert entered is not None
    assert writer is not None
    return run_window(Summons(str(Path(book)), deed="new_contact"), entered)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
