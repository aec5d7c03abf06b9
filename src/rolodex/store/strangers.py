"""Triggers and views that are not ours: they act by themselves, so a book that has any is only looked at."""

from __future__ import annotations

from rolodex.store import journal, totals
from rolodex.store.engine import Connection


def found(connection: Connection) -> tuple[str, ...]:
    """The names of triggers and views that Rolodex did not make, or not like this."""
    rows = connection.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
    )
    if not rows:
        return ()
    ours = _ours(connection)
    return tuple(name for name, kind, sql in rows if kind == "view" or sql not in ours)


def remove(connection: Connection) -> tuple[str, ...]:
    """Take them out of the book; gives their names."""
    names = found(connection)
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master WHERE type IN ('trigger', 'view')"))
    for name in names:
        connection.execute(f"DROP {kinds[name]} {_quoted(name)}")
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
