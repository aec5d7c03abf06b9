from __future__ import annotations

import pytest
from tests.builders import emails, person, phones

from rolodex.domain.identity import digits, e164, fingerprint


def test_spelling_does_not_change_a_fingerprint() -> None:
    one = person("José", "Núñez", tel=phones("+34 600 11 22 33"), email=emails("JOSE@x.es"))
    two = person("JOSE", "Nunez", tel=phones("0034-600112233"), email=emails("jose@x.es "))
    assert fingerprint(one) == fingerprint(two) != ""


def test_country_code_and_order_do_not_change_a_fingerprint() -> None:
    one = person(tel=phones("+34 600112233", "911 222 333"))
    two = person(tel=phones("911222333", "600 112 233"))
    assert fingerprint(one) == fingerprint(two)


def test_another_name_or_phone_is_another_fingerprint() -> None:
    known = person("Ana", tel=phones("600112233"))
    assert (
        len(
            {
                fingerprint(known),
                fingerprint(person("Eva", tel=known.tel)),
                fingerprint(person("Ana", tel=phones("600112234"))),
            }
        )
        == 3
    )


def test_a_name_alone_identifies_nobody() -> None:
    assert fingerprint(person("Ana", "García")) == ""


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+34 600 11 22 33", "34600112233"),
        ("0044 20 7946 0000", "442079460000"),
        ("+49 (0)89 123456", "4989123456"),
        ("tel:+1-202-555-0100", "12025550100"),
        ("\u202a+34 600 112 233\u202c", "34600112233"),
        ("600 11 22 33", ""),
        ("", ""),
    ],
)
def test_a_number_that_names_its_country_has_an_e164_form(phone: str, expected: str) -> None:
    assert e164(phone) == expected


def test_digits_of_any_script_are_digits() -> None:
    assert digits("٠٩١٢ 3") == "09123"
