"""How often something is repeated: one of the usual ways, or one's own in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rolodex import i18n
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders.repeat_words import repeated

OWN = "own"
USUAL: tuple[tuple[str, Message], ...] = (
    ("", message("Once")),
    ("FREQ=DAILY", message("Every day")),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", message("Every weekday")),
    ("FREQ=WEEKLY", message("Every week")),
    ("FREQ=WEEKLY;INTERVAL=2", message("Every 2 weeks")),
    ("FREQ=MONTHLY", message("Every month")),
    ("FREQ=MONTHLY;INTERVAL=3", message("Every 3 months")),
    ("FREQ=YEARLY", message("Every year")),
    (OWN, message("In other words…")),
)


class RepeatEntry(QWidget):
    """A choice, and beside it a line that takes “every last day of the month” and says what that means."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rrule = ""
        self._given = ("", "")
        self.choice = ChoiceBox(self)
        self.line = QLineEdit(self)
        self.line.setMaxLength(200)
        self.readout = plain_label("", "small", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(8))
        row.addWidget(self.choice)
        row.addWidget(self.line, 1)
        row.addWidget(self.readout)
        row.addStretch(0)
        self.setFocusProxy(self.choice)
        self.retranslate()
        self.choice.currentIndexChanged.connect(lambda _index: self._choose())
        self.line.textChanged.connect(lambda _text: self._read())
        self._choose()

    def rrule(self) -> str:
        """The rule of RFC 5545, "" for once or where the words are not understood."""
        return self._rrule

    def is_understood(self) -> bool:
        """Whether what was chosen or written is a rule, or once."""
        return bool(self._rrule) or self.choice.currentData() == ""

    def show_rrule(self, rrule: str) -> None:
        """Show this rule."""
        place = self.choice.findData(rrule)
        if place < 0:
            self._given = (repeated(rrule, self._today()), rrule)
            self.line.setText(self._given[0])
            place = self.choice.findData(OWN)
        self.choice.setCurrentIndex(place)
        self._choose()

    def retranslate(self) -> None:
        """Word everything anew."""
        chosen = self.choice.currentData()
        self.choice.blockSignals(True)
        self.choice.clear()
        for rrule, text in USUAL:
            self.choice.addItem(word(text), rrule)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.choice.blockSignals(False)
        self.choice.setAccessibleName(_("Repeat"))
        self.line.setAccessibleName(_("Repeat, in words"))
        self.line.setPlaceholderText(_("every Monday and Thursday"))

    def _choose(self) -> None:
        own = self.choice.currentData() == OWN
        self.line.setVisible(own)
        self.readout.hide()
        self._read()

    def _read(self) -> None:
        from rolodex.domain.grammar import repeat  # start-up: brings dates with it

        chosen, text = str(self.choice.currentData()), self.line.text().strip()
        self._rrule = chosen
        if chosen == OWN:
            self._rrule = repeat(text, i18n.language()) if text else ""
            if text and text == self._given[0]:
                self._rrule = self._given[1]
            wrong = bool(text) and not self._rrule
            said = repeated(self._rrule, self._today()) if self._rrule else ""
            self.readout.setText(_("not understood") if wrong else said if said != text else "")
            self.readout.setVisible(bool(self.readout.text()))
            theme.set_role(self.readout, "warn" if wrong else "small")
            self.line.setAccessibleDescription(self.readout.text())
        self.edited.emit()
