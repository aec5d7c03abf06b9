"""The model of a list whose rows are painted whole: one column, a value of the domain in each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rolodex.ui.tamed_rows import tamed_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

Row = TypeVar("Row")


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows in one column; each kind of list says what its rows are called."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def row(self, position: int) -> Row | None:
        """The row at a position, None where there is none."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def named(self, row: Row) -> str:
        """What a row is called."""
        raise NotImplementedError

    def spoken(self, row: Row) -> str:
        """A row for those who cannot see it."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.named(row)
        return self.spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _put(self, rows: Sequence[Row]) -> None:
        """Have these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
