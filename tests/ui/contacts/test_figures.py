"""The figures on the card, and the state beside the name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.sales import Sales
from rolodex.domain.timeline import Standing
from rolodex.reports.customer import EPOCH, standing
from rolodex.ui.contacts.figures import HEIGHT, FigureStrip, figures
from rolodex.ui.contacts.state_mark import StateMark

TODAY = date(2026, 11, 22)
SALES = Sales(
    currency="EUR",
    orders=23,
    refunds=1,
    first_day=(date(2021, 3, 9) - EPOCH).days,
    last_day=(date(2026, 10, 3) - EPOCH).days,
    interval=47,
    net=1_842_000,
    returned=9_650,
    others=(("JPY", 246_913_578), ("SEK", 99_999)),
    customers=400,
    ahead=11,
    last_contact="2026-11-17",
)
FULL = standing(SALES, TODAY)


@pytest.fixture
def strip(app: QApplication, qtbot: QtBot) -> Iterator[FigureStrip]:
    """The strip of a customer of whom there is much to say."""
    host = QWidget()
    column = QVBoxLayout(host)
    made = FigureStrip(host)
    column.addWidget(made)
    column.addStretch()
    qtbot.addWidget(host)
    host.resize(1000, 300)
    made.show_standing(FULL, TODAY)
    host.show()
    qtbot.waitExposed(host)
    host.activateWindow()
    yield made
    host.close()


def test_figures_name_returns_and_other_currencies_where_there_are_any() -> None:
    said = [(one.label, one.value, one.beside) for one in figures(FULL, TODAY)]
    assert said == [
        ("Lifetime value", "€18,420", "top 3%"),
        ("Orders", "23", "every 47 days"),
        ("Last purchase", "50 days ago", ""),
        ("Expected next order", "Thu 19 Nov", ""),
        ("Returns", "1", "€96.50"),
        ("Other currencies", "¥246,913,578", "and 1 more"),
        ("Last contact", "5 days ago", ""),
    ]


def test_each_figure_says_how_it_is_counted_to_the_mouse_and_to_a_reader(strip: FigureStrip) -> None:
    orders = strip.cells[1]
    assert orders.accessibleName() == "Orders 23 every 47 days"
    assert orders.accessibleDescription() == "23 orders since Mar 2021, usually 47 days apart (median)."
    assert orders.toolTip() == orders.accessibleDescription()
    assert all(cell.sentence() for cell in strip.cells)


def test_the_arrow_keys_lead_from_figure_to_figure_and_show_the_sentence(
    qtbot: QtBot, strip: FigureStrip
) -> None:
    strip.cells[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(strip.cells[0].hasFocus)
    QTest.keyClick(strip.cells[0], Qt.Key.Key_Right)
    qtbot.waitUntil(strip.cells[1].hasFocus)
    qtbot.waitUntil(lambda: QToolTip.text() == strip.cells[1].sentence())
    QTest.keyClick(strip.cells[1], Qt.Key.Key_End)
    qtbot.waitUntil(strip.cells[-1].hasFocus)
    QTest.keyClick(strip.cells[-1], Qt.Key.Key_Right)
    assert strip.cells[-1].hasFocus()
    QTest.keyClick(strip.cells[-1], Qt.Key.Key_Home)
    qtbot.waitUntil(strip.cells[0].hasFocus)
    assert [cell for cell in strip.cells if cell.focusPolicy() != Qt.FocusPolicy.NoFocus] == [strip.cells[0]]


def test_another_customer_keeps_the_keyboard_on_the_strip(qtbot: QtBot, strip: FigureStrip) -> None:
    strip.cells[1].setFocus()
    strip.show_standing(standing(Sales(orders=2, last_day=20_000, currency="EUR"), TODAY), TODAY)
    assert len(list(strip.cells)) == 3
    assert strip.cells[1].hasFocus()
    strip.show_standing(Standing(), TODAY)
    assert not strip.isVisible()
    strip.show_standing(FULL, TODAY)
    assert len(list(strip.cells)) == 7
    assert strip.isVisibleTo(strip.window())
    assert sum(cell.focusPolicy() != Qt.FocusPolicy.NoFocus for cell in strip.cells) == 1


def test_a_narrow_strip_takes_a_second_row_and_cuts_nothing(qtbot: QtBot, strip: FigureStrip) -> None:
    host = strip.window()
    assert strip.height() == HEIGHT
    host.resize(560, 300)
    qtbot.waitUntil(lambda: strip.height() == 2 * HEIGHT)
    assert all(cell.width() >= cell.need(bare=True) for cell in strip.cells)
    assert len({cell.y() for cell in strip.cells}) == 2
    host.resize(1200, 300)
    qtbot.waitUntil(lambda: strip.height() == HEIGHT)


def test_the_state_stands_beside_the_name_with_its_reason(app: QApplication, qtbot: QtBot) -> None:
    mark = StateMark()
    qtbot.addWidget(mark)
    mark.show_standing(FULL)
    assert mark.text() == "Active"
    assert mark.accessibleName() == "Lifecycle: Active"
    assert mark.toolTip() == "Active: the last order was 50 days ago, within 2 times the usual 47 days."
    mark.show_standing(Standing())
    assert mark.isHidden()
