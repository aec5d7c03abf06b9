"""The bar that finishes a follow-up, over any panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.ui import theme
from rolodex.ui.reminders.deeds import FollowUpDeeds
from rolodex.ui.reminders.done_bar import DoneBar
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reminders.ports import Services
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner

WIDEST = 720


class DoneSheet(Sheet):
    """Finishes a follow-up from anywhere: from the timeline of a card, from the palette."""

    noticed = Signal(str, bool)
    """What was done, and whether undo is to be offered."""

    def __init__(
        self, runner: TaskRunner, services: Services, over: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(over)
        self._deeds = FollowUpDeeds(runner, self, clock)
        self._deeds.attach(services)
        self.bar = DoneBar(runner, self, clock)
        self.bar.attach(services)
        self.entitle(self.bar.title)
        inner = QWidget(self)
        inner.setMaximumWidth(theme.size(WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.size(24), theme.size(24), theme.size(24), theme.size(16))
        column.addWidget(self.bar)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.bar.decided.connect(self._deeds.done)
        self.bar.closed.connect(self.go)
        self._deeds.noticed.connect(self.noticed)

    def start(self, follow_up: FollowUp) -> None:
        """Ask how this one went and what comes next."""
        self.come()
        self.bar.start(follow_up)

    def leave(self) -> None:
        """Go without a decision."""
        self.bar.close_bar()
        self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.bar.retranslate()
