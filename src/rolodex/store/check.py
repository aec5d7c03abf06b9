"""Whether a book is whole."""

from __future__ import annotations

from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.progress import Progress, silent
from rolodex.store import derived, journal, last_contact, strangers, totals
from rolodex.store.book import Book
from rolodex.store.engine import Connection


def quick(book: Book) -> tuple[Message, ...]:
    """What is wrong with the file, as far as SQLite tells in a moment; nothing where it is sound."""
    with book.reading() as connection:
        return _pages(connection, "quick_check(5)")


def full(book: Book, progress: Progress = silent) -> tuple[Message, ...]:
    """Everything that is wrong with the book: its pages, links, pictures, journal, totals and search."""
    with book.reading() as connection:
        return of(connection, progress)


def of(connection: Connection, progress: Progress = silent) -> tuple[Message, ...]:
    """Everything that is wrong with the book of a connection."""
    checks = (_integrity, _links, _pictures, _journal, _strangers, _totals, _search)
    found: list[Message] = []
    for number, check in enumerate(checks):
        progress(number, len(checks))
        found += check(connection)
    progress(len(checks), len(checks))
    return tuple(found)


def _pages(connection: Connection, question: str) -> tuple[Message, ...]:
    answers = [str(answer) for (answer,) in connection.execute(f"PRAGMA {question}")]
    if answers == ["ok"]:
        return ()
    return tuple(
        message("The file is damaged: %(detail)s. Restore the newest backup.", detail=answer)
        for answer in answers
    )


def _integrity(connection: Connection) -> tuple[Message, ...]:
    return _pages(connection, "integrity_check(20)")


def _links(connection: Connection) -> tuple[Message, ...]:
    broken = connection.execute("PRAGMA foreign_key_check")
    tables = sorted({str(table) for table, *_ in broken})
    return tuple(message("Rows of “%(table)s” belong to nothing.", table=table) for table in tables)


def _pictures(connection: Connection) -> tuple[Message, ...]:
    missing = connection.value(
        "SELECT count(*) FROM (SELECT sha256 FROM photo UNION ALL SELECT sha256 FROM attachment) "
        "WHERE sha256 <> '' AND sha256 NOT IN (SELECT sha256 FROM blob)"
    )
    if not missing:
        return ()
    return (plural_message("%(count)d picture is missing.", "%(count)d pictures are missing.", missing),)


def unjournaled(connection: Connection) -> tuple[str, ...]:
    """Tables whose changes would not be written down, because another program took a trigger away."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return tuple(
        table
        for table in journal.tables(connection)
        if not {f"journal_{table}_{event}" for event in ("insert", "update", "delete")} <= there
    )


def _journal(connection: Connection) -> tuple[Message, ...]:
    return tuple(
        message("Changes of “%(table)s” are not written into the history.", table=table)
        for table in unjournaled(connection)
    )


def _strangers(connection: Connection) -> tuple[Message, ...]:
    """What another program put into the book that acts by itself when the book is read or changed."""
    return tuple(
        message(
            "“%(name)s” was put into the book by another program and acts by itself when the book changes.",
            name=name,
        )
        for name in strangers.found(connection)
    )


def _totals(connection: Connection) -> tuple[Message, ...]:
    return tuple(
        message("The last contacts in “%(table)s” do not agree with the timelines.", table=table)
        if table == last_contact.TABLE
        else message("The totals in “%(table)s” do not agree with the purchases.", table=table)
        for table in totals.wrong(connection)
    )


def _search(connection: Connection) -> tuple[Message, ...]:
    return tuple(
        message("The search index differs from the contacts: %(detail)s.", detail=str(difference))
        for difference in derived.verify(connection)
    )
