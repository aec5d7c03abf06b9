"""Those who were erased for good are listed without a name, and let in again when they ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person, phones

from rolodex import i18n
from rolodex.services.opening import Services
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.privacy.erased_sheet import ErasedSheet
from rolodex.ui.tasks import TaskRunner

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana García\r\nN:García;Ana;;;\r\nTEL:+34600111222\r\nEND:VCARD\r\n"


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner) -> ErasedSheet:
    """The sheet of a book."""
    return ErasedSheet(runner, services, over)


def settle(sheet: ErasedSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=10_000)


def test_nobody_was_erased(sheet: ErasedSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    sheet.start()
    settle(sheet, qtbot, runner)
    assert sheet.state.text() == "Nobody was erased from this book."
    assert sheet.save_button.isHidden()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_somebody_who_asks_again_comes_in_with_the_next_import(
    sheet: ErasedSheet, services: Services, runner: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    ana = services.contacts.save(person(tel=phones("+34 600 111 222"))).id
    services.erasing.erase(ana)
    file = tmp_path / "phone.vcf"
    file.write_bytes(CARD.encode())
    assert services.importing.plan([file]).counts.kept_out == 1
    sheet.start()
    settle(sheet, qtbot, runner)
    line = sheet.list.lines.line(0)
    assert line is not None
    assert line.cells[3] == "Left out"
    shown = [
        *line.cells,
        sheet.verdict.text(),
        *(text for card in sheet.proof.cards for text in card.texts()),
    ]
    assert "Ana" not in " ".join(shown)
    assert sheet.list.hasFocus()
    QTest.keyClick(sheet.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(sheet, qtbot, runner)
    line = sheet.list.lines.line(0)
    assert line is not None
    assert line.cells[3] == "Let in again"
    assert not sheet.save_button.isEnabled()
    assert services.importing.plan([file]).counts.kept_out == 0


def test_the_list_is_worded_anew(sheet: ErasedSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    sheet.start()
    settle(sheet, qtbot, runner)
    i18n.use("es")
    try:
        sheet.retranslate()
        assert sheet.close_button.text() == i18n._("Close")
    finally:
        i18n.use("en")


def test_an_import_shows_whom_it_leaves_out_and_takes_them_when_told(
    over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    services.erasing.erase(services.contacts.save(person(tel=phones("+34 600 111 222"))).id)
    file = tmp_path / "phone.vcf"
    file.write_bytes(CARD.encode())
    flow = ImportFlow(runner, services, over)
    flow.start([file])
    rows = flow.plan.list.rows
    qtbot.waitUntil(lambda: flow.state == "planned" and rows.row(0) is not None, timeout=10_000)
    shown = rows.row(0)
    assert shown is not None
    assert (shown.kind, shown.choice) == ("kept_out", "skip")
    assert "erased for good" in shown.text
    assert flow.page.primary.isHidden()
    flow.plan.list.setFocus()
    QTest.keyClick(flow.plan.list, Qt.Key.Key_Space)
    qtbot.waitUntil(flow.page.primary.isVisible, timeout=10_000)
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: flow.state == "done", timeout=20_000)
    assert services.contacts.tally().people == 1
