"""The marks of a planner page, typed back in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.builders import person
from tests.ui.today_window import SATURDAY, Today

from rolodex.i18n import word
from rolodex.services.opening import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today.marks_sheet import MarksSheet

Key = Qt.Key


@pytest.fixture
def today(services: Services, runner: TaskRunner, qtbot: QtBot) -> Today:
    """Today with two follow-ups of Ana: a call and a task."""
    ana = services.contacts.save(person()).id
    made = Today.open(services, runner, qtbot)
    made.plan("Call back", "2026-11-20", ana, kind="call")
    made.plan("Send quote", "2026-11-21", ana)
    return made


def sheet(today: Today) -> MarksSheet:
    """The sheet of marks, opened by its button."""
    today.attach()
    today.panel.head.marks.setFocus()
    today.press(Key.Key_Space)
    found = today.panel.marks
    assert found is not None
    today.qtbot.waitUntil(found.is_settled)
    return found


def write(today: Today, marks: MarksSheet, text: str) -> None:
    QTest.keyClicks(marks.field, text)
    today.qtbot.waitUntil(marks.is_settled)


def printed(today: Today, tmp_path: Path) -> None:
    today.services.planner.print(tmp_path / "today.pdf", SATURDAY, word)


def test_each_mark_says_what_it_does_or_that_it_is_not_understood(today: Today, tmp_path: Path) -> None:
    printed(today, tmp_path)
    marks = sheet(today)
    write(today, marks, "1 no answer, 2 ok, 9 blorp")
    rows = marks.list.marks.rows()
    assert [(row.number, row.understood) for row in rows] == [("1", True), ("2", True), ("9", False)]
    assert rows[0].title == "Ana García"
    assert all(row.below for row in rows)
    assert marks.summary.text() == "1 mark is not understood and will not be entered."
    assert marks.enter.text() == "Enter 2 marks"


def test_enter_does_all_in_one_step(today: Today, services: Services, tmp_path: Path) -> None:
    printed(today, tmp_path)
    marks = sheet(today)
    assert marks.page.currentText() == "Page of Saturday 21 November"
    write(today, marks, "1 ok friday, 2 ok")
    before = services.history.steps(1)[0].id
    today.press(Key.Key_Return)
    assert today.told == ["2 marks entered"]
    assert marks.isHidden()
    assert [step.id for step in services.history.steps(9) if step.id > before] == [before + 1]
    assert today.titles() == ["Coming", "Call back"]


def test_esc_leaves_without_entering(today: Today, services: Services, tmp_path: Path) -> None:
    printed(today, tmp_path)
    marks = sheet(today)
    before = services.history.steps(1)
    write(today, marks, "2 ok")
    today.press(Key.Key_Escape)
    assert marks.isHidden()
    assert services.history.steps(1) == before


def test_without_a_printed_page_the_sheet_says_so(today: Today) -> None:
    marks = sheet(today)
    assert not marks.field.isEnabled()
    assert marks.hint.text().startswith("No planner page has been printed yet.")
    today.press(Key.Key_Escape)
    assert marks.isHidden()
