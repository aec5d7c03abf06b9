"""Tickets as rows: the list, how a row is painted, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.ticket import TicketRow
from rolodex.ui import theme
from rolodex.ui.contacts import ticket_words as words
from rolodex.ui.widgets.row_table import RowTable

ROW = 58
INSET = 16
AVATAR = 36
CHIP = 19
SOFT = {"warn": "warn_soft", "blue": "blue_soft", "good": "good_soft", "bad": "bad_soft"}

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TicketRows(QAbstractTableModel):
    """Tickets in one column of whole rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TicketRow, ...] = ()
        self.today = date.min

    def show_rows(self, rows: Sequence[TicketRow], today: date) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self.today = tuple(rows), today
        self.endResetModel()

    def row(self, position: int) -> TicketRow | None:
        """The ticket at a position."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def place_of(self, ticket_id: int) -> int:
        """The position of a ticket, -1 where it is not listed."""
        return next((at for at, row in enumerate(self._rows) if row.ticket.id == ticket_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return words.named(row.ticket)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(row, self.today)
        return None


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
            width = theme.metrics(11, 500).horizontalAdvance(text) + 2 * theme.size(8)
            box = QRectF(right - width, room.center().y() - theme.size(CHIP) / 2, width, theme.size(CHIP))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(SOFT[token]))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            face = theme.font(11, 500)
            theme.draw_fitting(painter, box, text, face=face, ink=theme.colour(token), align=theme.CENTRE)
            right = box.left() - theme.size(6)
        return QRectF(room.left(), room.top(), max(0.0, right - theme.size(6) - room.left()), room.height())


class TicketList(RowTable):
    """Enter opens a ticket, C closes it, A lets it wait or be open, R opens it again, N writes a new one."""

    wanted = Signal(str, int)
    """edit, close, wait, reopen, delete or person, and the ticket; new without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(TicketDelegate(self))
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _index: self.ask("edit"))

    def ask(self, deed: str) -> None:
        """Ask for something to be done with the current ticket."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, TicketRow):
            self.wanted.emit(deed, row.ticket.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for with the current ticket."""
        deeds = {
            Qt.Key.Key_Return: "edit",
            Qt.Key.Key_Enter: "edit",
            Qt.Key.Key_F2: "edit",
            Qt.Key.Key_C: "close",
            Qt.Key.Key_A: "wait",
            Qt.Key.Key_R: "reopen",
            Qt.Key.Key_P: "person",
            Qt.Key.Key_Delete: "delete",
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = deeds.get(Qt.Key(event.key())) if plain else None
        if deed:
            self.ask(deed)
        elif plain and event.key() == Qt.Key.Key_N:
            self.wanted.emit("new", 0)
        else:
            super().keyPressEvent(event)
