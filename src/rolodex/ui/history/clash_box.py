"""Whose later work would be lost by taking a step back, by name, and the choice to do it anyway."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from rolodex.domain.changes import Clash
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.history import words
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button

ROWS = 6
"""Names that are in view; the others are scrolled to."""


class ClashBox(QFrame):
    """Lists the clashes; says whether the step is to be reverted all the same."""

    insisted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clashes: tuple[Clash, ...] = ()
        theme.set_role(self, "card")
        self.label = plain_label("", "strong", self, wrap=True)
        self.list = QListWidget(self)
        self.anyway = Button(self)
        self.leave = Button(self)
        theme.set_role(self.anyway, "danger")
        self.list.setMinimumHeight(theme.size(24))
        self.list.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        buttons.addStretch(1)
        buttons.addWidget(self.anyway)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(16), theme.size(12), theme.size(16), theme.size(12))
        column.setSpacing(theme.size(8))
        column.addWidget(self.label)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.anyway.clicked.connect(self.insisted)
        self.leave.clicked.connect(self.left)
        self.retranslate()
        self.hide()

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """Show whose later work would be lost."""
        self._clashes = tuple(clashes)
        self._fill()
        self.show()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves all as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.anyway.setText(_("Revert anyway"))
        self.leave.setText(_("Leave as it is"))
        self.list.setAccessibleName(_("What would be lost"))
        self._fill()

    def _fill(self) -> None:
        count = len(self._clashes)
        said = ngettext(
            "Nothing was reverted: later work on %(count)s card would be lost.",
            "Nothing was reverted: later work on %(count)s cards would be lost.",
            count,
        )
        self.label.setText(said % {"count": wording.number(count)})
        self.list.clear()
        today = wording.today()
        for clash in self._clashes:
            text = _("%(name)s: %(step)s (%(when)s)") % {
                "name": clash.fn or _("No name"),
                "step": words.title(clash.later),
                "when": words.when(clash.later, today),
            }
            self.list.addItem(text)
        self.list.setFixedHeight(theme.size(22) * min(max(count, 1), ROWS) + theme.size(6))
