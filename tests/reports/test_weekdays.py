"""The days of a report stand in the order of the week of the book."""

from __future__ import annotations

from datetime import date

import pytest

from rolodex.domain.figures import Asked, Hour
from rolodex.domain.message import Message
from rolodex.domain.report import Period
from rolodex.reports import doings

CALLS = [Hour(weekday, 9, 40, 20) for weekday in range(7)]


@pytest.mark.parametrize(("begin", "first", "last"), [(0, "Monday", "Sunday"), (6, "Sunday", "Saturday")])
def test_the_days_of_calls_begin_as_weeks_do(begin: int, first: str, last: str) -> None:
    asked = Asked(Period("2026-01", "2026-12"), "EUR", date(2026, 11, 22), first_weekday=begin)
    firsts = [row.cells[0] for row in doings.hours(asked, CALLS).rows]
    days = list(dict.fromkeys(one.text for one in firsts if isinstance(one, Message)))
    assert (days[0], days[-1], len(days)) == (first, last, 7)
