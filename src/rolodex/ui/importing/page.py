"""The face of an import: what one state of it shows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.importing.counts import Count, CountStrip
from rolodex.ui.importing.rows import PlanRow
from rolodex.ui.importing.table import PlanTable
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.button import Button


@dataclass(frozen=True, slots=True)
class View:
    """What one state of an import shows; a button without words is not there.

    `running` shows how far the work is; `trouble` says the subtitle in the colour of what went wrong.
    """

    title: str
    subtitle: str = ""
    primary: str = ""
    secondary: str = ""
    other: str = ""
    counts: tuple[Count, ...] = ()
    rows: tuple[PlanRow, ...] = ()
    footer: str = ""
    running: bool = False
    trouble: bool = False


class ImportPage(QWidget):
    """Title, buttons, progress, counts and rows; says which button was pressed."""

    primary_pressed = Signal()
    secondary_pressed = Signal()
    other_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title")
        self.subtitle = plain_label("", "dim", wrap=True)
        self.primary = Button()
        self.secondary = Button()
        self.other = Button()
        self.bar = QProgressBar()
        self.counts = CountStrip()
        self.table = PlanTable()
        self.footer = plain_label("", "small", wrap=True)
        self._card = QFrame()
        theme.set_role(self.primary, "primary")
        theme.set_role(self._card, "card")
        theme.set_role(self.other, "link")
        self.bar.setTextVisible(False)
        self._build()
        self.primary.clicked.connect(self.primary_pressed)
        self.secondary.clicked.connect(self.secondary_pressed)
        self.other.clicked.connect(self.other_pressed)

    def show_view(self, view: View) -> None:
        """Show this state; the keyboard goes to what is most likely wanted next."""
        self.title.setText(view.title)
        self.subtitle.setText(view.subtitle)
        theme.set_role(self.subtitle, "bad" if view.trouble else "dim")
        for button, text in (
            (self.primary, view.primary),
            (self.secondary, view.secondary),
            (self.other, view.other),
        ):
            button.setText(text)
            button.setVisible(bool(text))
        self.bar.setVisible(view.running)
        self.bar.setRange(0, 0)
        self.counts.show_counts(view.counts)
        self.counts.setVisible(bool(view.counts))
        self.table.show_rows(view.rows)
        self._card.setMaximumHeight(self.table.wanted_height() + 2)
        self._card.setVisible(bool(view.rows))
        self.footer.setText(view.footer)
        self.footer.setVisible(bool(view.footer or view.other))
        self.bar.setAccessibleName(view.title)
        self.table.setAccessibleName(_("Cards"))
        target = self.primary if view.primary else self.secondary
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far the work is."""
        # Qt counts in 32 bits; the sizes of files do not fit there
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))
        self.subtitle.setText(text)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(12))
        column.setSpacing(theme.size(16))
        head = QHBoxLayout()
        head.setSpacing(theme.size(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.secondary)
        head.addWidget(self.primary)
        top = QVBoxLayout()
        top.setSpacing(theme.size(2))
        top.addLayout(head)
        top.addWidget(self.subtitle)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.counts)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        column.addWidget(self._card, 100)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.size(16))
        bottom.addWidget(self.footer, 1)
        bottom.addWidget(self.other)
        column.addLayout(bottom)
        column.addStretch(1)
