"""Opening a book and putting its services together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rolodex.domain.message import Message
from rolodex.services.activities import Activities
from rolodex.services.agenda import Agenda
from rolodex.services.alarms import Alarms
from rolodex.services.backups import Backups
from rolodex.services.beginning import Beginning, begin
from rolodex.services.calendars import Calendars
from rolodex.services.calls import Calls
from rolodex.services.checking import Checking
from rolodex.services.companies import Companies
from rolodex.services.contacts import Contacts
from rolodex.services.custom_fields import CustomFields
from rolodex.services.deals import Deals
from rolodex.services.drafts import Drafts
from rolodex.services.exporting import Exporting
from rolodex.services.groups import Groups
from rolodex.services.history import History
from rolodex.services.importing import Importing
from rolodex.services.labels import Labels
from rolodex.services.lines import Lines
from rolodex.services.pasting import Pasting
from rolodex.services.pauses import Pauses
from rolodex.services.planner import Planner
from rolodex.services.purchases import Purchases
from rolodex.services.reminders import Reminders
from rolodex.services.rules import Rules
from rolodex.services.series import SeriesPlans
from rolodex.services.settings import Settings
from rolodex.services.tickets import Tickets
from rolodex.store.book import Book


@dataclass(frozen=True, slots=True)
class Services:
    """All that can be done with one open book; `notice` says why it is read-only, when it is."""

    book: Book
    contacts: Contacts
    companies: Companies
    groups: Groups
    custom_fields: CustomFields
    importing: Importing
    exporting: Exporting
    history: History
    labels: Labels
    backups: Backups
    checking: Checking
    settings: Settings
    drafts: Drafts
    pasting: Pasting
    activities: Activities
    reminders: Reminders
    rules: Rules
    series: SeriesPlans
    pauses: Pauses
    agenda: Agenda
    alarms: Alarms
    lines: Lines
    purchases: Purchases
    deals: Deals
    tickets: Tickets
    calendars: Calendars
    planner: Planner
    calls: Calls

    @property
    def book_path(self) -> Path:
        """Where the book lies."""
        return self.book.path

    @property
    def read_only(self) -> bool:
        """Whether the book can only be looked at."""
        return self.book.read_only

    @property
    def notice(self) -> Message | None:
        """What the user should know about the book as it was opened, such as why it is read-only."""
        return self.book.notice

    def close(self) -> None:
        """Fold the book's log into its file and let it go."""
        self.book.close()


def open_services(path: Path, create: bool = False) -> Services:
    """The services of the book at `path`. Raises UserError where it cannot be opened."""
    return complete(begin(path, create=create))


def complete(begun: Beginning) -> Services:
    """All services of a book of which the first are there."""
    book = begun.book
    return Services(
        book=book,
        contacts=begun.contacts,
        companies=begun.companies,
        groups=begun.groups,
        custom_fields=CustomFields(book),
        importing=Importing(book, begun.backups),
        exporting=Exporting(book),
        history=begun.history,
        labels=Labels(book),
        backups=begun.backups,
        checking=begun.checking,
        settings=begun.settings,
        drafts=begun.drafts,
        pasting=Pasting(book),
        activities=begun.activities,
        reminders=Reminders(book),
        rules=begun.rules,
        series=SeriesPlans(book),
        pauses=begun.pauses,
        agenda=Agenda(book),
        alarms=Alarms(book),
        lines=Lines(book),
        purchases=Purchases(book),
        deals=Deals(book),
        tickets=begun.tickets,
        calendars=Calendars(book),
        planner=Planner(book),
        calls=Calls(book),
    )
