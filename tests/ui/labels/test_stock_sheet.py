"""A stock of one's own in the window, by keyboard: measured, drawn, checked, kept and deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rolodex.services.opening import Services
from rolodex.ui.labels.stock_sheet import StockSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner) -> StockSheet:
    return StockSheet(runner, services.own_stocks, over)


def write(line: QLineEdit, text: str) -> None:
    """Go into a line and write this instead of what stands there."""
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_a_stock_like_another_is_named_measured_and_kept(
    sheet: StockSheet, services: Services, qtbot: QtBot
) -> None:
    sheet.start(services.own_stocks.get("5160"))
    assert sheet.fields.name.hasFocus()
    QTest.keyClicks(sheet.fields.name, "Office box")
    write(sheet.fields.lines["height"], "7/8 in")
    with qtbot.waitSignals([sheet.noticed, sheet.kept], timeout=10_000):
        QTest.keyClick(sheet.fields.lines["height"], Key.Key_Return)
    (stock,) = services.own_stocks.all()
    assert (stock.part, stock.height, stock.columns, stock.rows) == ("Office box", 22.225, 3, 10)
    assert (stock.width, stock.left, stock.pitch_x) == (66.675, 4.762, 69.85)
    assert not sheet.isVisible()


def test_what_is_wrong_with_the_measures_is_said_while_they_are_written(sheet: StockSheet) -> None:
    sheet.start()
    assert "21 labels on a sheet" in sheet.findings.text()
    write(sheet.fields.lines["pitch_y"], "30")
    assert "overlap by 8.1 mm" in sheet.findings.text()
    write(sheet.fields.lines["pitch_y"], "thirty")
    assert "not understood" in sheet.findings.text()
    assert sheet.fields.lines["pitch_y"].accessibleDescription() == "not understood"
    write(sheet.fields.lines["pitch_y"], "38,1")
    write(sheet.fields.lines["left"], "3")
    assert "beside the first 3 mm" in sheet.findings.text()


def test_a_stock_that_cannot_be_stays_in_the_form(sheet: StockSheet, services: Services) -> None:
    sheet.start()
    lines = sheet.fields.lines
    for name, width, said in (
        (" ", "63.5", "name is still missing"),
        ("Mine", "x", "not understood"),
        ("Mine", "90", "beyond the right edge"),
    ):
        write(sheet.fields.name, name)
        write(lines["width"], width)
        QTest.keyClick(lines["top"], Key.Key_Return)
        assert said in sheet.state.text()
    assert sheet.isVisible()
    assert services.own_stocks.all() == ()


def test_a_roll_has_only_the_size_of_its_label(sheet: StockSheet, services: Services, qtbot: QtBot) -> None:
    sheet.start()
    QTest.keyClicks(sheet.fields.name, "Jar roll")
    sheet.fields.kind.setFocus()
    for _step in range(2):
        QTest.keyClick(sheet.fields.kind, Key.Key_Down)
    assert not sheet.fields.columns.isVisible()
    write(sheet.fields.lines["width"], "36")
    write(sheet.fields.lines["height"], "89")
    QTest.keyClick(sheet.fields.turned, Key.Key_Space)
    with qtbot.waitSignal(sheet.kept, timeout=10_000):
        QTest.keyClick(sheet.fields.turned, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (stock,) = services.own_stocks.all()
    assert (stock.kind, stock.per_sheet, stock.turned) == ("roll", 1, True)
    assert (stock.paper_width, stock.paper_height, stock.left, stock.top) == (36, 89, 0, 0)


def test_other_paper_is_measured_too(sheet: StockSheet, services: Services, qtbot: QtBot) -> None:
    sheet.start(services.own_stocks.get("L7160"))
    QTest.keyClicks(sheet.fields.name, "Long")
    assert not sheet.fields.lines["paper_width"].isVisible()
    sheet.fields.paper.setFocus()
    QTest.keyClick(sheet.fields.paper, Key.Key_End)
    write(sheet.fields.lines["paper_height"], "35.56 cm")
    with qtbot.waitSignal(sheet.kept, timeout=10_000):
        QTest.keyClick(sheet.fields.lines["paper_height"], Key.Key_Return)
    (stock,) = services.own_stocks.all()
    assert (stock.paper_width, stock.paper_height) == (210, 355.6)


def test_a_stock_of_ones_own_is_changed_and_deleted(
    sheet: StockSheet, services: Services, qtbot: QtBot
) -> None:
    sheet.start()
    assert sheet.extra_button.isHidden()
    QTest.keyClicks(sheet.fields.name, "Mine")
    with qtbot.waitSignal(sheet.kept, timeout=10_000) as kept:
        QTest.keyClick(sheet.fields.name, Key.Key_Return)
    assert kept.args == ["own-1"]
    sheet.start(services.own_stocks.get("own-1"))
    assert sheet.title.text() == "Label stock Mine"
    write(sheet.fields.name, "Yours")
    with qtbot.waitSignal(sheet.kept, timeout=10_000):
        QTest.keyClick(sheet.fields.name, Key.Key_Return)
    assert [stock.part for stock in services.own_stocks.all()] == ["Yours"]
    sheet.start(services.own_stocks.get("own-1"))
    sheet.extra_button.setFocus()
    with qtbot.waitSignal(sheet.dropped, timeout=10_000) as dropped:
        QTest.keyClick(sheet.extra_button, Key.Key_Space)
    assert dropped.args == ["own-1"]
    assert services.own_stocks.all() == ()


def test_the_drawing_follows_what_is_written(sheet: StockSheet) -> None:
    sheet.start()
    before = sheet.drawing.grab().toImage()
    write(sheet.fields.lines["left"], "12")
    moved = sheet.drawing.grab().toImage()
    assert moved != before
    sheet.fields.lines["width"].setFocus()
    assert sheet.drawing.grab().toImage() != moved
    sheet.fields.columns.setValue(2)
    assert sheet.drawing.accessibleDescription() == "2 labels across, 7 down"


def test_every_field_has_a_name_for_who_cannot_see_it(sheet: StockSheet) -> None:
    sheet.start()
    fields = sheet.fields
    named = (fields.name, fields.kind, fields.paper, fields.columns, fields.rows, *fields.lines.values())
    names = [field.accessibleName() for field in named]
    assert all(names)
    assert len(set(names)) == len(names)
