"""The planner page of a book, and its marks."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import person, phones

from rolodex.domain.contact import Date
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-11-24T09:00")  # a Tuesday


def word(said: Message) -> str:
    text = said.plural if said.plural and said.count != 1 else said.text
    return text % said.arguments() if said.arguments() else text


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person(tel=phones("600 123 456"))).id


@pytest.fixture
def eva(services: Services) -> int:
    birthday = (Date("bday", "1985-11-26", 1985, 11, 26),)
    return services.contacts.save(person("Eva", "Ruiz", dates=birthday)).id


@pytest.fixture
def printed(services: Services, ana: int, eva: int, tmp_path: Path) -> Path:
    """A page of a late call (1), a task at four (2), a weekly call (3), one of nobody (4), a birthday (5)."""
    add = services.reminders.add
    add(Reminder(contact_id=ana, kind="call", summary="Call back", due="2026-11-20"))
    add(Reminder(contact_id=eva, summary="Send the quote", due="2026-11-24T16:00"))
    add(Reminder(contact_id=eva, kind="call", summary="Weekly", due="2026-11-24", rrule="FREQ=WEEKLY"))
    add(Reminder(summary="Buy stamps", due="2026-11-24"))
    services.planner.print(tmp_path / "day.pdf", NOW, word)
    return tmp_path / "day.pdf"


def entered(services: Services, text: str, now: datetime = NOW) -> None:
    marks = services.planner.read_marks(text, now)
    assert [mark.doubt.text for mark in marks if not mark.understood] == []
    services.planner.enter(marks, now)


def logged(services: Services, contact_id: int) -> list[tuple[str, str, str]]:
    entries = services.activities.timeline(contact_id)
    return [(one.kind, one.outcome, one.body) for one in entries if one.kind != "reminder"]


def planned(services: Services, contact_id: int) -> list[tuple[str, str]]:
    found = services.reminders.of_contact(contact_id)
    return [(one.shown, word(one.title)) for one in found]


def test_a_page_holds_who_when_what_and_birthdays(services: Services, printed: Path) -> None:
    sheet = services.planner.sheet(NOW)
    told = [(one.number, one.section, one.fn, word(one.what)) for one in sheet.lines]
    assert told == [
        (1, "late", "Ana García", "Call back"),
        (2, "today", "Eva Ruiz", "Send the quote"),
        (3, "today", "Eva Ruiz", "Weekly"),
        (4, "today", "", "Buy stamps"),
        (5, "celebration", "Eva Ruiz", "Birthday"),
    ]
    assert [one.late for one in sheet.lines] == [4, 0, 0, 0, 0]
    assert printed.read_bytes().startswith(b"%PDF")


def test_paper_follows_the_country(services: Services, ana: int, tmp_path: Path) -> None:
    services.settings.set("country", "US")
    assert services.planner.print(tmp_path / "a.pdf", NOW, word).paper == "letter"
    services.settings.set("country", "ES")
    assert services.planner.print(tmp_path / "a.pdf", NOW, word).paper == "a4"


def test_a_text_that_cannot_be_drawn_is_named(services: Services, ana: int, tmp_path: Path) -> None:
    services.reminders.add(Reminder(contact_id=ana, summary="Party 🎉", due="2026-11-24"))
    services.reminders.add(Reminder(contact_id=ana, summary="word " * 4000, due="2026-11-24"))
    pages = services.planner.print(tmp_path / "a.pdf", NOW, word)
    assert [one.number for one in pages.undrawn] == [1, 2]
    assert "U+1F389" in word(pages.undrawn[0].reason)


def test_numbers_stay_when_the_page_is_printed_again(
    services: Services, printed: Path, eva: int, tmp_path: Path
) -> None:
    entered(services, "2 ok")
    services.reminders.add(Reminder(contact_id=eva, summary="First thing", due="2026-11-24T07:00"))
    services.planner.print(tmp_path / "again.pdf", NOW, word)
    numbers = {word(one.what): one.number for one in services.planner.sheet(NOW).lines}
    assert numbers == {"Call back": 1, "First thing": 6, "Weekly": 3, "Buy stamps": 4, "Birthday": 5}


def test_marks_mean_the_same_lines_on_the_next_day(services: Services, printed: Path, ana: int) -> None:
    tomorrow = NOW + timedelta(days=1)
    entered(services, "1 ok friday 10:00", tomorrow)
    assert planned(services, ana) == [("2026-11-27T10:00", "Call back")]
    (call,) = [one for one in services.activities.timeline(ana) if one.kind == "call"]
    assert call.at.startswith("2026-11-24")


def test_ok_without_a_date_is_the_last_and_says_why(services: Services, printed: Path, ana: int) -> None:
    entered(services, "1 ok")
    assert planned(services, ana) == []
    (entry,) = [one for one in services.activities.timeline(ana) if one.kind == "call"]
    activity = services.activities.get(entry.id)
    assert activity is not None
    assert (activity.outcome, activity.no_next) == ("reached", "planner")


def test_whoever_was_not_reached_is_logged_and_comes_up_again(
    services: Services, printed: Path, ana: int
) -> None:
    entered(services, "1 no contesta")
    assert logged(services, ana) == [("call", "no answer", "")]
    assert planned(services, ana) == [("2026-11-25", "Call back")]


def test_an_order_is_written_down_and_the_line_is_done(services: Services, printed: Path, ana: int) -> None:
    services.settings.set("currency", "EUR")
    entered(services, "1 buy 120 oak shelf friday")
    purchase = next(one for one in services.activities.timeline(ana) if one.kind == "purchase")
    assert (purchase.amount, purchase.currency) == (12000, "EUR")
    assert [when for when, _ in planned(services, ana)] == ["2026-11-27"]


def test_a_line_moves_and_a_series_stays(services: Services, printed: Path, eva: int) -> None:
    entered(services, "2 moved to friday 11:00, 3 skip")
    assert planned(services, eva) == [("2026-11-27T11:00", "Send the quote"), ("2026-12-01", "Weekly")]
    assert logged(services, eva) == []


def test_not_interested_leaves_them_alone(services: Services, printed: Path, ana: int) -> None:
    entered(services, "1 not interested in 2 months")
    pause = services.pauses.of(ana)
    assert pause is not None
    assert pause.until == "2027-01-24"


def test_a_note_leaves_the_line_open(services: Services, printed: Path, ana: int) -> None:
    entered(services, "1 note wants it in blue, not red")
    assert logged(services, ana) == [("note", "", "wants it in blue, not red")]
    assert len(planned(services, ana)) == 1


def test_a_birthday_is_a_call_that_may_have_a_next_one(services: Services, printed: Path, eva: int) -> None:
    entered(services, "5 ok friday ask about the house")
    assert ("call", "reached", "ask about the house") in logged(services, eva)
    assert ("2026-11-27", "ask about the house") in planned(services, eva)


def test_all_marks_are_one_step(services: Services, printed: Path, ana: int) -> None:
    steps = len(services.history.steps())
    entered(services, "1-4 ok, 5 no answer")
    assert len(services.history.steps()) == steps + 1
    services.history.undo()
    assert [when for when, _ in planned(services, ana)] == ["2026-11-20"]


def test_what_is_not_understood_says_why_and_does_nothing(services: Services, printed: Path) -> None:
    entered(services, "1 ok")
    texts = {
        "99 ok": "No line of this page has the number 99",
        "1 ok": "It is done already, or gone",
        "4 buy 20": "This line is about nobody",
        "5 skip": "There is nothing to leave out",
        "2 buy 0": "“0” is no price",
        "2": "It is not said what came of it, such as ok or no answer",
    }
    for text, why in texts.items():
        (mark,) = services.planner.read_marks(text, NOW)
        assert word(mark.doubt) == why
        with pytest.raises(UserError):
            services.planner.enter([mark], NOW)


def test_a_price_is_read_as_the_country_writes_it(services: Services, printed: Path) -> None:
    marks = services.planner.read_marks("1 compra 1,234", NOW, locale="es_MX")
    assert [mark.doubt.text for mark in marks] == [""]
    services.planner.enter(marks, NOW)
    assert services.contacts.standing(marks[0].contact_id).lifetime == 123400


def test_each_mark_says_what_it_would_do(services: Services, printed: Path) -> None:
    marks = services.planner.read_marks("1 ok, 2 no answer, 3 ok friday", NOW)
    assert [word(mark.does) for mark in marks] == [
        "Done; nothing is planned next",
        "Not reached; it comes up again on 2026-11-25",
        "Done; next on 2026-11-27",
    ]


def test_an_older_page_is_named_by_its_day(
    services: Services, printed: Path, ana: int, tmp_path: Path
) -> None:
    services.planner.print(tmp_path / "b.pdf", NOW + timedelta(days=1), word)
    (mark,) = services.planner.read_marks("1 ok", NOW, day="2026-11-24")
    assert mark.contact_id == ana
    with pytest.raises(UserError):
        services.planner.read_marks("1 ok", NOW, day="2020-01-01")


def test_without_a_printed_page_numbers_mean_nothing(services: Services) -> None:
    with pytest.raises(UserError, match=re.escape("No planner page")):
        services.planner.read_marks("1 ok", NOW)


def test_pages_are_kept_for_a_week_of_them(services: Services, printed: Path, tmp_path: Path) -> None:
    for days in range(1, 10):
        services.planner.print(tmp_path / "b.pdf", NOW + timedelta(days=days), word)
    kept = [one.day for one in services.planner.printed()]
    assert (len(kept), kept[0]) == (7, "2026-12-03")
