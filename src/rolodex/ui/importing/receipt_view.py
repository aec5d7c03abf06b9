"""The receipt of an import: what became of each card and of each property in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.importing import ChangedSince, Counts, ImportRow, PropertyFate, RowKind
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.asking import Asking
from rolodex.ui.importing import receipt_words as words
from rolodex.ui.importing.count_tabs import Count, CountTabs
from rolodex.ui.importing.plan_list import PlanList
from rolodex.ui.importing.plan_rows import PAGE
from rolodex.ui.importing.plan_words import Shown
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import ColumnTable, Head, Line

KINDS: tuple[RowKind, ...] = ("new", "update", "same", "alike", "rejected", "kept_out")
FATES = (
    Head(lambda: _("Property"), 0, strong=True),
    Head(lambda: _("Taken"), 90, right=True),
    Head(lambda: _("Kept word for word"), 150, right=True),
    Head(lambda: _("Rejected"), 90, right=True),
    Head(lambda: _("Why"), 0, needed=False),
)
CHANGED = (Head(lambda: _("Name"), 240, strong=True), Head(lambda: _("What was done since"), 0))
PAGES = ("cards", "properties", "changed")


def counts_of(counts: Counts) -> tuple[Count, ...]:
    """The five counts of a receipt, and who was kept out where somebody was."""
    kept_out = (Count("kept_out", _("Kept out"), counts.kept_out),) if counts.kept_out else ()
    return (
        Count("new", _("New"), counts.new),
        Count("update", _("Updated"), counts.updated),
        Count("same", _("Already the same"), counts.unchanged),
        Count("alike", _("Looked like someone you know"), counts.alike, "warn"),
        Count("rejected", _("Could not be read"), counts.rejected, "bad"),
        *kept_out,
    )


class ReceiptView(QWidget):
    """Shows cards, properties, and who was changed since; Enter on a person opens the card."""

    person_chosen = Signal(int)

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._asking = Asking(runner, self)
        self._imports = services.imports
        self._import: ImportRow | None = None
        self._kind: RowKind | None = None
        self._fates: tuple[PropertyFate, ...] = ()
        self._changed: tuple[ChangedSince, ...] = ()
        self._round = 0
        self.counts = CountTabs(self)
        self.tabs = {name: Button(self) for name in PAGES}
        self.pages = QStackedWidget(self)
        self.list = PlanList(self)
        self.fates, self.changed = ColumnTable(FATES, self), ColumnTable(CHANGED, self)
        self._build()
        self._connect()
        self.retranslate()

    def show_import(self, row: ImportRow) -> None:
        """Show the receipt of this import."""
        self._import, self._kind, self._fates, self._changed = row, None, (), ()
        self.counts.show_key("")
        self.show_page("cards")
        self.retranslate()
        self._read_all(row.id)

    def show_page(self, name: str) -> None:
        """Show the cards, the properties, or who was changed since."""
        self.pages.setCurrentIndex(PAGES.index(name))
        for known, tab in self.tabs.items():
            tab.setChecked(known == name)

    def is_settled(self) -> bool:
        """Whether all that is looked at is there."""
        return self._asking.is_settled()

    def focus(self) -> None:
        """Put the keyboard on what is shown."""
        shown = self.pages.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        row = self._import
        self.list.setAccessibleName(_("What became of each card"))
        self.fates.setAccessibleName(_("What became of each property"))
        self.changed.setAccessibleName(_("Who was changed since"))
        for name, text in (
            ("cards", _("Cards")),
            ("properties", _("Properties")),
            ("changed", _("Changed since")),
        ):
            self.tabs[name].setText(text)
            self.tabs[name].setAccessibleName(text)
        self.counts.show_counts(counts_of(row.counts if row else Counts()))
        self._show_tables()
        if row is not None:
            self._begin()

    # Reading

    def _read_all(self, import_id: int) -> None:
        imports = self._imports

        def show(found: tuple[tuple[PropertyFate, ...], tuple[ChangedSince, ...]]) -> None:
            self._fates, self._changed = found
            self._show_tables()

        def read() -> tuple[tuple[PropertyFate, ...], tuple[ChangedSince, ...]]:
            return imports.fates(import_id), imports.changed_since(import_id)

        self._asking.ask("fates", lambda _progress: read(), show)

    def _begin(self) -> None:
        """Show the rows of the kind that is chosen."""
        row = self._import
        if row is None:
            return
        self._round += 1
        imports, kind, turn = self._imports, self._kind, self._round

        def show(total: int) -> None:
            if turn == self._round:
                self.list.begin(total)

        self._asking.ask("total", lambda _progress: imports.total(row.id, kind), show)

    def _read(self, first: int) -> None:
        row, kind, turn, imports = self._import, self._kind, self._round, self._imports
        if row is None:
            return

        def read() -> list[Shown]:
            found = imports.receipt(row.id, kind, first, PAGE)
            return [words.shown(one, first + place) for place, one in enumerate(found)]

        def show(rows: Sequence[Shown]) -> None:
            if turn == self._round:
                self.list.rows.put(first, rows)

        self._asking.ask(f"receipt-{turn}-{first}", lambda _progress: read(), show)

    def _filter(self, key: str) -> None:
        self._kind = next((kind for kind in KINDS if kind == key), None)
        self.show_page("cards")
        self._begin()

    def _show_tables(self) -> None:
        self.fates.show_lines(words.totals(self._fates))
        self.changed.show_lines([Line(one.contact_id, words.changed(one)) for one in self._changed])
        self.tabs["changed"].setVisible(bool(self._changed))

    def _open(self, deed: str, position: int) -> None:
        row = self.list.rows.row(position)
        if deed == "look" and row is not None and row.contact_id:
            self.person_chosen.emit(row.contact_id)

    def _open_changed(self, deed: str, contact_id: int) -> None:
        if deed == "edit" and contact_id:
            self.person_chosen.emit(contact_id)

    def _connect(self) -> None:
        self.list.rows.page_wanted.connect(self._read)
        self.list.wanted.connect(self._open)
        self.changed.wanted.connect(self._open_changed)
        self.counts.chosen.connect(self._filter)
        for name, tab in self.tabs.items():
            tab.clicked.connect(lambda _checked=False, name=name: self.show_page(name))

    def _build(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(theme.size(6))
        for tab in self.tabs.values():
            tab.setCheckable(True)
            theme.set_role(tab, "quiet")
            tabs.addWidget(tab)
        tabs.addStretch(1)
        frame = QFrame(self)
        theme.set_role(frame, "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.pages)
        for page in (self.list, self.fates, self.changed):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(10))
        column.addWidget(self.counts)
        column.addLayout(tabs)
        column.addWidget(frame, 1)
