"""Days and times a little ahead."""

from __future__ import annotations

from datetime import date, datetime

import hypothesis.strategies as st
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given

from rolodex.domain.later import Later, later, months_on, time_of

SATURDAY = datetime.fromisoformat("2026-11-21T09:10")


@pytest.mark.parametrize(
    ("choice", "day"),
    [
        ("today", "2026-11-21T11:30"),
        ("tomorrow", "2026-11-22"),
        ("monday", "2026-11-23"),
        ("week", "2026-11-28"),
        ("month", "2026-12-21"),
        ("quarter", "2027-02-21"),
        ("half", "2027-05-21"),
        ("year", "2027-11-21"),
    ],
)
def test_each_choice_is_a_day_ahead(choice: Later, day: str) -> None:
    assert later(choice, SATURDAY) == day


def test_a_time_of_day_is_kept() -> None:
    assert later("week", SATURDAY, time_of("2026-11-01T16:30")) == "2026-11-28T16:30"
    assert time_of("2026-11-01") == ""


def test_monday_is_the_next_one_also_on_a_monday() -> None:
    assert later("monday", datetime.fromisoformat("2026-11-23T09:00")) == "2026-11-30"


def test_later_today_is_not_offered_in_the_evening() -> None:
    assert later("today", datetime.fromisoformat("2026-11-21T19:30")) == "2026-11-21T21:30"
    assert later("today", datetime.fromisoformat("2026-11-21T19:31")) == ""
    assert later("today", datetime.fromisoformat("2026-11-21T23:00")) == ""


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 24))
def test_months_on_are_those_of_dateutil(day: date, months: int) -> None:
    assert months_on(day, months) == day + relativedelta(months=months)
