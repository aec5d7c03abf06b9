"""What a typed line becomes."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from rolodex.domain.activity import Activity
from rolodex.domain.line import MOST, Line, ended, minor_units, title
from rolodex.domain.phrase import Phrase
from rolodex.domain.reminder import Reminder


def test_a_title_is_one_line_with_a_capital_and_not_too_long() -> None:
    assert title("  send the\tquote\nand more") == "Send the quote"
    assert len(title("x" * 500)) == MOST


@given(st.text(max_size=300))
def test_a_title_of_a_title_is_itself(text: str) -> None:
    assert title(title(text)) == title(text)


@pytest.mark.parametrize(
    ("text", "currency", "locale", "units"),
    [
        ("1,284.50", "EUR", "en", 128450),
        ("1.284,50", "EUR", "es", 128450),
        ("120", "EUR", "en", 12000),
        ("9,95", "EUR", "en", 995),
        ("1.284", "EUR", "es", 128400),
        ("1,284", "EUR", "es_MX", 128400),
        ("1.284", "EUR", "en_ES", 128400),
        ("1.284", "EUR", "es_MX", 0),
        ("5000", "JPY", "en", 5000),
        ("9.995", "EUR", "es", 999500),
        ("0.001", "EUR", "en", 0),
        ("0", "EUR", "en", 0),
        ("twelve", "EUR", "en", 0),
    ],
)
def test_a_sum_is_in_minor_units_or_none(text: str, currency: str, locale: str, units: int) -> None:
    assert minor_units(text, currency, locale) == units


def test_what_was_sold_does_not_end_in_the_word_before_the_sum() -> None:
    assert ended("12 chairs for") == "12 chairs"
    assert ended("12 sillas por") == "12 sillas"
    assert ended("12 chairs") == "12 chairs"


def test_the_answer_when_it_goes_on_becomes_a_call_about_what_was_said() -> None:
    line = Line(Phrase(""), contact_id=7, activity=Activity(body="wants a quote"), next_due="2026-11-28")
    assert line.planned == Reminder(contact_id=7, kind="call", summary="Wants a quote", due="2026-11-28")


def test_the_answer_gives_a_follow_up_its_day() -> None:
    line = Line(Phrase(""), follow_up=Reminder(summary="Buy paper"), next_due="2026-11-28")
    assert line.planned == Reminder(summary="Buy paper", due="2026-11-28")
