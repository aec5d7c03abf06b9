"""The column of the list: search, count, order, rows and letters, kept in step with the book."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from rolodex.domain.asked import Filter
from rolodex.domain.listing import Order, Query
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.contacts.columns import USUAL, Columns, order_after
from rolodex.ui.contacts.counting import count_line, nothing_line, selected_line
from rolodex.ui.contacts.delegate import ContactDelegate
from rolodex.ui.contacts.finder import Finder
from rolodex.ui.contacts.head import ListHead, View
from rolodex.ui.contacts.lettered import LetteredRows
from rolodex.ui.contacts.listview import ContactList
from rolodex.ui.contacts.model import ContactsModel
from rolodex.ui.contacts.photos import Photos
from rolodex.ui.contacts.reader import ListReader
from rolodex.ui.contacts.shown_list import ShownList
from rolodex.ui.ports import Contacts
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.told_as import announce, announce_current


class ContactBrowser(QWidget):
    """Finds contacts as one types and says which one is current."""

    current_changed = Signal(int)
    """The id of the contact the list stands on; 0 for none."""
    selection_changed = Signal()
    opened = Signal()
    """Enter: the current contact is wanted itself."""
    shown = Signal()
    """A list has been put on the screen."""
    view_changed = Signal()
    """Cards or columns are shown now, or other columns, or with other widths."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self._view: View = "cards"
        self._columns = USUAL
        self._chosen = 0
        self.photos = Photos(runner, self)
        self.finder = Finder(runner, self)
        self.search, self.filters = self.finder.search, self.finder.filters
        self.head = ListHead(self)
        self.model = ContactsModel(self)
        self.delegate = ContactDelegate(self.photos.get)
        self.list = ContactList(self.model, self.delegate, self)
        self._letters = LetteredRows(self.list, self)
        self.tabs = self._letters.tabs
        self._reader = ListReader(runner, self.model, self)
        self._rows = ShownList(self.model, self.list, self.delegate, self._letters, self._reader)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, contacts: Contacts) -> None:
        """Show the contacts of this book."""
        self._reader.attach(contacts)
        self.photos.attach(contacts.photo)
        self._reader.begin(self._query)

    # What others ask of the list

    @property
    def query(self) -> Query:
        """What is listed."""
        return self._query

    @property
    def total(self) -> int:
        """How many contacts are listed."""
        return self.model.rowCount()

    def show_scope(self, query: Query) -> None:
        """List another kind or tag from its beginning; the text of the search goes with the query."""
        self._query = replace(query, order=self._query.order)
        self._show_order()
        self.finder.show_query(query)
        self._rows.forget()
        self._reader.begin(self._query)

    def set_order(self, order: Order) -> None:
        """List in another order; the current contact stays in view."""
        if order != self._query.order:
            self._query = replace(self._query, order=order)
            self._rows.stay()
            self.refresh()
        # A click on a head has moved its mark, also where the order stays.
        self._show_order()

    @property
    def view(self) -> View:
        """Whether cards or columns are listed."""
        return self._view

    @property
    def columns(self) -> Columns:
        """The columns, where they are shown."""
        return self._columns

    def show_view(self, view: View, columns: Columns | None = None) -> None:
        """List cards, or columns, and these if they are given; what is current stays in view."""
        before = (self._view, self._columns)
        self._view, self._columns = view, columns or self._columns
        shown = self._columns if view == "columns" else None
        self.head.show_view(shown)
        if (self._view, self._columns) == before:
            return
        self._rows.show_columns(shown)
        self._letters.put_letters(beside=shown is not None)
        self._show_order()
        self.view_changed.emit()
        self.refresh()

    def filter_by(self, filters: tuple[Filter, ...]) -> None:
        """List only those whom all of these hold; what was searched for stays."""
        self._query = replace(self._query, filters=filters)
        self.filters.show_filters(filters, self._query.rule)
        self._reader.begin(self._query)

    def focus_search(self) -> None:
        """Put the keyboard into the search, its text selected."""
        self.finder.focus()

    def current_id(self) -> int:
        """The contact the list stands on, 0 for none."""
        return self._rows.current

    def selected_ids(self) -> tuple[int, ...]:
        """The selected contacts in the order of the list."""
        return self._rows.selected_ids()

    def say_selected(self, count: int) -> None:
        """Say how many are selected; in columns also how to act on them."""
        self._chosen = count
        self._say_count()

    def all_ids(self) -> tuple[int, ...]:
        """All contacts that are listed, as far as their ids are known."""
        return self.model.known_ids()

    def is_settled(self) -> bool:
        """Whether nothing more is about to be asked for."""
        return not self._reader.is_waiting

    def select(self, contact_id: int) -> None:
        """Read the list again and stand on this contact, whatever was searched for."""
        self._rows.refresh(self._query, contact_id)

    def refresh(self) -> None:
        """Read the list again; what is selected and in view stays so."""
        self._rows.refresh(self._query)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.finder.retranslate()
        self.head.retranslate()
        self.tabs.retranslate()
        self.list.setAccessibleName(_("Contacts"))
        self._show_order()
        self._say_count()

    # Answering the keyboard and the mouse

    def _search(self, text: str) -> None:
        self._query = replace(self._query, text=text)
        self._reader.begin(self._query)

    def _move(self, event: QKeyEvent) -> None:
        """Move in the list; the keyboard stays in the search."""
        QApplication.sendEvent(self.list, QKeyEvent(event))
        if self.search.edit.hasFocus():
            announce_current(self.list)

    def _open_filters(self) -> None:
        if self._reader.contacts is not None:
            button = self.head.filter
            place = button.mapToGlobal(QPoint(0, button.height() + 2))
            self.finder.open_menu(self._reader.contacts, self._query, place)

    def _widen(self, number: int, width: int) -> None:
        self._columns = self._columns.resized(number, width)
        self.view_changed.emit()

    # Telling

    def _say_count(self) -> None:
        query, matches = self._rows.query, self._rows.matches
        chosen = self._chosen if self._view == "columns" else 0
        self.head.say(selected_line(chosen) if chosen > 1 else count_line(query, matches))
        if self.search.edit.hasFocus() and query.text:
            announce(self.list, self.head.count.text())
        empty = not matches.total and self._reader.contacts is not None
        self._letters.say_nothing(nothing_line(query) if empty else "")

    def _show_order(self) -> None:
        self.head.show_order(self._query)
        self.list.show_order(self._query.order)

    def _build(self) -> None:
        theme.set_role(self, "list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 9, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.finder)
        column.addWidget(self.head)
        column.addWidget(self._letters, 1)
        self.setTabOrder(self.filters, self.head)
        self.setTabOrder(self.head, self.list)
        self.setTabOrder(self.list, self.tabs)

    def _connect(self) -> None:
        self.finder.typed.connect(self._search)
        self.finder.filtered.connect(self.filter_by)
        self.filters.rule_removed.connect(lambda: self.show_scope(replace(self._query, rule=None)))
        self.search.moved.connect(self._move)
        self.head.filter_wanted.connect(self._open_filters)
        self.head.order_chosen.connect(self.set_order)
        self.head.view_chosen.connect(self.show_view)
        self.head.column_toggled.connect(lambda one: self.show_view("columns", self._columns.toggled(one)))
        self.list.head_clicked.connect(
            lambda number: self.set_order(order_after(self._columns.specs()[number], self._query))
        )
        self.list.head_menu_wanted.connect(self.head.open_columns)
        self.list.widened.connect(self._widen)
        self.list.opened.connect(self.opened)
        self.list.typed.connect(self.finder.write)
        self.photos.arrived.connect(self.list.viewport().update)
        rows = self._rows
        rows.current_changed.connect(self.current_changed)
        rows.selection_changed.connect(self.selection_changed)
        rows.shown.connect(self.shown)
        rows.answered.connect(self._say_count)
        rows.hidden.connect(self._uncover)

    def _uncover(self, query: Query, contact_id: int) -> None:
        """Stand on a contact that the search hides: it is searched for no more."""
        self.show_scope(replace(query, text=""))
        self.select(contact_id)
