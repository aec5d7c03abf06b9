"""The panel of reports over a real book."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.services.opening import Services
from rolodex.ui.reports.panel import ReportsPanel
from rolodex.ui.tasks import TaskRunner

NOW = datetime.fromisoformat("2026-11-12T10:00")


def test_the_first_order_turns_the_empty_state_into_figures_and_files(
    services: Services, runner: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1160, 840)
    panel = ReportsPanel(runner, window, clock=lambda: NOW)
    window.setCentralWidget(panel)
    runner.changed.connect(panel.react)
    window.show()
    panel.attach(services)
    qtbot.waitUntil(panel.is_settled, timeout=10_000)
    assert panel.pages.currentWidget() is panel.nothing
    ana = services.contacts.save(person()).id
    panel.react(services.purchases.sell(ana, 12_345, "EUR", "Desk", at="2026-11-02").changes)
    qtbot.waitUntil(panel.is_settled, timeout=10_000)
    assert panel.pages.currentWidget() is panel.area
    assert "Net sales €123.45" in panel.strip.accessibleDescription()
    panel.files.ask_file = lambda _title, name, _kinds: tmp_path / name
    for button in (panel.head.pdf_button, panel.head.sheet_button):
        with qtbot.waitSignal(panel.noticed, timeout=10_000):
            button.click()
    assert (tmp_path / "reports-2026-11.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "reports-2026-11.xlsx").read_bytes().startswith(b"PK")
    runner.shutdown()
