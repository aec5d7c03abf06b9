"""Use the window at random for a long time: `run.py BOOK [--actions N] [--seed N]`.

Prints what memory did, and ends with 1 where anything was raised, warned of, or grew by a tenth.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import sys
import threading
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from rolodex.services.opening import open_services
from rolodex.ui import theme
from rolodex.ui.application import application, without_screen
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

EVERY = 25
"""Actions between two waits for the window to settle."""
WARM = 0.3
"""The part of the run after which caches are taken for filled."""
QUIET = "This plugin does not support"
GROWTH = 1.10


class Troubles:
    """Everything that went wrong."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()
        sys.excepthook = self._raised
        threading.excepthook = lambda said: self._add(said.exc_value)
        qInstallMessageHandler(self._warned)

    def _raised(self, _kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        self._add(error)

    def _add(self, error: BaseException | None) -> None:
        lines = traceback.format_exception(error) if error is not None else ["?"]
        told = "".join(lines)
        if not self.told[told]:
            sys.stderr.write(told)
        self.told[told] += 1

    def _warned(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and QUIET not in text:
            self.told[f"Qt: {text}"] += 1


def memory() -> float:
    """What the process holds, MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """Run, and say what came of it."""
    from tests.e2e.simulated.user import Desktop, SimulatedUser, came_true

    asked = argparse.ArgumentParser()
    asked.add_argument("book", type=Path)
    asked.add_argument("--actions", type=int, default=50_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--loud", action="store_true", help="print each action before it is done")
    options = asked.parse_args()
    faulthandler.enable()
    without_screen()
    app = application()
    theme.apply(app, "light")
    troubles = Troubles()
    desktop = Desktop()
    window = MainWindow(
        lambda: open_services(options.book), options.book, WindowState(theme="light"), reminds=False
    )
    window.show()
    if not came_true(window.is_settled):
        raise AssertionError("the window did not open")
    user = SimulatedUser(window, options.seed)
    warm = 0.0
    for number in range(options.actions):
        user.act()
        if options.loud:
            print(number, user.last, flush=True)
        if number % EVERY == 0:
            user.settle()
        if number and number % max(1, options.actions // 20) == 0:
            gc.collect()
            print(f"{number}: {memory():.1f} MB", flush=True)
        if number == int(options.actions * WARM):
            gc.collect()
            warm = memory()
    user.settle()
    gc.collect()
    end = memory()
    print(f"{warm:.1f} MB -> {end:.1f} MB ({end / warm:.3f} x); links: {Counter(desktop.opened)}")
    print(dict(user.done.most_common()))
    for text, times in troubles.told.most_common():
        print(f"--- {times} x\n{text}")
    window.close()
    # Without a screen Qt lets go of what was copied only after Python has ended, which then crashes.
    app.clipboard().clear()
    return int(bool(troubles.told) or end > warm * GROWTH)


if __name__ == "__main__":
    sys.exit(main())
