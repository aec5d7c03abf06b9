"""Bringing the tables of an older book up to date, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.exc import DBAPIError

from rolodex.store import derived, engine, errors, journal, records, schema, totals
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION, Connection
from rolodex.store.migrations.revisions import Revision, revisions
from rolodex.store.tables import UNJOURNALED


def upgrade(connection: Connection) -> None:
    """Run the revisions this book has not seen, with foreign keys off, and check what came of it.

    The caller has made a verified backup. Anything that does not add up raises, and the book stays old.
    """
    engine.pragma(connection, "foreign_keys", 0)  # on, Alembic's batch mode deletes child rows
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _run(connection)
            connection.execute("COMMIT")
        except DBAPIError as error:  # such as tables that a book of this version has not
            if connection.raw.in_transaction:
                connection.execute("ROLLBACK")
            told = errors.translated(error.orig or error, connection.path)
            raise told or errors.damaged(connection.path) from error
        except BaseException:
            if connection.raw.in_transaction:  # an error of the disk takes it back by itself
                connection.execute("ROLLBACK")
            raise
    finally:
        engine.pragma(connection, "foreign_keys", 1)


def begin(connection: Connection, version: int) -> None:
    """Make an empty file a book of an older version without triggers, in the caller's transaction."""
    _apply(connection, [revision for revision in revisions() if revision.user_version <= version])
    connection.execute("INSERT INTO journal_now(changeset_id) VALUES (0)")
    derived.create(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


def _run(connection: Connection) -> None:
    version = int(connection.value("PRAGMA user_version"))
    due = [revision for revision in revisions() if version < revision.user_version <= SCHEMA_VERSION]
    before = _counted(connection)
    before.pop("journal_shape", None)  # gains the shapes of the new version
    before.pop("setting", None)  # gains what customers are counted by, where nobody bought anything so far
    for table in totals.TABLES:  # made anew below
        before.pop(table, None)
    journal.remove(connection)
    totals.remove(connection)
    _apply(connection, due)
    if version == 0:  # an empty file, on its way from the first revision to today's
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("INSERT INTO journal_now(changeset_id) VALUES (0)")
        derived.create(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    schema.install_triggers(connection)
    totals.rebuild(connection)
    derived.rebuild(connection)
    _compare(before, _counted(connection), {table for revision in due for table in revision.recounted})
    broken = connection.execute("PRAGMA foreign_key_check")
    if broken:
        raise RuntimeError(f"the migration left links to nowhere: {broken[:5]}")


def _apply(connection: Connection, due: Collection[Revision]) -> None:
    with records.lent(connection) as lent:
        context = MigrationContext.configure(lent, opts={"transactional_ddl": True})
        with Operations.context(context):
            for revision in due:
                revision.upgrade()


def _counted(connection: Connection) -> dict[str, int]:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        table: int(connection.value(f'SELECT count(*) FROM "{table}"'))
        for table in (*schema.journaled(), *UNJOURNALED)
        if table in there
    }


def _compare(before: dict[str, int], after: dict[str, int], recounted: Collection[str]) -> None:
    wrong = {
        table: (count, after.get(table))
        for table, count in before.items()
        if table not in recounted and after.get(table, count) != count
    }
    if wrong:
        raise RuntimeError(f"the migration changed the number of rows (before, after): {wrong}")
