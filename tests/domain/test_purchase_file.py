"""Orders read from a table of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.errors import UserError
from rolodex.domain.purchase_file import FileOrder, Whose, read


def orders(
    *rows: str, head: str = "date,customer,number,description,quantity,price", **how: bool
) -> tuple[FileOrder, ...]:
    found, rejected = read([f"{row}\n" for row in (head, *rows)], "f.csv", "EUR", **how)
    assert not rejected
    return found


def refused(
    *rows: str, head: str = "date,customer,number,description,quantity,price"
) -> list[tuple[int, str]]:
    _found, rejected = read([f"{row}\n" for row in (head, *rows)], "f.csv", "EUR")
    return [(one.line, one.reason.text) for one in rejected]


def test_rows_with_one_number_are_one_order() -> None:
    (one,) = orders("2026-05-03,Ana,7,Chair,2,89.90", "2026-05-03,Ana,7,Table,1,250")
    assert [(line.description, line.quantity, line.price) for line in one.lines] == [
        ("Chair", 2000, 8990),
        ("Table", 1000, 25000),
    ]
    assert (one.number, one.day, one.whose, one.status) == ("7", "2026-05-03", Whose(name="Ana"), "paid")


def test_rows_without_a_number_are_orders_of_their_own() -> None:
    assert len(orders("2026-05-03,Ana,,Chair,1,1", "2026-05-03,Ana,,Chair,1,1")) == 2


def test_one_number_of_two_customers_is_two_orders() -> None:
    assert len(orders("2026-05-03,Ana,7,Chair,1,1", "2026-05-03,Eva,7,Chair,1,1")) == 2


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_cells_may_be_parted_by_several_marks(mark: str) -> None:
    head, row = (mark.join(cells) for cells in (("date", "email", "amount"), ("2026-05-03", "a@x.es", "5")))
    (one,) = orders(row, head=head)
    assert one.lines[0].amount == 500
    assert one.whose.email == "a@x.es"


def test_columns_are_known_in_spanish_and_behind_a_byte_order_mark() -> None:
    (one,) = orders(
        "2026-05-03;Ana;1.250,50;pagado;Tarjeta", head="\ufeffFECHA;Cliente;Importe;Estado;Pago", comma=True
    )
    assert (one.lines[0].amount, one.status, one.method) == (125050, "paid", "Tarjeta")


def test_a_negative_row_is_a_return_with_its_reason() -> None:
    (one,) = orders(
        "2026-05-03,Ana,7,Chair,2,10,",
        "2026-05-03,Ana,7,Chair,-1,10,broken",
        head="date,customer,number,description,quantity,price,reason",
    )
    assert [line.is_return for line in one.lines] == [False, True]
    assert one.lines[1].reason == "broken"


def test_the_minor_unit_is_that_of_the_currency() -> None:
    head = "date,customer,amount,currency"
    assert [
        one.lines[0].amount for one in orders("2026-05-03,A,5,jpy", "2026-05-03,A,1.5,KWD", head=head)
    ] == [
        5,
        1500,
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("03/05/2026,Ana,,Chair,1,1", "“%(given)s” is no date such as 2026-05-03."),
        ("2026-02-30,Ana,,Chair,1,1", "“%(given)s” is no date such as 2026-05-03."),
        ("2026-05-03xyz,Ana,,Chair,1,1", "“%(given)s” is no date such as 2026-05-03."),
        ("2026-W18-1,Ana,,Chair,1,1", "“%(given)s” is no date such as 2026-05-03."),
        ("0001-01-01,Ana,,Chair,1,1", "“%(given)s” is no date such as 2026-05-03."),
        ("2026-05-03,Ana,,Chair,1,1,50", "It has more cells than there are columns."),
        ("2026-05-03,,,Chair,1,1", "It names no customer."),
        ("2026-05-03,Ana,,Chair,1,", "It has neither a price nor an amount."),
        ("2026-05-03,Ana,,Chair,0,1", "The quantity is zero."),
        ("2026-05-03,Ana,,Chair,1,dear", "“%(given)s” is no number."),
        ("2026-05-03,Ana,,Chair,1,1.005", "“%(given)s” has too many decimals."),
        ("2026-05-03,Ana,,Chair,1,1e30", "“%(given)s” is no number."),
        ("2026-05-03,Ana,,Chair,1,99999999999999999", "“%(given)s” is too large."),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_its_reason(row: str, reason: str) -> None:
    assert refused("2026-05-03,Eva,,Lamp,1,1", row) == [(3, reason)]


def test_an_order_with_a_bad_row_is_not_taken_by_halves() -> None:
    assert [line for line, _why in refused("2026-05-03,Ana,7,Chair,1,1", "2026-05-03,Ana,7,Table,x,1")] == [
        2,
        3,
    ]


def test_the_number_of_a_payment_card_is_refused() -> None:
    head = "date,customer,amount,reference"
    ((line, why),) = refused("2026-05-03,Ana,5,4111 1111 1111 1111", head=head)
    assert line == 2
    assert "payment card" in why


@pytest.mark.parametrize("head", ["", "name,amount", "date,amount", "BEGIN:VCARD"])
def test_a_file_without_the_columns_is_no_file_of_orders(head: str) -> None:
    with pytest.raises(UserError):
        orders("2026-05-03,Ana,7", head=head)


def test_a_column_that_is_not_known_is_said() -> None:
    rows = "2026-05-03,Ana,2,1,", "2026-05-03,Ana,2,1,x"
    assert refused(*rows, head="date,customer,qty,price,") == [
        (1, "The column “%(name)s” is not known and was not read."),
    ]


def test_the_first_line_may_name_what_parts_the_cells() -> None:
    found, rejected = read(
        ["sep=;\n", "date;customer;amount\n", "2026-05-03;Ana;5\n", "x;Ana;5\n"], "f.csv", "EUR"
    )
    assert [(one.row, one.lines[0].amount) for one in found] == [(3, 500)]
    assert [one.line for one in rejected] == [4]


def test_a_quotation_mark_that_never_closes_swallows_no_order() -> None:
    head = "date,customer,amount,note"
    with pytest.raises(UserError) as told:
        orders("2026-05-03,Ana,5,", '2026-05-03,Ana,6,"big', "2026-05-03,Ana,7,", head=head)
    assert dict(told.value.message.args)["line"] == 3


@given(st.lists(st.text(max_size=30), max_size=6))
def test_no_text_breaks_the_reading(rows: list[str]) -> None:
    head = "date,customer,number,quantity,price"
    try:
        found, rejected = read([f"{row}\n" for row in (head, *rows)], "f.csv", "EUR")
    except UserError:
        return
    assert len(found) + len(rejected) <= len("\n".join(rows).splitlines()) + len(rows)
