"""Figures as they are read on paper and in the terminal."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex import i18n
from rolodex.domain.figure_words import MINUS, comma, day, long_day, number, percent, priced, said, sum_of
from rolodex.domain.figure_words import plain as typed
from rolodex.domain.message import Message
from rolodex.domain.report import CellKind
from rolodex.domain.typed_value import typed_number


def plain(text: Message) -> str:
    return text.text


@pytest.mark.parametrize(
    ("amount", "currency", "english", "spanish"),
    [
        (123450, "EUR", "€1,234.50", "1.234,50\u00a0€"),
        (-5, "EUR", f"{MINUS}€0.05", f"{MINUS}0,05\u00a0€"),
        (1234567, "JPY", "¥1,234,567", "1.234.567\u00a0¥"),
        (1500, "KWD", "KWD\u00a01.500", "1,500\u00a0KWD"),
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
    assert day("", plain, "en") == ""
    assert day("2026-13", plain, "en") == "2026-13"


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


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("es_ES", "1.234,50\u00a0€"),
        ("es_MX", "€1,234.50"),
        ("es_US", "€1,234.50"),
        ("es_AR", "€1.234,50"),
        ("es_CR", "€1\u00a0234,50"),
        ("en_GB", "€1,234.50"),
        ("en_DE", "1.234,50\u00a0€"),
        ("en_AT", "€\u00a01.234,50"),
        ("en_CH", "€\u00a01’234.50"),
        ("es_GB", "1.234,50\u00a0€"),
    ],
)
def test_a_sum_is_written_as_in_the_country(locale: str, text: str) -> None:
    assert sum_of(123450, "EUR", locale) == text


@pytest.mark.parametrize(
    ("currency", "locale", "text"),
    [
        ("MXN", "es_MX", "$8,990.00"),
        ("USD", "es_MX", "US$8,990.00"),
        ("MXN", "es_US", "MX$8,990.00"),
        ("USD", "es_US", "$8,990.00"),
        ("PEN", "es_PE", "S/\u00a08,990.00"),
        ("GTQ", "es_GT", "Q\u00a08,990.00"),
        ("PAB", "es_PA", "B/.\u00a08,990.00"),
        ("CAD", "en_CA", "$8,990.00"),
        ("CLP", "es_CL", "$899.000"),
        ("CHF", "en_GB", "CHF\u00a08,990.00"),
    ],
)
def test_a_currency_goes_by_its_own_sign_at_home_alone(currency: str, locale: str, text: str) -> None:
    assert sum_of(899_000, currency, locale) == text


@pytest.mark.parametrize(
    ("locale", "text"), [("en_US", "May 3, 2026"), ("en_GB", "3 May 2026"), ("es_US", "3 May 2026")]
)
def test_a_day_is_written_as_in_the_country(locale: str, text: str) -> None:
    assert day("2026-05-03", plain, locale) == text


@pytest.mark.parametrize(
    ("locale", "text"), [("en_US", "Sunday, May 3, 2026"), ("en_GB", "Sunday 3 May 2026")]
)
def test_a_day_with_its_name_is_written_as_in_the_country(locale: str, text: str) -> None:
    assert long_day("2026-05-03", i18n.word, locale) == text


def test_in_india_only_the_last_group_has_three_figures() -> None:
    assert number(12_345_678, 0, "en_IN") == "1,23,45,678"


@given(st.integers(-(10**9), 10**9), st.sampled_from(("en", "es", "es_MX", "en_IN", "en_CH", "es_CR")))
def test_what_is_written_to_be_typed_again_is_read_as_it_was(thousandths: int, locale: str) -> None:
    read = typed_number(typed(thousandths, 3, locale), comma=comma(locale))
    assert read is not None
    assert Decimal(read) * 1000 == thousandths
