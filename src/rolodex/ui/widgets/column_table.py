"""A calm table with heads: rows of texts, some of them at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.ui import theme
from rolodex.ui.tamed_rows import tamed_rows
from rolodex.ui.widgets.deed_list import NEW, DeedList

ROW = 36
INSET = 8
STRETCHED = 220
"""What the column that takes the rest is left with at least."""
LOOKED_AT = 60
"""So many rows say how wide a column has to be."""
WIDENED = 1.8
"""Long words widen a column so far at most."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its words, its width (0 takes what is left), at the right for figures, and how it is shown.

    A column that is not `needed` goes where the table is narrow.
    """

    text: Callable[[], str]
    width: int = 0
    right: bool = False
    strong: bool = False
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the id of what it shows, its texts, and whether it is something past."""

    id: int
    cells: tuple[str, ...]
    faint: bool = False


class Lines(QAbstractTableModel):
    """Rows of texts under heads."""

    def __init__(self, heads: Sequence[Head], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(heads)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, position: int) -> Line | None:
        """The row at a position."""
        return self._lines[position] if 0 <= position < len(self._lines) else None

    def first(self, count: int) -> tuple[Line, ...]:
        """The rows at the top."""
        return self._lines[:count]

    def place_of(self, line_id: int) -> int:
        """The position of a row, -1 where it is not listed."""
        return next((at for at, line in enumerate(self._lines) if line.id == line_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.heads)

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = line.cells[index.column()]
            if index.column():
                return f"{self.heads[index.column()].text()}: {said}"
            return ", ".join(line.cells)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section].text()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (
                theme.RIGHT
                if self.heads[section].right
                else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        return None


class _Cell(QStyledItemDelegate):
    """Paints one text; the bar of the selected row stands in the first column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(line, Line) or not isinstance(model, Lines):
            return
        rect, head = QRectF(option.rect), model.heads[index.column()]
        view = option.widget
        hovered = isinstance(view, ColumnTable) and view.hovered == index.row()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
            if not index.column():
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        elif hovered:
            painter.fillRect(rect, theme.colour("hover"))
        inset = theme.size(INSET)
        left = theme.size(INSET + 8) if not index.column() else inset
        room = rect.adjusted(left, 0, -inset, 0)
        face = theme.font(13, 600 if head.strong else 400, 0.0, tabular=head.right)
        ink = theme.colour("ink" if (head.strong or head.right) and not line.faint else "dim")
        align = theme.RIGHT if head.right else theme.LEFT
        theme.draw_text(painter, room, line.cells[index.column()], face=face, ink=ink, align=align)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class ColumnTable(DeedList):
    """Rows under heads; N adds one."""

    deeds = MappingProxyType({Qt.Key.Key_N: NEW})

    def __init__(self, heads: Sequence[Head], parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.hovered = -1
        self.lines = Lines(heads, self)
        self.setModel(self.lines)
        self.setItemDelegate(_Cell(self))
        header = self.horizontalHeader()
        header.show()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for column, head in enumerate(self.lines.heads):
            mode = QHeaderView.ResizeMode.Fixed if head.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        self._fit()
        self.entered.connect(self._hover)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the current row stays where it is."""
        current = self.lines.line(self.currentIndex().row())
        place = max(0, self.currentIndex().row())
        self.lines.show_lines(lines)
        self._fit()
        if lines:
            kept = self.lines.place_of(current.id) if current else -1
            self.selectRow(kept if kept >= 0 else min(place, len(lines) - 1))

    def id_of(self, row: object) -> int | None:
        """The id of what a row shows."""
        return row.id if isinstance(row, Line) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the lesser columns away where there is no room for them."""
        self._fit()
        narrow = self.width() < theme.size(sum(head.width for head in self.lines.heads) + STRETCHED)
        for column, head in enumerate(self.lines.heads):
            self.setColumnHidden(column, narrow and not head.needed)
        super().resizeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self.hovered = -1
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the figures to the panel, where they lead to another page."""
        if event.text().isdigit() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Give the columns their widths, more where words need it and there is room."""
        wishes = {
            column: max(theme.size(head.width), self._needed(column))
            for column, head in enumerate(self.lines.heads)
            if head.width
        }
        spare = self.width() - theme.size(STRETCHED)
        usual = sum(theme.size(self.lines.heads[column].width) for column in wishes)
        more = sum(wishes.values()) - usual
        share = min(1.0, max(0.0, (spare - usual) / more)) if more > 0 else 0.0
        for column, wish in wishes.items():
            base = theme.size(self.lines.heads[column].width)
            self.horizontalHeader().resizeSection(column, base + int((wish - base) * share))

    def _needed(self, column: int) -> int:
        """How wide the words of a column are, so far as they are looked at."""
        head = self.lines.heads[column]
        texts = (line.cells[column] for line in self.lines.first(LOOKED_AT))
        face = theme.metrics(13, 600 if head.strong else 400, 0.0, tabular=head.right)
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(head.text())
        widest = max((face.horizontalAdvance(text) for text in texts), default=0.0)
        return int(max(heading, min(widest, theme.size(head.width) * WIDENED))) + theme.size(3 * INSET)

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self.hovered:
            self.hovered = index.row()
            self.viewport().update()
