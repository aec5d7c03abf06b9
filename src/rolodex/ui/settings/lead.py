"""A row of the settings that is no choice: what can be looked at, and the button that leads there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
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
        words = QVBoxLayout()
        words.setSpacing(theme.size(1))
        words.addWidget(self.text)
        words.addWidget(self.hint)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.size(9), 0, theme.size(9))
        row.setSpacing(theme.size(16))
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
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
