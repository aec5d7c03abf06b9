"""Groups of contacts: made, filled, renamed, deleted, and the index always in step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import company, person

from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.services.contacts import Contacts
from rolodex.services.groups import Groups
from rolodex.store import contacts as store
from rolodex.store import history, search
from rolodex.store.book import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(new_book(tmp_path / "book.rolodex")) as book:
        yield book
        with book.reading() as connection:
            assert search.verify(connection) == []


@pytest.fixture
def contacts(book: Book) -> Contacts:
    return Contacts(book)


@pytest.fixture
def groups(book: Book) -> Groups:
    return Groups(book)


def members(contacts: Contacts, group_id: int) -> list[int]:
    return list(contacts.listing(Query(kind="", group=group_id)).ids)


def add(contacts: Contacts, *people: Contact) -> list[int]:
    return [contacts.save(one).id for one in people]


def test_a_group_lists_its_members_and_is_no_person(contacts: Contacts, groups: Groups) -> None:
    ana, eva, firm = add(contacts, person("Ana", "A"), person("Eva", "B"), company("Firm"))
    made = groups.create("  Wine   club ", [eva, firm])
    (group,) = groups.groups()
    assert (group.id, group.name, group.count) == (made.id, "Wine club", 2)
    assert members(contacts, made.id) == [eva, firm]
    assert list(contacts.listing(Query(group=made.id)).ids) == [eva]
    assert contacts.matches(Query("ev", group=made.id)).total == 1
    assert contacts.matches(Query("an", group=made.id)).total == 0
    assert contacts.matches(Query("wine", kind="")).total == 0
    assert contacts.tally().groups == ((made.id, "Wine club", 2),)
    assert contacts.tally().people == 2
    assert groups.of(eva) == (group,)
    assert groups.of(ana) == ()


def test_members_come_and_go_and_every_step_is_undone_and_done_again(
    book: Book, contacts: Contacts, groups: Groups
) -> None:
    ana, eva, luis = add(contacts, person("Ana", "A"), person("Eva", "B"), person("Luis", "C"))
    group = groups.create("Club", [ana]).id
    states = [[ana]]
    groups.add(group, [ana, eva, luis])
    states.append([ana, eva, luis])
    groups.remove(group, [ana, luis])
    states.append([eva])
    contacts.delete([eva])
    states.append([])
    contacts.restore([eva])
    states.append([eva])
    groups.rename(group, "Team")
    states.append([eva])
    groups.delete(group)
    assert (members(contacts, group), groups.groups()) == ([], ())
    assert contacts.tally().people == 3
    for wanted in reversed(states):
        history.undo(book)
        assert members(contacts, group) == wanted
    for wanted in states[1:]:
        history.redo(book)
        assert members(contacts, group) == wanted
    assert groups.groups()[0].name == "Team"


def test_a_contact_of_another_uid_is_no_member_any_more(contacts: Contacts, groups: Groups) -> None:
    (ana,) = add(contacts, person("Ana", uid="a"))
    group = groups.create("Club", [ana]).id
    contacts.save(replace(contacts.get(ana) or Contact(), uid="b"))
    assert members(contacts, group) == []
    contacts.save(replace(contacts.get(ana) or Contact(), uid="a"))
    assert members(contacts, group) == [ana]


def test_who_has_no_uid_gets_one_to_be_a_member(book: Book, contacts: Contacts, groups: Groups) -> None:
    with book.change(message("Add")) as tx:
        ana, eva = store.insert(tx, [person("Ana", "A"), person("Eva", "B")])
    group = groups.create("Club", [eva]).id
    assert members(contacts, group) == [eva]
    history.undo(book)
    assert members(contacts, group) == []
    assert (contacts.get(eva) or Contact()).uid == (contacts.get(ana) or Contact()).uid == ""


def test_a_deleted_group_is_among_the_deleted_and_comes_back_with_its_members(
    contacts: Contacts, groups: Groups
) -> None:
    (ana,) = add(contacts, person("Ana"))
    group = groups.create("Club", [ana]).id
    groups.delete(group)
    assert [one.fn for one in contacts.deleted()] == ["Club"]
    contacts.restore([group])
    assert members(contacts, group) == [ana]


@pytest.mark.parametrize("name", ["", "  "])
def test_a_group_needs_a_name(groups: Groups, name: str) -> None:
    with pytest.raises(UserError):
        groups.create(name)


def test_a_person_is_no_group(contacts: Contacts, groups: Groups) -> None:
    (ana,) = add(contacts, person("Ana"))
    with pytest.raises(UserError):
        groups.add(ana, [ana])
    with pytest.raises(UserError):
        groups.rename(ana, "X")
    with pytest.raises(UserError):
        groups.delete(999)


Deed = Callable[[Contacts, Groups, list[int], Progress], Changes]


@pytest.mark.parametrize(
    "deed",
    [
        lambda contacts, groups, ids, progress: contacts.add_tag(ids[1:], "vip", progress),
        lambda contacts, groups, ids, progress: contacts.remove_tag(ids[1:], "old", progress),
        lambda contacts, groups, ids, progress: contacts.set_favourite(ids[1:], True, progress),
        lambda contacts, groups, ids, progress: contacts.delete(ids[1:], progress),
        lambda contacts, groups, ids, progress: groups.add(ids[0], ids[2:], progress),
        lambda contacts, groups, ids, progress: groups.remove(ids[0], ids[1:2], progress),
    ],
)
def test_a_cancelled_change_of_many_leaves_the_book_as_it_was(
    book: Book, contacts: Contacts, groups: Groups, deed: Deed
) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    ana, eva = add(contacts, person("Ana", categories=("old",)), person("Eva", categories=("old",)))
    club = groups.create("Club", [ana]).id
    ids = [club, ana, eva]
    before = [contacts.get(one) for one in ids]
    with pytest.raises(Cancelled):
        deed(contacts, groups, ids, cancel)
    assert [contacts.get(one) for one in ids] == before
    with book.reading() as connection:
        assert search.verify(connection) == []
    told: list[tuple[int, int]] = []
    deed(contacts, groups, ids, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0
