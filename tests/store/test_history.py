from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.builders import company, person, phones

from rolodex.domain.changes import Changes
from rolodex.domain.contact import Adr, Contact, Org
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.progress import silent
from rolodex.i18n import template, word
from rolodex.services.history import History
from rolodex.store import bulk, contacts, history, settings, sought, steps, touched
from rolodex.store.book import Book
from rolodex.store.sought import Sought

TEST = message("Test")


def add(book: Book, *people: Contact, label: Message = TEST) -> list[Contact]:
    with book.change(label) as tx:
        ids = contacts.insert(tx, people)
    return [replace(contact, id=i) for i, contact in zip(ids, people, strict=True)]


def edit(book: Book, contact: Contact) -> int:
    with book.change(TEST) as tx:
        contacts.replace(tx, contact)
    return step_of(tx.changes)


def delete(book: Book, *ids: int) -> int:
    with book.change(TEST) as tx:
        contacts.delete(tx, ids)
    return step_of(tx.changes)


def log_call(book: Book, contact_id: int) -> int:
    with book.change(TEST) as tx:
        bulk.insert(tx, "activity", ("contact_id", "kind"), [(contact_id, "call")])
    return step_of(tx.changes)


def step_of(changes: Changes | None) -> int:
    assert changes is not None
    assert changes.step is not None
    return changes.step.id


def newest(book: Book) -> int:
    with book.reading() as connection:
        return history.steps(connection, 1)[0].id


def everyone(book: Book) -> list[Contact]:
    with book.reading() as connection:
        return list(contacts.get_many(connection, contacts.all_ids(connection)))


def rows(book: Book, sql: str) -> list[tuple[Any, ...]]:
    with book.reading() as connection:
        return connection.execute(sql)


def undone(book: Book) -> list[tuple[int, str, bool]]:
    with book.reading() as connection:
        return [(step.id, step.kind, step.undone) for step in history.steps(connection)]


def test_undo_takes_an_added_contact_back(book: Book) -> None:
    add(book, person(tel=phones("1")))
    history.undo(book)
    assert everyone(book) == []


def test_undo_brings_a_deleted_contact_back_under_its_old_ids(book: Book) -> None:
    (ana,) = add(book, person(tel=phones("1", "2"), categories=("vip",)))
    before = rows(book, "SELECT id, contact_id, value FROM tel")
    delete(book, ana.id)
    history.undo(book)
    assert everyone(book) == [ana]
    assert rows(book, "SELECT id, contact_id, value FROM tel") == before


def test_undo_brings_back_what_an_edit_changed_and_when(book: Book) -> None:
    (ana,) = add(book, person(tel=phones("1")))
    before = rows(book, "SELECT * FROM contact")
    edit(book, replace(ana, fn="Eva", tel=phones("2", "3")))
    history.undo(book)
    assert everyone(book) == [ana]
    assert rows(book, "SELECT * FROM contact") == before


def test_redo_brings_back_what_undo_took_away(book: Book) -> None:
    (ana,) = add(book, person(tel=phones("1")))
    history.undo(book)
    history.redo(book)
    assert everyone(book) == [ana]


def test_undo_after_undo_goes_further_back(book: Book) -> None:
    (ana,) = add(book, person())
    edit(book, replace(ana, fn="Eva"))
    history.undo(book)
    history.undo(book)
    assert everyone(book) == []
    assert history.undo(book) is None


def test_redo_after_redo_goes_further_forward(book: Book) -> None:
    (ana,) = add(book, person())
    eva = replace(ana, fn="Eva")
    edit(book, eva)
    history.undo(book)
    history.undo(book)
    history.redo(book)
    assert everyone(book) == [ana]
    history.redo(book)
    assert everyone(book) == [eva]
    assert history.redo(book) is None


def test_undo_and_redo_may_alternate_for_ever(book: Book) -> None:
    (ana,) = add(book, person())
    history.undo(book)
    history.redo(book)
    history.undo(book)
    history.redo(book)
    assert everyone(book) == [ana]
    history.undo(book)
    assert everyone(book) == []


def test_a_new_change_ends_the_possibility_of_redo(book: Book) -> None:
    add(book, person("Ana"))
    history.undo(book)
    add(book, person("Bea"))
    with book.reading() as connection:
        assert history.next_redo(connection) is None


def test_history_is_one_list_that_undo_only_adds_to(book: Book) -> None:
    add(book, person())
    history.undo(book)
    history.redo(book)
    assert undone(book) == [(3, "redo", False), (2, "undo", True), (1, "change", False)]


