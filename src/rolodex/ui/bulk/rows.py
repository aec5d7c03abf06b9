"""The rehearsal of a change for many as rows with a box each: who changes, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.bulk import BulkRow
from rolodex.domain.display import ground, initials
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.bulk import words
from rolodex.ui.widgets.row_model import Index, RowModel
from rolodex.ui.widgets.row_table import RowTable

ROW = 51
BOX = 15
SIDE = 15
AVATAR = 36
FACE = 44
TEXT = 92


class BulkRows(RowModel[BulkRow]):
    """Rows of which single ones can be left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left_out: set[int] = set()

    def show_rows(self, rows: Sequence[BulkRow]) -> None:
        """Show these; who was left out stays out."""
        self._put(rows)

    def takes(self, row: BulkRow) -> bool:
        """Whether a row changes."""
        return row.doubt is None and row.contact_id not in self.left_out

    def taking(self) -> int:
        """How many change."""
        return sum(map(self.takes, self._rows))

    def turn(self, position: int) -> None:
        """Leave a row out, or take it in again."""
        row = self.row(position)
        if row is None or row.doubt is not None:
            return
        self.left_out ^= {row.contact_id}
        index = self.index(position, 0)
        self.dataChanged.emit(index, index)

    def turn_all(self) -> None:
        """Leave all out, or take all in again where any is out."""
        known = {row.contact_id for row in self._rows if row.doubt is None}
        self.left_out = self.left_out - known if self.left_out & known else self.left_out | known
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def named(self, row: BulkRow) -> str:
        """Whose row it is."""
        return row.fn or _("No name")

    def spoken(self, row: BulkRow) -> str:
        """A row for those who cannot see it."""
        how = _("changes") if self.takes(row) else _("left out")
        return ", ".join((self.named(row), how, words.changes(row)))


class _Delegate(QStyledItemDelegate):
    """Paints box, initials, name, and what would change below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(row, BulkRow) or not isinstance(model, BulkRows):
            return
        size, rect = theme.size, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme.draw_ground(painter, rect, option.state)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        takes = model.takes(row)
        if row.doubt is None:
            self._box(painter, rect, takes)
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        face = theme.initials_pixmap(initials(row.fn), ground(row.fn), size(AVATAR), dpr)
        top = round(rect.top() + (rect.height() - size(AVATAR)) / 2)
        painter.drawPixmap(QPoint(round(rect.left()) + size(FACE), top), face)
        place = QRectF(rect.left() + size(TEXT), rect.top() + size(7), 0, size(20))
        place.setRight(rect.right() - size(16))
        ink = theme.colour("ink" if takes else "dim")
        theme.draw_text(painter, place, model.named(row), face=theme.font(13, 600), ink=ink)
        place.moveTop(rect.top() + size(25))
        below = theme.colour("dim" if row.doubt is None else "warn")
        theme.draw_text(painter, place, words.changes(row), face=theme.font(12), ink=below)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2.5, 1.5, -2.5, -1.5), 4, 4)
        painter.restore()

    def _box(self, painter: QPainter, rect: QRectF, takes: bool) -> None:
        side = theme.size(BOX)
        box = QRectF(rect.left() + theme.size(SIDE), rect.center().y() - side / 2, side, side)
        painter.setPen(QPen(theme.colour("dim"), 1.4))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2.5, 2.5)
        if takes:
            device = painter.device()
            mark = theme.pixmap("check", "ink", 10, device.devicePixelRatioF() if device is not None else 1.0)
            half = mark.deviceIndependentSize() / 2
            painter.drawPixmap(box.center() - QPointF(half.width(), half.height()), mark)


class BulkList(RowTable):
    """Space or a click on its box leaves a row out, A all; Enter opens the card."""

    shows_focus = True

    turned = Signal()
    """Others are left out than before."""
    opened = Signal(int)
    """The card of this contact is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "painted")
        self.rows = BulkRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.doubleClicked.connect(self._open)

    def turn(self) -> None:
        """Leave the row the keyboard stands on out, or take it in again."""
        self.rows.turn(self.currentIndex().row())
        self.turned.emit()

    def turn_all(self) -> None:
        """Leave all out, or take all in again."""
        self.rows.turn_all()
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, A and Enter; other keys lead through the rows."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space and plain:
            self.turn()
        elif event.key() == Qt.Key.Key_A and plain:
            self.turn_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box turns it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < theme.size(FACE):
            self.turn()

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.opened.emit(row.contact_id)
