"""What one customer owes after each order, payment and return."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.purchase import Payment, Purchase, PurchaseStatus, Refund
from rolodex.reports.ledger import ledgers


def order(  # noqa: PLR0917 - a builder of one order
    number: str,
    day: str,
    total: int,
    payments: tuple[tuple[str, int], ...] = (),
    refunds: tuple[tuple[str, int], ...] = (),
    status: PurchaseStatus = "open",
    currency: str = "EUR",
) -> Purchase:
    return Purchase(
        number=number,
        at=f"{day}T10:00:00Z",
        total=total,
        status=status,
        currency=currency,
        method="card",
        payments=tuple(
            Payment(n, at=f"{at}T12:00:00Z", amount=sum_) for n, (at, sum_) in enumerate(payments)
        ),
        refunds=tuple(
            Refund(n, at=f"{at}T13:00:00Z", amount=sum_, currency=currency)
            for n, (at, sum_) in enumerate(refunds)
        ),
    )


def told(*orders: Purchase, first: str = "", last: str = "") -> list[tuple[str, int, int, int]]:
    (ledger,) = ledgers(orders, first=first, last=last)
    return [(entry.kind, entry.ordered, entry.paid, entry.open) for entry in ledger.entries]


def test_an_order_is_open_until_it_is_paid() -> None:
    one = order("1", "2026-01-05", 100, payments=(("2026-01-20", 60), ("2026-02-01", 40)))
    assert told(one) == [("order", 100, 0, 100), ("payment", 0, 60, 40), ("payment", 0, 40, 0)]


def test_a_paid_order_without_payments_was_paid_when_it_was_made() -> None:
    assert told(order("1", "2026-01-05", 100, status="paid")) == [
        ("order", 100, 0, 100),
        ("payment", 0, 100, 0),
    ]


def test_a_return_of_a_paid_order_is_given_back() -> None:
    one = order("1", "2026-01-05", 100, refunds=(("2026-01-09", 30),), status="paid")
    assert told(one)[2:] == [("return", -30, 0, -30), ("given_back", 0, -30, 0)]


def test_a_return_first_lowers_what_is_open() -> None:
    one = order("1", "2026-01-05", 100, payments=(("2026-01-06", 60),), refunds=(("2026-01-09", 70),))
    assert told(one)[2:] == [("return", -70, 0, -30), ("given_back", 0, -30, 0)]


def test_what_is_paid_for_goods_that_had_come_back_is_given_back() -> None:
    one = order("1", "2026-01-05", 100, payments=(("2026-02-01", 100),), refunds=(("2026-01-09", 30),))
    assert told(one)[1:] == [("return", -30, 0, 70), ("payment", 0, 100, -30), ("given_back", 0, -30, 0)]


def test_a_return_on_the_day_of_the_payment_comes_after_it() -> None:
    one = Purchase(
        number="1",
        at="2026-01-05T10:00:00Z",
        total=100,
        currency="EUR",
        payments=(Payment(1, at="2026-01-09T18:00:00Z", amount=100),),
        refunds=(Refund(1, at="2026-01-09T09:00:00Z", amount=30, currency="EUR"),),
    )
    assert told(one)[1:] == [("payment", 0, 100, 0), ("return", -30, 0, -30), ("given_back", 0, -30, 0)]


def test_a_cancelled_order_is_left_out() -> None:
    assert ledgers([order("1", "2026-01-05", 100, status="cancelled")]) == ()


def test_what_was_open_before_the_first_day_is_brought_forward() -> None:
    orders = (order("1", "2026-01-05", 100), order("2", "2026-02-05", 50))
    (ledger,) = ledgers(orders, first="2026-02-01")
    assert (ledger.brought, ledger.ordered, ledger.open) == (100, 50, 150)
    assert told(*orders, first="2026-02-01", last="2026-02-29") == [("order", 50, 0, 150)]


def test_each_currency_has_a_ledger_of_its_own() -> None:
    found = ledgers([order("1", "2026-01-05", 100), order("2", "2026-01-05", 70, currency="USD")])
    assert {ledger.currency: ledger.open for ledger in found} == {"EUR": 100, "USD": 70}


def test_a_return_without_an_order_leaves_nothing_open() -> None:
    (ledger,) = ledgers(
        [], [Refund(1, at="2026-03-01T10:00:00Z", amount=25, currency="EUR", reason="broken")]
    )
    assert (ledger.ordered, ledger.paid, ledger.open) == (-25, -25, 0)


DAYS = st.dates(min_value=date(1970, 1, 2), max_value=date(2100, 1, 1)).map(lambda day: f"{day:%Y-%m-%d}")


@given(
    st.lists(
        st.builds(
            order,
            st.text("0123456789", max_size=3),
            DAYS,
            st.integers(1, 10_000),
            st.lists(st.tuples(DAYS, st.integers(1, 5_000)), max_size=3).map(tuple),
            st.lists(st.tuples(DAYS, st.integers(1, 5_000)), max_size=3).map(tuple),
            st.sampled_from(("open", "paid")),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_open_at_the_end_is_what_was_ordered_less_what_was_paid(orders: list[Purchase]) -> None:
    (ledger,) = ledgers(orders)
    assert ledger.entries[-1].open == ledger.open == ledger.ordered - ledger.paid
    assert ledger.ordered == sum(one.total - one.refunded for one in orders)
