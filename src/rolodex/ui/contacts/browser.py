"""The column of the list: search, count, order, rows and letters, kept in step with the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.listing import ContactRow, Listing, Matches, Order, Query
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.contacts.counting import count_line, nothing_line
from rolodex.ui.contacts.delegate import TABS_WIDTH, ContactDelegate
from rolodex.ui.contacts.listview import ContactList
from rolodex.ui.contacts.model import AROUND, ContactsModel
from rolodex.ui.contacts.order_button import OrderButton
from rolodex.ui.contacts.photos import Photos
from rolodex.ui.contacts.tabs import LetterTabs
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.ports import Contacts
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.search_field import SearchField

FIRST_ROWS = 50
# The ids of all rows are asked for when typing pauses, so that the next key never waits for them.
PAUSE = 60


@dataclass(frozen=True, slots=True)
class _Whole:
    """A list read in one go: its count, its ids, and the rows around the one that stays in view."""

    matches: Matches
    listing: Listing
    rows: Mapping[int, ContactRow]


class ContactBrowser(QWidget):
    """Finds contacts as one types and says which one is current."""

    current_changed = Signal(int)
    """The id of the contact the list stands on; 0 for none."""
    selection_changed = Signal()
    opened = Signal()
    """Enter: the current contact is wanted itself."""
    shown = Signal()
    """A list has been put on the screen."""

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
        self.list = ContactList(self.model, self.delegate, self)
        self.tabs = LetterTabs(self)
        self.order_button = OrderButton(self)
        self._count = ElidedLabel("", "dim", self)
        self._nothing = plain_label("", "dim", self.list, wrap=True)
        self._pause = QTimer(self)
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
        self.order_button.show_order(self._query.order, self._query.kind)
        self.search.edit.blockSignals(True)
        self.search.set_text(query.text)
        self.search.edit.blockSignals(False)
        self._current = 0
        self._ask()

    def set_order(self, order: Order) -> None:
        """List in another order; the current contact stays in view."""
        if order != self._query.order:
            self._query = replace(self._query, order=order)
            self.order_button.show_order(order, self._query.kind)
            self._wish = self._current
            self.refresh()

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
        height = last - first + 1

        def work(progress: Progress) -> _Whole:
            matches = contacts.matches(query, FIRST_ROWS)
            listing = contacts.listing(replace(query, text=matches.mended or query.text))
            at = _place(listing.ids, anchor, first)
            begin, end = max(0, at - AROUND), at + height + AROUND
            ids = listing.ids[begin:end]
            by_id = {row.id: row for row in contacts.rows(ids)}
            rows = {begin + n: by_id[one] for n, one in enumerate(ids) if one in by_id}
            rows.update(enumerate(matches.rows[: len(listing.ids)]))
            return _Whole(matches, listing, rows)

        self._pause.stop()
        self._runner.submit("lookups", "list", work, lambda whole: self._show_whole(query, whole), owner=self)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.search.retranslate()
        self.tabs.retranslate()
        self.list.setAccessibleName(_("Contacts"))
        self.order_button.show_order(self._query.order, self._query.kind)
        self._say_count()

    def event(self, event: QEvent) -> bool:
        """Keep the letters over the right edge of the rows."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._place_overlays()
        return done

    # Asking

    def _search(self, text: str) -> None:
        self._query = replace(self._query, text=text)
        self._ask()

    def _ask(self) -> None:
        if self._contacts is None:
            return
        contacts, query = self._contacts, self._query
        self._pause.stop()
        self._runner.submit(
            "lookups",
            "list",
            lambda progress: contacts.matches(query, FIRST_ROWS),
            lambda matches: self._show(query, matches),
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

        def arrive(rows: tuple[ContactRow, ...]) -> None:
            self._fetching = None
            by_id = {row.id: row for row in rows}
            self.model.put(
                {
                    place: by_id.get(one, ContactRow(one, ""))
                    for place, one in wanted
                    if self.model.id_at(place) == one
                }
            )
            self._ask_rows()

        def fail(error: Exception) -> None:
            self._fetching = None
            self._runner.error.emit(error)

        ids = [one for _place, one in wanted]
        work = partial(_rows, contacts, ids)
        self._runner.submit("lookups", "rows", work, arrive, owner=self, failed=fail)

    # Showing

    def _show(self, query: Query, matches: Matches) -> None:
        kept = self._current
        self._answer(query, matches)
        with _Settling(self):
            self.model.show_matches(matches)
            self.list.verticalScrollBar().setValue(0)
            if matches.total:
                self.list.go_to(max(0, self.model.position_of(kept)))
        self._tell(kept)
        if not matches.total:
            self._show_tabs(())
        self._pause.start()

    def _show_whole(self, query: Query, whole: _Whole) -> None:
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
            self.model.show_all(whole.listing, whole.rows)
            self.list.show_from(max(0, _place(whole.listing.ids, anchor, first)))
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

    def _answer(self, query: Query, matches: Matches) -> None:
        self._answered, self._matches, self._fetching = query, matches, None
        self.delegate.mark(matches.mended or query.text)
        self._say_count()

    def _say_count(self) -> None:
        query, matches = self._answered, self._matches
        self._count.setText(count_line(query, matches))
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
        above = QHBoxLayout()
        above.setContentsMargins(16, 3, 10, 5)
        above.addWidget(self._count, 1)
        above.addWidget(self.order_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 9, 1, 0)
        column.setSpacing(0)
        searching = QHBoxLayout()
        searching.setContentsMargins(9, 0, 9, 0)
        searching.addWidget(self.search)
        column.addLayout(searching)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.hide()
        self.tabs.raise_()
        self.tabs.hide()
        self.setTabOrder(self.search.edit, self.order_button)
        self.setTabOrder(self.order_button, self.list)
        self.setTabOrder(self.list, self.tabs)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask_listing)
        self.search.text_changed.connect(self._search)
        self.search.moved.connect(self._key)
        self.order_button.chosen.connect(self.set_order)
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

    def _place_overlays(self) -> None:
        box = self.list.geometry()
        width = theme.size(TABS_WIDTH)
        self.tabs.setGeometry(box.right() + 1 - width, box.top() + 4, width, max(0, box.height() - 8))
        self._nothing.setGeometry(24, 48, max(0, box.width() - 48), 120)


class _Settling:
    """While the rows are changed, moves of the selection are the list's own and not told."""

    def __init__(self, browser: ContactBrowser) -> None:
        self._browser = browser

    def __enter__(self) -> None:
        self._browser._settling = True

    def __exit__(self, *_error: object) -> None:
        self._browser._settling = False


def _rows(contacts: Contacts, ids: list[int], _progress: Progress) -> tuple[ContactRow, ...]:
    return contacts.rows(ids)


def _place(ids: Sequence[int], anchor: int, otherwise: int) -> int:
    """Where the anchor stands, or the place it had."""
    try:
        return ids.index(anchor)
    except ValueError:
        return max(0, min(otherwise, len(ids) - 1))