def test_a_step_that_was_taken_back_cannot_be_taken_back_again(book: Book) -> None:
    add(book, person())
    first = newest(book)
    history.undo(book)
    with pytest.raises(UserError, match="taken back already"):
        history.revert(book, first)


def test_a_step_that_does_not_exist_cannot_be_taken_back(book: Book) -> None:
    with pytest.raises(UserError, match="no step"):
        history.revert(book, 99)


def test_labels_come_back_as_messages(book: Book) -> None:
    label = plural_message("Add %(count)d card of %(who)s", "Add %(count)d cards of %(who)s", 2, who="Ñ")
    add(book, person(), label=label)
    with book.reading() as connection:
        assert history.steps(connection)[0].label == label


def test_steps_are_listed_page_by_page(book: Book) -> None:
    add(book, person("A"))
    add(book, person("B"))
    add(book, person("C"))
    with book.reading() as connection:
        assert [step.id for step in history.steps(connection, 2)] == [3, 2]
        assert [step.id for step in history.steps(connection, 2, before=2)] == [1]


def test_an_older_step_is_taken_back_on_its_own_where_nothing_hangs_on_it(book: Book) -> None:
    ana, bea = add(book, person("Ana"), person("Bea"))
    older = edit(book, replace(ana, fn="Anna"))
    edit(book, replace(bea, fn="Beata"))
    history.revert(book, older)
    assert [contact.fn for contact in everyone(book)] == ["Ana García", "Beata"]


def test_a_step_is_not_taken_back_over_a_later_edit_of_the_same_card(book: Book) -> None:
    (ana,) = add(book, person("Ana"))
    older = edit(book, replace(ana, fn="Anna"))
    later = edit(book, replace(ana, fn="Annabel"))
    with pytest.raises(history.UndoClash) as caught:
        history.revert(book, older)
    (clash,) = caught.value.clashes
    assert (clash.contact_id, clash.fn, clash.later.id) == (ana.id, "Annabel", later)
    assert newest(book) == later


def test_a_step_can_be_taken_back_over_a_later_edit_when_the_user_says_so(book: Book) -> None:
    (ana,) = add(book, person("Ana"))
    older = edit(book, replace(ana, fn="Anna"))
    edit(book, replace(ana, fn="Annabel"))
    history.revert(book, older, anyway=True)
    assert everyone(book) == [ana]


def test_a_call_logged_later_would_vanish_with_its_contact_so_it_clashes(book: Book) -> None:
    (ana,) = add(book, person())
    added = newest(book)
    later = log_call(book, ana.id)
    with book.reading() as connection:
        (clash,) = history.clashes(connection, added)
    assert (clash.contact_id, clash.later.id) == (ana.id, later)


def test_the_undo_of_a_later_edit_makes_the_way_free(book: Book) -> None:
    (ana,) = add(book, person("Ana"))
    older = edit(book, replace(ana, fn="Anna"))
    edit(book, replace(ana, fn="Annabel"))
    history.undo(book)
    history.revert(book, older)
    assert everyone(book) == [ana]


def test_the_undo_of_an_earlier_step_is_later_work_too(book: Book) -> None:
    (ana,) = add(book, person("Ana"))
    first = edit(book, replace(ana, fn="Anna"))
    second = edit(book, replace(ana, fn="Annabel"))
    history.revert(book, first, anyway=True)
    with pytest.raises(history.UndoClash):
        history.revert(book, second)


def test_a_row_whose_owner_a_later_step_took_away_clashes(book: Book) -> None:
    (ana,) = add(book, person())
    log_call(book, ana.id)
    with book.change(TEST) as tx:
        tx.connection.execute("DELETE FROM activity")
    later = delete(book, ana.id)
    with book.reading() as connection:
        (clash,) = history.clashes(connection, step_of(tx.changes))
    assert (clash.contact_id, clash.fn, clash.later.id) == (ana.id, "Ana García", later)


def test_a_row_whose_owner_is_gone_stays_away_when_the_user_insists(book: Book) -> None:
    (ana,) = add(book, person())
    log_call(book, ana.id)
    with book.change(TEST) as tx:
        tx.connection.execute("DELETE FROM activity")
    delete(book, ana.id)
    history.revert(book, step_of(tx.changes), anyway=True)
    assert rows(book, "SELECT count(*) FROM activity") == [(0,)]
    assert rows(book, "PRAGMA foreign_key_check") == []


def test_a_tag_that_later_cards_use_outlives_the_step_that_made_it(book: Book) -> None:
    add(book, person("Ana", categories=("vip",)))
    first = newest(book)
    (bea,) = add(book, person("Bea", categories=("vip",)))
    history.revert(book, first)
    assert everyone(book) == [bea]


