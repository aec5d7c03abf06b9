"""Follow-ups finished, put off and planned by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex import i18n
from rolodex.domain.agenda import FollowUp
from rolodex.domain.message import message
from rolodex.domain.reminder import Done, Reminder
from rolodex.i18n import word
from rolodex.services.opening import Services, open_services
from rolodex.store import contacts as store
from rolodex.ui.reminders.deeds import FollowUpDeeds
from rolodex.ui.reminders.done_bar import DoneBar
from rolodex.ui.reminders.done_sheet import DoneSheet
from rolodex.ui.reminders.moment_line import MomentLine
from rolodex.ui.reminders.remind_sheet import RemindSheet
from rolodex.ui.reminders.repeat_entry import RepeatEntry
from rolodex.ui.reminders.repeat_words import repeated
from rolodex.ui.reminders.snooze import SnoozeMenu
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)

NOW = datetime.fromisoformat("2026-11-21T09:00")
ANA, LUIS = 1, 2
CALL = FollowUp(
    "reminder:1", message("Call back"), "2026-11-21", kind="call", contact_id=ANA, fn="Ana García"
)
TASK = FollowUp("reminder:1", message("Send the quote"), "2026-11-21", contact_id=ANA, fn="Ana García")


def clock() -> datetime:
    return NOW


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A book of two people, shared; each test takes back what it keeps."""
    opened = open_services(new_book(tmp_path_factory.mktemp("reminders") / "book.rolodex"))
    with opened.book.change(message("Fill")) as tx:
        store.insert(tx, (person("Ana", "García"), person("Luis", "Price")))
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
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    return made


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def write(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def planned(services: Services, contact_id: int) -> list[tuple[str, str]]:
    return [(word(one.title), one.shown) for one in services.reminders.of_contact(contact_id)]


# How it went and what comes next


@pytest.fixture
def bar(window: QWidget, runner: TaskRunner, services: Services) -> DoneBar:
    made = DoneBar(runner, window, clock)
    made.attach(services)
    made.resize(700, 260)
    return made


def test_a_digit_and_a_letter_finish_a_call(qtbot: QtBot, bar: DoneBar) -> None:
    bar.start(CALL)
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_1, Qt.Key.Key_W)
    assert told.args == ["reminder:1", Done("reached", next=Reminder(due="2026-11-28"))]
    assert bar.isHidden()


def test_the_letter_may_come_first(qtbot: QtBot, bar: DoneBar) -> None:
    bar.start(CALL)
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_T, Qt.Key.Key_2)
    assert told.args[1] == Done("no answer", next=Reminder(due="2026-11-22"))


def test_a_call_does_not_end_without_a_next_date_or_a_reason(qtbot: QtBot, bar: DoneBar) -> None:
    bar.start(CALL)
    press(Qt.Key.Key_1, Qt.Key.Key_Escape)
    bar.start(CALL)
    press(Qt.Key.Key_Return)
    assert bar.isVisible()
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_N, Qt.Key.Key_2)
    assert told.args[1] == Done("reached", no_next="All is settled")


def test_the_reason_may_be_in_ones_own_words(qtbot: QtBot, bar: DoneBar) -> None:
    bar.start(CALL)
    press(Qt.Key.Key_1, Qt.Key.Key_N)
    bar.next.reason.setFocus()
    write("Moves abroad")
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_Return)
    assert told.args[1] == Done("reached", no_next="Moves abroad")


def test_where_something_else_is_planned_enter_is_enough(
    qtbot: QtBot, bar: DoneBar, services: Services, runner: TaskRunner
) -> None:
    services.reminders.add(Reminder(contact_id=ANA, summary="Write", due="2026-11-25"))
    bar.start(FollowUp("reminder:999", message("Call back"), "2026-11-21", kind="call", contact_id=ANA))
    qtbot.waitUntil(lambda: not runner.busy())
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_Return)
    assert told.args[1] == Done("reached")


def test_who_is_not_interested_is_asked_again_on_a_day(qtbot: QtBot, bar: DoneBar) -> None:
    bar.start(CALL)
    press(Qt.Key.Key_5)
    assert bar.ask.text() == "Leave them alone until"
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_T)
    assert told.args[1] == Done("not interested", review="2027-02-21")


def test_a_day_of_ones_own_is_written_in_words(qtbot: QtBot, bar: DoneBar) -> None:
    bar.start(CALL)
    press(Qt.Key.Key_1, Qt.Key.Key_O)
    write("Friday 10:00")
    assert bar.next.moment.readout.text() == "Fri 27 Nov, 10:00"
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_Return)
    assert told.args[1].next == Reminder(due="2026-11-27T10:00")


