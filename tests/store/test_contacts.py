from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.builders import company, emails, person, phones
from tests.builders import contacts as any_contacts

from rolodex.domain.contact import Contact, Name, Org, Value
from rolodex.domain.identity import fingerprint
from rolodex.domain.message import message
from rolodex.store import contacts
from rolodex.store.book import Book

TEST = message("Test")


def added(book: Book, *people: Contact) -> list[Contact]:
    with book.change(TEST) as tx:
        ids = contacts.insert(tx, people)
    return [replace(contact, id=i) for i, contact in zip(ids, people, strict=True)]


def rows(book: Book, sql: str, *params: object) -> list[tuple[Any, ...]]:
    with book.reading() as connection:
        return connection.execute(sql, params)


def saved(book: Book, contact: Contact) -> bool:
    with book.change(TEST) as tx:
        return contacts.replace(tx, contact)


def found(book: Book, contact_id: int) -> Contact | None:
    with book.reading() as connection:
        return contacts.get(connection, contact_id)


ANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY
@given(contact=any_contacts())
def test_any_contact_survives_the_store(book: Book, contact: Contact) -> None:
    (known,) = added(book, contact)
    assert found(book, known.id) == known


@ANY
@given(before=any_contacts(), after=any_contacts())
def test_any_contact_can_become_any_other(book: Book, before: Contact, after: Contact) -> None:
    (known,) = added(book, before)
    wanted = replace(after, id=known.id)
    assert saved(book, wanted) == (before != after)
    assert found(book, known.id) == wanted
    assert not saved(book, wanted)


def test_contacts_come_back_in_the_order_asked_without_those_that_are_gone(book: Book) -> None:
    first, second = added(book, person("Ana"), person("Bea"))
    with book.reading() as connection:
        assert list(contacts.get_many(connection, [second.id, 99, first.id])) == [second, first]


def test_what_utf_8_and_json_cannot_hold_is_made_visible(book: Book) -> None:
    (known,) = added(book, person(note=(Value("a\0b \ud800 c"),)))
    contact = found(book, known.id)
    assert contact is not None
    assert contact.note[0].value == "a\ufffdb \ufffd c"


def test_child_rows_that_stay_the_same_keep_their_ids(book: Book) -> None:
    (known,) = added(book, person(tel=phones("1", "2", "3")))
    before = dict(rows(book, "SELECT value, id FROM tel"))
    saved(book, replace(known, tel=phones("3", "1", "4")))
    after = dict(rows(book, "SELECT value, id FROM tel"))
    assert (after["1"], after["3"]) == (before["1"], before["3"])


def test_a_job_that_changes_keeps_its_link_to_the_company(book: Book) -> None:
    acme, ana = added(book, company("Acme"), person(org=(Org("Acme", title="Clerk"),)))
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE org SET company_id = ? WHERE contact_id = ?", (acme.id, ana.id))
    saved(book, replace(ana, org=(Org("Acme", title="Boss", company_id=acme.id),)))
    assert rows(book, "SELECT title, company_id FROM org WHERE contact_id = ?", ana.id) == [("Boss", acme.id)]


def test_saving_a_contact_as_it_is_leaves_no_step(book: Book) -> None:
    (known,) = added(book, person(tel=phones("1")))
    with book.change(TEST) as tx:
        contacts.replace(tx, known)
    assert tx.changes.step is None
    assert not tx.changes.touches("contact")


def test_deleting_a_contact_takes_all_that_belongs_to_it(book: Book) -> None:
    (known,) = added(book, person(tel=phones("1"), email=emails("a@x.es"), categories=("vip",)))
    with book.change(TEST) as tx:
        contacts.delete(tx, [known.id])
    assert found(book, known.id) is None
    assert rows(book, "SELECT (SELECT count(*) FROM tel) + (SELECT count(*) FROM contact_tag)") == [(0,)]


def test_an_id_is_never_given_twice(book: Book) -> None:
    (first,) = added(book, person())
    with book.change(TEST) as tx:
        contacts.delete(tx, [first.id])
    (second,) = added(book, person())
    assert second.id > first.id


def test_two_contacts_may_have_one_uid(book: Book) -> None:
    one, two = added(book, person(uid="u"), person(uid="u"))
    with book.reading() as connection:
        assert contacts.ids_by_uid(connection, ["u", "v"]) == {"u": [one.id, two.id]}


def test_a_contact_is_found_by_its_fingerprint_as_it_is_now(book: Book) -> None:
    (known,) = added(book, person(tel=phones("600 11 22 33")))
    changed = replace(known, tel=phones("600 99 88 77"))
    saved(book, changed)
    prints = [fingerprint(known), fingerprint(changed)]
    with book.reading() as connection:
        assert contacts.ids_by_fingerprint(connection, prints) == {prints[1]: [known.id]}


def test_a_category_is_one_tag_for_all_who_have_it(book: Book) -> None:
    added(book, person(categories=("vip", "fair")), person(categories=("fair",)))
    assert rows(book, "SELECT count(*) FROM tag") == [(2,)]


@pytest.mark.parametrize(
    ("number", "digits"),
    [("+34 600 11 22 33", "34600112233"), ("0049 (0)89 123", "4989123"), ("600 11 22 33", "")],
)
def test_the_digits_with_country_code_are_kept_where_the_number_says_it(
    book: Book, number: str, digits: str
) -> None:
    added(book, person(tel=phones(number)))
    assert rows(book, "SELECT e164 FROM tel") == [(digits,)]


def test_all_rows_of_an_empty_name_are_left_out(book: Book) -> None:
    added(book, Contact(fn="Only a name", n=Name()))
    assert rows(book, "SELECT count(*) FROM name") == [(0,)]
