"""Keys in a list: each as it stands on the keyboard, and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.quick_card import KeyGroup, KeyRow
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.widgets.row_model import RowModel
from rolodex.ui.widgets.row_table import RowTable

HEAD, ROW = 44, 34
INSET = 12
KEYS = 250
"""How much room keys have, in pixels of the design."""


@dataclass(frozen=True, slots=True)
class Line:
    """The title of a group, or one of its keys."""

    title: str
    row: KeyRow | None = None


class KeyRows(RowModel[Line]):
    """The lines in view."""

    def show(self, lines: Sequence[Line]) -> None:
        """Have these lines instead."""
        self._put(lines)

    def all(self) -> Sequence[Line]:
        """Every line."""
        return self._rows

    def named(self, row: Line) -> str:
        return row.row.text if row.row is not None else row.title

    def spoken(self, row: Line) -> str:
        if row.row is None:
            return row.title
        said = {"keys": _(" or ").join(row.row.keys), "text": row.row.text, "place": row.title}
        return _("%(keys)s: %(text)s (%(place)s)") % said


class KeyList(RowTable):
    """Groups one below the other; letters go to the search."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = KeyRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_KeyPainter(self))

    def show_groups(self, groups: Sequence[KeyGroup]) -> None:
        """Show these, from the first on."""
        lines = []
        for group in groups:
            lines.append(Line(group.title))
            lines += [Line(group.title, row) for row in group.rows]
        self.rows.show(lines)
        self.measure_rows(
            0, len(lines) - 1, lambda place: theme.size(ROW if lines[place].row is not None else HEAD)
        )
        if lines:
            self.setCurrentIndex(self.rows.index(1, 0))
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters search, the rest moves."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.text().isprintable() and event.text().strip() and not held:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class _KeyPainter(QStyledItemDelegate):
    """Paints a title, or keys in frames with what they do beside them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, theme.size(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, Line):
            return
        rect = QRectF(option.rect)
        room = rect.adjusted(theme.size(INSET), 0, -theme.size(INSET), 0)
        if line.row is None:
            room.setTop(room.top() + theme.size(12))
            theme.draw_text(painter, room, line.title, face=theme.font(14, 600), ink=theme.colour("ink"))
            return
        theme.draw_ground(painter, rect, option.state)
        keys = min(theme.size(KEYS), room.width() * 0.5)
        self._draw_keys(painter, room, line.row.keys, room.left() + keys)
        said = room.adjusted(keys + theme.size(8), 0, 0, 0)
        theme.draw_text(painter, said, line.row.text, face=theme.font(13), ink=theme.colour("ink"))
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _draw_keys(self, painter: QPainter, room: QRectF, keys: Sequence[str], end: float) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at, high = room.left(), theme.size(22)
        for key in keys:
            wide = theme.metrics(12, 500).horizontalAdvance(key) + 2 * theme.size(8)
            if at + wide > end and at > room.left():
                break
            box = QRectF(at, room.center().y() - high / 2, wide, high)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("chip"))
            painter.drawRoundedRect(box, theme.size(5), theme.size(5))
            face, ink = theme.font(12, 500), theme.colour("ink")
            theme.draw_fitting(painter, box, key, face=face, ink=ink, align=theme.CENTRE)
            at += wide + theme.size(6)
        painter.restore()
