"""What a day holds, in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from rolodex.domain.agenda import Celebration, Day, FollowUp, Slipping
from rolodex.domain.message import message
from rolodex.ui.reminders.words import dated
from rolodex.ui.today import words

NOW = datetime.fromisoformat("2026-11-21T11:07")


def due(at: str, **more: object) -> FollowUp:
    return FollowUp("reminder:1", message("Call"), at, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "said", "token"),
    [
        ("2026-11-18", "3 days late", "bad"),
        ("2026-11-20T23:59", "1 day late", "bad"),
        ("2026-11-21T11:06", "1 min late", "bad"),
        ("2026-11-21T11:07", "11:07", "warn"),
        ("2026-11-21T09:00", "2 hours late", "bad"),
        ("2026-11-21", "today", "warn"),
        ("2026-11-21T16:00", "16:00", "warn"),
        ("2026-11-22", "tomorrow", "dim"),
        ("2026-11-22T10:00", "tomorrow 10:00", "dim"),
        ("2026-11-24T10:00", "Tue 10:00", "dim"),
        ("2026-11-24", "Tuesday", "dim"),
        ("2026-12-24", "24 Dec", "dim"),
        ("2027-01-02", "2 Jan 2027", "dim"),
        ("", "", "dim"),
    ],
)
def test_a_due_time_is_said_in_a_word_or_two(at: str, said: str, token: str) -> None:
    assert words.chip(due(at), NOW) == (said, token)


def test_what_was_snoozed_says_when_it_comes_up_and_where_it_stood() -> None:
    snoozed = due("2026-11-18T10:00", shown="2026-11-21T16:00", snoozed=True, rrule="FREQ=DAILY")
    assert words.chip(snoozed, NOW)[0] == "16:00"
    assert words.marks(snoozed) == "repeats, snoozed; was due Wednesday 18 November, 10:00"


@pytest.mark.parametrize(
    ("celebration", "said"),
    [
        (Celebration(1, "Ana", "2026-11-22", turns=50), "tomorrow · turns 50"),
        (Celebration(1, "Ana", "2026-11-24"), "Tuesday"),
        (Celebration(1, "Ana", "2026-11-21", "anniversary", turns=1), "today · anniversary · 1 year"),
        (Celebration(1, "Ana", "2026-11-28", "event", "Opened the shop"), "28 Nov · Opened the shop"),
    ],
)
def test_a_birthday_says_when_it_comes_and_the_age(celebration: Celebration, said: str) -> None:
    assert words.celebrated(celebration, date(2026, 11, 21)) == said


def test_the_summary_leaves_out_what_there_is_none_of() -> None:
    birthday = Celebration(1, "Ana", "2026-11-22")
    assert words.summary(Day("2026-11-21")) == "Nothing is due"
    assert words.summary(Day("2026-11-21", due_count=1)) == "1 follow-up due"
    assert words.summary(Day("2026-11-21", late_count=1200)) == "1,200 follow-ups due · 1,200 late"
    few = Day("2026-11-21", celebrations=(birthday,), celebration_count=1)
    many = Day("2026-11-21", celebrations=(birthday,), celebration_count=2000)
    assert words.summary(few) == "Nothing is due · 1 birthday this week"
    assert words.summary(many) == "Nothing is due · 2,000 birthdays this week"


def test_a_customer_who_slips_away_has_their_usual_rhythm_beside_the_present() -> None:
    slipping = Slipping(1, "Ana", 30, 74, 0, "EUR")
    assert words.usual(slipping) == "usually every 30 days, now 74"


def test_days_in_what_is_told_are_written_as_the_user_writes_them() -> None:
    said = message("Moved to %(when)s", when="2026-11-27 10:00")
    assert dated(said, date(2026, 11, 21)) == "Moved to Fri 27 Nov, 10:00"
    assert dated(message("A note: %(words)s", words="2026-11-27"), date(2026, 11, 21)) == "A note: 2026-11-27"
