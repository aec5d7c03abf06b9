"""Which library reads the file of a book, told by how the file begins.

A file must never be opened and closed by other means while SQLite of the same process has it open: closing
drops all locks the process holds on it (https://www.sqlite.org/howtocorrupt.html, 2.2). So the beginning is
read only while nobody here has the file, and remembered from then on.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from rolodex import files
from rolodex.domain import os_reason
from rolodex.domain.errors import LockedBook, UserError
from rolodex.domain.message import message
from rolodex.store import errors, keys
from rolodex.store.keys import Key

PLAIN = b"SQLite format 3\0"
PAGE = 4096
SAMPLES = 8
VALUES = 200
"""So many of the 256 bytes there are stand in a page of secret text; chance gives all, plain pages few."""


class Holding(Protocol):
    """A connection that has a file open, with the key it needs."""

    @property
    def key(self) -> Key | None:
        """None for a file anyone can read."""
        ...


_holding: dict[tuple[int, int], weakref.WeakSet[Any]] = {}
_lingering: list[tuple[Path, BinaryIO]] = []
_choosing = threading.RLock()


@contextmanager
def choosing() -> Iterator[None]:
    """Nobody else of this process opens a file until the block ends."""
    with _choosing:
        yield


def hold(path: Path, connection: Holding) -> None:
    """Remember that this connection has the file open, until `let_go` or nobody knows it any more."""
    _holding.setdefault(_place(path), weakref.WeakSet()).add(connection)


def let_go(connection: Holding) -> None:
    """The connection has been closed."""
    with _choosing:
        for place in [place for place, held in _holding.items() if connection in held]:
            _holding[place].discard(connection)
            if not _holding[place]:
                del _holding[place]
        _close_lingering()


def is_held(path: Path) -> bool:
    """Whether a connection of this process has the file open."""
    with _choosing:
        return path.exists() and bool(_holders(path))


@contextmanager
def bytes_of(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a book, or of a file beside it, to be looked at though it is open.

    The file is closed only once no connection of this process has the book, so that no lock is lost.
    """
    stream = path.open("rb")
    try:
        yield stream
    finally:
        with _choosing:
            _lingering.append((_book_of(path), stream))
            _close_lingering()


def _close_lingering() -> None:
    for book, stream in list(_lingering):
        if not is_held(book):
            stream.close()
            _lingering.remove((book, stream))


def _book_of(path: Path) -> Path:
    """The book that a file lies beside, as its log does."""
    for suffix in files.LOGS:
        if path.name.endswith(suffix):
            return path.with_name(path.name.removesuffix(suffix))
    return path


class _Alone:
    """Whoever reads a file by the library that is not the one for it, so that nobody else may open it."""

    key = None

    def __init__(self, salt: bytes | None) -> None:
        self.salt = salt


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """No connection of this process has the file, nor gets one until the block ends.

    Raises UserError where one has it: a file is read by one library only.
    """
    with _choosing:
        if not path.exists():
            raise errors.no_book(path)
        if _holders(path):
            raise errors.busy()
        mark = _Alone(_salt(path))
        hold(path, mark)
    try:
        yield
    finally:
        let_go(mark)


def key_for(path: Path, like: Key | None = None) -> Key | None:
    """The key the file needs, None where anyone can read it; an empty file gets the key `like`.

    Raises LockedBook where the passphrase has not been given yet.
    """
    with _choosing:
        if not path.exists():
            return None
        for holder in _holders(path):
            if isinstance(holder, _Alone):
                raise errors.busy()
            return holder.key
        if like is not None and path.stat().st_size == 0:
            return like
        return key_beside(path)


def key_beside(path: Path) -> Key | None:
    """The key of a file that no connection of this process has. Raises LockedBook where it is unknown."""
    salt = _beginning(path)
    if salt is None:
        return None
    if _is_wiped(salt):
        raise errors.damaged(path)
    key = keys.known(salt)
    if key is None:
        raise locked(path)
    return key


def is_secret(path: Path) -> bool:
    """Whether the file opens with a passphrase only, given already or not."""
    return salt_of(path) is not None


def salt_of(path: Path) -> bytes | None:
    """What a secret file begins with, or None for any other file."""
    with _choosing:
        if not path.is_file():
            return None
        for holder in _holders(path):
            if isinstance(holder, _Alone):
                return holder.salt
            return holder.key.salt if holder.key else None
        return _salt(path)


def open_by_cipher(uri: str, key: Key | None, busy_seconds: float, path: Path) -> sqlite3.Connection:
    """A connection of the library that reads secret files, and plain ones; it offers what sqlite3 does."""
    library = sqlcipher_for(path)
    raw = library.connect(
        uri,
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is not news for the terminal
        if key is not None:
            raw.execute(f"PRAGMA key = {key.as_sql()}")
    except library.Error:
        raw.close()
        raise
    return cast(sqlite3.Connection, raw)


def sqlcipher_for(path: Path) -> Any:
    """The library that reads secret files. Raises UserError where it is not installed."""
    try:
        from sqlcipher3 import dbapi2  # start-up: plain books do without it
    except ImportError as error:
        raise UserError(
            message(
                "%(file)s needs a part of Rolodex that is not installed, the one for books with a "
                "passphrase; nothing was changed. Install Rolodex with “privacy”, then open it again.",
                file=str(path),
            )
        ) from error
    return dbapi2


def locked(path: Path) -> LockedBook:
    """What to say when a passphrase is needed."""
    return LockedBook(
        message(
            "%(file)s opens with a passphrase only and was left as it is. Type its passphrase, or choose "
            "another file.",
            file=str(path),
        )
    )


def wrong(path: Path) -> LockedBook:
    """What to say when the passphrase does not fit; a damaged first page looks the same."""
    return LockedBook(
        message(
            "This passphrase does not open %(file)s, and nothing was changed. Mind capitals and the "
            "keyboard's language and type it again.",
            file=str(path),
        ),
        wrong=True,
    )


def _holders(path: Path) -> list[Holding]:
    return list(_holding.get(_place(path), ()))


def _place(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_dev, stat.st_ino


def _salt(path: Path) -> bytes | None:
    begins = _beginning(path)
    return None if begins is None or _is_wiped(begins) else begins


def _is_wiped(salt: bytes) -> bool:
    """Whether chance cannot have made this: the first bytes were lost, and no passphrase opens the rest."""
    return len(set(salt)) < keys.SALT // 4


def _beginning(path: Path) -> bytes | None:
    """The first bytes of a file that is dense throughout, as nothing but secret text is."""
    try:
        with path.open("rb") as stream:
            begins = stream.read(keys.SALT)
            if len(begins) < keys.SALT or begins == PLAIN or begins.startswith(keys.FOREIGN):
                return None
            size = os.fstat(stream.fileno()).st_size
            pages = size // PAGE
            if not pages:
                return None
            numbers = sorted({number * (pages - 1) // (SAMPLES - 1) for number in range(SAMPLES)})
            dense = [_is_dense(stream, number) for number in numbers]
    except OSError as error:
        raise errors.cannot_open(path, os_reason.reason(error)) from error
    # one page in the middle may have been hit by a failing disk
    return begins if dense[0] and dense.count(False) <= len(dense) // 4 else None


def _is_dense(stream: Any, page: int) -> bool:
    stream.seek(page * PAGE)
    return len(set(stream.read(PAGE))) >= VALUES
