"""The bell: what came up, seen and done by keyboard."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.agenda import FollowUp
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services
from rolodex.ui.reminding.bell import Bell
from rolodex.ui.reminding.tray import Tray, told_in_words
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)
Key = Qt.Key


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-06-01T09:30")

    def __call__(self) -> datetime:
        return self.now

    def set(self, time: str) -> None:
        self.now = datetime.fromisoformat(f"2026-06-{time}")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


@pytest.fixture
def bell(runner: TaskRunner, services: Services, clock: Clock, qtbot: QtBot) -> Bell:
    """A bell in the corner of a window, on a book in which one follow-up was missed."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    made = Bell(runner, window, lambda _sha256: None, clock)
    made.move(860, 4)
    runner.changed.connect(made.react)
    services.reminders.add(Reminder(summary="Send quote", due="2026-06-01"))
    window.show()
    qtbot.waitExposed(window)
    made.attach(services)
    qtbot.waitUntil(lambda: titles(made) == ["Send quote"])
    return made


def titles(bell: Bell) -> list[str]:
    rows = bell.popup.list.rows
    found = (rows.row(place) for place in range(rows.rowCount()))
    return [row.title for row in found if row is not None]


def test_what_was_missed_is_shown_at_the_start_without_taking_the_keyboard(bell: Bell) -> None:
    assert bell.popup.isVisible()
    assert not bell.popup.list.hasFocus()
    assert bell.accessibleName() == "Reminders: 1 waits"


def test_what_comes_up_is_shown_and_told_once(
    bell: Bell, services: Services, clock: Clock, qtbot: QtBot
) -> None:
    services.reminders.add(Reminder(summary="Call Eva", due="2026-06-01T10:00"))
    bell.reminding.look()
    qtbot.waitUntil(lambda: bell.popup.next.text() == "Next: Mon 1 Jun, 10:00")
    clock.set("01T10:00")
    with qtbot.waitSignal(bell.told) as told:
        bell.reminding.look()
    assert [one.fn for one in told.args[0]] == [""]
    assert titles(bell) == ["Call Eva", "Send quote"]
    assert bell.popup.next.text() == "Nothing else is planned."


def test_a_task_is_done_by_the_space_bar(bell: Bell, qtbot: QtBot) -> None:
    bell.toggle()
    assert bell.popup.list.hasFocus()
    with qtbot.waitSignal(bell.noticed) as said:
        QTest.keyClick(bell.popup.list, Key.Key_Space)
    assert said.args == ["Done", True]
    qtbot.waitUntil(lambda: titles(bell) == [])
    assert bell.popup.none.isVisible()


def test_one_is_snoozed_by_keyboard(bell: Bell, services: Services, clock: Clock, qtbot: QtBot) -> None:
    QTest.keyClick(bell.popup.list, Key.Key_S)
    qtbot.waitUntil(bell.menu_of_days.isVisible)
    QTest.keyClick(bell.menu_of_days, Key.Key_Down)
    QTest.keyClick(bell.menu_of_days, Key.Key_Return)
    qtbot.waitUntil(lambda: titles(bell) == [])
    qtbot.waitUntil(lambda: bell.popup.next.text() == "Next: Tue 2 Jun, 09:00")
    clock.set("02T09:00")
    bell.reminding.look()
    qtbot.waitUntil(lambda: titles(bell) == ["Send quote"])


def test_a_call_is_not_done_without_asking_how_it_went(
    bell: Bell, services: Services, ana: int, qtbot: QtBot
) -> None:
    services.reminders.add(Reminder(contact_id=ana, kind="call", summary="Chairs", due="2026-06-01"))
    bell.reminding.look()
    qtbot.waitUntil(lambda: titles(bell) == ["Chairs", "Send quote"])
    bell.popup.list.stand_on(0)
    with qtbot.waitSignal(bell.finish_wanted) as asked:
        QTest.keyClick(bell.popup.list, Key.Key_Space)
    assert asked.args[0].contact_id == ana
    assert bell.popup.isHidden()


def test_a_row_leads_to_its_contact(bell: Bell, services: Services, ana: int, qtbot: QtBot) -> None:
    services.reminders.add(Reminder(contact_id=ana, summary="Chairs", due="2026-06-01"))
    bell.reminding.look()
    qtbot.waitUntil(lambda: titles(bell) == ["Chairs", "Send quote"])
    bell.popup.list.stand_on(0)
    with qtbot.waitSignal(bell.person_chosen) as chosen:
        QTest.keyClick(bell.popup.list, Key.Key_O)
    assert chosen.args == [ana]


def test_what_is_done_elsewhere_waits_no_longer(
    bell: Bell, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    runner.submit(
        "changes", "cancel", lambda _progress: services.reminders.cancel(["reminder:1"]), print, owner=bell
    )
    qtbot.waitUntil(lambda: titles(bell) == [])
    assert bell.accessibleName() == "Reminders"


def test_escape_closes_and_gives_the_keyboard_back(bell: Bell) -> None:
    bell.popup.go()
    bell.setFocus()
    QTest.keyClick(bell, Key.Key_Space)
    assert bell.popup.list.hasFocus()
    QTest.keyClick(bell.popup.list, Key.Key_Escape)
    assert bell.popup.isHidden()
    assert bell.hasFocus()


def test_a_sample_shows_how_a_reminder_looks(bell: Bell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bell.told):
        bell.popup.test.click()
    assert titles(bell) == ["A sample: so a reminder comes", "Send quote"]
    bell.popup.list.stand_on(0)
    QTest.keyClick(bell.popup.list, Key.Key_Space)
    assert titles(bell) == ["Send quote"]


def test_without_a_tray_nothing_is_told_by_the_system(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(window, QIcon())
    tray.tell([FollowUp("reminder:1", message("Call"), "2026-06-01")])
    assert tray.icon is None
    with qtbot.waitSignal(tray.today_wanted):
        tray.today.trigger()


def test_a_message_of_the_system_names_the_last_three() -> None:
    told = [FollowUp(f"reminder:{n}", message("Call"), "2026-06-01", fn=f"Ana {n}") for n in range(5)]
    assert told_in_words(told) == ("5 reminders", "Ana 2: Call\nAna 3: Call\nAna 4: Call\nand 2 more")
