"""Something comes back: which line, how many, how much of the money, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain import pricing
from rolodex.domain.message import message
from rolodex.domain.purchase import Purchase, PurchaseLine, Refund
from rolodex.i18n import _, word
from rolodex.services.purchases import Purchases
from rolodex.ui import wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.ports import Saved
from rolodex.ui.purchases import figures, words
from rolodex.ui.purchases.day_line import DayLine
from rolodex.ui.purchases.entry_lines import MoneyLine, QuantityLine
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

REASONS = (
    message("Damaged in transit"),
    message("Faulty"),
    message("Not as expected"),
    message("Wrong article"),
    message("Ordered too many"),
)
MOST = 9


class RefundSheet(FormSheet):
    """Writes a return down against a line of an order, or against the whole of it."""

    refunded = Signal(int)
    """Something of this order came back."""

    def __init__(
        self, runner: TaskRunner, purchases: Purchases, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, parent)
        self._purchases = purchases
        self._clock = clock
        self._purchase = Purchase()
        self._left: dict[int, tuple[int, int]] = {}
        self._known: tuple[str, ...] = ()
        self.line = ChoiceBox(self)
        self.quantity = QuantityLine(self)
        self.amount = MoneyLine(self)
        self.reason = SuggestLine(self._look_up, self)
        self.day = DayLine(self, clock)
        self.fields = FieldList()
        self.fields.add(lambda: _("What comes back"), self.line)
        self.fields.add(lambda: _("Quantity"), self.quantity)
        self.fields.add(lambda: _("Amount"), self.amount)
        self.fields.add(lambda: _("Why"), self.reason)
        self.fields.add(lambda: _("Day"), self.day)
        self._build()
        self.retranslate()

    def start(self, purchase: Purchase, line_id: int = 0) -> None:
        """Ask what of this order comes back; `line_id` is the line to begin with."""
        self._purchase = purchase
        self._left = left_of(purchase)
        self._fill(purchase)
        place = self.line.findData(line_id) if line_id else 0
        self.line.setCurrentIndex(max(0, place))
        self.amount.set_currency(purchase.currency)
        self.reason.show_text("")
        self.day.show_day(self._clock().date())
        self._choose()
        self.retranslate()
        self.come()
        self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
        self.quantity.selectAll()
        purchases = self._purchases
        self._runner.submit(
            "lookups", "reasons", lambda _progress: purchases.reasons(MOST), self._know, owner=self
        )

    def save(self) -> None:
        """Write the return down."""
        quantity, amount, day = self.quantity.figure(), self.amount.figure(), self.day.day()
        if quantity is None or amount is None or day is None:
            wrong = (
                _("The quantity") if quantity is None else _("The amount") if amount is None else _("The day")
            )
            self.say(_("%(field)s is not understood.") % {"field": wrong}, "warn")
            return
        line_id = int(self.line.currentData() or 0)
        refund = Refund(
            purchase_id=self._purchase.id,
            contact_id=self._purchase.contact_id,
            line_id=line_id,
            at="" if day == self._clock().date() else day.isoformat(),
            amount=amount,
            currency=self._purchase.currency,
            quantity=quantity if line_id else 0,
            reason=self.reason.text().strip(),
        )
        purchases = self._purchases

        def told(_saved: Saved) -> str:
            self.refunded.emit(refund.purchase_id)
            money = wording.money(refund.amount, refund.currency)
            order = words.called(self._purchase.number)
            return _("Taken back: %(amount)s of %(order)s") % {"amount": money, "order": order}

        self.keep(lambda: purchases.refund(refund), told)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.title.setText(_("Return of %(order)s") % {"order": words.called(self._purchase.number)})
        self.reason.setPlaceholderText(word(REASONS[0]))
        self._say_left()

    def _fill(self, purchase: Purchase) -> None:
        self.line.blockSignals(True)
        self.line.clear()
        for line in purchase.lines:
            if self._left[line.id] > (0, 0):
                self.line.addItem(words.line(line, purchase.currency), line.id)
        self.line.addItem(_("The order as a whole"), 0)
        self.line.blockSignals(False)

    def _current(self) -> PurchaseLine | None:
        line_id = self.line.currentData()
        return next((line for line in self._purchase.lines if line.id == line_id and line_id), None)

    def _choose(self) -> None:
        """Begin with all that is left of the line."""
        quantity, amount = self._left.get(int(self.line.currentData() or 0), (0, 0))
        line = self._current()
        self.quantity.setEnabled(line is not None)
        self.quantity.setText(figures.quantity_written(quantity) if line else "")
        self.amount.setText("")
        self.amount.show_figure(amount)
        self._say_left()

    def _work_out(self) -> None:
        """The amount follows the quantity while that is typed."""
        line, quantity = self._current(), self.quantity.figure()
        if line is None or quantity is None or not self.quantity.hasFocus():
            return
        left, worth = self._left[line.id]
        amount = worth if quantity >= left else pricing.divided(worth * quantity, left)
        self.amount.setText("")
        self.amount.show_figure(amount)

    def _say_left(self) -> None:
        line, currency = self._current(), self._purchase.currency
        quantity, amount = self._left.get(line.id if line else 0, (0, 0))
        money = wording.money(amount, currency)
        if line is None:
            self.say(_("At most %(amount)s.") % {"amount": money})
        else:
            left = figures.quantity_written(quantity)
            self.say(_("At most %(quantity)s, worth %(amount)s.") % {"quantity": left, "amount": money})

    def _know(self, reasons: Sequence[str]) -> None:
        self._known = tuple(reasons)

    def _look_up(self, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        """The reasons of the book first, then the usual ones."""
        known = dict.fromkeys((*self._known, *(word(one) for one in REASONS)))
        folded = text.strip().casefold()
        answer([Suggestion(one) for one in known if folded in one.casefold()][:MOST])

    def _build(self) -> None:
        for entry in (self.quantity, self.amount):
            entry.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.reason.setMaxLength(300)
        self.build(self.fields)
        self.line.currentIndexChanged.connect(lambda _at: self._choose())
        self.quantity.textEdited.connect(lambda _text: self._work_out())
        self.save_on_enter(self.quantity, self.amount, self.reason, self.day)


def left_of(purchase: Purchase) -> dict[int, tuple[int, int]]:
    """What can still come back of each line by its id (0: of the whole): quantity and amount."""
    left = {}
    for line, share in zip(purchase.lines, pricing.shares(purchase), strict=True):
        quantity, amount = purchase.returned(line.id)
        left[line.id] = (max(0, line.quantity - quantity), max(0, share - amount))
    left[0] = (0, max(0, purchase.total - purchase.refunded))
    return left
