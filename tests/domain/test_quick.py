"""Frozen values made quickly: the same as their own constructors make."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from tests.builders import contacts

from rolodex.domain.card import Card
from rolodex.domain.contact import Contact, Name, Value
from rolodex.domain.quick import quick


@given(contacts())
def test_a_value_made_quickly_is_the_same(contact: Contact) -> None:
    made = quick(Contact)(**{one.name: getattr(contact, one.name) for one in fields(contact)})
    assert type(made) is Contact
    assert made == contact
    assert hash(made) == hash(contact)
    assert repr(made) == repr(contact)
    assert pickle.loads(pickle.dumps(made)) == contact


def test_what_is_not_given_is_as_usual() -> None:
    assert quick(Name)(given="Ana") == Name(given="Ana")
    assert quick(Value)("1", ("cell",)) == Value("1", ("cell",))
    assert quick(Card)(Contact(), "d", 1) == Card(Contact(), "d", 1)
    with pytest.raises(TypeError):
        quick(Value)()  # type: ignore[call-arg]


def test_a_value_made_quickly_stays_as_it_is() -> None:
    made = quick(Name)(given="Ana")
    with pytest.raises(FrozenInstanceError):
        made.given = "Eva"  # type: ignore[misc]
    assert replace(made, given="Eva") == Name(given="Eva")
