"""Everything about a person: seen, chosen and saved by keyboard."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person, phones

from rolodex.domain.activity import Activity
from rolodex.i18n import use
from rolodex.services.opening import Services
from rolodex.ui.privacy.person_sheet import PersonSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot) -> PersonSheet:
    """The sheet, open on Ana, with whom one talked twice."""
    ana = services.contacts.save(person(tel=phones("+34 600 111 222"))).id
    for body in ("Wants walnut", "Rang again"):
        services.activities.log(Activity(contact_id=ana, kind="note", body=body))
    made = PersonSheet(runner, services, over)
    made.start(ana)
    settle(made, qtbot, runner)
    return made


def settle(sheet: PersonSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=10_000)


def test_it_says_what_there_is(sheet: PersonSheet) -> None:
    assert sheet.title.text() == "Everything about Ana García"
    assert sheet.kept.texts() == ("The card", "Conversations and notes 2", "Changes to the card 3")
    assert sheet.forms[".zip"].hasFocus()


def test_ctrl_enter_saves_what_the_arrows_chose(
    sheet: PersonSheet, qtbot: QtBot, runner: TaskRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "ana"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    for _step in range(2):
        QTest.keyClick(sheet.focusWidget() or sheet, Key.Key_Down)
    assert sheet.ending() == ".json"
    QTest.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(sheet, qtbot, runner)
    assert asked == ["Ana Garcia.json"]
    assert json.loads((tmp_path / "ana.json").read_text("utf-8"))["name"] == "Ana García"
    assert sheet.state.text() == "Saved to ana.json."


def test_all_of_it_goes_into_one_file(
    sheet: PersonSheet, qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    sheet.save_to(tmp_path / "ana.zip")
    settle(sheet, qtbot, runner)
    assert sheet.state.text() == "Saved to ana.zip, 1 page."
    assert not sheet.bar.isVisible()
    with zipfile.ZipFile(tmp_path / "ana.zip") as pack:
        assert len(pack.namelist()) == 3


def test_trouble_is_said_and_the_sheet_stays(
    sheet: PersonSheet, qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    sheet.save_to(tmp_path / "nowhere" / "ana.pdf")
    settle(sheet, qtbot, runner)
    assert "could not be written" in sheet.state.text()
    assert sheet.isVisible()
    assert sheet.save_button.isEnabled()
    QTest.keyClick(sheet, Key.Key_Escape)
    assert sheet.isHidden()


def test_it_is_worded_anew(sheet: PersonSheet) -> None:
    use("es")
    try:
        sheet.retranslate()
        assert sheet.close_button.text() == "Cerrar"
    finally:
        use("en")
        sheet.retranslate()
