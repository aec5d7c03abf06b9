"""What the list is asked: the words of a search, and the filters under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.asked import Filter
from rolodex.domain.listing import Query
from rolodex.ui.contacts.counting import field_hint
from rolodex.ui.contacts.filter_bar import FilterBar
from rolodex.ui.labelling import plain_label
from rolodex.ui.ports import Contacts
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.search_field import SearchField


class Finder(QWidget):
    """The search with a hint on its fields, and the filters in force as chips."""

    typed = Signal(str)
    filtered = Signal(object)
    """Other filters are wanted: a tuple of Filter."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._menu: QWidget | None = None
        self.search = SearchField(self)
        self.hint = plain_label("", "small", self, wrap=True)
        self.filters = FilterBar(self)
        self._build()
        self.search.text_changed.connect(self._search)
        self.filters.changed.connect(self.filtered)

    def show_query(self, query: Query) -> None:
        """Show what is asked, without asking it."""
        self.filters.show_filters(query.filters, query.rule)
        self.search.edit.blockSignals(True)
        self.search.set_text(query.text)
        self.search.edit.blockSignals(False)

    def open_menu(self, contacts: Contacts, query: Query, place: QPoint) -> None:
        """Offer what the list can be filtered by."""
        from rolodex.ui.contacts.filter_menu import FilterMenu  # start-up

        def add(one: Filter) -> None:
            if one not in self.filters.filters:
                self.filtered.emit((*self.filters.filters, one))

        if not isinstance(self._menu, FilterMenu):
            self._menu = FilterMenu(self._runner, self)
            self._menu.chosen.connect(add)
        self._menu.open(contacts, query, place)

    def focus(self) -> None:
        """Put the keyboard into the search, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def write(self, text: str) -> None:
        """Go on with what was typed elsewhere."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.edit.insert(text)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.search.retranslate()
        self.filters.retranslate()

    def _search(self, text: str) -> None:
        self.hint.setText(field_hint(text))
        self.hint.setVisible(bool(self.hint.text()))
        self.typed.emit(text)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        searching = QHBoxLayout()
        searching.setContentsMargins(9, 0, 9, 0)
        searching.addWidget(self.search)
        column.addLayout(searching)
        under = QVBoxLayout()
        under.setContentsMargins(16, 2, 12, 0)
        under.setSpacing(4)
        under.addWidget(self.hint)
        under.addWidget(self.filters)
        column.addLayout(under)
        self.hint.hide()
        self.setTabOrder(self.search.edit, self.filters)
