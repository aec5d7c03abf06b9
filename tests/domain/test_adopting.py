"""Unknown properties that become fields."""

from __future__ import annotations

from hypothesis import given, settings
from tests.builders import contacts, person

from rolodex.domain.adopting import adopted, offered, spoken
from rolodex.domain.contact import Contact, Custom, Foreign
from rolodex.domain.custom_field import CustomField

SHOE = CustomField(0, "Shoe size", "number")


def test_a_property_becomes_a_field_and_is_one_no_more() -> None:
    ana = person(foreign=(Foreign("X-SHOE-SIZE", "38"), Foreign("X-SPORT", "tennis")))
    got = adopted(ana, "x-shoe-size", SHOE)
    assert got.custom == (Custom("Shoe size", "38", "number"),)
    assert got.foreign == (Foreign("X-SPORT", "tennis"),)


def test_a_value_that_is_none_of_the_type_stays_where_it_was() -> None:
    ana = person(foreign=(Foreign("X-SHOE-SIZE", "small"),))
    assert adopted(ana, "X-SHOE-SIZE", SHOE) == ana


def test_a_property_that_says_more_than_a_value_stays_where_it_was() -> None:
    ana = person(foreign=(Foreign("X-SHOE-SIZE", "38", params=(("SYSTEM", "EU"),)),))
    assert adopted(ana, "X-SHOE-SIZE", SHOE) == ana


def test_escapes_of_the_card_are_undone() -> None:
    assert spoken(Foreign("X-A", r"one\, two\nthree\\")) == "one, two\nthree\\"


def test_what_programs_use_among_themselves_is_not_offered() -> None:
    ana = person(foreign=(Foreign("X-ABUID", "1"), Foreign("X-SPORT", "tennis"), Foreign("X-SPORT", "golf")))
    assert offered(ana) == (Foreign("X-SPORT", "tennis"),)


@settings(max_examples=40, deadline=None)
@given(contacts(most=1))
def test_nothing_is_lost_whatever_the_type(contact: Contact) -> None:
    names = {foreign.name for foreign in contact.foreign}
    for name in names:
        got = adopted(contact, name, SHOE)
        assert len(got.custom) + len(got.foreign) == len(contact.custom) + len(contact.foreign)
