"""The panel of orders: what was sold, what is to be paid, products and offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.changes import Changes
from rolodex.domain.message import Message, message
from rolodex.domain.purchase import Purchase, PurchaseRow
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import ElidedLabel, plain_tip
from rolodex.ui.purchases import words
from rolodex.ui.purchases.catalogue_page import CataloguePage
from rolodex.ui.purchases.offers_page import OffersPage
from rolodex.ui.purchases.orders_page import OrdersPage
from rolodex.ui.purchases.payment_sheet import PaymentSheet
from rolodex.ui.purchases.products_page import ProductsPage
from rolodex.ui.purchases.purchase_sheet import PurchaseSheet
from rolodex.ui.purchases.refund_sheet import RefundSheet
from rolodex.ui.purchases.unpaid_page import UnpaidPage
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import Lane, TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.deed_list import NEW
from rolodex.ui.widgets.head_row import HeadRow

Answer = TypeVar("Answer")
Page = OrdersPage | ProductsPage | OffersPage
VIEWS: Mapping[str, tuple[Message, Message]] = MappingProxyType(
    {
        "orders": (message("Orders"), message("New order")),
        "unpaid": (message("To be paid"), message("New order")),
        "products": (message("Products"), message("New product")),
        "offers": (message("Offers"), message("New offer")),
    }
)
"""Each page by its name: what it is called, and what can be added there."""


class SalesPanel(QWidget):
    """Shows one of its pages; 1 to 4 in a list lead from one to the other."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """This contact is to be shown."""
    count_changed = Signal(int)
    """How many orders are to be paid."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner, self._clock = runner, clock
        self._services: Services | None = None
        self._numbers = count(1)
        self._busy = 0
        self._view = "orders"
        self._sheet: PurchaseSheet | None = None
        self._payment: PaymentSheet | None = None
        self._refund: RefundSheet | None = None
        self.title = ElidedLabel("", "title", self)
        self.tabs: dict[str, QPushButton] = {name: Button(self) for name in VIEWS}
        self.new_button = Button(self)
        self.stack = QStackedWidget(self)
        self.orders = OrdersPage(runner, clock, self)
        self.unpaid = UnpaidPage(runner, clock, self)
        self.products = ProductsPage(runner, self, clock)
        self.offers = OffersPage(runner, self, clock)
        self.pages: dict[str, Page] = {
            "orders": self.orders,
            "unpaid": self.unpaid,
            "products": self.products,
            "offers": self.offers,
        }
        self._attached: set[str] = set()
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the orders of this book."""
        self._services = services
        self.new_button.setVisible(not services.read_only)
        self._wake("orders")
        self._wake("unpaid")
        if self._view not in ("orders", "unpaid"):
            self._wake(self._view)

    def react(self, changes: Changes) -> None:
        """Read again what has changed."""
        for name in self._attached:
            self.pages[name].react(changes)
        if self._sheet is not None:
            self._sheet.react(changes)

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        sheets = (self._sheet, self._payment, self._refund)
        return (
            not self._busy
            and all(sheet is None or sheet.is_settled() for sheet in sheets)
            and all(page.is_settled() for page in self.pages.values())
        )

    def show_view(self, name: str) -> None:
        """Bring a page into view: orders, unpaid, products or offers."""
        self._view = name
        self.tabs[name].setChecked(True)
        self._wake(name)
        self.stack.setCurrentWidget(self.pages[name])
        hand_on(self, self.pages[name])
        self._name_new()
        if self.isVisible():
            self.pages[name].focus()

    def new_order(self, contact_id: int = 0) -> None:
        """Write a new order down, of this contact where one is named."""
        self._open(0, contact_id)

    def begin_new(self) -> None:
        """Add what the page in view lists."""
        page = self.pages[self._view]
        if isinstance(page, CataloguePage):
            page.table.ask(NEW)
        else:
            self.new_order()

    def show_order(self, purchase_id: int) -> None:
        """Open this order."""
        self._open(purchase_id)

    def focus_search(self) -> bool:
        """Put the keyboard into the search field of the page in view; says whether it has one."""
        page = self.pages[self._view]
        if isinstance(page, OffersPage):
            return False
        page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        page.search.edit.selectAll()
        return True

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Orders"))
        for place, (name, (text, _new)) in enumerate(VIEWS.items(), start=1):
            self.tabs[name].setText(word(text))
            self.tabs[name].setAccessibleName(word(text))
            said = {"view": word(text), "key": place}
            self.tabs[name].setToolTip(plain_tip(_("%(view)s (%(key)s in the list)") % said))
        for page in self.pages.values():
            page.retranslate()
        for sheet in (self._sheet, self._payment, self._refund):
            if sheet is not None:
                sheet.retranslate()
        self._name_new()

    def showEvent(self, event: QShowEvent) -> None:
        """Days pass while another panel is in view."""
        super().showEvent(event)
        for name in self._attached:
            self.pages[name].read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N adds something; a figure leads to a page."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_N and not held:
            self.begin_new()
        elif not held and 0 <= place < len(VIEWS):
            self.show_view(list(VIEWS)[place])
        else:
            super().keyPressEvent(event)

    def _wake(self, name: str) -> None:
        """Let a page read the book when it is first wanted."""
        services, page = self._services, self.pages[name]
        if services is None or name in self._attached:
            return
        self._attached.add(name)
        if isinstance(page, OrdersPage):
            page.attach(services.purchases, may_write=not services.read_only)
        else:
            page.attach(services)

    # What is done with an order

    def _do(self, deed: str, purchase_id: int) -> None:
        services, row = self._services, self._row(purchase_id)
        if services is None:
            return
        if deed == "new":
            self.new_order()
        elif deed == "edit":
            self._open(purchase_id)
        elif deed == "person" and row is not None:
            self.person_chosen.emit(row.contact_id)
        elif row is not None and not services.read_only:
            self._change(services, deed, row)

    def _change(self, services: Services, deed: str, row: PurchaseRow) -> None:
        named = {"order": words.called(row.number)}
        if deed in ("pay", "refund"):
            self._submit(
                "lookups",
                lambda: services.purchases.get(row.id),
                lambda purchase: self._settle(deed, purchase, row.fn),
            )
        elif deed == "cancel" and row.status != "cancelled":
            self._write(_("Cancelled %(order)s") % named, lambda: services.purchases.cancel([row.id]))
        elif deed == "delete":
            self._write(_("Deleted %(order)s") % named, lambda: services.purchases.delete([row.id]))

    def _settle(self, deed: str, purchase: Purchase | None, name: str) -> None:
        """Ask what came in or went back, where there is something left."""
        services = self._services
        if services is None or purchase is None or purchase.status == "cancelled":
            return
        if deed == "pay" and purchase.open > 0:
            if self._payment is None:
                self._payment = PaymentSheet(self._runner, services.purchases, self, self._clock)
                self._payment.noticed.connect(self.noticed)
            self._payment.start(purchase, name)
        elif deed == "refund" and purchase.total > purchase.refunded:
            if self._refund is None:
                self._refund = RefundSheet(self._runner, services.purchases, self, self._clock)
                self._refund.noticed.connect(self.noticed)
            self._refund.start(purchase)
        else:
            said = _("Nothing is open of %(order)s.") if deed == "pay" else _("Nothing is left of %(order)s.")
            self.noticed.emit(said % {"order": words.called(purchase.number)}, False)

    def _row(self, purchase_id: int) -> PurchaseRow | None:
        rows = (page.rows.row(page.rows.place_of(purchase_id)) for page in (self.orders, self.unpaid))
        return next((row for row in rows if row is not None), None)

    def _write(self, said: str, deed: Callable[[], object]) -> None:
        self._submit("changes", deed, lambda _answer: self.noticed.emit(said, True))

    def _submit(self, lane: Lane, work: Callable[[], Answer], show: Callable[[Answer], object]) -> None:
        self._busy += 1

        def done(answer: Answer) -> None:
            self._busy -= 1
            show(answer)

        def failed(error: Exception) -> None:
            self._busy -= 1
            self._runner.error.emit(error)

        # Answers under one key would drop each other.
        key = f"order-{next(self._numbers)}"
        self._runner.submit(lane, key, lambda _progress: work(), done, owner=self, failed=failed)

    def _open(self, purchase_id: int, contact_id: int = 0) -> None:
        services = self._services
        if services is None or (services.read_only and not purchase_id):
            return
        if self._sheet is None:
            self._sheet = PurchaseSheet(self._runner, services, self, self._clock)
            self._sheet.noticed.connect(self.noticed)
            self._sheet.closed.connect(self._focus_page)
        self._sheet.start(purchase_id, contact_id)

    def _focus_page(self) -> None:
        self.pages[self._view].focus()

    def _name_new(self) -> None:
        text = word(VIEWS[self._view][1])
        self.new_button.setText(text)
        self.new_button.setAccessibleName(text)

    def _connect(self) -> None:
        for name, button in self.tabs.items():
            button.clicked.connect(lambda _checked, name=name: self.show_view(name))
        self.new_button.clicked.connect(self.begin_new)
        for page in (self.orders, self.unpaid):
            page.wanted.connect(self._do)
        for catalogue in (self.products, self.offers):
            catalogue.noticed.connect(self.noticed)
            catalogue.closed.connect(self._focus_page)
        self.unpaid.counted.connect(self.count_changed)

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        group = QButtonGroup(self)
        for button in self.tabs.values():
            button.setCheckable(True)
            theme.set_role(button, "quiet")
            button.setMinimumHeight(theme.size(28))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            group.addButton(button)
        for page in self.pages.values():
            self.stack.addWidget(page)
        theme.set_role(self.new_button, "primary")
        self.new_button.setIcon(theme.icon("plus", "onacc"))
        self.new_button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.new_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = HeadRow(self.title, (*self.tabs.values(), self.new_button), gap=4, across=16, centred=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(24), theme.size(20), theme.size(24), theme.size(16))
        column.setSpacing(theme.size(14))
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.show_view("orders")
