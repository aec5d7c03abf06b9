"""From nothing to a painted window, to a usable book, to an answer of the command; and what it holds.

A window is painted when its first frame is drawn: the process says itself what it has used up to then, the
start of Python included. What it takes to let the window and Qt go again is no part of it, neither for our
window nor for the bare one. The command has answered when its process has ended.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

CONTACTS = 100_000


def main() -> None:
    """Print `name | measured | baseline | ratio | budget` for each figure; CPU seconds of cold processes."""
    import tempfile  # here, because this file is also the program that is measured

    import costs

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update({f"ROLODEX_{kind}": name for kind in ("DATA", "CONFIG", "CACHE")})
        book = str(costs.demo_book(folder, CONTACTS))
        bare = costs.of_python("-c", "pass")
        qt = costs.of_python(__file__, "bare", tells=True)
        painted = costs.of_python(__file__, "painted", book, tells=True)
        usable = costs.of_python(__file__, "usable", book, tells=True)
        settled = costs.of_python(__file__, "settled", book, tells=True)
        find = costs.of_python("-m", "rolodex", "--book", book, "find", "garcia")
        today = costs.of_python("-m", "rolodex", "--book", book, "today")
        costs.row("window painted / bare Qt window", painted.cpu, qt.cpu, "0.3 s")
        costs.row("book of 100,000 usable / bare Qt window", usable.cpu, qt.cpu, "1.0 s")
        costs.row("and with card, line, counts and bell / bare Qt window", settled.cpu, qt.cpu, "-")
        costs.row("memory with 100,000 / bare Qt window", settled.memory, qt.memory, "200 MB", "MB")
        costs.row("rolodex find / bare Python", find.cpu, bare.cpu, "0.6 s")
        costs.row("rolodex today / bare Python", today.cpu, bare.cpu, "-")


def bare_window() -> None:
    """Show an empty window, and tell when it is painted."""
    import costs
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1360, 860)
    window.show()
    window.grab()
    costs.tell()
    app.processEvents()


def our_window(book: Path, until: str) -> None:
    """Show our window, and tell when it is painted, when people are listed, or when nothing more comes."""
    import gc

    import costs

    gc.disable()  # as the program does while it loads
    from PySide6.QtCore import QTimer

    from rolodex import app as program
    from rolodex.ui import state, theme
    from rolodex.ui.application import application
    from rolodex.ui.window import MainWindow

    app = application()
    choices = state.load()
    theme.apply(app, theme.choice(choices.theme))
    window = MainWindow(program.WindowBook(book).open, book, choices)
    window.show()
    if until == "painted":
        window.grab()
        costs.tell()
        return
    look = QTimer()
    if until == "usable":
        window.panel.browser.shown.connect(app.quit)
    else:
        look.timeout.connect(lambda: app.quit() if window.is_settled() else None)
        window.panel.browser.shown.connect(lambda: look.start(10))
    app.exec()
    window.grab()
    costs.tell()
    window.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["bare"]:
        bare_window()
    elif sys.argv[1:]:
        our_window(Path(sys.argv[2]), until=sys.argv[1])
    else:
        main()
