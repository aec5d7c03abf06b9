"""The sheets to which the settings lead: printers and label stocks of one's own, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.drawer import PrinterProfile
from rolodex.services.opening import Services
from rolodex.ui.labels import memory
from rolodex.ui.labels.printers_sheet import PrintersSheet
from rolodex.ui.labels.stocks_sheet import StocksSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key
NOW = datetime.fromisoformat("2026-05-03T10:00")


@pytest.fixture
def printers(over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot) -> PrintersSheet:
    for name in ("Attic", "Office"):
        services.printers.save(PrinterProfile(name=name, shift_x=-1), NOW)
    office = next(one for one in services.printers.all() if one.name == "Office")
    services.settings.set("labels.printer", str(office.id))
    sheet = PrintersSheet(runner, services, over, lambda: NOW)
    runner.changed.connect(sheet.react)
    sheet.start()
    qtbot.waitUntil(lambda: len(sheet.known()) == 2)
    return sheet


def test_printers_are_listed_with_how_they_are_corrected(printers: PrintersSheet) -> None:
    cells = [printers.line(one).cells[:2] for one in printers.known()]
    assert cells == [("Attic", "1.00 mm to the left"), ("Office", "1.00 mm to the left")]
    assert printers.list.hasFocus()


def test_a_printer_is_called_otherwise_and_labels_go_on_to_it(
    printers: PrintersSheet, services: Services, qtbot: QtBot
) -> None:
    QTest.keyClick(printers.list, Key.Key_End)
    assert not printers.save_button.isEnabled()
    printers.name.setFocus()
    printers.name.selectAll()
    QTest.keyClicks(printers.name, "Upper  tray")
    with qtbot.waitSignal(printers.noticed) as told:
        QTest.keyClick(printers.name, Key.Key_Return)
    assert told.args == ["The printer is called Upper tray now", True]
    assert [one.name for one in services.printers.all()] == ["Attic", "Upper tray"]
    assert memory.recall(services).printer == "Upper tray"
    services.history.undo()
    assert memory.recall(services).printer == "Office"


def test_the_name_of_another_printer_is_refused_and_stays_in_its_line(
    printers: PrintersSheet, services: Services, qtbot: QtBot
) -> None:
    printers.name.setFocus()
    printers.name.selectAll()
    QTest.keyClicks(printers.name, "Office")
    QTest.keyClick(printers.name, Key.Key_Return)
    qtbot.waitUntil(lambda: "another printer" in printers.state.text())
    assert printers.name.text() == "Office"
    assert len(services.printers.all()) == 2


def test_a_printer_is_forgotten_and_comes_back_with_undo(
    printers: PrintersSheet, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(printers.noticed):
        QTest.keyClick(printers.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: [one.name for one in printers.known()] == ["Office"])
    runner.submit(
        "changes", "undo", lambda _progress: services.history.undo(), lambda _step: None, owner=printers
    )
    qtbot.waitUntil(lambda: len(printers.known()) == 2)


def test_where_no_printer_was_measured_the_sheet_says_so_and_offers_it(
    over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet = PrintersSheet(runner, services, over, lambda: NOW)
    sheet.start()
    qtbot.waitUntil(lambda: "No printer was measured" in sheet.state.text() and not runner.busy())
    assert sheet.new_button.isVisible()
    assert not sheet.list.isVisible()


def test_stocks_are_listed_opened_and_taken_away(
    over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    stock = replace(services.own_stocks.get("5160"), name="", part="Jam jars")
    services.own_stocks.save(stock)
    sheet = StocksSheet(runner, services, over, lambda: NOW)
    runner.changed.connect(sheet.react)
    sheet.start()
    qtbot.waitUntil(lambda: len(sheet.known()) == 1)
    assert sheet.line(sheet.known()[0]).cells == ("Jam jars", "66.7 × 25.4 mm", "30", "215.9 × 279.4 mm")
    with qtbot.waitSignal(sheet.noticed) as told:
        QTest.keyClick(sheet.list, Key.Key_Delete)
    assert told.args == ["Deleted the label stock Jam jars", True]
    qtbot.waitUntil(lambda: "no stock of your own" in sheet.state.text())
