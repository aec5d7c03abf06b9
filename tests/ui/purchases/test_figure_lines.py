"""Sums, quantities, rates and days as they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.ui.purchases.day_line import DayLine
from rolodex.ui.purchases.entry_lines import MoneyLine, QuantityLine, RateLine


@pytest.fixture
def spanish() -> Iterator[None]:
    before = i18n.language()
    i18n.use("es")
    yield
    i18n.use(before)


def money(over: QWidget, currency: str) -> MoneyLine:
    line = MoneyLine(over)
    line.set_currency(currency)
    return line


@pytest.mark.parametrize(
    ("text", "currency", "units"),
    [
        ("1.234,56", "EUR", 123_456),
        ("1,234.56", "EUR", 123_456),
        ("1234.5", "EUR", 123_450),
        ("1 234,56", "EUR", 123_456),
        ("1,234", "EUR", 123_400),
        ("89,90", "EUR", 8990),
        ("1,234", "JPY", 1234),
        ("1.234", "KWD", 1234),
        ("", "EUR", 0),
    ],
)
def test_a_sum_is_read_with_either_mark_of_decimals(
    over: QWidget, text: str, currency: str, units: int
) -> None:
    line = money(over, currency)
    line.setText(text)
    assert line.figure() == units
    assert line.accessibleDescription() == ""


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(("text", "units"), [("1.234", 123_400), ("1,234.56", 123_456), ("89,9", 8990)])
def test_a_point_before_three_digits_parts_thousands_in_spanish(over: QWidget, text: str, units: int) -> None:
    line = money(over, "EUR")
    line.setText(text)
    assert line.figure() == units


@pytest.mark.parametrize(
    ("text", "currency"), [("12.345", "EUR"), ("1.5", "JPY"), ("-5", "EUR"), ("a", "EUR")]
)
def test_a_sum_that_is_none_in_its_currency_is_marked(over: QWidget, text: str, currency: str) -> None:
    line = money(over, currency)
    line.setText(text)
    assert (line.figure(), line.accessibleDescription()) == (None, "not understood")


def test_leaving_a_line_writes_the_sum_the_usual_way(over: QWidget, qtbot: QtBot) -> None:
    line, other = money(over, "EUR"), QuantityLine(over)
    for widget in (line, other):
        widget.show()
    line.setFocus()
    QTest.keyClicks(line, "1.234,5")
    other.setFocus()
    qtbot.waitUntil(lambda: line.text() == "1234.50")


def test_quantities_and_rates_have_decimals(over: QWidget) -> None:
    quantity, rate = QuantityLine(over), RateLine(over)
    quantity.setText("2,5")
    rate.setText("5.5 %")
    assert (quantity.figure(), rate.figure()) == (2500, 550)
    quantity.setText("0.0001")
    assert quantity.figure() is None
    quantity.show_figure(2500)
    rate.show_figure(2100)
    assert (quantity.text(), rate.text()) == ("2.5", "21")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-04-30", date(2026, 4, 30)),
        ("2 Oct", date(2025, 10, 2)),
        ("2 May", date(2026, 5, 2)),
        ("29 February", date(2024, 2, 29)),
        ("today", date(2026, 5, 3)),
        ("yesterday", date(2026, 5, 2)),
        ("31 April", None),
        ("soon", None),
    ],
)
def test_a_day_without_a_year_is_the_last_there_was(over: QWidget, text: str, day: date | None) -> None:
    line = DayLine(over, clock=lambda: datetime.fromisoformat("2026-05-03T10:00"))
    line.setText(text)
    assert line.day() == day


def test_a_day_is_written_in_full_by_leaving_it(over: QWidget) -> None:
    line = DayLine(over, clock=lambda: datetime.fromisoformat("2026-05-03T10:00"))
    line.show_day(date(2026, 5, 2))
    assert line.text() == "2 May 2026"
    assert line.alignment() == Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
