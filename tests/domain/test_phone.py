"""A number is found however it was written and however it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import phone
from rolodex.domain.identity import digits
from rolodex.domain.phone import (
    calling_code,
    country_code,
    is_number,
    marks,
    query_words,
    search_words,
    shown,
)


def found(stored: str, typed: str, country: str = "") -> bool:
    words = search_words(stored)
    return any(word.startswith(begin) for word in words for begin in query_words(typed, country))


@pytest.mark.parametrize(
    ("stored", "typed", "country"),
    [
        ("+34 612 345 678", "612345678", ""),
        ("+34 612 345 678", "612 34", ""),
        ("+34 612 345 678", "0034 612", ""),
        ("+34 612 345 678", "+34 (612) 345-678", ""),
        ("0034612345678", "+34612", ""),
        ("612 345 678", "+34 612 345 678", ""),
        ("612 345 678", "34612345678", "ES"),
        ("+44 (0)20 7946 0018", "020 7946 0018", ""),
        ("+44 (0)20 7946 0018", "+44 020 7946", ""),
        ("020 7946 0018", "+44 20 7946 0018", ""),
        ("020 7946 0018", "20 7946", ""),
        ("+39 06 1234567", "06 1234", ""),
        ("06 1234567", "+39 06 1234", ""),
        ("+7 912 345-67-89", "8 912 345", "RU"),
        ("+36 1 234 5678", "06 1 234", "HU"),
        ("+1 (415) 555-2671", "415.555", ""),
        ("+1 (415) 555-2671", "011 1 415 555 2671", "US"),
        ("(415) 555-2671", "1-415-555-2671", "US"),
        ("+34 91 123 45 67 ext. 12", "4567", ""),
        ("612 345 678", "5678", ""),
        ("34 612 345 678", "612345678", ""),
        ("٠٦١٢٣٤٥٦٧٨", "0612345678", ""),
        ("tel:+34-612-345-678", "612345678", ""),
        ("112", "112", ""),
    ],
)
def test_a_number_is_found_in_any_format(stored: str, typed: str, country: str) -> None:
    assert found(stored, typed, country)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [("+34 612 345 678", "613"), ("+1 612 345 6789", "+34 612"), ("+34 612 345 678", "345 67")],
)
def test_another_number_is_not_found(stored: str, typed: str) -> None:
    assert not found(stored, typed)


@given(st.text(alphabet="0123456789", min_size=9, max_size=9), st.integers(min_value=4, max_value=9))
def test_the_first_and_the_last_digits_find_a_number(number: str, count: int) -> None:
    assert found(number, number[:count])
    assert found(number, number[-count:])
    assert found(f"+34 {number}", number[-count:])


@given(st.text(), st.text(max_size=2))
def test_no_text_is_too_odd_to_be_looked_up(text: str, country: str) -> None:
    assert all(query_words(text, country))
    assert all(search_words(text))
    assert is_number(text) in {True, False}
    assert all(start + length <= len(text) for start, length in marks(text, text))


@pytest.mark.parametrize(
    "text", ["+3", "+1 6", "612 345", "(020) 7946", "1-2-3", "+34612", "+34 (0) 612", "５５５ 123"]
)
def test_text_of_digits_and_signs_is_a_number(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "+", "12", "3M", "ana", "28013 madrid", "12/b"])
def test_other_text_is_none(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("number", "code"), [("34612", "34"), ("14155", "1"), ("7912", "7"), ("35191", "351")]
)
def test_the_country_code_is_told_from_the_digits(number: str, code: str) -> None:
    assert country_code(number) == code


def test_the_country_code_of_a_country_is_known() -> None:
    assert calling_code("es") == "34"
    assert calling_code("??") == ""


@pytest.mark.parametrize(
    ("written", "typed", "marked"),
    [
        ("+34 612 345 678", "612 34", ["612 34"]),
        ("612 345 678", "+34612345", ["612 345"]),
        ("020 7946 0018", "0018", ["0018"]),
        ("612 345 678", "999", []),
    ],
)
def test_the_digits_typed_are_marked_in_the_number_as_written(
    written: str, typed: str, marked: list[str]
) -> None:
    assert [written[start : start + length] for start, length in marks(written, typed)] == marked


@pytest.mark.parametrize(
    ("typed", "country", "written"),
    [
        ("+34600123456", "", "+34 600 12 34 56"),
        ("600123456", "ES", "600 12 34 56"),
        ("0034 600 123 456", "ES", "+34 600 12 34 56"),
        ("(212)5550142", "US", "(212) 555-0142"),
        ("+442079460018", "ES", "+44 20 7946 0018"),
        ("+44 (0)20 7946 0018", "", "+44 20 7946 0018"),
        ("0301234567", "de", "030 1234567"),
        ("+390612345678", "ES", "+39 06 1234 5678"),
    ],
)
def test_a_number_is_shown_as_its_country_writes_it(typed: str, country: str, written: str) -> None:
    assert shown(typed, country) == written


@pytest.mark.parametrize(
    "typed",
    ["112", "1-800-FLOWERS", "*21#", "600 123 456,12", "ask Ana", "", "+", "+999 12", "600 123 456 ext. 4"],
)
def test_what_is_no_whole_number_is_shown_as_typed(typed: str) -> None:
    assert shown(typed, "ES") == typed


@given(st.text(max_size=30), st.sampled_from(["", "ES", "US", "XX", "zz9"]))
def test_any_text_can_be_shown(typed: str, country: str) -> None:
    assert digits(shown(typed, country))[-4:] == digits(typed)[-4:]


def test_a_link_dials_the_digits_as_they_were_typed() -> None:
    assert phone.link("+34 (600) 12-34") == "tel:+346001234"
    assert phone.link("call me") == ""


@pytest.mark.parametrize(
    ("number", "country"), [("+34 600 123 456", "ES"), ("0044 20 7946 0000", "GB"), ("+1 212 555 0100", "US")]
)
def test_a_number_with_its_code_names_a_country(number: str, country: str) -> None:
    assert phone.region(number) == country


@pytest.mark.parametrize("number", ["600 123 456", "+999 1234567", "+800 1234 5678", "", "call me"])
def test_a_number_without_a_country_names_none(number: str) -> None:
    assert phone.region(number) == ""
