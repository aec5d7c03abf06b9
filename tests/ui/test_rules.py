"""Rules, pauses, series and staying in touch, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex import i18n
from rolodex.domain.rule import Rule
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.rules.pause_sheet import PauseSheet
from rolodex.ui.rules.series_sheet import SeriesSheet
from rolodex.ui.rules.sheet import RulesSheet
from rolodex.ui.rules.touch_sheet import TouchSheet
from rolodex.ui.rules.words import sentence
from rolodex.ui.tasks import TaskRunner

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def over(runner: TaskRunner, qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    runner.shutdown()


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person("Ana", "Ruiz", categories=("vip",))).id


def typed(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def kept(sheet: FormSheet, qtbot: QtBot) -> str:
    with qtbot.waitSignal(sheet.noticed) as told:
        QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Return, CONTROL)
    assert told.args is not None
    assert sheet.isHidden()
    return str(told.args[0])


def test_staying_in_touch_is_a_number_and_a_key(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int, qtbot: QtBot
) -> None:
    sheet = TouchSheet(runner, services.rules, over)
    sheet.start([ana], "Ana Ruiz")
    typed("45")
    with qtbot.waitSignal(sheet.noticed) as told:
        QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Return)
    assert told.args == ["Stay in touch every 45 days", True]
    assert sheet.isHidden()
    (rule,) = services.rules.of_contact(ana)
    assert (rule.origin, rule.days, rule.contact_id) == ("touch", 45, ana)


def test_staying_in_touch_can_end(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int, qtbot: QtBot
) -> None:
    services.rules.touch([ana], 45)
    sheet = TouchSheet(runner, services.rules, over)
    sheet.start([ana], "Ana Ruiz")
    qtbot.waitUntil(sheet.extra_button.isVisible)
    assert sheet.days.value() == 45
    with qtbot.waitSignal(sheet.noticed):
        QTest.keyClick(sheet.extra_button, Qt.Key.Key_Space)
    assert services.rules.of_contact(ana) == ()


def test_what_is_said_of_somebody_with_a_very_long_name_stays_in_the_title(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int
) -> None:
    sheet = PauseSheet(runner, services.pauses, over)
    sheet.start([ana], "Ana " * 30)
    assert sheet.title.text().endswith("… is not interested")
    assert len(sheet.title.text()) < 70


def test_who_is_not_interested_is_left_alone_until_a_day(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int, qtbot: QtBot
) -> None:
    sheet = PauseSheet(runner, services.pauses, over)
    sheet.start([ana], "Ana Ruiz")
    typed("in 3 months")
    assert sheet.save_button.isEnabled()
    QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Return)
    typed("has a supplier")
    assert kept(sheet, qtbot).startswith("Not interested until ")
    pause = services.pauses.of(ana)
    assert pause is not None
    assert pause.reason == "has a supplier"
    sheet.start([ana], "Ana Ruiz")
    qtbot.waitUntil(sheet.extra_button.isVisible)
    assert sheet.reason.text() == "has a supplier"
    with qtbot.waitSignal(sheet.noticed):
        QTest.keyClick(sheet.extra_button, Qt.Key.Key_Space)
    assert services.pauses.of(ana) is None


def test_a_day_that_is_not_understood_is_not_kept(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int
) -> None:
    sheet = PauseSheet(runner, services.pauses, over)
    sheet.start([ana], "Ana Ruiz")
    typed("some day")
    assert not sheet.save_button.isEnabled()
    QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Return, CONTROL)
    assert not sheet.isHidden()
    assert services.pauses.of(ana) is None


def test_rules_are_listed_written_and_deleted(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int, qtbot: QtBot
) -> None:
    services.rules.save(Rule(origin="birthday", days=3, since="2026-01-01"))
    sheet = RulesSheet(runner, services, over)
    sheet.start()
    qtbot.waitUntil(lambda: sheet.list.count() == 2)
    assert sheet.list.item(0).text() == "Everybody: 3 days before the birthday"
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    sheet.origin.setCurrentIndex(sheet.origin.findData("purchase"))
    sheet.days.setValue(7)
    sheet.whom.setCurrentIndex(sheet.whom.findData("vip"))
    sheet.summary.setText("Say thank you")
    sheet.days.setFocus()
    assert kept(sheet, qtbot) == "Rule saved: Everybody tagged “vip”: 7 days after an order"
    assert [(one.origin, one.days, one.tag) for one in services.rules.rules()] == [
        ("birthday", 3, ""),
        ("purchase", 7, "vip"),
    ]
    sheet.start()
    qtbot.waitUntil(lambda: sheet.list.count() == 3)
    with qtbot.waitSignal(sheet.noticed):
        QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    assert [one.origin for one in services.rules.rules()] == ["purchase"]


def test_a_rule_may_be_for_a_segment(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int, qtbot: QtBot
) -> None:
    sheet = RulesSheet(runner, services, over)
    sheet.start()
    qtbot.waitUntil(lambda: sheet.whom.findText("Everybody in “Slipping”") > 0)
    sheet.whom.setCurrentIndex(sheet.whom.findText("Everybody in “Slipping”"))
    sheet.days.setValue(30)
    sheet.days.setFocus()
    assert "Slipping" in kept(sheet, qtbot)
    (rule,) = services.rules.rules()
    assert (rule.segment_id, rule.tag, rule.days) == (-3, "", 30)
    sheet.start()
    qtbot.waitUntil(lambda: sheet.list.count() == 2)
    assert sheet.whom.currentText() == "Everybody in “Slipping”"


def test_a_rule_that_is_off_says_so() -> None:
    assert sentence(Rule(origin="touch", days=1, active=False)) == "Everybody: 1 day without contact (off)"


def test_the_steps_of_a_series_follow_the_language_and_a_name_that_was_given_stays(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int
) -> None:
    sheet = SeriesSheet(runner, services.series, over)
    sheet.start([ana])
    try:
        i18n.use("es")
        sheet.retranslate()
        assert sheet.name.text() == sheet.which.currentText() == "Feria"
        sheet.name.setText("IMM Köln")
    finally:
        i18n.use("en")
    sheet.retranslate()
    assert (sheet.name.text(), sheet.which.currentText()) == ("IMM Köln", "Trade fair")
    assert "Invite to the fair" in sheet.steps.item(0).text()


def test_the_steps_of_a_series_are_all_in_view_with_large_text(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int
) -> None:
    sheet = SeriesSheet(runner, services.series, over)
    theme.set_text_size(150)
    try:
        sheet.start([ana])
        assert sheet.steps.count() > 2
        last = sheet.steps.visualItemRect(sheet.steps.item(sheet.steps.count() - 1))
        assert sheet.steps.viewport().rect().contains(last)
    finally:
        theme.set_text_size(100)


def test_a_series_is_planned_around_a_day_and_moved(
    services: Services, runner: TaskRunner, over: QMainWindow, ana: int, qtbot: QtBot
) -> None:
    sheet = SeriesSheet(runner, services.series, over)
    sheet.start([ana])
    anchor = date.today() + timedelta(days=90)  # noqa: DTZ011 what the wall says
    sheet.anchor.line.setFocus()
    sheet.anchor.clear()
    typed(anchor.isoformat())
    assert sheet.steps.count() > 2
    assert kept(sheet, qtbot) == "Planned the series Trade fair"
    (series,) = services.series.all()
    assert series.anchor == anchor.isoformat()
    before = [one.due for one in services.reminders.of_contact(ana)]
    sheet.start([ana])
    qtbot.waitUntil(lambda: sheet.which.findText("Trade fair, ", Qt.MatchFlag.MatchStartsWith) > 0)
    sheet.which.setCurrentIndex(sheet.which.count() - 1)
    sheet.anchor.clear()
    sheet.anchor.line.setFocus()
    typed((anchor + timedelta(days=7)).isoformat())
    with qtbot.waitSignal(sheet.noticed):
        QTest.keyClick(sheet.extra_button, Qt.Key.Key_Space)
    after = [one.due for one in services.reminders.of_contact(ana)]
    assert len(before) == len(after) > 2
    assert before != after
