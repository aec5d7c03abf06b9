"""Editing in the place of the card: drafts that wait, saving, leaving."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact
from rolodex.domain.draft import Draft
from rolodex.domain.group import STAYS, Membership
from rolodex.domain.naming import display_name
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.ports import Saved, Services
from rolodex.ui.tasks import TaskRunner


@runtime_checkable
class EditorForm(Protocol):
    """What is asked of the form, which is loaded when it is first opened."""

    @property
    def head(self) -> Head: ...
    def contact(self) -> Contact: ...
    def blobs(self) -> tuple[Blob, ...]: ...
    def membership(self) -> Membership: ...
    def say(self, text: str) -> None: ...
    def retranslate(self) -> None: ...


class Head(Protocol):
    """The part of the form that tells of a draft."""

    def show_draft(self, text: str) -> None: ...


REST = 1000
"""Milliseconds after which what was written is kept in the book."""


class Editing(QObject):
    """Shows the form among the pages of the panel, and keeps what was begun, also beyond a crash."""

    closed = Signal()
    """The form has gone; something else is to be shown."""
    added = Signal(int)
    """Another contact than the one that was shown was saved under this id."""
    edited = Signal()
    """The contact that was shown was saved, and is not as it was."""
    person_wanted = Signal(int)
    """The form was left for the card of this contact."""
    drafts_found = Signal(object)
    """The drafts that waited in the book when it was opened, the newest first."""

    def __init__(self, runner: TaskRunner, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._runner = runner
        self._pages = pages
        self._services: Services | None = None
        self._form: QWidget | None = None
        self._original = Contact()
        self._key = 0
        self._base = Contact()
        self._resumed = False
        self._drafts: dict[int, Draft] = {}
        self._not_in_book: set[int] = set()
        """Drafts that the book had no room for; they are tried again."""
        self._tags: tuple[str, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST)
        self._soon.timeout.connect(self.keep)

    def attach(self, services: Services) -> None:
        """Save into this book, and find what was not saved before."""
        self._services = services
        if not services.read_only:
            drafts = services.drafts
            self._runner.submit("lookups", "drafts", lambda progress: drafts.all(), self._found, owner=self)

    def offer_tags(self, tags: tuple[str, ...]) -> None:
        """Offer the tags of the book while one is written."""
        self._tags = tags

    def page(self) -> QWidget | None:
        """The form while it is open."""
        return self._form if self._form is not None and self._pages.currentWidget() is self._form else None

    def begin(self, original: Contact) -> None:
        """Open the form on a contact, or on the draft of it that waits."""
        self._open(original, original.id)

    def resume(self, draft: Draft, original: Contact | None) -> None:
        """Open the form on a draft; `original` is what the book has now, None where it has nothing."""
        self._drafts.setdefault(draft.key, draft)
        if original is None or not draft.contact.id:
            original = Contact(kind=draft.contact.kind)
        self._open(original, draft.key)
        self._resumed = True

    def leave(self) -> None:
        """Leave the form where it is open; what was written is kept as a draft."""
        form = self._editor()
        if form is not None and self.page() is not None:
            self._left(form.contact())

    def keep(self) -> None:
        """Keep what is written now, if it is anything new."""
        self._soon.stop()
        form = self._editor()
        if form is not None and self.page() is not None:
            self._keep(form.contact())

    def retranslate(self) -> None:
        """Word the form anew."""
        form = self._editor()
        if form is not None:
            form.retranslate()
            self._say_draft()

    def _open(self, original: Contact, key: int) -> None:
        # start-up
        from rolodex.ui.contacts.editor import ContactEditor
        from rolodex.ui.opened import opened

        self.leave()
        form = self._form
        if not isinstance(form, ContactEditor):
            form = ContactEditor()
            form.save_requested.connect(self._save)
            form.left.connect(self._left)
            form.forgotten.connect(self._forget)
            form.edited.connect(self._keep_soon)
            form.person_wanted.connect(self._go_to)
            if self._services is not None:
                form.attach(self._runner, opened(self._services))
            self._form = form
            self._pages.addWidget(form)
        self._original, self._key, self._resumed = original, key, False
        draft = self._drafts.get(key)
        self._base = draft.base if draft is not None and draft.base is not None else original
        form.offer_tags(self._tags)
        form.load(draft.contact if draft else original, original, draft.groups if draft else STAYS)
        self._say_draft()
        self._pages.setCurrentWidget(form)
        form.focus_first()

    def _editor(self) -> EditorForm | None:
        return self._form if isinstance(self._form, EditorForm) else None

    def _say_draft(self) -> None:
        form, draft = self._editor(), self._drafts.get(self._key)
        if form is None:
            return
        kept = wording.local(draft.at) if draft else None
        if kept is None:
            form.head.show_draft("")
        elif kept.date() == wording.today():
            form.head.show_draft(_("Draft kept from %(time)s") % {"time": wording.clock(kept)})
        else:
            day = wording.short_day(kept.date(), wording.today())
            form.head.show_draft(
                _("Draft kept from %(day)s, %(time)s") % {"day": day, "time": wording.clock(kept)}
            )

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        waiting = [draft for draft in drafts if display_name(draft.contact) or draft.contact.id]
        for draft in drafts:
            self._drafts.setdefault(draft.key, draft)
        if waiting:
            self.drafts_found.emit(tuple(waiting))

    def _keep(self, contact: Contact) -> None:
        """Keep a draft, or forget it where it says what the book says."""
        form, key = self._editor(), self._key
        groups = form.membership() if form is not None else STAYS
        if contact == self._original and not groups:
            self._drop(key)
            return
        before = self._drafts.get(key)
        same = before is not None and (before.contact, before.groups) == (contact, groups)
        if same and key not in self._not_in_book:
            return
        base = self._base if key else None
        self._drafts[key] = Draft(key, _now(), contact, groups, base)
        if self._services is not None and not self._services.read_only:
            drafts, blobs = self._services.drafts, form.blobs() if form is not None else ()

            def failed(error: Exception) -> None:
                self._not_in_book.add(key)
                self._runner.error.emit(error)

            self._runner.submit(
                "changes",
                "draft",
                lambda progress: drafts.keep(key, contact, blobs, groups, base),
                lambda _answer: self._not_in_book.discard(key),
                owner=self,
                failed=failed,
            )

    def _drop(self, key: int) -> None:
        if self._drafts.pop(key, None) is None or self._services is None or self._services.read_only:
            return
        drafts = self._services.drafts
        self._runner.submit("changes", "draft", lambda progress: drafts.drop(key), _done, owner=self)

    def _save(self, contact: Contact) -> None:
        services, form, key = self._services, self._editor(), self._key
        if services is None or form is None:
            return
        self._soon.stop()
        blobs, groups, base = form.blobs(), form.membership(), self._base

        def save() -> Saved:
            saved = services.contacts.save(contact, blobs, groups, base)
            services.drafts.drop(key)
            return saved

        self._runner.submit(
            "changes", "save", lambda progress: save(), self._saved, owner=self, failed=self._not_saved
        )

    def _saved(self, saved: Saved) -> None:
        self._soon.stop()
        self._drafts.pop(self._key, None)
        self.closed.emit()
        if self._resumed or saved.id != self._original.id:
            self.added.emit(saved.id)
        if saved.id == self._original.id and saved.changes.step is not None:
            self.edited.emit()

    def _not_saved(self, error: Exception) -> None:
        form = self._editor()
        if form is not None:
            form.say("")
        self._runner.error.emit(error)

    def _keep_soon(self) -> None:
        """Keep it at the next rest, which no further key puts off: who writes on and on is kept, too."""
        if not self._soon.isActive():
            self._soon.start()

    def _left(self, draft: Contact) -> None:
        """Keep what was written as a draft, unless it says what the book says."""
        self._soon.stop()
        self._keep(draft)
        self.closed.emit()

    def _go_to(self, contact_id: int) -> None:
        self.leave()
        self.person_wanted.emit(contact_id)

    def _forget(self) -> None:
        self._soon.stop()
        self._base = self._original
        self._drop(self._key)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _done(_answer: object) -> None:
    """What the panels show follows from the changes that the runner tells."""
