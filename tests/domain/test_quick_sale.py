"""A sale in one line, English and Spanish: what is understood, and that the rest is what was bought."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.message import message
from rolodex.domain.product import Offer, Product
from rolodex.domain.quick_reading import read
from rolodex.domain.quick_sale import Counter, QuickSale

COUNTER = Counter(
    products=(
        Product(1, "CH-01", "Oak chair", 4495, "EUR", tax_rate=2100),
        Product(2, "", "Silla Lugo", 8990, "EUR"),
        Product(3, "TB", "Table “Sil”", 30000, "EUR"),
        Product(4, "", "Silla Eo", 5000, "EUR"),
        Product(5, "GC", "Gift card", 5000, "EUR"),
        Product(6, "", "3 Musketeers", 200, "USD"),
    ),
    offers=(
        Offer(1, "VERANO", "Summer", "percent", 1000),
        Offer(2, "OLD", "Old", "percent", 1000, valid_to="2020-01-01"),
    ),
    codes=frozenset("EUR USD GBP JPY TND".split()),
    today="2026-05-06",
)


def sale(text: str) -> QuickSale:
    return read(text, COUNTER)


def lines(text: str) -> list[tuple[str, int, int]]:
    """What was bought, how many thousandths of it, and for how much."""
    return [(line.description, line.quantity, line.total) for line in sale(text).purchase.lines]


ONE = [
    ("2 sillas 89,90", "sillas", 2000, 8990),
    ("2 sillas 89.90", "sillas", 2000, 8990),
    ("2 x sillas 1.234,50", "sillas", 2000, 123450),
    ("2 × lámparas 1,234.50", "lámparas", 2000, 123450),
    ("3 lamps 100", "lamps", 3000, 10000),
    ("lamps x3 100", "lamps", 3000, 10000),
    ("3 lamps at 100", "lamps", 3000, 30000),
    ("3 lámparas a 100", "lámparas", 3000, 30000),
    ("3 lamps @ 100", "lamps", 3000, 30000),
    ("3 lamps x 100", "lamps", 3000, 30000),
    ("3 lamps 100 each", "lamps", 3000, 30000),
    ("3 lámparas 100 c/u", "lámparas", 3000, 30000),
    ("3 lámparas 100 cada una", "lámparas", 3000, 30000),
    ("3 lamps for 100", "lamps", 3000, 10000),
    ("3 lámparas por 100", "lámparas", 3000, 10000),
    ("three lamps 100", "lamps", 3000, 10000),
    ("dos lámparas 100", "lámparas", 2000, 10000),
    ("una lámpara 100", "lámpara", 1000, 10000),
    ("lamp 100 €", "lamp", 1000, 10000),
    ("lamp €100", "lamp", 1000, 10000),
    ("lamp 100 EUR", "lamp", 1000, 10000),
    ("lamp EUR 100", "lamp", 1000, 10000),
    ("€20 flowers", "flowers", 1000, 2000),
    ("20 euros of flowers", "flowers", 1000, 2000),
    ("120", "", 1000, 12000),
    ("2 x 89,90", "", 2000, 17980),
    ("2,5 kg tomates 7,50", "kg tomates", 2500, 750),
    ("500 g coffee 12", "500 g coffee", 1000, 1200),
    ("2027 calendar 20", "2027 calendar", 1000, 2000),
    ("2000 screws 40", "screws", 2_000_000, 4000),
    ("vendidas 3 lámparas 100 cada una", "lámparas", 3000, 30000),
    ("iPhone 15 900", "iPhone 15", 1000, 90000),
    ("consulting 3h 150", "consulting 3h", 1000, 15000),
    ("venta: lámpara 30", "lámpara", 1000, 3000),
    ("sold lamp 30", "lamp", 1000, 3000),
]
PRODUCTS = [
    ("3 x Oak chair", 1, 3000, 13485),
    ("3 oak chairs", 1, 3000, 13485),
    ("2 CH-01", 1, 2000, 8990),
    ("ch-01", 1, 1000, 4495),
    ("2 oak chair 89,90", 1, 2000, 8990),
    ("2 oak chair 44,95", 1, 2000, 8990),
    ("2 oak chair 40", 1, 2000, 4000),
    ("2 sillas lugo", 2, 2000, 17980),
    ("dos sillas lugo", 2, 2000, 17980),
    ("silla eo 40", 4, 1000, 4000),
    ("2 gift card", 5, 2000, 10000),
    ("gift card 50", 5, 1000, 5000),
    ("3 musketeers", 6, 1000, 200),
    ("tb", 3, 1000, 30000),
]
METHODS = [
    ("lamp 30 card", "card"),
    ("lamp 30 by card", "card"),
    ("lamp 30 EUR card", "card"),
    ("lamp 30 euros card", "card"),
    ("lamp 30 credit card", "card"),
    ("lámpara 30 tarjeta", "card"),
    ("lámpara 30 con tarjeta", "card"),
    ("lamp 30 cash", "cash"),
    ("lamp 30 in cash", "cash"),
    ("lámpara 30 en efectivo", "cash"),
    ("lámpara 30 metálico", "cash"),
    ("lamp 30 bank transfer", "transfer"),
    ("lámpara 30 por transferencia", "transfer"),
    ("lamp 30 direct debit", "direct debit"),
    ("lámpara 30 domiciliación", "direct debit"),
    ("lamp 30 cheque", "cheque"),
    ("lámpara 30 talón", "cheque"),
    ("lámpara 30 bizum", "bizum"),
    ("lamp 30 PayPal", "paypal"),
    ("2 sillas lugo tarjeta", "card"),
    ("3 x Oak chair paid card", "card"),
    ("gift card 50 cash", "cash"),
    ("gift card 50", ""),
    ("2 gift card", ""),
    ("12 cards 30", ""),
    ("lamp 30", ""),
]
STATES = [
    ("lamp 30", "paid"),
    ("lamp 30 paid", "paid"),
    ("paid lamp 30", "paid"),
    ("lámpara 30 pagada", "paid"),
    ("lámpara 30 cobrado", "paid"),
    ("lamp 30 unpaid", "open"),
    ("lamp 30 not paid", "open"),
    ("lamp 30 pending", "open"),
    ("lamp 30 on credit", "open"),
    ("lámpara 30 sin pagar", "open"),
    ("lámpara 30 pendiente", "open"),
    ("lámpara 30 no pagado", "open"),
    ("lámpara 30 fiado", "open"),
    ("unpaid: lamp 30", "open"),
    ("pendiente lámpara 30", "open"),
]
DAYS = [
    ("lamp 30", ""),
    ("lamp 30 today", "2026-05-06"),
    ("lámpara 30 hoy", "2026-05-06"),
    ("lamp 30 yesterday", "2026-05-05"),
    ("lámpara 30 ayer", "2026-05-05"),
    ("lámpara 30 anteayer", "2026-05-04"),
    ("lamp 30 the day before yesterday", "2026-05-04"),
    ("lamp 30 3 days ago", "2026-05-03"),
    ("lámpara 30 hace 3 días", "2026-05-03"),
    ("lamp 30 a week ago", "2026-04-29"),
    ("lamp 30 friday", "2026-05-01"),
    ("lamp 30 on friday", "2026-05-01"),
    ("lámpara 30 el viernes", "2026-05-01"),
    ("lamp 30 wednesday", "2026-05-06"),
    ("lamp 30 last wednesday", "2026-04-29"),
    ("lámpara 30 el miércoles pasado", "2026-04-29"),
    ("lamp 30 3/4", "2026-04-03"),
    ("lamp 30 on 3/4/2025", "2025-04-03"),
    ("lamp 30 3.4.2025", "2025-04-03"),
    ("lamp 30 2026-02-28", "2026-02-28"),
    ("lamp 30 3 may", "2026-05-03"),
    ("lámpara 30 el 3 de mayo", "2026-05-03"),
    ("lámpara 30 el 20 de diciembre", "2025-12-20"),
    ("lámpara 30 el 20 de diciembre de 2024", "2024-12-20"),
    ("lamp 30 december 20", "2025-12-20"),
    ("lamp 30 29 february", "2024-02-29"),
]


@pytest.mark.parametrize(("text", "what", "quantity", "total"), ONE)
def test_what_was_bought_is_read(text: str, what: str, quantity: int, total: int) -> None:
    assert lines(text) == [(what, quantity, total)]
    assert sale(text).complete


@pytest.mark.parametrize(("text", "product", "quantity", "total"), PRODUCTS)
def test_products_are_known_by_code_and_name(text: str, product: int, quantity: int, total: int) -> None:
    (line,) = sale(text).purchase.lines
    assert (line.product_id, line.quantity, line.total) == (product, quantity, total)


@pytest.mark.parametrize(("text", "method"), METHODS)
def test_the_way_to_pay_is_read(text: str, method: str) -> None:
    assert sale(text).purchase.method == method


@pytest.mark.parametrize(("text", "status"), STATES)
def test_whether_it_is_paid_is_read(text: str, status: str) -> None:
    found = sale(text)
    assert (found.purchase.status, found.purchase.total) == (status, 3000)
    assert found.paid == (3000 if status == "paid" else 0)


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_is_read_and_never_to_come(text: str, day: str) -> None:
    assert (sale(text).purchase.at, sale(text).purchase.total) == (day, 3000)


def test_the_parts_come_in_any_order_and_tell_where_they_stand() -> None:
    text = "2 sillas lugo 179,80 ayer, tarjeta -10% @VERANO"
    parts = [(part.kind, text[part.start : part.end]) for part in sale(text).parts]
    assert parts == [
        ("line", "2 sillas lugo 179,80"),
        ("date", "ayer"),
        ("method", "tarjeta"),
        ("discount", "-10%"),
        ("offer", "@VERANO"),
    ]


def test_the_line_of_the_counter() -> None:
    found = sale("2 sillas 89,90 tarjeta @VERANO")
    assert (found.purchase.total, found.purchase.discount, found.offer) == (8091, 899, "VERANO")
    assert (found.purchase.method, found.purchase.offer_id, found.doubt) == ("card", 1, None)


@pytest.mark.parametrize(
    "text",
    [
        "1 mesa 120, 2 lámparas 30 c/u",
        "1 mesa 120; 2 lámparas 30 c/u",
        "1 mesa 120 + 2 lámparas 30 c/u",
        "1 mesa 120 y 2 lámparas 30 c/u",
        "venta: 1 mesa 120, 2 lámparas 30 c/u efectivo ayer",
    ],
)
def test_several_lines_are_parted(text: str) -> None:
    assert lines(text) == [("mesa", 1000, 12000), ("lámparas", 2000, 6000)]


def test_a_comma_within_what_was_bought_parts_nothing() -> None:
    assert lines("table, oak 120") == [("table, oak", 1000, 12000)]


@pytest.mark.parametrize(
    ("text", "discount"),
    [
        ("lamp 30 10% off", 300),
        ("lamp 30 -10%", 300),
        ("lámpara 30 dto 10%", 300),
        ("lámpara 30 descuento de 5", 500),
        ("lamp 30 5 off", 500),
        ("lamp 30 discount 5 €", 500),
        ("lámpara 30 12,5% dto", 375),
    ],
)
def test_a_discount_is_taken_off(text: str, discount: int) -> None:
    order = sale(text).purchase
    assert (order.discount, order.total) == (discount, 3000 - discount)


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("sillas 120 pagado 50 efectivo", 5000),
        ("chairs 120 paid 50 cash", 5000),
        ("chairs 120 deposit 20", 2000),
        ("sillas 120 a cuenta 20", 2000),
    ],
)
def test_what_was_paid_in_part_leaves_the_rest_open(text: str, paid: int) -> None:
    found = sale(text)
    assert (found.purchase.total, found.purchase.status, found.paid) == (12000, "open", paid)


def test_a_price_that_does_not_part_evenly_is_exact_by_a_discount() -> None:
    (line,) = sale("3 lamps 100").purchase.lines
    assert (line.price, line.discount, line.total) == (3334, 2, 10000)


@pytest.mark.parametrize(
    ("text", "currency", "total"),
    [
        ("lamp $30", "USD", 3000),
        ("lamp 30 dollars", "USD", 3000),
        ("lamp ¥1234", "JPY", 1234),
        ("lamp 1.234 TND", "TND", 1234),
        ("lamp 30 GBP cash", "GBP", 3000),
        ("3 musketeers", "USD", 200),
        ("cable USB 20", "EUR", 2000),
    ],
)
def test_the_currency_is_as_said_or_that_of_the_product_or_the_usual(
    text: str, currency: str, total: int
) -> None:
    assert (sale(text).purchase.currency, sale(text).purchase.total) == (currency, total)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Say what was bought"),
        ("a lamp", "Say for how much"),
        ("sillas", "may be"),
        ("lamp $5, table 20 €", "Several currencies"),
        ("3 musketeers 5 € and 1 lamp", "Say for how much"),
        ("4111 1111 1111 1111 lamp 5", "payment card"),
        ("1 oak chair, 1 lamp $5", "has its price in"),
        ("lamp ¥12,50", "no amount"),
    ],
)
def test_what_is_missing_is_said_and_nothing_can_be_saved(text: str, says: str) -> None:
    found = sale(text)
    assert not found.complete
    assert found.doubt is not None
    assert says in found.doubt.text


@pytest.mark.parametrize(("text", "says"), [("lamp 5 @OLD", "not valid"), ("lamp @NOPE 5", "no offer")])
def test_an_offer_that_cannot_be_redeemed_is_a_doubt(text: str, says: str) -> None:
    found = sale(text)
    assert found.doubt is not None
    assert says in found.doubt.text
    assert found.purchase.total == 500
    assert found.complete


def test_a_code_that_is_no_offer_stays_in_what_was_bought() -> None:
    assert lines("consulting @home 50") == [("consulting @home", 1000, 5000)]
    assert lines("lamp 5 @NOPE") == [("lamp @NOPE", 1000, 500)]


WORDS = st.sampled_from(
    "2 x 89,90 89.90 chair Oak silla tarjeta card paid pagado 50 - % 10% off dto @VERANO @x , ; y and each "
    "c/u ayer yesterday friday 3/4 3 may € $ EUR USD a at por for gift lamp 1.234 0 TB".split()
)


@given(st.lists(WORDS, max_size=9).map(" ".join))
def test_any_line_is_read_without_losing_or_inventing_money(text: str) -> None:
    check(sale(text))


@pytest.mark.parametrize(
    "text", ["2 x 0 2", "0 lamp", "paid tarjeta ,", "paid card : lamp 20", "\u2009 ,", "\xa0"]
)
def test_lines_that_once_broke_are_read(text: str) -> None:
    check(sale(text))


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\t"])
def test_copied_spaces_are_spaces(space: str) -> None:
    assert sale("  , lamp 12,50 € card".replace(" ", space)).purchase == sale("lamp 12,50 € card").purchase
    assert sale(f"{space},").doubt == sale("").doubt


def test_a_space_within_a_number_parts_the_thousands() -> None:
    assert sale("lamp 1\u202f234,50 €").purchase.total == 123450


def test_none_of_something_is_no_sale() -> None:
    assert sale("2 x 0 2").doubt == message("Say how many were sold, at least one.")


@given(st.text(max_size=30))
def test_any_text_is_read(text: str) -> None:
    check(sale(text))


def check(found: QuickSale) -> None:
    order = found.purchase
    assert order.total == sum(line.total for line in order.lines) - order.discount
    assert 0 <= found.paid <= order.total
    assert found.complete or found.doubt
    assert not order.at or date.fromisoformat(order.at)
    for part, after in zip(found.parts, found.parts[1:], strict=False):
        assert part.start < part.end
        assert part.end <= after.start or part.kind == "line" or after.kind == "offer"


def test_what_comes_back_is_no_sale() -> None:
    found = sale("-2 lamps 50")
    assert not found.complete
    assert found.doubt is not None
    assert found.purchase.lines == ()


def test_an_amount_ends_its_piece_before_and() -> None:
    assert lines("lamp 89.90 and vase 10") == [("lamp", 1000, 8990), ("vase", 1000, 1000)]
    assert lines("lámpara 5 € y jarrón 10") == [("lámpara", 1000, 500), ("jarrón", 1000, 1000)]
    assert lines("salt and pepper 10") == [("salt and pepper", 1000, 1000)]


def test_more_off_than_it_costs_is_doubted() -> None:
    found = sale("lamp 12 discount 20")
    assert found.doubt is not None
    assert found.purchase.total == 0


@pytest.mark.parametrize(
    ("text", "total", "method"),
    [
        ("mesa 1250 con 10% de descuento", 112_500, ""),
        ("mesa 1250 con un 10% de dto al contado", 112_500, "cash"),
        ("mesa 1250 menos 10%", 112_500, ""),
        ("mesa 1250 menos 50", 120_000, ""),
        ("2 mesas a 100 c/u al contado", 20_000, "cash"),
    ],
)
def test_spanish_ways_to_take_something_off_are_read(text: str, total: int, method: str) -> None:
    found = sale(text)
    assert (found.doubt, found.purchase.total, found.purchase.method) == (None, total, method)
