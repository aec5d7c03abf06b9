"""The sample book: the same for the same seed and day, believable, and one step of the history."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import pytest

from rolodex.domain import piece_code
from rolodex.domain.contact import Channel, Contact
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.listing import Query
from rolodex.i18n import word
from rolodex.services.activities import Activities
from rolodex.services.agenda import Agenda
from rolodex.services.contacts import Contacts
from rolodex.services.demo import Demo
from rolodex.services.demo_parts.calendar import Calendar
from rolodex.store import campaign_members, history, settings
from rolodex.store import contacts as store
from rolodex.store.book import Book, Connection
from rolodex.store.days import counted

TODAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "sample.rolodex", create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A sample book of the usual size, to look at."""
    with Book.open(tmp_path_factory.mktemp("demo") / "sample.rolodex", create=True) as opened:
        Demo(opened).fill(today=TODAY)
        yield opened


def all_contacts(book: Book) -> list[Contact]:
    with book.reading() as connection:
        return list(store.get_many(connection, store.all_ids(connection)))


def ana(book: Book) -> Contact:
    return next(contact for contact in all_contacts(book) if contact.fn == "Ana García Ortiz")


def value(connection: Connection, sql: str) -> int:
    return int(connection.value(sql))


def test_a_sample_book_has_four_hundred_contacts_of_which_most_are_people(sample: Book) -> None:
    kinds = Counter(contact.kind for contact in all_contacts(sample))
    assert kinds["individual"] + kinds["org"] + kinds["group"] == 400
    assert 0.80 <= kinds["individual"] / 400 <= 0.90


def test_the_same_seed_and_day_give_the_same_book(tmp_path: Path) -> None:
    contents = []
    for name in ("one", "two"):
        with Book.open(tmp_path / f"{name}.rolodex", create=True) as made:
            Demo(made).fill(60, 100, seed=7, today=TODAY)
            with made.reading() as connection:
                told = [connection.execute(f"SELECT * FROM {table}") for table in TOLD]
            contents.append((all_contacts(made), told))
    assert contents[0] == contents[1]


TOLD = (
    "purchase",
    "purchase_line",
    "payment",
    "refund",
    "activity",
    "reminder",
    "campaign_member",
    "consent",
)


