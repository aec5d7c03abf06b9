"""The steps of the book as rows of a list, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rolodex.domain.changes import Step
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.history import words
from rolodex.ui.history.reading import PAGE
from rolodex.ui.tamed_rows import tamed_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step ready to be painted; the first one of a day bears its `head`."""

    step: Step
    title: str
    below: str
    icon: str
    head: str


class StepsModel(QAbstractTableModel):
    """One column of steps; asks for older ones when the view comes to the end of these."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StepRow] = []
        self._more = False
        self._asked = False

    def show(self, steps: Sequence[Step], limit: int = PAGE) -> None:
        """Show these steps instead; as many as `limit` means that there may be more."""
        self.beginResetModel()
        self._rows = self._made(steps)
        self._more, self._asked = len(steps) == limit, False
        self.endResetModel()

    def add(self, steps: Sequence[Step]) -> None:
        """Add older steps."""
        self._more, self._asked = len(steps) == PAGE, False
        if steps:
            first = len(self._rows)
            self.beginInsertRows(NOWHERE, first, first + len(steps) - 1)
            self._rows += self._made(steps)
            self.endInsertRows()

    def retranslate(self) -> None:
        """Word the rows anew."""
        steps, more = [row.step for row in self._rows], self._more
        self.show(steps)
        self._more = more

    def row(self, position: int) -> StepRow | None:
        """The row at a position."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def position_of(self, step_id: int) -> int:
        """Where a step stands, -1 where it does not."""
        return next((place for place, row in enumerate(self._rows) if row.step.id == step_id), -1)

    def oldest(self) -> int:
        """The id of the last step, 0 where there is none."""
        return self._rows[-1].step.id if self._rows else 0

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
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = words.when(row.step, wording.today())
            undone = _("undone") if row.step.undone else ""
            return ", ".join(part for part in (row.title, undone, said, row.step.author) if part)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit()

    def _made(self, steps: Sequence[Step]) -> list[StepRow]:
        today = wording.today()
        last = words.day_of(self._rows[-1].step) if self._rows else None
        rows: list[StepRow] = []
        for step in steps:
            of = words.day_of(step)
            head = words.day(of, today) if of != last or not (rows or self._rows) else ""
            below = " · ".join(part for part in (words.clock(step), step.author) if part)
            rows.append(StepRow(step, words.title(step), below, words.icon(step), head))
            last = of
        return rows
