"""The column of the list: search, count, order, rows and letters, kept in step with the book."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.asked import Filter, to_mark
from rolodex.domain.columns import Column
from rolodex.domain.listing import ContactRow, Listing, Matches, Order, Query
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.contacts import asking
from rolodex.ui.contacts.asking import Fetched, Found, Whole
from rolodex.ui.contacts.columns import USUAL, Columns
from rolodex.ui.contacts.counting import count_line, field_hint, nothing_line, selected_line
from rolodex.ui.contacts.delegate import TABS_WIDTH, ContactDelegate
from rolodex.ui.contacts.filter_bar import FilterBar
from rolodex.ui.contacts.head import ListHead, View
from rolodex.ui.contacts.listview import ContactList
from rolodex.ui.contacts.model import ContactsModel
from rolodex.ui.contacts.photos import Photos
from rolodex.ui.contacts.tabs import LetterTabs
from rolodex.ui.labelling import plain_label
from rolodex.ui.ports import Contacts
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.search_field import SearchField

# The ids of all rows are asked for when typing pauses, so that the next key never waits for them.
PAUSE = 60


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
        self._runner = runner
        self._contacts: Contacts | None = None
        self._query = Query()
        self._answered = Query()
        self._matches = Matches(0)
        self._current = 0
        self._wish = 0
        self._settling = False
        self._fetching: tuple[int, int] | None = None
        self.photos = Photos(runner, self)
        self.model = ContactsModel(self)
        self.delegate = ContactDelegate(self.photos.get)
        self.search = SearchField(self)
        self.filters = FilterBar(self)
        self._menu: QWidget | None = None
        self._hint = plain_label("", "small", self, wrap=True)
        self.list = ContactList(self.model, self.delegate, self)
        self.tabs = LetterTabs(self)
        self.head = ListHead(self)
        self._view: View = "cards"
        self._chosen = 0
        self._columns = USUAL
        self._nothing = plain_label("", "dim", self.list, wrap=True)
        self._pause = QTimer(self)
        self._rows_place = QHBoxLayout()
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, contacts: Contacts) -> None:
        """Show the contacts of this book."""
        self._contacts = contacts
        self.photos.attach(contacts.photo)
        self._ask()

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
        self.filters.show_filters(query.filters)
        self._show_order()
        self.search.edit.blockSignals(True)
        self.search.set_text(query.text)
        self.search.edit.blockSignals(False)
        self._current = 0
        self._ask()

    def set_order(self, order: Order) -> None:
        """List in another order; the current contact stays in view."""
        if order != self._query.order:
            self._query = replace(self._query, order=order)
            self._show_order()
            self._wish = self._current
            self.refresh()

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
        shown = self._shown_columns()
        self.head.show_view(shown)
        if (self._view, self._columns) == before:
            return
        chosen, place = set(self.selected_ids()), self.list.current_position()
        with _Settling(self):
            self.list.show_columns(shown)
            self._select_again(0, chosen, self._current, place)
        self._place_tabs()
        self._show_order()
        self._wish = self._current if len(chosen) < 2 else 0
        self.view_changed.emit()
        self.refresh()

    def filter_by(self, filters: tuple[Filter, ...]) -> None:
        """List only those whom all of these hold; what was searched for stays."""
        self._query = replace(self._query, filters=filters)
        self.filters.show_filters(filters)
        self._ask()

    def open_filters(self) -> None:
        """Offer what the list can be filtered by."""
        from rolodex.ui.contacts.filter_menu import FilterMenu  # start-up

        if self._contacts is None:
            return
        if not isinstance(self._menu, FilterMenu):
            self._menu = FilterMenu(self._runner, self)
            self._menu.chosen.connect(self._add_filter)
        button = self.head.filter
        self._menu.open(self._contacts, self._query, button.mapToGlobal(QPoint(0, button.height() + 2)))

    def focus_search(self) -> None:
        """Put the keyboard into the search, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def current_id(self) -> int:
        """The contact the list stands on, 0 for none."""
        return self._current

    def selected_ids(self) -> tuple[int, ...]:
        """The selected contacts in the order of the list."""
        found = (self.model.id_at(position) for position in self.list.selected_positions())
        return tuple(contact_id for contact_id in found if contact_id)

    def say_selected(self, count: int) -> None:
        """Say how many are selected; in columns also how to act on them."""
        self._chosen = count
        self._say_count()

    def all_ids(self) -> tuple[int, ...]:
        """All contacts that are listed, as far as their ids are known."""
        return self.model.known_ids()

    def is_settled(self) -> bool:
        """Whether nothing more is about to be asked for."""
        return self._contacts is not None and not self._pause.isActive()

    def select(self, contact_id: int) -> None:
        """Read the list again and stand on this contact, whatever was searched for."""
        self._wish = contact_id
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; what is selected and in view stays so."""
        if self._contacts is None:
            return
        contacts, query = self._contacts, self._query
        first, last = self.list.visible_range()
        anchor = self._wish or self.model.id_at(first)
        columns = self._asked_columns()
        self._pause.stop()
        self._runner.submit(
            "lookups",
            "list",
            lambda progress: asking.whole(contacts, query, columns, anchor, (first, last)),
            lambda whole: self._show_whole(query, whole),
            owner=self,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        self.search.retranslate()
        self.head.retranslate()
        self.filters.retranslate()
        self.tabs.retranslate()
        self.list.setAccessibleName(_("Contacts"))
        self._show_order()
        self._say_count()

    def event(self, event: QEvent) -> bool:
        """Keep the letters over the right edge of the rows."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._place_overlays()
        return done

    # Asking

    def _add_filter(self, one: Filter) -> None:
        if one not in self._query.filters:
            self.filter_by((*self._query.filters, one))

    def _search(self, text: str) -> None:
        self._query = replace(self._query, text=text)
        self._hint.setText(field_hint(text))
        self._hint.setVisible(bool(self._hint.text()))
        self._ask()

    def _ask(self) -> None:
        if self._contacts is None:
            return
        contacts, query, columns = self._contacts, self._query, self._asked_columns()
        self._pause.stop()
        self._runner.submit(
            "lookups",
            "list",
            lambda progress: asking.first(contacts, query, columns),
            lambda found: self._show(query, found),
            owner=self,
        )

    def _ask_listing(self) -> None:
        self._pause.stop()
        if self._contacts is None or self.model.complete:
            return
        contacts, query = self._contacts, self._answered
        wanted = replace(query, text=self._matches.mended or query.text)
        self._runner.submit(
            "lookups",
            "listing",
            lambda progress: contacts.listing(wanted),
            lambda listing: self._complete(query, listing),
            owner=self,
        )

    def _ask_rows(self) -> None:
        if self._contacts is None:
            return
        if not self.model.complete:
            self._ask_listing()
            return
        contacts = self._contacts
        first, last = self.list.visible_range()
        if self._fetching and first >= self._fetching[0] and last <= self._fetching[1]:
            return
        wanted = self.model.missing_around(first, last)
        if not wanted:
            return
        self._fetching = (wanted[0][0], wanted[-1][0])

        def arrive(fetched: Fetched) -> None:
            self._fetching = None
            by_id = {row.id: row for row in fetched.rows}
            self.model.put(
                {
                    place: by_id.get(one, ContactRow(one, ""))
                    for place, one in wanted
                    if self.model.id_at(place) == one
                },
                fetched.cells,
            )
            self._ask_rows()

        def fail(error: Exception) -> None:
            self._fetching = None
            self._runner.error.emit(error)

        ids, columns = [one for _place, one in wanted], self._asked_columns()
        self._runner.submit(
            "lookups",
            "rows",
            lambda progress: asking.further(contacts, ids, columns),
            arrive,
            owner=self,
            failed=fail,
        )

    def _shown_columns(self) -> Columns | None:
        return self._columns if self._view == "columns" else None

    def _asked_columns(self) -> tuple[Column, ...]:
        return self._columns.ids if self._view == "columns" else ()

    # Showing

    def _show(self, query: Query, found: Found) -> None:
        kept, matches = self._current, found.matches
        self._answer(query, matches)
        with _Settling(self):
            self.model.show_matches(matches, found.cells)
            self.list.verticalScrollBar().setValue(0)
            if matches.total:
                self.list.go_to(max(0, self.model.position_of(kept)))
        self._tell(kept)
        if not matches.total:
            self._show_tabs(())
        self._pause.start()

    def _show_whole(self, query: Query, whole: Whole) -> None:
        chosen, kept, wish = set(self.selected_ids()), self._current, self._wish
        place = self.list.current_position()
        first, _last = self.list.visible_range()
        anchor = self.model.id_at(first)
        within = (
            self.list.verticalScrollBar().value() - first * self.list.verticalHeader().defaultSectionSize()
        )
        if wish and wish not in whole.listing.ids and query.text:
            self.show_scope(replace(query, text=""))
            self.select(wish)
            return
        self._wish = 0
        self._answer(query, whole.matches)
        with _Settling(self):
            self.model.show_all(whole.listing, whole.rows, whole.cells)
            self.list.show_from(max(0, asking.place_of(whole.listing.ids, anchor, first)))
            self.list.verticalScrollBar().setValue(self.list.verticalScrollBar().value() + within)
            self._select_again(wish, chosen, kept, place)
        self._show_tabs(self.model.tabs)
        self._tell(kept)

    def _select_again(self, wish: int, chosen: set[int], kept: int, place: int) -> None:
        total = self.model.rowCount()
        if not total:
            return
        if wish and (at := self.model.position_of(wish)) >= 0:
            self.list.go_to(at, centre=True)
            return
        positions = self.model.positions_of(chosen)
        at = self.model.position_of(kept)
        if at < 0:
            # It is gone: its neighbour takes its place.
            self.list.go_to(max(0, min(place, total - 1)))
        else:
            self.list.select_positions(positions or [at], at)

    def _complete(self, query: Query, listing: Listing) -> None:
        if query != self._answered:
            return
        kept, chosen = self._current, set(self.selected_ids())
        with _Settling(self):
            if self.model.complete_with(listing):
                self._select_again(0, chosen, kept, self.list.current_position())
        self._show_tabs(self.model.tabs)
        self._tell(kept)
        self.list.viewport().update()

    def _show_tabs(self, tabs: tuple[tuple[str, int], ...]) -> None:
        """Lead through the list by letters or, where it has none, by a bar to scroll."""
        self.tabs.show_tabs(tabs)
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAlwaysOff if tabs else policy.ScrollBarAsNeeded
        self.list.setVerticalScrollBarPolicy(wanted)
        self._place_tabs()

    def _answer(self, query: Query, matches: Matches) -> None:
        self._answered, self._matches, self._fetching = query, matches, None
        self.delegate.mark(to_mark(matches.mended or query.text))
        self._say_count()

    def _say_count(self) -> None:
        query, matches = self._answered, self._matches
        chosen = self._chosen if self._view == "columns" else 0
        self.head.say(selected_line(chosen) if chosen > 1 else count_line(query, matches))
        self._nothing.setText("" if matches.total else nothing_line(query))
        self._nothing.setVisible(not matches.total and self._contacts is not None)
        self._place_overlays()

    def _tell(self, before: int) -> None:
        self._stand()
        now = self.model.id_at(self.list.current_position())
        self._current = now
        self.selection_changed.emit()
        if now != before or not now:
            self.current_changed.emit(now)
        self.shown.emit()

    def _stand(self) -> None:
        first, last = self.list.visible_range()
        current = self.list.current_position()
        self.tabs.stand_at(current if first <= current <= last else first)

    # Answering the keyboard and the mouse

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._settling:
            return
        self._stand()
        now = self.model.id_at(index.row())
        if now != self._current:
            self._current = now
            self.current_changed.emit(now)

    def _selected(self, _more: QItemSelection, _less: QItemSelection) -> None:
        if not self._settling:
            self.selection_changed.emit()

    def _key(self, event: QKeyEvent) -> None:
        """Move in the list while the keyboard stays in the search."""
        QApplication.sendEvent(self.list, QKeyEvent(event))

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.edit.insert(text)

    def _go_to_letter(self, position: int) -> None:
        self.list.go_to(position)
        self.list.show_from(position)
        self._stand()

    # Building

    def _build(self) -> None:
        theme.set_role(self, "list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 9, 1, 0)
        column.setSpacing(0)
        searching = QHBoxLayout()
        searching.setContentsMargins(9, 0, 9, 0)
        searching.addWidget(self.search)
        column.addLayout(searching)
        under = QVBoxLayout()
        under.setContentsMargins(16, 2, 12, 0)
        under.setSpacing(0)
        under.addWidget(self._hint)
        under.addWidget(self.filters)
        column.addLayout(under)
        self._hint.hide()
        column.addWidget(self.head)
        column.addLayout(self._rows_place, 1)
        self._rows_place.setContentsMargins(0, 0, 0, 0)
        self._rows_place.addWidget(self.list)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.hide()
        self.tabs.raise_()
        self.tabs.hide()
        self.setTabOrder(self.search.edit, self.filters)
        self.setTabOrder(self.filters, self.head)
        self.setTabOrder(self.head, self.list)
        self.setTabOrder(self.list, self.tabs)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask_listing)
        self.search.text_changed.connect(self._search)
        self.search.moved.connect(self._key)
        self.head.filter_wanted.connect(self.open_filters)
        self.filters.changed.connect(self.filter_by)
        self.head.order_chosen.connect(self.set_order)
        self.head.view_chosen.connect(self.show_view)
        self.head.column_toggled.connect(lambda one: self.show_view("columns", self._columns.toggled(one)))
        self.list.head_clicked.connect(self._order_by)
        self.list.head_menu_wanted.connect(self.head.open_columns)
        self.list.widened.connect(self._widen)
        self.tabs.chosen.connect(self._go_to_letter)
        self.list.opened.connect(self.opened)
        self.list.typed.connect(self._type)
        self.list.scrolled.connect(self._ask_rows)
        self.list.scrolled.connect(self._stand)
        self.list.selectionModel().currentRowChanged.connect(self._moved)
        self.list.selectionModel().selectionChanged.connect(self._selected)
        # Asked for while painting: the answer may only be sought once that is over.
        self.model.wanted.connect(self._ask_rows, Qt.ConnectionType.QueuedConnection)
        self.photos.arrived.connect(self.list.viewport().update)

    def _order_by(self, number: int) -> None:
        """Order by the column whose head was clicked; by given names where it is by surnames already."""
        order = self._columns.specs()[number].order
        if order == "family" and self._query.order == "family" and self._query.kind != "org":
            order = "given"
        if order is not None and not (self._query.kind == "org" and order == "org"):
            self.set_order(order)
        self._show_order()

    def _widen(self, number: int, width: int) -> None:
        self._columns = self._columns.resized(number, width)
        self.view_changed.emit()

    def _show_order(self) -> None:
        self.head.show_order(self._query)
        self.list.show_order(self._query.order)

    def _place_tabs(self) -> None:
        """Columns leave the letters a strip of their own; cards are painted with room for them."""
        beside = self._view == "columns" and not self.tabs.isHidden()
        self._rows_place.setContentsMargins(0, 0, theme.size(TABS_WIDTH) if beside else 0, 0)
        self._place_overlays()

    def _place_overlays(self) -> None:
        box = self.list.geometry()
        width = theme.size(TABS_WIDTH)
        left = box.right() + 1 - (0 if self._view == "columns" else width)
        self.tabs.setGeometry(left, box.top() + 4, width, max(0, box.height() - 8))
        self._nothing.setGeometry(24, 48, max(0, box.width() - 48), 120)


class _Settling:
    """While the rows are changed, moves of the selection are the list's own and not told."""

    def __init__(self, browser: ContactBrowser) -> None:
        self._browser = browser

    def __enter__(self) -> None:
        self._browser._settling = True

    def __exit__(self, *_error: object) -> None:
        self._browser._settling = False
