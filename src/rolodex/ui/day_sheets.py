"""What comes over the panel for a job of the working day: call, remind, rules, a series, a ticket, marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner


class DaySheets(QObject):
    """Builds each sheet when it is first wanted: none is loaded before the window is painted."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""

    def __init__(self, runner: TaskRunner, over: QWidget, photos: Callable[[str], QImage | None]) -> None:
        super().__init__(over)
        self._runner = runner
        self._over = over
        self._photos = photos
        self._services: Services | None = None
        self._sheets = LazySheets()

    def attach(self, services: Services) -> None:
        """Work on this book."""
        self._services = services

    def call(self, called: Sequence[tuple[int, str]]) -> None:
        """Call these in turn: ids of contacts, each with the key of the follow-up that asks for it or ""."""
        # start-up
        from rolodex.ui.calls.sheet import CallSheet
        from rolodex.ui.opened import opened

        services = opened(self._services)

        def make() -> CallSheet:
            sheet = CallSheet(self._runner, services, self._over, self._photos)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            return sheet

        sheet = self._sheets.get(CallSheet, make)
        sheet.start(called)

    def remind(self, ids: Sequence[int], name: str = "", follow_up: FollowUp | None = None) -> None:
        """Plan a follow-up for these contacts, `name` that of the only one; or change this one."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.reminders.remind_sheet import RemindSheet

        def make() -> RemindSheet:
            sheet = RemindSheet(self._runner, opened(self._services), self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(RemindSheet, make)
        if follow_up is None:
            sheet.start(ids, name)
        else:
            sheet.edit(follow_up)

    def finish(self, follow_up: FollowUp) -> None:
        """Ask how a follow-up went and what comes next."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.reminders.done_sheet import DoneSheet

        def make() -> DoneSheet:
            sheet = DoneSheet(self._runner, opened(self._services), self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(DoneSheet, make)
        sheet.start(follow_up)

    def write_ticket(self, ticket_id: int = 0, contact_id: int = 0) -> None:
        """Show a ticket, or write a new one of this contact."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.tickets.sheet import TicketSheet

        def make() -> TicketSheet:
            sheet = TicketSheet(self._runner, opened(self._services), self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(TicketSheet, make)
        sheet.start(ticket_id, contact_id)

    def write_deal(self, deal_id: int = 0, contact_id: int = 0) -> None:
        """Show a deal, or write a new one with this contact."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.pipeline.deal_sheet import DealSheet

        def make() -> DealSheet:
            sheet = DealSheet(self._runner, opened(self._services), self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(DealSheet, make)
        sheet.start(deal_id, contact_id)

    def touch(self, ids: Sequence[int], name: str) -> None:
        """Ask how often one wants to hear of these; `name` is that of the only one."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.rules.touch_sheet import TouchSheet

        services = opened(self._services)

        def make() -> TouchSheet:
            sheet = TouchSheet(self._runner, services.rules, self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(TouchSheet, make)
        sheet.start(ids, name)

    def pause(self, ids: Sequence[int], name: str) -> None:
        """Ask until when these are not interested; `name` is that of the only one."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.rules.pause_sheet import PauseSheet

        services = opened(self._services)

        def make() -> PauseSheet:
            sheet = PauseSheet(self._runner, services.pauses, self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(PauseSheet, make)
        sheet.start(ids, name)

    def plan_series(self, ids: Sequence[int]) -> None:
        """Plan a series for these contacts."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.rules.series_sheet import SeriesSheet

        services = opened(self._services)

        def make() -> SeriesSheet:
            sheet = SeriesSheet(self._runner, services.series, self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(SeriesSheet, make)
        sheet.start(ids)

    def show_rules(self) -> None:
        """Show the rules by which follow-ups come by themselves."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.rules.sheet import RulesSheet

        services = opened(self._services)

        def make() -> RulesSheet:
            sheet = RulesSheet(self._runner, services, self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        sheet = self._sheets.get(RulesSheet, make)
        sheet.start()

    def is_covering(self) -> bool:
        """Whether one of them lies over the panel."""
        return self._sheets.is_covering()

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self._sheets.retranslate()
