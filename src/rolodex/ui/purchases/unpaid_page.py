"""What is still to be paid: a sum for each currency, and the orders, the latest ones first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.purchase import Unpaid
from rolodex.i18n import _, ngettext
from rolodex.services.purchases import Purchases
from rolodex.ui import theme, wording
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import plain_label
from rolodex.ui.purchases.orders_page import OrdersPage, Rows
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner


class SumCard(QFrame):
    """What is open in one currency, and how much of it is late."""

    def __init__(self, unpaid: Unpaid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unpaid = unpaid
        theme.set_role(self, "card")
        self.amount = plain_label("", "subtitle", self)
        self.orders = plain_label("", "small", self)
        self.late = plain_label("", "bad", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(16), theme.size(10), theme.size(24), theme.size(10))
        column.setSpacing(theme.size(2))
        for label in (self.amount, self.orders, self.late):
            column.addWidget(label)
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        unpaid = self.unpaid
        self.amount.setText(wording.money(unpaid.amount, unpaid.currency))
        orders = ngettext("in %(count)s order", "in %(count)s orders", unpaid.orders)
        self.orders.setText(orders % {"count": wording.number(unpaid.orders)})
        late = ngettext("%(count)s late: %(amount)s", "%(count)s late: %(amount)s", unpaid.late_orders)
        money = wording.money(unpaid.late, unpaid.currency)
        self.late.setText(late % {"count": wording.number(unpaid.late_orders), "amount": money})
        if not unpaid.late_orders:
            self.late.setText(_("nothing late"))
        theme.set_role(self.late, "bad" if unpaid.late_orders else "small")
        self.setAccessibleName(", ".join(label.text() for label in (self.amount, self.orders, self.late)))


class UnpaidPage(OrdersPage):
    """Orders with something to pay; currencies are never added together."""

    def __init__(self, runner: TaskRunner, clock: Clock, parent: QWidget | None = None) -> None:
        self.cards: list[SumCard] = []
        super().__init__(runner, clock, parent)
        self._sums = QWidget(self)
        self._flow = FlowLayout(self._sums, theme.size(12), theme.size(12))
        self.column.insertWidget(0, self._sums)
        self._sums.hide()
        self.open_only.setChecked(True)
        self.open_only.hide()

    @staticmethod
    def page(purchases: Purchases, text: str, open_only: bool, limit: int, offset: int) -> Rows:
        """A page of the list."""
        return purchases.to_pay(text, limit, offset) if open_only else ()

    def offer(self) -> None:
        """Offer nothing: it is good that nothing is open."""

    def read(self) -> None:
        """Read the list and the sums from the top."""
        super().read()
        purchases, today = self._purchases, self._clock().date()
        if purchases is not None:
            self._ask("sums", lambda _progress: purchases.unpaid(today), self._show_sums)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        for card in self.cards:
            card.retranslate()

    def _show_sums(self, sums: Sequence[Unpaid]) -> None:
        if tuple(sums) == tuple(card.unpaid for card in self.cards):
            return
        for card in self.cards:
            self._flow.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [SumCard(one, self._sums) for one in sums]
        for card in self.cards:
            self._flow.addWidget(card)
            card.show()
        self._sums.setVisible(bool(sums))

    def _say(self) -> None:
        super()._say()
        self.list.setAccessibleName(_("Orders to be paid, the latest ones first"))
        if self.search.text().strip():
            self.nothing.say(_("No such order"), _("Try fewer letters, or a number."))
        else:
            self.nothing.say(_("Nothing is to be paid"), _("Orders that are not paid yet stand here."))
