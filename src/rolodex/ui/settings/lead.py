"""A row of the settings that is no choice: what can be looked at, and the button that leads there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rolodex.ui.labelling import plain_label
from rolodex.ui.settings.row_layout import lay_out
from rolodex.ui.widgets.button import Button


class Lead(QWidget):
    """Words at the left, a button at the right; each of them is given as what words it.

    What it leads to `writes` in the book, or does not.
    """

    wanted = Signal()

    def __init__(
        self,
        text: Callable[[], str],
        hint: Callable[[], str],
        button: Callable[[], str],
        parent: QWidget | None = None,
        writes: bool = False,
    ) -> None:
        super().__init__(parent)
        self.writes = writes
        self._words = (text, hint, button)
        self.text, self.hint = plain_label("", "", wrap=True), plain_label("", "small", wrap=True)
        self.button = Button()
        lay_out(self, self.text, self.hint, self.button)
        self.button.clicked.connect(self.wanted)
        self.retranslate()

    def said(self) -> str:
        """All its words."""
        return " ".join(word() for word in self._words)

    def retranslate(self) -> None:
        """Word everything anew."""
        text, hint, button = (word() for word in self._words)
        self.text.setText(text)
        self.hint.setText(hint)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setAccessibleDescription(hint)
