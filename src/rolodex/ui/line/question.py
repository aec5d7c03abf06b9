"""What a line leaves open is asked below it: when it goes on, when a task is due, until when to wait."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.line import Line
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.reminders.next_row import NextRow


class Question(QWidget):
    """Asks about a line and gives it back with the answer."""

    answered = Signal(object)
    """The Line with its answer."""
    left = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self.caption = plain_label("", "small", self)
        self.next = NextRow(self, clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(8))
        column.addWidget(self.caption)
        column.addWidget(self.next)
        self.next.dated.connect(lambda due: self._answer(due, ""))
        self.next.none.connect(lambda reason: self._answer("", reason))
        self.next.left.connect(self.left)
        self.hide()

    def ask(self, line: Line) -> bool:
        """Ask what this line leaves open and take the keyboard; says whether there is anything."""
        if not (line.needs_day or line.needs_next or line.needs_review):
            return False
        self._line = line
        asked = _("When?") if line.needs_day else _("When is the next contact?")
        self.caption.setText(_("Leave them alone until") if line.needs_review else asked)
        self.next.ask("review" if line.needs_review else "next", reasons=line.needs_next)
        self.show()
        self.next.focus()
        return True

    def retranslate(self) -> None:
        """Word everything anew."""
        self.next.retranslate()

    def _answer(self, due: str, reason: str) -> None:
        line = self._line
        if line is None:
            return
        if line.needs_review:
            self.answered.emit(replace(line, review=due))
        else:
            self.answered.emit(replace(line, next_due=due, no_next=reason))
