"""The screen of people and companies: the list at the left, the card of the current one at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes, Noun
from rolodex.domain.contact import Contact, Kind
from rolodex.domain.listing import Order, Query, Tally
from rolodex.domain.timeline import Entry
from rolodex.i18n import _, ngettext
from rolodex.ui import theme
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.blank import Blank
from rolodex.ui.contacts.browser import ContactBrowser
from rolodex.ui.contacts.card import AVATAR, CardData, ContactCard
from rolodex.ui.contacts.editing import Editing
from rolodex.ui.contacts.reading import read_card
from rolodex.ui.ports import Contacts, Services
from rolodex.ui.tasks import TaskRunner

LIST_WIDTH = 352
REST = 40
"""Milliseconds that the list rests on a row before its card is read: longer than a key repeats."""
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
        self._chosen = 0
        self._is_empty = False
        # Each widget is born where it stays: a style sheet is applied anew to all that moves.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.browser = ContactBrowser(runner, self.splitter)
        self._right = QWidget(self.splitter)
        self.pages = QStackedWidget(self._right)
        self.card = ContactCard(self.pages)
        self.nobody = Blank("contact", self.pages)
        self.several = Blank("users", self.pages)
        self.empty = Blank("contact", self.pages)
        self.editing = Editing(runner, self.pages)
        self.footer_place = QVBoxLayout()
        self._soon = QTimer(self)
        self.addActions(actions.local())
        self.setFocusProxy(self.browser.list)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the contacts of this book."""
        self._contacts = services.contacts
        self.editing.attach(services)
        self.card.allow_edit(not services.read_only)
        self.browser.attach(services.contacts)

    # What the window asks

    def show_scope(self, kind: Kind, tag: str = "", text: str = "") -> None:
        """List people or companies, all or those of one tag."""
        self.editing.leave()
        self.browser.show_scope(Query(text=text, kind="org" if kind == "org" else "individual", tag=tag))

    def show_tally(self, tally: Tally) -> None:
        """Know how many there are, so that an empty book can say so."""
        self.editing.offer_tags(tuple(name for name, _count in tally.tags))
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
        self.editing.leave()
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
        self.editing.begin(Contact(kind=kind))
        self.browser.show()

    def edit_current(self) -> None:
        """Edit the card that is shown; a draft of it is taken up again."""
        contact = self.card.contact()
        if contact is not None and self._shown == contact.id:
            self.editing.begin(contact)

    def delete_selected(self) -> None:
        """Delete the selected contacts; the notice offers to undo it."""
        ids = self.selected_ids()
        if not ids or self._contacts is None or self.editing.page() is not None:
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
        self.editing.leave()
        self.browser.focus_search()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.browser.retranslate()
        self.card.retranslate()
        self.editing.retranslate()
        self.nobody.say(_("Nobody chosen"), _("Choose someone in the list, or type a name to find them."))
        self.empty.say(
            _("Your book is empty"),
            _("Bring in the cards of your phone or of another program; nothing of them is lost."),
            _("You can also drop a .vcf file here."),
        )
        self._say_several(self._chosen)

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
            lambda progress: read_card(contacts, contact_id, side),
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
        count = self.browser.list.selected_count()
        if count == self._chosen:
            return
        self._chosen = count
        self._say_several(count)
        self._show_page()
        self.selection_changed.emit(count)

    def _say_several(self, count: int) -> None:
        text = ngettext("%(count)d contact selected", "%(count)d contacts selected", count)
        self.several.say(text % {"count": count})

    def _show_page(self) -> None:
        page: QWidget = self.nobody
        if (editor := self.editing.page()) is not None:
            page = editor
        elif self._is_empty:
            page = self.empty
        elif self._chosen > 1:
            page = self.several
        elif self._shown:
            page = self.card
        self.pages.setCurrentWidget(page)
        self.browser.setVisible(page is not self.empty)

    def _close_editor(self) -> None:
        self.pages.setCurrentWidget(self.nobody)
        self._show_page()
        self.browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for page in (self.nobody, self.card, self.several, self.empty):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        column.addLayout(self.footer_place)
        self.splitter.addWidget(self.browser)
        self.splitter.addWidget(self._right)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.browser.setMinimumWidth(theme.size(240))
        self._right.setMinimumWidth(theme.size(480))
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
        self._soon.setInterval(REST)
        self._soon.timeout.connect(self._read_pending)
        self.browser.current_changed.connect(self._current)
        self.browser.selection_changed.connect(self._selected)
        self.browser.opened.connect(self.card.fields.focus_first)
        self.editing.closed.connect(self._close_editor)
        self.editing.added.connect(self.find_wanted)
        self.card.edit_wanted.connect(self._actions["edit"].trigger)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint_icons()
        super().changeEvent(event)

    def _paint_icons(self) -> None:
        for blank in (self.nobody, self.several, self.empty):
            blank.paint_icon()
