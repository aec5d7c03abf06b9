"""A card with a heading and lines of text, some with a figure at their right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_label


@dataclass(frozen=True, slots=True)
class CardRow:
    """One line: what it says, a figure or word at its right, and how that is coloured."""

    text: str
    figure: str = ""
    role: str = ""


class RowsCard(QFrame):
    """Shows a few lines below a heading; hidden while there are none and nothing else stands in it."""

    def __init__(self, parent: QWidget | None = None, *, columns: int = 1) -> None:
        super().__init__(parent)
        self._columns = columns
        self.heading = plain_label("", "strong", self, wrap=True)
        self.about = plain_label("", "small", self, wrap=True)
        self._rows: list[QLabel] = []
        self._spoken: list[str] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.size(20))
        self._grid.setVerticalSpacing(theme.size(5))
        self.column = QVBoxLayout(self)
        margin = theme.size(16)
        self.column.setContentsMargins(margin, theme.size(12), margin, theme.size(14))
        self.column.setSpacing(theme.size(8))
        self.column.addWidget(self.heading)
        self.column.addWidget(self.about)
        self.column.addLayout(self._grid)
        theme.set_role(self, "card")
        self.about.hide()

    def say(self, heading: str, about: str = "") -> None:
        """Word the heading, and a sentence below it."""
        self.heading.setText(heading)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.setAccessibleName(heading)

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these lines."""
        for label in self._rows:
            self._grid.removeWidget(label)
            label.deleteLater()
        self._rows = []
        self._spoken = [f"{row.text} {row.figure}".strip() for row in rows]
        per_column = -(-len(rows) // self._columns)
        for place, row in enumerate(rows):
            column, line = divmod(place, max(1, per_column))
            text = plain_label(row.text, "" if row.figure else row.role, self, wrap=True)
            self._put(text, line, 2 * column)
            if row.figure:
                figure = plain_label(row.figure, row.role or "dim", self)
                figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                self._put(figure, line, 2 * column + 1)
        for column in range(self._columns):
            self._grid.setColumnStretch(2 * column, 1)
        self.setAccessibleDescription("\n".join(self._spoken))

    def texts(self) -> tuple[str, ...]:
        """The lines as they are spoken."""
        return tuple(self._spoken)

    def _put(self, label: QLabel, line: int, column: int) -> None:
        self._grid.addWidget(label, line, column)
        self._rows.append(label)
