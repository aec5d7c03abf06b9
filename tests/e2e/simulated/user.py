"""Somebody at the window who presses, types and points at random, and never waits to be understood."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import (
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
    Slot,
)
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QWidget

from rolodex.ui.window import MainWindow

WORDS = (
    "ana",
    "garcia",
    "madrid",
    "600",
    "-tag:vip",
    "called, wants a quote, follow up friday 10:00",
    "(",
    '"',
    "'; --",
    "%_*",
    "<b>x</b>",
    "no phone",
    "12.50",
    "tomorrow",
    "a" * 300,
)
KEYS = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_F2,
)
NEVER = frozenset({"quit"})
"""Actions that would end the run."""
PLACES = ("today", "people", "companies", "pipeline", "tickets", "orders", "campaigns", "reports")
SIZES = ((1360, 860), (900, 600), (820, 480), (1700, 1000))
SETTLED_WITHIN = 120_000
LOOK_FOR_DIALOGS = 30
"""Milliseconds until whatever holds the keyboard, such as a menu or a file dialog, is left again."""


def came_true(condition: Callable[[], bool]) -> bool:
    """Let the window work until the condition holds; whether it did in time."""
    ends = QDeadlineTimer(SETTLED_WITHIN)
    while not condition():
        if ends.hasExpired():
            return False
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    return True


class Desktop(QObject):
    """Takes links that were opened and starts nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        for scheme in ("http", "https", "mailto", "tel", "file", "sms"):
            QDesktopServices.setUrlHandler(scheme, self, "take")  # type: ignore[arg-type]  # the stub says bytes, which it refuses

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note that this was asked for."""
        self.opened.append(url.scheme())


class SimulatedUser(QObject):
    """Acts on a window; the same `seed` acts alike as far as the machine does."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        super().__init__(window)
        self._window = window
        self._random = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.last = ""
        self._deeds: tuple[tuple[int, Callable[[], str]], ...] = (
            (30, self._press),
            (14, self._trigger),
            (12, self._type),
            (12, self._click),
            (6, self._search),
            (6, self._go),
            (6, self._leave),
            (3, self._undo),
            (3, self._point_at_row),
            (2, self._scroll),
            (1, self._resize),
        )
        self._total = sum(weight for weight, _ in self._deeds)
        self._leaver = QTimer(self)
        self._leaver.setInterval(LOOK_FOR_DIALOGS)
        self._leaver.timeout.connect(self._leave_dialog)
        self._leaver.start()

    def act(self) -> None:
        """Do one thing."""
        number = self._random.randrange(self._total)
        for weight, deed in self._deeds:
            number -= weight
            if number < 0:
                self.last = deed()
                self.done[self.last.partition(" ")[0]] += 1
                break
        QApplication.processEvents()

    def settle(self) -> None:
        """Wait until all that was asked for is there."""
        if not came_true(lambda: not self._window.runner.busy()):
            awaited = self._window.runner.awaited()
            raise AssertionError(f"the window did not settle after {self.last}: {awaited} are awaited")
        # What was to be let go of later is let go of between two events of the loop.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def _press(self) -> str:
        key = self._random.choice(KEYS)
        shift = self._random.random() < 0.1
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self._focus(), key, modifier)
        return f"key {key.name}"

    def _trigger(self) -> str:
        actions = [
            action
            for action in self._window.actions_.all()
            if action.isEnabled() and action.objectName() not in NEVER
        ]
        action = self._random.choice(actions)
        action.trigger()
        return f"action {action.objectName()}"

    def _type(self) -> str:
        words = self._random.choice(WORDS)
        QTest.keyClicks(self._focus(), words[: self._random.randint(1, len(words))])
        return "text"

    def _click(self) -> str:
        buttons = [
            one
            for one in self._top().findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()
        ]
        if not buttons:
            return "click nothing"
        button = self._random.choice(buttons)
        name = button.text() or button.accessibleName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return f"click {name}"

    def _search(self) -> str:
        if self._window.places.is_first() and not self._window.sheets.is_covering():
            field = self._window.panel.browser.search.edit
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, self._random.choice(WORDS)[:12])
        return "search"

    def _go(self) -> str:
        place = self._random.choice(PLACES)
        self._window.actions_[place].trigger()
        return f"go {place}"

    def _leave(self) -> str:
        for _ in range(3):
            QTest.keyClick(self._focus(), Qt.Key.Key_Escape)
        return "leave"

    def _undo(self) -> str:
        self._window.actions_[self._random.choice(("undo", "redo"))].trigger()
        return "undo"

    def _point_at_row(self) -> str:
        views = [one for one in self._top().findChildren(QAbstractItemView) if one.isVisible()]
        if views:
            port = self._random.choice(views).viewport()
            at = QPoint(
                self._random.randrange(max(1, port.width())), self._random.randrange(max(1, port.height()))
            )
            button = self._random.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton))
            QTest.mouseClick(port, button, Qt.KeyboardModifier.NoModifier, at)
        return "row"

    def _scroll(self) -> str:
        views = [one for one in self._top().findChildren(QAbstractItemView) if one.isVisible()]
        if views:
            port = self._random.choice(views).viewport()
            event = QWheelEvent(
                QPointF(5, 5),
                QPointF(port.mapToGlobal(QPoint(5, 5))),
                QPoint(),
                QPoint(0, self._random.choice((-480, 480))),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(port, event)
        return "scroll"

    def _resize(self) -> str:
        self._window.resize(*self._random.choice(SIZES))
        return "resize"

    def _top(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window

    def _leave_dialog(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
            return
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog):
            modal.reject()
