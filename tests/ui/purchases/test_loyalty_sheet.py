"""Points of a customer, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.purchases.conftest import NOW

from rolodex.services.opening import Services
from rolodex.ui.labelling import ElidedLabel
from rolodex.ui.purchases.loyalty_sheet import LoyaltySheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key


@pytest.fixture
def sheet(over: QWidget, shop: Services, runner: TaskRunner) -> LoyaltySheet:
    return LoyaltySheet(runner, shop.loyalty, over, clock=lambda: NOW)


def start(sheet: LoyaltySheet, qtbot: QtBot, runner: TaskRunner) -> None:
    sheet.start(1, "Ana García")
    qtbot.waitUntil(lambda: not runner.busy(), timeout=10_000)


def entries(sheet: LoyaltySheet) -> list[str]:
    shown = sheet.entries.findChildren(ElidedLabel)
    return [label.text().split(" · ", 1)[1] for label in shown if not label.isHidden()]


def give(sheet: LoyaltySheet, qtbot: QtBot, points: str, reason: str) -> str:
    """Write points and a reason, and save; what is told of it."""
    line = sheet.points.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, points)
    QTest.keyClick(line, Key.Key_Tab)
    QTest.keyClicks(sheet.reason, reason)
    with qtbot.waitSignal(sheet.noticed, timeout=10_000) as noticed:
        QTest.keyClick(sheet.reason, Key.Key_Return)
    return str(noticed.args[0]) if noticed.args else ""


def test_points_are_given_and_redeemed(
    sheet: LoyaltySheet, shop: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    assert sheet.entries.head.text() == "No points were given yet"
    assert give(sheet, qtbot, "120", "Birthday") == "Gave Ana García 120 points"
    start(sheet, qtbot, runner)
    assert sheet.state.text().startswith("120 points")
    QTest.keyClick(sheet.deed, Key.Key_Down)
    assert give(sheet, qtbot, "20", "Voucher") == "Ana García redeemed 20 points"
    start(sheet, qtbot, runner)
    assert sheet.state.text().startswith("100 points")
    qtbot.waitUntil(lambda: entries(sheet) == ["−20 · Voucher", "+120 · Birthday"], timeout=10_000)
    assert shop.loyalty.of_contact(1, NOW.date()).balance == 100


def test_more_points_than_there_are_stay_in_the_form(
    sheet: LoyaltySheet, shop: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    QTest.keyClick(sheet.deed, Key.Key_Down)
    line = sheet.points.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "5")
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: "nothing was changed" in sheet.state.text(), timeout=10_000)
    assert sheet.isVisible()
    assert shop.loyalty.of_contact(1, NOW.date()).entries == ()


def test_the_tab_key_stays_within_the_sheet(sheet: LoyaltySheet, qtbot: QtBot, runner: TaskRunner) -> None:
    start(sheet, qtbot, runner)
    reached = []
    for _step in range(6):
        QTest.keyClick(sheet.window().focusWidget(), Key.Key_Tab)
        reached.append(sheet.window().focusWidget().accessibleName())
    assert reached[:2] == ["Why", ""]
    assert all(sheet.isAncestorOf(sheet.window().focusWidget()) for _once in reached)
    assert "Points" in reached
