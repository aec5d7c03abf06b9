"""The list of what a file cannot say: one painted row for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from rolodex.ui import theme
from rolodex.ui.widgets.row_model import Index, RowModel

ROW = 52
AVATAR = 36
NARROW = 620


@dataclass(frozen=True, slots=True)
class LossRow:
    """Something a file cannot say: whose it is, what it says, which field, and why it is left out."""

    title: str
    below: str
    chip: str
    detail: str
    initials: str
    ground: int


class LossTable(QTableView):
    """Shows each loss in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "ringed")
        self.rows = _Rows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(theme.size(ROW))
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.size(18))

    def show_rows(self, rows: Sequence[LossRow]) -> None:
        """Show these rows."""
        self.rows.show(rows)

    def wanted_height(self) -> int:
        """The height at which nothing has to scroll."""
        return self.rows.rowCount() * theme.size(ROW) + 4


class _Rows(RowModel[LossRow]):
    """The rows of the list."""

    def show(self, rows: Sequence[LossRow]) -> None:
        """Show these."""
        self._put(rows)

    def named(self, row: LossRow) -> str:
        """Whose it is."""
        return row.title

    def spoken(self, row: LossRow) -> str:
        """All that is painted."""
        return ", ".join(part for part in (row.title, row.below, row.chip, row.detail) if part)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is painted may be cut short; resting on it tells it whole."""
        whole = role == Qt.ItemDataRole.ToolTipRole
        return super().data(index, Qt.ItemDataRole.AccessibleTextRole if whole else role)


class _Painter(QStyledItemDelegate):
    """Paints avatar, name, chip and detail; a narrow list puts the detail where the second line is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, LossRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._avatar(painter, rect, row)
        wide = rect.width() >= theme.size(NARROW)
        left = rect.left() + theme.size(64)
        chip_left = rect.left() + rect.width() * 0.36 if wide else rect.right() - theme.size(120)
        names = chip_left - left - theme.size(12)
        below = row.below if wide else " · ".join(part for part in (row.below, row.detail) if part)
        self._text(
            painter, QRectF(left, rect.top() + theme.size(7), names, theme.size(20)), row.title, 13, 600
        )
        self._text(painter, QRectF(left, rect.top() + theme.size(26), names, theme.size(18)), below, 12, 400)
        self._chip(painter, QRectF(chip_left, rect.top(), theme.size(110), rect.height()), row)
        if wide:
            start = rect.left() + max(rect.width() * 0.53, chip_left - rect.left() + theme.size(116))
            room = QRectF(start, rect.top(), rect.right() - start - theme.size(16), rect.height())
            self._text(painter, room, row.detail, 12, 400)
        painter.restore()

    def _avatar(self, painter: QPainter, rect: QRectF, row: LossRow) -> None:
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        side = theme.size(AVATAR)
        drawn = theme.initials_pixmap(row.initials, row.ground, side, dpr)
        top = rect.top() + (rect.height() - side) / 2
        painter.drawPixmap(QPoint(round(rect.left()) + theme.size(16), round(top)), drawn)

    def _text(self, painter: QPainter, room: QRectF, text: str, px: int, weight: int) -> None:
        ink = theme.colour("ink" if weight > 400 else "dim")
        theme.draw_text(painter, room, text, face=theme.font(px, weight), ink=ink)

    def _chip(self, painter: QPainter, room: QRectF, row: LossRow) -> None:
        width = min(room.width(), theme.metrics(12, 500).horizontalAdvance(row.chip) + theme.size(18))
        height = theme.size(20)
        box = QRectF(room.left(), room.top() + (room.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("blue_soft"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        inner = box.adjusted(theme.size(9), 0, -theme.size(8), 0)
        theme.draw_text(painter, inner, row.chip, face=theme.font(12, 500), ink=theme.colour("blue"))
