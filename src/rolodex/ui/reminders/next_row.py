"""What comes next, in one key: a day a little ahead, a day of one's own, or why nothing does."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain.later import Later, later
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.reminders import words
from rolodex.ui.reminders.key_choice import KeyChoice
from rolodex.ui.reminders.moment_line import Clock, MomentLine, local_now

Asked = Literal["next", "review"]

NEXT: tuple[tuple[Later, Message], ...] = (
    ("tomorrow", message("Tomorrow")),
    ("week", message("In a week")),
    ("month", message("In a month")),
)
REVIEW: tuple[tuple[Later, Message], ...] = (
    ("quarter", message("In 3 months")),
    ("half", message("In 6 months")),
    ("year", message("In a year")),
)
OWN = message("Other day")
NONE = message("Nothing, because…")
REASONS = (
    message("They will get in touch"),
    message("All is settled"),
    message("Not worth it"),
)
LETTERS: Mapping[str, str] = MappingProxyType({"en": "TWMON", "es": "MSEON"})
"""The keys of tomorrow, a week, a month, another day and nothing."""


class NextRow(QWidget):
    """Asks when the next contact is, or until when somebody is left alone."""

    dated = Signal(str)
    """A day was chosen: an ISO date or date-time."""
    none = Signal(str)
    """Nothing comes next: why."""
    left = Signal()
    """Esc where nothing was being written."""

    def __init__(self, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asked: Asked = "next"
        self._row = QWidget(self)
        self.days = [KeyChoice("", self._row) for _day in NEXT]
        self.own = KeyChoice("", self._row)
        self.nothing = KeyChoice("", self._row)
        self.moment = MomentLine(self, clock)
        self._why = QWidget(self)
        self.reasons = [KeyChoice(str(place), self._why) for place in range(1, len(REASONS) + 1)]
        self.reason = QLineEdit(self._why)
        self._build()
        self._connect()
        self.retranslate()
        self.ask("next")

    def ask(self, asked: Asked, *, reasons: bool = True) -> None:
        """Ask this, with nothing chosen; `reasons` offers to say why nothing comes next."""
        self._asked = asked
        self._show(self._row)
        self.moment.clear()
        self.reason.clear()
        self.choose("")
        self.nothing.setVisible(reasons and asked == "next")
        self._say()

    def choose(self, due: str) -> None:
        """Show that this day was chosen."""
        for button, (choice, _text) in zip(self.days, self._choices(), strict=True):
            button.choose(bool(due) and later(choice, self._clock()) == due)

    def take(self, event: QKeyEvent) -> bool:
        """Press what this key stands for; says whether it stands for anything."""
        if not self._why.isHidden():
            place = event.key() - Qt.Key.Key_1
            if 0 <= place < len(self.reasons) and not self.reason.hasFocus():
                self.reasons[place].click()
                return True
            return False
        buttons = (*self.days, self.own, self.nothing)
        for button in buttons:
            if not button.isHidden() and event.text().upper() == button.key:
                button.click()
                return True
        return False

    def back(self) -> bool:
        """Leave the line in which something is written for the choices; says whether one was open."""
        if not self._row.isHidden():
            return False
        self._show(self._row)
        self.days[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus(self) -> None:
        """Put the keyboard on the first choice."""
        self.days[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.moment.retranslate()
        self.reason.setPlaceholderText(_("Or in your own words"))
        self.reason.setAccessibleName(_("Why nothing comes next"))
        for place, (button, text) in enumerate(zip(self.reasons, REASONS, strict=True), start=1):
            button.say(word(text), str(place))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key chooses; Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.back():
                self.left.emit()
        elif not self.take(event):
            super().keyPressEvent(event)

    def _choices(self) -> tuple[tuple[Later, Message], ...]:
        return NEXT if self._asked == "next" else REVIEW

    def _say(self) -> None:
        letters = LETTERS.get(i18n.language(), LETTERS["en"])
        now = self._clock()
        for button, (choice, text), letter in zip(self.days, self._choices(), letters[:3], strict=True):
            button.say(word(text), letter, words.moment(later(choice, now), now.date()))
        self.own.say(word(OWN), letters[3])
        self.nothing.say(word(NONE), letters[4])

    def _show(self, shown: QWidget) -> None:
        for widget in (self._row, self.moment, self._why):
            widget.setVisible(widget is shown)
        self.updateGeometry()

    def _pick(self, place: int) -> None:
        self.dated.emit(later(self._choices()[place][0], self._clock()))

    def _write_day(self) -> None:
        self._show(self.moment)
        self.moment.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_why(self) -> None:
        self._show(self._why)
        self.reasons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_reason(self) -> None:
        if self.reason.text().strip():
            self.none.emit(self.reason.text().strip())

    def _build(self) -> None:
        flow = FlowLayout(self._row, theme.size(6), theme.size(6))
        for button in (*self.days, self.own, self.nothing):
            flow.addWidget(button)
        why = FlowLayout(self._why, theme.size(6), theme.size(6))
        for button in self.reasons:
            why.addWidget(button)
        why.addWidget(self.reason)
        self.reason.setMaxLength(500)
        self.reason.setMinimumWidth(theme.size(220))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._row, self.moment, self._why):
            column.addWidget(widget)

    def _connect(self) -> None:
        for place, button in enumerate(self.days):
            button.clicked.connect(lambda _checked=False, place=place: self._pick(place))
        self.own.clicked.connect(self._write_day)
        self.nothing.clicked.connect(self._ask_why)
        self.moment.decided.connect(self.dated)
        self.moment.left.connect(self.back)
        for place, button in enumerate(self.reasons):
            button.clicked.connect(lambda _checked=False, place=place: self.none.emit(word(REASONS[place])))
        self.reason.returnPressed.connect(self._give_reason)
