"""The list of those in a copy, and of those whom restoring it would bring back, take away or change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.backup import CardState, ComparedCard, PreviewRow
from rolodex.domain.display import ground, initials
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.widgets.deed_list import DeedList
from rolodex.ui.widgets.row_model import Index, RowModel

ROW = 50
AVATAR = 34
ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows

Tone = Literal["good", "bad", "blue", ""]
TONES: dict[CardState, Tone] = {"only_then": "good", "only_now": "bad", "differs": "blue"}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody: the name, what stands under it, and in what way restoring touches them ("" not at all)."""

    contact_id: int
    fn: str
    detail: str = ""
    state: CardState | None = None

    @property
    def is_in_book(self) -> bool:
        """Whether the book of today has a card of them."""
        return self.state in ("only_now", "differs")


def compared(card: ComparedCard) -> PersonRow:
    """A card that is not the same in the copy."""
    return PersonRow(card.contact_id, card.fn, card.detail, card.state)


def previewed(row: PreviewRow) -> PersonRow:
    """Somebody in the copy."""
    return PersonRow(row.contact_id, row.fn, " · ".join(part for part in (row.detail, row.phone) if part))


def state_word(state: CardState) -> str:
    """What restoring does to a card."""
    return {
        "only_then": _("Comes back"),
        "only_now": _("Goes away"),
        "differs": _("Changes"),
    }[state]


class PersonRows(RowModel[PersonRow]):
    """The rows of the list."""

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show these."""
        self._put(rows)

    def named(self, row: PersonRow) -> str:
        """The name."""
        return row.fn or _("No name")

    def spoken(self, row: PersonRow) -> str:
        """The name, what restoring does, and the rest."""
        said = (self.named(row), state_word(row.state) if row.state else "", row.detail)
        return ", ".join(part for part in said if part)


class PersonDelegate(QStyledItemDelegate):
    """Paints initials, name, detail and, at the right, what restoring does."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, PersonRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, size = QRectF(option.rect), theme.size
        theme.draw_ground(painter, rect, option.state)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4.5, 2.5, -3.5, -3.5), 5, 5)
        self._paint_person(painter, rect, row)
        right = rect.right() - size(16)
        if row.state:
            end = QPointF(right, rect.center().y())
            right = theme.draw_chip(painter, end, state_word(row.state), TONES[row.state]) - size(10)
        self._paint_words(painter, rect, row, right)
        painter.restore()

    def _paint_person(self, painter: QPainter, rect: QRectF, row: PersonRow) -> None:
        device, side = painter.device(), theme.size(AVATAR)
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        drawn = theme.initials_pixmap(initials(row.fn), ground(row.fn), side, dpr)
        top = rect.top() + (rect.height() - side) / 2
        painter.drawPixmap(QPoint(round(rect.left() + theme.size(16)), round(top)), drawn)

    def _paint_words(self, painter: QPainter, rect: QRectF, row: PersonRow, right: float) -> None:
        size, middle = theme.size, rect.center().y()
        left = rect.left() + size(16 + AVATAR + 10)
        name = QRectF(left, middle - size(19), right - left, size(20))
        below = QRectF(left, middle, right - left, size(18))
        if not row.detail:
            name.moveTop(middle - size(10))
        title = row.fn or _("No name")
        theme.draw_text(painter, name, title, face=theme.font(13, 600), ink=theme.colour("ink"))
        theme.draw_text(painter, below, row.detail, face=theme.font(12), ink=theme.colour("dim"))


class PersonTable(DeedList):
    """Enter shows the card of somebody who is in the book."""

    shows_focus = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.rows = PersonRows(self)
        theme.set_role(self, "painted")
        self.setModel(self.rows)
        self.setItemDelegate(PersonDelegate(self))

    def id_of(self, row: object) -> int | None:
        """The contact of a row, None where the book of today does not have it."""
        return row.contact_id if isinstance(row, PersonRow) and row.is_in_book else None

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show these, from the first."""
        self.rows.show_rows(rows)
        self.scrollToTop()
        if rows:
            self.selectionModel().setCurrentIndex(self.rows.index(0, 0), ONE)
