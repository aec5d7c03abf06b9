"""How one line of the list is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.listing import ContactRow
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.contacts.matching import Places, Typed, paint_line, typed

ROW = 52
TABS_WIDTH = 24
LEFT = 17
AVATAR = 36
TEXT_LEFT = 64

Photos = Callable[[str], QImage | None]


class ContactDelegate(QStyledItemDelegate):
    """Paints a ready row: avatar, name with marks on what matched, job and firm, next follow-up."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self.typed = Typed()
        self._rounds: dict[tuple[str, int, float], QPixmap] = {}

    def mark(self, text: str) -> None:
        """Mark what these words match from now on."""
        self.typed = typed(text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, ContactRow):
            self.paint_row(painter, QRectF(option.rect), row, option.state)

    def paint_row(self, painter: QPainter, rect: QRectF, row: ContactRow, state: QStyle.StateFlag) -> None:
        """Paint one row into a rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        self._avatar(painter, rect, row)
        left = rect.left() + theme.size(TEXT_LEFT)
        right = rect.right() - theme.size(TABS_WIDTH + 7)
        half = rect.height() / 2
        detail = " · ".join(part for part in (row.found, row.detail) if part)
        above = theme.size(18 if detail else 10)
        top = QRectF(left, rect.top() + half - above, right - left, theme.size(20))
        below = QRectF(left, rect.top() + half, right - left, theme.size(20))
        top = self._due(painter, rect, row, top, below)
        name = row.fn or _("No name")
        in_name, in_detail = self.typed.places((name, detail))
        self._line(painter, top, name, in_name, bold=True)
        self._line(painter, below, detail, in_detail, bold=False)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        theme.draw_ground(painter, rect, state)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def _avatar(self, painter: QPainter, rect: QRectF, row: ContactRow) -> None:
        side = theme.size(AVATAR)
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        drawn = self._round(row.photo, side, dpr) if row.photo else None
        if drawn is None:
            drawn = theme.initials_pixmap(row.initials, row.ground, side, dpr)
        top = rect.top() + (rect.height() - side) / 2
        painter.drawPixmap(QPoint(round(rect.left()) + theme.size(LEFT), round(top)), drawn)

    def _round(self, sha256: str, side: int, dpr: float) -> QPixmap | None:
        key = (sha256, side, dpr)
        if key not in self._rounds:
            photo = self._photos(sha256)
            if photo is None:
                return None
            if len(self._rounds) > 300:
                self._rounds.clear()
            self._rounds[key] = theme.round_photo(photo, side, dpr)
        return self._rounds[key]

    def _due(self, painter: QPainter, rect: QRectF, row: ContactRow, top: QRectF, below: QRectF) -> QRectF:
        """Paint the next follow-up at the right; gives the room that is left for the name."""
        if not row.due:
            return top
        text, token = wording.due(row.due, wording.today())
        room = QRectF(rect.left(), rect.top(), top.right() - rect.left(), rect.height())
        face = theme.font(11)
        theme.draw_text(painter, room, text, face=face, ink=theme.colour(token), align=theme.RIGHT)
        width = theme.metrics(11).horizontalAdvance(text) + theme.size(8)
        below.setRight(below.right() - width)
        return QRectF(top.left(), top.top(), top.width() - width, top.height())

    def _line(self, painter: QPainter, room: QRectF, text: str, places: Places, *, bold: bool) -> None:
        if text:
            face, token = ((13, 600), "ink") if bold else ((12, 400), "dim")
            paint_line(painter, room, text, places, face=face, token=token)
