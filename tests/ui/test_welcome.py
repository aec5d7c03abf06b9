"""What an empty book offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.services.opening import Services
from rolodex.ui.actions import Actions
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.welcome.page import BEGINNINGS, Welcome


@pytest.fixture
def actions(over: QWidget) -> Actions:
    return Actions(over)


@pytest.fixture(autouse=True)
def in_mexico(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_MX.UTF-8")


@pytest.fixture
def page(over: QWidget, runner: TaskRunner, actions: Actions, services: Services, qtbot: QtBot) -> Welcome:
    made = Welcome(runner, actions, over)
    made.resize(1000, 800)
    made.show()
    made.attach(services)
    qtbot.waitUntil(lambda: made.guessed.country.count() > 200)
    return made


def choose(box: ChoiceBox, value: str) -> None:
    """Choose as a key does: the box tells that it was a person."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_each_way_to_begin_is_one_of_the_programs_actions_and_says_what_it_is_for(
    page: Welcome, actions: Actions, qtbot: QtBot
) -> None:
    assert [one.action for one in BEGINNINGS] == ["import", "paste", "new", "tour"]
    for one in BEGINNINGS:
        button = page.buttons[one.action]
        assert button.accessibleDescription()
        with qtbot.waitSignal(actions[one.action].triggered):
            QTest.keyClick(button, Qt.Key.Key_Return)


def test_the_keyboard_comes_past_everything_in_the_order_of_reading(page: Welcome) -> None:
    page.setFocus()
    seen = []
    for _press in range(8):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        seen.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen[:4] == ["Import…", "Paste contacts", "New contact", "Take the tour…"]
    assert seen[4:7] == ["Language", "Country", "Currency"]


def test_country_and_currency_are_guessed_and_can_be_changed(
    page: Welcome, services: Services, qtbot: QtBot
) -> None:
    assert page.guessed.country.currentText() == "Mexico"
    assert page.guessed.currency.currentData() == "MXN"
    choose(page.guessed.country, "ES")
    qtbot.waitUntil(lambda: page.guessed.currency.currentData() == "EUR")
    choose(page.guessed.currency, "CHF")
    qtbot.waitUntil(lambda: services.settings.get("currency") == "CHF")
    assert services.settings.get("country") == "ES"


def test_another_language_is_spoken_at_once(page: Welcome, qtbot: QtBot) -> None:
    try:
        with qtbot.waitSignal(page.language_changed):
            choose(page.guessed.language, "es")
        page.retranslate()
        assert i18n.language() == "es"
        assert page.guessed.language.currentText() == "Español"
        qtbot.waitUntil(lambda: page.guessed.country.currentText() == "México")
    finally:
        i18n.use("en")
