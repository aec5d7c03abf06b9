"""What happened with the contact on the card: the line to log it, the timeline, the open tickets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rolodex.ui.contacts.card import ContactCard
from rolodex.ui.contacts.current import CurrentCard
from rolodex.ui.contacts.sale_line import SaleLine
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.line import Line


class CardDay(QObject):
    """Puts line and timeline to work once a book is open, and keeps them on who is shown.

    It is built then, not with the card: the first paint needs neither.
    """

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    entry_wanted = Signal(str, int)
    """What an entry stands for is to be shown: its kind and id."""

    def __init__(
        self,
        runner: TaskRunner,
        services: Services,
        card: ContactCard,
        current: CurrentCard,
        sale: SaleLine,
    ) -> None:
        super().__init__(card)
        # start-up
        from rolodex.ui.line.log_line import LogLine
        from rolodex.ui.opened import opened
        from rolodex.ui.timeline.desk import TimelineDesk

        self._runner, self._card = runner, card
        self._services = opened(services)
        self.line = LogLine(runner, "log", card)
        self.line.attach(self._services)
        self._sale = sale
        sale.left.connect(self.line.focus_line)
        sale.widget.hide()
        self.desk = TimelineDesk(runner, card.timeline, self)
        self.desk.attach(self._services.activities, read_only=services.read_only)
        if not services.read_only:
            card.above_timeline.addWidget(self.line)
            card.above_timeline.addWidget(sale.widget)
            card.above_timeline.addWidget(Line(parent=card))
        self.line.setHidden(services.read_only)
        for part in (self.line, self.desk):
            part.noticed.connect(self.noticed)
        self.desk.entry_wanted.connect(self.entry_wanted)
        self.desk.file_dropped.connect(self._take_events)
        card.tickets.ticket_wanted.connect(lambda ticket_id: self.entry_wanted.emit("ticket", ticket_id))
        current.read.connect(self._follow)
        self._follow()

    def focus_line(self) -> None:
        """Put the keyboard into the line."""
        self.line.focus_line()

    def focus_sale(self) -> None:
        """Show the line for a sale, and put the keyboard into it."""
        self._sale.focus_line()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.line.retranslate()
        self._sale.retranslate()

    def _follow(self) -> None:
        data = self._card.data()
        if data is not None:
            self.line.set_contact(data.contact.id, data.contact.fn)
            self._sale.set_contact(data.contact.id, data.contact.fn)
            self.desk.show(data.contact.id, data.entries)

    def _take_events(self, file: Path) -> None:
        """Take the events of a calendar file in, for the contact on the card."""
        contact = self._card.contact()
        if contact is None or self._services.read_only:
            return
        # start-up
        from rolodex.ui.contacts.events_taken import told
        from rolodex.ui.reminders.moment_line import local_now

        calendars, contact_id = self._services.calendars, contact.id
        self._runner.submit(
            "changes",
            "events",
            lambda _progress: calendars.take(contact_id, file, local_now()),
            lambda taken: self.noticed.emit(told(taken), taken.changes.step is not None),
            owner=self,
        )
