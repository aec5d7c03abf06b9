"""Measuring a printer in the window, by keyboard."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.drawer import PrinterProfile
from rolodex.services.opening import Services
from rolodex.ui.labels.printer_sheet import PrinterSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key
NOW = datetime.fromisoformat("2026-05-03T10:00")


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner) -> PrinterSheet:
    return PrinterSheet(runner, services.printers, over, clock=lambda: NOW)


def start(sheet: PrinterSheet, qtbot: QtBot, name: str = "Office") -> None:
    sheet.start(name)
    qtbot.waitUntil(sheet.isVisible, timeout=10_000)


def read(sheet: PrinterSheet, *texts: str) -> None:
    """Write what was read at the crosses."""
    for line, text in zip((sheet.first_x, sheet.first_y, sheet.last_x, sheet.last_y), texts, strict=True):
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Key.Key_Delete)
        QTest.keyClicks(line, text)


def test_two_readings_give_a_correction_that_is_said_and_kept(
    sheet: PrinterSheet, services: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot)
    assert "Nothing is kept" in sheet.result.text()
    assert sheet.last_x.placeholderText() == "190.0"
    read(sheet, "21", "19,5", "191", "276.5")
    assert sheet.result.text() == "Will be corrected: 1.00 mm to the left, 0.50 mm down."
    with qtbot.waitSignal(sheet.kept, timeout=10_000):
        QTest.keyClick(sheet.last_y, Key.Key_Return)
    found = services.printers.get("Office")
    assert found is not None
    assert (found.shift_x, found.shift_y, found.scale_x, found.scale_y) == (-1, 0.5, 1, 1)


def test_a_correction_is_refined_from_a_sheet_printed_through_it(
    sheet: PrinterSheet, services: Services, qtbot: QtBot
) -> None:
    services.printers.save(PrinterProfile(name="Office", shift_x=-1), NOW)
    start(sheet, qtbot)
    assert sheet.result.text() == "Kept for this printer: 1.00 mm to the left."
    QTest.keyClick(sheet.corrected, Key.Key_Space)
    read(sheet, "20.5", "20", "190.5", "277")
    assert sheet.result.text() == "Will be corrected: 1.50 mm to the left."


def test_readings_that_cannot_be_are_said_and_nothing_is_kept(
    sheet: PrinterSheet, services: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot)
    read(sheet, "20", "20", "19", "277")
    assert "to the right of the first" in sheet.result.text()
    QTest.keyClick(sheet.last_y, Key.Key_Return)
    assert "to the right of the first" in sheet.state.text()
    read(sheet, "20", "20", "", "277")
    QTest.keyClick(sheet.last_y, Key.Key_Return)
    assert "four figures" in sheet.state.text()
    sheet.name.setCurrentText(" ")
    QTest.keyClick(sheet.last_y, Key.Key_Return)
    assert "name for the printer" in sheet.state.text()
    assert services.printers.all() == ()


def test_a_printer_is_forgotten(sheet: PrinterSheet, services: Services, qtbot: QtBot) -> None:
    services.printers.save(PrinterProfile(name="Office", scale_x=1.01), NOW)
    start(sheet, qtbot)
    assert sheet.result.text() == "Kept for this printer: 101.00% wide."
    with qtbot.waitSignal(sheet.noticed, timeout=10_000):
        QTest.keyClick(sheet.extra_button, Key.Key_Space)
    assert services.printers.all() == ()


def test_the_test_sheet_is_saved_and_opened_or_handed_on_to_be_printed(
    sheet: PrinterSheet, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    start(sheet, qtbot)
    assert sheet.print_button.isHidden()
    sheet.write_test_sheet(tmp_path / "test.pdf")
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert (tmp_path / "test.pdf").read_bytes().startswith(b"%PDF")
    sheet.start("Office", "letter", prints=True)
    qtbot.waitUntil(sheet.print_button.isVisible, timeout=10_000)
    assert sheet.last_x.placeholderText() == "195.9"
    with qtbot.waitSignal(sheet.print_wanted, timeout=20_000) as wanted:
        QTest.keyClick(sheet.print_button, Key.Key_Space)
    assert wanted.args is not None
    assert bytes(wanted.args[0]).startswith(b"%PDF")
