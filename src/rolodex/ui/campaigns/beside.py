"""The sheets that lie over an open campaign: layout, test sheet, texts, and e-mails one by one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.changes import Changes
from rolodex.services.opening import Services
from rolodex.ui.campaigns import printing
from rolodex.ui.campaigns.desk import Desk
from rolodex.ui.campaigns.plan_form import PlanForm
from rolodex.ui.drips.sheet import DripSheet
from rolodex.ui.labels.others import Others
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.letters.mail_run_sheet import MailRunSheet
from rolodex.ui.letters.sheet import LettersSheet
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner

SHOWN = 200
"""A text is looked at as it is for so many people at most."""


class Beside(QObject):
    """Makes each of them when it is first wanted."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    sent = Signal(object)
    """E-mails to these contacts were begun: a tuple of ids."""

    def __init__(self, runner: TaskRunner, clock: Clock, desk: Desk, form: PlanForm, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._clock, self._over = runner, clock, over
        self._desk, self._form = desk, form
        self._services: Services | None = None
        self._others: Others | None = None
        self._sheets = LazySheets()

    def attach(self, services: Services) -> None:
        """Work on this book."""
        self._services = services

    def react(self, changes: Changes) -> None:
        """Let texts that are in view follow the book."""
        self._sheets.each(LettersSheet, lambda sheet: sheet.react(changes))

    def lay_out(self) -> None:
        """Change how a label is laid out."""
        others, campaign, stock = self._made_others(), self._desk.campaign, self._form.stock.stock()
        if others is not None and campaign is not None and stock is not None:
            others.lay_out(printing.job(campaign, self._desk.known), stock, self._desk.pieces(), 0)

    def measure(self) -> None:
        """Print a test sheet and measure the printer."""
        others = self._made_others()
        if others is not None:
            others.show_printers(self._form.stock.stock(), "")

    def show_earlier(self) -> None:
        """Show what was printed before, to print it again."""
        others = self._made_others()
        if others is not None:
            others.show_earlier()

    def write_texts(self) -> None:
        """Write letters, looked at as they are for the people of the campaign."""
        services, campaign = self._services, self._desk.campaign
        if services is None or campaign is None:
            return

        def make() -> LettersSheet:
            sheet = LettersSheet(self._runner, services, self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        people = [piece.contact_ids[0] for piece in self._desk.pieces()[:SHOWN]]
        self._sheets.get(LettersSheet, make).start(people, campaign.letter_id)

    def write_plans(self) -> None:
        """Write plans of what follows, that of the campaign first."""
        services, campaign = self._services, self._desk.campaign
        if services is None or campaign is None:
            return

        def make() -> DripSheet:
            sheet = DripSheet(self._runner, services, self._over, self._clock)
            sheet.noticed.connect(self.noticed)
            sheet.campaign_chosen.connect(self._desk.open)
            return sheet

        self._sheets.get(DripSheet, make).start(campaign.drip_id)

    def write_mails(self) -> None:
        """Begin the e-mails one by one; those that were begun are sent."""
        services, campaign, known = self._services, self._desk.campaign, self._desk.known
        if services is None or campaign is None:
            return
        letter = next((one for one in known.letters if one.id == campaign.letter_id), None)

        def make() -> MailRunSheet:
            sheet = MailRunSheet(self._runner, services, self._over)
            sheet.begun.connect(self.sent)
            return sheet

        if letter is not None:
            self._sheets.get(MailRunSheet, make).start(letter, self._desk.pieces(), campaign.id)

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self._sheets.retranslate()
        if self._others is not None:
            self._others.retranslate()

    def _made_others(self) -> Others | None:
        services = self._services
        if self._others is None and services is not None:
            self._others = Others(self._runner, services, self._over, self._clock)
            self._others.noticed.connect(self.noticed)
            self._others.laid_out.connect(lambda layout, _template: self._form.show_layout(layout))
        return self._others
