"""The working day in the window, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person, phones

from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import Ticket
from rolodex.services.opening import open_services
from rolodex.ui.opened import opened
from rolodex.ui.reminders.follow_up_menu import FollowUpMenu
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier


def in_days(days: int) -> str:
    """The day so many days from now where the user sits; asked for anew, as midnight may have passed."""
    return (datetime.now().astimezone().date() + timedelta(days=days)).isoformat()


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    book = tmp_path / "clients.rolodex"
    services = open_services(new_book(book))
    ana = services.contacts.save(person("Ana", "García Ortiz", tel=phones("+34 600 123 456"))).id
    services.contacts.save(person("Bruno", "Costa"))
    services.reminders.add(Reminder(contact_id=ana, kind="call", summary="Ask for oak", due=in_days(-1)))
    services.tickets.save(Ticket(contact_id=ana, subject="Lamp broken"))
    services.close()
    made = MainWindow(lambda: open_services(book), book, WindowState(theme="light"), reminds=False)
    qtbot.addWidget(made)
    made.resize(1360, 860)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle(qtbot, made)
    yield made
    made.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.is_settled, timeout=10_000)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def counts(window: MainWindow) -> list[str]:
    rows = window.rail.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(rows.index(row).data(role)) for row in range(5)]


def stand_on_ana(window: MainWindow, qtbot: QtBot) -> int:
    window.panel.browser.search.set_text("ana")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.panel.card.contact() is not None)
    (ana,) = window.panel.selected_ids()
    return ana


def test_the_rail_counts_what_waits(window: MainWindow) -> None:
    assert counts(window) == ["Today, 1", "People, 2", "Companies, 0", "Pipeline, 0", "Tickets, 1"]


def test_a_line_on_the_card_logs_and_plans(window: MainWindow, qtbot: QtBot) -> None:
    ana = stand_on_ana(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    QTest.keyClicks(focused(), "called, wants a quote for 12 chairs, follow up in 2 weeks")
    with qtbot.waitSignal(window.runner.changed):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.services is not None
    kinds = [entry.kind for entry in window.services.activities.timeline(ana)]
    assert sorted(kinds) == ["call", "reminder", "reminder", "ticket"]
    QTest.keyClick(window.panel, Qt.Key.Key_Escape)
    window.panel.browser.list.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: window.panel.card.timeline.entries.rowCount() == 2)


def test_undo_and_esc_lead_out_of_an_empty_line(window: MainWindow, qtbot: QtBot) -> None:
    stand_on_ana(window, qtbot)
    rows = window.panel.card.timeline.entries
    before = rows.rowCount()
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    QTest.keyClicks(focused(), "likes walnut")
    with qtbot.waitSignal(window.runner.changed):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows.rowCount() == before + 1)
    QTest.keyClick(focused(), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: rows.rowCount() == before)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is window.panel.browser.list
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    settle(qtbot, window)
    shown = focused()
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert focused() is not shown
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is shown


def test_the_card_says_who_is_left_alone_and_how_often_one_stays_in_touch(
    window: MainWindow, qtbot: QtBot
) -> None:
    ana = stand_on_ana(window, qtbot)
    services, review = opened(window.services), in_days(90)

    def labels() -> list[str]:
        return [row.label() for row in window.panel.card.fields.rows()]

    window.runner.submit(
        "changes",
        "pause",
        lambda _progress: services.pauses.pause([ana], review),
        lambda _: None,
        owner=window,
    )
    qtbot.waitUntil(lambda: "Not interested" in labels())
    window.runner.submit(
        "changes", "touch", lambda _progress: services.rules.touch([ana], 60), lambda _: None, owner=window
    )
    qtbot.waitUntil(lambda: "Stay in touch" in labels())


def test_today_is_one_key_away_and_new_things_begin_there(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    settle(qtbot, window)
    assert not window.places.is_first()
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    QTest.keyClicks(focused(), "call Bruno Costa tomorrow 10:00 about samples")
    with qtbot.waitSignal(window.runner.changed):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(qtbot, window)
    services = opened(window.services)
    bruno = next(row.id for row in services.contacts.rows([1, 2]) if row.fn == "Bruno Costa")
    (planned,) = services.reminders.of_contact(bruno)
    assert planned.due == f"{in_days(1)}T10:00"


def test_a_panel_behind_another_does_not_take_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    for panel in ("tickets", "pipeline", "today"):
        window.rail.choose("panel", panel)
        settle(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    line = focused()
    QTest.keyClicks(line, "buy paper tomorrow")
    with qtbot.waitSignal(window.runner.changed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.is_settled() and not window.runner.busy())
    assert focused() is line


def test_a_follow_up_of_the_timeline_is_done_from_there(window: MainWindow, qtbot: QtBot) -> None:
    ana = stand_on_ana(window, qtbot)
    shown = window.panel.card.timeline.list
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Home)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), FollowUpMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_1)
    with qtbot.waitSignal(window.runner.changed):
        QTest.keyClick(focused(), Qt.Key.Key_W)
    settle(qtbot, window)
    (after,) = opened(window.services).reminders.of_contact(ana)
    assert after.due == in_days(7)
    assert counts(window)[0] == "Today, 0"


def test_an_open_ticket_stands_on_the_card_and_opens(window: MainWindow, qtbot: QtBot) -> None:
    stand_on_ana(window, qtbot)
    card = window.panel.card
    assert card.tickets.isVisible()
    QTest.keyClick(card.tickets.buttons[0], Qt.Key.Key_Space)
    qtbot.waitUntil(window.workday.sheets.is_covering)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not window.workday.sheets.is_covering()


def test_today_and_the_calendar_go_out_as_files(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for action, name in (("planner", "today.pdf"), ("calendar", "all.ics")):
        out = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, out=out: (str(out), ""))
        with qtbot.waitSignal(window.workday.noticed, timeout=20_000):
            window.actions_[action].trigger()
        assert out.stat().st_size > 100


def test_each_job_of_the_day_comes_over_the_card_and_goes_with_esc(window: MainWindow, qtbot: QtBot) -> None:
    stand_on_ana(window, qtbot)
    for action in ("touch", "pause", "series", "remind", "new_deal", "new_ticket", "call"):
        window.actions_[action].trigger()
        qtbot.waitUntil(window.workday.sheets.is_covering)
        settle(qtbot, window)
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not window.workday.sheets.is_covering())


def test_the_panels_of_the_day_word_themselves_anew(window: MainWindow, qtbot: QtBot) -> None:
    for panel in ("today", "pipeline", "tickets"):
        window.rail.choose("panel", panel)
        settle(qtbot, window)
    window.workday.sheets.show_rules()
    window.retranslate()
    assert window.workday.sheets.is_covering()
