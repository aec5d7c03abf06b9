"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.typed_date import TypedDate, typed_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-03-14", TypedDate(1985, 3, 14)),
        ("19850314", TypedDate(1985, 3, 14)),
        ("--03-14", TypedDate(0, 3, 14)),
        ("--0314", TypedDate(0, 3, 14)),
        ("1985-03", TypedDate(1985, 3)),
        ("1985", TypedDate(1985)),
        ("14/3/1985", TypedDate(1985, 3, 14)),
        ("14.3.", TypedDate(0, 3, 14)),
        ("3/14/1985", TypedDate(1985, 3, 14)),
        ("14 March", TypedDate(0, 3, 14)),
        ("March 14th, 1985", TypedDate(1985, 3, 14)),
        ("14 de marzo de 1985", TypedDate(1985, 3, 14)),
        ("1.º de mayo", TypedDate(0, 5, 1)),
        ("Sept 1990", TypedDate(1990, 9)),
        ("29 Feb", TypedDate(0, 2, 29)),
    ],
)
def test_a_date_is_understood_in_the_ways_people_write_it(text: str, expected: TypedDate) -> None:
    assert typed_date(text) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "30 Feb", "2023-13-01", "14", "ma 3", "1 2 March 1985", "29/2/2023"]
)
def test_what_is_no_date_is_not_guessed_at(text: str) -> None:
    assert typed_date(text) is None


def test_the_order_of_day_and_month_is_the_readers_own() -> None:
    assert typed_date("3/4/1985", day_first=False) == TypedDate(1985, 3, 4)
    assert typed_date("3/4/1985") == TypedDate(1985, 4, 3)


@given(st.dates(), st.booleans())
def test_what_is_written_as_iso_reads_back_the_same(day: date, with_year: bool) -> None:
    typed = TypedDate(day.year if with_year else 0, day.month, day.day)
    assert typed_date(typed.iso()) == typed


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    typed_date(text)
