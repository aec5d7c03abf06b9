"""From a key press to the painted list, and one frame of scrolling, in a book of 100,000."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import costs
from PySide6.QtCore import QEventLoop, QTimer

from rolodex.services.opening import open_services
from rolodex.ui import theme
from rolodex.ui.application import application
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

CONTACTS = 100_000
WORDS = ("an", "garcia", "600 1", "mar", "lopez", "ana g", "x", "smi")
STEP = 40


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`; seconds of the clock, nineteenth of twenty."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        os.environ.update({f"ROLODEX_{kind}": name for kind in ("DATA", "CONFIG", "CACHE")})
        measure(costs.demo_book(Path(name), CONTACTS))


def measure(book: Path) -> None:
    """Type, repaint and scroll in one window."""
    app = application()
    theme.apply(app, "light")
    window = MainWindow(lambda: open_services(book), book, WindowState(theme="light"))
    window.resize(1360, 860)
    window.show()
    settle(window)
    browser = window.panel.browser
    repaint = [cost(browser.list.viewport().repaint) for _ in range(50)]
    keys = []
    for word in WORDS:
        for letter in word:
            keys.append(pressed(window, letter))
        browser.search.set_text("")
        settle(window)
    bar = browser.list.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + STEP)
        browser.list.viewport().repaint()

    frames = []
    for _ in range(200):
        frames.append(cost(frame))
        app.processEvents()
    costs.row("key press to painted list / a bare repaint", late(keys), late(repaint), "0.016 s")
    costs.row("a frame of scrolling / a bare repaint", late(frames), late(repaint), "0.016 s")
    window.close()


def pressed(window: MainWindow, letter: str) -> float:
    """Seconds from a letter in the search to the list that answers it, painted."""
    browser = window.panel.browser
    loop = QEventLoop()
    arrived = browser.shown.connect(loop.quit)
    began = perf_counter()
    browser.search.edit.insert(letter)
    loop.exec()
    browser.list.viewport().repaint()
    took = perf_counter() - began
    browser.shown.disconnect(arrived)
    return took


def settle(window: MainWindow) -> None:
    """Wait until all that was asked for is on the screen."""
    loop = QEventLoop()
    look = QTimer()
    look.timeout.connect(lambda: loop.quit() if window.is_settled() else None)
    look.start(10)
    loop.exec()


def cost(work: Callable[[], object]) -> float:
    """Seconds that this takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def late(times: list[float]) -> float:
    """The nineteenth of twenty."""
    return sorted(times)[len(times) * 95 // 100]


if __name__ == "__main__":
    main()
