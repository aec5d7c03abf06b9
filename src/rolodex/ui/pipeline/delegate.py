"""How the card of a deal is painted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.deal import DealRow
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.pipeline import words

ROW = 125
GAP = 8
INSET = 12
AVATAR = 20
RADIUS = 10

Photos = Callable[[str], QImage | None]
Index = QModelIndex | QPersistentModelIndex


class DealDelegate(QStyledItemDelegate):
    """Paints title, contact, amount with its probability, the day it may close, and the next step."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._rounds: dict[tuple[str, int, float], QPixmap] = {}
        self.today = date.min

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, DealRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(1, 1, -1, -theme.size(GAP))
        self._ground(painter, rect, option.state)
        size = theme.size
        inner = rect.adjusted(size(INSET), size(9), -size(INSET), -size(9))
        line = QRectF(inner.left(), inner.top(), inner.width(), size(19))
        title = row.deal.title or _("No title")
        theme.draw_text(painter, line, title, face=theme.font(13, 600), ink=theme.colour("ink"))
        self._who(painter, line.translated(0, size(23)), row)
        self._worth(painter, line.translated(0, size(48)), row)
        self._next(painter, line.translated(0, size(76)), row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(theme.colour("selected" if chosen else "hover" if hovered else "card"))
        painter.setPen(QPen(theme.colour("accent" if chosen else "line"), 1.4 if chosen else 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _who(self, painter: QPainter, line: QRectF, row: DealRow) -> None:
        side = theme.size(AVATAR)
        drawn = self._round(row, side, _dpr(painter))
        top = line.top() + (line.height() - side) / 2
        painter.drawPixmap(QPoint(round(line.left()), round(top)), drawn)
        room = line.adjusted(side + theme.size(7), 0, 0, 0)
        name = row.fn or _("No name")
        theme.draw_text(painter, room, name, face=theme.font(12), ink=theme.colour("dim"))

    def _worth(self, painter: QPainter, line: QRectF, row: DealRow) -> None:
        """The amount and its probability at the left, the day at the right; the probability goes first."""
        chip, token = words.close_chip(row.deal, self.today)
        room = QRectF(line)
        if chip:
            end = QPointF(line.right(), line.center().y())
            left = theme.draw_chip(painter, end, chip, token)
            room.setRight(left - theme.size(6))
        amount = words.money(row.deal)
        face = theme.font(13, 600, tabular=True)
        theme.draw_text(painter, room, amount, face=face, ink=theme.colour("ink"))
        used = theme.metrics(13, 600, tabular=True).horizontalAdvance(amount)
        rest = room.adjusted(used + (theme.size(7) if amount else 0), 0, 0, 0)
        likely = words.probability(row)
        if theme.metrics(11).horizontalAdvance(likely) <= rest.width():
            theme.draw_text(painter, rest, likely, face=theme.font(11), ink=theme.colour("dim"))

    def _next(self, painter: QPainter, line: QRectF, row: DealRow) -> None:
        text, token = words.next_step(row, self.today)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(line.topLeft(), line.topRight())
        line = line.adjusted(0, theme.size(5), 0, theme.size(5))
        name = "bell" if row.next_id else "triangle-alert"
        drawn = theme.pixmap(name, token, 13, _dpr(painter))
        top = line.center().y() - drawn.deviceIndependentSize().height() / 2
        painter.drawPixmap(QPoint(round(line.left()), round(top)), drawn)
        room = line.adjusted(theme.size(19), 0, 0, 0)
        theme.draw_text(painter, room, text, face=theme.font(12), ink=theme.colour(token))

    def _round(self, row: DealRow, side: int, dpr: float) -> QPixmap:
        key = (row.photo, side, dpr)
        if row.photo and key not in self._rounds:
            photo = self._photos(row.photo)
            if photo is not None:
                if len(self._rounds) > 300:
                    self._rounds.clear()
                self._rounds[key] = theme.round_photo(photo, side, dpr)
        return self._rounds.get(key) or theme.initials_pixmap(row.initials, row.ground, side, dpr)


def _dpr(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0
