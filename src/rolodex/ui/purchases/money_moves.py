"""What came in for an order and what went back, each with the day, and what is still open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.purchase import Purchase
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button, plain_label
from rolodex.ui.purchases import words
from rolodex.ui.widgets.button import Button


class MoveRow(QWidget):
    """One payment or return in a line, with a button that takes it away."""

    def __init__(
        self, text: str, take_away: Callable[[], object], parent: QWidget, *, may_write: bool
    ) -> None:
        super().__init__(parent)
        self.text = ElidedLabel(text, "", self)
        self.button = icon_button("x", take_away, self)
        self.button.setIconSize(QSize(theme.size(14), theme.size(14)))
        self.button.setVisible(may_write)
        name_button(self.button, _("Take away: %(what)s") % {"what": text})
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)


class MoveList(QFrame):
    """A card with a head, rows, a line that sums them up, and a button that adds one."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.rows: list[MoveRow] = []
        self.head = plain_label("", "strong", self)
        self.sum: QLabel = ElidedLabel("", "small", self)
        self.button = Button(self)
        self.button.setIcon(theme.icon(icon))
        self.button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.addWidget(self.head)
        top.addSpacing(theme.size(8))
        top.addWidget(self.sum, 1)
        top.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.size(20), theme.size(12), theme.size(14), theme.size(12))
        self._column.setSpacing(theme.size(4))
        self._column.addLayout(top)

    def show_rows(self, rows: list[tuple[str, Callable[[], object]]], *, may_write: bool) -> None:
        """Show these, each with what takes it away; the keyboard stays in the list."""
        held = any(row.button.hasFocus() for row in self.rows)
        if held:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [MoveRow(text, take_away, self, may_write=may_write) for text, take_away in rows]
        for row in self.rows:
            self._column.addWidget(row)
            row.show()
        self.button.setVisible(may_write)


class MoneyMoves(QWidget):
    """Payments and returns of one order."""

    payment_wanted = Signal()
    refund_wanted = Signal()
    unpay_wanted = Signal(int)
    """This payment is to be taken away."""
    unrefund_wanted = Signal(int)
    """This return is to be taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "clear")
        self._purchase = Purchase()
        self._today = date.min
        self._may_write = True
        self.payments = MoveList("plus", self)
        self.refunds = MoveList("undo-2", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(12))
        column.addWidget(self.payments)
        column.addWidget(self.refunds)
        self.payments.button.clicked.connect(self.payment_wanted)
        self.refunds.button.clicked.connect(self.refund_wanted)
        self.retranslate()

    def show_purchase(self, purchase: Purchase, today: date, *, may_write: bool) -> None:
        """Show what came in and went back for an order."""
        self._purchase, self._today, self._may_write = purchase, today, may_write
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.payments.head.setText(_("Payments"))
        self.refunds.head.setText(_("Returns"))
        for button, text in (
            (self.payments.button, _("Add a payment…")),
            (self.refunds.button, _("Take something back…")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._show()

    def _show(self) -> None:
        purchase, today = self._purchase, self._today
        lines = {line.id: line for line in purchase.lines}
        may_write = self._may_write and purchase.status != "cancelled"
        self.payments.button.setEnabled(purchase.open > 0)
        self.refunds.button.setEnabled(purchase.total > purchase.refunded)
        self.payments.show_rows(
            [
                (words.payment(one, purchase.currency, today), partial(self.unpay_wanted.emit, one.id))
                for one in purchase.payments
            ],
            may_write=may_write,
        )
        self.refunds.show_rows(
            [
                (words.refund(one, lines, today), partial(self.unrefund_wanted.emit, one.id))
                for one in purchase.refunds
            ],
            may_write=may_write,
        )
        self._sum_up(purchase)

    def _sum_up(self, purchase: Purchase) -> None:
        currency = purchase.currency
        came = _("%(paid)s of %(total)s") % {
            "paid": wording.money(purchase.paid, currency),
            "total": wording.money(purchase.total, currency),
        }
        left = _("%(amount)s open") % {"amount": wording.money(purchase.open, currency)}
        self.payments.sum.setText(words.SEPARATOR.join((came, left)) if purchase.open else came)
        back = wording.money(purchase.refunded, currency)
        self.refunds.sum.setText(back if purchase.refunded else _("nothing came back"))
        theme.set_role(self.payments.sum, "warn" if purchase.open else "small")
        self.refunds.sum.setAlignment(Qt.AlignmentFlag.AlignVCenter)
