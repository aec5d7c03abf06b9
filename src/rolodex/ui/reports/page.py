"""One report in full: its chart, all of its rows, and how it is counted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.report import Report
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.reports.body import ReportBody
from rolodex.ui.reports.tip import Tip
from rolodex.ui.widgets.button import Button


class ReportPage(QWidget):
    """Esc leads back to the cards."""

    left = Signal()

    def __init__(self, tip: Tip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self)
        self.back.setIcon(theme.icon("arrow-left", "ink"))
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(self.left)
        self.title = plain_label("", "subtitle", self, wrap=True)
        self.sentence = plain_label("", "dim", self, wrap=True)
        frame = QFrame(self)
        theme.set_role(frame, "card")
        self.body = ReportBody(tip, frame, whole=True)
        size = theme.size
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, size(16), 1, size(10))
        inside.addWidget(self.body)
        head = QHBoxLayout()
        head.setSpacing(size(14))
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        named = QVBoxLayout()
        named.setSpacing(size(4))
        named.addWidget(self.title)
        named.addWidget(self.sentence)
        head.addLayout(named, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(size(14))
        self._rows.addLayout(head)
        self._rows.addWidget(frame, 1)
        self.retranslate()

    def show_report(self, report: Report, today: date) -> None:
        """Show all of this report."""
        self.body.show_report(report, today)
        self._say()

    def inset(self, margin: int) -> None:
        """Leave this margin at the sides."""
        self._rows.setContentsMargins(margin, 0, margin, theme.size(20))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.body.fill()
        self._say()

    def _say(self) -> None:
        report = self.body.report
        self.back.setText(_("All reports"))
        self.back.setAccessibleName(_("Back to all reports"))
        self.title.setText(word(report.title))
        self.sentence.setText(word(report.sentence))
        self.sentence.setVisible(bool(self.sentence.text()))
        self.setAccessibleName(self.title.text())

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
