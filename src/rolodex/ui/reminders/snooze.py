"""Putting follow-ups off: to a day a little ahead, or to one in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.domain.later import Later, later, time_of
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders import words
from rolodex.ui.reminders.moment_line import Clock, MomentLine, local_now

CHOICES: tuple[tuple[Later, Message], ...] = (
    ("today", message("Later today")),
    ("tomorrow", message("Tomorrow")),
    ("monday", message("Next Monday")),
    ("week", message("In a week")),
    ("month", message("In a month")),
)
WIDTH = 420


class SnoozeMenu(QMenu):
    """Offers days to put follow-ups off to; a follow-up with a time of day keeps it."""

    chosen = Signal(object, str)
    """The keys of the follow-ups (tuple of str), and the ISO date or date-time they come up again."""

    def __init__(self, parent: QWidget, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._over = parent
        self._keys: tuple[str, ...] = ()
        self._place = QPoint()
        self._own: OwnDay | None = None
        self.days = {choice: self.addAction("") for choice, _text in CHOICES}
        self.addSeparator()
        self.other: QAction = self.addAction("")
        for choice, action in self.days.items():
            action.triggered.connect(lambda _checked=False, choice=choice: self._pick(choice))
        self.other.triggered.connect(self._write)
        self._time = ""
        self.retranslate()

    def open(self, follow_ups: Sequence[FollowUp], place: QPoint) -> None:
        """Offer it for these, at this place of the screen."""
        self._keys = tuple(one.key for one in follow_ups)
        times = {time_of(one.due) for one in follow_ups}
        self._time = times.pop() if len(times) == 1 else ""
        self._place = place
        self._say()
        self.popup(place)
        first = next(action for action in self.days.values() if action.isVisible())
        self.setActiveAction(first)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Snooze"))
        self._say()

    def _say(self) -> None:
        now = self._clock()
        for choice, text in CHOICES:
            until = self._until(choice)
            action = self.days[choice]
            action.setVisible(bool(until))
            action.setText(f"{word(text)}\t{words.moment(until, now.date())}")
        self.other.setText(_("Another day…"))

    def _until(self, choice: Later) -> str:
        return later(choice, self._clock(), self._time)

    def _pick(self, choice: Later) -> None:
        self.chosen.emit(self._keys, self._until(choice))

    def _write(self) -> None:
        if self._own is None:
            self._own = OwnDay(self._over.window(), self._clock)
            self._own.decided.connect(lambda until: self.chosen.emit(self._keys, until))
        self._own.open(_("Snooze until"), self._place)


class OwnDay(QFrame):
    """A small sheet over the window in which a day is written in words."""

    decided = Signal(str)
    """The ISO date or date-time that was written."""

    def __init__(self, window: QWidget, clock: Clock = local_now) -> None:
        super().__init__(window)
        self._over = window
        theme.set_role(self, "card")
        self.caption = plain_label("", "strong", self)
        self.moment = MomentLine(self, clock)
        self._came_from: QWidget | None = None
        column = QVBoxLayout(self)
        side = theme.size(14)
        column.setContentsMargins(side, theme.size(10), side, theme.size(12))
        column.setSpacing(theme.size(8))
        column.addWidget(self.caption)
        column.addWidget(self.moment)
        self.moment.decided.connect(self._decide)
        self.moment.left.connect(self.go)
        self.hide()

    def open(self, caption: str, place: QPoint) -> None:
        """Ask for a day near this place of the screen."""
        over = self._over
        self._came_from = over.focusWidget()
        self.caption.setText(caption)
        self.moment.retranslate()
        self.moment.line.setAccessibleName(caption)
        self.moment.clear()
        self.resize(min(theme.size(WIDTH), over.width()), self.sizeHint().height())
        at = over.mapFromGlobal(place)
        self.move(
            max(0, min(at.x(), over.width() - self.width())),
            max(0, min(at.y(), over.height() - self.height())),
        )
        self.show()
        self.raise_()
        self.moment.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def go(self) -> None:
        """Close, and give the keyboard back."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no key reaches what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.go()
        event.accept()

    def _decide(self, until: str) -> None:
        self.go()
        self.decided.emit(until)
