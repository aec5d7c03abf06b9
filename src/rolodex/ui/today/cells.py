"""How a day of the week or month is painted: its number, and a strip for each entry that fits."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import ngettext
from rolodex.ui import theme, wording
from rolodex.ui.today import words
from rolodex.ui.today.span_model import Cell

Index = QModelIndex | QPersistentModelIndex
NUMBER = 24
LOW, HIGH = 18, 38
"""Heights of a strip of one line and of two."""
GAP = 3
INSET = 5


def strips(rect: QRectF, cell: Cell, *, tall: bool) -> Iterator[tuple[QRectF, FollowUp]]:
    """The entries that fit into a day, and where each stands."""
    size = theme.size
    top, height, gap = rect.top() + size(NUMBER), size(HIGH if tall else LOW), size(GAP)
    bottom = rect.bottom() - size(2)
    room = int((bottom - top + gap) // (height + gap))
    if tall and len(cell.entries) > room:
        # the number of the others needs a line; in a month it stands beside that of the day
        room = int((bottom - size(16) - top + gap) // (height + gap))
    for place, entry in enumerate(cell.entries[: max(0, room)]):
        left = rect.left() + size(INSET)
        yield (
            QRectF(left, top + place * (height + gap), rect.width() - size(2 * INSET), height),
            entry,
        )


class CellDelegate(QStyledItemDelegate):
    """Paints one day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tall = True
        self.drop: tuple[int, int] = (-1, -1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(cell, Cell):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._ground(painter, rect, option, index, cell)
        self._number(painter, rect, cell)
        last = rect.top() + theme.size(NUMBER - GAP)
        shown = 0
        for box, entry in strips(rect, cell, tall=self.tall):
            self._strip(painter, box, entry, cell)
            last, shown = box.bottom(), shown + 1
        if self.tall and shown < len(cell.entries):
            more = len(cell.entries) - shown
            text = ngettext("+%(count)d more", "+%(count)d more", more) % {"count": more}
            room = QRectF(
                rect.left() + theme.size(9), last + 1, rect.width() - theme.size(14), theme.size(16)
            )
            theme.draw_text(painter, room, text, face=theme.font(11), ink=theme.colour("dim"))
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index, cell: Cell
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        dropped = (index.row(), index.column()) == self.drop
        if dropped or chosen:
            painter.fillRect(rect, theme.colour("accent_soft" if dropped else "selected"))
        elif not cell.inside:
            painter.fillRect(rect, theme.colour("hover"))
        model, line = index.model(), theme.colour("line")
        # the card has its own border
        if index.column() < model.columnCount() - 1:
            painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), line)
        if index.row() < model.rowCount() - 1:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        view = option.widget
        if chosen and isinstance(view, QWidget) and view.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _number(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        size = theme.size
        room = QRectF(rect.left() + size(5), rect.top() + size(3), size(22), size(20))
        ink = "ink" if cell.inside else "dim"
        if cell.is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(room, size(10), size(10))
            ink = "onacc"
        face = theme.font(12, 600 if cell.is_today else 500, 0, True)
        text = str(cell.day.day)
        theme.draw_fitting(painter, room, text, face=face, ink=theme.colour(ink), align=theme.CENTRE)
        if cell.entries and not self.tall:
            count = wording.number(len(cell.entries))
            side = rect.adjusted(0, size(3), -size(9), 0)
            side.setHeight(size(20))
            theme.draw_text(
                painter, side, count, face=theme.font(11), ink=theme.colour("dim"), align=theme.RIGHT
            )

    def _strip(self, painter: QPainter, box: QRectF, entry: FollowUp, cell: Cell) -> None:
        size = theme.size
        soft, token = _colours(entry, cell)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(soft))
        painter.drawRoundedRect(box, size(5), size(5))
        room = box.adjusted(size(6), 0, -size(4), 0)
        icon = _icon(entry)
        if icon:
            device = painter.device()
            image = theme.pixmap(icon, token, 12, device.devicePixelRatioF() if device is not None else 1.0)
            top = box.top() + (size(LOW) - image.deviceIndependentSize().height()) / 2
            painter.drawPixmap(QPointF(room.left(), round(top)), image)
            room.setLeft(room.left() + size(16))
        at = entry.shown or entry.due
        clock = at[11:16] if "T" in at else ""
        what, who = words.title(entry), entry.fn
        if words.is_fixed(entry) and who:
            what, who = who, what
        ink = theme.colour(token)
        if self.tall:
            first = QRectF(room.left(), box.top() + size(2), room.width(), size(17))
            second = QRectF(box.left() + size(6), box.top() + size(18), box.width() - size(10), size(17))
            said = f"{clock} {what}" if clock else what
            _line(painter, first, said, (12, 500), ink)
            _line(painter, second, who, (11, 400), theme.colour("dim"))
            return
        text = f"{clock} {what}" if clock else what
        _line(painter, room, text, (11, 500), ink)


def _line(painter: QPainter, room: QRectF, text: str, face: tuple[int, int], ink: QColor) -> None:
    px, weight = face
    fitting = theme.shortened(text, px, weight, max(0, int(room.width())))
    theme.draw_fitting(painter, room, fitting, face=theme.font(px, weight), ink=ink)


def _colours(entry: FollowUp, cell: Cell) -> tuple[str, str]:
    if words.is_fixed(entry):
        return ("blue_soft", "blue") if entry.origin == "deal" else ("violet_soft", "violet")
    if cell.is_today:
        return "warn_soft", "warn"
    if cell.is_over:
        return "bad_soft", "bad"
    return "chip", "ink"


def _icon(entry: FollowUp) -> str:
    if words.is_fixed(entry):
        return "handshake" if entry.origin == "deal" else "cake" if entry.origin == "birthday" else "heart"
    if entry.snoozed:
        return "alarm-clock"
    return "repeat" if entry.rrule else ""
