"""What is due of the plans: which steps people have come to, each done at a press."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rolodex.domain import drip_words
from rolodex.domain.changes import Changes
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.asking import Asking
from rolodex.ui.drips.due_rows import DueList, DueRows
from rolodex.ui.drips.reading import Due, concerns, due
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner

ABOVE = 120
"""What the head of the sheet takes of its height."""


class DripDueSheet(FormSheet):
    """Lists what is due; Enter does it, C opens the campaign."""

    campaign_chosen = Signal(int)
    """This campaign is to be opened."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, parent)
        self._services, self._clock = services, clock
        self._asking = Asking(runner, self)
        self.rows = DueRows(self)
        self.list = DueList(self)
        self.list.setModel(self.rows)
        self.build(self.list)
        self.list.wanted.connect(self._do)
        self.extra_button.clicked.connect(lambda: self.list.ask("open"))
        runner.changed.connect(self._react)
        self.retranslate()

    def start(self) -> None:
        """Show what is due today."""
        self.come()
        self.list.hide()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def save(self) -> None:
        """Do what one stands on."""
        self.list.ask("edit")

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        return super().is_settled() and self._asking.is_settled()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list reach to the lower edge."""
        super().resizeEvent(event)
        self.list.setMinimumHeight(max(theme.size(200), self.height() - theme.size(ABOVE)))

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Steps that are due"))
        self.list.setAccessibleName(_("Steps that are due"))
        self.list.setAccessibleDescription(_("Enter does it, C opens the campaign."))
        self.save_button.setText(_("Do it"))
        self.extra_button.setText(_("Open the campaign"))
        self.close_button.setText(_("Close"))
        self.list.viewport().update()
        self._word_state()

    def _read(self) -> None:
        services, today = self._services, self._clock().date()
        self._asking.ask("due", lambda _progress: due(services, today), self._show, failed=self.fail)

    def _show(self, found: Due) -> None:
        row = self.list.currentIndex().row()
        self.rows.show_due(found.due, found.letters)
        self.list.selectRow(max(0, min(row, len(found.due) - 1)))
        there = bool(found.due)
        self.save_button.setEnabled(there and not self._services.read_only)
        self.extra_button.setVisible(there)
        if there == self.list.isHidden():
            self.list.setVisible(there)
            (self.list if there else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self._word_state()

    def _word_state(self) -> None:
        if self.rows.rowCount():
            self.say(_("Enter queues the letters or plans the tasks; C opens the campaign."))
        else:
            self.say(_("Nobody has come to a step of a plan. Choose a plan in a campaign, and send it."))

    def _do(self, deed: str, campaign_id: int) -> None:
        row = self.rows.row(self.list.currentIndex().row())
        if deed == "open":
            self.go()
            self.campaign_chosen.emit(campaign_id)
        elif deed == "edit" and row is not None and not self._services.read_only and self.is_settled():
            drips, now = self._services.drips, self._clock()
            said = word(drip_words.done(row))
            self._asking.write(
                lambda: drips.do(row, now), lambda _changes: self.noticed.emit(said, True), self._refused
            )

    def _refused(self, error: Exception) -> None:
        """Show what is due by now, and why it was not done."""
        self._read()
        self.fail(error)

    def _react(self, changes: Changes) -> None:
        if self.isVisible() and concerns(changes):
            self._read()
