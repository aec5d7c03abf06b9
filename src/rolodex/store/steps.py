"""How a step of the history begins and ends, and how the work of other programs becomes one."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from rolodex.domain import due
from rolodex.domain.changes import Step, StepKind
from rolodex.domain.message import Message, message
from rolodex.domain.progress import silent
from rolodex.store import derived, journal
from rolodex.store.engine import SCHEMA_VERSION, Connection, Row
from rolodex.store.journal import NONE
from rolodex.store.transaction import recount_customers, shown

AUTHOR = "author"
"""The setting that says who works with the book, where that is not who uses the computer."""
FOREIGN = message("Changes made by another program")


def stamp() -> str:
    """The present moment in UTC."""
    return due.stamp(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a step comes from: an ordinary change, or the step it takes back and the root of that chain."""

    kind: StepKind = "change"
    reverts: int = 0
    root: int = 0


ORDINARY = Origin()


def begin(connection: Connection, label: Message, author: str, origin: Origin = ORDINARY) -> int:
    """Open a step and give its id."""
    changeset_id = connection.insert(
        "INSERT INTO changeset(label, at, author, kind, reverts, root, schema_version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            journal.label_text(label),
            stamp(),
            author,
            origin.kind,
            origin.reverts,
            origin.root,
            SCHEMA_VERSION,
        ),
    )
    if not origin.root:
        connection.execute("UPDATE changeset SET root = id WHERE id = ?", (changeset_id,))
    journal.write_under(connection, changeset_id)
    return changeset_id


def end(connection: Connection, changeset_id: int, origin: Origin = ORDINARY) -> Step | None:
    """Close a step; an ordinary one that changed nothing leaves no trace."""
    journal.write_under(connection, NONE)
    rows = connection.value("SELECT count(*) FROM journal WHERE changeset_id = ?", (changeset_id,))
    if not rows and origin.kind == "change":
        connection.execute("DELETE FROM changeset WHERE id = ?", (changeset_id,))
        return None
    connection.execute("UPDATE changeset SET rows = ? WHERE id = ?", (rows, changeset_id))
    return step(connection, changeset_id)


def author(connection: Connection) -> str:
    """Who changes the book: as the setting says, or whoever uses this computer."""
    chosen = connection.value("SELECT value FROM setting WHERE key = ?", (AUTHOR,))
    return str(chosen) if chosen else _user()


@cache
def _user() -> str:
    """The name of whoever uses this computer; empty where the system does not tell."""
    try:
        login = getpass.getuser()
    except (ImportError, KeyError, OSError):  # as in a container, where a user may be a mere number
        return ""
    try:
        import pwd  # not on Windows

        named = pwd.getpwnam(login).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError):
        return login
    return named or login


STEP = "id, label, at, author, kind, reverts, undone, rows"


def step(connection: Connection, changeset_id: int) -> Step | None:
    """One step by its id."""
    found = connection.execute(f"SELECT {STEP} FROM changeset WHERE id = ?", (changeset_id,))
    return of_row(found[0]) if found else None


def of_row(row: Row) -> Step:
    """A step from the columns `STEP`."""
    changeset_id, label, at, author, kind, reverts, undone, rows = row
    return Step(changeset_id, journal.label_of(label), at, author, kind, reverts, bool(undone), rows)


def orphans(connection: Connection) -> bool:
    """Whether another program has changed rows since the last step."""
    return bool(connection.value("SELECT EXISTS(SELECT 1 FROM journal WHERE changeset_id = ?)", (NONE,)))


def adopt(connection: Connection) -> bool:
    """Make one step of the changes that belong to none, and index what they touched."""
    if not orphans(connection):
        return False
    changeset_id = begin(connection, FOREIGN, "")
    connection.execute("UPDATE journal SET changeset_id = ? WHERE changeset_id = ?", (changeset_id, NONE))
    end(connection, changeset_id)
    recount_customers(connection, changeset_id)
    derived.refresh(connection, sorted(shown(connection, changeset_id)), silent)
    derived.recount(connection)
    return True
