"""Opening a book and putting its services together."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from rolodex.domain.message import Message
from rolodex.services.backups import Backups
from rolodex.services.checking import Checking
from rolodex.services.contacts import Contacts
from rolodex.services.exporting import Exporting
from rolodex.services.history import History
from rolodex.services.importing import Importing
from rolodex.services.labels import Labels
from rolodex.services.settings import Settings
from rolodex.store import lock
from rolodex.store.book import Book
from rolodex.store.lock import WindowLock


@dataclass(frozen=True, slots=True)
class Services:
    """All that can be done with one open book; `notice` says why it is read-only, when it is."""

    book: Book
    contacts: Contacts
    importing: Importing
    exporting: Exporting
    history: History
    labels: Labels
    backups: Backups
    checking: Checking
    settings: Settings
    lock: WindowLock | None = None

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
        if self.lock is not None:
            self.lock.release()


def open_for_window(path: Path) -> Services:
    """The services of the book at `path`, made where there is none, and held for this window alone.

    Raises UserError where it cannot be opened, or another window has it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    held = lock.acquire(path) if os.access(path.parent, os.W_OK) else None
    try:
        return replace(open_services(path, create=True), lock=held)
    except BaseException:
        if held is not None:
            held.release()
        raise


def open_services(path: Path, create: bool = False) -> Services:
    """The services of the book at `path`. Raises UserError where it cannot be opened."""
    book = Book.open(path, create=create)
    backups = Backups(book)
    return Services(
        book=book,
        contacts=Contacts(book),
        importing=Importing(book, backups),
        exporting=Exporting(book),
        history=History(book),
        labels=Labels(book),
        backups=backups,
        checking=Checking(book),
        settings=Settings(book),
    )
