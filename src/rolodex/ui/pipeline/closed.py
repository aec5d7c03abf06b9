"""Deals that were won or lost, the last first."""

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
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.deal import DealRow
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.pipeline import words
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.row_table import RowTable

ROW = 52
INSET = 16
AVATAR = 32

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Closed(QAbstractTableModel):
    """Won and lost deals in one column of whole rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DealRow, ...] = ()
        self.today = date.min

    def show_rows(self, rows: Sequence[DealRow], today: date) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self.today = tuple(rows), today
        self.endResetModel()

    def row(self, position: int) -> DealRow | None:
        """The deal at a position."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def told(self, row: DealRow) -> str:
        """How a deal ended, and when."""
        how = _("won") if row.deal.status == "won" else _("lost: %(reason)s") % {"reason": row.deal.reason}
        return words.SEPARATOR.join(part for part in (how, words.closed_on(row.deal, self.today)) if part)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.deal.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.deal.title, row.fn, words.money(row.deal), self.told(row))
            return ", ".join(part for part in parts if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Paints what it was and with whom at the left, how it ended and for how much at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(row, DealRow) or not isinstance(model, Closed):
            return
        rect, size = QRectF(option.rect), theme.size
        theme.draw_ground(painter, rect, option.state)
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        drawn = theme.initials_pixmap(row.initials, row.ground, size(AVATAR), dpr)
        top = round(rect.top() + (rect.height() - size(AVATAR)) / 2)
        painter.drawPixmap(QPoint(round(rect.left()) + size(INSET), top), drawn)
        left = rect.left() + size(INSET + AVATAR + 12)
        above = QRectF(left, rect.top() + size(7), rect.right() - size(INSET) - left, size(19))
        below = above.translated(0, size(19))
        self._line(painter, above, row.deal.title or _("No title"), words.money(row.deal), (13, 600))
        token = "good" if row.deal.status == "won" else "bad"
        self._line(painter, below, row.fn or _("No name"), model.told(row), (12, 400), "dim", token)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @staticmethod
    def _line(  # noqa: PLR0917 - a line has two ends, each with its colour
        painter: QPainter,
        room: QRectF,
        left: str,
        right: str,
        face: tuple[int, int],
        token: str = "ink",
        right_token: str = "ink",
    ) -> None:
        shown = theme.shortened(right, *face, int(room.width() * 0.6))
        used = theme.metrics(*face).horizontalAdvance(shown)
        ink = theme.colour(right_token)
        theme.draw_text(painter, room, shown, face=theme.font(*face), ink=ink, align=theme.RIGHT)
        rest = room.adjusted(0, 0, -used - theme.size(12), 0)
        theme.draw_text(painter, rest, left, face=theme.font(*face), ink=theme.colour(token))


class ClosedList(RowTable):
    """Enter opens a deal, R opens it again, Esc leads back to the board."""

    wanted = Signal(str, int)
    """edit, reopen, delete or person, and the deal."""
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for with the current deal."""
        deeds = {
            Qt.Key.Key_Return: "edit",
            Qt.Key.Key_Enter: "edit",
            Qt.Key.Key_F2: "edit",
            Qt.Key.Key_R: "reopen",
            Qt.Key.Key_P: "person",
            Qt.Key.Key_Delete: "delete",
        }
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = deeds.get(Qt.Key(event.key())) if plain else None
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif deed and isinstance(row, DealRow):
            self.wanted.emit(deed, row.deal.id)
        else:
            super().keyPressEvent(event)


class ClosedDeals(QFrame):
    """The list of won and lost deals, or a line that there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.list = ClosedList(self)
        self.rows = Closed(self)
        self.none = Blank("trophy", self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setMouseTracking(True)
        self.list.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.doubleClicked.connect(lambda _index: self._open())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.addWidget(self.list)
        column.addWidget(self.none)
        self.setFocusProxy(self.list)
        self.retranslate()

    def show_rows(self, rows: Sequence[DealRow], today: date) -> None:
        """Show these; the current row stays where it is."""
        place = max(0, self.list.currentIndex().row())
        self.rows.show_rows(rows, today)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        if rows:
            self.list.selectRow(min(place, len(rows) - 1))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.list.setAccessibleName(_("Won and lost deals"))
        self.none.say(_("Nothing won or lost yet"), _("Deals that are closed are kept here."))
        self.list.viewport().update()

    def paint_icon(self) -> None:
        """Draw the icon in the colours of the theme in force."""
        self.none.paint_icon()

    def _open(self) -> None:
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, DealRow):
            self.list.wanted.emit("edit", row.deal.id)
