"""What is to be done next: a kind, words and a day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.reminder import TO_DOS, Reminder
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.reminders import words
from rolodex.ui.reminders.moment_line import Clock, MomentLine, local_now


def close_up(line: MomentLine) -> MomentLine:
    """The same line, which leaves no room for its readout where that says nothing."""

    def fit(_at: str = "") -> None:
        line.readout.setVisible(bool(line.readout.text()))

    line.changed.connect(fit)
    fit()
    return line


class StepLine(QWidget):
    """Shows the next step of a deal or ticket, and gives it back as it was written."""

    decided = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._given: Reminder | None = None
        self.kind = ChoiceBox(self)
        self.summary = QLineEdit(self)
        self.summary.setMaxLength(500)
        self.due = close_up(MomentLine(self, clock))
        for to_do in TO_DOS:
            self.kind.addItem("", to_do)
        row = QHBoxLayout()
        row.setSpacing(theme.size(8))
        row.addWidget(self.kind)
        row.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(6))
        column.addLayout(row)
        column.addWidget(self.due)
        self.due.decided.connect(lambda _at: self.decided.emit())
        self.due.left.connect(self.left)
        self.retranslate()

    def show_step(self, step: Reminder | None) -> None:
        """Show this step; none to plan one."""
        self._given = step
        shown = step or Reminder(kind="call")
        self.kind.setCurrentIndex(TO_DOS.index(shown.kind))
        self.summary.setText(shown.summary)
        self.due.show_moment(shown.due)

    def is_complete(self) -> bool:
        """Whether what was written can be planned: a step needs a day, and nothing at all is fine."""
        return bool(self.due.moment()) or not (self.summary.text().strip() or self.due.line.text().strip())

    def step(self) -> Reminder | None:
        """The step as it is to be written down, None where nothing is to be changed."""
        due, said = self.due.moment(), self.summary.text().strip()
        if not due:
            return None
        given = self._given or Reminder()
        made = replace(given, kind=self.kind.currentData(), summary=said)
        if due != given.due:
            made = replace(made, due=due, start="", slot="", snoozed_to="")
        return made if made != given else None

    def retranslate(self) -> None:
        """Word everything anew."""
        for place, to_do in enumerate(TO_DOS):
            self.kind.setItemText(place, words.to_do(to_do))
        self.kind.setAccessibleName(_("Kind of next step"))
        self.summary.setPlaceholderText(_("What is to be done next"))
        self.summary.setAccessibleName(_("Next step"))
        self.due.retranslate()
        self.due.line.setAccessibleName(_("When the next step is due"))
