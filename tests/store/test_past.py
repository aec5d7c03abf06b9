"""A card as it was after any step of the history."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings
from tests.builders import contacts as any_contacts
from tests.builders import emails, person, phones

from rolodex.domain.contact import Contact, Custom, Org
from rolodex.domain.message import message
from rolodex.store import contacts, history, journal, past
from rolodex.store.book import Book, Transaction

TEST = message("Test")


@contextmanager
def change(book: Book) -> Iterator[Transaction]:
    with book.change(TEST) as tx:
        yield tx


def add(book: Book, contact: Contact) -> Contact:
    with change(book) as tx:
        (contact_id,) = contacts.insert(tx, [contact])
    return replace(contact, id=contact_id)


def edit(book: Book, contact: Contact) -> int:
    with change(book) as tx:
        contacts.replace(tx, contact)
    return newest(book)


def newest(book: Book) -> int:
    with book.reading() as connection:
        return int(connection.value("SELECT max(id) FROM changeset"))


def at(book: Book, contact_id: int, step_id: int) -> Contact | None:
    with book.reading() as connection:
        return past.contact(connection, contact_id, step_id)


def test_a_card_is_what_it_was_before_an_edit(book: Book) -> None:
    ana = add(book, person(tel=phones("1", "2"), categories=("vip",)))
    added = newest(book)
    edit(book, replace(ana, fn="Eva", tel=phones("3"), categories=()))
    assert at(book, ana.id, added) == ana


def test_a_card_was_not_there_before_it_was_added(book: Book) -> None:
    ana = add(book, person())
    assert at(book, ana.id, newest(book) - 1) is None


def test_a_deleted_card_can_still_be_read(book: Book) -> None:
    ana = add(book, person(tel=phones("1"), custom=(Custom("Size", "42", "number"),)))
    added = newest(book)
    with change(book) as tx:
        contacts.delete(tx, [ana.id])
    assert at(book, ana.id, added) == ana
    assert at(book, ana.id, newest(book)) is None


def test_a_step_that_was_undone_and_redone_is_seen_at_each_moment(book: Book) -> None:
    ana = add(book, person())
    eva = replace(ana, fn="Eva", email=emails("eva@example.com"))
    step = edit(book, eva)
    history.undo(book)
    history.redo(book)
    seen = [at(book, ana.id, moment) for moment in (step - 1, step, step + 1, step + 2)]
    assert seen == [ana, eva, ana, eva]


def test_a_tag_has_the_name_it_had_then(book: Book) -> None:
    ana = add(book, person(categories=("vip",)))
    added = newest(book)
    with change(book) as tx:
        tx.connection.execute("UPDATE tag SET name = 'VIP'")
    assert at(book, ana.id, added) == ana


def test_a_field_of_ones_own_that_was_deleted_is_on_the_card_of_then(book: Book) -> None:
    ana = add(book, person(custom=(Custom("Size", "42", "number"),)))
    added = newest(book)
    with change(book) as tx:
        tx.connection.execute("DELETE FROM custom_field")
    assert at(book, ana.id, added) == ana


def test_a_row_that_went_over_to_somebody_else_is_on_both_cards_in_its_time(book: Book) -> None:
    ana, eva = add(book, person(tel=phones("1"))), add(book, person("Eva"))
    added = newest(book)
    with change(book) as tx:
        tx.connection.execute("UPDATE tel SET contact_id = ?", (eva.id,))
    moved = newest(book)
    assert (at(book, ana.id, added), at(book, eva.id, added)) == (ana, eva)
    assert at(book, ana.id, moved) == replace(ana, tel=())
    assert at(book, eva.id, moved) == replace(eva, tel=phones("1"))


def test_what_another_program_wrote_and_nobody_adopted_yet_is_the_newest_of_all(book: Book) -> None:
    ana = add(book, person())
    added = newest(book)
    with book.alone() as connection:
        connection.execute("UPDATE contact SET fn = 'Eva'")
    assert at(book, ana.id, added) == ana


def test_rows_that_an_older_version_wrote_down_are_read_as_those_of_today(book: Book) -> None:
    ana = add(book, person(org=(Org("Acme", title="Clerk"),)))
    added = newest(book)
    edit(book, replace(ana, org=(Org("Acme", title="Owner", since="2019"),)))
    with book.alone() as connection:
        columns = journal.columns_of(connection, "org")
        assert columns[-2:] == ("since", "until")  # which version 1 did not have
        connection.execute("INSERT INTO journal_shape VALUES (1, 'org', ?)", (json.dumps(columns[:-2]),))
        connection.execute(
            "UPDATE journal SET schema_version = 1, before = json_remove(before, '$[#-1]', '$[#-1]') "
            "WHERE table_name = 'org' AND before IS NOT NULL"
        )
    assert at(book, ana.id, added) == ana


def test_many_steps_are_read_through_as_well(book: Book) -> None:
    ana = add(book, person())
    added = newest(book)
    for number in range(5):
        edit(book, replace(ana, fn=f"Ana {number}"))
    with book.reading() as connection:
        walked = past.Past(connection, range(past.PROBED))
        walked.go_back(added)
        assert walked.contacts() == {ana.id: ana}


@given(states=st.lists(any_contacts(most=2), min_size=1, max_size=4))
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_state_of_a_card_can_be_read_again(blank: Path, states: list[Contact]) -> None:
    folder = Path(tempfile.mkdtemp())
    shutil.copy(blank, folder / "book.rolodex")
    with Book.open(folder / "book.rolodex") as book:
        contact_id = add(book, states[0]).id
        known = {newest(book): replace(states[0], id=contact_id)}
        for state in states[1:]:
            known[edit(book, replace(state, id=contact_id))] = replace(state, id=contact_id)
        with change(book) as tx:
            contacts.delete(tx, [contact_id])
        assert {step: at(book, contact_id, step) for step in known} == known
    shutil.rmtree(folder)
