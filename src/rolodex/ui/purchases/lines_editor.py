"""The lines of an order, written one below the other; below them there is always an empty one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.product import Product
from rolodex.domain.purchase import PurchaseLine
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.purchases.line_row import SPACING, WIDTHS, LineRow
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.suggest import Suggestion

OFFERED = 9


class Products(Protocol):
    """What is sold."""

    def all(self, text: str = "", active_only: bool = True) -> tuple[Product, ...]: ...


class LinesEditor(QWidget):
    """Rows of entries under their heads; Alt with the arrows moves a line, Alt+Delete removes it."""

    edited = Signal()

    def __init__(self, runner: TaskRunner, products: Products, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._products = products
        self._found: dict[int, Product] = {}
        self._currency = ""
        self._before: QWidget | None = None
        self.rows: list[LineRow] = []
        self._heads: list[tuple[QLabel, Callable[[], str]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.size(SPACING))
        self._column.addLayout(self._head())
        self._add()
        self.retranslate()

    def show_lines(self, lines: Sequence[PurchaseLine], codes: Mapping[int, str], currency: str) -> None:
        """Show these lines; `codes` are those of their products by id."""
        self._currency = currency
        while self.rows:
            self._drop(self.rows[-1])
        for line in lines:
            self._add().show_line(line, codes.get(line.product_id, ""), currency)
        self._add()
        self._order()

    def follow(self, widget: QWidget) -> None:
        """Come after this one when the Tab key leads on."""
        self._before = widget
        self._order()

    def lines(self) -> tuple[PurchaseLine, ...]:
        """The lines as they are written."""
        return tuple(row.line() for row in self.rows if not row.is_empty())

    def show_totals(self, lines: Sequence[PurchaseLine]) -> None:
        """Show what each line comes to; these are the lines with their totals."""
        rows = [row for row in self.rows if not row.is_empty()]
        for row, line in zip(rows, lines, strict=False):
            row.show_total(line.total)

    def set_currency(self, currency: str) -> None:
        """Read the sums in this currency."""
        self._currency = currency
        for row in self.rows:
            row.set_currency(currency)

    def misread(self) -> QLineEdit | None:
        """The first entry that is not understood."""
        found = (row.misread() for row in self.rows if not row.is_empty())
        return next((entry for entry in found if entry is not None), None)

    def focus(self) -> None:
        """Put the keyboard into the first empty line."""
        self.rows[-1].product.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        for label, text in self._heads:
            label.setText(text())
        for number, row in enumerate(self.rows, start=1):
            row.retranslate(number)

    # Adding, moving and removing

    def _add(self) -> LineRow:
        row = LineRow(self._look_up, self)
        row.set_currency(self._currency)
        row.edited.connect(self.edited)
        row.grown.connect(self._grow)
        row.next_wanted.connect(lambda: self._step(row, 1, first=True))
        row.step_wanted.connect(lambda step: self._step(row, step))
        row.move_wanted.connect(lambda step: self._move(row, step))
        row.remove_wanted.connect(lambda: self._remove(row))
        row.product_chosen.connect(lambda product_id: self._take(row, product_id))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
        return row

    def _grow(self) -> None:
        """Keep an empty line at the end."""
        if not self.rows[-1].is_empty():
            self._add()
            self._order()

    def _step(self, row: LineRow, step: int, *, first: bool = False) -> None:
        """Go to the row so many below: to its first entry, or to the one the keyboard is in."""
        place = self.rows.index(row) + step
        if not 0 <= place < len(self.rows):
            return
        at = next((at for at, entry in enumerate(row.entries()) if entry.hasFocus()), 0)
        entry = self.rows[place].entries()[0 if first else at]
        entry.setFocus(Qt.FocusReason.OtherFocusReason)
        entry.selectAll()

    def _move(self, row: LineRow, step: int) -> None:
        place = self.rows.index(row)
        other = place + step
        if row is self.rows[-1] or not 0 <= other < len(self.rows) - 1:
            return
        self.rows[place], self.rows[other] = self.rows[other], self.rows[place]
        self._column.removeWidget(row)
        self._column.insertWidget(other + 1, row)
        self._order()
        self.edited.emit()

    def _remove(self, row: LineRow) -> None:
        """Take a line away; the keyboard goes to the line that is there then."""
        if row is self.rows[-1]:
            return
        place = self.rows.index(row)
        self._drop(row)
        self._order()
        self.rows[place].product.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, row: LineRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _order(self) -> None:
        """Let the Tab key follow the rows, and number them."""
        before = self._before
        for number, row in enumerate(self.rows, start=1):
            row.retranslate(number)
            for widget in (*row.entries(), row.remove):
                if before is not None:
                    self.setTabOrder(before, widget)
                before = widget
        for row in self.rows:
            row.remove.setVisible(row is not self.rows[-1])

    # Products

    def _look_up(self, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        products = self._products

        def offer(found: Sequence[Product]) -> None:
            self._found.update((product.id, product) for product in found)
            answer([self._suggestion(product) for product in found])

        self._runner.submit(
            "lookups", "product", lambda _progress: products.all(text)[:OFFERED], offer, owner=self
        )

    @staticmethod
    def _suggestion(product: Product) -> Suggestion:
        price = wording.money(product.price, product.currency) if product.price else ""
        name = product.name if product.code else ""
        detail = " · ".join(part for part in (name, price) if part)
        return Suggestion(product.code or product.name, detail, product.id)

    def _take(self, row: LineRow, product_id: int) -> None:
        product = self._found.get(product_id)
        if product is not None:
            row.take(product)

    def _head(self) -> QHBoxLayout:
        heads: tuple[tuple[str, Callable[[], str]], ...] = (
            ("product", lambda: _("Product")),
            ("description", lambda: _("Description")),
            ("quantity", lambda: _("Quantity")),
            ("price", lambda: _("Price")),
            ("discount", lambda: _("Discount")),
            ("tax", lambda: _("Tax %")),
            ("total", lambda: _("Total")),
        )
        row = QHBoxLayout()
        row.setSpacing(theme.size(SPACING))
        for name, text in heads:
            label = plain_label("", "small", self)
            if name not in ("product", "description"):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            if name in WIDTHS:
                label.setFixedWidth(theme.size(WIDTHS[name]))
            row.addWidget(label, 0 if name in WIDTHS else 1)
            self._heads.append((label, text))
        row.addSpacing(theme.size(WIDTHS["remove"] + SPACING))
        return row
