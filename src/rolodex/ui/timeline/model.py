"""The entries of a timeline as they have been read so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rolodex.domain.timeline import Entry
from rolodex.ui import wording
from rolodex.ui.tamed_rows import tamed_rows
from rolodex.ui.timeline import entries

PAGE = 200

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
        self._more, self._asked = self._may_go_on(found), False
        self.endResetModel()

    def add(self, found: Sequence[Entry]) -> None:
        """Add the next page."""
        self._more, self._asked = self._may_go_on(found), False
        if found:
            first = len(self._entries)
            self.beginInsertRows(NOWHERE, first, first + len(found) - 1)
            self._entries.extend(found)
            self.endInsertRows()

    def entry(self, position: int) -> Entry:
        """The entry at a position."""
        return self._entries[position]

    def place(self, kind: str, entry_id: int) -> int:
        """Where an entry stands, -1 where it is not (yet) here."""
        return next(
            (at for at, one in enumerate(self._entries) if (one.kind, one.id) == (kind, entry_id)), -1
        )

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    @tamed_rows
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

    @staticmethod
    def _may_go_on(found: Sequence[Entry]) -> bool:
        return bool(found) and len(found) % PAGE == 0
