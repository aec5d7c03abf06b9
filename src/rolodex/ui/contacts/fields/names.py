"""The parts of a name, and the name under which a contact is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.contact import Contact, Kind
from rolodex.domain.naming import full_name
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.contacts.fields.specs import NAME_LINES
from rolodex.ui.labelling import plain_tip
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.text_entry import Line


class NameField(QWidget):
    """N: title, names and surnames, each in its own line; rare parts are shown when filled or asked for."""

    edited = Signal()
    rows_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: dict[str, Line] = {}
        self.more_button = Button(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(6))
        for parts in NAME_LINES:
            line = QHBoxLayout()
            line.setSpacing(theme.size(6))
            column.addLayout(line)
            for part in parts:
                entry = Line(self)
                entry.textChanged.connect(self.edited)
                self.entries[part.attribute] = entry
                line.addWidget(entry, part.stretch)
        self.more_button.setIcon(theme.icon("plus"))
        theme.set_role(self.more_button, "quiet")
        self.more_button.clicked.connect(self.show_all)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def load(self, contact: Contact) -> None:
        """Show the parts of the name."""
        for attribute, entry in self.entries.items():
            entry.show_text(getattr(contact.n, attribute))
        rare = [part for parts in NAME_LINES for part in parts if part.rare]
        for part in rare:
            self.entries[part.attribute].setVisible(bool(getattr(contact.n, part.attribute)))
        self._offer_more()

    def show_all(self) -> None:
        """Show the rare parts too, with the cursor in the first of them."""
        hidden = [entry for entry in self.entries.values() if entry.isHidden()]
        for entry in hidden:
            entry.show()
        self._offer_more()
        self.rows_changed.emit()
        if hidden:
            hidden[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def store(self, contact: Contact) -> Contact:
        """The contact with the parts as they stand now."""
        typed: dict[str, Any] = {attribute: entry.text_value() for attribute, entry in self.entries.items()}
        return replace(contact, n=replace(contact.n, **typed))

    def retranslate(self) -> None:
        """Word everything anew."""
        for parts in NAME_LINES:
            for part in parts:
                self.entries[part.attribute].setPlaceholderText(word(part.text))
                self.entries[part.attribute].setAccessibleName(word(part.text))
                self.entries[part.attribute].setToolTip(plain_tip(word(part.text)))
        self.more_button.setText(_("Add how it sounds, generation"))
        self.more_button.setAccessibleName(_("Add how it sounds, generation"))

    def _offer_more(self) -> None:
        self.more_button.setVisible(any(entry.isHidden() for entry in self.entries.values()))


class ShownNameField(QWidget):
    """FN: follows the name, or the firm, until the user writes another."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._follows = True
        self.line.textEdited.connect(self._written)
        self.line.textChanged.connect(self.edited)
        self.retranslate()

    def load(self, contact: Contact) -> None:
        """Show FN; it follows from now on where it says no more than the name does."""
        self.line.show_text(contact.fn)
        self._follows = contact.fn.strip() in ("", called(contact))

    def store(self, contact: Contact) -> Contact:
        """The contact with FN as it stands now."""
        return replace(contact, fn=self.line.text_value())

    def follow(self, contact: Contact) -> None:
        """Say what the name says now, unless the user chose another."""
        if self._follows and self.line.text() != called(contact):
            self.line.setText(called(contact))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.line.setPlaceholderText(_("Name as it is shown"))
        self.line.setAccessibleName(_("Name as it is shown"))

    def _written(self, text: str) -> None:
        self._follows = not text.strip()


def called(contact: Contact) -> str:
    """What the name, or the firm of a company, makes of FN."""
    firm = next((org.name.strip() for org in contact.org if org.name.strip()), "")
    name = full_name(contact.n)
    return (firm or name) if is_firm(contact.kind) else (name or firm)


def is_firm(kind: Kind) -> bool:
    """Whether the firm's name stands for the contact."""
    return kind == "org"
