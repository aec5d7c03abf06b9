"""How one row of a rehearsal is painted, and where in it the mouse can press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.importing.plan_rows import Index
from rolodex.ui.importing.plan_words import CHOOSABLE, COLOURS, Deed, Shown

ROW = 51
SIDE = 15
BOX = 15
AVATAR = 36
FACE = 58
TEXT = 105
BARE_FACE = 16
BARE_TEXT = 63
"""Where picture and text stand in a row without a box."""
NARROW = 700
APART = " · "


@dataclass(frozen=True, slots=True)
class Room:
    """Where the parts of a row stand; `links` are deeds with their words and boxes."""

    box: QRectF
    names: QRectF
    pill: QRectF
    text: QRectF
    links: tuple[tuple[Deed, str, QRectF], ...]
    wide: bool


def words_of(row: Shown, deed: Deed, text: str) -> str:
    """The words of a link; the one that is chosen has a mark before it."""
    return f"✓ {text}" if deed == row.choice and row.kind == "alike" else text


def room(row: Shown, rect: QRectF) -> Room:
    """Where the parts of a row stand in this rectangle."""
    size = theme.size
    wide = rect.width() >= size(NARROW)
    pill_left = rect.left() + (rect.width() * 0.317 if wide else rect.width() * 0.62)
    detail_left = rect.left() + rect.width() * 0.508
    box = QRectF(rect.left() + size(SIDE), rect.center().y() - size(BOX) / 2, size(BOX), size(BOX))
    left = rect.left() + size(TEXT if row.boxed else BARE_TEXT)
    names = QRectF(left, rect.top(), pill_left - left - size(12), rect.height())
    pill_end = detail_left if wide else rect.right()
    wanted = theme.metrics(12, 500).horizontalAdvance(row.pill) + size(18)
    pill_room = min(wanted, pill_end - pill_left - size(12))
    pill = QRectF(pill_left, rect.center().y() - size(10), pill_room, size(20))
    if not wide:
        return Room(box, names, pill, QRectF(), (), wide)
    text, links = _flow(row, QRectF(detail_left, rect.top(), rect.right() - detail_left - size(16), 0), rect)
    return Room(box, names, pill, text, links, wide)


def _flow(row: Shown, place: QRectF, rect: QRectF) -> tuple[QRectF, tuple[tuple[Deed, str, QRectF], ...]]:
    """The text and behind it the links; where there is little room the text gives way."""
    measures, strong = theme.metrics(12), theme.metrics(12, 600)
    gap = measures.horizontalAdvance(APART)
    worded = [(deed, words_of(row, deed, text)) for deed, text in row.links]
    widths = [
        (strong if text.startswith("✓") else measures).horizontalAdvance(text) + 1 for _deed, text in worded
    ]
    taken = sum(widths) + gap * len(widths)
    wanted = measures.horizontalAdvance(row.text) + 1
    width = max(0.0, min(wanted, place.width() - taken))
    left = place.left() + (width + gap if row.text else 0)
    links = []
    for (deed, text), advance in zip(worded, widths, strict=True):
        links.append((deed, text, QRectF(left, rect.center().y() - theme.size(10), advance, theme.size(20))))
        left += advance + gap
    return QRectF(place.left(), rect.top(), width, rect.height()), tuple(links)


class PlanDelegate(QStyledItemDelegate):
    """Paints box, avatar, name, pill, and what will change with its links."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        theme.draw_ground(painter, rect, option.state)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Shown):
            self._row(painter, rect, row, focused=bool(option.state & QStyle.StateFlag.State_HasFocus))
        else:
            place = rect.adjusted(theme.size(TEXT), 0, 0, 0)
            theme.draw_text(painter, place, _("Reading…"), face=theme.font(12), ink=theme.colour("dim"))
        painter.restore()

    def _row(self, painter: QPainter, rect: QRectF, row: Shown, *, focused: bool) -> None:
        size = theme.size
        parts = room(row, rect)
        if row.boxed:
            self._box(painter, parts.box, row)
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        face = theme.initials_pixmap(row.initials, row.ground, size(AVATAR), dpr)
        top = round(rect.top() + (rect.height() - size(AVATAR)) / 2)
        painter.drawPixmap(QPoint(round(rect.left()) + size(FACE if row.boxed else BARE_FACE), top), face)
        left_out = row.boxed and row.choice == "skip" and row.kind != "rejected"
        ink = theme.colour("dim" if left_out else "ink")
        below = row.below if parts.wide else APART.join(part for part in (row.below, row.text) if part)
        names = QRectF(parts.names)
        names.setHeight(size(20))
        names.moveTop(rect.top() + size(7))
        theme.draw_text(painter, names, row.title, face=theme.font(13, 600), ink=ink)
        names.moveTop(rect.top() + size(25))
        theme.draw_text(painter, names, below, face=theme.font(12), ink=theme.colour("dim"))
        self._pill(painter, parts.pill, row)
        dim = theme.colour("dim")
        theme.draw_text(painter, parts.text, row.text, face=theme.font(12), ink=dim)
        self._links(painter, parts, row)
        if focused:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2.5, 1.5, -2.5, -1.5), 4, 4)

    def _box(self, painter: QPainter, box: QRectF, row: Shown) -> None:
        """The check box; faint where nothing can be chosen."""
        still = not CHOOSABLE[row.kind]
        painter.setPen(QPen(theme.colour("faint" if still else "dim"), 1.4))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2.5, 2.5)
        if row.checked:
            device = painter.device()
            dpr = device.devicePixelRatioF() if device is not None else 1.0
            mark = theme.pixmap("check", "faint" if still else "ink", 10, dpr)
            half = mark.deviceIndependentSize() / 2
            painter.drawPixmap(box.center() - QPointF(half.width(), half.height()), mark)

    def _pill(self, painter: QPainter, box: QRectF, row: Shown) -> None:
        ink, soft = COLOURS[row.kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(soft))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        inner = box.adjusted(theme.size(9), 0, -theme.size(8), 0)
        theme.draw_text(painter, inner, row.pill, face=theme.font(12, 500), ink=theme.colour(ink))

    def _links(self, painter: QPainter, parts: Room, row: Shown) -> None:
        dim = theme.colour("dim")
        gap = theme.metrics(12).horizontalAdvance(APART)
        first = True
        for _deed, text, box in parts.links:
            strong = text.startswith("✓")
            face = QFont(theme.font(12, 600 if strong else 400))
            face.setUnderline(not strong)
            if row.text or not first:
                before = QRectF(box.left() - gap, box.top(), gap, box.height())
                theme.draw_fitting(painter, before, APART, face=theme.font(12), ink=dim)
            first = False
            ink = theme.colour("ink") if strong else dim
            theme.draw_fitting(painter, box, text, face=face, ink=ink)
