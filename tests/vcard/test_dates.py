"""Dates in all the spellings of cards."""

from __future__ import annotations

import pytest

from rolodex.domain.contact import Date
from rolodex.vcard.dates import in_version_3, in_version_4, told

SPELLINGS = {
    "1952-06-15": ("1952-06-15", 1952, 6, 15),
    "19520615": ("1952-06-15", 1952, 6, 15),
    "--0615": ("--06-15", 0, 6, 15),
    "--06-15": ("--06-15", 0, 6, 15),
    "1604-06-15": ("--06-15", 0, 6, 15),
    "0000-06-15": ("--06-15", 0, 6, 15),
    "1952-06-15T10:11:12Z": ("1952-06-15T10:11:12Z", 1952, 6, 15),
    "1952-06": ("1952-06", 1952, 6, 0),
    "1952": ("1952", 1952, 0, 0),
    "--06": ("--06", 0, 6, 0),
    "---15": ("---15", 0, 0, 15),
    "circa 1800": ("circa 1800", 0, 0, 0),
    "1952-13-01": ("1952-13-01", 0, 0, 0),
    "1952-02-30": ("1952-02-30", 0, 0, 0),
}


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_date_says_what_it_says_and_no_more(text: str) -> None:
    assert tuple(told(text)) == SPELLINGS[text]


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_date_survives_both_versions(text: str) -> None:
    date = Date("bday", *told(text))
    third, params = in_version_3(date)
    omitted = dict(params).get("X-APPLE-OMIT-YEAR", "")
    assert Date("bday", *told(third, omitted)) == date
    assert Date("bday", *told(in_version_4(date)[0])) == date


def test_the_year_that_a_program_names_as_none_is_none() -> None:
    assert tuple(told("1900-06-15", "1900")) == ("--06-15", 0, 6, 15)
