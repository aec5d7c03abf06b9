"""Amounts of money as typed, in English and Spanish."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rolodex.domain.typed_amount import minor_units


@pytest.mark.parametrize(
    ("text", "exponent", "amount"),
    [
        ("89,90", 2, 8990),
        ("89.90", 2, 8990),
        ("89,9", 2, 8990),
        ("89", 2, 8900),
        ("1.234,50", 2, 123450),
        ("1,234.50", 2, 123450),
        ("1'234.50", 2, 123450),
        ("1 234,50", 2, 123450),
        ("1\N{NARROW NO-BREAK SPACE}234,50", 2, 123450),
        ("1.234", 2, 123400),
        ("1,234", 2, 123400),
        ("1.234.567", 2, 123456700),
        ("1234567,8", 2, 123456780),
        ("1.234", 0, 1234),
        ("1234", 0, 1234),
        ("12,50", 0, None),
        ("1.234,567", 2, None),
        ("12.34.56", 2, None),
        ("12,345,6", 2, None),
        ("0.001", 2, None),
        ("0,500", 0, None),
        ("", 2, None),
        ("-5", 2, None),
        ("٣٤", 2, None),
        ("1.234", 3, 1234),
        ("1,234", 3, 1234000),
        ("1,234.500", 3, 1234500),
    ],
)
def test_an_amount_is_read(text: str, exponent: int, amount: int | None) -> None:
    assert minor_units(text, exponent) == amount


def test_a_comma_begins_the_decimals_of_three_where_that_is_usual() -> None:
    assert minor_units("1,234", 3, comma=True) == 1234
    assert minor_units("1.234", 3, comma=True) == 1234000


@given(st.integers(0, 10**12), st.sampled_from([",.", ".,"]))
def test_what_is_written_with_marks_is_read_again(cents: int, marks: str) -> None:
    thousands, decimals = marks[0], marks[1]
    text = f"{cents // 100:,}".replace(",", thousands) + decimals + f"{cents % 100:02d}"
    assert minor_units(text, 2) == cents


@given(st.text(max_size=12))
@example("95,8²")
def test_any_text_is_an_amount_or_none(text: str) -> None:
    found = minor_units(text, 2)
    assert found is None or found >= 0
