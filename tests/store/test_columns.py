"""What stands in the columns of a list."""

from __future__ import annotations

from tests.builders import company, emails, person

from rolodex.domain.contact import Adr, Org, Value
from rolodex.domain.message import message
from rolodex.store import columns, contacts
from rolodex.store.book import Book


def test_each_column_holds_the_best_value(book: Book) -> None:
    ana = person(
        org=(Org("Muebles Ortiz", title="Gerente"), Org("Otra")),
        tel=(Value("600"), Value("700", pref=1)),
        email=emails("ana@ortiz.example"),
        adr=(Adr(city="Madrid", country_code="ES"),),
        categories=("vip", "feria"),
    )
    with book.change(message("Add")) as tx:
        first, second = contacts.insert(tx, [ana, company("Acme")])
    with book.reading() as connection:
        found = columns.cells(
            connection,
            [first, second, 99],
            ("name", "company", "job", "phone", "email", "city", "country", "tags", "contacted"),
        )
    assert found == {
        first: (
            "Ana García",
            "Muebles Ortiz",
            "Gerente",
            "700",
            "ana@ortiz.example",
            "Madrid",
            "ES",
            "vip, feria",
            "",
        ),
        second: ("Acme", "Acme", "", "", "", "", "", "", ""),
    }
