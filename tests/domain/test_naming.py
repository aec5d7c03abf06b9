"""What a contact is called, and in which order."""

from __future__ import annotations

from hypothesis import given
from tests.builders import TEXT, names

from rolodex.domain.contact import Name
from rolodex.domain.naming import full_name, in_order

ANA = Name(family="García", family2="Ortiz", given="Ana", prefix="Dr.", suffix="Jr.")


def test_surnames_come_first_where_that_was_chosen() -> None:
    assert in_order("Dr. Ana García Ortiz Jr.", ANA, "family") == "García Ortiz, Dr. Ana Jr."


def test_given_names_come_first_otherwise() -> None:
    assert in_order("Dr. Ana García Ortiz Jr.", ANA, "given") == "Dr. Ana García Ortiz Jr."


def test_a_name_of_its_own_stays_as_it_was_written() -> None:
    assert in_order("Anita", ANA, "family") == "Anita"
    assert in_order("Acme", Name(), "family") == "Acme"
    assert in_order("Madonna", Name(given="Madonna"), "family") == "Madonna"


def test_a_name_in_han_has_its_surname_first_already() -> None:
    assert in_order("太郎 山田", Name(family="山田", given="太郎"), "family") == "太郎 山田"


@given(names(), TEXT)
def test_no_letter_of_a_name_is_lost(name: Name, fn: str) -> None:
    for shown in (full_name(name), fn):
        letters = sorted(c for c in in_order(shown, name, "family") if not c.isspace() and c != ",")
        assert letters == sorted(c for c in shown if not c.isspace() and c != ",")
