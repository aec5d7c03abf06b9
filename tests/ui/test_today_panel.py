"""Today in the window: what is due, and what is done about it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders import person, phones
from tests.ui.today_window import SATURDAY, Today

from rolodex.domain.agenda import Slipping
from rolodex.domain.contact import Date
from rolodex.services.opening import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today import words
from rolodex.ui.today.row_places import places

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)
Key = Qt.Key


@pytest.fixture
def today(services: Services, runner: TaskRunner, qtbot: QtBot) -> Today:
    """Today, on a Saturday, in a book with nothing in it."""
    return Today.open(services, runner, qtbot)


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person(tel=phones("600 111 222"))).id


def test_an_empty_book_offers_one_thing_to_do(today: Today) -> None:
    today.attach()
    assert today.panel.nothing.isVisible()
    assert today.panel.nothing.title.text() == "Nothing is due."
    assert today.panel.head.summary.text() == "Nothing is due"
    assert today.panel.line.edit.hasFocus()


def test_the_day_is_named_and_summed_up_in_words(today: Today, services: Services, ana: int) -> None:
    services.contacts.save(person("Eva", dates=(Date("bday", "1976-11-22", year=1976, month=11, day=22),)))
    today.plan("Call back", "2026-11-18", ana)
    today.plan("Send quote", "2026-11-21T16:00", ana)
    today.attach()
    assert today.panel.head.title.text() == "Saturday 21 November"
    said = "2 follow-ups due · 1 late · 1 birthday this week"
    assert today.panel.head.summary.text() == said
    assert [row.person.accessibleName() for row in today.panel.side.birthday_rows] == [
        "Eva García, tomorrow · turns 50"
    ]


def test_late_ones_come_first_then_today_by_time_then_those_to_come(today: Today, ana: int) -> None:
    today.plan("Thank", "2026-11-21", ana)
    today.plan("Quote", "2026-11-21T16:00", ana)
    today.plan("Visit", "2026-11-24T10:00", ana)
    today.plan("Call back", "2026-11-18", ana)
    today.attach()
    assert today.titles() == ["Call back", "Quote", "Thank", "Coming", "Visit"]
    rows = today.panel.list.rows
    chips = [row.chip for place in range(5) if (row := rows.row(place))]
    assert chips == ["3 days late", "16:00", "today", "", "Tue 10:00"]


def test_those_to_come_can_be_hidden_and_shown_by_keyboard(today: Today, ana: int) -> None:
    today.plan("Thank", "2026-11-21", ana)
    today.plan("Visit", "2026-11-24", ana)
    today.attach()
    today.press(Key.Key_Down, Key.Key_Space)
    assert today.titles() == ["Thank", "Coming"]
    today.press(Key.Key_Return)
    assert today.titles() == ["Thank", "Coming", "Visit"]


def test_one_is_done_with_outcome_and_next_step_in_two_keys_more(
    today: Today, services: Services, ana: int
) -> None:
    key = today.plan("Call back", "2026-11-21", ana, kind="call")
    today.attach()
    today.press(Key.Key_Space, Key.Key_1, Key.Key_W)
    found = services.reminders.get(int(key.partition(":")[2]))
    assert found is not None
    assert found.status == "COMPLETED"
    assert today.titles() == ["Coming", "Call back"]
    assert today.told == ["Done · next Sat 28 Nov"]
    assert today.panel.list.hasFocus()


def test_a_snoozed_one_comes_later_and_says_so(today: Today, ana: int) -> None:
    today.plan("Call back", "2026-11-20", ana)
    today.attach()
    today.press(Key.Key_S)
    popup = QApplication.activePopupWidget()
    assert popup is today.panel.card.menu
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    today.settle()
    assert today.titles() == ["Coming", "Call back"]
    row = today.panel.list.rows.row(1)
    assert row is not None
    assert row.chip == "tomorrow"
    assert "snoozed; was due Friday 20 November" in row.spoken()


def test_the_keys_ask_for_the_card_the_call_and_the_form(today: Today, ana: int, qtbot: QtBot) -> None:
    key = today.plan("Call back", "2026-11-20", ana)
    today.attach()
    with qtbot.waitSignal(today.panel.person_chosen) as opened:
        today.press(Key.Key_O)
    with qtbot.waitSignal(today.panel.person_chosen):
        today.press(Key.Key_Return, control=True)
    with qtbot.waitSignal(today.panel.call_wanted) as called:
        today.press(Key.Key_C)
    assert (opened.args, called.args) == ([ana], [ana, key])
    today.press(Key.Key_E)
    sheet = today.panel.sheet
    assert sheet is not None
    assert sheet.form.what.text() == "Call back"


def test_delete_leaves_out_this_one_of_a_series(today: Today, services: Services, ana: int) -> None:
    key = today.plan("Check stock", "2026-11-21", ana, rrule="FREQ=WEEKLY")
    today.attach()
    today.press(Key.Key_Delete)
    found = services.reminders.get(int(key.partition(":")[2]))
    assert found is not None
    assert found.due == "2026-11-28"


def test_the_buttons_of_a_row_do_what_they_show(today: Today, ana: int, qtbot: QtBot) -> None:
    today.plan("Call back", "2026-11-20", ana)
    today.attach()
    rows = today.panel.list
    row = rows.rows.row(0)
    assert row is not None
    at = places(rows.visualRect(rows.rows.index(0, 0)).toRectF(), row, may_write=True)
    with qtbot.waitSignal(today.panel.call_wanted):
        click(today, at.call.center().toPoint())
    click(today, at.tick.center().toPoint())
    assert today.panel.card.bar.isVisible()


def click(today: Today, point: QPoint) -> None:
    QTest.mouseClick(today.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_the_reason_is_shown_for_the_row_with_the_keyboard(today: Today, ana: int) -> None:
    today.plan("Call back", "2026-11-20", ana, reason="promised at the fair")
    today.attach()
    row = today.panel.list.rows.row(0)
    assert row is not None
    assert "promised at the fair" in row.why
    assert "promised at the fair" in row.spoken()
    assert "promised at the fair" in row.hint()


def test_the_day_changes_when_the_clock_does(today: Today, ana: int) -> None:
    today.plan("Call back", "2026-11-22", ana)
    today.attach()
    assert today.titles() == ["Coming", "Call back"]
    today.clock.now = SATURDAY + timedelta(days=1)
    today.panel.look_at_clock()
    today.settle()
    assert today.panel.head.title.text() == "Sunday 22 November"
    assert today.titles() == ["Call back"]


def test_a_follow_up_turns_late_when_its_time_has_come(today: Today, ana: int) -> None:
    today.plan("Quote", "2026-11-21T11:30", ana)
    today.attach()
    today.clock.now = SATURDAY + timedelta(minutes=30)
    today.panel.look_at_clock()
    today.settle()
    row = today.panel.list.rows.row(0)
    assert row is not None
    assert (row.chip, row.token) == ("7 min late", "bad")


def test_what_just_happened_can_be_undone_in_its_row(today: Today, services: Services, ana: int) -> None:
    today.plan("Call back", "2026-11-20", ana)
    today.attach()
    row = today.panel.side.step_rows[0]
    row.undo.setFocus()
    today.press(Key.Key_Space)
    assert today.titles() == []
    assert today.told[-1].startswith("Undone:")


def test_undo_of_an_earlier_step_names_later_work_first(today: Today, services: Services, ana: int) -> None:
    found = services.contacts.get(ana)
    assert found is not None
    services.contacts.save(person("Anna", id=ana, uid=found.uid, tel=found.tel))
    today.attach()
    row = today.panel.side.step_rows[1]
    row.undo.setFocus()
    today.press(Key.Key_Space)
    assert row.undo.text() == "Undo anyway"
    assert "This would lose later changes" in row.below.text()
    today.press(Key.Key_Space)
    assert services.contacts.get(ana) is None


def test_the_bell_sets_a_follow_up_for_the_customer(today: Today, services: Services, ana: int) -> None:
    today.attach()
    slipping = Slipping(ana, "Ana García", 30, 74, 931_000, "EUR", "AG", 3)
    today.panel.side.show_day((slipping,), (), SATURDAY)
    row = today.panel.side.slipping_rows[0]
    assert row.person.accessibleName() == "Ana García, usually every 30 days, now 74, €9,310"
    row.bell.setFocus()
    today.press(Key.Key_Space)
    sheet = today.panel.sheet
    assert sheet is not None
    sheet.form.when.line.setText("2026-11-23")
    sheet.save.setFocus()
    today.press(Key.Key_Space)
    assert [one.due for one in services.reminders.of_contact(ana)] == ["2026-11-23"]


def test_other_commands_are_seen_at_once_and_the_keyboard_stays(
    today: Today, services: Services, ana: int, qtbot: QtBot
) -> None:
    today.plan("First", "2026-11-20", ana)
    today.plan("Second", "2026-11-21", ana)
    today.attach()
    today.press(Key.Key_Down)
    with qtbot.waitSignal(today.panel.count_changed) as counted:
        today.plan("Before both", "2026-11-01", ana)
        today.panel.react(services.contacts.adopt())
    today.settle()
    assert counted.args == [3]
    assert today.titles() == ["Before both", "First", "Second"]
    assert words.title(today.current()) == "Second"


def test_more_rows_come_as_the_list_is_scrolled(today: Today, services: Services, ana: int) -> None:
    for number in range(60):
        today.plan(f"{number}", "2026-11-20", ana)
    today.attach()
    assert today.panel.list.rows.rowCount() >= 50
    today.press(Key.Key_End)
    assert today.panel.list.rows.rowCount() == 60
    assert words.title(today.current()) == "49"
    today.press(Key.Key_End)
    assert words.title(today.current()) == "59"


def test_a_book_that_can_only_be_read_offers_no_change(today: Today, services: Services, ana: int) -> None:
    today.plan("Call back", "2026-11-20", ana)
    today.attach()
    today.panel.card.allow_write(allowed=False)
    today.press(Key.Key_Space)
    assert not today.panel.card.bar.isVisible()
    assert today.told == ["This book can only be read."]
