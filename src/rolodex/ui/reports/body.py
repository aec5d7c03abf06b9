"""What a report shows: its chart, its rows, or in one line why there is nothing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from rolodex.domain.report import Report, Row
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.reports import words
from rolodex.ui.reports.cells import ROW
from rolodex.ui.reports.plan import SHAPES
from rolodex.ui.reports.rows import EMPTY
from rolodex.ui.reports.rows_view import RowsView
from rolodex.ui.reports.table import ReportTable
from rolodex.ui.reports.tip import Tip
from rolodex.ui.reports.view import ReportView

CHART = 300
INSET = 14


class ReportBody(QWidget):
    """Shows one report as its chart or its rows, or as a table; `whole` shows chart and table."""

    people_wanted = Signal(object, str)
    """The people of this Clause, and what their list is called."""
    person_chosen = Signal(int)

    def __init__(self, tip: Tip, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._tip = tip
        self._whole = whole
        self._as_table = whole
        self._today = date.min
        self.report = EMPTY
        self._parts = (False, False, False)
        self.chart: ReportView | None = None
        """The chart, once there is one."""
        self.list: RowsView | None = None
        """The rows of a report that has no chart."""
        self.table: ReportTable | None = None
        """The table, once it was asked for."""

    def show_report(self, report: Report, today: date) -> None:
        """Show this report; what is the same already is left alone."""
        if (report, today) != (self.report, self._today):
            self.report, self._today = report, today
            self.fill()

    def has_chart(self) -> bool:
        """Whether there is a chart beside the rows."""
        return bool(self.report.rows) and self.report.chart.kind in SHAPES

    def shows_table(self) -> bool:
        """Whether the table is in view."""
        return self._as_table and bool(self.report.rows)

    def turn(self) -> None:
        """Show the table in place of chart or rows, or those again; the keyboard goes along."""
        if self._whole or not self.report.rows:
            return
        held = any(part is not None and part.hasFocus() for part in (self.chart, self.list, self.table))
        self._as_table = not self._as_table
        self.fill()
        if held:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Bring the keyboard to what is shown."""
        part = self.table if self.shows_table() else self.chart if self.has_chart() else self.list
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the parts their places."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say why there is nothing to show."""
        if self.report.rows:
            return
        painter = QPainter(self)
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("dim"))
        inset = theme.size(INSET)
        room = QRectF(self.rect()).adjusted(inset, 0, -inset, 0)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, word(self.report.silence))

    def fill(self) -> None:
        """Show the report as it is asked for, in the words of the language in use."""
        some, table = bool(self.report.rows), self.shows_table()
        drawn = self.has_chart() and (self._whole or not table)
        listed = some and not table and not drawn
        self._parts = (drawn, listed, table)
        # each is given its place before it is filled, so that it is laid out once
        if drawn:
            self._make_chart()
        if listed:
            self._make_list()
        if table:
            self._make_table()
        self._place()
        for part in self._shown_parts():
            part.show_report(self.report, self._today)
        shown = self._shown_parts()
        for one in (self.chart, self.list, self.table):
            if one is not None:
                one.setVisible(one in shown)
        self.setAccessibleName("" if some else word(self.report.silence))
        self.update()

    def _make_chart(self) -> None:
        from rolodex.ui.reports.chart import ChartView  # it brings a large library: loaded in a lane before

        if self.chart is None:
            chart = self.chart = ChartView(self)
            chart.chosen.connect(lambda place: self._open(self.report.rows[place]))
            chart.pointed.connect(self._point)

    def _make_list(self) -> None:
        if self.list is None:
            self.list = RowsView(self)
            self.list.wanted.connect(self._open)

    def _make_table(self) -> None:
        if self.table is None:
            self.table = ReportTable(self, whole=self._whole)
            self.table.wanted.connect(self._open)

    def _shown_parts(self) -> list[ReportView | ReportTable]:
        parts: tuple[ReportView | ReportTable | None, ...] = (self.chart, self.list, self.table)
        return [part for part, shown in zip(parts, self._parts, strict=True) if shown and part is not None]

    def _place(self) -> None:
        width, height = self.width(), self.height()
        top = 0
        drawn, _listed, _table = self._parts
        if self.chart is not None and drawn:
            tall = min(theme.size(CHART), height // 2) if self._whole else height
            self.chart.setGeometry(0, 0, width, tall)
            top = tall + theme.size(8) if self._whole else 0
        # half a row at the edge would look like a fault
        rows = height - top if self._whole else height - height % theme.size(ROW)
        for part in self._shown_parts():
            if part is not self.chart:
                part.setGeometry(0, top, width, rows)

    def _open(self, row: Row) -> None:
        if row.contact_id:
            self.person_chosen.emit(row.contact_id)
        elif row.people is not None:
            self.people_wanted.emit(row.people, words.row_title(self.report, row))

    def _point(self, position: int, at: QPointF) -> None:
        chart = self.chart
        if chart is None or not 0 <= position < len(self.report.rows):
            self._tip.hide()
            return
        row = self.report.rows[position]
        over = self._tip.parentWidget()
        point = chart.mapTo(over, at.toPoint()) if over is not None else QPoint()
        values = words.told(self.report, row, self._today)
        self._tip.tell(point, words.row_name(self.report, row), values)
