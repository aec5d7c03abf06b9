"""One row of the command palette, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rolodex.ui import theme

ROW = 36


@dataclass(frozen=True, slots=True)
class Row:
    """An action with its shortcut, or a person (an id) with job and firm."""

    text: str
    detail: str = ""
    shortcut: str = ""
    icon: QIcon = field(default_factory=QIcon)
    action: QAction | None = None
    person: int = 0


class RowDelegate(QStyledItemDelegate):
    """Paints a row: icon, text, what it says besides, and the shortcut at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, theme.size(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect, theme.size(6), theme.size(6))
        side = theme.size(16)
        icon = theme.icon("user-round") if row.person else row.icon
        icon.paint(painter, rect.left() + theme.size(8), rect.center().y() - side // 2, side, side)
        room = QRectF(rect).adjusted(theme.size(34), 0, -theme.size(10), 0)
        if row.shortcut:
            room.setRight(self._draw_right(painter, room, row.shortcut))
        theme.draw_text(painter, room, row.text, face=theme.font(13, 500), ink=theme.colour("ink"))
        room.setLeft(room.left() + theme.metrics(13, 500).horizontalAdvance(row.text) + theme.size(10))
        if row.detail and room.width() > theme.size(40):
            theme.draw_text(painter, room, row.detail, face=theme.font(12), ink=theme.colour("dim"))
        painter.restore()

    def _draw_right(self, painter: QPainter, room: QRectF, text: str) -> float:
        """Draw the shortcut; gives where the room for the rest ends."""
        theme.draw_text(painter, room, text, face=theme.font(12), ink=theme.colour("dim"), align=theme.RIGHT)
        return room.right() - theme.metrics(12).horizontalAdvance(text) - theme.size(12)
