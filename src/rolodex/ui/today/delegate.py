"""How a follow-up of today is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.today.row_places import AVATAR, ROW, Part, RowPlaces, places
from rolodex.ui.today.rows import Row

Index = QModelIndex | QPersistentModelIndex
Photos = Callable[[str], QImage | None]
RADIUS = 9


class FollowUpDelegate(QStyledItemDelegate):
    """Paints tick, round, what is to be done, whom it is about, when, and the buttons."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self.hot: tuple[int, Part] = (-1, "")
        self.may_write = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        view = option.widget
        focused = isinstance(view, QWidget) and view.hasFocus()
        current = focused and bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, option, current=current)
        if row.follow_up is None:
            self._head(painter, rect, row)
        else:
            self._row(painter, rect, row, row.follow_up, index.row(), current=current)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        view = option.widget
        bottom = float(view.viewport().height()) if hasattr(view, "viewport") else rect.bottom() + 99
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if current or hovered:
            painter.save()
            if rect.top() < RADIUS or rect.bottom() > bottom - RADIUS:
                # the list stands in a card with round corners
                path = QPainterPath()
                path.addRoundedRect(QRectF(rect.left(), 0, rect.width(), bottom), RADIUS, RADIUS)
                painter.setClipPath(path)
            painter.fillRect(rect, theme.colour("selected" if current else "hover"))
            if current:
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
            painter.restore()
        if rect.bottom() < bottom - 1:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))

    def _head(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        size = theme.size
        image = theme.pixmap("chevron-down" if row.opened else "chevron-right", "dim", 16, _dpr(painter))
        painter.drawPixmap(QPointF(rect.left() + size(19), round(rect.center().y()) - size(8)), image)
        room = rect.adjusted(size(49), 0, -size(17), 0)
        theme.draw_text(painter, room, row.title, face=theme.font(13, 600), ink=theme.colour("ink"))
        room.setLeft(room.left() + theme.metrics(13, 600).horizontalAdvance(row.title) + size(8))
        theme.draw_text(painter, room, row.below, face=theme.font(12), ink=theme.colour("dim"))

    def _row(
        self, painter: QPainter, rect: QRectF, row: Row, follow_up: FollowUp, place: int, *, current: bool
    ) -> None:
        at = places(rect, row, may_write=self.may_write)
        hot: Part = self.hot[1] if self.hot[0] == place else ""
        self._tick(painter, at, hot=hot == "tick")
        self._avatar(painter, at.avatar, follow_up)
        said = [row.below, row.why] if current else [row.below]
        below = " · ".join(part for part in said if part)
        # in a narrow row with two lines the marks leave the upper one to the title
        beside = at.worded or not below
        begins = self._chip(painter, at, row, follow_up, beside=beside)
        if at.tight:
            at.below.setLeft(max(at.below.left(), at.chip.right() + theme.size(8)))
        else:
            at.below.setRight(begins - theme.size(8))
            if beside:
                at.title.setRight(min(at.title.right(), begins - theme.size(8)))
        if not below and not at.tight:
            at.title.moveCenter(QPointF(at.title.center().x(), at.title.bottom()))
        _line(painter, at.title, row.title, bold=True)
        _line(painter, at.below, below, bold=False)
        if not at.call.isEmpty():
            self._button(painter, at.call, "phone", "", hot=hot == "call")
        if not at.snooze.isEmpty():
            words = _("Snooze") if at.worded else ""
            self._button(painter, at.snooze, "clock", words, hot=hot == "snooze")

    def _tick(self, painter: QPainter, at: RowPlaces, *, hot: bool) -> None:
        if at.tick.isEmpty():
            return
        painter.setPen(QPen(theme.colour("accent" if hot else "dim"), 1.5))
        painter.setBrush(theme.colour("accent_soft") if hot else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at.tick.adjusted(0.75, 0.75, -0.75, -0.75))
        if hot:
            image = theme.pixmap("check", "accent", 12, _dpr(painter))
            half = image.deviceIndependentSize() / 2
            painter.drawPixmap(at.tick.center() - QPointF(half.width(), half.height()), image)

    def _avatar(self, painter: QPainter, at: QPointF, follow_up: FollowUp) -> None:
        side = theme.size(AVATAR)
        if not follow_up.contact_id:
            centre = at + QPointF(side / 2, side / 2)
            theme.draw_round_icon(
                painter, centre, "calendar-check", token="dim", soft="chip", radius=side // 2
            )
            return
        photo = self._photos(follow_up.photo) if follow_up.photo else None
        if photo is not None:
            drawn = theme.round_photo(photo, side, _dpr(painter))
        else:
            drawn = theme.initials_pixmap(follow_up.initials, follow_up.ground, side, _dpr(painter))
        painter.drawPixmap(at, drawn)

    def _chip(
        self, painter: QPainter, at: RowPlaces, row: Row, follow_up: FollowUp, *, beside: bool
    ) -> float:
        """Paint when it is due and its marks; gives where they begin."""
        left = at.chip.left() if row.chip and not at.tight else at.title.right() + theme.size(8)
        if row.chip:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.soft(row.token))
            painter.drawRoundedRect(at.chip, at.chip.height() / 2, at.chip.height() / 2)
            ink = theme.colour(row.token)
            theme.draw_fitting(
                painter, at.chip, row.chip, face=theme.font(12, 500), ink=ink, align=theme.CENTRE
            )
        for there, icon in ((follow_up.rrule, "repeat"), (follow_up.snoozed, "alarm-clock")):
            if there:
                left -= theme.size(19)
                image = theme.pixmap(icon, "dim", 13, _dpr(painter))
                middle = at.title.bottom() if beside else at.below.center().y()
                painter.drawPixmap(QPointF(left, round(middle - theme.size(7))), image)
        return left

    def _button(self, painter: QPainter, box: QRectF, icon: str, words: str, *, hot: bool) -> None:
        size = theme.size
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("hover" if hot else "card"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), size(8), size(8))
        image = theme.pixmap(icon, "ink", 16, _dpr(painter))
        side = image.deviceIndependentSize()
        left = box.left() + size(12) if words else box.center().x() - side.width() / 2
        painter.drawPixmap(QPointF(round(left), round(box.center().y() - side.height() / 2)), image)
        if words:
            room = box.adjusted(size(33), 0, 0, 0)
            theme.draw_fitting(painter, room, words, face=theme.font(13, 500), ink=theme.colour("ink"))


def _line(painter: QPainter, room: QRectF, text: str, *, bold: bool) -> None:
    # what fits is measured once for each text and width
    px, weight, token = (13, 600, "ink") if bold else (12, 400, "dim")
    fitting = theme.shortened(text, px, weight, int(room.width()))
    theme.draw_fitting(painter, room, fitting, face=theme.font(px, weight), ink=theme.colour(token))


def _dpr(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0
