"""Saving a contact that the book has changed, or lost, since it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.contact import Contact, Value
from rolodex.services.opening import Services, open_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(new_book(tmp_path / "book.rolodex"))
    yield opened
    opened.close()


@pytest.fixture
def ana(services: Services) -> Contact:
    saved = services.contacts.get(services.contacts.save(person()).id)
    assert saved is not None
    return saved


def test_what_was_changed_since_it_was_read_is_kept(services: Services, ana: Contact) -> None:
    services.contacts.save(replace(ana, tel=(*ana.tel, Value("+34 600 999 888"))))
    services.contacts.save(replace(ana, fn="Ana of the form"), base=ana)
    now = services.contacts.get(ana.id)
    assert now is not None
    assert now.fn == "Ana of the form"
    assert now.tel[-1].value == "+34 600 999 888"


def test_a_contact_deleted_since_it_was_read_is_added_anew(services: Services, ana: Contact) -> None:
    services.contacts.delete([ana.id])
    saved = services.contacts.save(replace(ana, fn="Ana again"), base=ana)
    again = services.contacts.get(saved.id)
    assert again is not None
    assert (again.fn, again.tel) == ("Ana again", ana.tel)
    services.contacts.restore([ana.id])
    assert services.contacts.get(ana.id) == ana


def test_a_step_names_a_contact_in_one_line_however_long_the_name(services: Services) -> None:
    services.contacts.save(Contact(fn="x" * 100_000))
    (step, *_others) = services.history.steps()
    assert len(str(dict(step.label.args)["name"])) == 80
