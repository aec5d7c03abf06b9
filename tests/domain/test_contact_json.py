"""Contacts as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.builders import contacts, person

from rolodex.domain.contact import Contact
from rolodex.domain.contact_json import as_text, from_text


@given(contacts())
def test_a_contact_is_the_same_after_it_was_text(contact: Contact) -> None:
    assert from_text(as_text(contact)) == contact


@pytest.mark.parametrize("text", ["", "1", "{}", '{"_": "Path"}', as_text(person())[:-1], '{"_": "Name"}'])
def test_what_is_not_a_contact_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_text(text)
