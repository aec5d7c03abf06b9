"""The timeline of one contact: entries of unequal height, fetched 200 at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rolodex.domain.timeline import Entry
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.contacts import entries
from rolodex.ui.contacts.entries import LOOKS
from rolodex.ui.widgets.row_table import RowTable

PAGE = 200
TEXT_LEFT = 56
DATE_RIGHT = 17
BODY_RIGHT = 92
PITCH = 17
LOWEST = 53
"""An entry of one line: room for its icon."""
LAYOUTS_KEPT = 300

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TimelineModel(QAbstractTableModel):
    """One column of entries; asks for the next page when the view comes to the end of this one."""

    more_wanted = Signal(int)
    """The number of entries that are here already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._more = False
        self._asked = False

    def show(self, found: Sequence[Entry]) -> None:
        """Show these entries instead."""
        self.beginResetModel()
        self._entries = list(found)
        self._more, self._asked = len(found) == PAGE, False
        self.endResetModel()

    def add(self, found: Sequence[Entry]) -> None:
        """Add the next page."""
        self._more, self._asked = len(found) == PAGE, False
        if found:
            first = len(self._entries)
            self.beginInsertRows(NOWHERE, first, first + len(found) - 1)
            self._entries.extend(found)
            self.endInsertRows()

    def entry(self, position: int) -> Entry:
        """The entry at a position."""
        return self._entries[position]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entries.title(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entries.spoken(entry, wording.today())
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit(len(self._entries))


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry: its icon in a round, its title, its body in lines, its day at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._broken: dict[tuple[str, int], tuple[str, ...]] = {}

    def height(self, entry: Entry, width: int) -> int:
        """How high this entry is in a view of this width."""
        count = len(self._lines(entry, width))
        if not count:
            return theme.size(LOWEST)
        return theme.size(12 + 18 + 1 + 12) + count * theme.size(PITCH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("hover"))
        self._paint_entry(painter, rect, entry)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft() - QPointF(0, 1), rect.bottomRight() - QPointF(0, 1))
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        look, today, size = LOOKS[entry.kind], wording.today(), theme.size
        centre = QPointF(rect.left() + size(30), rect.top() + size(26))
        theme.draw_round_icon(painter, centre, look.icon, token=look.token, soft=look.soft, radius=size(14))
        day = entries.when(entry, today)
        left = rect.left() + size(TEXT_LEFT)
        lines = self._lines(entry, int(rect.width()))
        top = rect.top() + size(12 if lines else 17)
        line = QRectF(left, top, rect.right() - left - size(DATE_RIGHT), size(18))
        theme.draw_text(painter, line, day, face=theme.font(12), ink=theme.colour("dim"), align=theme.RIGHT)
        taken = theme.metrics(12).horizontalAdvance(day) + size(12)
        face = theme.font(13, 600)
        name = QRectF(left, line.top(), line.width() - taken, line.height())
        theme.draw_text(painter, name, entries.title(entry), face=face, ink=theme.colour("ink"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("dim"))
        top = rect.top() + size(31)
        for number, text in enumerate(lines):
            room = QRectF(left, top + number * size(PITCH), rect.width(), size(PITCH))
            painter.drawText(room, theme.LEFT | Qt.TextFlag.TextSingleLine, text)

    def _lines(self, entry: Entry, width: int) -> tuple[str, ...]:
        text = entries.body(entry, wording.today())
        if not text:
            return ()
        key = (text, width)
        if key not in self._broken:
            if len(self._broken) > LAYOUTS_KEPT:
                self._broken.clear()
            room = max(80, width - theme.size(TEXT_LEFT) - theme.size(BODY_RIGHT))
            self._broken[key] = _wrapped(text, room)
        return self._broken[key]


class Timeline(RowTable):
    """Shows what happened with a contact, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = TimelineModel(self)
        self._delegate = EntryDelegate(self)
        self._measured = 0
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self._settle()
        self.entries.modelReset.connect(self._measure_all)
        self.entries.rowsInserted.connect(lambda _parent, first, last: self._measure(first, last))
        self.retranslate()

    def show_entries(self, found: Sequence[Entry], more: Callable[[int], None]) -> None:
        """Show these entries from the top; `more` is called with their number when others are wanted."""
        self.entries.more_wanted.disconnect()
        self.entries.show(found)
        self.entries.more_wanted.connect(more)
        self.scrollToTop()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Timeline"))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew for another width."""
        super().resizeEvent(event)
        if self._width() != self._measured:
            self._measure_all()

    def _measure_all(self) -> None:
        self._measured = self._width()
        self._measure(0, self.entries.rowCount() - 1)

    def _measure(self, first: int, last: int) -> None:
        self.measure_rows(
            first, last, lambda row: self._delegate.height(self.entries.entry(row), self._measured)
        )

    def _width(self) -> int:
        return self.viewport().width()

    def _settle(self) -> None:
        self.entries.more_wanted.connect(lambda _count: None)


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a text within a width; line breaks of the text stay."""
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in text.splitlines() or [""]:
        layout = QTextLayout(paragraph, theme.font(12))
        # Qt counts in UTF-16, where a picture character is two.
        units = paragraph.encode("utf-16-le")
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            lines.append(units[2 * start : 2 * (start + line.textLength())].decode("utf-16-le").rstrip())
        layout.endLayout()
    return tuple(lines)
