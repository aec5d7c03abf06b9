"""Edits that were begun and not saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.blank import new_book
from tests.builders import contacts, person

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact
from rolodex.domain.draft import Draft
from rolodex.domain.group import Membership
from rolodex.services.drafts import Drafts
from rolodex.services.opening import Services, open_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(new_book(tmp_path / "book.rolodex"))
    yield opened
    opened.close()


@pytest.fixture
def drafts(services: Services) -> Drafts:
    return services.drafts


def only(drafts: Drafts) -> Draft:
    (draft,) = drafts.all()
    return draft


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contact=contacts(2))
def test_a_draft_comes_back_as_it_was_written(drafts: Drafts, contact: Contact) -> None:
    drafts.keep(0, contact)
    assert only(drafts).contact == contact


def test_the_groups_chosen_for_it_are_kept_with_a_draft(drafts: Drafts) -> None:
    groups = Membership((3, 4), (5,), ("Choir", "Peña"))
    drafts.keep(0, person(), groups=groups)
    assert (only(drafts).contact, only(drafts).groups) == (person(), groups)
    drafts.keep(0, person())
    assert not only(drafts).groups


def test_what_the_book_said_before_is_kept_with_a_draft(drafts: Drafts) -> None:
    drafts.keep(0, person("Eva"), base=person("Ana"))
    assert (only(drafts).contact, only(drafts).base) == (person("Eva"), person("Ana"))


def test_a_draft_survives_the_closing_of_the_book(tmp_path: Path) -> None:
    path = tmp_path / "other.rolodex"
    first = open_services(new_book(path))
    first.drafts.keep(0, person())
    first.close()
    second = open_services(path)
    assert only(second.drafts).contact == person()
    second.close()


def test_keeping_a_draft_is_no_step_of_the_history(services: Services, drafts: Drafts) -> None:
    saved = services.contacts.save(person())
    before = services.history.next_undo()
    drafts.keep(saved.id, person("Eva"))
    drafts.drop(saved.id)
    assert services.history.next_undo() == before


def test_each_contact_has_one_draft_the_newest(services: Services, drafts: Drafts) -> None:
    saved = services.contacts.save(person())
    drafts.keep(saved.id, replace(person("Eva"), id=saved.id))
    drafts.keep(saved.id, replace(person("Ada"), id=saved.id))
    assert only(drafts).contact.n.given == "Ada"
    assert only(drafts).key == saved.id


def test_a_dropped_draft_is_gone(drafts: Drafts) -> None:
    drafts.keep(0, person())
    drafts.drop(0)
    assert drafts.all() == ()


def test_the_draft_of_a_deleted_contact_is_one_of_a_new_contact(services: Services, drafts: Drafts) -> None:
    saved = services.contacts.save(person())
    contact = services.contacts.get(saved.id)
    assert contact is not None
    drafts.keep(saved.id, replace(contact, fn="Ana the new"))
    services.contacts.delete([saved.id])
    draft = only(drafts)
    assert (draft.contact.id, draft.contact.uid, draft.contact.fn) == (0, "", "Ana the new")
    services.history.undo()
    assert only(drafts).contact.id == saved.id


def test_pictures_of_a_draft_are_kept_with_it(services: Services, drafts: Drafts) -> None:
    drafts.keep(0, person(), [Blob("ab" * 32, "image/png", b"picture")])
    assert services.contacts.photo("ab" * 32) == b"picture"


def test_a_text_that_was_begun_comes_back_with_whom_it_is_about(tmp_path: Path) -> None:
    path = new_book(tmp_path / "other.rolodex")
    with closing(open_services(path)) as services:
        ana = services.contacts.save(person()).id
        services.drafts.keep_text("line", ana, ana, "called, wants")
        services.drafts.keep_text("line", ana, ana, "called, wants a quote")
        services.drafts.keep_text("order", 0, ana + 1, "{}")
    with closing(open_services(path)) as services:
        (line,) = services.drafts.texts("line")
        assert (line.key, line.contact_id, line.text) == (ana, ana, "called, wants a quote")
        assert line.at.endswith("Z")
        order = services.drafts.text("order", 0)
        assert order is not None
        assert order.contact_id == 0
        services.drafts.drop_text("line", ana)
        assert services.drafts.text("line", ana) is None
        assert services.history.next_undo() is not None


def test_what_was_begun_about_those_who_become_one_is_about_the_one(services: Services) -> None:
    ana, leo = (services.contacts.save(person(given)).id for given in ("Ana", "Leo"))
    services.drafts.keep_text("line", leo, leo, "called")
    services.drafts.keep_text("order", -leo, leo, "{}")
    services.merging.merge(services.merging.plan([ana, leo]), {}, datetime.fromisoformat("2026-05-03T10:00"))
    (line,), (order,) = services.drafts.texts("line"), services.drafts.texts("order")
    assert (line.key, line.contact_id, order.key, order.contact_id) == (ana, ana, -ana, ana)