def test_another_seed_gives_another_book(tmp_path: Path) -> None:
    names = []
    for seed in (1, 2):
        with Book.open(tmp_path / f"{seed}.rolodex", create=True) as made:
            Demo(made).fill(60, 0, seed=seed, today=TODAY)
            names.append([contact.fn for contact in all_contacts(made)])
    assert names[0] != names[1]


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_days_are_those_of_the_clock_on_the_wall(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        stamps = [Calendar(TODAY).stamp(20_000 + day, iter([day / 400]).__next__) for day in range(400)]
        days = [counted(stamp)[0] for stamp in stamps]
    time.tzset()
    assert days == list(range(20_000, 20_400))


def test_ana_is_the_manager_of_a_furniture_shop_in_madrid(sample: Book) -> None:
    contact = ana(sample)
    assert contact.org[0].name == "Muebles Ortiz, S.L."
    assert contact.org[0].title == "Gerente"
    assert contact.tel[0].value == "+34 600 123 456"
    adr = contact.adr[0]
    assert (adr.street, adr.code, adr.city) == ("Calle Mayor 14, 2.º B", "28013", "Madrid")


def test_anas_timeline_begins_with_what_is_due_today(sample: Book) -> None:
    entries = Activities(sample).timeline(ana(sample).id)
    assert (entries[0].kind, entries[0].at) == ("reminder", "2026-11-21T16:00")
    assert entries[0].rrule == "FREQ=WEEKLY;INTERVAL=6"


def test_the_first_day_holds_what_the_story_tells(sample: Book) -> None:
    day = Agenda(sample).day(datetime.fromisoformat("2026-11-21T10:00"))
    told = [(one.fn, word(one.title), one.shown) for one in (*day.late, *day.due)]
    assert told == [
        ("Andrea Moretti", "Call back about villa project", "2026-11-18"),
        ("Grace Wanjiru", "Confirm delivery slot", "2026-11-20"),
        ("Ana García Ortiz", "Follow up: send quote for oak shelving", "2026-11-21T16:00"),
        ("Jens Holm", "Renewal: annual supply contract", "2026-11-21"),
        ("Yuki Tanaka", "Thank-you note after first order", "2026-11-21"),
        ("Marta Nowak", "Stay in touch: 60 days without contact", "2026-11-21"),
        ("Liam Walsh", "Ticket #88: replacement lamp arrived?", "2026-11-21"),
    ]
    assert "Carlos Méndez Ríos" in {one.fn for one in day.slipping}
    assert {"Anthony Okafor", "Sofia Rossi", "Ben Cohen"} <= {one.fn for one in day.celebrations}


def test_most_open_deals_have_a_next_step_on_a_later_day(sample: Book) -> None:
    with sample.reading() as connection:
        steps = connection.execute(
            "SELECT d.status, r.due FROM deal d JOIN reminder r ON r.deal_id = d.id "
            "AND r.contact_id = d.contact_id WHERE d.title <> 'Villa project' OR r.kind <> 'call'"
        )
        count = connection.value("SELECT count(*) FROM deal WHERE status = 'open'")
    assert count / 2 < len(steps) < count
    assert {status for status, _due in steps} == {"open"}
    assert min(due for _status, due in steps) > "2026-11-21"


def test_the_story_ties_the_call_to_the_deal_and_the_question_to_the_ticket(sample: Book) -> None:
    with sample.reading() as connection:
        assert connection.value(
            "SELECT d.title FROM reminder r JOIN deal d ON d.id = r.deal_id "
            "WHERE r.summary = 'Call back about villa project'"
        ) == ("Villa project")
        assert (
            connection.value(
                "SELECT t.number FROM reminder r JOIN ticket t ON t.id = r.ticket_id "
                "WHERE r.summary = 'Ticket #88: replacement lamp arrived?'"
            )
            == 88
        )


def test_an_email_came_with_a_file(sample: Book) -> None:
    (andrea,) = Contacts(sample).matches(Query("andrea moretti")).rows[:1]
    entry = next(one for one in Activities(sample).timeline(andrea.id) if one.kind == "email" and one.files)
    (file,) = entry.files
    assert file.name == "Measurements.csv"
    assert Activities(sample).attachment(file.sha256).startswith(b"room,")


def test_anas_orders_sum_up_to_what_her_standing_says(sample: Book) -> None:
    standing = Contacts(sample).standing(ana(sample).id)
    assert (standing.lifetime, standing.currency, standing.orders) == (1_842_000, "EUR", 23)
    assert standing.last_order == "2026-10-02"


def test_the_refund_on_anas_timeline_names_the_lamp(sample: Book) -> None:
    entries = Activities(sample).timeline(ana(sample).id)
    (refund,) = [entry for entry in entries if entry.kind == "refund"]
    assert (refund.title, refund.amount, refund.number) == ("Lamp “Eo”", -9650, "2026-0391")


def test_people_come_from_more_than_a_dozen_countries(sample: Book) -> None:
    countries = {adr.country_code for contact in all_contacts(sample) for adr in contact.adr}
    assert len(countries) >= 12


def test_some_names_are_written_in_other_scripts(sample: Book) -> None:
    given = "".join(contact.n.given for contact in all_contacts(sample))
    assert any("\u4e00" <= letter <= "\u9fff" for letter in given)
    assert any("\u0370" <= letter <= "\u03ff" or "\u0590" <= letter <= "\u05ff" for letter in given)


def test_every_email_address_ends_where_no_mail_can_arrive(sample: Book) -> None:
    addresses = [email.value for contact in all_contacts(sample) for email in contact.email]
    assert addresses
    assert [address for address in addresses if not address.endswith(".example")] == []


def test_every_email_address_is_plain_ascii(sample: Book) -> None:
    addresses = [email.value for contact in all_contacts(sample) for email in contact.email]
    assert [address for address in addresses if not address.isascii() or ".@" in address] == []


def test_some_birthdays_have_no_year(sample: Book) -> None:
    birthdays = [day for contact in all_contacts(sample) for day in contact.dates if day.name == "bday"]
    assert any(day.year == 0 and day.value.startswith("--") for day in birthdays)
    assert any(day.year for day in birthdays)


def test_every_reference_points_to_a_row_that_is_there(sample: Book) -> None:
    with sample.reading() as connection:
        assert connection.execute("PRAGMA foreign_key_check") == []


def test_there_are_exactly_as_many_purchases_as_were_asked_for(book: Book) -> None:
    Demo(book).fill(100, 333, today=TODAY)
    with book.reading() as connection:
        assert value(connection, "SELECT count(*) FROM purchase") == 333


def test_nothing_was_bought_paid_or_done_after_the_day_of_the_book(sample: Book) -> None:
    with sample.reading() as connection:
        for sql in (
            "SELECT max(day) FROM purchase",
            "SELECT max(day) FROM refund",
            "SELECT max(day) FROM activity",
        ):
            assert value(connection, sql) <= (TODAY - date(1970, 1, 1)).days
        assert connection.value("SELECT max(at) FROM payment") < "2026-11-22"


def test_order_numbers_are_given_once(sample: Book) -> None:
    with sample.reading() as connection:
        assert connection.execute("SELECT number FROM purchase GROUP BY number HAVING count(*) > 1") == []


def test_the_lines_of_each_order_sum_up_to_its_total(sample: Book) -> None:
    with sample.reading() as connection:
        wrong = connection.execute(
            "SELECT p.id FROM purchase AS p JOIN purchase_line AS l ON l.purchase_id = p.id "
            "GROUP BY p.id HAVING sum(l.total) <> p.total"
        )
    assert wrong == []


def test_paid_orders_are_paid_in_full(sample: Book) -> None:
    with sample.reading() as connection:
        wrong = connection.execute(
            "SELECT p.id FROM purchase AS p LEFT JOIN payment AS y ON y.purchase_id = p.id "
            "WHERE p.status = 'paid' GROUP BY p.id HAVING coalesce(sum(y.amount), 0) <> p.total"
        )
    assert wrong == []


def test_a_few_customers_bring_most_of_the_money(sample: Book) -> None:
    with sample.reading() as connection:
        nets = [
            net
            for (net,) in connection.execute(
                "SELECT net FROM customer_total WHERE currency = 'EUR' ORDER BY net DESC"
            )
        ]
    assert sum(nets[: len(nets) // 5]) > sum(nets) * 0.4


def test_some_customers_are_slipping_away(sample: Book) -> None:
    today = (TODAY - date(1970, 1, 1)).days
    with sample.reading() as connection:
        slipping = value(
            connection,
            "SELECT count(*) FROM (SELECT max(day) AS last, min(day) AS first, count(*) AS orders "
            "FROM purchase GROUP BY contact_id) WHERE orders > 2 "
            f"AND ({today} - last) * (orders - 1.0) / (last - first) BETWEEN 2 AND 4",
        )
    assert slipping >= 5


def test_campaign_codes_are_different_for_every_piece(sample: Book) -> None:
    with sample.reading() as connection:
        rows = connection.execute("SELECT code FROM campaign_member WHERE lead_id IS NULL")
    codes = [code for (code,) in rows]
    assert len(codes) > 100
    assert len(set(codes)) == len(codes)
    assert [piece_code.read(code) for code in codes] == codes


def test_those_who_live_together_share_a_piece_and_what_came_of_it(sample: Book) -> None:
    with sample.reading() as connection:
        pairs = connection.execute(
            "SELECT m.code, m.state = l.state, m.address = l.address, a.household_id = b.household_id "
            "FROM campaign_member AS m JOIN campaign_member AS l ON l.id = m.lead_id "
            "JOIN contact AS a ON a.id = m.contact_id JOIN contact AS b ON b.id = l.contact_id"
        )
    assert len(pairs) > 5
    assert set(pairs) == {("", 1, 1, 1)}


def test_returned_pieces_make_addresses_bad(sample: Book) -> None:
    with sample.reading() as connection:
        returned = value(connection, "SELECT count(*) FROM campaign_member WHERE state = 'returned'")
        bad = value(connection, "SELECT count(*) FROM bad_address WHERE address <> '' AND reason <> ''")
    assert returned == bad > 0


def test_answers_say_something(sample: Book) -> None:
    with sample.reading() as connection:
        silent = value(
            connection, "SELECT count(*) FROM campaign_member WHERE state = 'answered' AND answer = ''"
        )
    assert silent == 0


def test_pieces_planned_later_have_codes_of_their_own(sample: Book) -> None:
    with sample.reading() as connection:
        key = int(settings.get(connection, campaign_members.KEY))
        rows = connection.execute("SELECT id, code FROM campaign_member WHERE lead_id IS NULL")
    assert all(piece_code.make(member_id, key) == code for member_id, code in rows)


def test_the_group_has_members_that_are_in_the_book(sample: Book) -> None:
    contacts = all_contacts(sample)
    (group,) = [contact for contact in contacts if contact.kind == "group"]
    assert group.member
    assert set(group.member) <= {contact.uid for contact in contacts}


def test_consents_name_channels_the_program_knows(sample: Book) -> None:
    with sample.reading() as connection:
        found = {channel for (channel,) in connection.execute("SELECT DISTINCT channel FROM consent")}
    assert found == {"letter", "email", "phone"}
    assert found <= set(get_args(Channel))


def test_some_of_the_cast_are_favourites(sample: Book) -> None:
    with sample.reading() as connection:
        assert connection.value("SELECT count(*) FROM contact WHERE favourite") > 1


def test_couples_share_a_household(sample: Book) -> None:
    with sample.reading() as connection:
        sizes = [
            size
            for (size,) in connection.execute(
                "SELECT count(*) FROM contact WHERE household_id IS NOT NULL GROUP BY household_id"
            )
        ]
    assert sizes
    assert set(sizes) == {2}


def test_a_sample_book_is_one_step_that_can_be_undone(book: Book) -> None:
    Demo(book).fill(50, 60, today=TODAY)
    with book.reading() as connection:
        steps = history.steps(connection)
    assert [step.label.text for step in steps] == ["Sample book"]
    history.undo(book)
    with book.reading() as connection:
        assert value(connection, "SELECT count(*) FROM contact") == 0
        assert value(connection, "SELECT count(*) FROM purchase") == 0
        assert value(connection, "SELECT count(*) FROM customer_total") == 0


def test_a_book_with_contacts_is_left_alone(book: Book) -> None:
    Contacts(book).save(Contact(fn="Someone"))
    with pytest.raises(UserError):
        Demo(book).fill(10, 0, today=TODAY)
    assert [contact.fn for contact in all_contacts(book)] == ["Someone"]


def test_a_cancelled_sample_book_stays_empty(book: Book) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Demo(book).fill(50, 0, today=TODAY, progress=stop)
    assert all_contacts(book) == []


def test_a_book_of_one_contact_holds_ana(book: Book) -> None:
    Demo(book).fill(1, 0, today=TODAY)
    assert [contact.fn for contact in all_contacts(book)] == ["Ana García Ortiz"]
