"""One line to log and plan, by keyboard: what is understood, taken back, asked and kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.agenda import FollowUp
from rolodex.domain.message import message
from rolodex.i18n import word
from rolodex.services.opening import Services, open_services
from rolodex.store import contacts as store
from rolodex.ui.line.log_line import LogLine
from rolodex.ui.tasks import TaskRunner

NOW = datetime.fromisoformat("2026-11-21T09:00")
ANA, ORTIZ, LUIS = 1, 2, 3


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A book with a few people, shared; each test takes back what it keeps by talking of other things."""
    opened = open_services(new_book(tmp_path_factory.mktemp("line") / "book.rolodex"))
    people = (person("Ana", "García"), person("Ana", "García Ortiz"), person("Luis", "Price"))
    with opened.book.change(message("Fill")) as tx:
        store.insert(tx, people)
    yield opened
    opened.close()


@pytest.fixture
def services(book: Services) -> Iterator[Services]:
    """The book, as it was before the test."""
    before = book.history.next_undo()
    yield book
    while book.history.next_undo() != before:
        book.history.undo()


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(640, 400)
    return made


def line_of(window: QWidget, runner: TaskRunner, services: Services, mode: str) -> LogLine:
    made = LogLine(runner, mode, window, lambda: NOW)  # type: ignore[arg-type]
    made.attach(services)
    made.resize(620, 300)
    window.show()
    window.activateWindow()
    made.focus_line()
    return made


@pytest.fixture
def log(window: QWidget, runner: TaskRunner, services: Services) -> LogLine:
    """The line of Ana's card."""
    made = line_of(window, runner, services, "log")
    made.set_contact(ANA, "Ana García")
    return made


@pytest.fixture
def plan(window: QWidget, runner: TaskRunner, services: Services) -> LogLine:
    """The line of the page of today."""
    return line_of(window, runner, services, "plan")


def write(qtbot: QtBot, line: LogLine, text: str) -> None:
    line.edit.insertPlainText(text)
    qtbot.waitUntil(line.is_settled)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def planned(services: Services, contact_id: int) -> list[tuple[str, str]]:
    found: tuple[FollowUp, ...] = services.reminders.of_contact(contact_id)
    return [(word(one.title), one.due) for one in found]


def test_what_is_understood_stands_in_chips_before_it_is_kept(
    qtbot: QtBot, log: LogLine, services: Services
) -> None:
    write(qtbot, log, "called, wants quote for 12 chairs, follow up Friday 10:00")
    assert log.chips.texts() == ("Call", "Follow-up: Call", "Fri 27 Nov, 10:00")
    assert planned(services, ANA) == []


def test_enter_keeps_the_line_and_empties_it(qtbot: QtBot, log: LogLine, services: Services) -> None:
    write(qtbot, log, "called, wants quote for 12 chairs, follow up Friday 10:00")
    with qtbot.waitSignal(log.noticed) as told:
        press(Qt.Key.Key_Return)
    assert log.text() == ""
    assert planned(services, ANA) == [("Follow up: wants quote for 12 chairs", "2026-11-27T10:00")]
    assert told.args == ["Ana García: Call logged, follow-up on Fri 27 Nov, 10:00", True]


def test_enter_right_after_the_last_key_keeps_what_that_key_made(
    qtbot: QtBot, log: LogLine, services: Services
) -> None:
    QTest.keyClicks(log.edit, "called, follow up Friday")
    with qtbot.waitSignal(log.saved):
        press(Qt.Key.Key_Return)
    assert planned(services, ANA)[0][1] == "2026-11-27"


def test_a_chip_taken_back_is_mere_text(qtbot: QtBot, log: LogLine) -> None:
    write(qtbot, log, "called, wants quote, follow up Friday 10:00")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(log.is_settled)
    assert "Fri 27 Nov, 10:00" not in log.chips.texts()
    assert log.edit.hasFocus()


def test_what_was_taken_back_stays_so_while_one_goes_on_typing(qtbot: QtBot, log: LogLine) -> None:
    write(qtbot, log, "called, follow up Friday")
    next(chip for chip in log.chips.chips if chip.said.name == "date").click()
    qtbot.waitUntil(log.is_settled)
    write(qtbot, log, " and more")
    assert "date" not in [chip.said.name for chip in log.chips.chips]


def test_who_is_named_is_a_chip(qtbot: QtBot, plan: LogLine, services: Services) -> None:
    write(qtbot, plan, "Call Luis Tuesday 10:00 about samples")
    assert plan.chips.texts() == ("Luis Price", "Call", "Tue 24 Nov, 10:00")
    with qtbot.waitSignal(plan.saved):
        press(Qt.Key.Key_Return)
    assert planned(services, LUIS) == [("Call about samples", "2026-11-24T10:00")]


