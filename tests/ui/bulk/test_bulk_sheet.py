"""A change for many: rehearsed as one types, rows left out, one step; by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import company, person

from rolodex.domain.contact import Adr, Contact, Org
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import contacts
from rolodex.ui.bulk.sheet import BulkSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key
ANA, EVA, LUZ, ACME = 1, 2, 3, 4
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner) -> BulkSheet:
    job = (Org("Acme", title="Clerk", company_id=ACME),)
    people = [
        person("Ana", adr=(Adr(city="Madird"),), org=job),
        person("Eva", adr=(Adr(city="Madird"),), org=job),
        person("Luz"),
        company(adr=(Adr(street="Plaza 9", city="Getxo"), Adr(street="Gran Vía 2", city="Bilbao"))),
    ]
    with services.book.change(message("Test")) as tx:
        contacts.insert(tx, [replace(one, org=()) for one in people])
    for contact_id, one in ((ANA, people[0]), (EVA, people[1])):
        services.contacts.save(replace(card(services, contact_id), org=one.org))
    return BulkSheet(runner, services, over)


def settle(sheet: BulkSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=10_000)


def start(sheet: BulkSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    sheet.start([ANA, EVA, LUZ])
    settle(sheet, qtbot, runner)


def write_town(sheet: BulkSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    """Write a town into the addresses."""
    sheet.form.field.show_key("adr.city")
    sheet.form.value.setFocus()
    QTest.keyClicks(sheet.form.value, "Madrid")
    settle(sheet, qtbot, runner)


def card(services: Services, contact_id: int) -> Contact:
    found = services.contacts.get(contact_id)
    assert found is not None
    return found


def towns(services: Services) -> list[str]:
    return [card(services, one).adr[0].city for one in (ANA, EVA)]


def said(sheet: BulkSheet) -> list[str]:
    rows = sheet.list.rows
    return [rows.spoken(row) for at in range(rows.rowCount()) if (row := rows.row(at)) is not None]


def test_it_begins_without_a_rehearsal_and_with_the_keyboard_on_the_deed(
    sheet: BulkSheet, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    assert sheet.title.text() == "Change 3 contacts"
    assert sheet.nothing.title.text() == "First a rehearsal"
    assert sheet.form.deed.hasFocus()
    assert not sheet.do_button.isEnabled()


def test_what_is_typed_is_rehearsed(
    sheet: BulkSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    write_town(sheet, qtbot, runner)
    assert said(sheet) == [
        "Ana García, changes, Address · Town: Madird → Madrid",
        "Eva García, changes, Address · Town: Madird → Madrid",
        "Luz García, left out, Has no address to change",
    ]
    assert sheet.state.text() == "2 change · 1 cannot"
    assert sheet.do_button.text() == "Change 2 contacts"
    assert towns(services) == ["Madird", "Madird"]


def test_ctrl_enter_changes_all_but_those_left_out_as_one_step(
    sheet: BulkSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    write_town(sheet, qtbot, runner)
    sheet.list.setFocus()
    sheet.list.selectRow(1)
    QTest.keyClick(sheet.list, Key.Key_Space)
    assert sheet.do_button.text() == "Change 1 contact"
    with qtbot.waitSignal(sheet.noticed) as noticed:
        QTest.keyClick(sheet.list, Key.Key_Return, CTRL)
    settle(sheet, qtbot, runner)
    assert noticed.args == ["Changed 1 contact", True]
    assert towns(services) == ["Madrid", "Madird"]
    assert not sheet.isVisible()
    services.history.undo()
    assert towns(services) == ["Madird", "Madird"]


def test_a_leaves_all_out_and_takes_all_in(sheet: BulkSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    start(sheet, qtbot, runner)
    write_town(sheet, qtbot, runner)
    sheet.list.setFocus()
    QTest.keyClick(sheet.list, Key.Key_A)
    assert not sheet.do_button.isEnabled()
    QTest.keyClick(sheet.list, Key.Key_A)
    assert sheet.do_button.text() == "Change 2 contacts"


def test_find_and_replace_goes_through_all_texts(
    sheet: BulkSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    sheet.form.deed.show_key("replace")
    QTest.keyClicks(sheet.form.sought, "clerk")
    QTest.keyClicks(sheet.form.value, "Owner")
    settle(sheet, qtbot, runner)
    QTest.keyClick(sheet.form.value, Key.Key_Return, CTRL)
    settle(sheet, qtbot, runner)
    assert [card(services, one).org[0].title for one in (ANA, EVA)] == ["Owner", "Owner"]


def test_nothing_to_change_is_said(sheet: BulkSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    start(sheet, qtbot, runner)
    sheet.form.deed.show_key("remove")
    sheet.form.field.show_key("categories")
    QTest.keyClicks(sheet.form.value, "press")
    settle(sheet, qtbot, runner)
    assert sheet.nothing.title.text() == "Nothing would change"


def test_a_value_with_choices_is_chosen(
    sheet: BulkSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    sheet.form.field.show_key("gender")
    sheet.form.choice.show_key("F")
    settle(sheet, qtbot, runner)
    sheet.do()
    settle(sheet, qtbot, runner)
    assert card(services, ANA).gender == "F"


def test_people_move_with_their_company_to_the_address_that_is_chosen(
    sheet: BulkSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    sheet.start_move(ACME)
    settle(sheet, qtbot, runner)
    assert sheet.title.text() == "Move the people of Acme"
    sheet.place.setFocus()
    QTest.keyClick(sheet.place, Key.Key_Down)
    settle(sheet, qtbot, runner)
    sheet.do()
    settle(sheet, qtbot, runner)
    assert [adr.street for adr in card(services, EVA).adr] == ["", "Gran Vía 2"]


def test_those_changed_meanwhile_are_named(
    sheet: BulkSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, qtbot, runner)
    write_town(sheet, qtbot, runner)
    services.contacts.save(replace(card(services, EVA), adr=(Adr(city="Vigo"),)))
    with qtbot.waitSignal(sheet.noticed) as noticed:
        sheet.do()
    settle(sheet, qtbot, runner)
    assert noticed.args[0] == "Changed 1 contact; changed meanwhile, so left alone: Eva García"


def test_enter_on_a_row_opens_the_card(sheet: BulkSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    start(sheet, qtbot, runner)
    write_town(sheet, qtbot, runner)
    sheet.list.setFocus()
    sheet.list.selectRow(0)
    with qtbot.waitSignal(sheet.person_chosen) as chosen:
        QTest.keyClick(sheet.list, Key.Key_Return)
    assert chosen.args == [ANA]
