"""The tags of a contact."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from rolodex.domain.contact import Contact
from rolodex.domain.message import message
from rolodex.ui.contacts.fields.chips import ChipsEntry


class TagsField(ChipsEntry):
    """CATEGORIES as chips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(message("Add tag"), message("Remove tag %(name)s"), parent)

    def load(self, contact: Contact) -> None:
        """Show the tags of the contact."""
        self.show_names(contact.categories)

    def store(self, contact: Contact) -> Contact:
        """The contact with these tags, and with the one still being written."""
        return replace(contact, categories=self.names())
