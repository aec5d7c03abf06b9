"""Tickets as rows: the list, how a row is painted, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.ticket import TicketRow
from rolodex.ui import theme
from rolodex.ui.contacts import ticket_words as words
from rolodex.ui.widgets.deed_list import NEW, DeedList
from rolodex.ui.widgets.row_model import Index, RowModel

ROW = 58
INSET = 16
AVATAR = 36


class TicketRows(RowModel[TicketRow]):
    """Tickets in one column of whole rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = date.min

    def show_rows(self, rows: Sequence[TicketRow], today: date) -> None:
        """Show these."""
        self.today = today
        self._put(rows)

    def place_of(self, ticket_id: int) -> int:
        """The position of a ticket, -1 where it is not listed."""
        return next((at for at, row in enumerate(self._rows) if row.ticket.id == ticket_id), -1)

    def named(self, row: TicketRow) -> str:
        """The number and subject of a ticket."""
        return words.named(row.ticket)

    def spoken(self, row: TicketRow) -> str:
        """A ticket for those who cannot see it."""
        return words.spoken(row, self.today)


class TicketDelegate(QStyledItemDelegate):
    """Paints number and subject over who it is about, its state as chips and its age at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(row, TicketRow) or not isinstance(model, TicketRows):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, size = QRectF(option.rect), theme.size
        theme.draw_ground(painter, rect, option.state)
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        drawn = theme.initials_pixmap(row.initials, row.ground, size(AVATAR), dpr)
        top = round(rect.top() + (rect.height() - size(AVATAR)) / 2)
        painter.drawPixmap(QPoint(round(rect.left()) + size(INSET), top), drawn)
        left = rect.left() + size(INSET + AVATAR + 12)
        room = QRectF(left, rect.top(), rect.right() - size(INSET) - left, rect.height())
        room = self._marks(painter, room, row, model.today)
        above = QRectF(room.left(), rect.top() + size(10), room.width(), size(19))
        below = above.translated(0, size(19))
        title = words.named(row.ticket)
        theme.draw_text(painter, above, title, face=theme.font(13, 600), ink=theme.colour("ink"))
        said = words.below(row, model.today)
        theme.draw_text(painter, below, said, face=theme.font(12), ink=theme.colour("dim"))
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _marks(self, painter: QPainter, room: QRectF, row: TicketRow, today: date) -> QRectF:
        """Paint age and state at the right; gives the room that is left."""
        ticket, right = row.ticket, room.right()
        when = words.when(ticket, today)
        width = theme.metrics(12).horizontalAdvance(when)
        if room.width() > theme.size(420):
            box = QRectF(right - width, room.top(), width, room.height())
            theme.draw_fitting(painter, box, when, face=theme.font(12), ink=theme.colour("dim"))
            right = box.left() - theme.size(12)
        chips = [(words.status(ticket), words.TOKENS[ticket.status])]
        if ticket.priority == "high":
            chips.insert(0, (words.priority(ticket), "bad"))
        for text, token in chips:
            end = QPointF(right, room.center().y())
            left = theme.draw_chip(painter, end, text, token)
            right = left - theme.size(6)
        return QRectF(room.left(), room.top(), max(0.0, right - theme.size(6) - room.left()), room.height())


class TicketList(DeedList):
    """C closes a ticket, A lets it wait or be open, R opens it again, P shows its contact, N adds one."""

    deeds = MappingProxyType(
        {
            Qt.Key.Key_N: NEW,
            Qt.Key.Key_C: "close",
            Qt.Key.Key_A: "wait",
            Qt.Key.Key_R: "reopen",
            Qt.Key.Key_P: "person",
        }
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setItemDelegate(TicketDelegate(self))

    def id_of(self, row: object) -> int | None:
        """The id of a ticket."""
        return row.ticket.id if isinstance(row, TicketRow) else None
