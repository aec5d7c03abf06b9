"""The fields of a ticket."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from rolodex.domain.draft import Begun
from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import PRIORITIES, TICKET_STATUSES, Ticket
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.contacts import ticket_words as words
from rolodex.ui.labelling import plain_label
from rolodex.ui.pipeline.person_line import People, PersonLine
from rolodex.ui.pipeline.record_form import RecordForm
from rolodex.ui.pipeline.step_line import StepLine
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the form needs to show a ticket."""

    ticket: Ticket
    name: str = ""
    step: Reminder | None = None
    begun: Begun | None = None
    """What had been begun, if it is that which is shown."""


class TicketForm(RecordForm):
    """One ticket to be written."""

    def __init__(
        self, runner: TaskRunner, people: People, parent: QWidget | None = None, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._ticket = Ticket()
        self.subject = QLineEdit(self)
        self.person = PersonLine(runner, people, self)
        self.status = ChoiceBox(self)
        self.priority = ChoiceBox(self)
        self.body = QPlainTextEdit(self)
        self.granted = QLineEdit(self)
        self.step = StepLine(self, clock)
        self._build()
        self._connect()
        self.retranslate()

    def show_ticket(self, shown: Shown) -> None:
        """Show a ticket with its next step."""
        ticket = self._ticket = shown.ticket
        self.subject.setText(ticket.subject)
        self.person.show_contact(ticket.contact_id, shown.name)
        self.status.setCurrentIndex(TICKET_STATUSES.index(ticket.status))
        self.priority.setCurrentIndex(PRIORITIES.index(ticket.priority))
        self.body.setPlainText(ticket.body)
        self.granted.setText(ticket.granted)
        self.step.show_step(shown.step)

    def ticket(self) -> Ticket:
        """The ticket as it is written now."""
        return replace(
            self._ticket,
            subject=self.subject.text().strip(),
            contact_id=self.person.contact_id(),
            status=self.status.currentData(),
            priority=self.priority.currentData(),
            body=self.body.toPlainText().strip(),
            granted=self.granted.text().strip(),
        )

    def missing(self) -> str:
        """What is still wanted or not understood, "" where the ticket can be saved."""
        if not self.subject.text().strip():
            return _("A subject is still missing.")
        if not self.person.contact_id():
            return _("Choose the contact the ticket is about.")
        if not self.step.is_complete():
            return _("Say when the next step is due.")
        return ""

    def focus(self) -> None:
        """Put the keyboard on the first field that wants something."""
        first = self.subject if not self.subject.text() or self.person.contact_id() else self.person
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        for name, text, widget in (
            ("subject", _("What is to be put right"), self.subject),
            ("person", _("Contact"), self.person),
            ("status", _("Status"), self.status),
            ("priority", _("Priority"), self.priority),
            ("body", _("Details"), self.body),
            ("granted", _("What was granted"), self.granted),
            ("step", _("Next step"), self.step.summary),
        ):
            self._captions[name].setText(text)
            widget.setAccessibleName(text)
        for place, status in enumerate(TICKET_STATUSES):
            self.status.setItemText(place, word(words.STATUSES[status]))
        for place, priority in enumerate(PRIORITIES):
            self.priority.setItemText(place, word(words.PRIORITIES[priority]))
        self.step.retranslate()

    def _connect(self) -> None:
        for line in (self.subject, self.granted, self.person, self.step.summary):
            line.textChanged.connect(lambda _text: self.edited.emit())
        for line in (self.subject, self.granted, self.step.summary):
            line.returnPressed.connect(self.decided)
        self.step.decided.connect(self.decided)
        self.step.left.connect(self.left)
        self.person.person_changed.connect(lambda _id: self.edited.emit())
        for box in (self.status, self.priority):
            box.currentIndexChanged.connect(lambda _index: self.edited.emit())
        self.body.textChanged.connect(self.edited)
        self.step.due.changed.connect(lambda _at: self.edited.emit())

    def _build(self) -> None:
        for status in TICKET_STATUSES:
            self.status.addItem("", status)
        for priority in PRIORITIES:
            self.priority.addItem("", priority)
        for line in (self.subject, self.granted):
            line.setMaxLength(300)
        self.body.setTabChangesFocus(True)
        self.body.setFixedHeight(theme.size(96))
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.size(20), theme.size(16), theme.size(20), theme.size(20))
        grid.setHorizontalSpacing(theme.size(16))
        grid.setVerticalSpacing(theme.size(14))
        for column in range(4):
            grid.setColumnStretch(column, 1)
        for name, entry, row, column, wide in (
            ("subject", self.subject, 0, 0, 4),
            ("person", self.person, 1, 0, 2),
            ("status", self.status, 1, 2, 1),
            ("priority", self.priority, 1, 3, 1),
            ("body", self.body, 2, 0, 4),
            ("step", self.step, 3, 0, 4),
            ("granted", self.granted, 4, 0, 4),
        ):
            caption = self._captions[name] = plain_label("", "small", self)
            field = QVBoxLayout()
            field.setSpacing(theme.size(4))
            field.addWidget(caption)
            field.addWidget(entry)
            grid.addLayout(field, row, column, 1, wide)
