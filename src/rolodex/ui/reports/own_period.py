"""A bar in which the months from and to are named."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QWidget

from rolodex.domain.report import Period
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.reports import words
from rolodex.ui.widgets.button import Button

SHAPE = "MMMM yyyy"
WIDTH = 150


class MonthBox(QDateEdit):
    """A box for a month; Up and Down count, in the month or in the year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self.lineEdit(), "bare")
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.setMinimumWidth(theme.size(WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line the room within the frame; the style sheet leaves it none."""
        super().resizeEvent(event)
        self._place_line()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the line in its place when the style changes."""
        super().changeEvent(event)
        self._place_line()

    def _place_line(self) -> None:
        inset = theme.size(10)
        self.lineEdit().setGeometry(inset, 1, max(1, self.width() - 2 * inset), self.height() - 2)


class OwnPeriodBar(QFrame):
    """Enter takes the months, Esc leaves; the arrows count months and years."""

    chosen = Signal(str)
    """Months such as "2025-03..2025-08"."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.from_label = plain_label("", "dim", self)
        self.to_label = plain_label("", "dim", self)
        self.first = MonthBox(self)
        self.last = MonthBox(self)
        self.take = Button(self)
        theme.set_role(self.take, "primary")
        self.take.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size(16), theme.size(10), theme.size(16), theme.size(10))
        row.setSpacing(theme.size(8))
        for part in (self.from_label, self.first, self.to_label, self.last, self.take):
            row.addWidget(part)
        row.addStretch(1)
        self.hide()
        self.retranslate()

    def ask(self, shown: Period) -> None:
        """Ask for months, beginning with those that are shown."""
        self.first.setDate(_day(shown.first))
        self.last.setDate(_day(shown.last))
        self.show()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.first.setSelectedSection(QDateEdit.Section.MonthSection)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.from_label.setText(_("From"))
        self.to_label.setText(_("to"))
        self.take.setText(_("Show"))
        self.take.setAccessibleName(_("Show these months"))
        for edit, name in ((self.first, _("First month")), (self.last, _("Last month"))):
            edit.setAccessibleName(name)
            wording.speak(edit)
            edit.setDisplayFormat(SHAPE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the months, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        return super().event(event)

    def _take(self) -> None:
        first, last = sorted(edit.date().toString("yyyy-MM") for edit in (self.first, self.last))
        self._leave()
        self.chosen.emit(f"{first}..{last}")

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


def _day(month: str) -> QDate:
    return QDate(int(month[:4]), int(month[5:7]), 1) if words.MONTH.fullmatch(month) else QDate.currentDate()
