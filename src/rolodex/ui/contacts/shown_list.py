"""The rows that are shown, kept in step with the book, and the one that the list stands on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QModelIndex, QObject, Qt, Signal

from rolodex.domain.asked import to_mark
from rolodex.domain.listing import Listing, Matches, Query
from rolodex.ui.contacts import asking
from rolodex.ui.contacts.asking import Found, Whole
from rolodex.ui.contacts.columns import Columns
from rolodex.ui.contacts.delegate import ContactDelegate
from rolodex.ui.contacts.lettered import LetteredRows
from rolodex.ui.contacts.listview import ContactList
from rolodex.ui.contacts.model import ContactsModel
from rolodex.ui.contacts.reader import ListReader


class ShownList(QObject):
    """Puts what the reader brings on the screen; what is selected and in view stays so."""

    current_changed = Signal(int)
    selection_changed = Signal()
    answered = Signal()
    """Another list is about to be shown."""
    shown = Signal()
    hidden = Signal(object, int)
    """The contact to stand on is not among those searched for: the Query, and its id."""

    def __init__(
        self,
        model: ContactsModel,
        rows: ContactList,
        delegate: ContactDelegate,
        letters: LetteredRows,
        reader: ListReader,
    ) -> None:
        super().__init__(letters)
        self._model = model
        self._rows = rows
        self._delegate = delegate
        self._letters = letters
        self._reader = reader
        self.query, self.matches = Query(), Matches(0)
        self._current = 0
        self._wish = 0
        self._settling = False
        reader.begun.connect(self._show)
        reader.read.connect(self._show_whole)
        reader.listed.connect(self._complete)
        reader.arrived.connect(self._read_rows)
        rows.scrolled.connect(self._read_rows)
        rows.selectionModel().currentRowChanged.connect(self._moved)
        rows.selectionModel().selectionChanged.connect(self._selected)
        # Asked for while painting: the answer may only be sought once that is over.
        model.wanted.connect(self._read_rows, Qt.ConnectionType.QueuedConnection)

    @property
    def current(self) -> int:
        """The contact the list stands on, 0 for none."""
        return self._current

    def selected_ids(self) -> tuple[int, ...]:
        """The selected contacts in the order of the list."""
        found = (self._model.id_at(position) for position in self._rows.selected_positions())
        return tuple(contact_id for contact_id in found if contact_id)

    def forget(self) -> None:
        """Stand on nobody, so that the next list is begun at its first row."""
        self._current = 0

    def stay(self) -> None:
        """Keep the current contact in view in the next list."""
        self._wish = self._current

    def refresh(self, query: Query, wish: int = 0) -> None:
        """Read this list as a whole; stand on `wish`, if any, in the middle of the view."""
        self._wish = wish or self._wish
        first, last = self._rows.visible_range()
        self._reader.read_whole(query, self._wish or self._model.id_at(first), (first, last))

    def show_columns(self, columns: Columns | None) -> None:
        """Show columns, or cards; the rows are still to be read."""
        chosen, place = set(self.selected_ids()), self._rows.current_position()
        self._reader.show_columns(columns)
        with self._changing():
            self._rows.show_columns(columns)
            self._select_again(0, chosen, self._current, place)
        self._wish = self._current if len(chosen) < 2 else 0

    def _read_rows(self) -> None:
        self._reader.read_rows(*self._rows.visible_range())

    def _show(self, query: Query, found: Found) -> None:
        kept, matches = self._current, found.matches
        self._answer(query, matches)
        with self._changing():
            self._model.show_matches(matches, found.cells)
            self._rows.verticalScrollBar().setValue(0)
            if matches.total:
                self._rows.go_to(max(0, self._model.position_of(kept)))
        self._tell(kept)
        if not matches.total:
            self._letters.show_tabs(())

    def _show_whole(self, query: Query, whole: Whole) -> None:
        chosen, kept, wish = set(self.selected_ids()), self._current, self._wish
        place = self._rows.current_position()
        first, _last = self._rows.visible_range()
        anchor, bar = self._model.id_at(first), self._rows.verticalScrollBar()
        within = bar.value() - first * self._rows.verticalHeader().defaultSectionSize()
        if wish and wish not in whole.listing.ids and query.text:
            self.hidden.emit(query, wish)
            return
        self._wish = 0
        self._answer(query, whole.matches)
        with self._changing():
            self._model.show_all(whole.listing, whole.rows, whole.cells)
            self._rows.show_from(max(0, asking.place_of(whole.listing.ids, anchor, first)))
            bar.setValue(bar.value() + within)
            self._select_again(wish, chosen, kept, place)
        self._letters.show_tabs(self._model.tabs)
        self._tell(kept)

    def _complete(self, listing: Listing) -> None:
        kept, chosen = self._current, set(self.selected_ids())
        with self._changing():
            if self._model.complete_with(listing):
                self._select_again(0, chosen, kept, self._rows.current_position())
        self._letters.show_tabs(self._model.tabs)
        self._tell(kept)
        self._rows.viewport().update()

    def _select_again(self, wish: int, chosen: set[int], kept: int, place: int) -> None:
        total = self._model.rowCount()
        if not total:
            return
        if wish and (at := self._model.position_of(wish)) >= 0:
            self._rows.go_to(at, centre=True)
            return
        positions = self._model.positions_of(chosen)
        at = self._model.position_of(kept)
        if at < 0:
            # It is gone: its neighbour takes its place.
            self._rows.go_to(max(0, min(place, total - 1)))
        else:
            self._rows.select_positions(positions or [at], at)

    def _answer(self, query: Query, matches: Matches) -> None:
        self.query, self.matches = query, matches
        self._reader.answered(query, matches)
        self._delegate.mark(to_mark(matches.mended or query.text))
        self.answered.emit()

    def _tell(self, before: int) -> None:
        self._letters.stand()
        now = self._model.id_at(self._rows.current_position())
        self._current = now
        self.selection_changed.emit()
        if now != before or not now:
            self.current_changed.emit(now)
        self.shown.emit()

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._settling:
            return
        self._letters.stand()
        now = self._model.id_at(index.row())
        if now != self._current:
            self._current = now
            self.current_changed.emit(now)

    def _selected(self, _more: QItemSelection, _less: QItemSelection) -> None:
        if not self._settling:
            self.selection_changed.emit()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """While the rows are changed, moves of the selection are the list's own and not told."""
        self._settling = True
        try:
            yield
        finally:
            self._settling = False
