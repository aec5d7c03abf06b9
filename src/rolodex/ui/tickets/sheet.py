"""A ticket, new or known, in a form over the panel or the card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.ticket import Ticket
from rolodex.i18n import _
from rolodex.ui.pipeline.record_sheet import RecordSheet
from rolodex.ui.ports import Saved
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.tickets.form import Shown, TicketForm
from rolodex.ui.tickets.ports import Services


class TicketSheet(RecordSheet):
    """Writes one ticket with its next step."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        self.form = TicketForm(runner, services.contacts, clock=clock)
        super().__init__(runner, self.form, parent, read_only=services.read_only)
        self._services = services
        self._given = Ticket()
        self.retranslate()

    def start(self, ticket_id: int = 0, contact_id: int = 0) -> None:
        """Show the ticket with this id, or a new one of this contact."""
        services = self._services
        if not self.resumes(ticket_id, contact_id):
            self._runner.submit(
                "lookups",
                "ticket",
                lambda _progress: _read(services, ticket_id, contact_id),
                self._begin,
                owner=self,
                failed=self.fail,
            )

    def heading(self) -> str:
        """Which ticket it is."""
        known = self._given
        return _("Ticket #%(number)d") % {"number": known.number} if known.id else _("New ticket")

    def deed(self) -> Callable[[], Saved]:
        """Save the ticket and its next step."""
        ticket, step, tickets = self.form.ticket(), self.form.step.step(), self._services.tickets
        return lambda: tickets.save(ticket, step)

    def told(self) -> str:
        """Which ticket was saved."""
        if self._given.id:
            return _("Saved ticket #%(number)d") % {"number": self._given.number}
        return _("Added the ticket “%(subject)s”") % {"subject": self.form.ticket().subject}

    def _begin(self, shown: Shown) -> None:
        self._given = shown.ticket
        self.form.show_ticket(shown)
        self.begin(shown.ticket.id)


def _read(services: Services, ticket_id: int, contact_id: int) -> Shown:
    ticket = services.tickets.get(ticket_id) if ticket_id else None
    if ticket_id and ticket is None:
        raise UserError(message("This ticket has been deleted meanwhile; nothing was changed."))
    made = ticket or Ticket(contact_id=contact_id)
    rows = services.contacts.rows([made.contact_id]) if made.contact_id else ()
    step = services.tickets.next_step(ticket_id) if ticket_id else None
    return Shown(made, rows[0].fn if rows else "", step)
