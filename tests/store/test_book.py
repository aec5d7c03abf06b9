from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from tests.builders import person

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.store import bulk, contacts, errors, history
from rolodex.store.book import Book
from rolodex.store.engine import PRAGMAS

TEST = message("Test")


def add(book: Book, *names: str) -> list[int]:
    with book.change(TEST) as tx:
        return contacts.insert(tx, [person(name) for name in names])


def count(book: Book) -> int:
    with book.reading() as connection:
        return int(connection.value("SELECT count(*) FROM contact"))


def plain(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What any other program may do to the file."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(sql).fetchall()
        connection.commit()
        return rows
    finally:
        connection.close()


def test_a_new_book_is_one_file_that_only_its_owner_may_read(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.rolodex"
    with Book.open(path, create=True) as book:
        add(book, "Ana")
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {0o600}
    assert [file.name for file in path.parent.iterdir()] == ["a.rolodex"]


def test_a_book_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no book"):
        Book.open(tmp_path / "a.rolodex")
    assert list(tmp_path.iterdir()) == []


def test_opening_to_create_keeps_the_book_that_is_there(path: Path) -> None:
    with Book.open(path) as book:
        add(book, "Ana")
    with Book.open(path, create=True) as book:
        assert count(book) == 1


def test_an_empty_file_becomes_a_book_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.rolodex"
    path.touch()
    with pytest.raises(errors.NotABook):
        Book.open(path)
    with Book.open(path, create=True) as book:
        assert count(book) == 0


@pytest.mark.parametrize("content", [b"BEGIN:VCARD\r\nEND:VCARD\r\n" * 50, b"\0" * 5000, b"x"])
@pytest.mark.parametrize("create", [False, True])
def test_another_file_is_told_and_left_as_it_is(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(content)
    with pytest.raises(errors.NotABook, match="not a Rolodex book"):
        Book.open(path, create=create)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    plain(path, "CREATE TABLE t(x)")
    content = path.read_bytes()
    with pytest.raises(errors.NotABook):
        Book.open(path, create=True)
    assert path.read_bytes() == content


def test_a_folder_is_not_a_book(tmp_path: Path) -> None:
    with pytest.raises(errors.NotABook):
        Book.open(tmp_path)


def test_a_damaged_book_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 40] = b"\xff" * (4096 * 38)
    path.write_bytes(content)
    with pytest.raises(errors.NotABook, match="damaged"):
        Book.open(path)


def test_the_book_of_a_newer_rolodex_can_only_be_looked_at(path: Path) -> None:
    with Book.open(path) as book:
        add(book, "Ana")
    plain(path, "PRAGMA user_version = 99")
    with Book.open(path) as book:
        assert book.read_only
        assert book.notice is not None
        assert "newer" in book.notice.text
        assert count(book) == 1
        with pytest.raises(errors.ReadOnlyBook):
            add(book, "Bea")


def test_a_book_can_be_opened_only_to_be_read(path: Path) -> None:
    with Book.open(path, read_only=True) as book:
        assert count(book) == 0
        with pytest.raises(errors.ReadOnlyBook):
            add(book, "Bea")


def test_a_reader_cannot_write(book: Book) -> None:
    with book.reading() as connection, pytest.raises(UserError):
        connection.execute("DELETE FROM contact")


def test_a_reader_sees_the_book_as_it_was_when_it_began(book: Book) -> None:
    with book.reading() as connection:
        before = connection.value("SELECT count(*) FROM contact")
        add(book, "Ana")
        assert connection.value("SELECT count(*) FROM contact") == before
    assert count(book) == 1


def test_readings_may_stand_inside_each_other(book: Book) -> None:
    with book.reading() as outer:
        with book.reading() as inner:
            inner.value("SELECT 1")
        assert outer.raw.in_transaction


def test_a_reading_that_fails_does_not_hold_the_next_one_back(book: Book) -> None:
    with pytest.raises(sqlite3.OperationalError), book.reading() as connection:
        connection.execute("SELECT nonsense")
    add(book, "Ana")
    assert count(book) == 1


def test_each_thread_reads_on_its_own_connection(book: Book) -> None:
    seen: list[int] = []

    def look() -> None:
        with book.reading() as connection:
            seen.append(id(connection))

    with book.reading() as own:
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
        assert seen != [id(own)]


def test_a_step_inside_a_step_is_a_mistake_of_ours(book: Book) -> None:
    with pytest.raises(RuntimeError, match="inside"), book.change(TEST), book.change(TEST):
        pass
    assert count(book) == 0


def test_steps_of_two_threads_wait_for_each_other(book: Book) -> None:
    threads = [threading.Thread(target=add, args=(book, f"P{number}")) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(book) == 8


def test_a_step_that_fails_leaves_nothing_behind(book: Book) -> None:
    def fail() -> None:
        with book.change(TEST) as tx:
            contacts.insert(tx, [person()])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(book) == 0
    add(book, "Ana")
    with book.reading() as connection:
        assert [step.id for step in history.steps(connection)] == [1]


def test_a_broken_link_is_refused(book: Book) -> None:
    with pytest.raises(sqlite3.IntegrityError), book.change(TEST) as tx:
        bulk.insert(tx, "tel", ("contact_id", "value"), [(99, "1")])


def test_a_change_says_whom_it_touched(book: Book) -> None:
    with book.change(TEST) as tx:
        (ana, bea) = contacts.insert(tx, [person("Ana", categories=("vip",)), person("Bea")])
        bulk.insert(tx, "purchase", ("id", "contact_id"), [(5, bea)])
        bulk.insert(tx, "purchase_line", ("purchase_id",), [(5,)])
    assert tx.changes.of("contact") == {ana, bea}
    assert tx.changes.of("purchase") == {5}
    assert tx.changes.touches("tag")
    assert not tx.changes.touches("reminder")


def test_a_row_that_goes_over_to_another_contact_touches_both(book: Book) -> None:
    ana, bea = add(book, "Ana", "Bea")
    with book.change(TEST) as tx:
        bulk.insert(tx, "tel", ("contact_id", "value"), [(ana, "1")])
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE tel SET contact_id = ?", (bea,))
    assert tx.changes.of("contact") == {ana, bea}


def test_changes_are_not_told_before_they_are_made(book: Book) -> None:
    with book.change(TEST) as tx, pytest.raises(RuntimeError, match="not complete"):
        _ = tx.changes


def test_every_connection_has_the_pragmas_it_was_told(book: Book) -> None:
    with book.reading() as reader, book.alone() as writer:
        for name, wanted in PRAGMAS:
            assert (reader.value(f"PRAGMA {name}"), writer.value(f"PRAGMA {name}")) == (wanted, wanted)


def test_the_log_is_folded_in_when_the_book_is_closed(path: Path) -> None:
    with Book.open(path) as book:
        add(book, "Ana")
        assert count(book) == 1
        assert path.with_name(path.name + "-wal").exists()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert plain(path, "SELECT fn FROM contact") == [("Ana García",)]


def test_a_book_may_be_closed_twice(path: Path) -> None:
    book = Book.open(path)
    book.close()
    book.close()


def test_a_change_of_ours_does_not_look_like_a_foreign_one(book: Book) -> None:
    before = book.data_version()
    add(book, "Ana")
    assert book.data_version() == before


def test_the_change_of_another_program_is_noticed(book: Book, path: Path) -> None:
    before = book.data_version()
    plain(path, "INSERT INTO contact(fn) VALUES ('Zoe')")
    assert book.data_version() != before


def test_what_another_program_wrote_becomes_a_step_that_can_be_undone(book: Book, path: Path) -> None:
    (ana,) = add(book, "Ana")
    plain(path, "UPDATE contact SET fn = 'Zoe'")
    assert book.adopt()
    with book.reading() as connection:
        step = history.steps(connection, 1)[0]
    assert step.label.text == "Changes made by another program"
    changes = history.undo(book)
    assert changes is not None
    assert changes.of("contact") == {ana}
    with book.reading() as connection:
        assert connection.value("SELECT fn FROM contact") == "Ana García"


def test_what_another_program_wrote_is_taken_over_when_the_book_is_opened(path: Path) -> None:
    script = f"import sqlite3; c = sqlite3.connect({str(path)!r}); c.execute({INSERT!r}); c.commit()"
    subprocess.run([sys.executable, "-c", script], check=True)
    with Book.open(path) as book, book.reading() as connection:
        assert connection.value("SELECT count(*) FROM journal WHERE changeset_id = 0") == 0
        assert connection.value("SELECT count(*) FROM changeset") == 1


INSERT = "INSERT INTO contact(fn) VALUES ('Zoe')"


def test_a_step_of_ours_does_not_swallow_what_another_program_did_before(book: Book, path: Path) -> None:
    plain(path, INSERT)
    add(book, "Ana")
    with book.reading() as connection:
        assert [step.rows > 0 for step in history.steps(connection)] == [True, True]
    history.undo(book)
    with book.reading() as connection:
        assert connection.execute("SELECT fn FROM contact") == [("Zoe",)]


def test_a_book_that_another_program_is_writing_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolodex.store.engine.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    with Book.open(path) as book:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.BookBusy, match="Another program"):
            add(book, "Ana")
        assert count(book) == 0
        other.execute("ROLLBACK")
        add(book, "Ana")
        assert count(book) == 1
    other.close()


def test_a_full_disk_is_told_and_nothing_is_lost(book: Book) -> None:
    add(book, "Ana")
    with book.alone() as connection:
        connection.execute(f"PRAGMA max_page_count = {connection.value('PRAGMA page_count')}")
    with pytest.raises(UserError, match="disk is full"):
        add(book, *(f"P{number}" for number in range(5000)))
    assert count(book) == 1


AS_ANOTHER_USER = """
import os, sys
from pathlib import Path
from rolodex import i18n
from rolodex.domain.errors import UserError
from rolodex.store.book import Book
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    with Book.open(Path(sys.argv[1])) as book, book.reading() as connection:
        print(book.read_only, connection.value("SELECT count(*) FROM contact"))
except UserError as error:
    print(i18n.word(error.message))
"""


def seen_by_another_user(path: Path) -> str:
    """What somebody without rights of his own gets to see."""
    for folder in path.parents[:3]:
        if folder.stat().st_uid == os.getuid():
            folder.chmod(0o555)
    run = subprocess.run(
        [sys.executable, "-c", AS_ANOTHER_USER, str(path)], check=True, capture_output=True, text=True
    )
    for folder in path.parents[:3]:
        if folder.stat().st_uid == os.getuid():
            folder.chmod(0o755)
    return run.stdout.strip()


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_a_book_on_media_that_cannot_be_written_opens_to_be_read(path: Path) -> None:
    with Book.open(path) as book:
        add(book, "Ana")
    path.chmod(0o444)
    assert seen_by_another_user(path) == "True 1"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_a_book_one_may_not_read_is_told(path: Path) -> None:
    path.chmod(0o000)
    assert "cannot be opened (Permission denied)" in seen_by_another_user(path)


def test_opening_and_reading_a_book_loads_neither_sqlmodel_nor_alembic(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from rolodex.store.book import Book\n"
        "with Book.open(Path(sys.argv[1])) as book, book.reading() as c: c.value('SELECT 1 FROM contact')\n"
        "print(sorted({'sqlmodel', 'sqlalchemy', 'alembic', 'pydantic'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(path)], check=True, capture_output=True, text=True
    )
    assert run.stdout.strip() == "[]"


def test_damage_is_looked_for_when_the_last_writer_came_to_a_sudden_end(path: Path) -> None:
    with Book.open(path) as book:
        add(book, *(f"P{number}" for number in range(500)))
    content = bytearray(path.read_bytes())
    with sqlite3.connect(path) as other:
        root = other.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'tel_by_contact_id'"
        ).fetchone()[0]
    other.close()
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    Book.open(path).close()
    path.with_name(path.name + "-wal").write_bytes(b"what a crash left")
    with pytest.raises(errors.NotABook, match="damaged"):
        Book.open(path)
