"""The working day on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import CARDS, Rolodex

from rolodex.cli.app import run

NEVER = "--none", "enough said"


@pytest.fixture(scope="module")
def people_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of two people, made once."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "two.vcf").write_bytes(CARDS.encode())
    assert run(["--book", str(folder / "book.rolodex"), "import", str(folder / "two.vcf")]) == 0
    return folder / "book.rolodex"


@pytest.fixture
def people(people_file: Path, book: Path) -> None:
    """Ada Okafor and Marta Ruiz are in the book."""
    shutil.copyfile(people_file, book)


@pytest.fixture
def call(rolodex: Rolodex, people: None) -> str:
    """The key of a call with Ada that is due tomorrow."""
    made = rolodex("remind", "ada okafor", "tomorrow", "Ask for samples", "--kind", "call", "--json")
    return str(made.json["key"])


def test_today_lists_what_is_due_with_its_key(rolodex: Rolodex, people: None) -> None:
    made = rolodex("remind", "Ada Okafor", "2026-05-03 10:00", "Send the quote", "--json").json
    told = rolodex("today", "--date", "2026-05-03", "--json").json
    assert told["today"] == "2026-05-03"
    (due,) = told["due"]
    assert (due["key"], due["title"], due["fn"], due["shown"]) == (
        made["key"],
        "Send the quote",
        "Ada Okafor",
        "2026-05-03T10:00",
    )
    late = rolodex("today", "--date", "2026-05-05")
    assert "Late (1)" in late.out
    assert "Send the quote" in late.out


def test_today_of_a_sample_book_is_whole(rolodex: Rolodex, sample: Path) -> None:
    told = rolodex("today", "--date", "2026-11-21", "--json").json
    assert told["late_count"] == len(told["late"]) > 0
    assert told["due"]
    assert told["celebrations"]
    assert rolodex("today", "--date", "2026-11-21").code == 0


def test_an_empty_day_says_so(rolodex: Rolodex, people: None) -> None:
    answer = rolodex("today", "--date", "2026-05-03")
    assert (answer.code, answer.out) == (0, "")
    assert "Nothing is due" in answer.err


def test_log_keeps_what_happened_and_what_is_next(rolodex: Rolodex, people: None) -> None:
    told = rolodex("log", "Ada Okafor", "called 5 min, wants a quote, follow up in 3 days", "--json").json
    assert (told["kind"], told["minutes"]) == ("call", 5)
    assert told["next"]["due"]
    assert told["changeset"]
    assert rolodex("today", "--json").json["coming_count"] == 1


def test_a_call_without_a_next_step_asks_for_one_or_a_reason(rolodex: Rolodex, people: None) -> None:
    answer = rolodex("log", "Ada Okafor", "called 5 min")
    assert answer.code == 1
    assert "--next" in answer.err
    assert rolodex("log", "Ada Okafor", "called 5 min", *NEVER).code == 0
    assert rolodex("log", "Ada Okafor", "called 5 min", "--next", "in 2 days").code == 0
    assert rolodex("today", "--json").json["coming_count"] == 1


@pytest.mark.parametrize("who", ["one", "ada okafor", "Okafor"])
def test_a_contact_is_meant_by_uid_or_name(rolodex: Rolodex, people: None, who: str) -> None:
    assert rolodex("log", who, "likes oak", "--json").code == 0


def test_a_name_of_several_is_refused_with_their_names(
    rolodex: Rolodex, people: None, tmp_path: Path
) -> None:
    more = tmp_path / "more.vcf"
    more.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Okafor;Ben;;;\r\nFN:Ben Okafor\r\nEND:VCARD\r\n")
    rolodex("import", more)
    answer = rolodex("log", "Okafor", "likes oak")
    assert answer.code == 1
    assert "Ada Okafor" in answer.err
    assert "Ben Okafor" in answer.err


@pytest.mark.parametrize("who", ["Nobody Atall", "Adda Okafor", "", "99999"])
def test_a_name_of_nobody_is_refused(rolodex: Rolodex, people: None, who: str) -> None:
    answer = rolodex("log", who, "likes oak")
    assert answer.code == 1
    assert answer.err.count("\n") == 1


def test_remind_takes_words_and_rules(rolodex: Rolodex, people: None) -> None:
    made = rolodex(
        "remind", "-", "2026-05-04 09:00", "Water the plants", "--repeat", "every monday", "--json"
    )
    assert (made.json["due"], made.json["contact_id"]) == ("2026-05-04T09:00", None)
    assert made.json["rrule"] == "FREQ=WEEKLY;BYDAY=MO"
    assert "is due" in rolodex("remind", "Marta Ruiz", "pasado mañana", "Llamar").out


@pytest.mark.parametrize(
    "words",
    [("some day", "x"), ("2026-02-31", "x"), ("tomorrow", "x", "--repeat", "often")],
)
def test_a_date_that_is_not_certain_is_refused(
    rolodex: Rolodex, people: None, words: tuple[str, ...]
) -> None:
    answer = rolodex("remind", "Ada Okafor", *words)
    assert answer.code == 1
    assert answer.err.count("\n") == 1


def test_an_unknown_kind_is_wrong_usage(rolodex: Rolodex, people: None) -> None:
    assert rolodex("remind", "-", "tomorrow", "x", "--kind", "dance").code == 2


def test_done_asks_for_the_next_step_and_keeps_it(rolodex: Rolodex, call: str) -> None:
    refused = rolodex("done", call, "--outcome", "reached")
    assert refused.code == 1
    number = call.removeprefix("reminder:")
    told = rolodex("done", number, "--outcome", "reached", "--next", "in 5 days", "--json").json
    assert told["key"] == call
    assert told["activity_id"]
    (coming,) = rolodex("today", "--json").json["coming"]
    assert coming["title"] == "Ask for samples"


def test_done_with_a_reason_leaves_nothing(rolodex: Rolodex, call: str) -> None:
    assert "Done" in rolodex("done", call, *NEVER).out
    assert rolodex("today", "--json").json["coming_count"] == 0
    assert rolodex("done", call, *NEVER).code == 1


def test_snooze_shows_it_later(rolodex: Rolodex, call: str) -> None:
    told = rolodex("snooze", call, "2030-01-02", "--json").json
    assert told["until"] == "2030-01-02"
    (due,) = rolodex("today", "--date", "2030-01-02", "--json").json["due"]
    assert due["snoozed"]


@pytest.mark.parametrize("key", ["4711", "nonsense", "touch:1:2"])
def test_a_follow_up_that_is_not_there_is_a_problem(rolodex: Rolodex, people: None, key: str) -> None:
    assert rolodex("done", key, *NEVER).code == 1
    assert rolodex("snooze", key, "tomorrow").code == 1


def test_deals_and_their_worth_are_listed(rolodex: Rolodex, sample: Path) -> None:
    told = rolodex("deals", "--json").json
    assert {"id", "title", "fn", "stage", "amount", "currency", "probability"} <= told["deals"][0].keys()
    assert told["forecast"][0]["weighted"] <= told["forecast"][0]["amount"]
    assert told["deals"][0]["title"] in rolodex("deals").out


def test_open_tickets_are_listed(rolodex: Rolodex, sample: Path) -> None:
    told = rolodex("tickets", "--json").json
    assert all(one["status"] != "closed" for one in told)
    assert f"#{told[0]['number']}" in rolodex("tickets").out


def test_books_without_deals_and_tickets_say_so(rolodex: Rolodex, people: None) -> None:
    assert "no open deal" in rolodex("deals").err
    assert "no open ticket" in rolodex("tickets").err


def test_a_planner_page_is_printed_and_its_marks_are_entered(
    rolodex: Rolodex, call: str, tmp_path: Path
) -> None:
    told = rolodex("planner", tmp_path / "day.pdf", "--date", "tomorrow", "--paper", "letter", "--json").json
    assert (told["paper"], told["pages"], told["lines"]) == ("letter", 1, 1)
    plan = rolodex("marks", "1 ok in 5 days", "--dry-run", "--json").json
    assert plan["changeset"] is None
    assert plan["marks"][0]["key"] == call
    assert plan["marks"][0]["does"].startswith("Done; next on")
    done = rolodex("marks", "1 ok in 5 days")
    assert done.out.startswith("1 Ada Okafor · Done")
    assert rolodex("history", "--json").json[0]["label"] == "Enter 1 mark of the planner page"


def test_a_mark_that_is_not_understood_stops_all_unless_told_otherwise(
    rolodex: Rolodex, call: str, tmp_path: Path
) -> None:
    rolodex("planner", tmp_path / "day.pdf", "--date", "tomorrow")
    answer = rolodex("marks", "1 ok in 5 days, 7 ok")
    assert answer.code == 1
    assert "7" in answer.err
    assert rolodex("history", "--json").json[0]["label"] != "Enter 1 mark of the planner page"
    assert rolodex("marks", "1 ok in 5 days, 7 ok", "--anyway").code == 0


def test_marks_without_a_page_are_a_problem(rolodex: Rolodex, people: None) -> None:
    assert rolodex("marks", "1 ok").code == 1


def test_a_calendar_goes_out_and_comes_back(rolodex: Rolodex, call: str, tmp_path: Path) -> None:
    out = tmp_path / "out.ics"
    told = rolodex("calendar", out, "--json").json
    assert (told["follow_ups"], told["celebrations"], told["deals"]) == (1, 0, 0)
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    back = rolodex("events", "Ada Okafor", out, "--json").json
    assert (back["updated"], back["changeset"]) == (1, None)
    assert rolodex("calendar", out, "--query", "marta", "--json").json["follow_ups"] == 0


def test_a_bad_calendar_is_one_line(rolodex: Rolodex, people: None, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ics"
    bad.write_text("nothing")
    answer = rolodex("events", "Ada Okafor", bad)
    assert answer.code == 1
    assert answer.err.count("\n") == 1
