"""A ticket, new or known, in a form over the panel or the card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.domain.ticket import Ticket
from rolodex.i18n import _
from rolodex.ui.pipeline.form_sheet import FormSheet
from rolodex.ui.ports import Saved
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.tickets.form import Shown, TicketForm
from rolodex.ui.tickets.ports import Services


class TicketSheet(FormSheet):
    """Writes one ticket with its next step; what was left unsaved is there when it is opened again."""

    saved = Signal(int)
    """The ticket was saved under this id."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, parent)
        self._services = services
        self._given = Ticket()
        self._left: int | None = None
        self._touched = False
        self.form = TicketForm(runner, services.contacts, clock=clock)
        self.form.edited.connect(self._edited)
        self.form.decided.connect(self.save)
        self.form.left.connect(self.leave)
        self.build(self.form)
        self.retranslate()

    def start(self, ticket_id: int = 0, contact_id: int = 0) -> None:
        """Show the ticket with this id, or a new one of this contact."""
        services = self._services
        if self._left == ticket_id and not (contact_id and contact_id != self.form.person.contact_id()):
            self._word()
            self.come()
            self.form.focus()
            return
        self._busy, self._left = True, None
        self._runner.submit(
            "lookups",
            "ticket",
            lambda _progress: _read(services, ticket_id, contact_id),
            self._begin,
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Save the ticket, where it is complete."""
        missing = self.form.missing()
        if missing or self._busy or self._services.read_only:
            self.say(missing, "warn")
            return
        ticket, step, tickets = self.form.ticket(), self.form.step.step(), self._services.tickets
        self._busy = True
        self.save_button.setEnabled(False)

        def work(_progress: Progress) -> Saved:
            return tickets.save(ticket, step)

        self._runner.submit("changes", "ticket-save", work, self._saved, owner=self, failed=self.fail)

    def leave(self) -> None:
        """Go; what was written is kept until this ticket is opened again."""
        self._left = self._given.id if self._touched else None
        self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.form.retranslate()
        self._word()

    def _begin(self, shown: Shown) -> None:
        self._given = shown.ticket
        self.form.show_ticket(shown)
        self._busy = self._touched = False
        self.save_button.setEnabled(not self._services.read_only)
        self._word()
        self.say("")
        self.come()
        self.form.focus()

    def _saved(self, saved: Saved) -> None:
        self._busy = self._touched = False
        self._left = None
        self.save_button.setEnabled(True)
        said = _("Added the ticket “%(subject)s”") % {"subject": self.form.ticket().subject}
        if self._given.id:
            said = _("Saved ticket #%(number)d") % {"number": self._given.number}
        self.go()
        self.saved.emit(saved.id)
        self.noticed.emit(said, True)

    def _edited(self) -> None:
        if not self._busy:
            self._touched = True
            self.say("")

    def _word(self) -> None:
        known = self._given
        self.title.setText(
            _("Ticket #%(number)d") % {"number": known.number} if known.id else _("New ticket")
        )


def _read(services: Services, ticket_id: int, contact_id: int) -> Shown:
    ticket = services.tickets.get(ticket_id) if ticket_id else None
    if ticket_id and ticket is None:
        raise UserError(message("This ticket has been deleted meanwhile; nothing was changed."))
    made = ticket or Ticket(contact_id=contact_id)
    rows = services.contacts.rows([made.contact_id]) if made.contact_id else ()
    step = services.tickets.next_step(ticket_id) if ticket_id else None
    return Shown(made, rows[0].fn if rows else "", step)
