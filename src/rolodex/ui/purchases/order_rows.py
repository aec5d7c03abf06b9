"""Orders as rows of a list, page by page: the model, how a row is painted, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.purchase import PurchaseRow
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.purchases import words
from rolodex.ui.widgets.deed_list import NEW, DeedList
from rolodex.ui.widgets.row_model import NOWHERE, Index, RowModel

PAGE = 200
ROW = 54
INSET = 16


@dataclass(frozen=True, slots=True)
class Said:
    """An order in the words of its row; worded once, as a row is painted many times."""

    money: str
    standing: tuple[str, str]
    below: str
    when: str


class OrderRows(RowModel[PurchaseRow]):
    """One column of orders; asks for older ones when the view comes to the end of these."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: dict[int, Said] = {}
        self._more = self._asked = False
        self.today = date.min

    def show_rows(self, rows: Sequence[PurchaseRow], today: date, limit: int = PAGE) -> None:
        """Show these instead; as many as `limit` means that there may be more."""
        self.today = today
        self._said.clear()
        self._more, self._asked = len(rows) >= limit, False
        self._put(rows)

    def add_rows(self, rows: Sequence[PurchaseRow]) -> None:
        """Add the page that was asked for."""
        self._more, self._asked = len(rows) >= PAGE, False
        if rows:
            first = len(self._rows)
            self.beginInsertRows(NOWHERE, first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

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

    def named(self, row: PurchaseRow) -> str:
        """The number of an order."""
        return words.named(row.number)

    def spoken(self, row: PurchaseRow) -> str:
        """An order for those who cannot see it."""
        return words.spoken(row, self.today)

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
        ink = theme.colour("dim" if gone else "ink")
        theme.draw_fitting(painter, above, worded.money, face=face, ink=ink, align=theme.RIGHT)
        chip, (text, token) = right - width - size(10), worded.standing
        if text:
            end = QPointF(chip, above.center().y())
            chip = theme.draw_chip(painter, end, text, token)
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


class OrderList(DeedList):
    """P shows the contact of an order, B writes a payment down, R takes something back, N adds an order."""

    deeds = MappingProxyType(
        {
            Qt.Key.Key_N: NEW,
            Qt.Key.Key_P: "person",
            Qt.Key.Key_B: "pay",
            Qt.Key.Key_R: "refund",
            Qt.Key.Key_X: "cancel",
        }
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setItemDelegate(OrderDelegate(self))

    def id_of(self, row: object) -> int | None:
        """The id of an order."""
        return row.id if isinstance(row, PurchaseRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the figures to the panel, where they lead to another page."""
        if event.text().isdigit() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
