"""The household of somebody, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.address_mark import mark
from rolodex.domain.contact import Adr
from rolodex.domain.household import Household
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import contacts
from rolodex.ui.households.sheet import HouseholdSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key
HOME = Adr(street="1 High Street", code="SW1A 1AA", city="London", country="United Kingdom")
JERRY, BETH, ZOE, FAR = 1, 2, 3, 4


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner) -> HouseholdSheet:
    people = [
        person("Jerry", "Smith", gender="M", adr=(HOME,)),
        person("Beth", "Smith", gender="F", adr=(HOME,)),
        person("Zoe", "A & B", adr=(HOME,)),
        person("Far", "Away", adr=(replace(HOME, street="2 Low Road"),)),
    ]
    with services.book.change(message("Test")) as tx:
        contacts.insert(tx, people)
    return HouseholdSheet(runner, services.households, services.contacts, over)


def start(sheet: HouseholdSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    sheet.start(JERRY, "Jerry Smith")
    settle(sheet, qtbot, runner)


def settle(sheet: HouseholdSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=10_000)


def test_it_shows_who_shares_the_piece_and_what_the_rules_make_of_them(
    sheet: HouseholdSheet, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    assert sheet.members.ids() == (JERRY, BETH)
    assert list(sheet.members.boxes()) == [JERRY, BETH, ZOE]
    assert sheet.name.placeholderText() == "Mr and Mrs Smith"
    assert sheet.salutation.placeholderText() == "Dear Mr and Mrs Smith"
    sheet.style_box.setFocus()
    QTest.keyClick(sheet.style_box, Key.Key_End)
    settle(sheet, qtbot, runner)
    assert sheet.salutation.placeholderText() == "Dear Jerry and Beth"
    box = sheet.members.boxes()[ZOE]
    assert box.shortcut().isEmpty()
    QTest.keyClick(box, Key.Key_Space)
    settle(sheet, qtbot, runner)
    assert sheet.name.placeholderText() == "The Smith and A & B Family"


def test_names_and_members_are_kept_and_left_to_the_rules_again(
    sheet: HouseholdSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    assert sheet.extra_button.isHidden()
    QTest.keyClick(sheet.members.boxes()[ZOE], Key.Key_Space)
    QTest.keyClicks(sheet.name, "The High Street lot")
    with qtbot.waitSignal(sheet.noticed, timeout=10_000):
        QTest.keyClick(sheet.name, Key.Key_Return)
    assert services.households.of(ZOE) == Household(1, (JERRY, BETH, ZOE), "The High Street lot")
    start(sheet, qtbot, runner)
    assert sheet.name.text() == "The High Street lot"
    assert sheet.state.text() == "Chosen by you"
    with qtbot.waitSignal(sheet.noticed, timeout=10_000):
        QTest.keyClick(sheet.extra_button, Key.Key_Return)
    assert services.households.of(ZOE) is None
    assert services.households.of(BETH) == Household(0, (JERRY, BETH))


def test_who_is_left_alone_gets_pieces_of_their_own(
    sheet: HouseholdSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    QTest.keyClick(sheet.members.boxes()[BETH], Key.Key_Space)
    with qtbot.waitSignal(sheet.noticed, timeout=10_000) as noticed:
        QTest.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert noticed.args == ["Jerry Smith gets a piece of their own", True]
    assert services.households.of(BETH) is None


def test_somebody_from_elsewhere_is_added_by_name(
    sheet: HouseholdSheet, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    sheet.members.person.show_contact(FAR, "Far Away")
    settle(sheet, qtbot, runner)
    assert sheet.members.ids() == (JERRY, BETH, FAR)


def test_an_address_is_said_to_be_bad_and_right_after_all(
    sheet: HouseholdSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    QTest.keyClicks(sheet.name, "Unsaved")
    marked = mark(HOME)
    with qtbot.waitSignal(sheet.noticed, timeout=10_000):
        QTest.keyClick(sheet.addresses.buttons[marked], Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert [one.mark for one in services.households.home(JERRY).addresses if one.is_bad] == [marked]
    assert sheet.addresses.buttons[marked].text() == "It is right after all"
    assert sheet.name.text() == "Unsaved"
    with qtbot.waitSignal(sheet.noticed, timeout=10_000):
        QTest.keyClick(sheet.addresses.buttons[marked], Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert not any(one.is_bad for one in services.households.home(JERRY).addresses)
