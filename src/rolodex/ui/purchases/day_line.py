"""A line for a day that has been: “2 Oct” is the last one there was."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.domain.typed_date import TypedDate, typed_date
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.reminders.moment_line import Clock, local_now

AHEAD = timedelta(days=7)
"""A day without a year may lie so far ahead before it is taken for one of last year."""


class DayLine(QLineEdit):
    """Takes a day in words or figures; leaving the line writes it in full."""

    day_changed = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._clock = clock
        self.setMaxLength(60)
        self.textChanged.connect(self._judge)

    def day(self) -> date | None:
        """The day that the line says, None where it says none."""
        text, today = self.text().strip(), self._clock().date()
        folded = text.casefold()
        if folded == _("today"):
            return today
        if folded == _("yesterday"):
            return today - timedelta(days=1)
        found = typed_date(text, wording.day_first())
        return _last(found, today) if found is not None and found.month and found.day else None

    def show_day(self, day: date | None) -> None:
        """Write this day."""
        self.setText(wording.long_day(day.year, day.month, day.day) if day else "")
        self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was understood in full."""
        super().focusOutEvent(event)
        day = self.day()
        if day is not None:
            self.show_day(day)

    def _judge(self) -> None:
        wrong = bool(self.text().strip()) and self.day() is None
        theme.set_role(self, "wrong" if wrong else "")
        self.setAccessibleDescription(_("not understood") if wrong else "")
        self.setToolTip(_("not understood") if wrong else "")
        self.day_changed.emit()


def _last(found: TypedDate, today: date) -> date | None:
    """The day meant; one without a year is the last there was."""
    years = (found.year,) if found.year else range(today.year + 1, today.year - 5, -1)
    for year in years:
        try:
            day = date(year, found.month, found.day)
        except ValueError:
            continue
        if found.year or day <= today + AHEAD:
            return day
    return None
