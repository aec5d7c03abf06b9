"""From a key press to the painted list, scrolling and changing views, in a book of 100,000."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import costs
from PySide6.QtCore import QEventLoop, QTimer

from rolodex.services.opening import open_services
from rolodex.ui import theme
from rolodex.ui.application import application
from rolodex.ui.contacts.head import View
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

CONTACTS = 100_000
WORDS = ("an", "garcia", "600 1", "mar", "lopez", "ana g", "x", "smi")
STEP = 40
FRAMES = 200
SWITCHES = 10
FRAME = "0.016 s"
VIEWS: tuple[View, ...] = ("cards", "columns")


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`; seconds of the clock, nineteenth of twenty.

    A path to a sample book spares the minutes that making one takes.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        os.environ.update({f"ROLODEX_{kind}": name for kind in ("DATA", "CONFIG", "CACHE")})
        measure(Path(sys.argv[1]) if len(sys.argv) > 1 else costs.demo_book(Path(name), CONTACTS))


def measure(book: Path) -> None:
    """Type, scroll and change views in one window."""
    app = application()
    theme.apply(app, "light")
    window = MainWindow(lambda: open_services(book), book, WindowState(theme="light"))
    window.resize(1360, 860)
    window.show()
    settle(window)
    print(f"load average | {os.getloadavg()[0]:.2f}")
    measure_switches(window)
    for view in VIEWS:
        window.panel.browser.show_view(view)
        settle(window)
        measure_view(window, view)
    window.close()


def measure_switches(window: MainWindow) -> None:
    """How long the window is held up by a change of view, the first time and later."""
    repaint = late([cost(window.repaint) for _ in range(20)])
    first = switched(window, "columns")
    times = [switched(window, VIEWS[n % 2]) for n in range(SWITCHES)]
    costs.row("first change to columns / a bare repaint of the window", first, repaint, FRAME)
    costs.row("a change of view / a bare repaint of the window", max(times), repaint, FRAME)


def measure_view(window: MainWindow, view: View) -> None:
    """Type and scroll in one view."""
    browser = window.panel.browser
    rows = browser.list.viewport()
    repaint = late([cost(rows.repaint) for _ in range(50)])
    keys = []
    for word in WORDS:
        for letter in word:
            keys.append(pressed(window, letter))
        browser.search.set_text("")
        settle(window)
    bar = browser.list.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + STEP)
        rows.repaint()

    frames = []
    for _ in range(FRAMES):
        frames.append(cost(frame))
        spin()
    costs.row(f"{view}: key press to painted list / a bare repaint", late(keys), repaint, FRAME)
    costs.row(f"{view}: a frame of scrolling / a bare repaint", late(frames), repaint, FRAME)


def switched(window: MainWindow, view: View) -> float:
    """Seconds in which the window cannot answer while it changes to this view."""

    def switch() -> None:
        window.panel.browser.show_view(view)
        window.repaint()

    took = cost(switch)
    settle(window)
    return took


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


def spin() -> None:
    """Let what has arrived be handed on."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


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
