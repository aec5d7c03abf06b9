"""A ticket, new or known, in a form over the panel or the card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from rolodex.domain import record_json
from rolodex.domain.draft import Begun
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

    place = "ticket"

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        self.form = TicketForm(runner, services.contacts, clock=clock)
        super().__init__(runner, self.form, parent, services.drafts, read_only=services.read_only)
        self._services = services
        self._given = Ticket()
        self.retranslate()

    def start(self, ticket_id: int = 0, contact_id: int = 0) -> None:
        """Show the ticket with this id, or a new one of this contact."""
        services = self._services
        if not self.resumes(ticket_id, contact_id):
            kept = self.begun(ticket_id, contact_id, lambda: self.start(ticket_id, contact_id))
            self._runner.submit(
                "lookups",
                "ticket",
                lambda _progress: _read(services, ticket_id, contact_id, kept()),
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

    def written(self) -> str:
        """The ticket and its next step as JSON."""
        return record_json.as_text(self.form.ticket(), self.form.step.step())

    def told(self) -> str:
        """Which ticket was saved."""
        if self._given.id:
            return _("Saved ticket #%(number)d") % {"number": self._given.number}
        return _("Added the ticket “%(subject)s”") % {"subject": self.form.ticket().subject}

    def _begin(self, shown: Shown) -> None:
        self._given = shown.ticket
        self.form.show_ticket(shown)
        self.begin(shown.ticket.id, shown.begun)


def _read(services: Services, ticket_id: int, contact_id: int, begun: Begun | None) -> Shown:
    ticket = services.tickets.get(ticket_id) if ticket_id else None
    if ticket_id and ticket is None:
        raise UserError(message("This ticket has been deleted meanwhile; nothing was changed."))
    made = ticket or Ticket(contact_id=contact_id)
    step = services.tickets.next_step(ticket_id) if ticket_id else None
    written = record_json.from_text(Ticket, begun.text) if begun else None
    if begun is not None and written is not None:
        made, step = replace(written[0], contact_id=begun.contact_id or made.contact_id), written[1] or step
    rows = services.contacts.rows([made.contact_id]) if made.contact_id else ()
    return Shown(made, rows[0].fn if rows else "", step, begun if written else None)
