"""Plans of what follows a piece in the window, and doing what is due, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr
from rolodex.domain.drip import Drip, DripStep
from rolodex.domain.letter import Letter
from rolodex.services.opening import Services
from rolodex.ui.drips.due_line import DueLine
from rolodex.ui.drips.due_sheet import DripDueSheet
from rolodex.ui.drips.sheet import DripSheet
from rolodex.ui.drips.step_list import StepRows
from rolodex.ui.tasks import TaskRunner

SENT = datetime.fromisoformat("2026-03-01T09:00")
NOW = datetime.fromisoformat("2026-03-20T10:00")
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Settle = Callable[[], None]


@pytest.fixture
def letter(services: Services) -> int:
    """A letter that follows up."""
    return services.letters.save(Letter(name="Reminder", body="{salutation}")).id


@pytest.fixture
def plan(services: Services, letter: int) -> int:
    """After 14 days a letter to the silent, a week later a call; three days after an answer thanks."""
    steps = (
        DripStep(-1, 0, 14, "silent", "letter", letter, "Reminder"),
        DripStep(-2, -1, 7, "silent", "task", text="Call"),
        DripStep(-3, 0, 3, "answered", "task", text="Say thanks"),
    )
    return services.drips.save(Drip(name="Usual", steps=steps)).id


@pytest.fixture
def campaign(services: Services, plan: int) -> int:
    """A campaign with the plan, sent to three, of whom one answered."""
    ids = [services.contacts.save(person(name)).id for name in ("Ana", "Bea", "Eva")]
    made = services.campaigns.save(Campaign(name="Autumn", date="2026-03-01", drip_id=plan)).id
    pieces = [Addressee((one,), (("name", "A"),), Adr(street=f"Mayor {one}")) for one in ids]
    services.campaigns.plan(made, pieces, SENT)
    services.campaigns.send(made, None, SENT)
    first = services.campaigns.members(made)[0].id
    services.campaigns.mark([first], "answered", datetime.fromisoformat("2026-03-10T10:00"))
    return made


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, over: QWidget) -> DripSheet:
    return DripSheet(runner, services, over, lambda: NOW)


@pytest.fixture
def line(services: Services, runner: TaskRunner, over: QWidget) -> DueLine:
    made = DueLine(runner, lambda: NOW, over)
    made.attach(services)
    return made


@pytest.fixture
def settle(runner: TaskRunner, qtbot: QtBot) -> Settle:
    return lambda: qtbot.waitUntil(lambda: not runner.busy(), timeout=20_000)


def spoken(rows: StepRows) -> list[object]:
    return [rows.data(rows.index(at, 0), Qt.ItemDataRole.AccessibleTextRole) for at in range(rows.rowCount())]


def test_a_plan_says_itself_as_a_tree_of_sentences(sheet: DripSheet, plan: int, settle: Settle) -> None:
    sheet.start()
    settle()
    assert sheet.list.hasFocus()
    assert sheet.editor.name.text() == "Usual"
    assert spoken(sheet.editor.rows) == [
        "14 days after the piece was sent, to those who did not answer: letter “Reminder”",
        "Level 2: 7 days later, to those who did not answer: task “Call”",
        "3 days after the answer: task “Say thanks”",
    ]
    assert [sheet.editor.rows.guides(at) for at in range(3)] == [(1,), (), ()]
    assert sheet.frame.due_button.text() == "No step is due"
    assert not sheet.editor.grab().isNull()


def test_a_plan_is_written_with_the_keyboard_alone(
    sheet: DripSheet, services: Services, letter: int, settle: Settle, qtbot: QtBot
) -> None:
    sheet.start()
    settle()
    assert sheet.editor.isHidden()
    QTest.keyClick(sheet.frame.new, Qt.Key.Key_Space)
    assert sheet.editor.name.hasFocus()
    QTest.keyClicks(sheet.editor.name, "Patient")
    steps, form = sheet.editor.steps, sheet.editor.form
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_N)
    QTest.keyClick(steps, Qt.Key.Key_B)
    assert [step.state for step in sheet.editor.drip().steps] == ["silent", "silent", "answered"]
    QTest.keyClick(steps, Qt.Key.Key_Return)
    assert form.days.hasFocus()
    QTest.keyClicks(form.days, "3")
    QTest.keyClick(form.days, Qt.Key.Key_Tab)
    form.text.setFocus()
    form.text.selectAll()
    QTest.keyClicks(form.text, "Say thanks")
    with qtbot.waitSignal(sheet.noticed) as told:
        QTest.keyClick(form.text, Qt.Key.Key_Return, CONTROL)
    settle()
    assert told.args == ["Saved: Patient", True]
    (drip,) = services.drips.all()
    first, then, thanks = drip.steps
    assert (first.deed, first.letter_id, first.days) == ("letter", letter, 14)
    assert (then.parent_id, thanks.parent_id) == (first.id, first.id)
    assert (thanks.days, thanks.state, thanks.text) == (3, "answered", "Say thanks")
    # one stays in the row one was in
    assert steps.currentIndex().row() == 2


def test_steps_are_moved_and_cut_with_all_that_follows(
    sheet: DripSheet, services: Services, plan: int, settle: Settle
) -> None:
    sheet.start()
    settle()
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    steps = sheet.editor.steps
    assert steps.hasFocus()
    QTest.keyClick(steps, Qt.Key.Key_Down, ALT)
    assert [step.days for step in sheet.editor.drip().steps] == [3, 14, 7]
    assert steps.currentIndex().row() == 1
    QTest.keyClick(steps, Qt.Key.Key_Delete)
    assert [step.days for step in sheet.editor.drip().steps] == [3]
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    settle()
    assert sheet.isHidden()
    assert [step.days for step in services.drips.all()[0].steps] == [3]


def test_what_cannot_be_kept_is_said_and_given_up_only_when_one_leaves_again(
    sheet: DripSheet, services: Services, plan: int, settle: Settle
) -> None:
    sheet.start()
    settle()
    sheet.editor.steps.setFocus()
    QTest.keyClick(sheet.editor.steps, Qt.Key.Key_Delete)
    QTest.keyClick(sheet.editor.steps, Qt.Key.Key_Delete)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    settle()
    assert sheet.isVisible()
    assert sheet.frame.state.text().startswith("A plan needs at least one step; nothing was changed.")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert len(services.drips.all()[0].steps) == 3


def test_an_untouched_new_plan_leaves_nothing_behind_and_one_is_deleted_with_a_key(
    sheet: DripSheet, services: Services, plan: int, settle: Settle, qtbot: QtBot
) -> None:
    sheet.start()
    settle()
    sheet.begin()
    with qtbot.waitSignal(sheet.closed):
        sheet.leave()
    sheet.start()
    settle()
    with qtbot.waitSignal(sheet.noticed) as told:
        QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    settle()
    assert told.args == ["Deleted: Usual", True]
    assert services.drips.all() == ()
    assert sheet.frame.nothing.isVisible()
    assert sheet.frame.nothing.text.text() == "There is no plan yet: “New plan” begins one."


def test_what_is_due_is_done_with_enter_and_its_campaign_opened_with_a_letter(
    sheet: DripSheet, services: Services, campaign: int, settle: Settle, qtbot: QtBot
) -> None:
    sheet.start()
    settle()
    assert sheet.frame.due_button.text() == "2 steps are due"
    QTest.keyClick(sheet.frame.due_button, Qt.Key.Key_Space)
    settle()
    due: DripDueSheet = sheet.due
    assert due.list.hasFocus()
    rows = [due.rows.spoken(row) for at in range(2) if (row := due.rows.row(at))]
    assert rows == [
        "Autumn: 2 people have come to the next step: letter “Reminder”",
        "Autumn: 1 person has come to the next step: task “Say thanks”",
    ]
    assert not due.grab().isNull()
    with qtbot.waitSignal(sheet.noticed) as told:
        QTest.keyClick(due.list, Qt.Key.Key_Return)
    settle()
    assert told.args == ["2 pieces queued in a campaign that follows “Autumn”", True]
    assert due.rows.rowCount() == 1
    assert services.campaigns.all()[0].name == "Autumn · Reminder"
    with qtbot.waitSignal(sheet.campaign_chosen) as chosen:
        QTest.keyClick(due.list, Qt.Key.Key_C)
    assert chosen.args == [campaign]
    assert (due.isHidden(), sheet.isHidden()) == (True, True)


def test_where_nothing_is_due_there_is_no_empty_list(sheet: DripSheet, plan: int, settle: Settle) -> None:
    sheet.start()
    settle()
    sheet.due.start()
    settle()
    assert not sheet.due.isHidden()
    assert sheet.due.list.isHidden()
    assert sheet.due.close_button.hasFocus()


def test_a_campaign_says_what_is_due_of_it_and_does_it(
    line: DueLine, campaign: int, settle: Settle, qtbot: QtBot
) -> None:
    line.show_campaign(campaign)
    settle()
    said, button = line.lines[1]
    assert said.text() == "1 person has come to the next step: task “Say thanks”"
    with qtbot.waitSignal(line.noticed) as told:
        QTest.keyClick(button, Qt.Key.Key_Space)
    settle()
    assert told.args == ["1 task planned for today", True]
    assert [one.isHidden() for one, _button in line.lines] == [False, True]
    line.show_campaign(campaign + 1)
    settle()
    assert line.isHidden()
