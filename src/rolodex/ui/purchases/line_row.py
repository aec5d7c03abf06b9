"""One line of an order: product, what it is called here, how many, at which price."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rolodex.domain.product import Product
from rolodex.domain.purchase import PurchaseLine
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import icon_button, name_button, plain_label
from rolodex.ui.purchases import figures
from rolodex.ui.purchases.entry_lines import MoneyLine, QuantityLine, RateLine
from rolodex.ui.widgets.suggest import Ask, Suggestion, SuggestLine

WIDTHS = {"product": 96, "quantity": 76, "price": 84, "discount": 80, "tax": 54, "total": 92, "remove": 26}
SPACING = 6


class LineRow(QWidget):
    """The entries of one line; an empty one is no line."""

    edited = Signal()
    grown = Signal()
    """The row was empty and has something in it now."""
    next_wanted = Signal()
    """Enter: the row below."""
    step_wanted = Signal(int)
    """Up or Down: the row so many below."""
    move_wanted = Signal(int)
    """Alt with Up or Down: the row is to be so many places further down."""
    remove_wanted = Signal()
    product_chosen = Signal(int)
    """The product of this id was chosen."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = PurchaseLine()
        self._currency = ""
        self._was_empty = True
        self._showing = False
        self.product = SuggestLine(ask, self)
        self.description = QLineEdit(self)
        self.quantity = QuantityLine(self)
        self.price = MoneyLine(self)
        self.discount = MoneyLine(self)
        self.tax = RateLine(self)
        self.total = plain_label("", "", self)
        self.remove = icon_button("x", self.remove_wanted.emit, self)
        self._build()
        self._connect()
        self.show_line(PurchaseLine(), "", "")

    def entries(self) -> tuple[QLineEdit, ...]:
        """The entries in the order in which the keyboard reaches them."""
        return (self.product, self.description, self.quantity, self.price, self.discount, self.tax)

    def show_line(self, line: PurchaseLine, code: str, currency: str) -> None:
        """Show a line; `code` is that of its product."""
        self._showing = True
        self._line = line
        self.set_currency(currency)
        self.product.show_text(code)
        self.description.setText(line.description)
        self.description.setCursorPosition(0)
        blank = line == PurchaseLine()
        self.quantity.setText("")
        if not blank:
            self.quantity.show_figure(line.quantity)
        for entry, units in (
            (self.price, line.price),
            (self.discount, line.discount),
            (self.tax, line.tax_rate),
        ):
            entry.setText("")
            if units:
                entry.show_figure(units)
        self.show_total(line.total)
        self._was_empty = self.is_empty()
        self._showing = False

    def line(self) -> PurchaseLine:
        """The line as it is written; what is not understood counts as nothing."""
        quantity = self.quantity.figure()
        return replace(
            self._line,
            description=self.description.text().strip() or self.product.text().strip(),
            quantity=figures.ONE if quantity is None else quantity,
            price=self.price.figure() or 0,
            discount=self.discount.figure() or 0,
            tax_rate=self.tax.figure() or 0,
        )

    def is_empty(self) -> bool:
        """Whether nothing is written that would make a line."""
        return not any(entry.text().strip() for entry in self.entries())

    def misread(self) -> QLineEdit | None:
        """The first entry that is not understood."""
        for entry in (self.quantity, self.price, self.discount, self.tax):
            if entry.figure() is None:
                return entry
        return self.quantity if self.quantity.figure() == 0 else None

    def set_currency(self, currency: str) -> None:
        """Read the sums in this currency."""
        self._currency = currency
        for entry in (self.price, self.discount):
            entry.set_currency(currency)

    def show_total(self, total: int) -> None:
        """Show what the line comes to."""
        self.total.setText("" if self.is_empty() else wording.money(total, self._currency))

    def take(self, product: Product) -> None:
        """Let the line be about this product, at its price where that is in the currency of the order."""
        self._line = replace(self._line, product_id=product.id)
        self.product.show_text(product.code or product.name)
        self.description.setText(product.name)
        self.description.setCursorPosition(0)
        if product.currency in ("", self._currency) and product.price:
            self.price.show_figure(product.price)
        self.tax.setText("")
        if product.tax_rate:
            self.tax.show_figure(product.tax_rate)
        self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
        self.quantity.selectAll()

    def retranslate(self, number: int) -> None:
        """Word everything anew; `number` is the place of the line, counted from one."""
        for entry, text in (
            (self.product, _("Product")),
            (self.description, _("Description")),
            (self.quantity, _("Quantity")),
            (self.price, _("Price")),
            (self.discount, _("Discount")),
            (self.tax, _("Tax in per cent")),
        ):
            entry.setAccessibleName(_("%(field)s, line %(number)d") % {"field": text, "number": number})
        name_button(self.remove, _("Remove line %(number)d (Alt+Delete)") % {"number": number})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next line, the arrows from line to line, with Alt they move it."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not held:
            self.next_wanted.emit()
        elif step and held == Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
        elif step and not held:
            self.step_wanted.emit(step)
        elif event.key() == Qt.Key.Key_Delete and held == Qt.KeyboardModifier.AltModifier:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, suggestion: Suggestion) -> None:
        self.product_chosen.emit(int(suggestion.key))

    def _forget(self) -> None:
        """A code that was typed over is no longer that product."""
        if self._line.product_id:
            self._line = replace(self._line, product_id=0)

    def _tell(self) -> None:
        if self._showing:
            return
        if self._was_empty and not self.is_empty():
            self._was_empty = False
            self.grown.emit()
        self.edited.emit()

    def _connect(self) -> None:
        self.product.chosen.connect(self._choose)
        self.product.textEdited.connect(lambda _text: self._forget())
        for entry in self.entries():
            entry.textChanged.connect(lambda _text: self._tell())

    def _build(self) -> None:
        self.description.setMaxLength(500)
        self.description.setMinimumWidth(theme.size(70))
        self.product.setMaxLength(200)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.total.setFont(theme.font(13, 500, 0.0, tabular=True))
        self.remove.setIconSize(QSize(theme.size(14), theme.size(14)))
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(SPACING))
        for name, widget in (
            ("product", self.product),
            ("description", self.description),
            ("quantity", self.quantity),
            ("price", self.price),
            ("discount", self.discount),
            ("tax", self.tax),
            ("total", self.total),
            ("remove", self.remove),
        ):
            if name in WIDTHS:
                widget.setFixedWidth(theme.size(WIDTHS[name]))
            row.addWidget(widget, 0 if name in WIDTHS else 1)
