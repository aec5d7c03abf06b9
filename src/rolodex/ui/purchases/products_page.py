"""The products of the book."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rolodex.domain.product import Product
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.purchases import figures
from rolodex.ui.purchases.catalogue_page import CataloguePage, currencies
from rolodex.ui.purchases.product_sheet import ProductSheet
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.column_table import Head, Line
from rolodex.ui.widgets.search_field import SearchField

HEADS = (
    Head(lambda: _("Name"), strong=True),
    Head(lambda: _("Code"), 120),
    Head(lambda: _("Category"), 170, needed=False),
    Head(lambda: _("Unit"), 80, needed=False),
    Head(lambda: _("Tax"), 70, right=True),
    Head(lambda: _("Price"), 130, right=True),
)


class ProductsPage(CataloguePage):
    """Products by name; a box shows those that are no longer sold, too."""

    noun = "product"

    def __init__(self, runner: TaskRunner, over: QWidget, clock: Clock) -> None:
        super().__init__(runner, over, HEADS, "tag", clock)
        self._sheet: ProductSheet | None = None
        self._found: tuple[Product, ...] = ()
        self.search = SearchField(self)
        self.all_box = CheckBox(self)
        self.count = plain_label("", "small", self)
        self.search.setMinimumWidth(theme.size(180))
        self.search.setMaximumWidth(theme.size(420))
        self.top.setSpacing(theme.size(14))
        self.top.addWidget(self.search, 2)
        self.top.addWidget(self.all_box)
        self.top.addStretch(1)
        self.top.addWidget(self.count)
        self.search.text_changed.connect(lambda _text: self.read())
        self.search.moved.connect(self._move)
        self.all_box.toggled.connect(lambda _on: self.read())
        self.retranslate()

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        return super().is_settled() and (self._sheet is None or self._sheet.is_settled())

    def read(self) -> None:
        """Read the products anew."""
        services, text, active = self._services, self.search.text().strip(), not self.all_box.isChecked()
        if services is not None:
            self.ask("products", lambda: services.products.all(text, active), self._show)

    def open(self, item_id: int) -> None:
        """Show a product in its sheet, or a new one."""
        services = self._services
        if services is None:
            return

        def read() -> tuple[Product | None, tuple[str, ...]]:
            found = services.products.get(item_id) if item_id else Product()
            return found, currencies(services)

        self.ask("product", read, self._open)

    def delete(self, item_id: int) -> None:
        """Take a product out of the book."""
        services = self._services
        product = next((one for one in self._found if one.id == item_id), None)
        if services is not None and product is not None:
            said = _("Deleted %(name)s") % {"name": product.name}
            self.write(said, lambda: services.products.delete([item_id]))

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.search.retranslate()
        self.search.set_hint(_("Search name, code, category…"))
        self.all_box.setText(_("Also what is no longer sold"))
        self.table.setAccessibleName(_("Products"))
        self.first.setText(_("Add a product"))
        if self._sheet is not None:
            self._sheet.retranslate()
        self._say()

    def _show(self, products: Sequence[Product]) -> None:
        self._found = tuple(products)
        self.show_lines([_line(product) for product in products])
        self._say()

    def _say(self) -> None:
        count = len(self._found)
        text = ngettext("%(count)s product", "%(count)s products", count)
        self.count.setText(text % {"count": wording.number(count)} if count else "")
        if self.search.text().strip():
            self.nothing.say(_("No such product"), _("Try fewer letters."))
        else:
            self.nothing.say(
                _("No products yet"), _("What stands here is found by its first letters in an order.")
            )

    def _open(self, read: tuple[Product | None, tuple[str, ...]]) -> None:
        services, (product, known) = self._services, read
        if services is None or product is None:
            return
        if self._sheet is None:
            self._sheet = ProductSheet(self._runner, services.products, self._over)
            self._sheet.noticed.connect(self.noticed)
            self._sheet.closed.connect(self.closed)
        self._sheet.start(product, known)
        self._sheet.save_button.setEnabled(not services.read_only)

    def _move(self, event: QKeyEvent) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.keyPressEvent(event)


def _line(product: Product) -> Line:
    rate = figures.rate_said(product.tax_rate) if product.tax_rate else ""
    price = wording.money(product.price, product.currency) if product.currency else ""
    cells = (product.name, product.code, product.category, product.unit, rate, price)
    return Line(product.id, cells, faint=not product.active)
