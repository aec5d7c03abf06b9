"""The form of one contact, in the place of its card."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact
from rolodex.domain.group import STAYS, Membership
from rolodex.domain.naming import display_name
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.contacts.alike_hint import AlikeHint
from rolodex.ui.contacts.editor_head import EditorHead
from rolodex.ui.contacts.editor_section import Section, chain, focusable
from rolodex.ui.contacts.fields.names import called, is_firm
from rolodex.ui.contacts.fields.specs import COMPANY_ORDER, PERSON_ORDER
from rolodex.ui.contacts.form import Form
from rolodex.ui.contacts.more_fields import MoreFields
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.scroll import ScrollColumn

WIDEST = 760


class ContactEditor(QWidget):
    """Edits a contact; what the form does not show passes through untouched.

    `save_requested(Contact)` asks to keep it, `left(Contact)` hands over the draft on Esc, and
    `discarded(Contact)` what was thrown away, just before `left` with the contact as it was.
    """

    save_requested = Signal(object)
    left = Signal(object)
    discarded = Signal(object)
    forgotten = Signal()
    """The draft was thrown away; the form shows the contact as the book has it."""
    edited = Signal()
    person_wanted = Signal(int)
    """The card of this contact is to be shown; what is written stays a draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded = Contact()
        self._original = Contact()
        self._loading = False
        self._saving = False
        self.head = EditorHead(self)
        self.form = Form(self)
        self.alike = AlikeHint(self)
        self.head.place(self.form.star)
        self.names, self.shown_name = self.form.names, self.form.shown_name
        self.tags, self.repeated = self.form.tags, self.form.repeated
        self._sections = {name: Section(field) for name, field in self.form.widgets.items()}
        self.more = MoreFields(self.form.offers)
        self._more_section = Section(self.more)
        self._build()
        self._connect()
        self.retranslate()
        self.load(Contact())

    def attach(self, runner: TaskRunner, services: Services) -> None:
        """Ask this book for companies, people and what else the fields offer."""
        self.form.attach(runner, services)
        self.alike.attach(runner, services.look_alikes)

    def load(self, contact: Contact, original: Contact | None = None, groups: Membership = STAYS) -> None:
        """Show a contact; `original` is what the book holds where the others are a draft of it."""
        self._loading, self._saving = True, False
        self._loaded, self._original = contact, original or contact
        self.head.show_kind(contact.kind)
        self.form.load(contact)
        self.form.show_membership(groups)
        self._loading = False
        self.head.say("")
        self.head.show_draft("")
        self.alike.begin()
        self._arrange()
        self._title()
        self._scroll.verticalScrollBar().setValue(0)

    def contact(self) -> Contact:
        """The contact as the form says it now."""
        return self.form.store(replace(self._loaded, kind=self.head.kind()))

    def blobs(self) -> tuple[Blob, ...]:
        """New pictures that the contact names."""
        return self.form.blobs()

    def membership(self) -> Membership:
        """Which groups the contact joins and leaves."""
        return self.form.membership()

    def is_changed(self) -> bool:
        """Whether the form says something else than the book."""
        return self.contact() != self._original or bool(self.membership())

    def offer_tags(self, tags: tuple[str, ...]) -> None:
        """Offer the tags of the book while one is written."""
        self.tags.offer(tags)

    def focus_first(self) -> None:
        """Put the cursor where writing begins: the first name, or the firm of a company."""
        rows = self.repeated["org"].rows
        first = rows[0].first_entry() if is_firm(self.head.kind()) and rows else self.names.entries["given"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ask to keep the contact, unless it says nothing or nothing new."""
        contact = self.contact()
        if not display_name(contact):
            # what is read out while the keyboard moves is cut short by it
            self.focus_first()
            self.head.say(_("Nothing to save yet: write a name, a firm, a phone or an email."))
        elif contact == self._original and contact.id and not self.form.membership():
            self.left.emit(contact)
        elif not self._saving:
            self._saving = True
            self.save_requested.emit(replace(contact, fn=contact.fn.strip() or called(contact)))

    def say(self, text: str) -> None:
        """Say why the contact could not be kept; saving can be tried again."""
        self._saving = False
        self.head.say(text)

    def discard(self) -> None:
        """Leave with the contact as the book has it."""
        self.discarded.emit(self.contact())
        self.form.show_membership(STAYS)
        self.left.emit(self._original)

    def retranslate(self) -> None:
        """Word everything anew."""
        for name, caption in self.form.captions().items():
            self._sections[name].set_caption(caption)
        self.form.retranslate()
        self.more.retranslate()
        self.head.retranslate()
        self.alike.retranslate()
        self._title()

    def event(self, event: QEvent) -> bool:
        """Take the form's own keys before a shortcut of the window does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _order(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Ctrl+Enter and Ctrl+S save, Ctrl+O opens whom the contact looks like."""
        order = _order(event)
        if order == "leave":
            self.left.emit(self.contact())
        elif order == "save":
            self.save()
        elif order == "open":
            self.alike.open()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme.set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        self._form = QWidget()
        theme.set_role(self._form, "clear")
        self._form.setMaximumWidth(theme.size(WIDEST))
        self._column = QVBoxLayout(self._form)
        side = theme.size(24)
        self._column.setContentsMargins(side, theme.size(8), side, side)
        self._column.setSpacing(theme.size(16))
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._form, 1)
        across.addStretch(0)
        self._scroll = ScrollColumn(page)
        outer.addWidget(self._scroll, 1)
        # below the form: above it the fields would move while somebody writes
        hint = QHBoxLayout()
        hint.setContentsMargins(theme.size(16), theme.size(8), theme.size(16), theme.size(12))
        hint.addWidget(self.alike)
        outer.addLayout(hint)

    def _connect(self) -> None:
        self.head.save_pressed.connect(self.save)
        self.head.discard_pressed.connect(self.discard)
        self.head.kind_changed.connect(self._arrange)
        self.head.kind_changed.connect(self._follow)
        self.head.kind_changed.connect(self._title)
        self.more.wanted.connect(self.form.bring)
        self.form.edited.connect(self._edit)
        self.form.name_edited.connect(self._follow)
        self.form.rows_changed.connect(self._arrange)
        self.head.kind_changed.connect(lambda: self.form.show_kind(self.head.kind()))
        self.form.photo.noticed.connect(self.head.say)
        self.head.forget_pressed.connect(self._forget)
        self.alike.open_wanted.connect(self.person_wanted)
        self.alike.shown.connect(self._chain)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reveal)

    def _edit(self) -> None:
        if not self._loading:
            self._saving = False
            self.head.say("")
            self.edited.emit()
            if not self._original.id:
                self.alike.follow(self.contact)

    def _follow(self) -> None:
        if not self._loading:
            named = self.names.store(replace(self._loaded, kind=self.head.kind()))
            named = self.repeated["org"].store(named)
            self.shown_name.follow(named)
            self.form.photo.show_name(self.shown_name.store(named))

    def _forget(self) -> None:
        self.discarded.emit(self.contact())
        self.load(self._original)
        self.focus_first()
        self.forgotten.emit()

    def _arrange(self) -> None:
        """Put the sections in the order of the kind, hide the empty ones and chain the Tab key."""
        if self._loading:
            return
        order = COMPANY_ORDER if is_firm(self.head.kind()) else PERSON_ORDER
        while self._column.count():
            self._column.takeAt(0)
        for name in order:
            if name not in self._sections:
                continue
            self._column.addWidget(self._sections[name])
            empty = self.form.hides(name)
            self._sections[name].setVisible(not empty)
            self.more.offer(name, wanted=empty)
        self._column.addWidget(self._more_section)
        self._column.addStretch(1)
        self._chain()

    def _chain(self) -> None:
        head, hint = self.head.layout(), self.alike.layout()
        said = [] if self.alike.isHidden() or hint is None else list(focusable(hint))
        chain([*focusable(self._column), *said, *(focusable(head) if head else ())])

    def _title(self) -> None:
        self.head.show_title(display_name(self._original) if self._original.id else "")

    def _reveal(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to what the keyboard has reached."""
        if new is not None and self._form.isAncestorOf(new):
            place = QRect(new.mapTo(self._form, new.rect().topLeft()), new.size())
            self._scroll.ensureVisible(0, place.center().y(), 0, place.height() // 2 + theme.size(24))


def _order(event: QKeyEvent) -> str | None:
    """What a key orders the form to do."""
    control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
    if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
        return "leave"
    if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S):
        return "save"
    if control and event.key() == Qt.Key.Key_O:
        return "open"
    return None
