"""Orders taken in from a file: matched to people, nothing doubled, nothing lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import emails

from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.product import Product
from rolodex.services.opening import Services

HEAD = "number,date,customer,email,uid,product,description,quantity,price,amount,status,reason\n"


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(Contact(fn="Ana García", uid="uid-ana", email=emails("ana@x.es"))).id


def file(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    made = tmp_path / "orders.csv"
    made.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return made


def reasons(services: Services, made: Path) -> list[tuple[int, str]]:
    return [(one.line, one.reason.text) for one in services.purchase_importing.plan(made).rejected]


@pytest.mark.parametrize(
    "row",
    [
        "A,2026-05-03,ana garcia,,,,Chair,1,5,,,",
        "A,2026-05-03,,ANA@x.es,,,Chair,1,5,,,",
        "A,2026-05-03,,,uid-ana,,Chair,1,5,,,",
    ],
)
def test_the_customer_is_known_by_name_address_or_uid(
    services: Services, ana: int, tmp_path: Path, row: str
) -> None:
    plan = services.purchase_importing.plan(file(tmp_path, row))
    services.purchase_importing.apply(plan)
    (order,) = services.purchases.of_contact(ana)
    assert (order.number, order.total, order.said) == ("A", 500, "Chair")


@pytest.mark.parametrize(("country", "total"), [("CO", 123_400), ("ES", 123_400), ("MX", None), ("US", None)])
def test_a_lone_mark_before_three_figures_is_read_as_the_country_writes_it(
    services: Services, ana: int, tmp_path: Path, country: str, total: int | None
) -> None:
    services.settings.set("country", country)
    services.settings.set("currency", "EUR")
    plan = services.purchase_importing.plan(file(tmp_path, "A,2026-05-03,,ana@x.es,,,Chair,1,1.234,,,"))
    assert next((one.purchase.total for one in plan.orders), None) == total


def test_whoever_may_be_two_is_nobody(services: Services, ana: int, tmp_path: Path) -> None:
    services.contacts.save(Contact(fn="ANA GARCIA"))
    made = file(tmp_path, "A,2026-05-03,Ana García,,,,Chair,1,5,,,", "B,2026-05-03,Zoe,,,,Chair,1,5,,,")
    assert reasons(services, made) == [
        (2, "%(count)d contacts are meant by “%(given)s”; give the UID."),
        (3, "Nobody in the book is meant; add the customer first."),
    ]


def test_a_file_that_comes_again_changes_nothing(services: Services, ana: int, tmp_path: Path) -> None:
    made = file(tmp_path, "A,2026-05-03,,ana@x.es,,,Chair,1,5,,,", ",2026-05-04,,ana@x.es,,,Lamp,1,7,,,")
    first = services.purchase_importing.apply(services.purchase_importing.plan(made))
    again = services.purchase_importing.apply(services.purchase_importing.plan(made))
    assert (first.counts.new, again.counts.new, again.counts.unchanged) == (2, 0, 2)
    assert again.changes.changeset is None
    assert len(services.purchases.of_contact(ana)) == 2


def test_another_order_under_a_known_number_is_refused(services: Services, ana: int, tmp_path: Path) -> None:
    services.purchase_importing.apply(
        services.purchase_importing.plan(file(tmp_path, "A,2026-05-03,,ana@x.es,,,Chair,1,5,,,"))
    )
    assert reasons(services, file(tmp_path, "A,2026-05-03,,ana@x.es,,,Chair,2,5,,,")) == [
        (2, "The book has another order with the number %(number)s.")
    ]


def test_a_product_is_known_by_its_code(services: Services, ana: int, tmp_path: Path) -> None:
    product = services.products.save(Product(code="OAK", name="Oak chair", price=8990, currency="EUR")).id
    made = file(tmp_path, "A,2026-05-03,,ana@x.es,,oak,,2,89.90,,,")
    services.purchase_importing.apply(services.purchase_importing.plan(made))
    order = services.purchases.get(services.purchases.of_contact(ana)[0].id)
    assert order is not None
    assert (order.lines[0].product_id, order.lines[0].description) == (product, "Oak chair")


def test_a_return_comes_in_with_its_order(services: Services, ana: int, tmp_path: Path) -> None:
    made = file(
        tmp_path,
        "A,2026-05-03,,ana@x.es,,,Chair,2,89.90,179.80,,",
        "A,2026-05-03,,ana@x.es,,,Chair,-1,89.90,,,damaged",
        "B,2026-05-03,,ana@x.es,,,Lamp,1,5,,,",
        "B,2026-05-03,,ana@x.es,,,Vase,-1,5,,,",
    )
    plan = services.purchase_importing.plan(made)
    assert [(one.line, one.reason.text) for one in plan.rejected] == [
        (4, "Row %(row)d returns what its order did not sell."),
        (5, "Another row of the same order could not be read."),
    ]
    services.purchase_importing.apply(plan)
    order = services.purchases.get(services.purchases.of_contact(ana)[0].id)
    assert order is not None
    assert [(one.amount, one.quantity, one.reason) for one in order.refunds] == [(8990, 1000, "damaged")]


def test_an_amount_that_is_not_quantity_times_price_is_refused(
    services: Services, ana: int, tmp_path: Path
) -> None:
    made = file(tmp_path, "A,2026-05-03,,ana@x.es,,,Chair,2,89.90,179.00,,")
    assert reasons(services, made) == [
        (2, "The amount in row %(row)d is not quantity times price less discount.")
    ]


def test_an_order_with_too_much_returned_costs_no_other_order(
    services: Services, ana: int, tmp_path: Path
) -> None:
    made = file(
        tmp_path,
        "A,2026-05-03,,ana@x.es,,,Chair,2,5,,,",
        "A,2026-05-03,,ana@x.es,,,Chair,-1,5,,,",
        "A,2026-05-03,,ana@x.es,,,Chair,-2,5,,,",
        "B,2026-05-03,,ana@x.es,,,Lamp,1,5,,,",
        "C,2026-05-03,,ana@x.es,,,Lamp,1,5,,cancelled,",
        "C,2026-05-03,,ana@x.es,,,Lamp,-1,5,,cancelled,",
    )
    plan = services.purchase_importing.plan(made)
    assert [one.line for one in plan.rejected] == [2, 3, 4, 6, 7]
    services.purchase_importing.apply(plan)
    assert [row.number for row in services.purchases.of_contact(ana)] == ["B"]


def test_a_return_of_an_order_that_is_there_is_not_dropped_in_silence(
    services: Services, ana: int, tmp_path: Path
) -> None:
    rows = ["A,2026-05-03,,ana@x.es,,,Chair,3,5,,,", "A,2026-05-03,,ana@x.es,,,Chair,-1,5,,,"]
    services.purchase_importing.apply(services.purchase_importing.plan(file(tmp_path, *rows)))
    assert services.purchase_importing.plan(file(tmp_path, *rows)).unchanged == 1
    assert reasons(services, file(tmp_path, *rows, rows[1]))[0] == (
        2,
        "The book has order %(number)s without this return; log the return there.",
    )


def test_signs_that_end_a_line_elsewhere_do_not_cut_a_cell(
    services: Services, ana: int, tmp_path: Path
) -> None:
    made = file(tmp_path, "A,2026-05-03,,ana@x.es,,,Oak\x0cchair\u2028of Ana,1,5,,,")
    (one,) = services.purchase_importing.plan(made).orders
    assert one.purchase.lines[0].description.split() == ["Oak", "chair", "of", "Ana"]


def test_a_file_is_one_step_of_the_history(services: Services, ana: int, tmp_path: Path) -> None:
    made = file(tmp_path, *(f"N{n},2026-05-03,,ana@x.es,,,Chair,1,{n},,," for n in range(1, 9)))
    services.purchase_importing.apply(services.purchase_importing.plan(made))
    assert len(services.purchases.of_contact(ana)) == 8
    services.history.undo()
    assert services.purchases.of_contact(ana) == ()


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"", b'date,customer,price\n2026-05-03,"Ana,1\n'])
def test_what_is_no_table_changes_nothing(services: Services, ana: int, tmp_path: Path, data: bytes) -> None:
    made = tmp_path / "orders.csv"
    made.write_bytes(data)
    try:
        plan = services.purchase_importing.plan(made)
    except UserError:
        return
    assert plan.rejected
    assert not plan.orders


def test_a_file_that_is_not_there_is_said_so(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        services.purchase_importing.plan(tmp_path / "gone.csv")


def test_a_file_of_an_older_windows_is_read(services: Services, tmp_path: Path) -> None:
    services.contacts.save(Contact(fn="Íñigo Peña"))
    made = tmp_path / "orders.csv"
    made.write_bytes("fecha;cliente;importe;concepto\n2026-05-03;Íñigo Peña;5;Sillón\n".encode("cp1252"))
    plan = services.purchase_importing.plan(made)
    assert not plan.rejected
    assert plan.orders[0].purchase.lines[0].description == "Sillón"


def test_each_order_is_looked_for_by_its_number_alone(services: Services, ana: int, tmp_path: Path) -> None:
    made = file(tmp_path, *(f"N{n},2026-05-03,,ana@x.es,,,Chair,1,{n},,," for n in range(1, 9)))
    services.purchase_importing.apply(services.purchase_importing.plan(made))
    asked: list[str] = []
    with services.book.reading() as connection:
        connection.raw.set_trace_callback(asked.append)
        services.purchase_importing.plan(made)
        connection.raw.set_trace_callback(None)
        plans = [
            str(step)
            for sql in asked
            if "FROM purchase WHERE number" in sql
            for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]
    assert plans
    assert not [step for step in plans if "SCAN purchase" in step or "purchase_by_contact" in step]