def test_a_task_is_done_with_enter_and_a_note(qtbot: QtBot, bar: DoneBar) -> None:
    bar.start(TASK)
    bar.note.setFocus()
    write("sent by mail")
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_Return)
    assert told.args[1] == Done(body="sent by mail")


def test_esc_leaves_the_line_first_and_then_the_bar(qtbot: QtBot, bar: DoneBar) -> None:
    bar.start(CALL)
    press(Qt.Key.Key_1, Qt.Key.Key_O, Qt.Key.Key_Escape)
    assert bar.isVisible()
    with qtbot.waitSignal(bar.closed), qtbot.assertNotEmitted(bar.decided):
        press(Qt.Key.Key_Escape)


@pytest.fixture
def spanish() -> Iterator[None]:
    i18n.use("es")
    yield
    i18n.use("en")


def test_in_spanish_the_letters_are_those_of_spanish_words(qtbot: QtBot, spanish: None, bar: DoneBar) -> None:
    bar.start(CALL)
    with qtbot.waitSignal(bar.decided) as told:
        press(Qt.Key.Key_1, Qt.Key.Key_S)
    assert told.args[1].next == Reminder(due="2026-11-28")


def test_a_meeting_has_outcomes_of_its_own(bar: DoneBar) -> None:
    bar.start(FollowUp("reminder:1", message("Meet"), "2026-11-21", kind="meeting", contact_id=ANA))
    assert [button.words() for button in bar.outcomes if not button.isHidden()] == [
        "Took place",
        "Not there",
        "Not interested",
    ]


def test_done_reaches_the_book_and_can_be_undone(
    qtbot: QtBot, window: QWidget, runner: TaskRunner, services: Services
) -> None:
    services.reminders.add(Reminder(contact_id=ANA, kind="call", summary="Call back", due="2026-11-21"))
    (follow_up,) = services.reminders.of_contact(ANA)
    sheet = DoneSheet(runner, services, window, clock)
    sheet.start(follow_up)
    with qtbot.waitSignal(sheet.noticed) as told:
        press(Qt.Key.Key_1, Qt.Key.Key_W)
    assert told.args == ["Done · next Sat 28 Nov", True]
    assert planned(services, ANA) == [("Call back", "2026-11-28")]
    assert sheet.isHidden()


# Put off


def test_a_follow_up_is_put_off_and_keeps_its_time(
    qtbot: QtBot, window: QWidget, runner: TaskRunner, services: Services
) -> None:
    services.reminders.add(Reminder(contact_id=ANA, summary="Write", due="2026-11-21T16:30"))
    deeds = FollowUpDeeds(runner, window, clock)
    deeds.attach(services)
    menu = SnoozeMenu(window, clock)
    menu.chosen.connect(deeds.snooze)
    menu.open(services.reminders.of_contact(ANA), QPoint(10, 10))
    with qtbot.waitSignal(deeds.noticed) as told:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == ["Snoozed until Sun 22 Nov, 16:30", True]
    assert planned(services, ANA) == [("Write", "2026-11-22T16:30")]


