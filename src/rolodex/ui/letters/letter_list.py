"""The letters and messages of a book, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rolodex.domain.letter import Letter
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip

ROW, ICON = 34, 16


class LetterList(QListWidget):
    """Offers letters by name, with a picture for what they are."""

    deletion_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._letters: tuple[Letter, ...] = ()
        theme.set_role(self, "card")
        self.setIconSize(QSize(theme.size(ICON), theme.size(ICON)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_letters(self, letters: Sequence[Letter], chosen: int) -> None:
        """Show these, the one with the id `chosen` marked; nothing is told of it."""
        self._letters = tuple(letters)
        self.blockSignals(True)
        self.clear()
        for letter in self._letters:
            icon = theme.icon("mail" if letter.kind == "email" else "file-text")
            item = QListWidgetItem(icon, letter.name, self)
            item.setSizeHint(QSize(0, theme.size(ROW)))
            item.setToolTip(plain_tip(letter.name))
            kind = _("E-mail") if letter.kind == "email" else _("Letter")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{letter.name}, {kind}")
            if letter.id == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def chosen(self) -> Letter | None:
        """The letter that is marked."""
        row = self.currentRow()
        return self._letters[row] if 0 <= row < len(self._letters) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the letter away, Enter goes to its form."""
        if event.key() == Qt.Key.Key_Delete:
            self.deletion_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
