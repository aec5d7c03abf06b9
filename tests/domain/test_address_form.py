"""The parts by which an address is entered."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.address_form import REMAINDER, address_form, is_doubtful_code
from rolodex.domain.contact import Adr
from rolodex.services.addresses import rules

RULES = rules()
TERRITORIES = sorted(RULES.rules)


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("US", [["Street and number"], ["City", "State", "ZIP code"]]),
        ("DE", [["Street and number"], ["Postal code (PLZ)", "Town"]]),
        ("IE", [["Street and number"], ["Town"], ["County"], ["Eircode"]]),
        ("ES", [["Street and number"], ["Postal code", "Town", "Province"]]),
        ("GB", [["Street and number"], ["Post town"], ["Postcode"]]),
        ("JP", [["Street and number"], ["Municipality", "Prefecture"], ["Postal code"]]),
    ],
)
def test_each_country_has_its_parts_in_its_order(country: str, lines: list[list[str]]) -> None:
    form = address_form(Adr(country_code=country), RULES)
    assert [[form.name(part).text for part in line] for line in form.lines] == lines


def test_an_address_in_japanese_begins_with_the_postal_code() -> None:
    assert address_form(Adr(city="千代田区", country="日本"), RULES).lines[0] == ("code",)


def test_an_address_without_country_is_entered_as_at_home() -> None:
    assert address_form(Adr(street="x"), RULES, home="US").territory == "US"


@given(st.sampled_from(TERRITORIES))
def test_every_country_asks_for_each_part_once_and_for_the_street(country: str) -> None:
    form = address_form(Adr(country_code=country), RULES)
    parts = [part for line in form.lines for part in line]
    assert len(parts) == len(set(parts))
    assert "street" in parts
    assert all(form.name(part).text for part in (*parts, *REMAINDER))


@given(st.sampled_from(TERRITORIES))
def test_the_pattern_of_every_postal_code_can_be_used(country: str) -> None:
    assert re.compile(RULES.rules[country].code)


@pytest.mark.parametrize(
    ("country", "code", "doubtful"),
    [
        ("ES", "28013", False),
        ("ES", "2801", True),
        ("ES", "", False),
        ("DE", "D-80331", False),
        ("GB", "sw1a 2aa", False),
        ("GB", "28013", True),
        ("US", "02134-1234", False),
        ("SE", " 114 55 ", False),
        ("AO", "anything", False),
    ],
)
def test_a_postal_code_is_doubted_only_against_its_country(country: str, code: str, doubtful: bool) -> None:
    assert is_doubtful_code(code, RULES.rules[country]) is doubtful
