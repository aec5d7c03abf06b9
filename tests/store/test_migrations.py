"""A book through the versions of the program, the next one included."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person, phones

import rolodex
from rolodex.domain.message import message
from rolodex.store import backups, bulk, contacts, schema
from rolodex.store.book import Book
from rolodex.store.engine import SCHEMA_VERSION, connect, make_file
from rolodex.store.migrations import upgrading
from rolodex.store.migrations.revisions import revisions

TEST = message("Test")

EIGHTH = '''
"""Moods for contacts; tickets become requests; purchases lose their note."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
user_version = 8
recounted = ("ticket", "request")
STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}


def upgrade():
    op.add_column("contact", sa.Column("mood", sa.Text, nullable=False, server_default="calm"))
    with op.batch_alter_table("purchase", table_kwargs=STRICT) as batch:
        batch.drop_column("note")
    op.rename_table("ticket", "request")
    for column in ("contact_id", "number", "status"):
        op.drop_index(f"ticket_by_{column}")
        op.create_index(f"request_by_{column}", "request", [column])


def carried(table, row):
    if table == "ticket":
        return "request", row
    if table == "contact" and row:
        return table, {**row, "mood": "unknown"}
    return table, {column: value for column, value in row.items() if (table, column) != ("purchase", "note")}
