"""With which day weeks begin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.preferences import Preferences
from rolodex.domain.week import FRIDAY, MONDAY, SATURDAY, SUNDAY, first_weekday, week_of

BRAZILIAN = "pt"
"""Where Portuguese is written, Babel gives the day of Brazil."""


@pytest.mark.parametrize(
    ("country", "day"),
    [("ES", MONDAY), ("GB", MONDAY), ("US", SUNDAY), ("MX", SUNDAY), ("EG", SATURDAY), ("MV", FRIDAY)],
)
def test_weeks_begin_as_in_the_country(country: str, day: int) -> None:
    assert Preferences(country=country).first_weekday == day


def test_every_country_is_as_in_cldr() -> None:
    tags = [tag.split("_") for tag in locale_identifiers() if not tag.startswith(BRAZILIAN) or tag == "pt_BR"]
    named = {parts[-1]: "_".join(parts) for parts in tags if len(parts[-1]) == 2 and parts[-1].isupper()}
    wrong = {code for code, tag in named.items() if Locale.parse(tag).first_week_day != first_weekday(code)}
    assert len(named) > 200
    assert wrong == set()


def test_what_was_chosen_outranks_the_country() -> None:
    assert Preferences(country="US", week_start="monday").first_weekday == MONDAY
    assert Preferences(country="ES", week_start="sunday").first_weekday == SUNDAY


def test_without_a_country_weeks_begin_on_monday() -> None:
    assert first_weekday("") == MONDAY


@given(st.dates(date(1900, 1, 8), date(2200, 1, 1)), st.integers(0, 6))
def test_a_week_begins_on_its_day_and_holds_the_day_it_is_of(day: date, first: int) -> None:
    begin = week_of(day, first)
    assert begin.weekday() == first
    assert begin <= day < begin + timedelta(7)
