"""Deleted contacts are listed and come back with all that was theirs."""

from __future__ import annotations

import pytest
from tests.builders import company, person, phones

from rolodex.domain.contact import Adr, Contact, Custom, Org
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.services.contacts import Contacts
from rolodex.store import check, history, search, tags
from rolodex.store import contacts as store
from rolodex.store.book import Book
from rolodex.store.history import UndoClash

OWNED = ("activity", "purchase", "purchase_line", "payment", "reminder", "contact_tag", "custom_value", "tel")


@pytest.fixture
def contacts(book: Book) -> Contacts:
    return Contacts(book)


def add(book: Book, *people: Contact) -> list[int]:
    with book.change(message("Add")) as tx:
        return store.insert(tx, people)


def live(book: Book, contact_id: int) -> None:
    """Somebody with a past: a call, an order with a line and a payment, a follow-up."""
    with book.change(message("Live")) as tx:
        put = tx.connection.insert
        put("INSERT INTO activity(contact_id, subject) VALUES (?, 'Called')", (contact_id,))
        order = put("INSERT INTO purchase(contact_id, currency, total) VALUES (?, 'EUR', 500)", (contact_id,))
        put("INSERT INTO purchase_line(purchase_id, total) VALUES (?, 500)", (order,))
        put("INSERT INTO payment(purchase_id, amount) VALUES (?, 500)", (order,))
        put("INSERT INTO reminder(contact_id, summary) VALUES (?, 'Write')", (contact_id,))


def rows(book: Book) -> dict[str, list[tuple[object, ...]]]:
    with book.reading() as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id") for table in OWNED}


def whole(book: Book) -> bool:
    with book.reading() as connection:
        differences = search.verify(connection)
    return not differences and not check.full(book)


def test_who_was_deleted_is_listed_the_last_first(book: Book, contacts: Contacts) -> None:
    ana, eva, luis = add(book, person("Ana"), person("Eva"), person("Luis"))
    contacts.delete([eva])
    step = contacts.delete([ana, luis]).step
    assert step is not None
    assert [(one.contact_id, one.fn) for one in contacts.deleted()] == [
        (ana, "Ana García"),
        (luis, "Luis García"),
        (eva, "Eva García"),
    ]
    assert (contacts.deleted()[0].at, contacts.deleted()[0].step_id) == (step.at, step.id)
    assert [one.fn for one in contacts.deleted(limit=1, offset=2)] == ["Eva García"]
    assert contacts.tally().deleted == 3


def test_who_is_gone_because_a_step_was_taken_back_is_not_deleted(book: Book, contacts: Contacts) -> None:
    (ana,) = add(book, person("Ana"))
    history.undo(book)
    assert contacts.deleted() == ()
    history.redo(book)
    contacts.delete([ana])
    history.undo(book)
    assert contacts.deleted() == ()
    history.redo(book)
    assert [one.contact_id for one in contacts.deleted()] == [ana]


def test_the_restored_have_all_they_had_under_the_old_ids(book: Book, contacts: Contacts) -> None:
    card = person(
        "Ana",
        uid="a",
        tel=phones("600 1"),
        categories=("vip",),
        custom=(Custom("Size", "L"),),
        favourite=True,
    )
    (ana,) = add(book, card)
    live(book, ana)
    before, known = rows(book), contacts.get(ana)
    contacts.delete([ana])
    assert not any(rows(book).values())
    changes = contacts.restore([ana])
    assert changes.step is not None
    assert (
        changes.step.label == message("Restore %(name)s", name="Ana García") or changes.step.label.count == 1
    )
    assert ana in changes.of("contact")
    assert (rows(book), contacts.get(ana)) == (before, known)
    assert contacts.deleted() == ()
    assert contacts.matches(Query("tag:vip ana")).total == 1
    assert whole(book)


def test_restoring_is_undone_and_done_again(book: Book, contacts: Contacts) -> None:
    (ana,) = add(book, person("Ana", categories=("vip",)))
    live(book, ana)
    before = rows(book)
    contacts.delete([ana])
    contacts.restore([ana])
    history.undo(book)
    assert (contacts.get(ana), [one.contact_id for one in contacts.deleted()]) == (None, [ana])
    history.redo(book)
    assert rows(book) == before
    history.undo(book)
    contacts.restore([ana])
    assert rows(book) == before
    assert whole(book)


