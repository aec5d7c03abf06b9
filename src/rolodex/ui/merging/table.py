"""The fields of cards side by side: left and right choose whose word is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QItemSelectionModel, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.merging.columns import LABEL, Columns
from rolodex.ui.merging.rows import FieldRow, FieldRows
from rolodex.ui.widgets.row_model import Index
from rolodex.ui.widgets.row_table import RowTable
from rolodex.ui.widgets.text_block import GAP, NEW_LINE, breakable

PITCH = 18
ABOVE = 9
INSET = 16
MARK = 22
"""The room for the ring or the tick before a text."""
MOST = 10
"""Lines of one text that are shown; the result shows all."""
LEAST_LINES = 2
ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class SideDelegate(QStyledItemDelegate):
    """Paints a field: its label, and what each card says with a ring or a tick before it."""

    def __init__(self, parent: FieldTable) -> None:
        super().__init__(parent)
        self._table = parent

    def height(self, row: FieldRow) -> int:
        """How high a row is."""
        columns = self._table.columns()
        lines = [LEAST_LINES]
        for card in columns.shown():
            room = columns.place(card)[1] - theme.size(MARK + 4) - theme.size(INSET) + theme.size(4)
            lines.append(sum(len(_lines(text, 500, room, theme.text_size())) for text in row.sides[card]))
        return max(lines) * theme.size(PITCH) + theme.size(2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, FieldRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        theme.draw_ground(painter, rect, option.state)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._label(painter, rect, row)
        columns = self._table.columns()
        for card in columns.shown():
            left, wide = columns.place(card)
            cell = QRectF(rect.left() + left, rect.top(), wide, rect.height())
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._side(painter, cell, row, card, ringed=focused and not row.united and card == row.chosen)
        painter.restore()

    def _label(self, painter: QPainter, rect: QRectF, row: FieldRow) -> None:
        size = theme.size
        room = QRectF(rect.left() + size(INSET), rect.top() + size(ABOVE), size(LABEL - 24), size(PITCH))
        theme.draw_text(painter, room, row.label, face=theme.font(12, 500), ink=theme.colour("ink"))
        below = room.translated(0, size(PITCH))
        text = _choice(row, settled=self._table.settled)
        theme.draw_text(painter, below, text, face=theme.font(11), ink=theme.colour("dim"))

    def _side(self, painter: QPainter, cell: QRectF, row: FieldRow, card: int, *, ringed: bool) -> None:
        size, said = theme.size, row.sides[card]
        if ringed:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(2.5, 2.5, -4.5, -3.5), 5, 5)
        place = cell.adjusted(size(MARK + 4), size(ABOVE), -size(INSET) + size(4), 0)
        if not said:
            dash = QRectF(place.left(), place.top(), place.width(), size(PITCH))
            theme.draw_text(painter, dash, "–", face=theme.font(13), ink=theme.colour("dim"))
        for number, text in enumerate(said):
            double = row.united and number in row.doubles[card]
            taken = not double if row.united else card == row.chosen
            at = QPoint(round(cell.left()) + size(6), round(place.top()) + size(2))
            if double:
                mark = QRectF(at.x(), place.top(), size(14), size(PITCH))
                theme.draw_text(painter, mark, "=", face=theme.font(13), ink=theme.colour("dim"))
            elif row.united:
                self._tick(painter, at)
            else:
                _ring(painter, QRectF(at.x(), at.y(), size(13), size(13)), taken=taken)
            place.setTop(place.top() + _write(painter, place, text, taken=taken))

    def _tick(self, painter: QPainter, at: QPoint) -> None:
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        painter.drawPixmap(at, theme.pixmap("check", "good", 14, dpr))


class FieldTable(RowTable):
    """Up and down go from field to field, left, right and the figures choose, Enter merges."""

    shows_focus = True

    chosen = Signal(str, int)
    """The word of this card is taken in this field: its name, and the place of the card."""
    merge_wanted = Signal()
    laid_out = Signal(object)
    """The columns are others now."""

    def __init__(self, parent: QWidget | None = None, *, settled: bool = False) -> None:
        super().__init__(parent)
        self.settled = settled
        """Whether all was chosen long ago, so that nothing can be."""
        self.rows = FieldRows()
        self._columns = Columns()
        self._delegate = SideDelegate(self)
        theme.set_role(self, "painted")
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)

    def columns(self) -> Columns:
        """Where the cards stand."""
        return self._columns

    def show_rows(self, rows: Sequence[FieldRow], names: Sequence[str]) -> None:
        """Show these fields of these cards, the keyboard staying in its row."""
        at = max(0, self.currentIndex().row())
        self._columns = Columns(self.viewport().width(), len(names), self._columns.first)
        self.rows.show_rows(rows, names)
        self._measure()
        if rows:
            index = self.rows.index(min(at, len(rows) - 1), 0)
            self.selectionModel().setCurrentIndex(index, ONE)
        self.laid_out.emit(self._columns)

    def take_all(self, card: int) -> None:
        """Take the word of this card wherever it has one."""
        for position, row in enumerate(self.rows.rows()):
            self._take(position, row, card)

    def reach(self, card: int) -> None:
        """Bring a card into view."""
        self._use(self._columns.reaching(card))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, or merge."""
        position = self.currentIndex().row()
        row = self.rows.row(position)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.merge_wanted.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            if row is None or row.united or self.settled:
                # nothing to choose here, but cards out of view are reached all the same
                shown = self._columns.shown()
                edge = shown.stop if step > 0 else shown.start - 1
                self.reach(max(0, min(edge, self._columns.cards - 1)))
            else:
                self._take(position, row, row.next_side(step))
        elif row is not None and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._take(position, row, key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the side that was clicked."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        position = self.rowAt(point.y())
        row = self.rows.row(position)
        card = self._columns.at(point.x())
        if row is not None and card >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._take(position, row, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew."""
        super().resizeEvent(event)
        if self.viewport().width() != self._columns.width:
            self._use(replace(self._columns, width=self.viewport().width()))

    def _take(self, position: int, row: FieldRow, card: int) -> None:
        if self.settled or row.united or not 0 <= card < len(row.sides) or not row.sides[card]:
            return
        self.reach(card)
        if card != row.chosen:
            self.rows.choose(position, card)
            self.chosen.emit(row.name, card)

    def _use(self, columns: Columns) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._measure()
        self.laid_out.emit(columns)

    def _measure(self) -> None:
        rows = self.rows.rows()
        self.measure_rows(0, len(rows) - 1, lambda position: self._delegate.height(rows[position]))


def _choice(row: FieldRow, *, settled: bool) -> str:
    """What happens, or happened, with the field."""
    if row.united:
        return _("kept all") if settled else _("keeps all")
    return _("one was taken") if settled else _("choose one")


def _ring(painter: QPainter, box: QRectF, *, taken: bool) -> None:
    painter.setPen(QPen(theme.colour("accent" if taken else "dim"), 1.2))
    painter.setBrush(theme.colour("card"))
    painter.drawEllipse(box)
    if taken:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        inset = box.width() * 0.24
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


@lru_cache(maxsize=2048)
def _lines(text: str, weight: int, room: int, _percent: int) -> tuple[str, ...]:
    """A text in lines of this width at this size of text, broken between words where that can be."""
    layout = QTextLayout(breakable(text), theme.font(13, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    said = layout.text()
    while len(found) < MOST and (line := layout.createLine()).isValid():
        line.setLineWidth(max(20, room))
        # Qt counts in UTF-16, where a picture character is two.
        units = said.encode("utf-16-le")[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
        found.append(units.decode("utf-16-le", errors="ignore").replace(GAP, "").rstrip(f"{NEW_LINE} "))
    cut = bool(found) and layout.createLine().isValid() if len(found) == MOST else False
    layout.endLayout()
    return (*found[:-1], f"{found[-1]}…") if cut else tuple(found)


def _write(painter: QPainter, place: QRectF, text: str, *, taken: bool) -> int:
    """Draw a text in its lines; gives how high they are."""
    weight = 500 if taken else 400
    face, ink = theme.font(13, weight), theme.colour("ink" if taken else "dim")
    pitch = theme.size(PITCH)
    # measured as if it were taken, so that a choice moves nothing
    lines = _lines(text, 500, int(place.width()), theme.text_size())
    for number, line in enumerate(lines):
        room = QRectF(place.left(), place.top() + number * pitch, place.width() + 2, pitch)
        theme.draw_fitting(painter, room, line, face=face, ink=ink)
    return len(lines) * pitch
