"""An order, new or known, in a form over the panel or the card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from rolodex.domain import record_json
from rolodex.domain.changes import Changes
from rolodex.domain.draft import Begun
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.purchase import Purchase
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.pipeline.record_sheet import RecordSheet
from rolodex.ui.ports import Saved
from rolodex.ui.purchases import words
from rolodex.ui.purchases.money_moves import MoneyMoves
from rolodex.ui.purchases.payment_sheet import PaymentSheet
from rolodex.ui.purchases.purchase_form import PurchaseForm, Shown
from rolodex.ui.purchases.refund_sheet import RefundSheet
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner


class PurchaseSheet(RecordSheet):
    """Writes one order whole; payments and returns of a known one are kept at once."""

    widest = 960
    place = "order"

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        self.form = PurchaseForm(runner, services.contacts, services.products, clock=clock)
        self.moves = MoneyMoves()
        super().__init__(runner, self.form, parent, services.drafts, read_only=services.read_only)
        self._services = services
        self._clock = clock
        self._given = Purchase()
        self._name = ""
        self.payment = PaymentSheet(runner, services.purchases, parent, clock)
        self.refund = RefundSheet(runner, services.purchases, parent, clock)
        self._connect()
        self.retranslate()

    def start(self, purchase_id: int = 0, contact_id: int = 0) -> None:
        """Show the order with this id, or a new one of this contact."""
        services, today = self._services, self._clock().date()
        if not self.resumes(purchase_id, contact_id):
            kept = self.begun(purchase_id, contact_id, lambda: self.start(purchase_id, contact_id))
            self._runner.submit(
                "lookups",
                "purchase",
                lambda _progress: _read(services, purchase_id, contact_id, today, kept()),
                self._begin,
                owner=self,
                failed=self.fail,
            )

    def start_refund(self, refund_id: int) -> None:
        """Show the order of which this return is."""
        services, today = self._services, self._clock().date()
        self._busy, self._again = True, lambda: self.start_refund(refund_id)
        self._runner.submit(
            "lookups",
            "purchase",
            lambda _progress: _read(services, _order_of(services, refund_id), 0, today, None),
            self._begin,
            owner=self,
            failed=self.fail,
        )

    def is_settled(self) -> bool:
        """Whether nothing is being read or written, here or in the sheets above."""
        return super().is_settled() and self.payment.is_settled() and self.refund.is_settled()

    def parts(self) -> tuple[QWidget, ...]:
        """The form, and below it payments and returns."""
        return (self.form, self.moves)

    def heading(self) -> str:
        """Which order it is."""
        return words.named(self._given.number) if self._given.id else _("New order")

    def deed(self) -> Callable[[], Saved]:
        """Save the order."""
        purchase, purchases = self.form.purchase(), self._services.purchases
        return lambda: purchases.save(purchase)

    def written(self) -> str:
        """The order as JSON."""
        return record_json.as_text(self.form.purchase())

    def told(self) -> str:
        """Which order was saved."""
        purchase = self.form.purchase()
        money = wording.money(purchase.total, purchase.currency)
        if self._given.id:
            return _("Saved %(order)s: %(amount)s") % {
                "order": words.called(purchase.number),
                "amount": money,
            }
        return _("Added an order of %(amount)s") % {"amount": money}

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.moves.retranslate()
        for sheet in (self.payment, self.refund):
            sheet.retranslate()

    def react(self, changes: Changes) -> None:
        """Show what came in and went back meanwhile; what is written in the form stays."""
        known = self._given.id
        if not known or self.isHidden() or self._busy or not changes.touches("purchase"):
            return
        purchases = self._services.purchases
        self._runner.submit(
            "lookups", "moves", lambda _progress: purchases.get(known), self._show_moves, owner=self
        )

    def _begin(self, shown: Shown) -> None:
        self._given, self._name = shown.purchase, shown.name
        self._busy = True
        self._key = shown.purchase.id or self._key
        self.form.show_purchase(shown)
        self.begin(shown.purchase.id, shown.begun)
        self._show_moves(shown.purchase)

    def _show_moves(self, purchase: Purchase | None) -> None:
        if purchase is None:
            self.go()
            return
        may_write = not self._read_only
        self._given = purchase
        self.form.show_status(purchase.status)
        self.moves.show_purchase(purchase, self._clock().date(), may_write=may_write)
        self.moves.setVisible(bool(purchase.id))

    def _write(self, said: str, deed: Callable[[], Changes]) -> None:
        """Do something with a payment or a return; the form stays."""

        def done(_changes: Changes) -> None:
            self._set_busy(False)
            self.noticed.emit(said, True)

        self._set_busy(True)
        self._runner.submit("changes", "move", lambda _progress: deed(), done, owner=self, failed=self.fail)

    def _unpay(self, payment_id: int) -> None:
        purchases = self._services.purchases
        self._write(_("Took the payment away"), lambda: purchases.delete_payment(payment_id))

    def _unrefund(self, refund_id: int) -> None:
        purchases = self._services.purchases
        self._write(_("Took the return away"), lambda: purchases.delete_refund(refund_id))

    def _connect(self) -> None:
        self.moves.payment_wanted.connect(lambda: self.payment.start(self._given, self._name))
        self.moves.refund_wanted.connect(lambda: self.refund.start(self._given))
        self.moves.unpay_wanted.connect(self._unpay)
        self.moves.unrefund_wanted.connect(self._unrefund)
        for sheet in (self.payment, self.refund):
            sheet.noticed.connect(self.noticed)


def _order_of(services: Services, refund_id: int) -> int:
    found = services.purchases.order_of_refund(refund_id)
    if not found:
        raise UserError(message("This return is of no order, or it has been deleted; nothing was changed."))
    return found


def _read(services: Services, purchase_id: int, contact_id: int, today: date, begun: Begun | None) -> Shown:
    from rolodex.services import currencies  # start-up

    purchase = services.purchases.get(purchase_id) if purchase_id else None
    if purchase_id and purchase is None:
        raise UserError(message("This order has been deleted meanwhile; nothing was changed."))
    usual = services.settings.preferences().currency
    made = purchase or Purchase(contact_id=contact_id, currency=usual)
    written = record_json.from_text(Purchase, begun.text) if begun else None
    if begun is not None and written is not None:
        made = _taken_up(written[0], made, begun.contact_id)
    rows = services.contacts.rows([made.contact_id]) if made.contact_id else ()
    products = (
        services.products.get(product_id) for product_id in {one.product_id for one in made.lines} - {0}
    )
    return Shown(
        purchase=made,
        name=rows[0].fn if rows else "",
        codes={one.id: one.code or one.name for one in products if one is not None},
        currencies=(usual, *(one.code for one in currencies.currencies())),
        offers=services.offers.all(),
        number="" if made.id else services.purchases.next_number(today),
        with_tax=services.purchases.prices_with_tax(),
        begun=begun if written else None,
    )


def _taken_up(written: Purchase, known: Purchase, contact_id: int) -> Purchase:
    """What had been begun, with what came in and went back as the book has it now."""
    same = (written.payments, written.refunds) == (known.payments, known.refunds)
    return replace(
        written,
        contact_id=contact_id or known.contact_id,
        status=written.status if same else known.status,
        payments=known.payments,
        refunds=known.refunds,
    )
