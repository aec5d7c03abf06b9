"""Fields of the user's own, made out of what cards brought."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.contact import Custom, Foreign
from rolodex.domain.custom_field import CustomField
from rolodex.domain.errors import UserError
from rolodex.services.contacts import Contacts
from rolodex.services.custom_fields import CustomFields
from rolodex.services.history import History
from rolodex.store.book import Book

SHOE = CustomField(0, "Shoe size", "number", "individual")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(new_book(tmp_path / "book.rolodex")) as opened:
        yield opened


def test_all_cards_that_have_the_property_get_the_field_in_one_step(book: Book) -> None:
    contacts = Contacts(book)
    ids = [
        contacts.save(person(given, foreign=(Foreign("X-SHOE-SIZE", size),))).id
        for given, size in (("Ana", "38"), ("Bea", "41,5"), ("Eva", "small"))
    ]
    changes = CustomFields(book).adopt_foreign("X-SHOE-SIZE", SHOE)
    got = [contacts.get(contact_id) for contact_id in ids]
    assert [one.custom for one in got if one] == [
        (Custom("Shoe size", "38", "number"),),
        (Custom("Shoe size", "41.5", "number"),),
        (),
    ]
    assert changes.touches("contact")
    assert [field.scope for field in CustomFields(book).fields()] == ["individual"]


def test_undo_gives_the_properties_back(book: Book) -> None:
    contacts = Contacts(book)
    before = contacts.get(contacts.save(person(foreign=(Foreign("X-SHOE-SIZE", "38"),))).id)
    CustomFields(book).adopt_foreign("X-SHOE-SIZE", SHOE)
    History(book).undo()
    assert before is not None
    assert contacts.get(before.id) == before
    assert CustomFields(book).fields() == ()


def test_a_field_of_that_name_is_used_again(book: Book) -> None:
    fields = CustomFields(book)
    fields.save(SHOE)
    Contacts(book).save(person(foreign=(Foreign("X-SHOE-SIZE", "38"),)))
    fields.adopt_foreign("X-SHOE-SIZE", SHOE)
    assert len(fields.fields()) == 1


def test_a_field_without_a_name_is_refused(book: Book) -> None:
    with pytest.raises(UserError, match="needs a name"):
        CustomFields(book).adopt_foreign("X-A", CustomField(0, " "))
