"""Whatever is done to an order: nothing is below zero, and the status follows the money."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.blank import new_book
from tests.builders import person

from rolodex.domain import pricing
from rolodex.domain.errors import UserError
from rolodex.domain.purchase import Purchase, PurchaseLine, Refund
from rolodex.services.opening import Services, open_services
from rolodex.store import totals

LINES = st.lists(
    st.builds(
        PurchaseLine,
        description=st.just("Chair"),
        quantity=st.sampled_from([500, 1000, 3000]),
        price=st.integers(0, 3000),
        tax_rate=st.sampled_from([0, 2100]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
AMOUNT = st.integers(1, 4000)


class Order(RuleBasedStateMachine):
    """One order of somebody, and all that can happen to it."""

    @initialize(
        lines=LINES, status=st.sampled_from(["open", "paid"]), with_tax=st.sampled_from(["yes", "no"])
    )
    def make(self, lines: tuple[PurchaseLine, ...], status: str, with_tax: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.services = open_services(new_book(Path(self.folder.name) / "book.rolodex"))
        for key, value in (("currency", "EUR"), ("loyalty", "yes"), ("loyalty_amount", "1")):
            self.services.settings.choose(key, value)
        self.services.settings.choose("prices_with_tax", with_tax)
        self.ana = self.services.contacts.save(person()).id
        order = Purchase(contact_id=self.ana, lines=lines, status=status)  # type: ignore[arg-type]
        self.id = self.services.purchases.save(order).id

    @property
    def order(self) -> Purchase:
        found = self.services.purchases.get(self.id)
        assert found is not None
        return found

    @rule(amount=AMOUNT)
    def pay(self, amount: int) -> None:
        may = self.order.status == "open" and amount <= self.order.open
        self.attempt(may, lambda: self.services.purchases.pay(self.id, amount))

    @rule(amount=AMOUNT, place=st.integers(0, 2), quantity=st.sampled_from([0, 500, 1000]))
    def bring_back(self, amount: int, place: int, quantity: int) -> None:
        order = self.order
        line = order.lines[place % len(order.lines)]
        share = pricing.shares(order)[place % len(order.lines)]
        back, amount_back = order.returned(line.id)
        left = min(share - amount_back, order.total - order.refunded)
        may = order.status != "cancelled" and amount <= left and quantity <= line.quantity - back
        given = Refund(purchase_id=self.id, line_id=line.id, amount=amount, quantity=quantity)
        self.attempt(may, lambda: self.services.purchases.refund(given))

    @rule()
    def forget_a_payment(self) -> None:
        if self.order.payments:
            self.services.purchases.delete_payment(self.order.payments[0].id)

    @rule()
    def forget_a_return(self) -> None:
        if self.order.refunds:
            self.services.purchases.delete_refund(self.order.refunds[-1].id)

    @rule(lines=LINES)
    def edit(self, lines: tuple[PurchaseLine, ...]) -> None:
        order = self.order
        kept = tuple(
            replace(old, quantity=new.quantity, price=new.price)
            for old, new in zip(order.lines, lines, strict=False)
        )
        self.attempt(None, lambda: self.services.purchases.save(replace(order, lines=kept)))

    @rule()
    def cancel(self) -> None:
        may = not (self.order.payments or self.order.refunds)
        self.attempt(may, lambda: self.services.purchases.cancel([self.id]))

    @rule(status=st.sampled_from(["open", "paid"]))
    def mark(self, status: str) -> None:
        order = replace(self.order, status=status)  # type: ignore[arg-type]
        self.attempt(None, lambda: self.services.purchases.save(order))

    @rule(points=AMOUNT)
    def spend(self, points: int) -> None:
        balance = self.services.loyalty.of_contact(self.ana, date(2026, 5, 6)).balance
        self.attempt(points <= balance, lambda: self.services.loyalty.redeem(self.ana, points, ""))

    @rule()
    def undo(self) -> None:
        newest = self.services.history.steps()[0]
        if newest.kind == "change" and newest.label.text != "Add an order of %(name)s":
            self.services.history.undo()

    @invariant()
    def the_status_follows_the_money(self) -> None:
        order = self.order
        rest = order.total - order.paid - order.refunded
        assert order.status == "cancelled" or (order.status == "paid") == (rest <= 0)
        assert order.open == (max(0, rest) if order.status == "open" else 0)
        assert 0 <= order.refunded <= order.total
        (row,) = self.services.purchases.rows()
        assert (row.open, row.refunded, row.status) == (order.open, order.refunded, order.status)
        assert sum(one.amount for one in self.services.purchases.unpaid(date(2026, 5, 6))) == order.open

    @invariant()
    def nobody_owes_points(self) -> None:
        assert self.services.loyalty.of_contact(self.ana, date(2026, 5, 6)).balance >= 0

    def attempt(self, may: bool | None, act: object) -> None:
        """Do something that may be refused, and is exactly where it has to be."""
        try:
            act()  # type: ignore[operator]
        except UserError:
            assert not may
        else:
            assert may is not False

    def teardown(self) -> None:
        if hasattr(self, "services"):
            with self.services.book.reading() as connection:
                assert totals.wrong(connection) == []
            self.services.close()
            self.folder.cleanup()


TestOrder = Order.TestCase
TestOrder.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)


def test_an_order_that_was_paid_because_it_cost_nothing_is_open_once_it_costs_something(
    services: Services,
) -> None:
    ana = services.contacts.save(person()).id
    free = PurchaseLine(description="Chair", price=0)
    number = services.purchases.save(
        Purchase(contact_id=ana, currency="EUR", lines=(free,), status="open")
    ).id
    kept = services.purchases.get(number)
    assert kept is not None
    assert kept.status == "paid"
    services.purchases.save(replace(kept, lines=(replace(kept.lines[0], price=200),)))
    dearer = services.purchases.get(number)
    assert dearer is not None
    assert (dearer.status, dearer.open) == ("open", 200)
