"""Orders as rows of a list, page by page: the model, how a row is painted, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.purchase import PurchaseRow
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.purchases import words
from rolodex.ui.widgets.row_table import RowTable

PAGE = 200
ROW = 54
INSET = 16
CHIP = 19
SOFT = {"warn": "warn_soft", "bad": "bad_soft", "dim": "chip"}

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Said:
    """An order in the words of its row; worded once, as a row is painted many times."""

    money: str
    standing: tuple[str, str]
    below: str
    when: str


class OrderRows(QAbstractTableModel):
    """One column of orders; asks for older ones when the view comes to the end of these."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PurchaseRow] = []
        self._said: dict[int, Said] = {}
        self._more = self._asked = False
        self.today = date.min

    def show_rows(self, rows: Sequence[PurchaseRow], today: date, limit: int = PAGE) -> None:
        """Show these instead; as many as `limit` means that there may be more."""
        self.beginResetModel()
        self._rows, self.today = list(rows), today
        self._said.clear()
        self._more, self._asked = len(rows) >= limit, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[PurchaseRow]) -> None:
        """Add the page that was asked for."""
        self._more, self._asked = len(rows) >= PAGE, False
        if rows:
            first = len(self._rows)
            self.beginInsertRows(NOWHERE, first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row(self, position: int) -> PurchaseRow | None:
        """The order at a position."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def said(self, position: int) -> Said:
        """The words of the row at a position."""
        known = self._said.get(position)
        if known is None:
            row = self._rows[position]
            known = self._said[position] = Said(
                wording.money(row.total, row.currency),
                words.standing(row, self.today),
                words.below(row),
                words.day(row.at, self.today),
            )
        return known

    def retranslate(self) -> None:
        """Word the rows anew."""
        self._said.clear()

    def place_of(self, purchase_id: int) -> int:
        """The position of an order, -1 where it is not listed."""
        return next((at for at, row in enumerate(self._rows) if row.id == purchase_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return words.named(row.number)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(row, self.today)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit()


class OrderDelegate(QStyledItemDelegate):
    """Paints whose order it is over what was sold; how it stands, the sum and the day at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(row, PurchaseRow) or not isinstance(model, OrderRows):
            return
        rect, size = QRectF(option.rect), theme.size
        theme.draw_ground(painter, rect, option.state)
        left, right = rect.left() + size(INSET), rect.right() - size(INSET)
        above = QRectF(left, rect.top() + size(8), right - left, size(19))
        gone = row.status == "cancelled"
        worded = model.said(index.row())
        width = theme.metrics(13, 600, 0.0, tabular=True).horizontalAdvance(worded.money)
        face = theme.font(13, 600, 0.0, tabular=True)
        ink = theme.colour("faint" if gone else "ink")
        theme.draw_fitting(painter, above, worded.money, face=face, ink=ink, align=theme.RIGHT)
        chip = self._chip(painter, above, right - width - size(10), worded.standing)
        name = QRectF(left, above.top(), max(0.0, chip - size(10) - left), above.height())
        said = theme.shortened(row.fn or _("No name"), 13, 600, int(name.width()))
        theme.draw_fitting(painter, name, said, face=theme.font(13, 600), ink=ink)
        self._below(painter, above.translated(0, size(19)), worded)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @staticmethod
    def _below(painter: QPainter, room: QRectF, worded: Said) -> None:
        when = worded.when
        face, ink = theme.font(12), theme.colour("dim")
        theme.draw_fitting(painter, room, when, face=face, ink=ink, align=theme.RIGHT)
        rest = room.adjusted(0, 0, -theme.metrics(12).horizontalAdvance(when) - theme.size(12), 0)
        said = theme.shortened(worded.below, 12, 400, int(rest.width()))
        theme.draw_fitting(painter, rest, said, face=face, ink=ink)

    @staticmethod
    def _chip(painter: QPainter, room: QRectF, right: float, standing: tuple[str, str]) -> float:
        """Paint how an order stands; gives where that begins."""
        text, token = standing
        if not text:
            return right
        width = theme.metrics(11, 500).horizontalAdvance(text) + 2 * theme.size(8)
        box = QRectF(right - width, room.center().y() - theme.size(CHIP) / 2, width, theme.size(CHIP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(SOFT[token]))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = theme.colour(token)
        theme.draw_fitting(painter, box, text, face=theme.font(11, 500), ink=ink, align=theme.CENTRE)
        painter.restore()
        return box.left()


class OrderList(RowTable):
    """Enter opens an order, P its contact, B writes a payment down, R takes something back, N adds one."""

    wanted = Signal(str, int)
    """edit, person, pay, refund, cancel or delete, and the order; new without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(OrderDelegate(self))
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _index: self.ask("edit"))

    def ask(self, deed: str) -> None:
        """Ask for something to be done with the current order."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, PurchaseRow):
            self.wanted.emit(deed, row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for with the current order."""
        deeds = {
            Qt.Key.Key_Return: "edit",
            Qt.Key.Key_Enter: "edit",
            Qt.Key.Key_F2: "edit",
            Qt.Key.Key_P: "person",
            Qt.Key.Key_B: "pay",
            Qt.Key.Key_R: "refund",
            Qt.Key.Key_X: "cancel",
            Qt.Key.Key_Delete: "delete",
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = deeds.get(Qt.Key(event.key())) if plain else None
        if deed:
            self.ask(deed)
        elif plain and event.key() == Qt.Key.Key_N:
            self.wanted.emit("new", 0)
        elif plain and event.text().isdigit():
            event.ignore()  # leads to another page of the panel
        else:
            super().keyPressEvent(event)