def test_it_is_put_off_to_a_day_in_words(qtbot: QtBot, window: QWidget) -> None:
    menu = SnoozeMenu(window, clock)
    menu.open((TASK,), QPoint(10, 10))
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    write("3 December")
    with qtbot.waitSignal(menu.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [("reminder:1",), "2026-12-03"]


def test_later_today_is_offered_while_the_day_is_long_enough(window: QWidget) -> None:
    menu = SnoozeMenu(window, lambda: datetime.fromisoformat("2026-11-21T22:00"))
    menu.open((TASK,), QPoint(10, 10))
    assert not menu.days["today"].isVisible()
    menu.close()


# Planned


@pytest.fixture
def sheet(window: QWidget, runner: TaskRunner, services: Services) -> RemindSheet:
    return RemindSheet(runner, services, window, clock)


def test_a_follow_up_is_planned_in_words(qtbot: QtBot, sheet: RemindSheet, services: Services) -> None:
    sheet.start([ANA], "Ana García")
    write("Send the quote")
    press(Qt.Key.Key_Tab)
    write("Friday 10:00")
    assert sheet.form.when.readout.text() == "Fri 27 Nov, 10:00"
    with qtbot.waitSignal(sheet.noticed) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["Follow-up on Fri 27 Nov, 10:00", True]
    assert planned(services, ANA) == [("Send the quote", "2026-11-27T10:00")]


def test_it_is_not_saved_before_its_day_is_understood(sheet: RemindSheet) -> None:
    sheet.start([ANA], "Ana García")
    write("Send the quote")
    press(Qt.Key.Key_Tab)
    write("some day or other")
    assert sheet.form.when.readout.text() == "not understood"
    press(Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert not sheet.save.isEnabled()


def test_what_was_begun_waits_when_the_sheet_is_left(sheet: RemindSheet) -> None:
    sheet.start([ANA], "Ana García")
    write("Send the quote")
    press(Qt.Key.Key_Escape)
    assert sheet.isHidden()
    sheet.start([ANA], "Ana García")
    assert sheet.form.what.text() == "Send the quote"
    press(Qt.Key.Key_Escape)
    sheet.start([LUIS], "Luis Price")
    assert sheet.form.what.text() == ""


def test_several_get_one_each_in_one_step(qtbot: QtBot, sheet: RemindSheet, services: Services) -> None:
    sheet.start([ANA, LUIS])
    assert sheet.title.text() == "Remind me of 2 contacts"
    sheet.form.soon[0].click()
    with qtbot.waitSignal(sheet.noticed):
        sheet.save.click()
    assert [one[1] for one in planned(services, ANA) + planned(services, LUIS)] == ["2026-11-22"] * 2
    services.history.undo()
    assert planned(services, ANA) + planned(services, LUIS) == []


def test_one_occurrence_is_moved_and_the_series_stays(
    qtbot: QtBot, sheet: RemindSheet, services: Services
) -> None:
    services.reminders.add(Reminder(contact_id=ANA, summary="Write", due="2026-11-23", rrule="FREQ=WEEKLY"))
    (follow_up,) = services.reminders.of_contact(ANA)
    sheet.edit(follow_up)
    qtbot.waitUntil(sheet.isVisible)
    assert not sheet.form.what.isEnabled()
    sheet.form.when.line.setText("Tuesday")
    with qtbot.waitSignal(sheet.noticed):
        press(Qt.Key.Key_Return)
    (moved,) = services.reminders.of_contact(ANA)
    assert (moved.due, moved.slot) == ("2026-11-24", "2026-11-23")


def test_the_series_is_changed_as_a_whole(qtbot: QtBot, sheet: RemindSheet, services: Services) -> None:
    services.reminders.add(Reminder(contact_id=ANA, summary="Write", due="2026-11-23", rrule="FREQ=WEEKLY"))
    sheet.edit(services.reminders.of_contact(ANA)[0])
    qtbot.waitUntil(sheet.isVisible)
    sheet.whole.click()
    sheet.form.what.setText("Call")
    sheet.form.repeat.show_rrule("FREQ=MONTHLY")
    with qtbot.waitSignal(sheet.noticed):
        sheet.save.click()
    (changed,) = services.reminders.of_contact(ANA)
    assert (word(changed.title), changed.rrule) == ("Call", "FREQ=MONTHLY")


# Days and repetitions in words


def test_a_moment_shown_stays_what_it_is_until_somebody_types(app: QApplication, qtbot: QtBot) -> None:
    line = MomentLine(clock=clock)
    qtbot.addWidget(line)
    line.show_moment("2027-03-01T16:30")
    assert (line.moment(), line.line.text()) == ("2027-03-01T16:30", "Mon 1 Mar 2027, 16:30")
    line.line.setText("tomorrow")
    assert line.moment() == "2026-11-22"


def test_a_day_in_figures_is_read_as_the_country_writes_it(app: QApplication, qtbot: QtBot) -> None:
    line = MomentLine(clock=clock)
    qtbot.addWidget(line)
    i18n.live_in("US")
    line.line.setText("12/3/2026")
    assert line.moment() == "2026-12-03"


def test_a_repetition_in_words_says_how_it_was_understood(app: QApplication, qtbot: QtBot) -> None:
    entry = RepeatEntry(NOW.date)
    qtbot.addWidget(entry)
    entry.choice.setCurrentIndex(entry.choice.count() - 1)
    entry.line.setText("every 2 weeks")
    assert entry.rrule() == "FREQ=WEEKLY;INTERVAL=2"
    assert entry.is_understood()
    entry.line.setText("now and then")
    assert not entry.is_understood()


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "every 2 weeks on Mon, Thu"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=2TU", "every month on the second Tuesday"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3", "every year on 3 May"),
        ("FREQ=MONTHLY;COUNT=5", "every month (5 times)"),
        ("FREQ=WEEKLY;UNTIL=20270101", "every week until 1 Jan 2027"),
        ("FREQ=HOURLY", "again and again"),
    ],
)
def test_a_rule_is_said_in_words(app: QApplication, rrule: str, words: str) -> None:
    assert repeated(rrule, date(2026, 11, 21)) == words
