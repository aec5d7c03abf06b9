"""Whatever a person does to a book, undo leads back through the same states, the search index included."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.blank import new_book

from rolodex.domain.contact import Contact, Name, Value
from rolodex.domain.group import Group
from rolodex.domain.listing import Query
from rolodex.services.opening import open_services
from rolodex.store import contacts as store
from rolodex.store import search

GIVEN = st.sampled_from(["Ana", "Ángel", "Jens", "Ñora", "Zoë", "田中", "O'Brien", "a AND"])
FAMILY = st.sampled_from(["García", "Ortiz", "de la Peña", "Åberg", "Holm", ""])
PHONE = st.sampled_from(["+34 600 123 456", "0034 915 550 142", "(030) 123-4567", "112"])


def card(version: str, *lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


SOME_CARDS = (
    card("3.0", "FN:Ida Berg", "N:Berg;Ida;;;", "UID:ida", "TEL:+47 22 00 00 00"),
    card("3.0", "FN:Ida Berg", "N:Berg;Ida;;;", "UID:ida", "EMAIL:ida@example.no"),
    card("2.1", "N:Rossi;Ugo", "TEL;CELL:+39 06 0000"),
)


@dataclass(frozen=True)
class State:
    """All that can be seen of a book."""

    contacts: tuple[Contact, ...]
    listed: tuple[int, ...]
    groups: tuple[Group, ...]
    found: tuple[tuple[str, int], ...]


@st.composite
def people(draw: st.DrawFn) -> Contact:
    name = Name(given=draw(GIVEN), family=draw(FAMILY))
    phones = draw(st.lists(PHONE, max_size=2, unique=True))
    return Contact(
        fn=f"{name.given} {name.family}".strip(),
        n=name,
        tel=tuple(Value(phone, ("cell",)) for phone in phones),
        categories=tuple(draw(st.lists(st.sampled_from(["vip", "fair"]), max_size=2, unique=True))),
    )


class BookMachine(RuleBasedStateMachine):
    """A book under random use, beside a plain list of the states it went through."""

    @initialize()
    def open_a_new_book(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        new_book(self.folder / "book.rolodex")
        self.services = open_services(self.folder / "book.rolodex")
        self.done: list[tuple[State, State]] = []
        self.undone: list[tuple[State, State]] = []
        self.now = self.seen()

    def seen(self) -> State:
        with self.services.book.reading() as connection:
            contacts = tuple(store.get_many(connection, store.all_ids(connection)))
        listing = self.services.contacts.listing(Query(kind=""))
        questions = (
            "a",
            "gar",
            "600123456",
            "zoe",
            "nora o",
            "berg",
            "tag:vip",
            "no:phone -tag:fair",
            "has:group",
        )
        found = tuple(
            (text, self.services.contacts.matches(Query(text, kind="")).total) for text in questions
        )
        return State(contacts, tuple(listing.ids), self.services.groups.groups(), found)

    def changed(self) -> None:
        after = self.seen()
        if after != self.now:
            self.done.append((self.now, after))
            self.undone.clear()
            self.now = after

    def some_ids(self, data: st.DataObject) -> list[int]:
        return data.draw(st.lists(st.sampled_from(self.now.listed), min_size=1, max_size=3, unique=True))

    @rule(contact=people())
    def add(self, contact: Contact) -> None:
        self.services.contacts.save(contact)
        self.changed()

    @precondition(lambda self: self.now.listed)
    @rule(data=st.data(), contact=people())
    def edit(self, data: st.DataObject, contact: Contact) -> None:
        known = self.services.contacts.get(data.draw(st.sampled_from(self.now.listed)))
        assert known is not None
        edited = replace(contact, id=known.id, uid=known.uid)
        if edited != known:
            self.services.contacts.save(edited)
            self.changed()

    @precondition(lambda self: self.now.listed)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.services.contacts.delete(self.some_ids(data))
        self.changed()

    @precondition(lambda self: self.now.listed)
    @rule(data=st.data())
    def tag(self, data: st.DataObject) -> None:
        ids = self.some_ids(data)
        known = {contact.id: contact for contact in self.now.contacts}
        if any("bulk" not in known[contact_id].categories for contact_id in ids):
            self.services.contacts.add_tag(ids, "bulk")
            self.changed()

    @precondition(lambda self: self.now.listed)
    @rule(data=st.data(), favourite=st.booleans())
    def favour(self, data: st.DataObject, favourite: bool) -> None:
        self.services.contacts.set_favourite(self.some_ids(data), favourite)
        self.changed()

    @precondition(lambda self: self.services.contacts.deleted())
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        ids = st.sampled_from([one.contact_id for one in self.services.contacts.deleted()])
        self.services.contacts.restore(data.draw(st.lists(ids, min_size=1, max_size=3, unique=True)))
        self.changed()

    @precondition(lambda self: self.now.listed)
    @rule(data=st.data(), name=st.sampled_from(["Club", "Team"]))
    def group(self, data: st.DataObject, name: str) -> None:
        self.services.groups.create(name, self.some_ids(data))
        self.changed()

    @precondition(lambda self: self.now.listed and self.now.groups)
    @rule(data=st.data(), act=st.sampled_from(["add", "remove", "rename", "delete"]))
    def change_a_group(self, data: st.DataObject, act: str) -> None:
        group = data.draw(st.sampled_from(self.now.groups))
        if act == "add":
            self.services.groups.add(group.id, self.some_ids(data))
        elif act == "remove":
            self.services.groups.remove(group.id, self.some_ids(data))
        elif act == "rename":
            self.services.groups.rename(group.id, f"{group.name}s")
        else:
            self.services.groups.delete(group.id)
        self.changed()

    @rule(cards=st.lists(st.sampled_from(SOME_CARDS), min_size=1, max_size=3))
    def import_cards(self, cards: list[str]) -> None:
        path = self.folder / "phone.vcf"
        path.write_bytes("".join(cards).encode())
        with self.services.importing.plan([path]) as plan:
            self.services.importing.apply(plan)
        self.changed()

    @rule()
    def undo(self) -> None:
        changes = self.services.history.undo()
        assert (changes is not None) == bool(self.done)
        if self.done:
            before, after = self.done.pop()
            self.undone.append((before, after))
            self.now = before

    @rule()
    def redo(self) -> None:
        changes = self.services.history.redo()
        assert (changes is not None) == bool(self.undone)
        if self.undone:
            before, after = self.undone.pop()
            self.done.append((before, after))
            self.now = after

    @rule()
    def reopen(self) -> None:
        self.services.close()
        self.services = open_services(self.folder / "book.rolodex")

    @invariant()
    def the_book_is_as_expected(self) -> None:
        if hasattr(self, "services"):
            assert self.seen() == self.now

    @invariant()
    def the_index_says_what_the_book_says(self) -> None:
        if hasattr(self, "services"):
            with self.services.book.reading() as connection:
                assert list(search.verify(connection)) == []

    def teardown(self) -> None:
        if hasattr(self, "services"):
            self.services.close()
            shutil.rmtree(self.folder)


BookMachine.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestBook = BookMachine.TestCase