'''


def shape(path: Path) -> dict[str, object]:
    """Tables, columns, links, indexes and triggers of a file, as SQLite tells them."""
    connection = sqlite3.connect(path)
    try:
        found: dict[str, object] = {
            f"{kind} {name}": sql
            for kind, name, sql in connection.execute(
                "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' ORDER BY name"
            )
        }
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            found[f"columns of {table}"] = connection.execute(
                "SELECT * FROM pragma_table_xinfo(?)", (table,)
            ).fetchall()
            found[f"links of {table}"] = sorted(
                connection.execute(
                    'SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(?)', (table,)
                )
            )
            found[f"kind of {table}"] = connection.execute(
                "SELECT type, strict, wr FROM pragma_table_list WHERE name = ?", (table,)
            ).fetchall()
        found["pragmas"] = [
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        ]
        return found
    finally:
        connection.close()


@pytest.fixture(scope="session")
def next_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of a next Rolodex, whose schema differs."""
    folder = tmp_path_factory.mktemp("next")
    package = folder / "rolodex"
    shutil.copytree(Path(rolodex.__file__).parent, package)
    store = package / "store"
    (store / "migrations" / "versions" / "0008_moods.py").write_text(EIGHTH, encoding="utf-8")
    edit(store / "engine.py", "SCHEMA_VERSION = 7", "SCHEMA_VERSION = 8")
    edit(
        store / "tables" / "contact.py",
        "    updated_at: str = words()\n",
        '    updated_at: str = words()\n    mood: str = words("calm")\n',
    )
    for name in ('__tablename__ = "ticket"', 'by("ticket"', 'link("ticket"'):
        edit(store / "tables" / "activity.py", name, name.replace("ticket", "request"))
    edit(store / "ticket_numbers.py", "ON ticket", "ON request")
    edit(store / "tables" / "sales.py", "    note: str = words()\n", "")
    return folder


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text, (file, before)
    file.write_text(text.replace(before, after), encoding="utf-8")


def run(folder: Path, path: Path, script: str) -> str:
    """What a script prints under the next version."""
    done = subprocess.run(
        [sys.executable, "-c", PREFACE + script, str(path)],
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


PREFACE = """
import sys
from pathlib import Path
import rolodex
from rolodex.store import contacts, history, check
from rolodex.store.book import Book
path = Path(sys.argv[1])
assert "site-packages" not in rolodex.__file__
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of today with two people, what belongs to them, and a history that touched all of it."""
    path = new_book(tmp_path_factory.mktemp("filled") / "book.rolodex")
    with Book.open(path) as book:
        with book.change(TEST) as tx:
            ana, bea = contacts.insert(tx, [person("Ana", tel=phones("1", "2")), person("Bea")])
        with book.change(TEST) as tx:
            bulk.insert(tx, "ticket", ("contact_id", "subject"), [(ana, "letter"), (bea, "email")])
            bulk.insert(tx, "purchase", ("contact_id", "note"), [(ana, "gift"), (bea, "box")])
            bulk.insert(tx, "purchase_line", ("purchase_id", "description"), [(1, "Ink"), (2, "Pen")])
        with book.change(TEST) as tx:
            contacts.delete(tx, [ana])
        with book.change(TEST) as tx:
            tx.connection.execute("UPDATE contact SET fn = 'Beata' WHERE id = ?", (bea,))
    return path


@pytest.fixture
def old_book(filled: Path, tmp_path: Path) -> Path:
    """That book, the test's own."""
    return Path(shutil.copyfile(filled, tmp_path / "book.rolodex"))


@pytest.fixture(scope="module")
def migrated(next_version: Path, filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That book in the next version, to look at only; beside it lies a new one of that version."""
    path = tmp_path_factory.mktemp("migrated") / "book.rolodex"
    shutil.copyfile(filled, path)
    opened = "Book.open(path).close(); Book.open(path.with_name('new.rolodex'), create=True).close()"
    run(next_version, path, opened)
    return path


def test_a_new_book_equals_one_that_came_through_all_revisions(blank: Path, tmp_path: Path) -> None:
    path = tmp_path / "migrated.rolodex"
    make_file(path)
    connection = connect(path)
    upgrading.upgrade(connection)
    connection.close()
    assert shape(path) == shape(blank)


def test_the_revisions_lead_to_the_version_of_the_program() -> None:
    versions = [revision.user_version for revision in revisions()]
    assert versions == list(range(1, SCHEMA_VERSION + 1))


def test_the_first_revision_is_the_schema_of_version_one_word_for_word() -> None:
    folder = Path(upgrading.__file__).parent / "versions"
    first = (folder / "0001_first.sql").read_text(encoding="utf-8")
    assert SCHEMA_VERSION > 1 or first == ";\n\n".join(schema.statements()) + ";\n"


def test_all_tables_are_strict_and_know_only_whole_numbers_and_text(blank: Path) -> None:
    connection = sqlite3.connect(blank)
    types = connection.execute(
        "SELECT DISTINCT c.type FROM pragma_table_list AS t, pragma_table_info(t.name) AS c "
        "WHERE t.strict AND t.name NOT IN ('blob', 'import_receipt')"
    ).fetchall()
    loose = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND type = 'table' "
        "AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    connection.close()
    assert set(types) <= {("INTEGER",), ("TEXT",)}
    assert loose == []


def test_a_book_of_today_is_brought_to_the_next_version_with_all_it_holds(
    next_version: Path, old_book: Path
) -> None:
    script = """
with Book.open(path) as book:
    print(check.full(book))
    with book.reading() as c:
        print(c.execute("SELECT fn, mood FROM contact"), c.execute("SELECT subject FROM request"))
        print(c.execute("SELECT l.description FROM purchase AS p JOIN purchase_line AS l"))
"""
    assert run(next_version, old_book, script).splitlines() == [
        "()",
        "[('Beata', 'calm')] [('email',)]",
        "[('Pen',)]",
    ]


def test_a_migrated_book_equals_a_new_one_of_that_version(migrated: Path) -> None:
    assert shape(migrated) == shape(migrated.with_name("new.rolodex"))


def test_changes_made_before_a_migration_are_undone_after_it(next_version: Path, old_book: Path) -> None:
    script = """
with Book.open(path) as book:
    history.undo(book)
    history.undo(book)
    with book.reading() as c:
        print(c.execute("SELECT fn, mood FROM contact ORDER BY id"), c.execute("SELECT value FROM tel"))
        print(c.execute("SELECT subject FROM request"), c.execute("SELECT description FROM purchase_line"))
    history.undo(book)
    with book.reading() as c:
        print(c.execute("SELECT (SELECT count(*) FROM request), (SELECT count(*) FROM purchase_line)"))
    history.undo(book)
    with book.reading() as c:
        print(contacts.all_ids(c))
    print(check.full(book))
"""
    assert run(next_version, old_book, script).splitlines() == [
        "[('Ana García', 'unknown'), ('Bea García', 'unknown')] [('1',), ('2',)]",
        "[('letter',), ('email',)] [('Ink',), ('Pen',)]",
        "[(0, 0)]",
        "[]",
        "()",
    ]


def test_a_verified_backup_is_taken_before_a_migration(migrated: Path) -> None:
    (backup,) = backups.found(migrated)
    with Book.open(backup) as book, book.reading() as connection:
        assert connection.execute("SELECT fn FROM contact") == [("Beata",)]


def test_a_migrated_book_is_only_looked_at_by_the_version_before(migrated: Path) -> None:
    with Book.open(migrated) as book:
        assert book.read_only


def test_a_migration_that_loses_rows_leaves_the_book_as_it_was(
    next_version: Path, old_book: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "careless"
    shutil.copytree(next_version, folder)
    edit(
        folder / "rolodex/store/migrations/versions/0008_moods.py",
        'op.rename_table("ticket", "request")',
        'op.rename_table("ticket", "request"); op.execute("DELETE FROM purchase_line")',
    )
    script = """
try:
    Book.open(path)
except RuntimeError as error:
    print(error)
"""
    before = shape(old_book)
    assert "changed the number of rows" in run(folder, old_book, script)
    assert shape(old_book) == before
    with Book.open(old_book) as book, book.reading() as connection:
        assert connection.value("SELECT count(*) FROM purchase_line") == 1


def test_a_backup_of_an_older_version_is_restored_as_a_book_of_today(
    next_version: Path, old_book: Path, tmp_path: Path
) -> None:
    made = backups.copy(old_book, tmp_path / "copy.rolodex")
    script = f"""
from rolodex.store import backups
backups.restore(Path({str(made.path)!r}), path)
with Book.open(path) as book, book.reading() as c:
    print(book.read_only, c.execute("SELECT fn, mood FROM contact"))
"""
    new = tmp_path / "new.rolodex"
    assert run(next_version, new, script) == "False [('Beata', 'calm')]"
