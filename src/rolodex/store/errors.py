"""Troubles of the user's world told apart from our own mistakes, in one place."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from rolodex.domain import os_reason
from rolodex.domain.errors import DamagedBook, UserError
from rolodex.domain.message import Message, message


class NotABook(UserError):  # noqa: N818 - says what is the matter
    """The file is not a Rolodex book, or is damaged beyond reading."""


class Damaged(NotABook, DamagedBook):
    """The file was a book, and its pages are broken."""


class BookBusy(UserError):  # noqa: N818 - says what is the matter
    """Another program is writing the book."""


class ReadOnlyBook(UserError):  # noqa: N818 - says what is the matter
    """The book can only be looked at."""


def no_book(path: Path) -> UserError:
    """What to say when there is no file where the book should be."""
    return UserError(
        message(
            "There is no book at %(file)s; nothing was changed. Check the path, or import or restore into it "
            "to make a new book.",
            file=str(path),
        )
    )


def not_a_book(path: Path) -> NotABook:
    """What to say when the file belongs to another program."""
    return NotABook(
        message(
            "%(file)s is not a Rolodex book; it was left as it is. Choose another file, or restore a backup.",
            file=str(path),
        )
    )


def damaged(path: Path) -> Damaged:
    """What to say when the file cannot be read as a database any more."""
    return Damaged(
        message(
            "%(file)s is damaged and was left as it is. Your backups lie in the folder beside it: restore "
            "the newest one.",
            file=str(path),
        )
    )


def damaged_copy(file: Path) -> Damaged:
    """What to say when a copy of a book cannot be read as a database any more."""
    return Damaged(
        message(
            "The copy %(file)s is damaged, so nothing was changed. Choose another copy of the book.",
            file=str(file),
        )
    )


def newer(path: Path) -> UserError:
    """What to say when a file knows tables of which this Rolodex knows nothing."""
    return UserError(
        message(
            "%(file)s was written by a newer Rolodex and was left as it is. Update Rolodex, then try again.",
            file=str(path),
        )
    )


def read_only(path: Path) -> ReadOnlyBook:
    """What to say when a change is asked of a book that is open for reading only."""
    return ReadOnlyBook(
        message(
            "%(file)s is open for reading only, so nothing was changed. Copy it to a folder you may write "
            "to and open the copy.",
            file=str(path),
        )
    )


def cannot_open(path: Path, reason: Message) -> UserError:
    """What to say when the system does not give us the file."""
    return UserError(
        message(
            "%(file)s cannot be opened (%(reason)s); nothing was changed. Check that you may read and write "
            "the file and its folder.",
            file=str(path),
            reason=reason,
        )
    )


def cannot_copy(out: Path, error: OSError) -> UserError:
    """What to say when a copy finds no place."""
    return UserError(
        message(
            "The copy %(file)s could not be written (%(reason)s); the book is unchanged. Choose another "
            "folder or free some space.",
            file=str(out),
            reason=os_reason.reason(error),
        )
    )


def busy() -> BookBusy:
    """What to say when another program, or another part of this one, has the book."""
    return BookBusy(_BUSY)


_BUSY = message(
    "Another program is writing the book, so nothing was changed. Close it or wait a moment, then try again."
)
_FULL = message("The disk is full. The book is as it was before this step; free some space, then try again.")
_DISK = message(
    "The disk did not take or give what was asked of it. The book is as it was before this step; "
    "check the disk, then open the book again."
)

_SENTENCES: dict[int, Message] = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_PROTOCOL: _DISK,
    sqlite3.SQLITE_NOLFS: _DISK,
}


def is_unreadable(error: Exception) -> bool:
    """Whether the bytes of the file are not those of a database."""
    return _code(error) == sqlite3.SQLITE_NOTADB


def translated(error: Exception, path: Path) -> UserError | None:
    """What to tell the user about this error, or None where the mistake is ours."""
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return busy()
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_book(path)
    if code == sqlite3.SQLITE_CORRUPT or _is_no_text(error) or _is_torn(error):
        return damaged(path)
    if code == sqlite3.SQLITE_READONLY:
        return read_only(path)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return cannot_open(path, message("No access to the file or its folder"))
    sentence = _SENTENCES.get(code)
    return UserError(sentence) if sentence else None


def _is_no_text(error: Exception) -> bool:
    """Whether bytes that should be UTF-8 are not, in a row or in what SQLite says of a damaged schema."""
    return isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8")


def _is_torn(error: Exception) -> bool:
    """Whether a table of ours, or what makes a search index of one, was taken out of the book."""
    return str(error).startswith(("no such table: ", "invalid fts5 file format"))


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF  # the primary code of an extended one
