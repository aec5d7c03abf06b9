"""Every screen of the window, one after the other: for pictures of them and for tests of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import pseudo
from further import FURTHER
from rolodex import i18n, paths
from rolodex.app import WindowBook
from rolodex.ui import theme
from rolodex.ui.application import application
from rolodex.ui.screenshot import PANELS
from rolodex.ui.sheet import Sheet
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

SETTLED_WITHIN = 60_000
PAUSE = 2
"""Thousandths of a second between two looks at whether all is there."""
ACTIONS_ON_ONE = (
    "edit",
    "log",
    "remind",
    "call",
    "sale",
    "new_order",
    "points",
    "new_deal",
    "new_ticket",
    "touch",
    "pause",
    "series",
    "household",
    "labels",
    "export",
    "code",
    "dossier",
    "erase",
    "history_of",
    "separate",
)
ACTIONS_ON_NOBODY = (
    "new",
    "new_company",
    "import_orders",
    "imports",
    "look_alikes",
    "tidy",
    "bulk",
    "export_all",
    "backups",
    "recent_books",
    "protect",
    "diagnosis",
    "rules",
    "marks",
    "bell",
    "palette",
    "new_campaign",
    "answer",
    "letters",
    "directory",
    "drips",
    "reprint",
    "new_segment",
    "moves",
    "help",
    "keys",
)
LED_BY_SETTINGS = ("formats", "letterhead", "printers", "stocks")
"""Sheets to which the page of settings alone leads."""
ASKS_FOR_A_FILE = frozenset({"import_orders"})
"""Actions that begin with the desktop's own dialog."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its name, and what brings it before a window, step by step."""

    name: str
    steps: tuple[Callable[[MainWindow], object], ...]


def screens() -> tuple[Screen, ...]:
    """All of them: panels first, then what opens over them, and over that."""
    found = {screen.name: screen for screen in _first()}
    for name, begins, deed in FURTHER:
        found[name] = Screen(name, (*found[begins].steps, deed))
    return tuple(found.values())


def _first() -> tuple[Screen, ...]:
    return (
        *(Screen(panel, (_panel(panel),)) for panel in PANELS),
        *(
            Screen(name, (_action(name, chosen=0),))
            for name in ACTIONS_ON_NOBODY
            if name not in ASKS_FOR_A_FILE
        ),
        *(Screen(name, (_action(name, chosen=1),)) for name in ACTIONS_ON_ONE),
        *(Screen(name, (_led(name),)) for name in LED_BY_SETTINGS),
        Screen("merge", (_action("merge", chosen=2),)),
        Screen("import cards", (lambda window: window.import_files(_samples("iphone.vcf")),)),
        Screen("empty list", (lambda window: window.panel.browser.search.set_text("zzzz no such person"),)),
        Screen("menu", (_menu,)),
    )


def opened(book: Path, state: WindowState, language: str, size: tuple[int, int]) -> MainWindow:
    """A settled window on a book, in a language; `shut` it at the end."""
    window = shown(WindowBook(book), state, language, size)
    settle(window)
    return window


def shown(door: WindowBook, state: WindowState, language: str, size: tuple[int, int]) -> MainWindow:
    """A window that has begun to open a book, and shows its gate where it cannot."""
    app = application()
    if language == pseudo.LANGUAGE:
        pseudo.speak()
    else:
        i18n.use(language)
    mode = theme.choice(state.theme)
    if theme.mode() != mode or not app.styleSheet():
        theme.apply(app, mode)  # styles every widget there is anew, those that earlier windows left, too
    window = MainWindow(door.open, door.path, state, reminds=False, door=door)
    window.resize(*size)
    window.show()
    return window


def shut(window: MainWindow) -> None:
    """Close a window and let its widgets go at once, which would be styled with those of the next one."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def walk(window: MainWindow, wanted: Callable[[str], bool] = lambda name: True) -> Iterator[str]:
    """Bring each screen before the window in turn and give its name while it is there."""
    for screen in screens():
        if not wanted(screen.name):
            continue
        window.panel.browser.search.set_text("")
        window.rail.choose("panel", "people")
        settle(window)
        for step in screen.steps:
            step(window)
            settle(window)
        yield screen.name
        leave(window)


def settle(window: MainWindow) -> None:
    """Let the window work until nothing is awaited and what was posted is through."""
    settle_until(window, window.is_settled)


def settle_until(window: MainWindow, settled: Callable[[], bool]) -> None:
    """Let the window work until this holds and what was posted is through."""
    ends = QDeadlineTimer(SETTLED_WITHIN)
    quiet = 0
    while quiet < 3:
        if ends.hasExpired():
            raise TimeoutError(f"{window.runner.awaited()} are awaited")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        quiet = quiet + 1 if settled() else 0
        if not quiet:
            _wait()


def _wait() -> None:
    """Let the lanes work: whoever asks all the time keeps them from what is awaited."""
    pause = QEventLoop()
    QTimer.singleShot(PAUSE, pause.quit)
    pause.exec()


def leave(window: MainWindow) -> None:
    """Press Esc until no sheet and no menu lies over the window, and stand on the list of people."""
    for _press in range(6):
        menu = QApplication.activePopupWidget()
        if menu is None and not _is_covered(window) and window.places.is_first():
            break
        if menu is not None:
            menu.close()
        else:
            _escape(window)
        settle(window)
        if not _is_covered(window):
            window.rail.choose("panel", "people")
            settle(window)
    window.panel.editing.leave()
    settle(window)


def _is_covered(window: MainWindow) -> bool:
    return window.actions_.covered() or any(sheet.isVisible() for sheet in window.findChildren(Sheet))


def _escape(window: MainWindow) -> None:
    focused: QWidget | None = QApplication.focusWidget()
    if focused is None or focused.window() is not window:
        # another window has the keyboard: the key goes where this one had it last
        focused = window.focusWidget() or window
    QTest.keyClick(focused, Qt.Key.Key_Escape)


def _panel(name: str) -> Callable[[MainWindow], object]:
    return lambda window: window.rail.choose("panel", name)


def _action(name: str, chosen: int) -> Callable[[MainWindow], object]:
    def show(window: MainWindow) -> None:
        rows = window.panel.browser.list
        if chosen:
            rows.setFocus()
            QTest.keyClick(rows, Qt.Key.Key_Home)
            for _more in range(chosen - 1):
                QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        settle(window)
        window.actions_[name].trigger()

    return show


def _led(name: str) -> Callable[[MainWindow], object]:
    return lambda window: window.places.led.emit(name, "ES")


def _menu(window: MainWindow) -> None:
    window.rail.brand.menu().popup(window.mapToGlobal(window.rail.brand.rect().bottomLeft()))


def _samples(*names: str) -> list[Path]:
    return [paths.resources() / "samples" / name for name in names]
