"""Lengths as they stand on packets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import typed_length


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("66.7", 66_700),
        ("66,7 mm", 66_700),
        (" 66.675MM ", 66_675),
        ("6.67 cm", 66_700),
        ("1 in", 25_400),
        ('2 5/8"', 66_675),
        ("2 5/8 in.", 66_675),
        ("5/8 in", 15_875),
        ("2⅝ in", 66_675),
        ("½″", 12_700),
        (".5", 500),
        ("5.", 5000),
        ("0", 0),
        ("-1.5", -1500),
        ("1,234", 1234),
        ("", None),
        ("-", None),
        (".", None),
        ("mm", None),
        ("1/0 in", None),
        ("1.2.3", None),
        ("3 m", None),
        ("3 4", None),
        ("a4", None),
    ],
)
def test_a_length_is_read_as_packets_write_it(text: str, thousandths: int | None) -> None:
    assert typed_length.read(text) == thousandths


@given(st.integers(-(10**6), 10**6), st.sampled_from(("en", "es")))
def test_a_length_is_read_back_as_it_is_written(thousandths: int, language: str) -> None:
    assert typed_length.read(typed_length.written(thousandths, language)) == thousandths


@given(st.text())
def test_anything_typed_is_a_length_or_none(text: str) -> None:
    assert isinstance(typed_length.read(text), int | None)
