"""Boxes of choices by words, each choice kept as a text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from rolodex.ui.choice_box import ChoiceBox


class Choices(ChoiceBox):
    """Choices that may be offered anew, by another name or order, without another being chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # the longest choice must not widen the form
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these: what is kept, and its words."""
        kept = self.key()
        was = self.blockSignals(True)
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(was)

    def key(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def show_key(self, key: str) -> None:
        """Show this as chosen, the first where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(key)))
