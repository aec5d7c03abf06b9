from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex import i18n, logs
from rolodex.services.opening import Services, open_services
from rolodex.ui.diagnosing import DiagnosisDesk
from rolodex.ui.diagnosis.sheet import DiagnosisSheet
from rolodex.ui.notice import Notice
from rolodex.ui.tasks import TaskRunner

AT = datetime(2026, 5, 3, 16, 2, tzinfo=UTC)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """A book of one person."""
    opened = open_services(new_book(tmp_path / "Zubizarreta.rolodex"))
    opened.contacts.save(person("Leire", "Zubizarreta"))
    yield opened
    opened.close()


@pytest.fixture
def notice(over: QWidget) -> Notice:
    """The bar of the window."""
    return Notice(over)


@pytest.fixture
def desk(runner: TaskRunner, services: Services, notice: Notice, over: QWidget) -> DiagnosisDesk:
    """The desk of a window on this book."""
    made = DiagnosisDesk(runner, notice, over)
    made.attach(services)
    return made


def shown(desk: DiagnosisDesk, qtbot: QtBot) -> DiagnosisSheet:
    sheet = desk._sheet
    assert isinstance(sheet, DiagnosisSheet)
    qtbot.waitUntil(lambda: sheet.is_settled() and sheet.text.toPlainText() != "")
    return sheet


def test_a_diagnosis_is_read_and_copied_by_keyboard(desk: DiagnosisDesk, qtbot: QtBot) -> None:
    desk.open()
    sheet = shown(desk, qtbot)
    assert desk.is_covering()
    with qtbot.waitSignal(desk.noticed) as told:
        QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Diagnosis copied", False]
    copied = QGuiApplication.clipboard().text()
    assert "  contact: 1" in copied
    assert "qt platform: offscreen" in copied
    assert "Zubizarreta" not in copied
    assert not desk.is_covering()


def test_escape_leaves_the_diagnosis_uncopied(desk: DiagnosisDesk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("mine")
    desk.open()
    QTest.keyClick(shown(desk, qtbot), Qt.Key.Key_Escape)
    assert not desk.is_covering()
    assert QGuiApplication.clipboard().text() == "mine"


def test_after_a_crash_it_is_told_once_the_book_was_looked_at(
    desk: DiagnosisDesk, notice: Notice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "_state", logs._State(stopped=AT))
    desk.begin()
    qtbot.waitUntil(notice.isVisible)
    assert notice.label.text().startswith("Rolodex stopped unexpectedly (")
    assert notice.label.text().endswith("Your book was checked and is whole.")
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert "Stopped unexpectedly 2026-05-03 16:02 UTC" in shown(desk, qtbot).text.toPlainText()


def test_what_is_said_of_the_book_comes_before_the_word_of_a_crash(
    desk: DiagnosisDesk, notice: Notice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, runner: TaskRunner
) -> None:
    monkeypatch.setattr(logs, "_state", logs._State(stopped=AT))
    notice.say("The disk is nearly full", stays=True)
    desk.begin()
    qtbot.waitUntil(lambda: not runner.busy())
    assert notice.label.text() == "The disk is nearly full"
    notice.dismiss()
    assert notice.label.text().startswith("Rolodex stopped unexpectedly (")
    notice.dismiss()
    assert not notice.isVisible()


def test_without_a_crash_nothing_is_told(desk: DiagnosisDesk, notice: Notice, runner: TaskRunner) -> None:
    desk.begin()
    assert not runner.busy()
    assert not notice.isVisible()


def test_the_sheet_is_worded_anew(desk: DiagnosisDesk, qtbot: QtBot) -> None:
    desk.retranslate()
    desk.open()
    sheet = shown(desk, qtbot)
    i18n.use("es")
    try:
        desk.retranslate()
        assert sheet.text.accessibleName() == i18n._("Diagnosis")
    finally:
        i18n.use("en")
