"""A window that shows today, at a moment that a test can turn on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from rolodex.domain.agenda import FollowUp
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today.panel import TodayPanel

SATURDAY = datetime.fromisoformat("2026-11-21T11:07")


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: datetime = SATURDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Today:
    """The panel in a window that has the keyboard, and what it has told."""

    window: QMainWindow
    panel: TodayPanel
    runner: TaskRunner
    services: Services
    qtbot: QtBot
    clock: Clock
    told: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, services: Services, runner: TaskRunner, qtbot: QtBot) -> Today:
        """Show the panel."""
        window, clock = QMainWindow(), Clock()
        qtbot.addWidget(window)
        window.resize(1150, 800)
        panel = TodayPanel(runner, window, clock)
        window.setCentralWidget(panel)
        runner.changed.connect(panel.react)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        today = cls(window, panel, runner, services, qtbot, clock)
        panel.noticed.connect(lambda words, _undo: today.told.append(words))
        return today

    def attach(self) -> None:
        """Show the book."""
        self.panel.attach(self.services)
        self.settle()
        self.panel.setFocus()

    def plan(self, summary: str, due: str, contact: int = 0, **more: object) -> str:
        """Plan a follow-up; gives its key."""
        values: dict[str, object] = {"summary": summary, "due": due, "contact_id": contact, **more}
        return f"reminder:{self.services.reminders.add(Reminder(**values)).id}"  # type: ignore[arg-type]

    def settle(self) -> None:
        """Wait until all is on the screen."""
        self.qtbot.waitUntil(self.is_settled, timeout=10_000)

    def is_settled(self) -> bool:
        """Whether all is on the screen, and nothing is being done to the book."""
        return self.panel.is_settled() and not self.runner.busy()

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        """Press keys where the keyboard is."""
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key, modifier)
            self.settle()

    def titles(self) -> list[str]:
        """The rows of the day."""
        rows = self.panel.list.rows
        return [row.title for place in range(rows.rowCount()) if (row := rows.row(place))]

    def current(self) -> FollowUp:
        """The follow-up that the keyboard stands on."""
        found = self.panel.list.current()
        assert found is not None
        return found
