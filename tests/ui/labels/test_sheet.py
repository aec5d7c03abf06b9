"""Preparing sheets of labels in the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests.ui.labels.conftest import Peopled

from rolodex.services.opening import Services
from rolodex.ui.labels.left_out import LeftOutSheet
from rolodex.ui.labels.preview import Preview
from rolodex.ui.labels.sheet import LabelsSheet
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise")


@pytest.fixture
def services(services_of_people: Services) -> Services:
    return services_of_people


@pytest.fixture
def people(peopled: Peopled) -> Sequence[int]:
    return peopled.many


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
    assert sheet.footer.save_button.isEnabled()


def test_who_is_left_out_is_said_with_the_reason(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    assert sheet.warnings.text.text() == "1 person has no usable address."
    QTest.keyClick(sheet.warnings.button, Qt.Key.Key_Space)
    listed = shown(sheet)
    assert listed.isVisible()
    row = listed.list.model().index(0, 0)
    assert row.data() == "Luis <b>Nowhere</b>"
    with qtbot.waitSignal(sheet.person_chosen) as chosen:
        QTest.keyClick(listed.list, Qt.Key.Key_Return)
    assert chosen.args == [people[-1]]
    assert sheet.isHidden()


def shown(sheet: LabelsSheet) -> LeftOutSheet:
    """The list of those who get no label."""
    found: list[LeftOutSheet] = []
    sheet.others.sheets.each(LeftOutSheet, found.append)
    return found[0]


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
    assert sheet.form.start.number.value() == 11
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    assert sheet.form.start.used.text() == "(10 already used)"


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
    qtbot.waitUntil(lambda: "30 labels saved to out.pdf" in sheet.footer.state.text(), timeout=20_000)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert sheet.footer.open_button.isVisible()


def test_nobody_with_an_address_means_nothing_to_save(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people[-1:])
    qtbot.waitUntil(sheet.warnings.isVisible, timeout=20_000)
    assert not sheet.footer.save_button.isEnabled()


def choose(sheet: LabelsSheet, name: str) -> None:
    """Type the stock's name and take it."""
    sheet.form.stock.line.selectAll()
    QTest.keyClicks(sheet.form.stock.line, name)
    QTest.keyClick(sheet.form.stock.line, Qt.Key.Key_Return)


@pytest.fixture
def sender(services: Services) -> None:
    services.settings.set("return_address", "Muebles Ortiz\nGran Vía 1\n28013 MADRID")


@pytest.mark.usefixtures("sender")
def test_envelopes_are_spoken_of_as_envelopes(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    assert not sheet.form.return_address.isVisible()
    choose(sheet, "DL")
    settle(sheet, runner, qtbot, "Envelope 1 of 30")
    assert sheet.title.text() == "Envelopes"
    assert sheet.form.stock.line.text() == "Envelope DL"
    assert sheet.pages.on.accessibleName() == "Next envelope"
    assert not sheet.form.start.isVisible()
    assert not sheet.form.outlines.isVisible()
    assert sheet.form.return_address.isChecked()
    sheet.save_to(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: sheet.footer.state.text() == "30 envelopes saved to out.pdf.", timeout=20_000)


@pytest.mark.usefixtures("sender")
def test_a_return_address_can_be_left_out_and_that_is_remembered(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    services.settings.set("labels.stock", "env-dl")
    sheet.start(people)
    settle(sheet, runner, qtbot, "Envelope 1 of 30")
    QTest.keyClick(sheet.form.return_address, Qt.Key.Key_Space)
    settle(sheet, runner, qtbot, "Envelope 1 of 30")
    job = sheet.form.job()
    assert job is not None
    assert not job.sender
    sheet.leave()
    sheet.start(people)
    settle(sheet, runner, qtbot, "Envelope 1 of 30")
    assert not sheet.form.return_address.isChecked()


def test_envelopes_without_a_return_address_say_so(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    services.settings.set("labels.stock", "env-10")
    sheet.start(people)
    settle(sheet, runner, qtbot, "Envelope 1 of 30")
    assert not sheet.form.return_address.isVisible()
    assert sheet.form.no_address.isVisible()


def test_labels_of_a_roll_have_none_to_start_at_and_lie_level(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, "Sheet 1 of 2 · 30 labels")
    sheet.form.start_at(5)
    choose(sheet, "99012")
    settle(sheet, runner, qtbot, "Label 1 of 30")
    assert sheet.form.stock.line.text() == "Dymo 99012 · roll"
    assert sheet.form.start.number.value() == 1
    assert not sheet.form.start.isVisible()
    assert not sheet.form.start.used.isVisible()
    preview = sheet.pages.preview
    picture = preview.grab().toImage()
    dark = [
        (x, y)
        for x in range(30, picture.width() - 30, 2)
        for y in range(20, 180, 2)
        if picture.pixelColor(x, y).lightness() < 90
    ]
    wide = max(x for x, _ in dark) - min(x for x, _ in dark)
    high = max(y for _, y in dark) - min(y for _, y in dark)
    assert wide > high
    QTest.mouseClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(preview.width() // 2, 60))
    assert sheet.form.start.number.value() == 1


def test_escape_closes(sheet: LabelsSheet, people: Sequence[int], qtbot: QtBot) -> None:
    sheet.start(people)
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet.form.who, Qt.Key.Key_Escape)
