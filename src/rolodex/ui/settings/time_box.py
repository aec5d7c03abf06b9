"""A box for a time of day."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from rolodex.domain.due import clock
from rolodex.ui.number_box import NumberBox

HOUR = 60
STEP = 30
LONGEST = len("08:30h")


class TimeBox(NumberBox):
    """Holds a time of day as its minutes; takes 8, 8:30 and 8.30, and the arrows go by half an hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 24 * HOUR - 1)
        self.setSingleStep(STEP)
        self.setWrapping(True)

    def time(self) -> str:
        """The time as HH:MM."""
        return self.textFromValue(self.value())

    def show_time(self, time: str) -> None:
        """Show a time given as HH:MM."""
        self.setValue(self.valueFromText(time))

    def textFromValue(self, minutes: int) -> str:
        """The time that so many minutes after midnight is."""
        return f"{minutes // HOUR:02d}:{minutes % HOUR:02d}"

    def valueFromText(self, text: str) -> int:
        """The minutes after midnight of a typed time; those shown before where it is none."""
        time = clock(text)
        return int(time[:2]) * HOUR + int(time[3:]) if time else self.value()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let be typed what is a time or may become one."""
        if clock(text):
            return QValidator.State.Acceptable, text, place
        possible = len(text) <= LONGEST and all(letter in "0123456789:.h " for letter in text)
        return QValidator.State.Intermediate if possible else QValidator.State.Invalid, text, place
