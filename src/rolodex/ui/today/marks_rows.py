"""The marks of a planner page as they were understood, one painted row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.widgets.row_model import Index, RowModel
from rolodex.ui.widgets.row_table import RowTable

ROW = 44


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark: its number, whom it is about, and what it does or why it cannot be done."""

    number: str
    title: str
    below: str
    understood: bool

    def spoken(self) -> str:
        """The row for those who cannot see how it is set."""
        state = "" if self.understood else _("not understood")
        return ", ".join(part for part in (self.number, state, self.title, self.below) if part)


class MarkRows(RowModel[MarkRow]):
    """One column of marks."""

    def show(self, rows: Sequence[MarkRow]) -> None:
        """Show these."""
        self._put(rows)

    def rows(self) -> tuple[MarkRow, ...]:
        """All that are shown."""
        return tuple(self._rows)

    def named(self, row: MarkRow) -> str:
        """What a mark is about."""
        return row.title

    def spoken(self, row: MarkRow) -> str:
        """A mark for those who cannot see it."""
        return row.spoken()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self._rows[index.row()]
            return "\n".join(part for part in (row.title, row.below) if part)
        return super().data(index, role)


class MarkDelegate(QStyledItemDelegate):
    """Paints number, person and deed; what is not understood has a sign of its own."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, MarkRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, rect = theme.size, QRectF(option.rect)
        view = option.widget
        focused = isinstance(view, QWidget) and view.hasFocus()
        if focused and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
        if index.row():
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), theme.colour("line"))
        number = QRectF(rect.left() + size(8), rect.top(), size(30), rect.height())
        face = theme.font(13, 600, 0, True)
        theme.draw_text(painter, number, row.number, face=face, ink=theme.colour("dim"), align=theme.RIGHT)
        icon, token, soft = ("check", "good", "good_soft")
        if not row.understood:
            icon, token, soft = ("circle-alert", "warn", "warn_soft")
        centre = QRectF(rect.left() + size(50), rect.top(), size(24), rect.height()).center()
        theme.draw_round_icon(painter, centre, icon, token=token, soft=soft, radius=size(11))
        room = QRectF(rect.left() + size(86), rect.center().y() - size(19), 0, size(19))
        room.setRight(rect.right() - size(16))
        theme.draw_text(painter, room, row.title, face=theme.font(13, 600), ink=theme.colour("ink"))
        room.translate(0, size(19))
        ink = theme.colour("dim" if row.understood else "warn")
        theme.draw_text(painter, room, row.below, face=theme.font(12), ink=ink)
        painter.restore()


class MarkList(RowTable):
    """As high as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = MarkRows(self)
        self.setModel(self.marks)
        self.setItemDelegate(MarkDelegate(self))
        theme.set_role(self, "painted")
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))

    def content_height(self) -> int:
        """How high all rows are together."""
        return self.verticalHeader().length()
