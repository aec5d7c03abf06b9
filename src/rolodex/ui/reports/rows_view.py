"""The first rows of a report in its card: one painted widget, where a table would be twenty."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from rolodex.domain.report import Report
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.reports import columns
from rolodex.ui.reports.cells import ROW, Where, draw_cell, draw_ground, draw_head, draw_line
from rolodex.ui.reports.rows import ReportRows, above_all, brief, explains_itself
from rolodex.ui.reports.view import ReportView
from rolodex.ui.told_as import Role, announce


class RowsView(ReportView):
    """Up and Down lead through all rows, however few are seen; Enter or a click asks what is behind one."""

    told_as = Role.Grouping

    wanted = Signal(object)
    """The people behind this Row, or the contact it stands for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ReportRows(self)
        self._wishes: list[int] = []
        self._current = 0
        self._under = -1
        self._top = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_report(self, report: Report, today: date) -> None:
        """Show this report; the keyboard stays on its row."""
        self.rows.show_report(above_all(report), brief(report), today, brief=True)
        self._wishes = columns.wanted(self.rows, heads=self._has_heads())
        self._current = max(0, min(self._current, self.rows.rowCount() - 1))
        self._keep_in_view()
        self.setAccessibleName(word(report.title))
        self._describe()
        self.update()

    def current(self) -> int:
        """The row that the keyboard stands on."""
        return self._current

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the rows; Enter asks what is behind one."""
        last = self.rows.rowCount() - 1
        page = max(1, self._room() - 1)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -last,
            Qt.Key.Key_End: last,
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in steps:
            self._stand_on(max(0, min(self._current + steps[Qt.Key(event.key())], last)))
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self.rows.row(self._current))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the row that the keyboard stands on."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no row as chosen."""
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse."""
        self._light(self._at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Light no row."""
        super().leaveEvent(event)
        self._light(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask what is behind the row that was clicked."""
        found = self._at(event.position().y())
        if found >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = found
            self._describe()
            self.wanted.emit(self.rows.row(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in view."""
        super().resizeEvent(event)
        self._keep_in_view()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads, then each row for which there is room."""
        painter, height = QPainter(self), theme.size(ROW)
        widths = columns.fitted(self.rows, self._wishes, self.width())
        if not widths:
            return
        first, last, left = min(widths), max(widths), 0
        bars = columns.bar_room(self.rows, self._wishes, self.width())
        shown = range(self._top, min(self.rows.rowCount(), self._top + self._room()))
        top = height if self._has_heads() else 0
        for place, row in enumerate(shown):
            whole = QRectF(0, top + place * height, self.width(), height)
            draw_ground(
                painter, whole, current=self.hasFocus() and row == self._current, under=row == self._under
            )
            draw_line(painter, whole)
        for section, width in widths.items():
            if top:
                where = Where(-1, section, first, last, bars)
                draw_head(painter, QRectF(left, 0, width, height), self.rows, where)
            for place, row in enumerate(shown):
                where = Where(row, section, first, last, bars)
                draw_cell(painter, QRectF(left, top + place * height, width, height), self.rows, where)
            left += width

    def _stand_on(self, row: int) -> None:
        self._current = row
        self._keep_in_view()
        self._describe()
        announce(self, self.accessibleDescription())
        self.update()

    def _describe(self) -> None:
        sections = range(self.rows.columnCount())
        role = Qt.ItemDataRole.AccessibleTextRole
        told = (str(self.rows.index(self._current, section).data(role)) for section in sections)
        self.setAccessibleDescription(", ".join(told) if self.rows.rowCount() else "")

    def _light(self, row: int) -> None:
        if row == self._under:
            return
        self._under = row
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if self.rows.leads(row) else Qt.CursorShape.ArrowCursor
        )
        self.update()

    def _at(self, y: float) -> int:
        height = theme.size(ROW)
        place = int(y // height) - (1 if self._has_heads() else 0)
        row = self._top + place
        return row if 0 <= place < self._room() and row < self.rows.rowCount() else -1

    def _room(self) -> int:
        """How many rows are seen."""
        return max(1, self.height() // theme.size(ROW) - (1 if self._has_heads() else 0))

    def _keep_in_view(self) -> None:
        most = max(0, self.rows.rowCount() - self._room())
        self._top = min(max(self._top, self._current - self._room() + 1), self._current, most)

    def _has_heads(self) -> bool:
        return not explains_itself(self.rows.report)
