"""The format of a country's addresses is written line by line, and an example shows it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.services.opening import Services
from rolodex.ui.settings.format_sheet import AddressFormatSheet
from rolodex.ui.tasks import TaskRunner


@pytest.fixture
def sheet(qtbot: QtBot, runner: TaskRunner, services: Services, over: QWidget) -> AddressFormatSheet:
    """The sheet on the addresses of Spain."""
    made = AddressFormatSheet(runner, services.address_formats, over)
    made.start("ES")
    qtbot.waitUntil(lambda: not runner.busy() and made.format.toPlainText() != "")
    return made


def test_a_format_is_written_and_counts(qtbot: QtBot, sheet: AddressFormatSheet, services: Services) -> None:
    assert sheet.format.toPlainText() == "{street}\n{code} {city} {region}"
    sheet.format.selectAll()
    QTest.keyClicks(sheet.format, "{street}\r{city}\r{code}")
    assert sheet.example.text().splitlines() == ["Name", "Street 14", "TOWN", "PROVINCE", "28013"]
    with qtbot.waitSignal(sheet.noticed):
        QTest.keyClick(sheet.format, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert services.address_formats.all() == {"ES": "{street}|{city}|{code}"}


def test_a_fault_is_said_and_nothing_can_be_saved(sheet: AddressFormatSheet) -> None:
    sheet.format.selectAll()
    QTest.keyClicks(sheet.format, "{street}\r{town}")
    assert "town" in sheet.state.text()
    assert not sheet.save_button.isEnabled()


def test_the_usual_format_comes_back(qtbot: QtBot, sheet: AddressFormatSheet, services: Services) -> None:
    services.address_formats.choose("ES", "{city}")
    sheet.format.setPlainText("{city}")
    QTest.keyClick(sheet.extra_button, Qt.Key.Key_Space)
    with qtbot.waitSignal(sheet.noticed):
        QTest.keyClick(sheet.format, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert services.address_formats.all() == {}


def test_its_parts_are_called_as_in_the_language_in_use(
    qtbot: QtBot, sheet: AddressFormatSheet, services: Services
) -> None:
    i18n.use("es")
    try:
        sheet.retranslate()
        assert sheet.format.toPlainText() == "{calle}\n{cp} {ciudad} {provincia}"
        assert "{calle}, {ciudad}, {provincia}, {cp}" in sheet.hint.text()
        sheet.format.setPlainText("{Calle}\n{ciudad} {cp}\n{ciudad}")
        assert "«ciudad»" in sheet.state.text()
        sheet.format.setPlainText("{Calle}\n{ciudad} {cp}")
        with qtbot.waitSignal(sheet.noticed):
            sheet.save()
        assert services.address_formats.all() == {"ES": "{street}|{city} {code}"}
    finally:
        i18n.use("en")