def test_one_of_many_deleted_comes_back_alone(book: Book, contacts: Contacts) -> None:
    ana, eva, luis = add(book, person("Ana"), person("Eva"), person("Luis"))
    live(book, eva)
    before = rows(book)
    contacts.delete([ana, eva, luis])
    contacts.restore([eva])
    assert rows(book)["purchase_line"] == before["purchase_line"]
    assert [contacts.get(one) is not None for one in (ana, eva, luis)] == [False, True, False]
    assert [one.contact_id for one in contacts.deleted()] == [ana, luis]


def test_taking_the_old_deletion_back_names_who_was_restored_and_doubles_nothing(
    book: Book, contacts: Contacts
) -> None:
    ana, eva = add(book, person("Ana", tel=phones("1")), person("Eva", tel=phones("2")))
    live(book, ana)
    before = rows(book)
    step = contacts.delete([ana, eva]).step
    assert step is not None
    contacts.restore([ana])
    with pytest.raises(UndoClash) as raised:
        history.revert(book, step.id)
    assert [clash.fn for clash in raised.value.clashes] == ["Ana García"]
    history.revert(book, step.id, anyway=True)
    assert rows(book) == before
    assert contacts.deleted() == ()
    assert whole(book)


def test_those_of_several_steps_come_back_in_one(book: Book, contacts: Contacts) -> None:
    ana, eva = add(book, person("Ana"), person("Eva"))
    contacts.delete([ana])
    contacts.delete([eva])
    contacts.restore([ana, eva, 999])
    assert contacts.tally().people == 2
    history.undo(book)
    assert contacts.tally().people == 0


def test_a_tag_that_has_gone_meanwhile_comes_back_or_is_the_new_one_of_its_name(
    book: Book, contacts: Contacts
) -> None:
    ana, eva, luis = add(
        book, person("Ana", categories=("vip",)), person("Eva", categories=("fair",)), person("Luis")
    )
    contacts.delete([ana, eva])
    with book.change(message("Untag")) as tx:
        tags.remove(tx, [luis], "vip")
        tags.remove(tx, [luis], "fair")
    contacts.add_tag([luis], "fair")
    contacts.restore([ana, eva])
    assert [contacts.get(one).categories for one in (ana, eva, luis)] == [("vip",), ("fair",), ("fair",)]  # type: ignore[union-attr]
    assert contacts.tally().tags == (("fair", 2), ("vip", 1))
    assert whole(book)


def test_a_company_that_comes_back_has_its_people_again(book: Book, contacts: Contacts) -> None:
    (firm,) = add(book, company("Acme", adr=(Adr(city="Bilbao"),)))
    with book.reading() as connection:
        shared = connection.value("SELECT id FROM adr")
    (ana,) = add(
        book, person("Ana", org=(Org("Acme", company_id=firm),), adr=(Adr(city="Bilbao", shared=shared),))
    )
    before = contacts.get(ana)
    contacts.delete([firm])
    assert contacts.get(ana) != before
    contacts.restore([firm])
    assert contacts.get(ana) == before


def test_what_hung_on_something_that_has_gone_meanwhile_stays_away(book: Book, contacts: Contacts) -> None:
    (ana,) = add(book, person("Ana"))
    with book.change(message("Mail")) as tx:
        mailing = tx.connection.insert("INSERT INTO campaign(name) VALUES ('May')")
        tx.connection.insert(
            "INSERT INTO campaign_member(campaign_id, contact_id) VALUES (?, ?)", (mailing, ana)
        )
    contacts.delete([ana])
    with book.change(message("Drop")) as tx:
        tx.connection.execute("DELETE FROM campaign")
    contacts.restore([ana])
    assert contacts.get(ana) is not None
    assert whole(book)


def test_nobody_comes_back_who_is_there_or_never_was(book: Book, contacts: Contacts) -> None:
    (ana,) = add(book, person("Ana"))
    with pytest.raises(UserError):
        contacts.restore([ana, 999])
    assert len(history_of(book)) == 1


def history_of(book: Book) -> tuple[object, ...]:
    with book.reading() as connection:
        return history.steps(connection)
