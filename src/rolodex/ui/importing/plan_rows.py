"""The model of a rehearsal: it knows how many rows there are, and asks for those that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rolodex.domain.importing import Choice
from rolodex.i18n import _
from rolodex.ui.importing.plan_words import Shown
from rolodex.ui.tamed_rows import tamed_rows

PAGE = 200
KEPT = 20
"""Pages kept; those looked at longest ago are asked for again."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PlanRows(QAbstractTableModel):
    """Rows of a plan by their positions; a row that is not there yet is None, and is asked for."""

    page_wanted = Signal(int)
    """The page that begins at this position is to be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._pages: OrderedDict[int, list[Shown]] = OrderedDict()
        self._asked: set[int] = set()

    def begin(self, total: int) -> None:
        """Have so many rows, none of which is known yet."""
        self.beginResetModel()
        self._total = total
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def put(self, first: int, rows: Sequence[Shown]) -> None:
        """Take the page that begins at a position."""
        self._asked.discard(first)
        self._pages[first] = list(rows)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        if rows and self._total:
            last = min(first + len(rows), self._total) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def row(self, position: int) -> Shown | None:
        """The row at a position; None where it is not read yet, and then it will be."""
        if not 0 <= position < self._total:
            return None
        first = position - position % PAGE
        page = self._pages.get(first)
        if page is None:
            if first not in self._asked:
                self._asked.add(first)
                self.page_wanted.emit(first)
            return None
        self._pages.move_to_end(first)
        inside = position - first
        return page[inside] if inside < len(page) else None

    def choose(self, position: int, choice: Choice) -> None:
        """Show that this was chosen for a row."""
        row = self.row(position)
        if row is not None:
            first = position - position % PAGE
            self._pages[first][position - first] = replace(row, choice=choice)
            self.dataChanged.emit(self.index(position, 0), self.index(position, 0))

    def forget(self) -> None:
        """Read what is looked at anew."""
        self._pages.clear()
        self._asked.clear()
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, 0))

    def is_settled(self) -> bool:
        """Whether all that was looked at is there."""
        return not self._asked

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (
            Qt.ItemDataRole.UserRole,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        row = self.row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return row
        if row is None:
            return _("Reading…")
        return row.title if role == Qt.ItemDataRole.DisplayRole else row.spoken()
