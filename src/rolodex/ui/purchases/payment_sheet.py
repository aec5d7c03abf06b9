"""A payment for an order: how much came in, how, and when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.domain.purchase import Purchase
from rolodex.i18n import _
from rolodex.services.purchases import Purchases
from rolodex.ui import wording
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.ports import Saved
from rolodex.ui.purchases import words
from rolodex.ui.purchases.day_line import DayLine
from rolodex.ui.purchases.entry_lines import MoneyLine
from rolodex.ui.purchases.method_box import MethodBox
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner


class PaymentSheet(FormSheet):
    """Writes down what came in; what is open stands there already, Enter keeps it."""

    paid = Signal(int)
    """A payment was written down for this order."""

    def __init__(
        self, runner: TaskRunner, purchases: Purchases, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, parent)
        self._purchases = purchases
        self._clock = clock
        self._purchase = Purchase()
        self._name = ""
        self.amount = MoneyLine(self)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.day = DayLine(self, clock)
        self.method = MethodBox(self)
        self.reference = QLineEdit(self)
        self.reference.setMaxLength(200)
        self.fields = FieldList()
        self.fields.add(lambda: _("Amount"), self.amount)
        self.fields.add(lambda: _("Day"), self.day)
        self.fields.add(lambda: _("Paid by"), self.method)
        self.fields.add(lambda: _("Reference"), self.reference)
        self.build(self.fields)
        self.save_on_enter(self.amount, self.day, self.reference, *self.method.findChildren(QLineEdit))
        self.retranslate()

    def start(self, purchase: Purchase, name: str = "") -> None:
        """Ask about a payment for this order of somebody of this name."""
        self._purchase, self._name = purchase, name
        self.amount.set_currency(purchase.currency)
        self.amount.setText("")
        self.amount.show_figure(purchase.open)
        self.day.show_day(self._clock().date())
        self.method.show_method(purchase.method)
        self.reference.clear()
        self.retranslate()
        self.come()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def save(self) -> None:
        """Write the payment down."""
        purchase, amount, day = self._purchase, self.amount.figure(), self.day.day()
        if amount is None or day is None:
            self.say(
                _("The amount is not understood.") if amount is None else _("The day is not understood."),
                "warn",
            )
            return
        purchases, method, reference = self._purchases, self.method.method(), self.reference.text().strip()
        at = "" if day == self._clock().date() else day.isoformat()

        def told(_saved: Saved) -> str:
            self.paid.emit(purchase.id)
            money = wording.money(amount, purchase.currency)
            return _("Paid: %(amount)s for %(order)s") % {
                "amount": money,
                "order": words.called(purchase.number),
            }

        self.keep(lambda: purchases.pay(purchase.id, amount, method, reference, at), told)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.method.retranslate()
        self.title.setText(_("Payment for %(order)s") % {"order": words.called(self._purchase.number)})
        left = wording.money(self._purchase.open, self._purchase.currency)
        said = _("%(amount)s is open.") % {"amount": left}
        self.say(f"{self._name} · {said}" if self._name else said)
        self.reference.setPlaceholderText(_("of the bank or the till, no card numbers"))
