"""What an empty book offers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

from rolodex import i18n
from rolodex.services.opening import Services
from rolodex.ui.actions import Actions
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.welcome.page import BEGINNINGS, Welcome

ALONE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from rolodex.services.beginning import begin
from rolodex.ui.application import application
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.welcome.guessed import Guessed

app, runner, begun = application(), TaskRunner(), begin(Path(sys.argv[1]))
guessed, look = Guessed(runner), QTimer()
guessed.attach(begun)
look.timeout.connect(lambda: guessed.country.count() and app.quit())
look.start()
app.exec()
print(guessed.country.currentText(), "rolodex.services.opening" in sys.modules)
runner.shutdown()
begun.close()
"""


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


def test_a_country_whose_language_is_not_spoken_is_guessed_too(
    page: Welcome, services: Services, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.delenv("LC_ALL")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    page.attach(services)
    qtbot.waitUntil(lambda: page.guessed.country.currentText() == "Germany")
    assert page.guessed.currency.currentData() == "EUR"


def test_what_was_guessed_does_not_wait_for_all_services_of_the_book(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ALONE, str(new_book(tmp_path / "new.rolodex"))],
        env=os.environ | {"LC_ALL": "de_DE.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert told.stdout.split() == ["Germany", "False"], told.stderr


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
