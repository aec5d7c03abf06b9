"""What is typed in the line is in the book before it is saved, and there again after a sudden end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex.services.opening import Services, open_services
from rolodex.ui.line.log_line import LogLine
from rolodex.ui.tasks import TaskRunner

ANA, LEO = 1, 2
Made = Callable[[], LogLine]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(new_book(tmp_path / "book.rolodex"))
    for given in ("Ana", "Leo"):
        opened.contacts.save(person(given))
    yield opened
    opened.close()


@pytest.fixture
def made(app: QWidget, runner: TaskRunner, services: Services, qtbot: QtBot) -> Made:
    """A new line of Ana's card, as after a start of the program."""
    windows: list[QWidget] = []

    def make() -> LogLine:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        line = LogLine(runner, "log", window)
        line.attach(services)
        line.set_contact(ANA, "Ana")
        window.show()
        qtbot.waitUntil(lambda: not runner.busy())
        return line

    return make


def kept(services: Services) -> list[tuple[int, int, str]]:
    return [(one.key, one.contact_id, one.text) for one in services.drafts.texts("line")]


def test_what_was_typed_is_kept_a_second_later_and_there_again(
    made: Made, services: Services, qtbot: QtBot
) -> None:
    first = made()
    QTest.keyClicks(first.edit, "called, wants")
    qtbot.waitUntil(lambda: kept(services) == [(ANA, ANA, "called, wants")])
    again = made()
    assert again.text() == "called, wants"
    assert again.hint.isVisible()
    assert again.hint.text().startswith("What you had begun at ")
    QTest.keyClicks(again.edit, " a quote")
    assert again.hint.isHidden()


def test_what_waits_for_others_is_kept_at_once(made: Made, services: Services, qtbot: QtBot) -> None:
    line = made()
    QTest.keyClicks(line.edit, "called")
    line.set_contact(LEO, "Leo")
    assert line.text() == ""
    qtbot.waitUntil(lambda: kept(services) == [(ANA, ANA, "called")])
    line.set_contact(ANA, "Ana")
    assert line.text() == "called"


def test_the_last_word_is_kept_when_the_window_is_closed(
    made: Made, runner: TaskRunner, services: Services
) -> None:
    QTest.keyClicks(made().edit, "called")
    runner.shutdown()
    assert kept(services) == [(ANA, ANA, "called")]


def test_esc_drops_it_and_up_brings_it_back(made: Made, services: Services, qtbot: QtBot) -> None:
    line = made()
    QTest.keyClicks(line.edit, "called")
    qtbot.waitUntil(lambda: len(kept(services)) == 1)
    QTest.keyClick(line.edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kept(services) == [])
    QTest.keyClick(line.edit, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: kept(services) == [(ANA, ANA, "called")])


def test_what_was_saved_is_kept_no_longer(made: Made, services: Services, qtbot: QtBot) -> None:
    line = made()
    QTest.keyClicks(line.edit, "note: likes walnut")
    qtbot.waitUntil(lambda: len(kept(services)) == 1)
    with qtbot.waitSignal(line.saved):
        QTest.keyClick(line.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(services) == [])
    assert made().text() == ""