def test_a_line_of_a_purchase_names_the_customer_it_belongs_to(book: Book) -> None:
    (ana,) = add(book, person())
    with book.change(TEST) as tx:
        bulk.insert(tx, "purchase", ("id", "contact_id"), [(7, ana.id)])
    with book.change(TEST) as later:
        bulk.insert(later, "purchase_line", ("purchase_id", "description"), [(7, "Ink")])
    with book.reading() as connection:
        (clash,) = history.clashes(connection, step_of(tx.changes))
    assert (clash.contact_id, clash.fn) == (ana.id, "Ana García")


def test_undo_says_what_it_touched(book: Book) -> None:
    (ana,) = add(book, person())
    log_call(book, ana.id)
    changes = history.undo(book)
    assert changes is not None
    assert changes.of("activity") == {1}
    assert changes.of("contact") == {ana.id}


def test_progress_is_told_to_the_end(book: Book) -> None:
    add(book, *(person(f"P{number}") for number in range(700)))
    told: list[tuple[int, int]] = []
    history.undo(book, lambda done, total: told.append((done, total)))
    assert told[0][0] == 0
    assert any(0 < done == total for done, total in told)


def test_a_cancelled_undo_leaves_everything_as_it_was(book: Book) -> None:
    people = add(book, *(person(f"P{number}") for number in range(700)))
    before = undone(book)

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        history.undo(book, stop)
    assert everyone(book) == people
    assert undone(book) == before


def test_undo_works_after_the_book_was_closed(path: Path) -> None:
    with Book.open(path) as book:
        (ana,) = add(book, person())
        edit(book, replace(ana, fn="Eva"))
    with Book.open(path) as book:
        history.undo(book)
        assert everyone(book) == [ana]


def test_writes_that_are_no_step_cannot_be_undone(book: Book) -> None:
    with book.housekeeping() as tx:
        tx.connection.execute("INSERT INTO setting(key, value) VALUES ('theme', 'dark')")
        tx.touch("setting", [1])
    assert tx.changes.touches("setting")
    assert tx.changes.step is None
    assert history.undo(book) is None


def test_the_journal_keeps_the_row_as_it_was(book: Book) -> None:
    (ana,) = add(book, person("Ana"))
    step = edit(book, replace(ana, fn="Eva"))
    ((before,),) = rows(
        book, f"SELECT before FROM journal WHERE changeset_id = {step} AND table_name = 'contact'"
    )
    assert "Ana García" in json.loads(before)


def test_a_row_within_one_step_goes_back_to_where_the_step_found_it(book: Book) -> None:
    (ana,) = add(book, person("Ana", tel=phones("1")))
    with book.change(TEST) as tx:
        contacts.replace(tx, replace(ana, tel=phones("2")))
        contacts.replace(tx, replace(ana, tel=()))
        contacts.replace(tx, replace(ana, tel=phones("3", "4")))
        contacts.delete(tx, [ana.id])
    history.undo(book)
    assert everyone(book) == [ana]


def test_a_step_bears_the_name_of_whoever_uses_the_computer(book: Book) -> None:
    add(book, person())
    with book.reading() as connection:
        assert history.steps(connection)[0].author == steps.author(connection) != ""


def test_a_step_bears_the_name_that_was_set(book: Book) -> None:
    with book.housekeeping() as tx:
        settings.put(tx.connection, "author", "Marta Ruiz")
    add(book, person())
    history.undo(book)
    with book.reading() as connection:
        assert [step.author for step in history.steps(connection)] == ["Marta Ruiz", "Marta Ruiz"]


def test_what_another_program_did_bears_no_name(book: Book) -> None:
    with book.alone() as connection:
        connection.execute("INSERT INTO tag(name) VALUES ('vip')")
    book.adopt()
    with book.reading() as connection:
        assert history.steps(connection)[0].author == ""


def found(book: Book, text: str, limit: int = 200, before: int = 0) -> list[int]:
    with book.reading() as connection:
        seen = sought.found(connection, Sought(text, template), limit, before, silent)
    return [step.id for step in seen]


def test_steps_are_found_by_the_words_of_their_labels_and_what_they_are_about(book: Book) -> None:
    (ana,) = add(book, person(), label=message("Add %(name)s", name="Ana García"))
    added = newest(book)
    with book.change(plural_message("Delete %(count)d contact", "Delete %(count)d contacts", 2)) as tx:
        contacts.delete(tx, [ana.id])
    assert found(book, "garcia add") == [added]
    assert found(book, "delete contacts") == [added + 1]
    assert found(book, "delete garcia") == []


