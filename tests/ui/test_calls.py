"""Call mode, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person, phones

from rolodex.domain.activity import Activity
from rolodex.domain.contact import Adr, Consent
from rolodex.domain.errors import UserError
from rolodex.domain.reminder import Done, Reminder
from rolodex.domain.ticket import Ticket
from rolodex.services.opening import Services
from rolodex.ui.calls.sheet import CallSheet
from rolodex.ui.calls.stopwatch import Stopwatch
from rolodex.ui.tasks import TaskRunner

NOW = datetime(2026, 11, 20, 10, 0)  # noqa: DTZ001 local


@pytest.fixture
def dialled() -> list[str]:
    return []


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, qtbot: QtBot, dialled: list[str]) -> Iterator[CallSheet]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 760)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield CallSheet(runner, services, window, dial=dialled.append)
    runner.shutdown()


def key(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or QWidget(), key)


def ready(sheet: CallSheet, qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and sheet.name.text() == name)


def test_a_list_is_called_one_after_the_other_without_the_mouse(
    services: Services, sheet: CallSheet, qtbot: QtBot, dialled: list[str]
) -> None:
    ana = services.contacts.save(person("Ana", "Ruiz", tel=phones("+34 600 123 456"))).id
    leo = services.contacts.save(person("Leo", "Sanz", tel=phones("+34 600 654 321"))).id
    sheet.start([(ana, ""), (leo, "")])
    ready(sheet, qtbot, "Ana Ruiz")
    assert sheet.place_label.text() == "1 of 2 people"
    key(Qt.Key.Key_Return)
    assert dialled == ["tel:+34600123456"]
    assert sheet.watch.is_counting()
    QTest.keyClicks(QApplication.focusWidget() or sheet, "wants samples")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_W)
    ready(sheet, qtbot, "Leo Sanz")
    (entry,) = [one for one in services.activities.timeline(ana) if one.kind == "call"]
    assert (entry.outcome, entry.body, entry.minutes) == ("reached", "wants samples", 1)
    assert [one.kind for one in services.reminders.of_contact(ana)] == ["call"]
    key(Qt.Key.Key_PageDown)
    qtbot.waitUntil(sheet.isHidden)
    assert services.activities.timeline(leo) == ()


def test_the_brief_says_what_was_said_promised_and_is_open(
    services: Services, sheet: CallSheet, qtbot: QtBot
) -> None:
    ana = services.contacts.save(
        person(
            tel=phones("+1 212 555 0100"),
            adr=(Adr(country_code="JP"),),
            consent=(Consent("phone", granted=False),),
        )
    ).id
    for n in range(4):
        services.activities.log(
            Activity(contact_id=ana, kind="visit", subject=f"Visit {n}", at=f"2026-05-0{n + 1}T10:00:00Z")
        )
    services.reminders.add(Reminder(contact_id=ana, summary="Send the quote", due="2099-01-01"))
    services.tickets.save(Ticket(contact_id=ana, subject="Lamp broken"))
    services.purchases.sell(ana, 12000, "EUR", "Chairs")
    sheet.start([(ana, "")])
    ready(sheet, qtbot, "Ana García")
    qtbot.waitUntil(lambda: "Send the quote" in sheet.brief_view.text())  # Qt shows new rows in its own time
    text = sheet.brief_view.text()
    for said in ("Send the quote", "#1: Lamp broken", "Visit 3", "Visit 1", "Purchase"):
        assert said in text
    assert "Visit 0" not in text
    assert sheet.warning.text() == "They do not want to be called."
    assert "there" in sheet.hour.text()
    assert sheet.code.accessibleName() == "Code that dials +1 212-555-0100"


def test_without_a_number_the_call_can_still_be_logged(
    services: Services, sheet: CallSheet, qtbot: QtBot, dialled: list[str]
) -> None:
    ana = services.contacts.save(person()).id
    sheet.start([(ana, "")])
    ready(sheet, qtbot, "Ana García")
    assert sheet.warning.text() == "There is no telephone number on this card."
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_2)
    key(Qt.Key.Key_T)
    qtbot.waitUntil(sheet.isHidden)
    assert dialled == []
    assert services.activities.timeline(ana)


def test_who_is_gone_is_passed_over(services: Services, sheet: CallSheet, qtbot: QtBot) -> None:
    ana = services.contacts.save(person()).id
    sheet.start([(999, ""), (ana, "")])
    ready(sheet, qtbot, "Ana García")


def test_esc_leaves_and_keeps_nothing(services: Services, sheet: CallSheet, qtbot: QtBot) -> None:
    ana = services.contacts.save(person(tel=phones("600"))).id
    sheet.start([(ana, "")])
    ready(sheet, qtbot, "Ana García")
    key(Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert services.activities.timeline(ana) == ()


def test_no_call_ends_without_a_next_date_or_a_reason(services: Services) -> None:
    ana = services.contacts.save(person()).id
    with pytest.raises(UserError):
        services.calls.finish(ana, "", Done(outcome="reached"), NOW)
    assert services.activities.timeline(ana) == ()
    services.calls.finish(ana, "", Done(outcome="reached", no_next="moved abroad"), NOW)
    (call,) = services.activities.timeline(ana)
    activity = services.activities.get(call.id)
    assert activity is not None
    assert activity.no_next == "moved abroad"


def test_a_code_says_what_it_dials(services: Services) -> None:
    rows = services.calls.code("tel:+34600123456")
    assert len(rows) == len(rows[0]) >= 21
    assert rows[0][:7] == (True,) * 7
    with pytest.raises(UserError):
        services.calls.code("tel:" + "1" * 400)


def test_the_clock_counts_minutes_that_have_begun(app: QApplication) -> None:
    seconds = [100.0]
    over = QWidget()
    watch = Stopwatch(over, lambda: seconds[0])
    assert (watch.minutes(), watch.label.text()) == (0, "0:00")
    watch.begin()
    assert watch.minutes() == 1
    seconds[0] = 225.0
    watch.begin()
    assert (watch.minutes(), watch.label.text()) == (3, "2:05")
    watch.clear()
    assert watch.minutes() == 0


def test_briefs_know_the_hour(services: Services) -> None:
    ana = services.contacts.save(person(tz="Asia/Tokyo")).id
    brief = services.calls.brief(ana, datetime(2026, 11, 20, 12, 0, tzinfo=UTC))
    assert brief is not None
    assert brief.local is not None
    assert f"{brief.local.earliest:%H:%M}" == "21:00"
    assert services.calls.brief(999, datetime(2026, 11, 20, 12, 0, tzinfo=UTC)) is None


def test_a_call_that_was_due_is_done_with_it(services: Services, sheet: CallSheet, qtbot: QtBot) -> None:
    ana = services.contacts.save(person(tel=phones("600"))).id
    services.reminders.add(Reminder(contact_id=ana, kind="call", summary="Ask for Ben", due="2026-01-05"))
    sheet.start([(ana, "")])
    ready(sheet, qtbot, "Ana García")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    assert sheet.done.title.text() == "Ask for Ben · Ana García"
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_M)
    qtbot.waitUntil(sheet.isHidden)
    (after,) = services.reminders.of_contact(ana)
    assert after.due > "2026-01-05"
