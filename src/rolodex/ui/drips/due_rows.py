"""What is due of the plans, in one column of whole rows."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain import drip_words
from rolodex.domain.drip import DripDue
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.drips import words
from rolodex.ui.drips.step_list import ICONS
from rolodex.ui.widgets.deed_list import DeedList
from rolodex.ui.widgets.row_model import Index, RowModel

ROW = 52
INSET = 16


class DueRows(RowModel[DripDue]):
    """Steps of campaigns that somebody has come to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters: words.Names = MappingProxyType({})

    def show_due(self, due: Sequence[DripDue], letters: words.Names) -> None:
        """Show these; `letters` are the names of letters by their ids."""
        self._letters = letters
        self._put(due)

    def named(self, row: DripDue) -> str:
        """Which campaign it is."""
        return row.campaign

    def about(self, row: DripDue) -> str:
        """How many have come, and what is to be done."""
        return word(drip_words.come(row, self._letters.get(row.step.letter_id, "")))

    def spoken(self, row: DripDue) -> str:
        """A row for those who cannot see it."""
        return f"{row.campaign}: {self.about(row)}"


class DueDelegate(QStyledItemDelegate):
    """Paints the campaign over how many have come to which step."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(row, DripDue) or not isinstance(model, DueRows):
            return
        painter.save()
        rect, size = QRectF(option.rect), theme.size
        theme.draw_ground(painter, rect, option.state)
        round_at = QPointF(rect.left() + size(INSET + 11), rect.center().y())
        theme.draw_round_icon(
            painter, round_at, ICONS[row.step.deed], token="accent", soft="accent_soft", radius=size(11)
        )
        room = QRectF(rect.left() + size(INSET + 34), rect.top() + size(7), 0, size(19))
        room.setRight(max(room.left(), rect.right() - size(INSET)))
        ink = theme.colour("ink")
        theme.draw_text(painter, room, model.named(row), face=theme.font(13, 600), ink=ink)
        below, dim = room.translated(0, size(19)), theme.colour("dim")
        theme.draw_text(painter, below, model.about(row), face=theme.font(12), ink=dim)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class DueList(DeedList):
    """Enter does what is due, C opens its campaign."""

    deeds = MappingProxyType({Qt.Key.Key_C: "open", Qt.Key.Key_Delete: ""})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setItemDelegate(DueDelegate(self))

    def id_of(self, row: object) -> int | None:
        """The id of the campaign."""
        return row.campaign_id if isinstance(row, DripDue) else None
