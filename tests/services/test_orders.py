"""Orders as they are edited, paid, brought back, cancelled and listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from tests.builders import person

from rolodex.domain.errors import UserError
from rolodex.domain.product import Offer, Product
from rolodex.domain.purchase import Purchase, PurchaseLine, Refund
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-06T10:00")
CHAIRS = PurchaseLine(description="Chair", quantity=4000, price=5000, tax_rate=2100)
TABLE = PurchaseLine(description="Table", price=30000, discount=1000)
CARD = "4111 1111 1111 1111"


@pytest.fixture(autouse=True)
def at_home(services: Services) -> None:
    services.settings.choose("currency", "EUR")
    services.settings.choose("country", "ES")


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


@pytest.fixture
def leo(services: Services) -> int:
    return services.contacts.save(person("Leo", "Ortiz")).id


def add(services: Services, contact_id: int, *lines: PurchaseLine, **more: Any) -> Purchase:
    given = {"status": "open", "at": "2026-05-01", **more}
    order = Purchase(contact_id=contact_id, lines=lines or (CHAIRS, TABLE), **given)
    return known(services, services.purchases.save(order).id)


def known(services: Services, purchase_id: int) -> Purchase:
    found = services.purchases.get(purchase_id)
    assert found is not None
    return found


def net(services: Services, contact_id: int) -> dict[str, int]:
    with services.book.reading() as connection:
        rows = connection.execute(
            "SELECT currency, net FROM customer_total WHERE contact_id = ?", (contact_id,)
        )
    return dict(rows)


def refund(order: Purchase, place: int = 0, **values: Any) -> Refund:
    return Refund(purchase_id=order.id, line_id=order.lines[place].id, **values)


def test_a_new_order_has_number_totals_currency_and_a_date_to_pay_by(services: Services, ana: int) -> None:
    order = add(services, ana)
    assert (order.number, order.currency, order.due) == ("2026-0001", "EUR", "2026-05-31")
    assert [line.total for line in order.lines] == [20000, 29000]
    assert (order.total, order.tax, order.open) == (49000, 3471, 49000)
    assert net(services, ana) == {"EUR": 49000}


def test_prices_without_tax_have_it_added_and_old_orders_stay_as_they_were_made(
    services: Services, ana: int
) -> None:
    with_tax = add(services, ana, CHAIRS)
    services.settings.choose("prices_with_tax", "no")
    without = add(services, ana, CHAIRS)
    assert (with_tax.total, with_tax.tax) == (20000, 3471)
    assert (without.total, without.tax) == (24200, 4200)
    services.settings.choose("prices_with_tax", "yes")
    services.purchases.save(replace(without, lines=(replace(without.lines[0], quantity=8000),)))
    assert known(services, without.id).total == 48400
    assert services.purchases.prices_with_tax()


def test_an_edited_order_keeps_the_ids_of_its_lines(services: Services, ana: int) -> None:
    order = add(services, ana)
    chairs, table = order.lines
    lamp = PurchaseLine(description="Lamp", price=900)
    services.purchases.save(replace(order, lines=(lamp, replace(table, price=20000), chairs)))
    edited = known(services, order.id)
    assert [line.description for line in edited.lines] == ["Lamp", "Table", "Chair"]
    assert [line.id for line in edited.lines][1:] == [table.id, chairs.id]
    assert edited.total == 900 + 19000 + 20000


def test_what_is_unchanged_is_not_worked_out_anew(services: Services, ana: int) -> None:
    order = add(services, ana)
    with services.book.change(services.history.steps()[0].label) as tx:
        tx.connection.execute("UPDATE purchase SET total = 48999, tax = 7 WHERE id = ?", (order.id,))
    services.purchases.save(replace(known(services, order.id), note="Late"))
    edited = known(services, order.id)
    assert (edited.total, edited.tax, edited.note) == (48999, 7, "Late")


def test_saving_an_order_as_it_is_is_no_step(services: Services, ana: int) -> None:
    order = add(services, ana)
    assert services.purchases.save(order).changes.step is None


def test_the_day_and_month_follow_the_time_of_an_order(services: Services, ana: int) -> None:
    order = add(services, ana)
    services.purchases.save(replace(order, at="2024-02-29"))
    with services.book.reading() as connection:
        ((day, month),) = connection.execute("SELECT day, month FROM purchase")
    assert (day, month) == ((date(2024, 2, 29) - date(1970, 1, 1)).days, 2024 * 12 + 1)


def test_an_order_goes_to_somebody_else_with_its_returns(services: Services, ana: int, leo: int) -> None:
    order = add(services, ana)
    services.purchases.refund(refund(order, quantity=1000, amount=5000))
    services.purchases.save(replace(known(services, order.id), contact_id=leo))
    assert net(services, ana) == {}
    assert net(services, leo) == {"EUR": 44000}


def test_a_line_takes_the_name_of_its_product_and_outlives_it(services: Services, ana: int) -> None:
    product = services.products.save(Product(name="Oak chair", price=5000, currency="EUR")).id
    order = add(services, ana, PurchaseLine(product_id=product, price=5000))
    assert (order.lines[0].description, order.lines[0].product_id) == ("Oak chair", product)
    services.products.delete([product])
    assert known(services, order.id).lines[0] == replace(order.lines[0], product_id=0)


def test_payments_lower_what_is_open_until_the_order_is_paid(services: Services, ana: int) -> None:
    order = add(services, ana)
    saved = services.purchases.pay(order.id, 19000, "transfer", "T-1", at="2026-05-02")
    assert saved.changes.of("purchase") == {order.id}
    assert (known(services, order.id).open, known(services, order.id).status) == (30000, "open")
    services.purchases.pay(order.id, 30000, "cash", "")
    paid = known(services, order.id)
    assert (paid.open, paid.status, [one.amount for one in paid.payments]) == (0, "paid", [19000, 30000])
    services.purchases.delete_payment(paid.payments[0].id)
    assert (known(services, order.id).open, known(services, order.id).status) == (19000, "open")


def test_an_order_that_is_paid_at_once_has_its_payment(services: Services, ana: int) -> None:
    order = add(services, ana, status="paid", method="card", reference="1234")
    (payment,) = order.payments
    assert (payment.amount, payment.method, payment.reference, payment.at) == (
        49000,
        "card",
        "1234",
        order.at,
    )
    assert order.due == ""


def test_marking_an_order_as_paid_writes_the_rest_down(services: Services, ana: int) -> None:
    order = add(services, ana)
    services.purchases.pay(order.id, 9000)
    services.purchases.save(replace(known(services, order.id), status="paid", method="cash"))
    assert [one.amount for one in known(services, order.id).payments] == [9000, 40000]


def test_a_paid_order_that_costs_more_now_is_open_again(services: Services, ana: int) -> None:
    order = add(services, ana, status="paid")
    lines = (*order.lines, PurchaseLine(description="Lamp", price=900))
    services.purchases.save(replace(order, lines=lines))
    assert (known(services, order.id).open, known(services, order.id).status) == (900, "open")


def test_a_return_first_lowers_what_is_open(services: Services, ana: int) -> None:
    order = add(services, ana)
    services.purchases.pay(order.id, 40000)
    saved = services.purchases.refund(refund(order, quantity=2000, amount=10000, reason="  too  small "))
    settled = known(services, order.id)
    assert (settled.open, settled.status, settled.refunds[0].reason) == (0, "paid", "too small")
    assert net(services, ana) == {"EUR": 39000}
    assert services.purchases.reasons() == ("too small",)
    services.purchases.delete_refund(saved.id)
    assert (known(services, order.id).open, known(services, order.id).status) == (9000, "open")


def test_an_unpaid_order_that_came_back_as_a_whole_is_settled_and_opened_again(
    services: Services, ana: int
) -> None:
    order = add(services, ana)
    saved = services.purchases.refund(Refund(purchase_id=order.id, amount=49000, reason="never arrived"))
    assert known(services, order.id).status == "paid"
    services.purchases.delete_refund(saved.id)
    assert (known(services, order.id).status, known(services, order.id).open) == ("open", 49000)


@pytest.mark.parametrize(
    "values",
    [
        {"quantity": 5000, "amount": 100},
        {"quantity": 1000, "amount": 20001},
        {"quantity": -1, "amount": 100},
        {"quantity": 0, "amount": 0},
        {"quantity": 1000, "amount": -5},
    ],
)
def test_no_more_comes_back_than_was_sold(services: Services, ana: int, values: dict[str, int]) -> None:
    order = add(services, ana)
    with pytest.raises(UserError):
        services.purchases.refund(refund(order, **values))
    assert known(services, order.id).refunds == ()


def test_returns_of_a_line_add_up(services: Services, ana: int) -> None:
    order = add(services, ana)
    services.purchases.refund(refund(order, quantity=3000, amount=15000))
    with pytest.raises(UserError):
        services.purchases.refund(refund(order, quantity=2000, amount=5000))
    with pytest.raises(UserError):
        services.purchases.refund(refund(order, quantity=1000, amount=5001))
    services.purchases.refund(refund(order, quantity=1000, amount=5000))
    with pytest.raises(UserError):
        services.purchases.refund(Refund(purchase_id=order.id, amount=29001))


def test_a_line_gives_back_what_it_cost_after_the_discount_of_the_order(services: Services, ana: int) -> None:
    order = add(services, ana, CHAIRS, replace(CHAIRS, quantity=12000), discount=8000)
    with pytest.raises(UserError):
        services.purchases.refund(refund(order, quantity=4000, amount=18001))
    services.purchases.refund(refund(order, quantity=4000, amount=18000))


def test_a_line_with_returns_cannot_vanish_or_shrink_below_them(services: Services, ana: int) -> None:
    order = add(services, ana)
    services.purchases.refund(refund(order, quantity=2000, amount=10000))
    order = known(services, order.id)
    for lines in (
        order.lines[1:],
        (replace(order.lines[0], quantity=1000), order.lines[1]),
        (replace(order.lines[0], price=100), order.lines[1]),
        (replace(order.lines[0], id=0), order.lines[1]),
    ):
        with pytest.raises(UserError, match="returned"):
            services.purchases.save(replace(order, lines=lines))
    services.purchases.save(replace(order, lines=(replace(order.lines[0], quantity=2000),)))
    assert known(services, order.id).refunds == order.refunds


def test_returns_of_the_whole_order_cannot_exceed_what_it_costs_after_an_edit(
    services: Services, ana: int
) -> None:
    order = add(services, ana)
    services.purchases.refund(Refund(purchase_id=order.id, amount=40000))
    with pytest.raises(UserError):
        services.purchases.save(replace(known(services, order.id), lines=order.lines[:1]))


def test_a_cancelled_order_counts_in_nothing_until_it_is_opened_again(services: Services, ana: int) -> None:
    order = add(services, ana)
    services.purchases.cancel([order.id])
    assert net(services, ana) == {}
    assert known(services, order.id).open == 0
    refusals: tuple[Callable[[], object], ...] = (
        lambda: services.purchases.pay(order.id, 5, "", ""),
        lambda: services.purchases.refund(refund(order, amount=5)),
    )
    for refused in refusals:
        with pytest.raises(UserError, match="cancelled"):
            refused()
    services.purchases.save(replace(known(services, order.id), status="open"))
    assert net(services, ana) == {"EUR": 49000}


def test_what_was_paid_for_is_not_cancelled(services: Services, ana: int) -> None:
    order = add(services, ana, status="paid")
    with pytest.raises(UserError):
        services.purchases.cancel([order.id])
    with pytest.raises(UserError):
        services.purchases.save(replace(order, status="cancelled"))
    with pytest.raises(UserError, match="has been paid"):
        services.purchases.save(replace(order, status="open"))
    assert known(services, order.id) == order


def test_payments_hold_the_currency(services: Services, ana: int) -> None:
    order = add(services, ana, status="paid")
    with pytest.raises(UserError):
        services.purchases.save(replace(order, currency="USD"))


@pytest.mark.parametrize("amount", [0, -1, 49001])
def test_no_more_is_paid_than_is_open(services: Services, ana: int, amount: int) -> None:
    order = add(services, ana)
    with pytest.raises(UserError):
        services.purchases.pay(order.id, amount, "", "")


def test_card_numbers_are_refused_wherever_a_payment_is_described(services: Services, ana: int) -> None:
    order = add(services, ana)
    refusals: tuple[Callable[[], object], ...] = (
        lambda: services.purchases.pay(order.id, 100, "card", CARD),
        lambda: services.purchases.save(replace(order, reference=CARD)),
        lambda: services.purchases.save(replace(order, method=CARD)),
        lambda: services.purchases.sell_quick(services.purchases.quick(f"Lamp 5 {CARD}", ana, NOW)),
    )
    for refused in refusals:
        with pytest.raises(UserError, match="payment card"):
            refused()
    assert known(services, order.id) == order


@pytest.mark.parametrize(
    "wrong",
    [
        {"lines": ()},
        {"lines": (replace(CHAIRS, quantity=0),)},
        {"lines": (replace(CHAIRS, price=-1),)},
        {"lines": (replace(CHAIRS, discount=20001),)},
        {"lines": (replace(CHAIRS, tax_rate=10_001),)},
        {"lines": (replace(CHAIRS, price=10**17),)},
        {"discount": -1},
        {"discount": 49001},
        {"currency": "eur"},
        {"due": "soon"},
        {"at": "soon"},
        {"offer_id": 4711},
        {"contact_id": 4711},
        {"id": 4711},
    ],
)
def test_what_is_no_order_is_refused(services: Services, ana: int, wrong: dict[str, Any]) -> None:
    order = Purchase(contact_id=ana, lines=(CHAIRS, TABLE), status="open")
    with pytest.raises(UserError):
        services.purchases.save(replace(order, **wrong))
    assert services.purchases.count() == 0


def test_a_number_is_given_once(services: Services, ana: int) -> None:
    first, second = add(services, ana, number="A-1"), add(services, ana)
    assert second.number == "A-2"
    with pytest.raises(UserError, match="already"):
        services.purchases.save(replace(second, number=" A-1 "))
    services.purchases.save(replace(first, number="", note="kept"))
    assert known(services, first.id).number == "A-1"


def test_an_offer_is_redeemed_on_the_days_on_which_it_is_valid(services: Services, ana: int) -> None:
    offer = services.offers.save(
        Offer(code="MAY", amount=1000, valid_from="2026-05-01", valid_to="2026-05-31")
    ).id
    order = add(services, ana, discount=4900, offer_id=offer)
    with pytest.raises(UserError, match="not valid"):
        add(services, ana, offer_id=offer, at="2026-06-01")
    services.purchases.save(replace(order, at="2026-06-02T10:00:00Z"))
    assert [row.id for row in services.offers.redemptions(offer)] == [order.id]
    services.purchases.cancel([order.id])
    assert services.offers.redemptions(offer) == ()


def test_what_is_open_is_told_by_currency_and_what_is_late(services: Services, ana: int, leo: int) -> None:
    services.purchases.pay(add(services, ana, due="2026-05-10").id, 9000)
    add(services, leo, due="2026-06-10")
    add(services, leo, CHAIRS, currency="USD")
    add(services, leo, CHAIRS, status="paid")
    euros, dollars = services.purchases.unpaid(date(2026, 5, 11))
    assert (euros.currency, euros.orders, euros.amount) == ("EUR", 2, 89000)
    assert (euros.late_orders, euros.late) == (1, 40000)
    assert (dollars.currency, dollars.amount, dollars.late) == ("USD", 20000, 0)


def test_a_row_says_what_was_bought_and_what_is_open(services: Services, ana: int) -> None:
    order = add(services, ana, CHAIRS, replace(TABLE, quantity=1500))
    services.purchases.pay(order.id, 4000)
    services.purchases.refund(refund(order, amount=500))
    (row,) = services.purchases.of_contact(ana)
    assert row.said == "4 × Chair, 1.5 × Table"
    assert (row.fn, row.number, row.total, row.refunded) == ("Ana García", order.number, order.total, 500)
    assert row.open == known(services, order.id).open == order.total - 4500


def test_orders_are_listed_the_newest_first_page_by_page(services: Services, ana: int, leo: int) -> None:
    for day in ("2026-05-03", "2026-05-01", "2026-05-02"):
        add(services, ana, at=day)
    add(services, leo, status="paid")
    days = [row.at[:10] for row in services.purchases.rows()]
    assert days == ["2026-05-03", "2026-05-02", "2026-05-01", "2026-05-01"]
    assert services.purchases.rows(limit=2, offset=1) == services.purchases.rows()[1:3]
    assert len(services.purchases.rows(open_only=True)) == services.purchases.count(open_only=True) == 3
    assert services.purchases.count(contact_id=leo) == len(services.purchases.rows(contact_id=leo)) == 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2026-0002", ["2026-0002"]),
        ("2026-", ["2026-0003", "2026-0002", "2026-0001"]),
        ("2", ["2026-0003", "2026-0002", "2026-0001"]),
        ("0002", ["2026-0002"]),
        ("leo", ["2026-0003"]),
        ("ort", ["2026-0003"]),
        ("sillón", ["2026-0002"]),
        ("SILLON azul", ["2026-0002"]),
        ("ch-1", ["2026-0003"]),
        ("oak", ["2026-0003"]),
        ("garcía sillo", ["2026-0002"]),
        ("table ana", ["2026-0001"]),
        ("leo table", []),
        ("nothing", []),
        ("%", []),
        ('"', []),
    ],
)
def test_orders_are_found_by_number_name_and_goods(
    services: Services, ana: int, leo: int, text: str, numbers: list[str]
) -> None:
    product = services.products.save(Product(code="CH-1", name="Oak chair")).id
    add(services, ana, TABLE, at="2026-05-01")
    add(services, ana, PurchaseLine(description="Sillón azul", price=5), status="paid", at="2026-05-02")
    add(services, leo, PurchaseLine(product_id=product, price=5), at="2026-05-03")
    assert [row.number for row in services.purchases.rows(text)] == numbers
    assert services.purchases.count(text) == len(numbers)
    opened = [row.number for row in services.purchases.rows(text, open_only=True)]
    assert opened == [number for number in numbers if number != "2026-0002"]
    assert services.purchases.count(text, open_only=True) == len(opened)


def test_a_line_is_read_and_sold(services: Services, ana: int) -> None:
    services.offers.save(Offer(code="VERANO", amount=1000))
    sale = services.purchases.quick("2 sillas 89,90 tarjeta @verano ayer", ana, NOW)
    assert services.purchases.count() == 0
    order = known(services, services.purchases.sell_quick(sale).id)
    assert (order.contact_id, order.total, order.discount, order.method) == (ana, 8091, 899, "card")
    assert (order.status, order.at[:10], order.payments[0].amount) == ("paid", "2026-05-05", 8091)
    assert services.offers.all()[0].used == 1


def test_a_line_paid_in_part_leaves_the_rest_open(services: Services, ana: int) -> None:
    sale = services.purchases.quick("table 300 paid 100 cash", ana, NOW)
    order = known(services, services.purchases.sell_quick(sale).id)
    assert (order.status, order.open, order.payments[0].method) == ("open", 20000, "cash")


def test_a_line_that_does_not_say_for_how_much_is_not_sold(services: Services, ana: int) -> None:
    sale = services.purchases.quick("a table", ana, NOW)
    assert not sale.complete
    with pytest.raises(UserError, match="how much"):
        services.purchases.sell_quick(sale)
    assert services.purchases.count() == 0


def test_what_was_deleted_meanwhile_is_named(services: Services, ana: int) -> None:
    order = add(services, ana)
    services.purchases.delete([order.id])
    refusals: tuple[Callable[[], object], ...] = (
        lambda: services.purchases.save(order),
        lambda: services.purchases.pay(order.id, 5, "", ""),
        lambda: services.purchases.refund(refund(order, amount=5)),
        lambda: services.purchases.delete([order.id]),
        lambda: services.purchases.delete_payment(7),
        lambda: services.purchases.delete_refund(7),
    )
    for refused in refusals:
        with pytest.raises(UserError, match="deleted meanwhile"):
            refused()
