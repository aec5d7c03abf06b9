"""Deals that were won or lost, the last first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.deal import DealRow
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.handing_on import hand_on
from rolodex.ui.pipeline import words
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.deed_list import DeedList
from rolodex.ui.widgets.row_model import Index, RowModel

ROW = 52
INSET = 16
AVATAR = 32


class Closed(RowModel[DealRow]):
    """Won and lost deals in one column of whole rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = date.min

    def show_rows(self, rows: Sequence[DealRow], today: date) -> None:
        """Show these."""
        self.today = today
        self._put(rows)

    def told(self, row: DealRow) -> str:
        """How a deal ended, and when."""
        how = _("won") if row.deal.status == "won" else _("lost: %(reason)s") % {"reason": row.deal.reason}
        return words.SEPARATOR.join(part for part in (how, words.closed_on(row.deal, self.today)) if part)

    def named(self, row: DealRow) -> str:
        """The title of a deal."""
        return row.deal.title

    def spoken(self, row: DealRow) -> str:
        """A deal for those who cannot see it."""
        parts = (row.deal.title, row.fn, words.money(row.deal), self.told(row))
        return ", ".join(part for part in parts if part)


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


class ClosedList(DeedList):
    """R opens a deal again, P shows whom it was with, Esc leads back to the board."""

    left = Signal()

    deeds = MappingProxyType({Qt.Key.Key_R: "reopen", Qt.Key.Key_P: "person"})

    def id_of(self, row: object) -> int | None:
        """The id of a deal."""
        return row.deal.id if isinstance(row, DealRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the board."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ClosedDeals(QFrame):
    """The list of won and lost deals, or a line that there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.list = ClosedList(ROW, self)
        self.rows = Closed(self)
        self.none = Blank("trophy", self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.addWidget(self.list)
        column.addWidget(self.none)
        hand_on(self, self.list)
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
