"""Editing in the place of the card: drafts that wait, saving, leaving."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rolodex.domain.contact import Contact
from rolodex.ui.ports import Contacts, Saved
from rolodex.ui.tasks import TaskRunner


class Editing(QObject):
    """Shows the form among the pages of the panel, and keeps what was begun."""

    closed = Signal()
    """The form has gone; something else is to be shown."""
    added = Signal(int)
    """A new contact was saved under this id."""

    def __init__(self, runner: TaskRunner, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._runner = runner
        self._pages = pages
        self._contacts: Contacts | None = None
        self._form: QWidget | None = None
        self._original = Contact()
        self._drafts: dict[int, Contact] = {}
        self._tags: tuple[str, ...] = ()

    def attach(self, contacts: Contacts) -> None:
        """Save into this book."""
        self._contacts = contacts

    def offer_tags(self, tags: tuple[str, ...]) -> None:
        """Offer the tags of the book while one is written."""
        self._tags = tags

    def page(self) -> QWidget | None:
        """The form while it is open."""
        return self._form if self._form is not None and self._pages.currentWidget() is self._form else None

    def begin(self, original: Contact) -> None:
        """Open the form on a contact, or on the draft of it that waits."""
        from rolodex.ui.contacts.editor import ContactEditor  # start-up

        self.leave()
        form = self._form
        if not isinstance(form, ContactEditor):
            form = ContactEditor()
            form.save_requested.connect(self._save)
            form.left.connect(self._left)
            self._form = form
            self._pages.addWidget(form)
        draft = self._drafts.get(original.id, original)
        self._original = original
        form.offer_tags(self._tags)
        form.load(draft, original)
        self._pages.setCurrentWidget(form)
        form.focus_first()

    def leave(self) -> None:
        """Leave the form where it is open; what was written is kept as a draft."""
        if self.page() is None:
            return
        from rolodex.ui.contacts.editor import ContactEditor  # start-up

        if isinstance(self._form, ContactEditor):
            self._left(self._form.contact())

    def retranslate(self) -> None:
        """Word the form anew."""
        if self._form is None:
            return
        from rolodex.ui.contacts.editor import ContactEditor  # start-up

        if isinstance(self._form, ContactEditor):
            self._form.retranslate()

    def _save(self, contact: Contact) -> None:
        contacts = self._contacts
        if contacts is not None:
            self._runner.submit(
                "changes",
                "save",
                lambda progress: contacts.save(contact),
                self._saved,
                owner=self,
                failed=self._not_saved,
            )

    def _saved(self, saved: Saved) -> None:
        self._drafts.pop(self._original.id, None)
        self.closed.emit()
        if saved.id != self._original.id:
            self.added.emit(saved.id)

    def _not_saved(self, error: Exception) -> None:
        from rolodex.ui.contacts.editor import ContactEditor  # start-up

        if isinstance(self._form, ContactEditor):
            self._form.say("")
        self._runner.error.emit(error)

    def _left(self, draft: Contact) -> None:
        """Keep what was written as a draft, unless it says what the book says."""
        if draft == self._original:
            self._drafts.pop(self._original.id, None)
        else:
            self._drafts[self._original.id] = draft
        self.closed.emit()