def test_where_several_may_be_meant_enter_asks_and_the_arrows_choose(
    qtbot: QtBot, plan: LogLine, services: Services
) -> None:
    write(qtbot, plan, "call ana Tuesday")
    assert [row.contact.fn for row in plan.candidates.rows[:-1]] == ["Ana García", "Ana García Ortiz"]
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ana García Ortiz" in plan.chips.texts())
    assert plan.edit.hasFocus()
    with qtbot.waitSignal(plan.saved):
        press(Qt.Key.Key_Return)
    assert planned(services, ORTIZ) == [("Call", "2026-11-24")]


def test_nobody_may_be_meant_too(qtbot: QtBot, plan: LogLine) -> None:
    write(qtbot, plan, "call ana Tuesday")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(plan.is_settled)
    line = plan.line()
    assert line is not None
    assert (line.contact_id, line.candidates) == (0, ())
    assert line.follow_up is not None
    assert line.follow_up.summary == "Call ana"


def test_a_call_without_a_next_date_asks_and_one_letter_answers(
    qtbot: QtBot, log: LogLine, services: Services
) -> None:
    write(qtbot, log, "called, wants a quote")
    press(Qt.Key.Key_Return)
    assert log.question.caption.text() == "When is the next contact?"
    with qtbot.waitSignal(log.saved):
        press(Qt.Key.Key_W)
    assert planned(services, ANA) == [("Wants a quote", "2026-11-28")]


def test_a_reason_answers_too(qtbot: QtBot, log: LogLine, services: Services) -> None:
    write(qtbot, log, "called, wants a quote")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_N)
    with qtbot.waitSignal(log.saved):
        press(Qt.Key.Key_1)
    assert planned(services, ANA) == []


def test_esc_on_the_question_goes_back_to_the_line(qtbot: QtBot, log: LogLine) -> None:
    write(qtbot, log, "called, wants a quote")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert log.edit.hasFocus()
    assert log.question.isHidden()
    assert log.text() == "called, wants a quote"


def test_who_is_not_interested_is_left_alone_until(qtbot: QtBot, log: LogLine, services: Services) -> None:
    write(qtbot, log, "called, not interested")
    press(Qt.Key.Key_Return)
    assert log.question.caption.text() == "Leave them alone until"
    with qtbot.waitSignal(log.saved):
        press(Qt.Key.Key_W)
    pause = services.pauses.of(ANA)
    assert pause is not None
    assert pause.until == "2027-05-21"


def test_esc_clears_and_up_brings_it_back_once(qtbot: QtBot, log: LogLine) -> None:
    write(qtbot, log, "called")
    press(Qt.Key.Key_Escape)
    assert log.text() == ""
    assert log.chips.texts() == ()
    press(Qt.Key.Key_Up)
    assert log.text() == "called"


def test_shift_enter_begins_a_new_line(qtbot: QtBot, log: LogLine) -> None:
    write(qtbot, log, "likes walnut")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert log.text() == "likes walnut\n"


def test_what_was_begun_for_one_waits_while_another_is_shown(qtbot: QtBot, log: LogLine) -> None:
    write(qtbot, log, "called")
    log.set_contact(LUIS, "Luis Price")
    assert log.text() == ""
    log.set_contact(ANA, "Ana García")
    assert log.text() == "called"


def test_what_cannot_be_kept_comes_back_and_the_reason_is_told(
    qtbot: QtBot, plan: LogLine, runner: TaskRunner
) -> None:
    write(qtbot, plan, "called, wants a quote, follow up Friday")
    with qtbot.waitSignal(runner.error) as told:
        QTest.keyClick(plan.edit, Qt.Key.Key_Return)
    assert "Nobody" in word(told.args[0].message)
    assert plan.text() == "called, wants a quote, follow up Friday"


def test_the_example_is_never_cut(window: QWidget, log: LogLine) -> None:
    log.edit.resize(200, 20)
    pitch = log.edit.fontMetrics().lineSpacing()
    assert log.edit.sizeHint().height() > 3 * pitch


def test_the_words_follow_the_language(qtbot: QtBot, plan: LogLine) -> None:
    write(qtbot, plan, "Call Luis Tuesday")
    plan.retranslate()
    qtbot.waitUntil(plan.is_settled)
    assert plan.chips.texts()[0] == "Luis Price"
