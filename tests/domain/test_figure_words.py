"""Figures as they are read on paper and in the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.figure_words import MINUS, day, number, percent, priced, said, sum_of
from rolodex.domain.message import Message
from rolodex.domain.report import CellKind


def plain(text: Message) -> str:
    return text.text


@pytest.mark.parametrize(
    ("amount", "currency", "english", "spanish"),
    [
        (123450, "EUR", "€1,234.50", "1.234,50\u00a0€"),
        (-5, "EUR", f"{MINUS}€0.05", f"{MINUS}0,05\u00a0€"),
        (1234567, "JPY", "¥1,234,567", "1.234.567\u00a0¥"),
        (1500, "KWD", "KWD 1.500", "1,500\u00a0KWD"),
        (999_999_999_999_999, "USD", "$9,999,999,999,999.99", "9.999.999.999.999,99\u00a0$"),
    ],
)
def test_a_sum_is_written_as_its_language_does(
    amount: int, currency: str, english: str, spanish: str
) -> None:
    assert sum_of(amount, currency, "en") == english
    assert sum_of(amount, currency, "es") == spanish


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (None, "money", ""),
        (12.54, "percent", "12.5%"),
        (-0.04, "percent", "0.0%"),
        (1234, "count", "1,234"),
        (2.25, "decimal", "2.2"),
        ("2026-05-03", "date", "3 May 2026"),
        ("2026-05", "date", "May 2026"),
        ("Ana", "text", "Ana"),
        (41, "days", "41"),
    ],
)
def test_a_cell_is_written_by_its_kind(cell: str | float | None, kind: CellKind, text: str) -> None:
    assert said(cell, kind, "EUR", plain, "en") == text


def test_what_is_no_date_stays_as_it_is() -> None:
    assert day("", plain) == ""
    assert day("2026-13", plain) == "2026-13"


@given(st.integers(-(10**14), 10**14))
def test_a_sum_can_be_read_back(amount: int) -> None:
    text = sum_of(amount, "EUR", "en").replace(MINUS, "-").replace("€", "").replace(",", "")
    assert round(float(text) * 100) == pytest.approx(amount, abs=1)


@given(st.integers(-(10**9), 10**9))
def test_a_count_can_be_read_back(count: int) -> None:
    assert int(number(count, 0, "es").replace(".", "").replace(MINUS, "-")) == count


@pytest.mark.parametrize(
    ("language", "share", "whole", "short"),
    [("en", "−12.5%", "€402", "$1.2"), ("es", "−12,5\u00a0%", "402\u00a0€", "1,2\u00a0$")],
)
def test_shares_and_rounded_sums_follow_the_language(
    language: str, share: str, whole: str, short: str
) -> None:
    assert percent(-12.5, 1, language) == share
    assert priced(402.2, "EUR", 0, language) == whole
    assert priced(1.2, "USD", 1, language) == short


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert percent(-0.04, 1, "en") == "0.0%"


def test_a_price_that_rounds_to_nothing_has_no_sign() -> None:
    assert priced(-0.4, "EUR", 0, "en") == "€0"
    assert priced(-0.6, "EUR", 0, "en") == f"{MINUS}€1"
