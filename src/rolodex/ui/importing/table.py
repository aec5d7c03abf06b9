"""The list of a plan: one painted row per card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
)
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
from rolodex.ui.importing.rows import PlanRow

ROW = 52
AVATAR = 36
NARROW = 620
CHIPS = {
    "new": ("good", "good_soft"),
    "update": ("blue", "blue_soft"),
    "doubt": ("warn", "warn_soft"),
    "rejected": ("bad", "bad_soft"),
}


class PlanTable(QTableView):
    """Shows rows of a plan, each in one line with its fate and what it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def show_rows(self, rows: Sequence[PlanRow]) -> None:
        """Show these rows."""
        self.rows.show(rows)

    def wanted_height(self) -> int:
        """The height at which nothing has to scroll."""
        return self.rows.rowCount() * theme.size(ROW) + 2


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[PlanRow, ...] = ()

    def show(self, rows: Sequence[PlanRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (row.title, row.below, row.chip, row.detail) if part)
        return None


class _Painter(QStyledItemDelegate):
    """Paints avatar, name, chip and detail; a narrow list puts the detail where the second line is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, PlanRow):
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

    def _avatar(self, painter: QPainter, rect: QRectF, row: PlanRow) -> None:
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        side = theme.size(AVATAR)
        drawn = theme.initials_pixmap(row.initials, row.ground, side, dpr)
        top = rect.top() + (rect.height() - side) / 2
        painter.drawPixmap(QPoint(round(rect.left()) + theme.size(16), round(top)), drawn)

    def _text(self, painter: QPainter, room: QRectF, text: str, px: int, weight: int) -> None:
        ink = theme.colour("ink" if weight > 400 else "dim")
        theme.draw_text(painter, room, text, face=theme.font(px, weight), ink=ink)

    def _chip(self, painter: QPainter, room: QRectF, row: PlanRow) -> None:
        ink, ground = CHIPS[row.verdict]
        width = min(room.width(), theme.metrics(12, 500).horizontalAdvance(row.chip) + theme.size(18))
        height = theme.size(20)
        box = QRectF(room.left(), room.top() + (room.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, height / 2, height / 2)
        inner = box.adjusted(theme.size(9), 0, -theme.size(8), 0)
        theme.draw_text(painter, inner, row.chip, face=theme.font(12, 500), ink=theme.colour(ink))
