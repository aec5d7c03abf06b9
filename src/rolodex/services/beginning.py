"""The services that the window needs to show its first list; the others follow once it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rolodex.domain.message import Message
from rolodex.services.activities import Activities
from rolodex.services.backups import Backups
from rolodex.services.checking import Checking
from rolodex.services.companies import Companies
from rolodex.services.contacts import Contacts
from rolodex.services.drafts import Drafts
from rolodex.services.groups import Groups
from rolodex.services.history import History
from rolodex.services.pauses import Pauses
from rolodex.services.rules import Rules
from rolodex.services.segments import Segments
from rolodex.services.settings import Settings
from rolodex.services.tickets import Tickets
from rolodex.store.book import Book


@dataclass(frozen=True, slots=True)
class Beginning:
    """What can be done with one open book at first; `notice` says why it is read-only, when it is."""

    book: Book
    contacts: Contacts
    companies: Companies
    groups: Groups
    history: History
    backups: Backups
    checking: Checking
    settings: Settings
    drafts: Drafts
    activities: Activities
    tickets: Tickets
    rules: Rules
    pauses: Pauses
    segments: Segments

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


def begin(path: Path, create: bool = False) -> Beginning:
    """The first services of the book at `path`. Raises UserError where it cannot be opened."""
    book = Book.open(path, create=create)
    return Beginning(
        book=book,
        contacts=Contacts(book),
        companies=Companies(book),
        groups=Groups(book),
        history=History(book),
        backups=Backups(book),
        checking=Checking(book),
        settings=Settings(book),
        drafts=Drafts(book),
        activities=Activities(book),
        tickets=Tickets(book),
        rules=Rules(book),
        pauses=Pauses(book),
        segments=Segments(book),
    )
