"""From a fresh start to the cards of a phone and a PDF of labels in at most six actions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.e2e.conftest import PATIENCE

from rolodex import paths
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.labels.sheet import LabelsSheet
from rolodex.ui.window import MainWindow

MOST = 6


@dataclass
class Person:
    """Whoever sits before the window: each key, click and file that is named counts as one action."""

    actions: int = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.actions += 1
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        QTest.keyClick(focused, key, held)

    def click(self, button: QAbstractButton) -> None:
        self.actions += 1
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def name(self, file: Path) -> Path:
        """Name a file in the desktop's own dialog."""
        self.actions += 1
        return file


def test_six_actions_lead_from_a_fresh_start_to_cards_and_labels(
    fresh: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person()
    phone, labels = paths.resources() / "samples" / "iphone.vcf", tmp_path / "labels.pdf"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(person.name(phone))], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(person.name(labels)), ""))
    person.press(Qt.Key.Key_Return)
    flow = fresh.findChild(ImportFlow)
    assert flow is not None
    qtbot.waitUntil(lambda: flow.state == "planned", timeout=PATIENCE)
    person.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: flow.state == "done", timeout=PATIENCE)
    person.click(flow.page.fourth)
    sheet = fresh.findChild(LabelsSheet)
    assert sheet is not None
    qtbot.waitUntil(sheet.footer.save_button.isEnabled, timeout=PATIENCE)
    person.click(sheet.footer.save_button)
    qtbot.waitUntil(labels.exists, timeout=PATIENCE)
    assert person.actions <= MOST
    assert fresh.services is not None
    assert fresh.services.contacts.tally().people > 0
    assert labels.read_bytes().startswith(b"%PDF")
