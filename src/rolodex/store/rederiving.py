"""Making anew, in place, what in a book follows from the rest: indexes, triggers, totals and search."""

from __future__ import annotations

from rolodex.domain.progress import Progress, silent
from rolodex.store import check, derived, engine, strangers, totals
from rolodex.store.engine import Connection

_PARTS = 5


def rederive(connection: Connection, progress: Progress = silent) -> None:
    """Put right what differs from what it is made from, all of it or nothing; the rows themselves stay.

    Raises Damaged where the rows cannot be read.
    """
    engine.pragma(connection, "query_only", 0)
    connection.execute("BEGIN IMMEDIATE")
    try:
        progress(0, _PARTS)
        _triggers(connection)
        progress(1, _PARTS)
        _indexes(connection)
        progress(2, _PARTS)
        if totals.wrong(connection):
            totals.rebuild(connection)
        progress(3, _PARTS)
        if derived.verify(connection):
            derived.rebuild(connection)
        derived.recount(connection)
        progress(4, _PARTS)
        connection.execute("COMMIT")
    except BaseException:
        if connection.raw.in_transaction:
            connection.execute("ROLLBACK")
        raise
    progress(_PARTS, _PARTS)


def _triggers(connection: Connection) -> None:
    """First of all, for those of other programs would act upon what follows."""
    foreign = strangers.remove(connection)
    if foreign or check.unjournaled(connection) or _missing_totals(connection):
        from rolodex.store import schema  # start-up: SQLModel

        schema.install_triggers(connection)


def _missing_totals(connection: Connection) -> bool:
    there = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    return not there.issuperset(totals.triggers())


def _indexes(connection: Connection) -> None:
    """Make indexes that are missing, and all of them where one differs from its table."""
    from rolodex.store import schema  # start-up: SQLModel

    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for sql in schema.statements():
        words = sql.split()
        name = words[words.index("INDEX") + 1] if "INDEX" in words[:3] else ""
        if name and name not in there:
            connection.execute(sql)
    if connection.value("PRAGMA integrity_check(1)") != "ok":
        connection.execute("REINDEX")
