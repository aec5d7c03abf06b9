"""Repairs one at a time, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import emails, person, phones

from rolodex.domain.contact import Contact
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import contacts
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.tidy.sheet import TidySheet

Key = Qt.Key
ANA, EVA, LUZ = 1, 2, 3


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner) -> TidySheet:
    services.settings.choose("country", "ES")
    return TidySheet(runner, services, over)


def fill(services: Services) -> None:
    people = [
        person(email=emails("ana@gmial.com")),
        person("EVA", "GIL"),
        person("Luz", "Sanz", tel=phones("600 123 45")),
    ]
    with services.book.change(message("Test")) as tx:
        contacts.insert(tx, people)


def start(sheet: TidySheet, qtbot: QtBot, runner: TaskRunner) -> None:
    sheet.start()
    settle(sheet, qtbot, runner)


def settle(sheet: TidySheet, qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=10_000)


def press(sheet: TidySheet, qtbot: QtBot, runner: TaskRunner, key: Qt.Key) -> None:
    QTest.keyClick(sheet.focusWidget() or sheet, key)
    settle(sheet, qtbot, runner)


def card(services: Services, contact_id: int) -> Contact:
    found = services.contacts.get(contact_id)
    assert found is not None
    return found


def counts(sheet: TidySheet) -> dict[str, int]:
    return {tab.count.key: tab.count.number for tab in sheet.tabs.tabs if tab.count.number}


def test_an_empty_book_has_nothing_to_repair(sheet: TidySheet, qtbot: QtBot, runner: TaskRunner) -> None:
    start(sheet, qtbot, runner)
    assert sheet.nothing.isVisible()
    assert sheet.nothing.title.text() == "Nothing to repair"
    assert not sheet.card.isVisible()


def test_yes_repairs_and_the_next_is_asked(
    sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    assert counts(sheet) == {"email": 1, "phone": 1, "capitals": 1}
    assert sheet.card.question.text() == "Is the email address “ana@gmail.com”?"
    with qtbot.waitSignal(sheet.noticed) as noticed:
        press(sheet, qtbot, runner, Key.Key_Y)
    assert noticed.args == ["Repaired Ana García", True]
    assert card(services, ANA).email == emails("ana@gmail.com")
    assert sheet.card.question.text().startswith("Nobody can be called at")
    assert counts(sheet) == {"phone": 1, "capitals": 1}


def test_z_takes_the_last_answer_back_and_asks_again(
    sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    press(sheet, qtbot, runner, Key.Key_Y)
    press(sheet, qtbot, runner, Key.Key_Z)
    assert card(services, ANA).email == emails("ana@gmial.com")
    assert sheet.card.name.text() == "Ana García"
    assert counts(sheet) == {"email": 1, "phone": 1, "capitals": 1}


def test_no_is_remembered(sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    press(sheet, qtbot, runner, Key.Key_N)
    sheet.go()
    start(sheet, qtbot, runner)
    assert counts(sheet) == {"phone": 1, "capitals": 1}


def test_where_only_the_user_can_tell_yes_opens_the_card(
    sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    press(sheet, qtbot, runner, Key.Key_L)
    with qtbot.waitSignal(sheet.edit_wanted) as wanted:
        press(sheet, qtbot, runner, Key.Key_Y)
    assert wanted.args == [LUZ]
    assert not sheet.isVisible()


def test_o_opens_the_card(sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    with qtbot.waitSignal(sheet.person_chosen) as chosen:
        press(sheet, qtbot, runner, Key.Key_O)
    assert chosen.args == [ANA]


def test_all_can_be_put_off(sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    for _time in range(3):
        press(sheet, qtbot, runner, Key.Key_L)
    assert sheet.nothing.title.text() == "The others are for later"


def test_one_kind_can_be_chosen(
    sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    (tab,) = (tab for tab in sheet.tabs.tabs if tab.count.key == "capitals")
    tab.setFocus()
    press(sheet, qtbot, runner, Key.Key_Space)
    assert sheet.card.name.text() == "EVA GIL"


def test_look_alikes_are_asked_for_and_a_yes_wants_them_merged(
    sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    twin = person(email=emails("ana@garcia.example"), tel=phones("+34 600 123 456"))
    with services.book.change(message("Test")) as tx:
        contacts.insert(tx, [twin, replace(twin, fn="Ana Garcia")])
    start(sheet, qtbot, runner)
    sheet.compare_button.setFocus()
    press(sheet, qtbot, runner, Key.Key_Space)
    assert sheet.card.question.text() == "Are Ana García and Ana Garcia the same?"
    assert sheet.card.reasons.text() != ""
    with qtbot.waitSignal(sheet.merge_wanted) as wanted:
        press(sheet, qtbot, runner, Key.Key_Y)
    assert wanted.args == [(1, 2)]


def test_a_repair_of_a_card_that_changed_is_told_and_the_next_is_asked(
    sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    services.contacts.save(replace(card(services, ANA), email=emails("ana@hotmial.com")))
    press(sheet, qtbot, runner, Key.Key_Y)
    assert "changed meanwhile" in sheet.state.text()
    assert sheet.card.name.text() == "Luz Sanz"


def test_each_button_has_a_name_without_its_key(
    sheet: TidySheet, services: Services, qtbot: QtBot, runner: TaskRunner, qapp: QApplication
) -> None:
    fill(services)
    start(sheet, qtbot, runner)
    assert [button.accessibleName() for button in sheet.card.buttons.values()] == [
        "Yes",
        "No, leave it",
        "Later",
        "Open card",
        "Undo the last",
    ]
