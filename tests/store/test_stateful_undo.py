"""A book under random use beside a plain list of what its contacts must be."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.builders import contacts as any_contacts
from tests.builders import person

from rolodex.domain.contact import Contact, Value
from rolodex.domain.errors import Cancelled
from rolodex.domain.message import message
from rolodex.store import bulk, contacts, history, past, search
from rolodex.store.book import Book

TEST = message("Test")
FEW = any_contacts(most=2)
State = dict[int, tuple[Contact, int]]
"""Each contact by its id, with the number of its calls."""


class UndoMachine(RuleBasedStateMachine):
    """What was done to a book, the states it went through, and the states undo left behind."""

    blank: Path

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "book.rolodex"
        shutil.copy(self.blank, self.path)
        self.book = Book.open(self.path)
        self.now: State = {}
        self.past: list[State] = []
        self.future: list[State] = []
        self.seen: dict[int, State] = {0: {}}

    def become(self, state: State) -> None:
        if state != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = state

    def one(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(sorted(self.now)))

    @rule(people=st.lists(FEW, min_size=1, max_size=3))
    def add(self, people: list[Contact]) -> None:
        with self.book.change(TEST) as tx:
            ids = contacts.insert(tx, people)
        added = {i: (replace(contact, id=i), 0) for i, contact in zip(ids, people, strict=True)}
        assert not added.keys() & self.now.keys()
        self.become({**self.now, **added})

    @precondition(lambda self: self.now)
    @rule(data=st.data(), contact=FEW)
    def edit(self, data: st.DataObject, contact: Contact) -> None:
        contact_id = self.one(data)
        edited = replace(contact, id=contact_id)
        with self.book.change(TEST) as tx:
            contacts.replace(tx, edited)
        self.become({**self.now, contact_id: (edited, self.now[contact_id][1])})

    @precondition(lambda self: self.now)
    @rule(data=st.data())
    def add_a_phone_to_some(self, data: st.DataObject) -> None:
        ids = data.draw(st.sets(st.sampled_from(sorted(self.now)), min_size=1, max_size=3))
        state = dict(self.now)
        with self.book.change(TEST) as tx:
            for contact_id in ids:
                known, calls = state[contact_id]
                state[contact_id] = (replace(known, tel=(*known.tel, Value("112"))), calls)
                contacts.replace(tx, state[contact_id][0])
        self.become(state)

    @precondition(lambda self: self.now)
    @rule(data=st.data())
    def log_a_call(self, data: st.DataObject) -> None:
        contact_id = self.one(data)
        with self.book.change(TEST) as tx:
            bulk.insert(tx, "activity", ("contact_id", "kind"), [(contact_id, "call")])
        known, calls = self.now[contact_id]
        self.become({**self.now, contact_id: (known, calls + 1)})

    @precondition(lambda self: self.now)
    @rule(data=st.data())
    def delete_some(self, data: st.DataObject) -> None:
        ids = data.draw(st.sets(st.sampled_from(sorted(self.now)), min_size=1, max_size=3))
        with self.book.change(TEST) as tx:
            contacts.delete(tx, ids)
        self.become({contact_id: kept for contact_id, kept in self.now.items() if contact_id not in ids})

    @rule(count=st.integers(1, 40))
    def fail_in_the_middle(self, count: int) -> None:
        with pytest.raises(Cancelled):
            self.cancel_after(count)

    def cancel_after(self, count: int) -> None:
        with self.book.change(TEST) as tx:
            contacts.insert(tx, [person(f"P{number}") for number in range(count)])
            contacts.delete(tx, list(self.now))
            raise Cancelled

    @rule()
    def undo(self) -> None:
        changes = history.undo(self.book)
        assert (changes is not None) == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        changes = history.redo(self.book)
        assert (changes is not None) == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule()
    def reopen(self) -> None:
        self.book.close()
        assert {file.name for file in self.folder.iterdir()} == {"book.rolodex"}
        self.book = Book.open(self.path)

    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        step_id = data.draw(st.sampled_from(sorted(self.seen)))
        everybody = {contact_id for state in self.seen.values() for contact_id in state}
        with self.book.reading() as connection:
            walked = past.Past(connection, everybody)
            walked.go_back(step_id)
            then = walked.contacts()
        assert then == {contact_id: contact for contact_id, (contact, _) in self.seen[step_id].items()}

    @invariant()
    def the_book_is_what_it_must_be(self) -> None:
        with self.book.reading() as connection:
            calls: dict[int, int] = dict(
                connection.execute("SELECT contact_id, count(*) FROM activity GROUP BY contact_id")
            )
            ids = contacts.all_ids(connection)
            known = {
                contact.id: (contact, calls.get(contact.id, 0))
                for contact in contacts.get_many(connection, ids)
            }
            assert known == self.now
            newest = connection.value("SELECT coalesce(max(id), 0) FROM changeset")
            self.seen[int(newest)] = self.now
            assert list(search.verify(connection)) == []
            assert connection.execute("PRAGMA foreign_key_check") == []

    def teardown(self) -> None:
        if hasattr(self, "book"):
            self.book.close()
            shutil.rmtree(self.folder)


def test_undo_and_redo_always_lead_to_an_equal_book(blank: Path) -> None:
    machine = type("Machine", (UndoMachine,), {"blank": blank})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
