"""The screen of people and companies: the list at the left, the card of the current one at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.changes import Changes, Noun
from rolodex.domain.contact import Contact, Kind
from rolodex.domain.listing import Order, Query, Tally
from rolodex.i18n import _, ngettext, pgettext
from rolodex.ui import theme
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.browser import ContactBrowser
from rolodex.ui.contacts.columns import columns_of
from rolodex.ui.contacts.editing import Editing
from rolodex.ui.contacts.head import view_of
from rolodex.ui.contacts.sale_line import SaleLine
from rolodex.ui.handing_on import hand_on
from rolodex.ui.ports import Contacts, Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button

LIST_WIDTH = 352
COMPACT_LIST_WIDTH = 300
LISTED: tuple[Noun, ...] = ("contact", "tag", "reminder")
"""What a row of the list says something of."""
SHOWN: tuple[Noun, ...] = (
    *LISTED,
    "activity",
    "purchase",
    "campaign",
    "mailing",
    "ticket",
    "deal",
    "rule",
    "setting",
)
"""What a card says something of."""


NAMED = 3
"""How many of those selected are named."""


class ContactsPanel(QWidget):
    """Finds, shows, edits and deletes contacts.

    The first frame shows nobody: `build_card` and `build_several` come after it, before a book is attached.
    """

    selection_changed = Signal(int)
    """How many contacts are selected."""
    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    find_wanted = Signal(int)
    """This contact is to be stood on, wherever it is listed."""
    settings_wanted = Signal()
    language_changed = Signal()
    """Another language was chosen on the page of an empty book."""
    entry_wanted = Signal(str, int)
    """What an entry of a timeline stands for is to be shown: its kind and id."""
    ready = Signal()
    """A list and, where somebody is current, the card are on the screen."""

    def __init__(self, runner: TaskRunner, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._actions = actions
        self._contacts: Contacts | None = None
        self._chosen = 0
        self._is_empty = False
        self._services: Services | None = None
        self.empty: QWidget | None = None
        self._word_empty: Callable[[], None] = lambda: None
        self._is_open = False
        self._is_compact = False
        self._is_complete = False
        # Each widget is born where it stays: a style sheet is applied anew to all that moves.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.browser = ContactBrowser(runner, self.splitter)
        self._right = QWidget(self.splitter)
        self.pages = QStackedWidget(self._right)
        self.nobody = Blank("contact", self.pages)
        self.editing = Editing(runner, self.pages)
        self.back = Button(self._right)
        self._footer_place = QVBoxLayout()
        self._footer_below = QVBoxLayout()
        self.addActions(actions.local())
        hand_on(self, self.browser.list)
        self._build()
        self._connect()
        self.retranslate()

    def build_card(self) -> None:
        """Build the page of one contact."""
        # start-up
        from rolodex.ui.contacts.card import ContactCard
        from rolodex.ui.contacts.card_day import CardDay
        from rolodex.ui.contacts.current import CurrentCard
        from rolodex.ui.contacts.deeds import CardDeeds

        self._day: CardDay | None = None
        self.card = ContactCard(self.browser.photos.get, self.pages)
        self.current = CurrentCard(self._runner, self.card)
        self.deeds = CardDeeds(self._runner, self.card, self)
        self.pages.addWidget(self.card)
        self.card.set_menu(self._actions.of_menu("card"))
        self.card.set_compact(self._is_compact)
        self.browser.current_changed.connect(self.current.go_to)
        self.current.arrived.connect(self._show_page)
        self.current.arrived.connect(self.ready)
        self.deeds.noticed.connect(self.noticed)
        self.deeds.find_wanted.connect(self.find_wanted)
        self.deeds.writing_wanted.connect(self.write_card)
        for asked, action in (
            (self.card.call_wanted, "call"),
            (self.card.remind_wanted, "remind"),
            (self.card.log_wanted, "log"),
        ):
            asked.connect(self._actions[action].trigger)

    def build_several(self) -> None:
        """Build the page of several contacts, the last that there is to build."""
        from rolodex.ui.contacts.bulk import BulkPage  # start-up

        self.several = BulkPage(self._runner, self._actions, self.pages)
        self.pages.addWidget(self.several)
        self.several.noticed.connect(self.noticed)
        self._is_complete = True
        self._say_several()

    def attach(self, services: Services) -> None:
        """Show the contacts of this book."""
        self._services, self._contacts = services, services.contacts
        self.editing.attach(services)
        self.card.allow_edit(not services.read_only)
        self.current.attach(services)
        self.deeds.attach(services)
        self.several.attach(services)
        self.browser.attach(services.contacts)

    def begin_day(self, services: Services, sale: SaleLine) -> None:
        """Log and follow what happens with the contact on the card, once people are listed."""
        from rolodex.ui.contacts.card_day import CardDay  # start-up

        self._day = CardDay(self._runner, services, self.card, self.current, sale)
        self._day.noticed.connect(self.noticed)
        self._day.entry_wanted.connect(self.entry_wanted)

    # What the window asks

    def show_scope(self, kind: Kind, tag: str = "", text: str = "") -> None:
        """List people or companies, all or those of one tag."""
        self.show_list(Query(text=text, kind="org" if kind == "org" else "individual", tag=tag))

    def show_list(self, query: Query) -> None:
        """List what the query asks for, in the order that is in force."""
        self.editing.leave()
        self._is_open = False
        self._arrange()
        self.browser.show_scope(query)

    def show_footer(self, footer: QWidget) -> None:
        """Show this below the card, or below the columns."""
        self._footer_place.addWidget(footer)
        self._arrange()

    def show_tally(self, tally: Tally) -> None:
        """Know how many there are, so that an empty book can say so."""
        self.editing.offer_tags(tuple(name for name, _count in tally.tags))
        self.several.show_tally(tally)
        self._is_empty = not (tally.people or tally.companies)
        if self._is_empty and self.empty is None:
            self._welcome()
        focused = QApplication.focusWidget()
        leads_on = self._shows_empty() and focused is not None and self.browser.isAncestorOf(focused)
        self._show_page()
        if leads_on and self.empty is not None:
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def react(self, changes: Changes) -> None:
        """Read again what these changes touched."""
        if self._contacts is None:
            return
        if any(changes.touches(noun) for noun in LISTED):
            self.browser.refresh()
        if any(changes.touches(noun) for noun in SHOWN):
            self.current.read_again()

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
        return self._is_complete and self.browser.is_settled() and not self.current.is_waiting

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
        self._is_compact = compact
        if self._is_complete:
            self.card.set_compact(compact)
        width = theme.size(COMPACT_LIST_WIDTH if compact else LIST_WIDTH)
        self.splitter.setSizes([width, max(1, self.width() - width)])

    def splitter_state(self) -> bytes:
        """Where the user put the line between list and card."""
        return bytes(self.splitter.saveState().data())

    def restore_splitter(self, state: bytes) -> None:
        """Put the line where it was."""
        self.splitter.restoreState(QByteArray(state))

    def view(self) -> tuple[str, str]:
        """Whether cards or columns are listed, and the columns, for remembering."""
        return self.browser.view, self.browser.columns.as_text()

    def set_view(self, view: str, columns: str) -> None:
        """List cards or columns as was remembered."""
        self.browser.show_view(view_of(view), columns_of(columns))

    # Commands

    def write_card(self, contact: Contact) -> None:
        """Write a new card that says this much already; what was begun before is still there."""
        self.editing.begin(contact)
        self._open()

    def edit_current(self) -> None:
        """Edit the card that is shown; a draft of it is taken up again."""
        contact = self.card.contact()
        if contact is not None and self.current.shown == contact.id:
            self.edit(contact)

    def edit(self, contact: Contact) -> None:
        """Edit this card; a draft of it is taken up again."""
        self.editing.begin(contact)
        self._open()

    def log(self) -> None:
        """Write down what happened with the contact that is shown."""
        if self._day is not None and self.card.contact() is not None and self.editing.page() is None:
            self._open()
            self._day.focus_line()

    def sell(self) -> None:
        """Write a sale to the contact that is shown in one line."""
        if self._day is not None and self.card.contact() is not None and self.editing.page() is None:
            self._open()
            self._day.focus_sale()

    def toggle_favourite(self) -> None:
        """Make the selected contacts favourites or, where the one shown is one, no longer."""
        contact = self.card.contact()
        if contact is not None and self.editing.page() is None:
            self.deeds.favour(self.selected_ids(), favourite=not contact.favourite)

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
        self.several.mass.run("delete", lambda progress: contacts.delete(ids, progress=progress), words)

    def focus_search(self) -> None:
        """Search; an open form is left with its draft kept."""
        self.editing.leave()
        self.browser.focus_search()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.browser.retranslate()
        self.editing.retranslate()
        self.nobody.say(_("Nobody chosen"), _("Choose someone in the list, or type a name to find them."))
        self._word_empty()
        self.back.setText(_("Back to the list"))
        if self._is_complete:
            self._retranslate_cards()

    def _retranslate_cards(self) -> None:
        self.card.retranslate()
        if self._day is not None:
            self._day.retranslate()
        self.several.retranslate()
        self._say_several()

    def _welcome(self) -> None:
        """Offer ways to begin an empty book."""
        if self._services is None:
            return
        from rolodex.ui.welcome.page import Welcome  # start-up: most books are not empty

        welcome = Welcome(self._runner, self._actions, self.pages)
        welcome.settings_wanted.connect(self.settings_wanted)
        welcome.language_changed.connect(self.language_changed)
        welcome.attach(self._services)
        self.pages.addWidget(welcome)
        self.empty, self._word_empty = welcome, welcome.retranslate

    # The card

    def _open(self) -> None:
        """Show the current card, also where columns take all the room."""
        self._is_open = True
        self._arrange()
        self._show_page()
        if self.editing.page() is None:
            self.card.fields.focus_first()

    def _close(self) -> None:
        """Give the room back to the columns."""
        self.editing.leave()
        self._is_open = False
        self._arrange()
        self.browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """List and card beside each other, or in columns one in the place of the other."""
        columns = self.browser.view == "columns"
        self._right.setVisible(not columns or self._is_open)
        self.browser.setVisible(not (columns and self._is_open) and not self._shows_empty())
        self.back.setVisible(columns and self._is_open)
        place, other = self._footer_place, self._footer_below
        if columns and not self._is_open:
            place, other = other, place
        while (item := other.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                place.addWidget(widget)

    def _shows_empty(self) -> bool:
        return self._is_empty and self.editing.page() is None

    def _selected(self) -> None:
        count = self.browser.list.selected_count()
        if count == self._chosen:
            return
        self._chosen = count
        self._say_several()
        self._show_page()
        self.selection_changed.emit(count)

    def _say_several(self) -> None:
        rows = (self.browser.model.row(at) for at in self.browser.list.selected_positions()[:NAMED])
        names = [row.fn for row in rows if row is not None]
        self.several.show_selected(self._chosen, self.browser.query.kind, names, self.selected_ids)
        self.browser.say_selected(self._chosen)

    def _show_page(self) -> None:
        page: QWidget = self.nobody
        if (editor := self.editing.page()) is not None:
            page = editor
        elif self._is_empty and self.empty is not None:
            page = self.empty
        elif self._chosen > 1:
            page = self.several
        elif self.current.shown:
            page = self.card
        self.pages.setCurrentWidget(page)
        self._arrange()
        # the keyboard that comes back from a sheet finds what can be seen
        self.setFocusProxy(page if page is self.empty else self.browser.list)

    def _close_editor(self) -> None:
        self.pages.setCurrentWidget(self.nobody)
        self._show_page()
        room: QWidget = self.card.fields if self.browser.isHidden() else self.browser.list
        if self._shows_empty() and self.empty is not None:
            room = self.empty
        room.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_menu(self, place: QPoint) -> None:
        """What can be done with the selected rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening = QAction(theme.icon("contact"), pgettext("deed", "Open"), menu)
        opening.triggered.connect(self._open)
        menu.addAction(opening)
        menu.addActions(self._actions.of_menu("card"))
        menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from a card back to the columns, or to the list beside it."""
        escaped = event.key() == Qt.Key.Key_Escape
        if escaped and not self.back.isHidden():
            self._close()
        elif escaped and self._is_complete and self.card.isAncestorOf(self.focusWidget()):
            self.browser.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages.addWidget(self.nobody)
        above = QHBoxLayout()
        above.setContentsMargins(theme.size(18), 0, 0, 0)
        above.addWidget(self.back)
        above.addStretch(1)
        column.addLayout(above)
        column.addWidget(self.pages, 1)
        column.addLayout(self._footer_place)
        self.splitter.addWidget(self.browser)
        self.splitter.addWidget(self._right)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.browser.setMinimumWidth(theme.size(240))
        self._right.setMinimumWidth(theme.size(360))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self.splitter, 1)
        outside.addLayout(self._footer_below)
        theme.set_role(self.back, "link")
        self.back.setIcon(theme.icon("arrow-left", "accent"))
        self.back.setMinimumHeight(theme.size(36))
        self.back.hide()
        self.set_compact(compact=False)

    def _connect(self) -> None:
        self.browser.selection_changed.connect(self._selected)
        self.browser.opened.connect(self._open)
        self.browser.view_changed.connect(self._arrange)
        self.browser.list.menu_wanted.connect(self._offer_menu)
        self.back.clicked.connect(self._close)
        self.editing.closed.connect(self._close_editor)
        self.editing.added.connect(self.find_wanted)
        self.editing.person_wanted.connect(self.find_wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint_icons()
        super().changeEvent(event)

    def _paint_icons(self) -> None:
        self.nobody.paint_icon()