def test_steps_are_found_page_by_page(book: Book) -> None:
    for number in range(5):
        add(book, person(), label=message("Add %(name)s", name=f"Ana {number}"))
    assert found(book, "ana", limit=2) == [5, 4]
    assert found(book, "ana", limit=2, before=4) == [3, 2]


def test_the_steps_of_one_contact_leave_those_of_others_out(book: Book) -> None:
    ana, eva = add(book, person(), person("Eva"))
    edit(book, replace(ana, fn="Anita"))
    call = log_call(book, eva.id)
    with book.reading() as connection:
        seen = touched.steps_of(connection, eva.id, 200, 0)
        assert [step.id for step in seen] == [call, 1]
        assert [step.id for step in touched.steps_of(connection, eva.id, 200, call)] == [1]


def test_a_step_tells_whom_it_added_changed_and_removed(book: Book) -> None:
    ana, eva = add(book, person(), person("Eva"))
    with book.change(TEST) as tx:
        contacts.replace(tx, replace(ana, tel=phones("1")))
        contacts.delete(tx, [eva.id])
        contacts.insert(tx, [person("Eos")])
    with book.reading() as connection:
        told = touched.of_step(connection, newest(book), 200, 0)
        assert touched.contacts(connection, newest(book)) == 3
    assert [(one.fn, one.what) for one in told] == [
        ("Ana García", "changed"),
        ("Eva García", "removed"),
        ("Eos García", "added"),
    ]
    assert [field.name for field in told[0].fields] == ["tel"]


def test_what_a_step_did_is_told_page_by_page(book: Book) -> None:
    add(book, *(person(f"P{number}") for number in range(5)))
    with book.reading() as connection:
        pages = [touched.of_step(connection, 1, 2, offset) for offset in (0, 2, 4)]
    assert [[one.fn for one in page] for page in pages] == [
        ["P0 García", "P1 García"],
        ["P2 García", "P3 García"],
        ["P4 García"],
    ]


def test_what_a_step_did_beside_cards_is_counted(book: Book) -> None:
    (ana,) = add(book, person(categories=("vip",)))
    call = log_call(book, ana.id)
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE tag SET name = 'VIP'")
    with book.reading() as connection:
        (one,) = touched.of_step(connection, call, 200, 0)
        (tag,) = touched.others(connection, newest(book))
    assert [(other.noun, other.what, other.words.count) for other in one.others] == [("activity", "added", 1)]
    assert (tag.noun, tag.what, tag.names) == ("tag", "changed", ("vip → VIP",))


def test_a_link_to_somebody_is_told_by_the_name(book: Book) -> None:
    acme = add(book, company("Acme", adr=(Adr(street="Gran Vía 2"),)))[0]
    ana = add(book, person(uid="u1", org=(Org("Acme"),), adr=(Adr(street="Gran Vía 2"),)))[0]
    ((row,),) = rows(book, f"SELECT id FROM adr WHERE contact_id = {acme.id}")
    edit(
        book,
        replace(
            ana,
            org=(Org("Acme", company_id=acme.id),),
            adr=(Adr(street="Gran Vía 2", shared=row),),
        ),
    )
    add(book, Contact(kind="group", fn="Family", member=("u1", "nobody")))
    with book.reading() as connection:
        (edited,), (group,) = (touched.of_step(connection, step, 200, 0) for step in (3, 4))
    assert [(field.name, word(field.after[0])) for field in edited.fields] == [
        ("org.company_id", "Acme"),
        ("adr.shared", "Acme"),
    ]
    assert [word(field.after[0]) for field in group.fields if field.name == "member"] == [
        "Ana García",
        "nobody",
    ]


def test_an_undo_tells_the_opposite_of_what_it_took_back(book: Book) -> None:
    (ana,) = add(book, person())
    edit(book, replace(ana, tel=phones("1")))
    history.undo(book)
    with book.reading() as connection:
        ((done,), (undone_,)) = (touched.of_step(connection, step, 200, 0) for step in (2, 3))
    assert (done.fields[0].before, done.fields[0].after) == (
        undone_.fields[0].after,
        undone_.fields[0].before,
    )


def test_a_card_is_read_as_it_was_at_a_moment(book: Book) -> None:
    (ana,) = add(book, person())
    with book.housekeeping() as tx:
        tx.connection.execute("UPDATE changeset SET at = '2026-05-03T10:00:00Z'")
    edit(book, replace(ana, fn="Eva"))
    seen = History(book)
    assert seen.card_on(ana.id, "2026-05-03T10:00:00Z") == ana
    assert seen.card_on(ana.id, "2026-05-03T09:59:59Z") is None
