"""A list of ids with the rows that were looked at; it asks for the others and never waits."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rolodex.domain.columns import Cells
from rolodex.domain.listing import ContactRow, Listing, Matches
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.contacts.columns import Columns, heading
from rolodex.ui.tamed_rows import tamed_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
KEPT = 4000
"""Rows kept beyond what is in view."""
AROUND = 80
"""Rows fetched before and after those in view, so that scrolling finds them there."""


class ContactsModel(QAbstractTableModel):
    """Contacts in one column of whole rows, or in several of one text each.

    The first rows and the count come first, the ids of all others later.
    """

    wanted = Signal()
    """A row was asked for that is not here yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._ids: array[int] = array("q")
        self._rows: dict[int, ContactRow] = {}
        self._tabs: tuple[tuple[str, int], ...] = ()
        self._asked = False
        self._columns: Columns | None = None
        self._cells: dict[int, Cells] = {}

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = NOWHERE) -> int:
        if parent.isValid():
            return 0
        return len(self._columns.shown) if self._columns else 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and self._columns and role == Qt.ItemDataRole.DisplayRole:
            return heading(self._columns.specs()[section])
        return None

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.UserRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        row = self.row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return row
        if row is None:
            return ""
        if self._columns is not None:
            texts = self.cells(row.id)
            return texts[index.column()] if index.column() < len(texts) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None if role == Qt.ItemDataRole.ToolTipRole else row.fn

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    # What the list asks

    def row(self, position: int) -> ContactRow | None:
        """The row at a position, or None while it is on its way."""
        row = self._rows.get(position)
        if 0 <= position < self._total and not self._asked and not self._is_here(position):
            self._asked = True
            self.wanted.emit()
        return row

    def cells(self, contact_id: int) -> Cells:
        """What a contact has in the columns; nothing where that is not known."""
        texts = self._cells.get(contact_id, ())
        return texts if not texts or texts[0] else (_("No name"), *texts[1:])

    def has(self, first: int, last: int) -> bool:
        """Whether all rows of a range are here."""
        return all(self._is_here(position) for position in range(first, min(last + 1, self._total)))

    def _is_here(self, position: int) -> bool:
        row = self._rows.get(position)
        return row is not None and (self._columns is None or row.id in self._cells)

    def id_at(self, position: int) -> int:
        """The contact at a position, 0 while its id is not known."""
        if 0 <= position < len(self._ids):
            return self._ids[position]
        row = self._rows.get(position)
        return row.id if row else 0

    def known_ids(self) -> tuple[int, ...]:
        """The ids of all rows, or of the first ones while the others are not known."""
        return tuple(self._ids) or tuple(self._rows[place].id for place in sorted(self._rows))

    def position_of(self, contact_id: int) -> int:
        """Where a contact stands in the list, -1 where it does not (or is not known to)."""
        if len(self._ids):
            try:
                return self._ids.index(contact_id)
            except ValueError:
                return -1
        return next((place for place, row in self._rows.items() if row.id == contact_id), -1)

    def positions_of(self, contact_ids: Iterable[int]) -> list[int]:
        """Where these contacts stand, in the order of the list."""
        chosen = frozenset(contact_ids)
        if len(self._ids):
            return [place for place, contact_id in enumerate(self._ids) if contact_id in chosen]
        return sorted(place for place, row in self._rows.items() if row.id in chosen)

    @property
    def tabs(self) -> tuple[tuple[str, int], ...]:
        """Where each letter begins."""
        return self._tabs

    @property
    def complete(self) -> bool:
        """Whether the ids of all rows are known."""
        return len(self._ids) == self._total

    def missing_around(self, first: int, last: int) -> list[tuple[int, int]]:
        """Positions and ids to fetch so that what is in view and around it is here."""
        self._asked = False
        if self.has(first, last):
            return []
        begin, end = max(0, first - AROUND), min(len(self._ids), last + 1 + AROUND)
        return [(place, self._ids[place]) for place in range(begin, end) if not self._is_here(place)]

    def show_columns(self, columns: Columns | None) -> None:
        """Show several columns, or whole rows in one."""
        self.beginResetModel()
        if columns is None or self._columns is None or columns.ids != self._columns.ids:
            self._cells, self._asked = {}, False
        self._columns = columns
        self.endResetModel()

    # What the answers bring

    def show_matches(self, matches: Matches, cells: Mapping[int, Cells]) -> None:
        """Begin a new list with its first rows and its count."""
        self._cells = dict(cells)
        self._reset(matches.total, array("q"), dict(enumerate(matches.rows)), ())

    def show_all(self, listing: Listing, rows: Mapping[int, ContactRow], cells: Mapping[int, Cells]) -> None:
        """Put a whole list, with the rows that are in view, in place of what is shown."""
        self._cells = dict(cells)
        self._reset(len(listing.ids), listing.ids, dict(rows), listing.tabs)

    def complete_with(self, listing: Listing) -> bool:
        """Add the ids of the rows whose first ones are shown already; says whether rows had moved."""
        agrees = len(listing.ids) == self._total and all(
            listing.ids[place] == row.id for place, row in self._rows.items()
        )
        if agrees:
            self._ids, self._tabs, self._asked = listing.ids, listing.tabs, False
            return False
        # The book changed between the two look-ups: only the rows that still stand there hold.
        rows = {
            place: row
            for place, row in self._rows.items()
            if place < len(listing.ids) and listing.ids[place] == row.id
        }
        self._reset(len(listing.ids), listing.ids, rows, listing.tabs)
        return True

    def put(self, rows: Mapping[int, ContactRow], cells: Mapping[int, Cells]) -> None:
        """Fill in rows that were fetched; ids that have gone leave an empty row."""
        if not rows:
            return
        if len(self._rows) > KEPT:
            self._rows.clear()
            self._cells.clear()
        self._rows.update(rows)
        self._cells.update({row.id: cells.get(row.id, ()) for row in rows.values()})
        self._asked = False
        last = self.columnCount() - 1
        self.dataChanged.emit(self.index(min(rows), 0), self.index(min(max(rows), self._total - 1), last))

    def _reset(
        self,
        total: int,
        ids: array[int],
        rows: dict[int, ContactRow],
        tabs: tuple[tuple[str, int], ...],
    ) -> None:
        self.beginResetModel()
        self._total, self._ids, self._rows, self._tabs = total, ids, rows, tabs
        self._asked = False
        self.endResetModel()

    def _spoken(self, row: ContactRow) -> str:
        due = wording.due(row.due, wording.today())[0] if row.due else ""
        return ", ".join(part for part in (row.fn or _("No name"), row.detail, row.found, due) if part)
