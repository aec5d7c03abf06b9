"""Reads the list out of the book: its beginning at once, what is further down when it is wanted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from rolodex.domain.columns import Column
from rolodex.domain.listing import ContactRow, Listing, Matches, Query
from rolodex.ui.contacts import asking
from rolodex.ui.contacts.asking import Fetched, Found
from rolodex.ui.contacts.columns import Columns
from rolodex.ui.contacts.model import ContactsModel
from rolodex.ui.ports import Contacts
from rolodex.ui.tasks import TaskRunner

# The ids of all rows are asked for when typing pauses, so that the next key never waits for them.
PAUSE = 60


class ListReader(QObject):
    """Asks in the lane of look-ups; a newer question takes the place of an older one."""

    begun = Signal(object, object)
    """The first rows of a list have come: the Query, and Found."""
    read = Signal(object, object)
    """A list has come as a whole: the Query, and Whole."""
    listed = Signal(object)
    """The ids of all rows have come: the Listing."""
    arrived = Signal()
    """Further rows have come; others may be in view by now."""

    def __init__(self, runner: TaskRunner, model: ContactsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._model = model
        self._contacts: Contacts | None = None
        self._columns: Columns | None = None
        self._query = Query()
        self._matches = Matches(0)
        self._fetching: tuple[int, int] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.complete)

    def attach(self, contacts: Contacts) -> None:
        """Read this book."""
        self._contacts = contacts

    @property
    def contacts(self) -> Contacts | None:
        """The book that is read, None before there is one."""
        return self._contacts

    @property
    def is_waiting(self) -> bool:
        """Whether more is about to be asked for."""
        return self._contacts is None or self._pause.isActive()

    def show_columns(self, columns: Columns | None) -> None:
        """Read the cells of these columns with each row, or none."""
        self._columns = columns

    def answered(self, query: Query, matches: Matches) -> None:
        """From now on this list is shown; what was asked of the one before no longer counts."""
        self._query, self._matches, self._fetching = query, matches, None

    def begin(self, query: Query) -> None:
        """Read the beginning of a list, and its ids when typing pauses."""
        if self._contacts is None:
            return
        contacts, columns = self._contacts, self._column_ids()
        self._pause.stop()

        def arrive(found: Found) -> None:
            self.begun.emit(query, found)
            self._pause.start()

        self._runner.submit(
            "lookups", "list", lambda progress: asking.first(contacts, query, columns), arrive, owner=self
        )

    def read_whole(self, query: Query, anchor: int, view: tuple[int, int]) -> None:
        """Read a list with the rows around `anchor`, or around those in view."""
        if self._contacts is None:
            return
        contacts, columns = self._contacts, self._column_ids()
        self._pause.stop()
        self._runner.submit(
            "lookups",
            "list",
            lambda progress: asking.whole(contacts, query, columns, anchor, view),
            lambda whole: self.read.emit(query, whole),
            owner=self,
        )

    def complete(self) -> None:
        """Read the ids of all rows, unless they are known."""
        self._pause.stop()
        if self._contacts is None or self._model.complete:
            return
        contacts, query = self._contacts, self._query
        wanted = replace(query, text=self._matches.mended or query.text)

        def arrive(listing: Listing) -> None:
            if query == self._query:
                self.listed.emit(listing)

        self._runner.submit(
            "lookups",
            "listing",
            lambda progress: contacts.listing(wanted),
            arrive,
            owner=self,
        )

    def read_rows(self, first: int, last: int) -> None:
        """Read the rows of this range that are not here yet, with those around them."""
        if self._contacts is None:
            return
        if not self._model.complete:
            self.complete()
            return
        if self._fetching and first >= self._fetching[0] and last <= self._fetching[1]:
            return
        wanted = self._model.missing_around(first, last)
        if wanted:
            self._fetch(self._contacts, wanted)

    def _fetch(self, contacts: Contacts, wanted: list[tuple[int, int]]) -> None:
        self._fetching = (wanted[0][0], wanted[-1][0])
        ids, columns, model = [one for _place, one in wanted], self._column_ids(), self._model

        def arrive(fetched: Fetched) -> None:
            self._fetching = None
            by_id = {row.id: row for row in fetched.rows}
            rows = {
                place: by_id.get(one, ContactRow(one, ""))
                for place, one in wanted
                if model.id_at(place) == one
            }
            model.put(rows, fetched.cells)
            self.arrived.emit()

        def fail(error: Exception) -> None:
            self._fetching = None
            self._runner.error.emit(error)

        self._runner.submit(
            "lookups",
            "rows",
            lambda progress: asking.further(contacts, ids, columns),
            arrive,
            owner=self,
            failed=fail,
        )

    def _column_ids(self) -> tuple[Column, ...]:
        return self._columns.ids if self._columns else ()
