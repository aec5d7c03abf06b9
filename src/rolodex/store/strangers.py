"""Triggers that are not ours: they act by themselves, so a book that has any is only looked at."""

from __future__ import annotations

from rolodex.domain.message import Message, message
from rolodex.store import journal, totals
from rolodex.store.engine import Connection

VITAL = ("changeset", "contact", "entry", "journal", "journal_now", "journal_shape", "setting")


def is_masked(connection: Connection) -> bool:
    """Whether what should be a table is a view or a module: reading it would do what another program says."""
    masks = {
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'view' OR type = 'table' AND rootpage = 0"
        )
    }
    return not masks.isdisjoint(VITAL) or not masks.isdisjoint(_journaled(connection))


def is_torn(connection: Connection) -> bool:
    """Whether tables or columns that a book of today has are not there: somebody took them out."""
    there: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
    ):
        there.setdefault(table, set()).add(column)
    if not there.keys() >= {*VITAL}:
        return True
    wanted = _journaled(connection)
    return not wanted or any(not there.get(table, set()).issuperset(wanted[table]) for table in wanted)


def _journaled(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The tables that have a journal, with their columns; none where nobody can read which they are."""
    try:
        return journal.tables(connection)
    except (ValueError, TypeError):
        return {}


def found(connection: Connection) -> tuple[str, ...]:
    """The names of triggers that Rolodex did not make, or not like this."""
    ours = _ours(connection)
    return tuple(
        name
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        )
        if sql not in ours
    )


def named(connection: Connection) -> tuple[str, ...]:
    """The names of triggers that Rolodex would not give, in a book of whatever version."""
    return tuple(
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        )
        if not name.startswith(("journal_", "total_"))
    )


def told(file: str, names: tuple[str, ...]) -> Message:
    """Why a book that has such triggers is open for reading only."""
    return message(
        "Another program put “%(name)s” into %(file)s, which acts by itself when the book changes, so it is "
        "open for reading only. Let “rolodex check --repair” take it out, then open the book again.",
        file=file,
        name=names[0],
    )


def remove(connection: Connection) -> tuple[str, ...]:
    """Take them out of the book; gives their names."""
    names = found(connection)
    for name in names:
        connection.execute(f"DROP TRIGGER {_quoted(name)}")
    return names


def _ours(connection: Connection) -> set[str]:
    """The SQL of all triggers a book of this version has."""
    version = connection.value("SELECT max(schema_version) FROM journal_shape")
    return {
        *totals.triggers(),
        *(
            sql
            for table, columns in journal.tables(connection).items()
            for sql in journal.triggers(table, columns, int(version or 0))
        ),
    }


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
