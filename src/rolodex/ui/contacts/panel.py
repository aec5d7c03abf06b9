"""The screen of people and companies: the list at the left, the card of the current one at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain import address
from rolodex.domain.changes import Changes, Noun
from rolodex.domain.contact import Contact, Kind
from rolodex.domain.listing import Order, Query, Tally
from rolodex.domain.timeline import Entry
from rolodex.i18n import _, ngettext
from rolodex.services import addresses
from rolodex.services.contacts import Contacts, Saved
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.blank import Blank
from rolodex.ui.contacts.browser import ContactBrowser
from rolodex.ui.contacts.card import AVATAR, CardData, ContactCard
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.contacts.photos import picture
from rolodex.ui.tasks import TaskRunner

LIST_WIDTH = 352
COMPACT_LIST_WIDTH = 300
LISTED: tuple[Noun, ...] = ("contact", "tag", "reminder")
"""What a row of the list says something of."""
SHOWN: tuple[Noun, ...] = (*LISTED, "activity", "purchase", "campaign", "ticket")
"""What a card says something of."""


class ContactsPanel(QWidget):
    """Finds, shows, edits and deletes contacts."""

    selection_changed = Signal(int)
    """How many contacts are selected."""
    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    find_wanted = Signal(int)
    """This contact is to be stood on, wherever it is listed."""
    ready = Signal()
    """A list and, where somebody is current, the card are on the screen."""

    def __init__(self, runner: TaskRunner, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._actions = actions
        self._contacts: Contacts | None = None
        self._shown = 0
        self._pending = 0
        self._drafts: dict[int, Contact] = {}
        self._editing = Contact()
        self._tags: tuple[str, ...] = ()
        self._is_empty = False
        self.browser = ContactBrowser(runner, self)
        self.card = ContactCard(self)
        self.editor: ContactEditor | None = None
        self.nobody = Blank("contact", self)
        self.several = Blank("users", self)
        self.empty = Blank("contact", self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.pages = QStackedWidget()
        self.footer_place = QVBoxLayout()
        self._soon = QTimer(self)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the contacts of this book."""
        self._contacts = services.contacts
        self.card.allow_edit(not services.read_only)
        self.browser.attach(services.contacts)

    # What the window asks

    def show_scope(self, kind: Kind, tag: str = "", text: str = "") -> None:
        """List people or companies, all or those of one tag."""
        self._leave_editor()
        self.browser.show_scope(Query(text=text, kind="org" if kind == "org" else "individual", tag=tag))

    def show_tally(self, tally: Tally) -> None:
        """Know how many there are, so that an empty book can say so."""
        self._tags = tuple(name for name, _count in tally.tags)
        self._is_empty = not (tally.people or tally.companies)
        self._show_page()

    def react(self, changes: Changes) -> None:
        """Read again what these changes touched."""
        if self._contacts is None:
            return
        if any(changes.touches(noun) for noun in LISTED):
            self.browser.refresh()
        if self._shown and any(changes.touches(noun) for noun in SHOWN):
            self._read_card(self._shown)

    def order(self) -> Order:
        """The order of the list."""
        return self.browser.query.order

    def set_order(self, order: str) -> None:
        """List in this order, where there is such a one."""
        known: tuple[Order, ...] = get_args(Order)
        self.browser.set_order(next((one for one in known if one == order), "family"))

    def stand_on(self, contact_id: int) -> None:
        """Read the list again and show this contact."""
        self._leave_editor()
        self.browser.select(contact_id)

    def is_settled(self) -> bool:
        """Whether list and card show all they are about to show."""
        return self.browser.is_settled() and not self._soon.isActive()

    def listed_ids(self) -> tuple[int, ...]:
        """All contacts of the list."""
        return self.browser.all_ids()

    def say_trouble(self, title: str, text: str) -> None:
        """Show that there is no book to work on, and why."""
        self.browser.hide()
        self.nobody.say(title, text)
        self.pages.setCurrentWidget(self.nobody)

    def selected_ids(self) -> tuple[int, ...]:
        """The contacts that the next command is for."""
        return self.browser.selected_ids()

    def set_compact(self, compact: bool) -> None:
        """Take less room, or the usual."""
        self.card.set_compact(compact)
        width = theme.size(COMPACT_LIST_WIDTH if compact else LIST_WIDTH)
        self.splitter.setSizes([width, max(1, self.width() - width)])

    def splitter_state(self) -> bytes:
        """Where the user put the line between list and card."""
        return bytes(self.splitter.saveState().data())

    def restore_splitter(self, state: bytes) -> None:
        """Put the line where it was."""
        self.splitter.restoreState(QByteArray(state))

    # Commands

    def new_contact(self, kind: Kind = "individual") -> None:
        """Write a new card; what was begun before is still there."""
        self._edit(self._drafts.get(0) or Contact(kind=kind), Contact(kind=kind))

    def edit_current(self) -> None:
        """Edit the card that is shown; a draft of it is taken up again."""
        contact = self.card.contact()
        if contact is not None and self._shown == contact.id:
            self._edit(self._drafts.get(contact.id, contact), contact)

    def delete_selected(self) -> None:
        """Delete the selected contacts; the notice offers to undo it."""
        ids = self.selected_ids()
        if not ids or self._contacts is None or self.editor_page() is not None:
            return
        contacts = self._contacts
        contact = self.card.contact()
        if len(ids) == 1 and contact is not None:
            words = _("Deleted %(name)s") % {"name": contact.fn or _("No name")}
        else:
            words = ngettext("Deleted %(count)d contact", "Deleted %(count)d contacts", len(ids))
            words = words % {"count": len(ids)}
        self._runner.submit(
            "changes",
            "delete",
            lambda progress: contacts.delete(ids),
            lambda _changes: self.noticed.emit(words, True),
            owner=self,
        )

    def focus_search(self) -> None:
        """Search; an open form is left with its draft kept."""
        self._leave_editor()
        self.browser.focus_search()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.browser.retranslate()
        self.card.retranslate()
        if self.editor is not None:
            self.editor.retranslate()
        self.nobody.say(_("Nobody chosen"), _("Choose someone in the list, or type a name to find them."))
        self.empty.say(
            _("Your book is empty"),
            _("Bring in the cards of your phone or of another program; nothing of them is lost."),
            _("You can also drop a .vcf file here."),
        )
        self._say_several(len(self.selected_ids()))

    # The card

    def _current(self, contact_id: int) -> None:
        self._pending = contact_id
        if not contact_id:
            self._shown = 0
            self._show_page()
            self.ready.emit()
        else:
            # While an arrow key is held down only the row that it rests on is read.
            self._soon.start()

    def _read_pending(self) -> None:
        if self._pending:
            self._read_card(self._pending)

    def _read_card(self, contact_id: int) -> None:
        if self._contacts is None:
            return
        contacts = self._contacts
        side = round(theme.size(AVATAR) * self.devicePixelRatioF())
        self._runner.submit(
            "lookups",
            "card",
            lambda progress: _read(contacts, contact_id, side),
            self._show_card,
            owner=self,
        )

    def _show_card(self, data: CardData | None) -> None:
        if data is None or data.contact.id != self._pending:
            return
        self._shown = data.contact.id
        self.card.show_card(data, self._more_entries(data.contact.id))
        self._show_page()
        self.ready.emit()

    def _more_entries(self, contact_id: int) -> Callable[[int], None]:
        def more(offset: int) -> None:
            contacts = self._contacts
            if contacts is None:
                return

            def arrive(found: tuple[Entry, ...]) -> None:
                if self._shown == contact_id:
                    self.card.timeline.entries.add(found)

            self._runner.submit(
                "lookups",
                "entries",
                lambda progress: contacts.timeline(contact_id, offset=offset),
                arrive,
                owner=self.card,
            )

        return more

    def _selected(self) -> None:
        count = len(self.browser.list.selected_positions())
        self._say_several(count)
        self._show_page()
        self.selection_changed.emit(count)

    def _say_several(self, count: int) -> None:
        text = ngettext("%(count)d contact selected", "%(count)d contacts selected", count)
        self.several.say(text % {"count": count})

    def _show_page(self) -> None:
        page: QWidget = self.nobody
        if (editor := self.editor_page()) is not None:
            page = editor
        elif self._is_empty:
            page = self.empty
        elif len(self.browser.list.selected_positions()) > 1:
            page = self.several
        elif self._shown:
            page = self.card
        self.pages.setCurrentWidget(page)
        self.browser.setVisible(page is not self.empty)

    # The editor

    def editor_page(self) -> ContactEditor | None:
        """The editor while it is open."""
        open_now = self.editor is not None and self.pages.currentWidget() is self.editor
        return self.editor if open_now else None

    def _edit(self, contact: Contact, original: Contact) -> None:
        if self.editor is None:
            self.editor = ContactEditor(self)
            self.editor.save_requested.connect(self._save)
            self.editor.left.connect(self._left)
            self.pages.addWidget(self.editor)
        self._leave_editor()
        self._editing = original
        self.editor.offer_tags(self._tags)
        self.editor.load(contact, original)
        self.pages.setCurrentWidget(self.editor)
        self.browser.show()
        self.editor.focus_first()

    def _save(self, contact: Contact) -> None:
        contacts = self._contacts
        if contacts is None or self.editor is None:
            return
        self._runner.submit(
            "changes",
            "save",
            lambda progress: contacts.save(contact),
            self._saved,
            owner=self,
            failed=self._not_saved,
        )

    def _saved(self, saved: Saved) -> None:
        self._drafts.pop(self._editing.id, None)
        self._close_editor()
        if saved.id != self._editing.id:
            self.find_wanted.emit(saved.id)

    def _not_saved(self, error: Exception) -> None:
        if self.editor is not None:
            self.editor.say("")
        self._runner.error.emit(error)

    def _left(self, draft: Contact) -> None:
        """Keep what was written as a draft, unless it says what the book says."""
        if draft == self._editing:
            self._drafts.pop(self._editing.id, None)
        else:
            self._drafts[self._editing.id] = draft
        self._close_editor()

    def _leave_editor(self) -> None:
        editor = self.editor_page()
        if editor is not None:
            self._left(editor.contact())

    def _close_editor(self) -> None:
        self.pages.setCurrentWidget(self.nobody)
        self._show_page()
        self.browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for page in (self.nobody, self.card, self.several, self.empty):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        column.addLayout(self.footer_place)
        self.splitter.addWidget(self.browser)
        self.splitter.addWidget(right)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.browser.setMinimumWidth(theme.size(240))
        right.setMinimumWidth(theme.size(480))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.splitter)
        self.set_compact(compact=False)
        self._offer()

    def _offer(self) -> None:
        actions = self._actions
        self.card.set_menu([action for action in actions.of_menu("card") if action.objectName() != "edit"])
        self.several.offer(
            [
                (actions["labels"], "", "printer"),
                (actions["export"], "", "upload"),
                (actions["delete"], "", "trash-2"),
            ]
        )
        self.empty.offer([(actions["import"], "primary", "download"), (actions["new"], "", "user-plus")])

    def _connect(self) -> None:
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read_pending)
        self.browser.current_changed.connect(self._current)
        self.browser.selection_changed.connect(self._selected)
        self.browser.opened.connect(self.card.fields.focus_first)
        self.card.edit_wanted.connect(self._actions["edit"].trigger)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint_icons()
        super().changeEvent(event)

    def _paint_icons(self) -> None:
        for blank in (self.nobody, self.several, self.empty):
            blank.paint_icon()


def _read(contacts: Contacts, contact_id: int, side: int) -> CardData | None:
    """All that the card of one contact shows."""
    contact = contacts.get(contact_id)
    rows = contacts.rows([contact_id])
    if contact is None or not rows:
        return None
    rules = addresses.rules()
    photo = next((one.sha256 for one in contact.photo if one.sha256), "")
    language = i18n.language()
    return CardData(
        contact=contact,
        initials=rows[0].initials,
        ground=rows[0].ground,
        standing=contacts.standing(contact_id),
        entries=contacts.timeline(contact_id),
        photo=picture(contacts.photo(photo), side) if photo else None,
        address_lines=lambda adr: address.lines(adr, rules, "", language),
    )
