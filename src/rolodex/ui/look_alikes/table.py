"""The list of pairs: two contacts in each row, with why they look alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QItemSelectionModel, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.likeness import Pair
from rolodex.domain.listing import ContactRow
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.look_alikes import words
from rolodex.ui.widgets.deed_list import DeedList
from rolodex.ui.widgets.row_model import Index, RowModel

ROW = 60
AVATAR = 36
PERSON_SHARE = 0.27
CHIP = 96
NARROW = 760
MERGE, DISTINCT, LATER, FIRST, SECOND = "merge", "distinct", "later", "first", "second"
ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with what is shown of both."""

    pair: Pair
    one: ContactRow
    other: ContactRow


class PairRows(RowModel[PairRow]):
    """The rows of the list."""

    def show_rows(self, rows: Sequence[PairRow]) -> None:
        """Show these."""
        self._put(rows)

    def named(self, row: PairRow) -> str:
        """Both names."""
        return _("%(one)s and %(other)s") % {"one": _name(row.one), "other": _name(row.other)}

    def spoken(self, row: PairRow) -> str:
        """Both, how alike and why."""
        likeness = row.pair.likeness
        people = (
            ", ".join(part for part in (_name(one), one.detail) if part) for one in (row.one, row.other)
        )
        return ". ".join((*people, word(words.LEVELS[likeness.level]), words.reasons(likeness)))


class PairDelegate(QStyledItemDelegate):
    """Paints both people, the word for how alike they are, and the reasons."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, PairRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        theme.draw_ground(painter, rect, option.state)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4.5, 2.5, -3.5, -3.5), 5, 5)
        narrow = rect.width() < theme.size(NARROW)
        wide = rect.width() * (0.36 if narrow else PERSON_SHARE)
        for place, one in enumerate((row.one, row.other)):
            left = rect.left() + theme.size(16) + place * wide
            self._person(painter, QRectF(left, rect.top(), wide - theme.size(8), rect.height()), one)
        left = rect.left() + theme.size(16) + 2 * wide
        self._why(painter, QRectF(left, rect.top(), rect.right() - left - 12, rect.height()), row, narrow)
        painter.restore()

    def _person(self, painter: QPainter, room: QRectF, one: ContactRow) -> None:
        size = theme.size
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        drawn = theme.initials_pixmap(one.initials, one.ground, size(AVATAR), dpr)
        top = room.top() + (room.height() - size(AVATAR)) / 2
        painter.drawPixmap(QPoint(round(room.left()), round(top)), drawn)
        left = room.left() + size(AVATAR + 10)
        middle = room.center().y()
        name = QRectF(left, middle - size(19), room.right() - left, size(20))
        below = QRectF(left, middle, room.right() - left, size(18))
        if not one.detail:
            name.moveTop(middle - size(10))
        theme.draw_text(painter, name, _name(one), face=theme.font(13, 600), ink=theme.colour("ink"))
        theme.draw_text(painter, below, one.detail, face=theme.font(12), ink=theme.colour("dim"))

    def _why(self, painter: QPainter, room: QRectF, row: PairRow, narrow: bool) -> None:
        size, likeness = theme.size, row.pair.likeness
        ink, ground = words.CHIPS[likeness.level]
        text, face = word(words.LEVELS[likeness.level]), theme.font(12, 500)
        high = size(20)
        wide = min(room.width(), theme.metrics(12, 500).horizontalAdvance(text) + size(18))
        top = room.center().y() - (size(21) if narrow else high / 2)
        chip = QRectF(room.left(), top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(chip, high / 2, high / 2)
        theme.draw_text(painter, chip, text, face=face, ink=theme.colour(ink), align=theme.CENTRE)
        said = QRectF(room.left(), room.center().y() + 1, room.width(), size(18))
        if not narrow:
            start = room.left() + max(size(CHIP), wide + size(10))
            said = QRectF(start, room.top(), room.right() - start, room.height())
        reasons = words.reasons(likeness)
        theme.draw_text(painter, said, reasons, face=theme.font(12), ink=theme.colour("dim"))


class PairTable(DeedList):
    """M or Enter merges, N parts, S puts off, 1 and 2 open a card."""

    shows_focus = True

    deeds = MappingProxyType(
        {
            Qt.Key.Key_Return: MERGE,
            Qt.Key.Key_Enter: MERGE,
            Qt.Key.Key_M: MERGE,
            Qt.Key.Key_N: DISTINCT,
            Qt.Key.Key_S: LATER,
            Qt.Key.Key_1: FIRST,
            Qt.Key.Key_2: SECOND,
        }
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.rows = PairRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(PairDelegate(self))

    def id_of(self, row: object) -> int | None:
        """The place of a pair among the rows."""
        return self.currentIndex().row() if isinstance(row, PairRow) else None

    def show_rows(self, rows: Sequence[PairRow]) -> None:
        """Show these; the keyboard stays where it was in the list."""
        at = max(0, self.currentIndex().row())
        self.rows.show_rows(rows)
        if rows:
            index = self.rows.index(min(at, len(rows) - 1), 0)
            self.selectionModel().setCurrentIndex(index, ONE)
            self.scrollTo(index)


def _name(one: ContactRow) -> str:
    return one.fn or _("No name")
