"""A sale in one line on the card, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person
from tests.ui.purchases.conftest import NOW

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr
from rolodex.domain.purchase import Purchase
from rolodex.services.opening import Services
from rolodex.ui.purchases.quick_sale_line import QuickSaleLine
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key


@pytest.fixture
def line(over: QWidget, shop: Services, runner: TaskRunner) -> QuickSaleLine:
    made = QuickSaleLine(runner, over, clock=lambda: NOW)
    made.resize(600, 120)
    made.attach(shop.purchases, may_write=True)
    made.set_contact(1, "Ana García")
    made.focus_line()
    return made


def settle(line: QuickSaleLine, qtbot: QtBot) -> None:
    qtbot.waitUntil(line.is_settled, timeout=10_000)


def only(services: Services) -> Purchase:
    (row,) = services.purchases.rows()
    found = services.purchases.get(row.id)
    assert found is not None
    return found


def test_what_is_understood_is_shown_before_enter_keeps_it(
    line: QuickSaleLine, shop: Services, qtbot: QtBot
) -> None:
    QTest.keyClicks(line.edit, "2 chairs 89.90 card")
    settle(line, qtbot)
    assert line.chips.texts() == ("2 × Chair “Lugo” · €89.90", "Total €179.80", "Card")
    assert shop.purchases.count() == 0
    with qtbot.waitSignal(line.noticed) as noticed:
        QTest.keyClick(line.edit, Key.Key_Return)
    assert noticed.args == ["Sold to Ana García: €179.80", True]
    order = only(shop)
    assert (order.total, order.method, order.status) == (17_980, "card", "paid")
    assert (line.edit.text(), line.chips.texts(), line.edit.hasFocus()) == ("", (), True)


def test_enter_before_the_book_has_answered_keeps_what_it_answers(
    line: QuickSaleLine, shop: Services, qtbot: QtBot
) -> None:
    QTest.keyClicks(line.edit, "table 250 cash")
    with qtbot.waitSignal(line.noticed, timeout=10_000):
        QTest.keyClick(line.edit, Key.Key_Return)
    assert only(shop).total == 25_000


def test_a_line_without_a_price_says_what_is_missing_and_sells_nothing(
    line: QuickSaleLine, shop: Services, qtbot: QtBot
) -> None:
    QTest.keyClicks(line.edit, "something")
    settle(line, qtbot)
    QTest.keyClick(line.edit, Key.Key_Return)
    settle(line, qtbot)
    assert line.sale is not None
    assert line.sale.doubt is not None
    assert any(chip.said.name == "doubt" for chip in line.chips.chips)
    assert (shop.purchases.count(), line.edit.text()) == (0, "something")


def test_what_was_begun_for_one_contact_waits_there(
    line: QuickSaleLine, shop: Services, qtbot: QtBot
) -> None:
    other = shop.contacts.save(person("Luis")).id
    QTest.keyClicks(line.edit, "2 chairs")
    line.set_contact(other, "Luis García")
    assert line.edit.text() == ""
    line.set_contact(1, "Ana García")
    settle(line, qtbot)
    assert line.edit.text() == "2 chairs"


def test_esc_leaves_the_line(line: QuickSaleLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.left):
        QTest.keyClick(line.edit, Key.Key_Escape)
    assert line.isHidden()


def test_the_code_of_a_piece_says_which_campaign_it_was(
    line: QuickSaleLine, shop: Services, qtbot: QtBot
) -> None:
    campaign = shop.campaigns.save(Campaign(name="Spring", currency="EUR")).id
    shop.campaigns.plan(campaign, [Addressee((1,), (), Adr())], NOW)
    (member,) = shop.campaigns.members(campaign)
    QTest.keyClicks(line.edit, f"2 chairs 89.90 {member.code}")
    settle(line, qtbot)
    assert line.chips.texts() == ("2 × Chair “Lugo” · €89.90", "Spring", "Total €179.80")
    with qtbot.waitSignal(line.noticed):
        QTest.keyClick(line.edit, Key.Key_Return)
    assert only(shop).campaign_id == campaign
    assert [one.state for one in shop.campaigns.members(campaign)] == ["bought"]
