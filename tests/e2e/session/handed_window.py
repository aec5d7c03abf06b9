"""A window to which the system hands a file, as macOS does.

`handed_window.py BOOK FILE` says which file it is about to import, then ends.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from rolodex.app import run_window
from rolodex.domain.summons import Summons
from rolodex.services import inbox
from rolodex.ui.application import application
from rolodex.ui.importing.flow import ImportFlow


class System:
    """Hands the file over once the program runs, and looks what comes of it."""

    def __init__(self, app: QApplication, file: str) -> None:
        self._app = app
        QTimer.singleShot(0, app, lambda: QCoreApplication.postEvent(app, QFileOpenEvent(file)))
        self._look = QTimer(app)
        self._look.timeout.connect(self._see)
        self._look.start(20)

    def _see(self) -> None:
        flows = [one for one in self._app.allWidgets() if isinstance(one, ImportFlow) and one.isVisible()]
        if flows:
            self._look.stop()
            sys.stdout.write(f"imports {' '.join(flows[0].files)}\n")
            self._app.closeAllWindows()


def main(book: str, file: str) -> int:
    """Run the program, with a system that hands a file over."""
    app = application()
    system = System(app, file)
    entered = inbox.enter(Summons(), os.environ)
    assert entered is not None
    assert system is not None
    return run_window(Summons(book), entered)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
