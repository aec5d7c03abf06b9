"""Whether a book is whole, and whether it lies in a good place."""

from __future__ import annotations

from pathlib import Path

from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.progress import Progress, silent
from rolodex.store import derived, journal, last_contact, totals
from rolodex.store.book import Book
from rolodex.store.engine import Connection

SHARED_FOLDERS = frozenset({"dropbox", "onedrive", "google drive", "icloud drive", "nextcloud"})
SHARED_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.rclone"})


def quick(book: Book) -> tuple[Message, ...]:
    """What is wrong with the file, as far as SQLite tells in a moment; nothing where it is sound."""
    with book.reading() as connection:
        return _pages(connection, "quick_check(5)")


def full(book: Book, progress: Progress = silent) -> tuple[Message, ...]:
    """Everything that is wrong with the book: its pages, links, pictures, journal, totals and search."""
    checks = (_integrity, _links, _pictures, _journal, _totals, _search)
    found: list[Message] = []
    with book.reading() as connection:
        for number, check in enumerate(checks):
            progress(number, len(checks))
            found += check(connection)
    progress(len(checks), len(checks))
    return tuple(found)


def place(path: Path) -> Message | None:
    """A warning where the folder is copied by another program or lies on another computer."""
    folder = path.absolute().parent
    words = {part.casefold() for part in folder.parts}
    shared = any(part.startswith(tuple(SHARED_FOLDERS)) for part in words)
    if not shared and _system(folder) not in SHARED_SYSTEMS:
        return None
    return message(
        "%(file)s lies in a folder that is shared or copied while the book is open, which can damage it. "
        "Keep the book in a folder of this computer, and share backups of it.",
        file=str(path),
    )


def _system(folder: Path) -> str:
    """The kind of file system a folder lies on, where the system says it."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    found = ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, place, system, *_ = line.split(" ")
        if folder.is_relative_to(place) and len(place) >= len(found[0]):
            found = (place, system)
    return found[1]


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


def _journal(connection: Connection) -> tuple[Message, ...]:
    """Tables whose changes would not be written down, because another program took a trigger away."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return tuple(
        message("Changes of “%(table)s” are not written into the history.", table=table)
        for table in journal.shapes(connection)
        if not {f"journal_{table}_{event}" for event in ("insert", "update", "delete")} <= there
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
