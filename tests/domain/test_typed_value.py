"""Numbers and times as people type them."""

from __future__ import annotations

import pytest

from rolodex.domain.typed_value import as_type, looks_like, spoken_name, typed_number, typed_time


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42", "42"),
        ("007", "7"),
        ("-3,5", "-3.5"),
        ("−3.5", "-3.5"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("12 500", "12500"),
        ("12 500,25", "12500.25"),
        ("0.50", "0.50"),
        ("+7", "7"),
        ("", None),
        ("about 3", None),
        ("1e5", None),
    ],
)
def test_a_number_is_read_with_either_mark_of_decimals(text: str, number: str | None) -> None:
    assert typed_number(text) == number


def test_three_digits_after_a_single_mark_are_decimals_only_where_it_is_the_mark() -> None:
    assert (typed_number("1.234"), typed_number("1.234", comma=True)) == ("1.234", "1234")
    assert (typed_number("1,234"), typed_number("1,234", comma=True)) == ("1234", "1.234")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:30", "09:30"),
        ("930", "09:30"),
        ("21.15", "21:15"),
        ("9h", "09:00"),
        ("9 pm", "21:00"),
        ("12 am", "00:00"),
        ("12:30 p.m.", "12:30"),
        ("24:00", None),
        ("13 pm", None),
        ("noon", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, time: str | None) -> None:
    assert typed_time(text) == time


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("42", "number"),
        ("true", "yesno"),
        ("2024-05-03", "date"),
        ("09:30", "time"),
        ("https://x.example/a", "link"),
        ("blue", "text"),
        ("", "text"),
    ],
)
def test_a_value_shows_its_type(text: str, kind: str) -> None:
    assert looks_like(text) == kind


def test_what_is_no_value_of_a_type_is_none() -> None:
    assert as_type("maybe", "yesno") is None
    assert as_type("Sí", "yesno") == "yes"
    assert as_type("3 May 2024", "date") == "2024-05-03"
    assert as_type("two words", "link") is None


@pytest.mark.parametrize(
    ("name", "spoken"),
    [("X-SHOE-SIZE", "Shoe size"), ("X-Favorite_Color", "Favorite Color"), ("HOBBY", "Hobby"), ("x-", "")],
)
def test_a_property_gets_a_name_one_can_say(name: str, spoken: str) -> None:
    assert spoken_name(name) == spoken
