"""Sales in the window: orders from the card, orders from a file, points, the ledger of a customer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex import i18n
from rolodex.domain.changes import Changes
from rolodex.domain.ledger import LedgerPages
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.contacts.sale_line import SaleLine
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.places import Places
from rolodex.ui.ports import Services
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner


class Selling(QObject):
    """Knows which contact a sale is with, and opens what it takes."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, panel: ContactsPanel, places: Places, state: WindowState) -> None:
        super().__init__(places)
        self._runner = runner
        self._panel, self._places, self._state = panel, places, state
        self._services: Services | None = None
        self._sheets = LazySheets()
        panel.entry_wanted.connect(self._show_entry)
        places.orders_wanted.connect(self.import_orders)

    def attach(self, services: Services) -> None:
        """Work on this book."""
        self._services = services

    def line(self) -> SaleLine:
        """The line in which something is sold to the contact on the card."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.purchases.quick_sale_line import QuickSaleLine

        services = opened(self._services)
        line = QuickSaleLine(self._runner, self._panel.card)
        line.attach(services.purchases, may_write=not services.read_only)
        line.noticed.connect(self.noticed)
        return line

    def react(self, changes: Changes) -> None:
        """Show an order that is open in its form as it stands now."""
        if not self._sheets.is_covering():
            return
        from rolodex.ui.purchases.purchase_sheet import PurchaseSheet  # start-up

        self._sheets.each(PurchaseSheet, lambda sheet: sheet.react(changes))

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self._sheets.retranslate()

    def is_covering(self) -> bool:
        """Whether one of the sheets lies over the panel."""
        return self._sheets.is_covering()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action about sales does."""
        return {
            "sale": self._panel.sell,
            "new_order": lambda: self.write(contact_id=self._panel.selected_ids()[0]),
            "points": self._show_points,
            "ledger": self._save_ledger,
            "print_ledger": self._print_ledger,
            "import_orders": self.import_orders,
        }

    def write(self, purchase_id: int = 0, contact_id: int = 0, refund_id: int = 0) -> None:
        """Show an order, or that of a return, or write a new one of this contact."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.purchases.purchase_sheet import PurchaseSheet

        def make() -> PurchaseSheet:
            sheet = PurchaseSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(PurchaseSheet, make)
        if refund_id:
            sheet.start_refund(refund_id)
        else:
            sheet.start(purchase_id, contact_id)

    def import_orders(self) -> None:
        """Ask for a file of orders, and show what taking it in would do."""
        folder = self._state.folder or str(Path.home())
        kinds = _("Tables (*.csv *.txt *.tsv)")
        chosen, _kind = QFileDialog.getOpenFileName(self._over(), _("Import orders"), folder, kinds)
        if chosen:
            self._state.folder = str(Path(chosen).parent)
            self.take(Path(chosen))

    def take(self, file: Path) -> None:
        """Show what taking this file of orders in would do."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.purchases.import_sheet import PurchaseImportSheet

        def make() -> PurchaseImportSheet:
            sheet = PurchaseImportSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(PurchaseImportSheet, make).start(file)

    def _show_entry(self, kind: str, entry_id: int) -> None:
        """Show what an entry of a timeline stands for."""
        if kind == "purchase":
            self.write(entry_id)
        elif kind == "refund":
            self.write(refund_id=entry_id)

    def _show_points(self) -> None:
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.purchases.loyalty_sheet import LoyaltySheet

        services, contact = opened(self._services), self._panel.card.contact()
        if contact is None:
            return

        def make() -> LoyaltySheet:
            sheet = LoyaltySheet(self._runner, services.loyalty, self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(LoyaltySheet, make)
        sheet.start(contact.id, contact.fn, may_write=not services.read_only)

    def _print_ledger(self) -> None:
        """Ask for a printer, and print the ledger of the contact on it."""
        # start-up
        from rolodex.ui.labels.printing import ask_printer, print_written
        from rolodex.ui.opened import opened

        contact, ledgers = self._panel.card.contact(), opened(self._services).ledgers
        printer = ask_printer(contact.fn, self._over()) if contact is not None else None
        if contact is None or printer is None:
            return
        today, spoken, contact_id = wording.today(), i18n.locale(), contact.id

        def write(file: Path) -> LedgerPages:
            return ledgers.print(contact_id, file, today, word=word, locale=spoken)

        self._runner.submit(
            "paper",
            "ledger",
            lambda progress: print_written(printer, write, progress),
            lambda _told: self.noticed.emit(_("The ledger is on its way to the printer"), False),
            owner=self,
        )

    def _save_ledger(self) -> None:
        """Ask for a file, and write the ledger of the contact to it."""
        from rolodex.ui.opened import opened  # start-up

        contact = self._panel.card.contact()
        if contact is None:
            return
        name = f"{contact.fn or _('No name')}.pdf".replace("/", "-")
        folder = Path(self._state.folder) if self._state.folder else Path.home()
        title, kinds = _("Save ledger"), _("PDF (*.pdf)")
        chosen, _kind = QFileDialog.getSaveFileName(self._over(), title, str(folder / name), kinds)
        if not chosen:
            return
        file, ledgers = Path(chosen), opened(self._services).ledgers
        self._state.folder = str(file.parent)

        def work() -> LedgerPages:
            return ledgers.print(contact.id, file, wording.today(), word=word, locale=i18n.locale())

        self._runner.submit(
            "paper", "ledger", lambda _progress: work(), lambda told: self._printed(file, told), owner=self
        )

    def _printed(self, file: Path, told: LedgerPages) -> None:
        text = ngettext("%(count)s entry is in %(file)s", "%(count)s entries are in %(file)s", told.entries)
        self.noticed.emit(text % {"count": wording.number(told.entries), "file": file.name}, False)

    def _over(self) -> QWidget:
        return self._places
