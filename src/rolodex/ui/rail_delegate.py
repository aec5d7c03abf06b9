"""How a row of the rail is painted, and how the name of a group is written into it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.ui import theme, wording
from rolodex.ui.name_line import name_line
from rolodex.ui.rail_rows import RailItem

ITEM = 35
HEAD = 46

Index = QModelIndex | QPersistentModelIndex


class RailDelegate(QStyledItemDelegate):
    """Paints a row of the rail; only its icon where the rail is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(Qt.ItemDataRole.UserRole)
        head = isinstance(item, RailItem) and item.kind == "head"
        return QSize(20, theme.size((16 if self.narrow else HEAD) if head else ITEM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(item, RailItem):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if item.kind == "head":
            self._head(painter, rect, item)
        else:
            self._item(painter, rect, item, option.state)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRectF, item: RailItem) -> None:
        if self.narrow:
            return
        room = rect.adjusted(theme.size(20), theme.size(16), -theme.size(8), 0)
        face = theme.font(11, 600, 0.8)
        theme.draw_text(painter, room, item.text.upper(), face=face, ink=theme.colour("dim"))

    def _item(self, painter: QPainter, rect: QRectF, item: RailItem, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, state)
        size = theme.size
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        token = "accent" if chosen else "dim"
        if item.icon:
            icon = theme.pixmap(item.icon, token, 16, dpr)
            side = icon.deviceIndependentSize().height()
            left = rect.left() + ((rect.width() - side) / 2 if self.narrow else size(20))
            painter.drawPixmap(QPoint(round(left), round(rect.center().y() - side / 2)), icon)
        else:
            self._dot(painter, rect, item.colour)
        if self.narrow:
            return
        right = rect.right() - size(21)
        start = size(46 if item.icon else 39)
        if item.waits:
            right -= self._badge(painter, rect, item.count) if item.count else 0
        elif item.count is not None:
            counts = theme.metrics(12, tabular=True).horizontalAdvance(wording.number(item.count)) + size(8)
            needs = theme.metrics(13).horizontalAdvance(item.text)
            if item.kind == "panel" and needs > right - counts - rect.left() - start:
                # A count of ours gives way to a name that is long in this language; screen readers tell it.
                right = rect.right() - size(13)
            else:
                room = QRectF(rect.left(), rect.top(), right - rect.left(), rect.height())
                self._count(painter, room, item)
                right -= counts
        room = QRectF(rect.left() + start, rect.top(), 0, rect.height())
        room.setRight(right)
        face = _face(item, room.width(), chosen=chosen)
        theme.draw_text(painter, room, item.text, face=face, ink=theme.colour("ink"))

    def _dot(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        side = theme.size(9)
        left = rect.left() + ((rect.width() - side) / 2 if self.narrow else theme.size(20))
        painter.setBrush(theme.colour(colour))
        # The colour of lines hardly stands out from the rail: it gets a rim.
        painter.setPen(QPen(theme.colour("faint"), 1) if colour == "line" else Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(left, rect.center().y() - side / 2, side, side))

    def _count(self, painter: QPainter, room: QRectF, item: RailItem) -> None:
        face = theme.font(12, tabular=True)
        text = wording.number(item.count or 0)
        theme.draw_text(painter, room, text, face=face, ink=theme.colour("dim"), align=theme.RIGHT)

    def _badge(self, painter: QPainter, rect: QRectF, count: int) -> float:
        """What waits to be done, as white on the accent; gives the width it takes."""
        text = wording.number(count)
        high = theme.size(18)
        wide = max(theme.metrics(12, 600).horizontalAdvance(text) + theme.size(12), theme.size(22))
        box = QRectF(rect.right() - theme.size(21) - wide, rect.center().y() - high / 2, wide, high)
        painter.setBrush(theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, high / 2, high / 2)
        ink = theme.colour("onacc")
        theme.draw_text(painter, box, text, face=theme.font(12, 600), ink=ink, align=theme.CENTRE)
        return wide + theme.size(8)

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        inset = theme.size(9)
        box = rect.adjusted(inset + 0.5, 0.5, -inset - 0.5, -0.5)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("card"))
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRoundedRect(box, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("railhover"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(box, 8, 8)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the name of a group."""
        return name_line(QLineEdit(parent))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the line where the name stands."""
        inset = theme.size(40)
        editor.setGeometry(option.rect.adjusted(inset, 2, -theme.size(10), -2))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was written."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)


def _face(item: RailItem, room: float, *, chosen: bool) -> QFont:
    """What a name is written in: smaller where one of ours is long, bold where it is chosen and has room."""

    def fits(points: int, weight: int) -> bool:
        return theme.metrics(points, weight).horizontalAdvance(item.text) <= room

    points = 12 if item.kind == "panel" and not fits(13, 400) else 13
    return theme.font(points, 600 if chosen and fits(points, 600) else 400)
