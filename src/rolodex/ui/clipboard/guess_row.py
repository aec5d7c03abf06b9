"""One guess of a pasted text: wanted or not, its kind, its words, and the line they come from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.message import Message, message
from rolodex.domain.signature import Guess, Guessed
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import ElidedLabel

KINDS: dict[Guessed, Message] = {
    "name": message("Name"),
    "title": message("Job title"),
    "org": message("Firm"),
    "unit": message("Department"),
    "mobile": message("Mobile"),
    "work": message("Work phone"),
    "phone": message("Phone"),
    "home": message("Home phone"),
    "fax": message("Fax"),
    "email": message("Email"),
    "url": message("Website"),
    "address": message("Address"),
    "note": message("Note"),
}
_TEXTS: tuple[Guessed, ...] = ("name", "title", "org", "unit", "note")
_NUMBERS: tuple[Guessed, ...] = ("mobile", "work", "phone", "home", "fax", "note")
_OTHERS: dict[Guessed, tuple[Guessed, ...]] = {
    "email": ("email", "note"),
    "url": ("url", "note"),
    "address": ("address", "org", "note"),
}
KIND_WIDTH = 140


def offered(kind: Guessed) -> tuple[Guessed, ...]:
    """The kinds that such a guess may be instead."""
    if kind in _NUMBERS and kind != "note":
        return _NUMBERS
    return _OTHERS.get(kind, (*_TEXTS[:-1], "address", "note"))


class GuessRow(QWidget):
    """Tick, kind and words; what is changed here is what is saved."""

    changed = Signal()

    def __init__(self, guess: Guess, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guess = guess
        self.wanted = CheckBox()
        self.kind = ChoiceBox()
        self.text = QLineEdit(" ".join(guess.value.split()))
        self.line = ElidedLabel("", "small")
        self.wanted.setChecked(guess.wanted)
        for kind in offered(guess.kind):
            self.kind.addItem("", kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(guess.kind)))
        self.text.setCursorPosition(0)
        self._build()
        self.wanted.toggled.connect(self._ticked)
        self.kind.currentIndexChanged.connect(self._tell)
        self.text.textEdited.connect(self._tell)
        self.retranslate()
        self._ticked()

    def guess(self) -> Guess | None:
        """What is to be saved of it; None where it is not wanted."""
        value = self.text.text().strip()
        if not self.wanted.isChecked() or not value:
            return None
        kind: Guessed = self.kind.currentData()
        unchanged = value == " ".join(self._guess.value.split())
        return Guess(
            kind,
            self._guess.value if unchanged else value,
            self._guess.line,
            self._guess.adr if kind == "address" else None,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        for row in range(self.kind.count()):
            self.kind.setItemText(row, word(KINDS[self.kind.itemData(row)]))
        said = " · ".join(self._guess.line.split("\n"))
        self.line.setText(_("from: %(line)s") % {"line": said})
        self.wanted.setAccessibleName(_("Take “%(text)s”") % {"text": self.text.text()})
        self.wanted.setAccessibleDescription(self.line.text())
        self.kind.setAccessibleName(_("Kind of “%(text)s”") % {"text": self.text.text()})
        self.text.setAccessibleName(self.kind.currentText())

    def _ticked(self) -> None:
        wanted = self.wanted.isChecked()
        self.kind.setEnabled(wanted)
        self.text.setEnabled(wanted)
        # This is also what makes it look so.
        self.text.setReadOnly(self._guess.adr is not None or not wanted)
        self._tell()

    def _tell(self) -> None:
        self.text.setAccessibleName(self.kind.currentText())
        self.changed.emit()

    def _build(self) -> None:
        self.kind.setFixedWidth(theme.size(KIND_WIDTH))
        self.wanted.setFixedWidth(theme.size(24))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size(16), theme.size(7), theme.size(16), theme.size(7))
        row.setSpacing(theme.size(10))
        row.addWidget(self.wanted)
        row.addWidget(self.kind)
        told = QVBoxLayout()
        told.setSpacing(theme.size(2))
        told.addWidget(self.text)
        told.addWidget(self.line)
        row.addLayout(told, 1)
