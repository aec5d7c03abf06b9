"""Follow-ups that come by themselves: when they come up, why, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import company, person

from rolodex.domain.agenda import FollowUp
from rolodex.domain.contact import Contact, Date, Value
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.domain.rule import Rule
from rolodex.domain.segment import BUILT_IN, Clause, Condition, Segment
from rolodex.i18n import word
from rolodex.services.agenda import Agenda
from rolodex.services.contacts import Contacts
from rolodex.services.history import History
from rolodex.services.rules import Rules
from rolodex.services.segments import Segments
from rolodex.store import bulk, history, live, reminders
from rolodex.store.book import Book

NOW = datetime.fromisoformat("2026-05-14T10:30")
TODAY = NOW.date()
LONG_AGO = "2020-01-01"
TEST = message("Test")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(new_book(tmp_path / "book.rolodex")) as book:
        yield book


@pytest.fixture
def rules(book: Book) -> Rules:
    return Rules(book)


@pytest.fixture
def agenda(book: Book) -> Agenda:
    return Agenda(book)


def add(book: Book, *contacts: Contact) -> list[int]:
    """These contacts, known since long ago."""
    ids = [Contacts(book).save(contact).id for contact in contacts]
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE contact SET created_at = '2019-01-01T08:00:00Z'")
    return ids


def talk(book: Book, contact_id: int, days_ago: int, kind: str = "call", outcome: str = "") -> None:
    day = TODAY - timedelta(days=days_ago)
    row = (contact_id, kind, outcome, f"{day}T09:00:00Z", (day - date(1970, 1, 1)).days)
    with book.change(TEST) as tx:
        bulk.insert(tx, "activity", ("contact_id", "kind", "outcome", "at", "day"), [row])


def buy(book: Book, contact_id: int, *days_ago: int, status: str = "paid") -> None:
    days = [(TODAY - timedelta(days=ago) - date(1970, 1, 1)).days for ago in days_ago]
    rows = [(contact_id, day, "EUR", 5000, f"N{day}", status) for day in days]
    with book.change(TEST) as tx:
        columns = ("contact_id", "day", "currency", "total", "number", "status")
        bulk.insert(tx, "purchase", columns, rows)


def act(book: Book, key: str, at: datetime = NOW, **changes: object) -> int:
    """Do something with a follow-up that only follows from a rule."""
    with book.change(TEST) as tx:
        reminder_id = live.row(tx, key, at)
        assignments = ", ".join(f"{name} = ?" for name in changes)
        tx.connection.execute(
            f"UPDATE reminder SET {assignments} WHERE id = ?", (*changes.values(), reminder_id)
        )
    return reminder_id


def done(book: Book, key: str, at: datetime = NOW) -> int:
    return act(book, key, at, status="COMPLETED", completed_at=f"{at:%Y-%m-%dT%H:%M}:00Z")


def all_of(agenda: Agenda, at: datetime = NOW) -> list[FollowUp]:
    day = agenda.day(at)
    assert agenda.count(at) == day.late_count + day.due_count
    return [*day.late, *day.due, *day.coming]


def shown(agenda: Agenda, at: datetime = NOW) -> list[tuple[str, str]]:
    return [(one.fn, one.shown) for one in all_of(agenda, at)]


def test_stay_in_touch_counts_from_the_last_talk(book: Book, rules: Rules, agenda: Agenda) -> None:
    ana, bea, _ = add(book, person("Ana"), person("Bea"), person("Cleo"))
    talk(book, ana, 60)
    talk(book, bea, 40)
    talk(book, bea, 20, kind="note")
    talk(book, bea, 10, outcome="no answer")
    rules.touch([ana, bea], 60, datetime.fromisoformat(f"{LONG_AGO}T09:00"))
    assert shown(agenda) == [("Ana García", "2026-05-14")]
    talk(book, ana, 0)
    assert shown(agenda) == []
    later = NOW + timedelta(days=20)
    assert shown(agenda, later) == [("Bea García", "2026-06-03")]


def test_a_follow_up_says_what_it_is_and_why_it_exists(book: Book, rules: Rules, agenda: Agenda) -> None:
    ana, _bea, cleo, dan = add(
        book,
        person("Ana", categories=("VIP",)),
        person("Bea", dates=(Date("bday", "1976-05-15", 1976, 5, 15),)),
        person("Cleo"),
        person("Dan"),
    )
    talk(book, ana, 74)
    buy(book, cleo, 125, 95, 65, 35)
    buy(book, dan, 7)
    rules.save(Rule(0, "touch", tag="VIP", days=60, since=LONG_AGO))
    rules.save(Rule(0, "birthday", days=1, kind="message", since=LONG_AGO))
    rules.save(Rule(0, "purchase", days=7, kind="letter", summary="Thank-you note", since="2026-05-01"))
    rules.save(Rule(0, "rhythm", days=5, since=LONG_AGO))
    said = {one.fn: (word(one.title), word(one.why), one.kind) for one in all_of(agenda)}
    assert said == {
        "Ana García": (
            "Stay in touch: 74 days without contact",
            "Every 60 days for all tagged “VIP”",
            "call",
        ),
        "Bea García": ("Birthday", "Turns 50", "message"),
        "Cleo García": ("Ask for the next order", "Usually every 30 days, now 35", "call"),
        "Dan García": ("Thank-you note", "7 days after order N20580", "letter"),
    }


def test_the_rule_for_a_contact_comes_before_those_for_tags_and_everybody(
    book: Book, rules: Rules, agenda: Agenda
) -> None:
    ana, bea, cleo = add(
        book, person("Ana", categories=("a", "b")), person("Bea", categories=("a", "b")), company("Cleo")
    )
    for one in (ana, bea, cleo):
        talk(book, one, 50)
    rules.touch([ana], 53, NOW)
    rules.save(Rule(0, "touch", tag="a", days=52, since=LONG_AGO))
    rules.save(Rule(0, "touch", tag="b", days=51, since=LONG_AGO))
    rules.save(Rule(0, "touch", days=50, since=LONG_AGO))
    assert shown(agenda) == [
        ("Cleo", "2026-05-14"),
        ("Bea García", "2026-05-15"),
        ("Ana García", "2026-05-17"),
    ]
    assert [(rule.contact_id, rule.tag) for rule in rules.of_contact(ana)] == [
        (ana, ""),
        (0, "b"),
        (0, "a"),
        (0, ""),
    ]


def test_nobody_is_late_before_a_rule_was_made(book: Book, rules: Rules, agenda: Agenda) -> None:
    ana, _bea, eva = add(book, person("Ana"), person("Bea"), person("Eva"))
    talk(book, ana, 400)
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE contact SET created_at = '2026-05-10T08:00:00Z' WHERE id = ?", (eva,))
    rules.save(Rule(0, "touch", days=6, since="2026-05-09"))
    assert shown(agenda) == [
        ("Ana García", "2026-05-09"),
        ("Bea García", "2026-05-15"),
        ("Eva García", "2026-05-16"),
    ]


def test_a_snoozed_one_stands_instead_until_somebody_was_talked_to(
    book: Book, rules: Rules, agenda: Agenda
) -> None:
    (ana,) = add(book, person("Ana"))
    talk(book, ana, 70)
    rules.touch([ana], 60, datetime.fromisoformat(f"{LONG_AGO}T09:00"))
    (one,) = all_of(agenda)
    row = act(book, one.key, snoozed_to="2026-05-20T09:00")
    (snoozed,) = all_of(agenda)
    assert (snoozed.key, snoozed.shown, snoozed.due) == (f"reminder:{row}", "2026-05-20T09:00", one.due)
    assert word(snoozed.title) == "Stay in touch: 76 days without contact"
    assert agenda.follow_up(one.key, NOW) is None
    talk(book, ana, 0)
    assert all_of(agenda) == []
    assert shown(agenda, NOW + timedelta(days=60)) == [("Ana García", "2026-07-13")]


def test_one_that_was_done_without_a_talk_counts_from_that_day(
    book: Book, rules: Rules, agenda: Agenda
) -> None:
    (ana,) = add(book, person("Ana"))
    talk(book, ana, 200)
    rules.touch([ana], 60, datetime.fromisoformat(f"{LONG_AGO}T09:00"))
    (one,) = all_of(agenda)
    done(book, one.key)
    assert all_of(agenda) == []
    assert shown(agenda, NOW + timedelta(days=60)) == [("Ana García", "2026-07-13")]


def test_an_order_is_followed_up_once_and_not_for_ever(book: Book, rules: Rules, agenda: Agenda) -> None:
    ana, bea = add(book, person("Ana"), person("Bea"))
    rules.save(Rule(0, "purchase", days=7, since="2026-04-01"))
    buy(book, ana, 5, 7, 21, 22, 60)
    buy(book, bea, 7, status="cancelled")
    assert [when for _, when in shown(agenda)] == ["2026-04-30", "2026-05-14", "2026-05-16"]
    done(book, all_of(agenda)[1].key)
    assert [when for _, when in shown(agenda)] == ["2026-04-30", "2026-05-16"]
    act(book, all_of(agenda)[0].key, snoozed_to="2026-05-15")
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE purchase SET status = 'cancelled'")
    assert all_of(agenda) == []


def test_the_next_order_is_asked_for_until_the_customer_orders_or_is_gone(
    book: Book, rules: Rules, agenda: Agenda
) -> None:
    (ana,) = add(book, person("Ana"))
    rules.save(Rule(0, "rhythm", days=0, since=LONG_AGO))
    buy(book, ana, 94, 64)
    assert all_of(agenda) == []
    buy(book, ana, 34)
    assert shown(agenda) == [("Ana García", "2026-05-10")]
    act(book, all_of(agenda)[0].key, snoozed_to="2026-05-16")
    assert shown(agenda) == [("Ana García", "2026-05-16")]
    buy(book, ana, 0)
    assert all_of(agenda) == []
    assert shown(agenda, NOW + timedelta(days=32)) == [("Ana García", "2026-06-13")]
    assert shown(agenda, NOW + timedelta(days=121)) == []


def test_one_is_reminded_of_a_birthday_before_it_and_a_little_after(
    book: Book, rules: Rules, agenda: Agenda
) -> None:
    born = (Date("bday", "1988-02-29", 1988, 2, 29),)
    add(book, person("Ana", dates=born, categories=("VIP",)), person("Bea", dates=born))
    rules.save(Rule(0, "birthday", tag="VIP", days=3, since=LONG_AGO))
    at = datetime.fromisoformat("2027-02-20T10:00")
    assert shown(agenda, at) == [("Ana García", "2027-02-25")]
    (one,) = all_of(agenda, at)
    assert word(one.why) == "Turns 39"
    assert shown(agenda, datetime.fromisoformat("2027-03-03T10:00")) == [("Ana García", "2027-02-25")]
    assert shown(agenda, datetime.fromisoformat("2027-03-04T10:00")) == []
    done(book, one.key, at)
    assert shown(agenda, at) == []
    assert shown(agenda, datetime.fromisoformat("2028-02-26T10:00")) == [("Ana García", "2028-02-26")]


def test_deleting_a_rule_takes_what_came_of_it_and_undo_brings_it_back(
    book: Book, rules: Rules, agenda: Agenda
) -> None:
    (ana,) = add(book, person("Ana"))
    talk(book, ana, 70)
    rule = rules.save(Rule(0, "touch", days=60, since=LONG_AGO)).id
    act(book, all_of(agenda)[0].key, snoozed_to="2026-05-15")
    rules.delete(rule)
    assert all_of(agenda) == []
    history.undo(book)
    assert shown(agenda) == [("Ana García", "2026-05-15")]


def test_a_rule_for_a_tag_stays_when_nobody_has_the_tag_and_goes_along_when_it_is_renamed(
    book: Book, rules: Rules
) -> None:
    (ana,) = add(book, person("Ana", categories=("VIP",)))
    rules.save(Rule(0, "touch", tag="VIP", days=60, since=LONG_AGO))
    Contacts(book).remove_tag([ana], "VIP")
    assert [rule.tag for rule in rules.rules()] == ["VIP"]
    Contacts(book).add_tag([ana], "gold")
    Contacts(book).rename_tag("VIP", "gold")
    assert [rule.tag for rule in rules.rules()] == ["gold"]


def test_a_rule_that_makes_no_sense_is_refused(rules: Rules) -> None:
    for rule in (Rule(days=0), Rule(days=-1), Rule(0, "purchase", days=100_000)):
        with pytest.raises(UserError):
            rules.save(rule)
    with pytest.raises(UserError):
        rules.delete(99)
    with pytest.raises(UserError):
        rules.save(Rule(99, days=3))


def test_touch_changes_and_removes_the_rule_of_a_contact(book: Book, rules: Rules) -> None:
    ana, bea = add(book, person("Ana"), person("Bea"))
    rules.touch([ana, bea], 30)
    rules.touch([ana], 45)
    assert [(rule.contact_id, rule.days) for rule in rules.rules()] == [(ana, 45), (bea, 30)]
    rules.touch([ana, bea], 0)
    assert rules.rules() == ()


@pytest.mark.parametrize("key", ["touch:9:9", "birthday:1", "touch:a:b", "other:1:2", "", "purchase:1:1:1:1"])
def test_a_key_that_names_nothing_is_refused(book: Book, agenda: Agenda, key: str) -> None:
    assert agenda.follow_up(key, NOW) is None
    with book.change(TEST) as tx, pytest.raises(UserError):
        live.row(tx, key, NOW)


def test_what_was_planned_by_hand_beside_a_rule_stays(book: Book, rules: Rules, agenda: Agenda) -> None:
    (ana,) = add(book, person("Ana"))
    talk(book, ana, 70)
    rules.touch([ana], 60, datetime.fromisoformat(f"{LONG_AGO}T09:00"))
    with book.change(TEST) as tx:
        reminders.insert(tx, Reminder(contact_id=ana, summary="Send quote", due="2026-05-14T16:00"))
    assert [word(one.title) for one in agenda.of_contact(ana, NOW)] == [
        "Stay in touch: 70 days without contact",
        "Send quote",
    ]


def test_a_rule_for_a_segment_is_for_its_members_before_that_for_everybody(
    book: Book, rules: Rules, agenda: Agenda
) -> None:
    ana, eva = add(book, person("Ana", tel=(Value("600"),)), person("Eva"))
    for contact_id in (ana, eva):
        talk(book, contact_id, 40)
    segments = Segments(book)
    with_phone = Clause((Condition("has", values=("phone",)),))
    segment_id = segments.save(Segment(0, "With phone", with_phone), NOW).id
    segments.refresh(TODAY)
    rules.save(Rule(0, "touch", days=200, since=LONG_AGO), NOW)
    rule_id = rules.save(Rule(0, "touch", days=30, since=LONG_AGO, segment_id=segment_id), NOW).id
    found = agenda.day(NOW).late[0]
    assert (found.contact_id, word(found.why)) == (ana, "Every 30 days for all in “With phone”")
    assert rules.of_contact(ana)[0].id == rule_id
    assert rule_id not in [rule.id for rule in rules.of_contact(eva)]


def test_what_follows_an_order_may_be_for_a_segment_alone(book: Book, rules: Rules, agenda: Agenda) -> None:
    ana, eva = add(book, person("Ana"), person("Eva"))
    buy(book, ana, 5)
    buy(book, eva, 400, 5)
    Segments(book).refresh(TODAY)
    new = next(number for number, stage in BUILT_IN.items() if stage == "new")
    rules.save(Rule(0, "purchase", days=3, since=LONG_AGO, segment_id=new), NOW)
    assert [found.contact_id for found in agenda.day(NOW).late] == [ana]


def test_the_rules_for_a_segment_go_and_come_back_with_it(book: Book, rules: Rules) -> None:
    segments = Segments(book)
    segment_id = segments.save(Segment(0, "All")).id
    rules.save(Rule(0, "touch", days=30, segment_id=segment_id), NOW)
    segments.delete(segment_id)
    assert rules.rules() == ()
    History(book).undo()
    assert [rule.segment_id for rule in rules.rules()] == [segment_id]
