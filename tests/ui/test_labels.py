"""Preparing sheets of labels in the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from rolodex.domain.contact import Adr, Contact, Name
from rolodex.services.opening import Services
from rolodex.ui.labels.preview import Preview
from rolodex.ui.labels.sheet import LabelsSheet
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise")

STREET = Adr(street="Calle Mayor 14", city="Madrid", code="28013", country="España", country_code="ES")


@pytest.fixture
def people(services: Services) -> Sequence[int]:
    saved = [
        services.contacts.save(Contact(fn=f"Ana {number}", n=Name(given=f"Ana {number}"), adr=(STREET,)))
        for number in range(30)
    ]
    nowhere = services.contacts.save(Contact(fn="Luis <b>Nowhere</b>"))
    return [one.id for one in saved] + [nowhere.id]


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[LabelsSheet]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield LabelsSheet(runner, services, window)
    runner.shutdown()


def settle(sheet: LabelsSheet, runner: TaskRunner, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: sheet.pages.text.text() == text, timeout=20_000)
    qtbot.waitUntil(lambda: not runner.busy(), timeout=20_000)


def test_the_very_sheets_are_shown(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    assert sheet.form.stock.line.text() == "Avery L7160 · A4 · 3 × 7"
    assert "63.5 × 38.1 mm" in sheet.form.stock.about.text()
    assert sheet.save_button.isEnabled()


def test_who_is_left_out_is_said_with_the_reason(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    assert sheet.warnings.text.text() == "1 person is left out."
    QTest.keyClick(sheet.warnings.show_button, Qt.Key.Key_Space)
    assert sheet.warnings.list.isVisible()
    assert sheet.warnings.list.text().startswith("Luis <b>Nowhere</b>: ")


def test_a_stock_is_found_by_its_number_and_remembered(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    sheet.form.stock.line.selectAll()
    QTest.keyClicks(sheet.form.stock.line, "5160")
    QTest.keyClick(sheet.form.stock.line, Qt.Key.Key_Return)
    settle(sheet, runner, qtbot, "Sheet 1 of 1 · 30 labels")
    assert services.settings.get("labels.stock") == "avery-5160"
    sheet.leave()
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 1 · 30 labels")
    assert sheet.form.stock.line.text().startswith("Avery 5160")


def test_what_is_no_stock_goes_back_to_the_one_chosen(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    QTest.keyClicks(sheet.form.stock.line, "no such stock")
    QTest.keyClick(sheet.form.stock.line, Qt.Key.Key_Escape)
    assert sheet.form.stock.line.text() == "Avery L7160 · A4 · 3 × 7"
    assert sheet.isVisible()


def test_a_click_on_a_label_begins_there(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    QTest.mouseClick(sheet.pages.preview, Qt.MouseButton.LeftButton, pos=middle_of(sheet.pages.preview))
    assert sheet.form.start.value() == 11
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    assert sheet.form.used.text() == "10 already used"


def middle_of(preview: Preview) -> QPoint:
    """A point on the label in the middle of a sheet of three by seven."""
    return QPoint(preview.width() // 2, (preview.height() - 12) // 2)


def test_copies_and_the_next_sheet(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people[:20])
    settle(sheet, runner, qtbot, "Sheet 1 of 1 · 20 labels")
    sheet.form.copies.setValue(3)
    settle(sheet, runner, qtbot, "Sheet 1 of 3 · 60 labels")
    QTest.keyClick(sheet.pages.on, Qt.Key.Key_Space)
    settle(sheet, runner, qtbot, "Sheet 2 of 3 · 60 labels")
    assert sheet.pages.back.isEnabled()


def test_all_that_the_list_shows_can_be_taken_instead_of_the_selected(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people[:2], people)
    settle(sheet, runner, qtbot, "Sheet 1 of 1 · 2 labels")
    assert sheet.form.who.currentText() == "2 selected"
    QTest.keyClick(sheet.form.who, Qt.Key.Key_Down)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    assert sheet.subtitle.text() == "31 people"


def test_the_pdf_is_saved_and_said(
    sheet: LabelsSheet, people: Sequence[int], tmp_path: Path, runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    sheet.save_to(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: "30 labels saved to out.pdf" in sheet.state.text(), timeout=20_000)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert sheet.open_button.isVisible()


def test_nobody_with_an_address_means_nothing_to_save(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people[-1:])
    qtbot.waitUntil(sheet.warnings.isVisible, timeout=20_000)
    assert not sheet.save_button.isEnabled()


def test_escape_closes(sheet: LabelsSheet, people: Sequence[int], qtbot: QtBot) -> None:
    sheet.start(people)
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet.form.who, Qt.Key.Key_Escape)
