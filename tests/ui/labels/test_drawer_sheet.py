"""The drawer of part-used sheets in the window: labels are marked by key and by mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.drawer import PartSheet
from rolodex.services.opening import Services
from rolodex.ui.labels.drawer_sheet import DrawerSheet
from rolodex.ui.labels.paper_view import PaperView
from rolodex.ui.labels.sheet_marks import MARGIN, SheetMarks
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key
A4 = "avery-l7160"


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner) -> DrawerSheet:
    return DrawerSheet(runner, services.drawer, over)


def start(sheet: DrawerSheet, services: Services, qtbot: QtBot, stock: str = A4) -> None:
    sheet.start(services.own_stocks.get(stock))
    qtbot.waitUntil(sheet.isVisible, timeout=10_000)


def save(sheet: DrawerSheet, qtbot: QtBot) -> str:
    """Save by keyboard; what is told of it."""
    with qtbot.waitSignal(sheet.noticed, timeout=10_000) as noticed:
        QTest.keyClick(sheet.marks, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return str(noticed.args[0]) if noticed.args else ""


def rows(sheet: DrawerSheet) -> list[str]:
    return [sheet.list.item(row).text() for row in range(sheet.list.count())]


def middle(marks: SheetMarks, services: Services, place: int, stock: str = A4) -> QPoint:
    """The middle of a label on the screen."""
    room = QRectF(marks.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    return PaperView.fitting(services.own_stocks.get(stock), room).label(place).center().toPoint()


def test_the_first_part_used_sheet_is_marked_by_keyboard_and_kept(
    sheet: DrawerSheet, services: Services, qtbot: QtBot
) -> None:
    start(sheet, services, qtbot)
    assert sheet.marks.hasFocus()
    assert rows(sheet) == ["Sheet 1 · 21 of 21 free"]
    QTest.keyClick(sheet.marks, Key.Key_Space)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Down):
        QTest.keyClick(sheet.marks, key)
    assert sheet.marks.accessibleDescription() == "Label 7 of 21: free"
    QTest.keyClick(sheet.marks, Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.marks.accessibleDescription() == "Label 7 of 21: used"
    assert rows(sheet) == ["Sheet 1 · 14 of 21 free"]
    QTest.keyClick(sheet.marks, Key.Key_End)
    QTest.keyClick(sheet.marks, Key.Key_Space)
    assert save(sheet, qtbot) == "1 part-used sheet of Avery L7160 is in the drawer"
    assert [one.free for one in services.drawer.sheets(A4)] == [tuple(range(7, 20))]


def test_a_click_marks_a_label_and_another_takes_it_back(
    sheet: DrawerSheet, services: Services, qtbot: QtBot
) -> None:
    services.drawer.save(PartSheet(stock=A4, free=(3, 4)))
    start(sheet, services, qtbot)
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(sheet.marks, left, pos=middle(sheet.marks, services, 4))
    assert sheet.marks.free() == (3,)
    QTest.mouseClick(sheet.marks, left, pos=middle(sheet.marks, services, 20))
    assert sheet.marks.free() == (3, 20)
    QTest.mouseClick(sheet.marks, left, shift, middle(sheet.marks, services, 18))
    assert sheet.marks.free() == (3, 18, 19, 20)
    QTest.mouseClick(sheet.marks, left, pos=QPoint(1, 1))
    assert sheet.marks.free() == (3, 18, 19, 20)


def test_several_sheets_are_added_named_and_thrown_away_in_one_step(
    sheet: DrawerSheet, services: Services, qtbot: QtBot
) -> None:
    first = services.drawer.save(PartSheet(stock=A4, free=(3, 4))).id
    services.drawer.save(PartSheet(stock=A4, free=(5,)))
    start(sheet, services, qtbot)
    sheet.list.setFocus()
    QTest.keyClick(sheet.list, Key.Key_Down)
    assert sheet.marks.free() == (5,)
    QTest.keyClick(sheet.list, Key.Key_Delete)
    assert rows(sheet) == ["Sheet 1 · 2 of 21 free"]
    QTest.keyClick(sheet.add_button, Key.Key_Space)
    QTest.keyClicks(sheet.name, "bent")
    QTest.keyClick(sheet.all_used, Key.Key_Space)
    assert rows(sheet)[1] == "bent · used up: leaves the drawer"
    QTest.keyClick(sheet.marks, Key.Key_Home)
    QTest.keyClick(sheet.marks, Key.Key_Space)
    assert save(sheet, qtbot) == "2 part-used sheets of Avery L7160 are in the drawer"
    kept = services.drawer.sheets(A4)
    assert [(one.name, one.free) for one in kept] == [("", (3, 4)), ("bent", (0,))]
    assert kept[0].id == first
    services.history.undo()
    assert [one.free for one in services.drawer.sheets(A4)] == [(3, 4), (5,)]


def test_the_last_sheet_can_be_thrown_away(sheet: DrawerSheet, services: Services, qtbot: QtBot) -> None:
    services.drawer.save(PartSheet(stock=A4, free=(3, 4)))
    start(sheet, services, qtbot)
    QTest.keyClick(sheet.throw_button, Key.Key_Space)
    assert rows(sheet) == []
    assert not sheet.marks.isVisible()
    assert sheet.add_button.hasFocus()
    with qtbot.waitSignal(sheet.arranged, timeout=10_000):
        QTest.keyClick(sheet.add_button, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert services.drawer.all() == ()


def test_turned_labels_follow_the_arrows_as_they_are_seen(
    sheet: DrawerSheet, services: Services, qtbot: QtBot
) -> None:
    lying = replace(services.own_stocks.get("L7160"), turned=True)
    sheet.marks.show_sheet(lying, range(21))
    seen = []
    for key in (Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Right):
        QTest.keyClick(sheet.marks, key)
        seen.append(sheet.marks.current())
    assert seen == [1, 4, 3, 0]
