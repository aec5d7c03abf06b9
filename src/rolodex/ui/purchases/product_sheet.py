"""A product: its code, name, price, tax and category."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rolodex.domain.product import Product
from rolodex.i18n import _
from rolodex.services.products import Products
from rolodex.ui import theme
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.ports import Saved
from rolodex.ui.purchases.entry_lines import MoneyLine, RateLine
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

MOST = 9


class ProductSheet(FormSheet):
    """Writes one product; orders keep the prices they were made with."""

    def __init__(self, runner: TaskRunner, products: Products, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._products = products
        self._product = Product()
        self._categories: tuple[str, ...] = ()
        self.name, self.code, self.unit = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.price = MoneyLine(self)
        self.currency = ChoiceBox(self)
        self.tax = RateLine(self)
        self.category = SuggestLine(self._look_up, self)
        self.active = CheckBox(self)
        self.fields = FieldList()
        self._build()
        self.retranslate()

    def start(self, product: Product, currencies: Sequence[str]) -> None:
        """Show a product, or a new one, priced in one of these currencies."""
        self._product = product
        self.name.setText(product.name)
        self.code.setText(product.code)
        self.unit.setText(product.unit)
        self.currency.clear()
        self.currency.addItems(list(dict.fromkeys(filter(None, (product.currency, *currencies)))))
        self.currency.setCurrentIndex(0)
        self.price.set_currency(self.currency.currentText())
        for entry, units in ((self.price, product.price), (self.tax, product.tax_rate)):
            entry.setText("")
            if units:
                entry.show_figure(units)
        self.category.show_text(product.category)
        self.active.setChecked(product.active)
        self.say("")
        self.retranslate()
        self.come()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        products = self._products
        self._runner.submit(
            "lookups", "categories", lambda _progress: products.categories(), self._know, owner=self
        )

    def save(self) -> None:
        """Keep the product."""
        price, tax = self.price.figure(), self.tax.figure()
        if not self.name.text().strip():
            self.say(_("A name is still missing."), "warn")
        elif price is None or tax is None:
            wrong = self.price if price is None else self.tax
            self.say(_("%(field)s is not understood.") % {"field": wrong.accessibleName()}, "warn")
        else:
            product = replace(
                self._product,
                name=self.name.text().strip(),
                code=self.code.text().strip(),
                unit=self.unit.text().strip(),
                price=price,
                currency=self.currency.currentText(),
                tax_rate=tax,
                category=self.category.text_value(),
                active=self.active.isChecked(),
            )
            products, text = self._products, _("Saved %(name)s") if product.id else _("Added %(name)s")

            def told(_saved: Saved) -> str:
                return text % {"name": product.name}

            self.keep(lambda: products.save(product), told)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.title.setText(self._product.name if self._product.id else _("New product"))
        self.currency.setAccessibleName(_("Currency"))
        self.price.setAccessibleName(_("Price"))
        self.active.setText(_("For sale"))
        self.unit.setPlaceholderText(_("piece, hour, kg"))

    def _know(self, categories: Sequence[str]) -> None:
        self._categories = tuple(categories)

    def _look_up(self, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        folded = text.strip().casefold()
        answer([Suggestion(one) for one in self._categories if folded in one.casefold()][:MOST])

    def _build(self) -> None:
        for line, most in ((self.name, 300), (self.code, 60), (self.unit, 30), (self.category, 100)):
            line.setMaxLength(most)
        for entry in (self.price, self.tax):
            entry.setAlignment(Qt.AlignmentFlag.AlignLeft)
        money = QWidget(self)
        theme.set_role(money, "clear")
        row = QHBoxLayout(money)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.price, 1)
        row.addWidget(self.currency)
        money.setFocusProxy(self.price)
        self.fields.add(lambda: _("Name"), self.name)
        self.fields.add(lambda: _("Code"), self.code)
        self.fields.add(lambda: _("Price"), money)
        self.fields.add(lambda: _("Tax in per cent"), self.tax)
        self.fields.add(lambda: _("Unit"), self.unit)
        self.fields.add(lambda: _("Category"), self.category)
        self.fields.add_bare(self.active)
        self.build(self.fields)
        self.currency.currentTextChanged.connect(self.price.set_currency)
        self.save_on_enter(self.name, self.code, self.price, self.tax, self.unit, self.category)
