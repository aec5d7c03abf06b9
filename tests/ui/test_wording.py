"""Days, sums and counts in words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.blank import new_book

import screens
from rolodex import i18n
from rolodex.services.opening import Services, open_services
from rolodex.ui import application, wording
from rolodex.ui.state import WindowState

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("amount", "currency", "whole", "words"),
    [
        (128400, "EUR", False, "€1,284.00"),
        (-9650, "EUR", False, "−€96.50"),
        (1842000, "EUR", True, "€18,420"),
        (50000, "JPY", False, "¥50,000"),
        (99950, "EUR", True, "€999.50"),
    ],
)
def test_a_sum_is_said_with_its_sign(
    qtbot: QtBot, amount: int, currency: str, whole: bool, words: str
) -> None:
    assert wording.money(amount, currency, whole) == words


@pytest.mark.parametrize(
    ("at", "words", "token"),
    [
        ("2026-11-18", "3 days late", "bad"),
        ("2026-11-20T09:00", "1 day late", "bad"),
        ("2026-11-21", "due today", "warn"),
        ("2026-11-27", "due Fri", "warn"),
        ("2026-12-02", "due 2 Dec", "dim"),
        ("soon", "", "dim"),
    ],
)
def test_a_follow_up_says_how_urgent_it_is(qtbot: QtBot, at: str, words: str, token: str) -> None:
    assert wording.due(at, TODAY) == (words, token)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 11, 17), "Tue 17 Nov"),
        (date(2026, 10, 2), "2 Oct"),
        (date(2024, 5, 3), "3 May 2024"),
        (date(2026, 12, 2), "2 Dec"),
    ],
)
def test_a_day_is_said_as_shortly_as_it_can_be(qtbot: QtBot, day: date, words: str) -> None:
    assert wording.short_day(day, TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (50, "50 days ago"), (100, "3 months ago"), (800, "2 years ago")],
)
def test_how_long_ago_is_said_in_the_best_unit(qtbot: QtBot, days: int, words: str) -> None:
    assert wording.ago(TODAY - timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((1985, 3, 14), "14 March 1985"),
        ((0, 3, 14), "14 March"),
        ((1985, 3, 0), "March 1985"),
        ((1985, 0, 0), "1985"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(qtbot: QtBot, parts: tuple[int, int, int], words: str) -> None:
    assert wording.long_day(*parts) == words


@pytest.mark.parametrize(
    ("month", "day", "days"), [(3, 14, 113), (11, 21, 0), (11, 20, 364), (2, 29, 99), (13, 1, None)]
)
def test_days_until_a_day_of_the_year(month: int, day: int, days: int | None) -> None:
    assert wording.days_until(month, day, TODAY) == days


def test_a_day_is_said_as_each_language_says_it(qtbot: QtBot) -> None:
    assert wording.long_day(1965, 6, 22) == "22 June 1965"
    i18n.use("es")
    try:
        assert wording.long_day(1965, 6, 22) == "22 de junio de 1965"
        assert wording.long_day(0, 6, 22) == "22 de junio"
        assert wording.long_day(1965, 6, 0) == "junio de 1965"
    finally:
        i18n.use("en")


def test_after_another_country_is_chosen_figures_and_days_are_as_there(services: Services) -> None:
    application.keep(services.settings, "country", "DE")
    assert wording.decimal(1234.5, 1) == "1.234,5"
    application.keep(services.settings, "country", "US")
    assert wording.short_day(date(2024, 5, 3), TODAY) == "May 3, 2024"
    assert wording.long_day(1985, 3, 14) == "March 14, 1985"
    assert not wording.day_first()


def test_a_window_writes_figures_as_in_the_country_of_its_book(qapp: QApplication, tmp_path: Path) -> None:
    book = new_book(tmp_path / "book.rolodex")
    services = open_services(book)
    services.settings.set("country", "DE")
    services.close()
    window = screens.opened(book, WindowState(theme="light"), "en", (1200, 760))
    screens.shut(window)
    assert wording.decimal(1234.5, 1) == "1.234,5"
