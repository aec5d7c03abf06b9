"""What must hold of a book after any fault: it opens, checks clean, and holds whole changes only."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from rolodex import i18n
from rolodex.domain.errors import UserError
from rolodex.services import unlocking
from rolodex.services.opening import Services, open_services
from rolodex.store import backups, cipher, derived, engine
from rolodex.store.errors import Damaged

State = dict[str, list[tuple[object, ...]]]

MOMENT = re.compile(r"20\d\d-\d\d-\d\d[T ]\d\d:?\d\d:?\d\d(\.\d+|-\d{3}(?=\.))?Z?")
SALTED = re.compile(r"\b[0-9a-f]{64}\b")
"""What is another each time: marks of those who were erased, under a salt of the book's own."""
PASSPHRASE = "open sesame"
"""Of all books here that have one."""
SICK = "sick"
SEARCH = ("entry", "word", "gram", "vocabulary")
"""What search is made of: the full check compares it with the people."""


class Unsound(AssertionError):  # noqa: N818 - says what is the matter
    """A book that does not hold what was promised."""


def state(path: Path) -> State:
    """All rows of the file, whenever they were written; of one that cannot be read, its bytes."""
    if unlocking.is_locked(path):
        unlocking.unlock(path, PASSPHRASE)
    is_secret = cipher.is_secret(path)
    try:
        if is_secret:
            with closing(engine.connect(path)) as connection:
                found = _rows(connection.raw)
        else:
            with closing(sqlite3.connect(path)) as raw:
                found = _rows(raw)
    except engine.ERRORS:
        return {SICK: [(hashlib.sha256(path.read_bytes()).hexdigest(),)]}
    return found | {"secret": [(is_secret,)]}


def state_of(services: Services) -> State:
    """All rows that the open book shows."""
    with services.book.reading() as connection:
        return _rows(connection.raw) | {"secret": [(cipher.is_secret(services.book_path),)]}


def _rows(connection: sqlite3.Connection) -> State:
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found: State = {}
    for name in names:
        if not name.startswith(SEARCH):
            rows = connection.execute(f'SELECT * FROM "{name}"')
            found[name] = sorted((tuple(map(_timeless, row)) for row in rows), key=repr)
    if (
        "erasure" in found
    ):  # its report is written on while files are cleaned up, at the next start if need be
        found["erasure"] = [(len(found["erasure"]),)]
    found["version"] = connection.execute("PRAGMA user_version").fetchall()
    return found


def _timeless(value: object) -> object:
    if isinstance(value, str):
        return SALTED.sub("SALTED", MOMENT.sub("MOMENT", value))
    if isinstance(value, bytes) and value[:1] == b"\x78":
        try:
            return MOMENT.sub("MOMENT", zlib.decompress(value).decode())
        except (zlib.error, UnicodeDecodeError):
            return value
    return value


def judged(path: Path) -> State:
    """The rows of a book that opens, is written to by nobody, and checks clean. Raises Unsound."""
    try:
        with closing(open_services(path)) as services:
            troubles = services.checking.full()
    except UserError as error:
        raise Unsound(f"does not open: {told(error)}") from error
    if troubles:
        raise Unsound(f"does not check clean: {[i18n.word(one) for one in troubles]}")
    for suffix in ("-wal", "-journal"):
        if path.with_name(path.name + suffix).exists():
            raise Unsound(f"leaves its {suffix} behind")
    return state(path)


def copies_are_whole(folder: Path, but: Path | None = None) -> int:
    """How many copies lie in the folder under their names, each of them whole. Raises Unsound.

    The sick book itself is none, nor what was put aside of it.
    """
    copies = [
        path
        for path in folder.rglob("*.rolodex")
        if not path.name.startswith(".") and " damaged " not in path.name and path != but
    ]
    for path in copies:
        try:
            backups.verified(path)
        except Damaged as error:
            raise Unsound(f"the copy {path.name} is damaged") from error
    return len(copies)


def leftovers(folder: Path) -> list[str]:
    """Files under a hidden name that nobody will ask for again."""
    return sorted(path.name for path in folder.rglob(".*") if path.is_file())


def told(error: UserError) -> str:
    """The sentence of an error."""
    return i18n.word(error.message)


__all__ = [
    "State",
    "Unsound",
    "copies_are_whole",
    "derived",
    "judged",
    "leftovers",
    "state",
    "state_of",
    "told",
]
