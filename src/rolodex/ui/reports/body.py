"""What a report shows: its chart, its table, or in one line why there is nothing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rolodex.domain.report import Report, Row
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.reports import words
from rolodex.ui.reports.plan import SHAPES
from rolodex.ui.reports.rows import EMPTY
from rolodex.ui.reports.table import ROW, ReportTable
from rolodex.ui.reports.tip import Tip

CHART = 300
INSET = 16


class ReportBody(QWidget):
    """Shows one report, as chart or as table; `whole` shows both, one above the other."""

    people_wanted = Signal(object, str)
    """The people of this Clause, and what their list is called."""
    person_chosen = Signal(int)

    def __init__(self, tip: Tip, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._tip = tip
        self._whole = whole
        self._as_table = False
        self._today = date.min
        self.report = EMPTY
        self._chart: QWidget | None = None
        self._table: ReportTable | None = None
        self.silence = plain_label("", "dim", self, wrap=True)
        self.silence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.silence.hide()

    def show_report(self, report: Report, today: date) -> None:
        """Show this report; what is the same already is left alone."""
        if (report, today) == (self.report, self._today):
            return
        self.report, self._today = report, today
        self._fill()

    def retranslate(self) -> None:
        """Word everything anew."""
        self._fill()

    def has_chart(self) -> bool:
        """Whether there is a chart beside the table."""
        return bool(self.report.rows) and self.report.chart.kind in SHAPES

    def shows_table(self) -> bool:
        """Whether the table is in view."""
        return self._whole or self._as_table or not self.has_chart()

    def turn(self) -> None:
        """Show the table in place of the chart, or the chart again; the keyboard goes along."""
        if self._whole or not self.has_chart():
            return
        held = any(part is not None and part.hasFocus() for part in (self._chart, self._table))
        self._as_table = not self._as_table
        self._fill()
        if held:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Bring the keyboard to what is shown."""
        part = self._table if self.shows_table() else self._chart
        if part is not None and part.isVisible():
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def chart(self) -> QWidget | None:
        """The chart, once there is one."""
        return self._chart

    def table(self) -> ReportTable | None:
        """The table, once there is one."""
        return self._table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give chart and table their places."""
        super().resizeEvent(event)
        self._place()

    def _fill(self) -> None:
        report = self.report
        self.silence.setText(word(report.silence) if not report.rows else "")
        self.silence.setVisible(bool(self.silence.text()))
        drawn = self.has_chart() and (self._whole or not self._as_table)
        listed = bool(report.rows) and self.shows_table()
        if drawn:
            self._show_chart()
        if listed:
            self._show_table()
        if self._chart is not None:
            self._chart.setVisible(drawn)
        if self._table is not None:
            self._table.setVisible(listed)
        self._place()

    def _show_chart(self) -> None:
        from rolodex.ui.reports.chart import ChartView  # pyqtgraph is large, and was loaded in a lane before

        if not isinstance(self._chart, ChartView):
            chart = self._chart = ChartView(self)
            chart.chosen.connect(self._open)
            chart.pointed.connect(self._point)
            if self._table is not None:
                QWidget.setTabOrder(chart, self._table)
        self._chart.show_report(self.report, self._today)

    def _show_table(self) -> None:
        if self._table is None:
            self._table = ReportTable(self, whole=self._whole)
            self._table.wanted.connect(self._open)
        self._table.show_report(self.report, self._today)

    def _place(self) -> None:
        top, height = 0, self.height()
        self.silence.setGeometry(theme.size(INSET), 0, self.width() - 2 * theme.size(INSET), height)
        if self._chart is not None and not self._chart.isHidden():
            tall = min(theme.size(CHART), height // 2) if self._whole else height
            self._chart.setGeometry(0, 0, self.width(), tall)
            top = tall + theme.size(8)
        if self._table is not None and not self._table.isHidden():
            room = height - (top if self._whole else 0)
            if not self._whole:
                # half a row at the edge would look like a fault
                room -= room % theme.size(ROW)
            self._table.setGeometry(1, top if self._whole else 0, self.width() - 2, max(0, room))

    def _open(self, position: int) -> None:
        rows = self.report.rows
        row: Row | None = rows[position] if 0 <= position < len(rows) else None
        if row is None and position == len(rows):
            row = self.report.total
        if row is None:
            return
        if row.contact_id:
            self.person_chosen.emit(row.contact_id)
        elif row.people is not None:
            self.people_wanted.emit(row.people, words.row_title(self.report, row))

    def _point(self, position: int, at: QPointF) -> None:
        chart = self._chart
        if chart is None or not 0 <= position < len(self.report.rows):
            self._tip.hide()
            return
        row = self.report.rows[position]
        over = self._tip.parentWidget()
        point = chart.mapTo(over, at.toPoint()) if over is not None else QPoint()
        values = words.told(self.report, row, self._today)
        self._tip.tell(point, words.row_name(self.report, row), values)
