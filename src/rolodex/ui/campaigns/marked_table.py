"""A table of people of which several can be chosen, for keys that do something with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from rolodex.ui.widgets.column_table import ColumnTable, Head


class MarkedTable(ColumnTable):
    """Rows under heads; each table has its own keys."""

    def __init__(self, heads: Sequence[Head], deeds: Mapping[Qt.Key, str], parent: QWidget) -> None:
        super().__init__(heads, parent)
        self.deeds = MappingProxyType(dict(deeds))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen(self) -> tuple[int, ...]:
        """The ids of the rows that are chosen, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self.lines.line(row) for row in rows)
        return tuple(line.id for line in found if line is not None)
