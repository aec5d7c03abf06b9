"""How somebody paid: one of the usual ways, or other words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.purchase import METHODS
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.purchases import words


class MethodBox(ChoiceBox):
    """Offers the usual ways to pay, and takes any other."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, editable=True)
        self._kept = ""
        self.addItem("", "")
        for kept in METHODS:
            self.addItem("", kept)
        self.setCompleter(None)  # type: ignore[arg-type]  # none: it would write English words on
        self.retranslate()
        self.show_method("")
        self.editTextChanged.connect(lambda _text: self.edited.emit())

    def method(self) -> str:
        """The way to pay as the book keeps it."""
        text = self.currentText().strip()
        return self._kept if text == words.method(self._kept) else words.method_kept(text)

    def show_method(self, kept: str) -> None:
        """Show this way to pay."""
        self._kept = kept
        place = self.findData(kept)
        self.setCurrentIndex(place)
        self.setEditText(words.method(kept))

    def retranslate(self) -> None:
        """Word the usual ways anew."""
        kept = self.method()
        self.blockSignals(True)
        for place in range(1, self.count()):
            self.setItemText(place, words.method(str(self.itemData(place))))
        self.show_method(kept)
        self.blockSignals(False)
