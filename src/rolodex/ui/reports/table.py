"""The table of a report as it is seen: quiet lines, numbers at the right, bars of shares."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rolodex.domain.report import Report
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.reports import words
from rolodex.ui.reports.rows import BARS, NUMBERS, ReportRows, bold
from rolodex.ui.widgets.row_table import RowTable

ROW = 34
INSET = 14
PAD = 12
DOT = 8
BAR = 8
BAR_ROOM = 0.34
NAME = 110
"""The least room for a name."""
MEASURED = 60
"""How many rows are measured for the width of a column."""

Index = QModelIndex | QPersistentModelIndex


class _Heads(QHeaderView):
    """The heads of the columns, as quiet as the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(theme.size(ROW))

    def sizeHint(self) -> QSize:
        return QSize(100, theme.size(ROW))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the words of a head and the line below it."""
        model = self.model()
        if not isinstance(model, ReportRows) or section >= model.columnCount():
            return
        table = self.parent()
        last = table.last if isinstance(table, ReportTable) else self.count() - 1
        room = _inner(QRectF(rect), section, last)
        align = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        text = word(model.column(section).head)
        aligned = theme.RIGHT if align == theme.RIGHT else theme.LEFT
        theme.draw_text(painter, room, text, face=theme.font(12), ink=theme.colour("dim"), align=aligned)
        _line(painter, QRectF(rect))


class _Cells(QStyledItemDelegate):
    """Paints a cell; in the first one the mark of the row, in the last one its bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, ReportRows) else None
        if not isinstance(model, ReportRows) or row is None:
            return
        rect, column = QRectF(option.rect), model.column(index.column())
        self._ground(painter, rect, option, index)
        table = option.widget
        last = table.last if isinstance(table, ReportTable) else model.columnCount() - 1
        room = _inner(rect, index.column(), last)
        if index.column() == 0 and row.colour:
            _dot(painter, room, row.colour)
            room.setLeft(room.left() + theme.size(DOT + 5))
        share = model.share(index.row()) if index.column() == last else None
        if share is not None:
            room.setRight(rect.right() - round(_bar_room(self._width(option))) - theme.size(PAD))
            _bar(painter, rect, _bar_room(self._width(option)), share, row.colour or "accent")
        number = column.kind in NUMBERS
        strong = bold(model.report, row, column) or model.is_total(index.row())
        face = theme.font(13, 600 if strong else 400, tabular=number)
        align = theme.RIGHT if number else theme.LEFT
        text = str(index.data())
        ink = theme.colour("faint" if text == words.NOTHING else "ink")
        theme.draw_text(painter, room, text, face=face, ink=ink, align=align)
        _line(painter, rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(60), theme.size(ROW))

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> int:
        widget = option.widget
        return widget.viewport().width() if isinstance(widget, ReportTable) else option.rect.width()

    @staticmethod
    def _ground(painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        table = option.widget
        focused = isinstance(table, ReportTable) and table.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected and focused:
            painter.fillRect(rect, theme.colour("selected"))
            if index.column() == 0:
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        elif isinstance(table, ReportTable) and table.under == index.row():
            painter.fillRect(rect, theme.colour("hover"))


class ReportTable(RowTable):
    """Enter or a click asks for what is behind a row; all rows are there, however few are seen."""

    wanted = Signal(int)
    """The people behind this row, or the contact it stands for."""

    def __init__(self, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self.model_of_rows = ReportRows(self)
        self.under = -1
        self.last = 0
        """The last column for which there is room."""
        self._whole = whole
        self._today = date.min
        self._widths: list[int] = []
        heads = _Heads(self)
        self.setHorizontalHeader(heads)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.show()
        self.setModel(self.model_of_rows)
        self.setItemDelegate(_Cells(self))
        self.setMouseTracking(True)
        theme.set_role(self, "painted")
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if not whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_report(self, report: Report, today: date) -> None:
        """Show this report; the keyboard stays on its row."""
        self._today = today
        place = max(0, self.currentIndex().row())
        self.model_of_rows.show_report(report, range(len(report.columns)), today, brief=not self._whole)
        self._measure()
        self._fit()
        self.setAccessibleName(word(report.title))
        self.setAccessibleDescription(word(report.sentence))
        self.horizontalHeader().setVisible(self._whole or report.chart.kind not in BARS)
        rows = self.model_of_rows.rowCount()
        if rows:
            self.setCurrentIndex(self.model_of_rows.index(min(place, rows - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for what is behind the row; letters are for the card around."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape or (plain and event.text().isalpha()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse."""
        self._light(self.indexAt(event.position().toPoint()).row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for what is behind the row that was clicked."""
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(row)

    def leaveEvent(self, event: object) -> None:
        """Light no row."""
        self._light(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A table within a card leaves the wheel to the panel."""
        if self._whole:
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the row that the keyboard stands on."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no row as chosen."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._fit()

    def _light(self, row: int) -> None:
        if row == self.under:
            return
        self.under = row
        shown = self.model_of_rows.row(row)
        leads = shown is not None and (shown.people is not None or bool(shown.contact_id))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def _measure(self) -> None:
        """How much room each column wants for its numbers; a name takes what is left."""
        model = self.model_of_rows
        self._widths = []
        for section in range(model.columnCount()):
            column, number = model.column(section), model.column(section).kind in NUMBERS
            face = theme.metrics(13, 600 if column.kind == "text" else 400, tabular=number)
            texts = {str(model.index(row, section).data()) for row in range(min(MEASURED, model.rowCount()))}
            wanted = max((face.horizontalAdvance(text) for text in texts), default=0.0)
            if self._whole or model.report.chart.kind not in BARS:
                wanted = max(wanted, theme.metrics(12).horizontalAdvance(word(column.head)))
            self._widths.append(round(wanted) + 2 * theme.size(PAD))

    def _fit(self) -> None:
        """Give each column its width, and hide those for which there is no room."""
        model = self.model_of_rows
        count = model.columnCount()
        if not count or len(self._widths) != count:
            return
        bars = model.report.chart.kind in BARS
        room = self.viewport().width() - 2 * theme.size(INSET - PAD)
        room -= round(_bar_room(self.viewport().width())) if bars else 0
        texts = [section for section in range(count) if model.column(section).kind not in NUMBERS]
        least = {n: min(self._widths[n], theme.size(NAME)) for n in texts}
        shown = _fitting(model, [least.get(n, self._widths[n]) for n in range(count)], room)
        widths = {n: least.get(n, self._widths[n]) for n in shown}
        self._share(widths, [n for n in texts if n in widths], room - sum(widths.values()))
        last = self.last = max(widths)
        for section in range(count):
            self.setColumnHidden(section, section not in widths)
            extra = theme.size(INSET - PAD) * ((section == min(widths)) + (section == last))
            if bars and section == last:
                extra += round(_bar_room(self.viewport().width()))
            if section in widths:
                self.setColumnWidth(section, widths[section] + extra)

    def _share(self, widths: dict[int, int], texts: list[int], rest: int) -> None:
        """Let names grow to what they want, and the widest of them take the rest."""
        for section in texts:
            more = max(0, min(rest, self._widths[section] - widths[section]))
            widths[section] += more
            rest -= more
        if rest > 0 and widths:
            widest = max(texts or widths, key=lambda section: widths[section])
            widths[widest] += rest


def _fitting(model: ReportRows, widths: list[int], room: int) -> list[int]:
    """The columns that fit: the first, those that are drawn, then the others in their order."""
    keys = [model.column(section).key for section in range(len(widths))]
    chart = model.report.chart
    first = [n for n, key in enumerate(keys) if key in (chart.label, chart.across)] or [0]
    order = [*first, *(n for n, key in enumerate(keys) if key in chart.values), *range(len(widths))]
    taken: list[int] = []
    for section in dict.fromkeys(order):
        if not taken or sum(widths[n] for n in taken) + widths[section] <= room:
            taken.append(section)
    return sorted(taken)


def _inner(rect: QRectF, section: int, last: int) -> QRectF:
    left = theme.size(INSET if section == 0 else PAD)
    right = theme.size(INSET if section == last else PAD)
    return rect.adjusted(left, 0, -right, 0)


def _line(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(QPen(theme.colour("line"), 0))
    y = round(rect.bottom()) - 1
    painter.drawLine(round(rect.left()), y, round(rect.right()), y)


def _dot(painter: QPainter, room: QRectF, token: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(token))
    side = theme.size(DOT)
    painter.drawEllipse(QRectF(room.left(), room.center().y() - side / 2, side, side))
    painter.restore()


def _bar_room(width: int) -> float:
    return max(float(theme.size(60)), width * BAR_ROOM)


def _bar(painter: QPainter, rect: QRectF, room: float, share: float, token: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    height = theme.size(BAR)
    width = room - theme.size(INSET)
    track = QRectF(rect.right() - theme.size(INSET) - width, 0, width, height)
    track.moveTop(round(rect.center().y() - height / 2))
    painter.setBrush(theme.colour("chip"))
    painter.drawRoundedRect(track, 2, 2)
    if share > 0:
        painter.setBrush(theme.colour(token))
        filled = QRectF(track.left(), track.top(), max(3.0, track.width() * min(1.0, share)), height)
        painter.drawRoundedRect(filled, 2, 2)
    painter.restore()
