"""The star that makes a contact a favourite."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from rolodex.domain.contact import Contact
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import name_button


class FavouriteStar(QToolButton):
    """A star that is full for a favourite; Enter and the space bar turn it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFixedSize(theme.size(30), theme.size(30))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._turned)
        self._show()

    def load(self, contact: Contact) -> None:
        """Show whether the contact is a favourite."""
        self.blockSignals(True)
        self.setChecked(contact.favourite)
        self.blockSignals(False)
        self._show()

    def store(self, contact: Contact) -> Contact:
        """The contact as a favourite, or not."""
        return replace(contact, favourite=self.isChecked())

    def retranslate(self) -> None:
        """Word everything anew."""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter turns the star as the space bar does."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
        else:
            super().keyPressEvent(event)

    def _turned(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        chosen = self.isChecked()
        self.setIcon(theme.icon("star-filled" if chosen else "star", "warn" if chosen else "dim"))
        name_button(self, _("Take out of favourites") if chosen else _("Make a favourite"))
