"""The index of search stays in step with the contacts, whatever happens to them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import contacts, person, phones

from rolodex.domain.contact import Contact, Name
from rolodex.domain.errors import Cancelled
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.store import contacts as store
from rolodex.store import history, indexing, ranking, search
from rolodex.store.book import Book

EDITS = st.lists(
    st.tuples(st.sampled_from(["add", "replace", "delete", "undo"]), st.integers(0, 9), contacts(most=1)),
    max_size=6,
)


def add(book: Book, *people: Contact) -> list[int]:
    with book.change(message("Add")) as tx:
        return store.insert(tx, people)


def differences(book: Book) -> list[str]:
    with book.housekeeping() as tx:
        return search.verify(tx.connection)


def ids(book: Book, query: Query = Query()) -> list[int]:  # noqa: B008 - a frozen value
    with book.reading() as connection:
        return list(search.listing(connection, query).ids)


def rebuilt(book: Book) -> list[int]:
    with book.housekeeping() as tx:
        search.rebuild(tx.connection)
    return ids(book)


def edit(book: Book, kind: str, place: int, contact: Contact) -> None:
    with book.reading() as connection:
        known = [contact_id for (contact_id,) in connection.execute("SELECT id FROM contact ORDER BY id")]
    if kind == "undo":
        history.undo(book)
        return
    with book.change(message("Edit")) as tx:
        if kind == "add" or not known:
            store.insert(tx, [contact, contact])
        elif kind == "replace":
            store.replace(tx, replace(contact, id=known[place % len(known)]))
        else:
            store.delete(tx, [known[place % len(known)]])


@settings(max_examples=15, deadline=None)
@given(edits=EDITS)
def test_after_any_edits_the_index_is_as_if_made_anew(
    blank: Path, edits: list[tuple[str, int, Contact]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.rolodex"
        path.write_bytes(blank.read_bytes())
        with Book.open(path) as book:
            for kind, place, contact in edits:
                edit(book, kind, place, contact)
                assert differences(book) == []
            before = ids(book)
            assert rebuilt(book) == before
            assert differences(book) == []


def test_many_newcomers_in_one_place_find_room(book: Book) -> None:
    add(book, person("A", "A"), person("Z", "Z"), *(person("M", f"M{n:02}") for n in range(40)))
    for n in range(60):
        add(book, person("B", "B" * (n + 1)))
    assert differences(book) == []
    before = ids(book)
    assert rebuilt(book) == before


def test_newcomers_before_the_first_find_room(book: Book) -> None:
    for n in range(60, 0, -1):
        add(book, person("A", f"A{n:02}"))
    assert differences(book) == []
    assert ids(book) == list(range(60, 0, -1))


def test_neighbours_are_moved_only_where_there_is_no_room(book: Book) -> None:
    add(book, person("A", "A"), *(person("M", f"M{n:04}") for n in range(2_000)), person("Z", "Z"))
    before = ranks(book)
    for n in range(30):
        add(book, person("B", "B" * (n + 1)))
    after = ranks(book)
    moved = [contact_id for contact_id, rank in before.items() if after[contact_id] != rank]
    assert 0 < len(moved) < 200


def ranks(book: Book) -> dict[int, int]:
    with book.reading() as connection:
        return dict(connection.execute("SELECT contact_id, rank FROM entry"))


def test_a_contact_keeps_its_rank_when_its_name_does_not_change(book: Book) -> None:
    (contact_id,) = add(book, person("Ana"))
    before = ranks(book)
    with book.change(message("Edit")) as tx:
        store.replace(tx, person("Ana", id=contact_id, tel=phones("612 345 678")))
    assert ranks(book) == before
    assert ids(book, Query("612345")) == [contact_id]
    assert differences(book) == []


def test_a_renamed_contact_is_found_only_under_its_new_name(book: Book) -> None:
    (contact_id, _) = add(book, person("Ana", "García"), person("Luis", "Peña"))
    with book.change(message("Edit")) as tx:
        store.replace(tx, person("Ana", "Zapata", id=contact_id))
    assert ids(book, Query("garcia")) == []
    assert ids(book) == [2, 1]


def test_a_deleted_contact_is_found_again_after_undo(book: Book) -> None:
    (contact_id,) = add(book, person("Ana"))
    with book.change(message("Delete")) as tx:
        store.delete(tx, [contact_id])
    assert ids(book, Query("ana")) == []
    history.undo(book)
    assert ids(book, Query("ana")) == [contact_id]


def test_a_person_who_becomes_a_company_changes_lists(book: Book) -> None:
    (contact_id,) = add(book, person("Ana"))
    with book.change(message("Edit")) as tx:
        store.replace(tx, Contact(id=contact_id, kind="org", fn="Ana SL", n=Name()))
    assert ids(book) == []
    assert ids(book, Query(kind="org")) == [contact_id]
    assert differences(book) == []


def test_a_large_import_into_a_small_book_makes_everything_anew(book: Book) -> None:
    add(book, person("Ana"))
    add(book, *(person("Eva", f"M{n}") for n in range(indexing.MANY)))
    assert differences(book) == []
    assert set(ranks(book).values()) == {ranking.GAP * n for n in range(1, indexing.MANY + 2)}


def test_a_cancelled_refresh_leaves_the_index_as_it_was(book: Book) -> None:
    add(book, person("Ana"))

    def stop(done: int, total: int) -> None:
        raise Cancelled

    def import_one() -> None:
        with book.change(message("Add")) as tx:
            tx.progress = stop
            store.insert(tx, [person("Eva")])

    with pytest.raises(Cancelled):
        import_one()
    assert ids(book, Query("eva")) == []
    assert differences(book) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE entry SET fn = 'x', ground = 5 - ground", "contact 1: fn, ground out of date"),
        ("DELETE FROM entry WHERE contact_id = 1", "contact 1: no line"),
        ("UPDATE entry SET rank = rank + 4000000 WHERE contact_id = 1", "contact 1: out of order"),
        ("DELETE FROM word_count WHERE prefix = 'an'", "the counts of words differ"),
        ("UPDATE vocabulary SET n = n + 1", "the vocabulary of names differs"),
        ("INSERT INTO word(word) VALUES ('delete-all')", "index word: database disk image is malformed"),
    ],
)
def test_what_is_not_in_step_is_told(book: Book, damage: str, told: str) -> None:
    add(book, person("Ana", "Aa"), person("Eva", "Bb"))
    with book.housekeeping() as tx:
        tx.connection.execute(damage)
    assert told in differences(book)
    rebuilt(book)
    assert differences(book) == []
