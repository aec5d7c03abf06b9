"""One report in its card: title, chart or table, sentence."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.report import Report
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button
from rolodex.ui.reports.body import ReportBody
from rolodex.ui.reports.table import ROW
from rolodex.ui.reports.tip import Tip

HEAD = 44
FOOT = 32
INSET = 16


def height(rows: int) -> int:
    """How high a card is that shows the head and so many rows of a table."""
    return theme.size(HEAD) + (rows + 1) * theme.size(ROW) + theme.size(FOOT) + 2


class ReportCard(QFrame):
    """T turns chart and table, Ctrl+Enter or the button shows the report in full."""

    more_wanted = Signal(str)
    """This report is to be shown in full."""

    def __init__(self, name: str, tip: Tip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        theme.set_role(self, "card")
        self.title = ElidedLabel("", "strong", self)
        self.turn = icon_button("table", self._turn, self)
        self.more = icon_button("maximize-2", lambda: self.more_wanted.emit(self.name), self)
        self.body = ReportBody(tip, self)
        self.sentence = ElidedLabel("", "tiny", self)
        for button in (self.turn, self.more):
            button.hide()
        self._build()

    def show_report(self, report: Report, today: date) -> None:
        """Show this report."""
        self.body.show_report(report, today)
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        report = self.body.report
        self.title.setText(word(report.title))
        self.sentence.setText(word(report.sentence) if report.rows else "")
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(word(report.sentence))
        self.turn.setVisible(self.body.has_chart())
        self.more.setVisible(bool(report.rows))
        self._name_buttons()
        name_button(self.more, _("Show all of “%(title)s”") % {"title": self.title.text()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T turns to the table and back, Ctrl+Enter shows all of it."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() == Qt.Key.Key_T:
            self._turn()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.body.report.rows:
            self.more_wanted.emit(self.name)
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        self.body.turn()
        self._name_buttons()

    def _name_buttons(self) -> None:
        table = self.body.shows_table()
        self.turn.setIcon(theme.icon("chart-column" if table else "table", "faint"))
        name_button(self.turn, _("Show the chart (T)") if table else _("Show the table (T)"))

    def _build(self) -> None:
        size = theme.size
        self.more.setIcon(theme.icon("maximize-2", "faint"))
        head = QHBoxLayout()
        head.setContentsMargins(size(INSET), 0, size(8), 0)
        head.setSpacing(0)
        head.addWidget(self.title, 1)
        head.addWidget(self.turn)
        head.addWidget(self.more)
        foot = QHBoxLayout()
        foot.setContentsMargins(size(INSET), 0, size(INSET), 0)
        foot.addWidget(self.sentence)
        rows = QVBoxLayout(self)
        # The ends of the card are round: nothing may lie on its edge.
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        for part, tall in ((head, HEAD), (None, 0), (foot, FOOT)):
            if part is None:
                rows.addWidget(self.body, 1)
                continue
            holder = QWidget(self)
            holder.setLayout(part)
            holder.setFixedHeight(size(tall))
            rows.addWidget(holder)
