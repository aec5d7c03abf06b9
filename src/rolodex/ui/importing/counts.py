"""The strip of counts of an import."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.line import Line


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of what."""

    label: str
    number: int
    bad: bool = False


class CountStrip(QFrame):
    """Counts side by side in one card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._cells: list[QWidget] = []

    def show_counts(self, counts: tuple[Count, ...]) -> None:
        """Show these counts."""
        for cell in self._cells:
            self._row.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        for place, count in enumerate(counts):
            if place:
                self._add(Line(Qt.Orientation.Vertical), 0)
            self._add(_cell(count), 1)
        said = (f"{count.label}: {wording.number(count.number)}" for count in counts)
        self.setAccessibleName(", ".join(said))

    def _add(self, cell: QWidget, stretch: int) -> None:
        self._row.addWidget(cell, stretch)
        cell.show()
        self._cells.append(cell)


def _cell(count: Count) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(theme.size(16), theme.size(10), theme.size(8), theme.size(10))
    column.setSpacing(theme.size(2))
    column.addWidget(plain_label(count.label, "small", wrap=True))
    number = plain_label(wording.number(count.number))
    number.setFont(theme.font(17, 600))
    if count.bad and count.number:
        theme.set_role(number, "bad")
    column.addWidget(number)
    column.addStretch(1)
    return cell
