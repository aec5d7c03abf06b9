"""Which library opens a file, and what is said where none may."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book

from rolodex.domain.errors import LockedBook
from rolodex.services import unlocking
from rolodex.store import cipher, engine, errors, keys
from rolodex.store.book import Book
from rolodex.store.engine import make_file

PASSPHRASE = "Kräuter & Tee, 1912"


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    """Each test begins in a process that was given no passphrase, and leaves none behind."""
    keys.forget()
    yield
    keys.forget()


@pytest.fixture(scope="module")
def key() -> keys.Key:
    return keys.fresh(PASSPHRASE)


def secret(path: Path, key: keys.Key) -> Path:
    """A small secret file that is no book."""
    make_file(path)
    connection = engine.connect_with(path, key)
    connection.execute("CREATE TABLE person(name TEXT)")
    connection.execute("INSERT INTO person VALUES ('Ana López')")
    connection.close()
    return path


def test_a_secret_file_opens_once_its_passphrase_was_given(tmp_path: Path, key: keys.Key) -> None:
    path = secret(tmp_path / "a.rolodex", key)
    assert unlocking.is_locked(path)
    with pytest.raises(LockedBook) as caught:
        engine.connect(path)
    assert not caught.value.wrong
    unlocking.unlock(path, PASSPHRASE)
    assert not unlocking.is_locked(path)
    connection = engine.connect(path, "ro")
    assert connection.value("SELECT name FROM person") == "Ana López"
    connection.close()


def test_a_wrong_passphrase_is_told_apart_and_changes_nothing(tmp_path: Path, key: keys.Key) -> None:
    path = secret(tmp_path / "a.rolodex", key)
    before, files = path.read_bytes(), sorted(tmp_path.iterdir())
    with pytest.raises(LockedBook, match="does not open") as caught:
        unlocking.unlock(path, PASSPHRASE.upper())
    assert caught.value.wrong
    assert unlocking.is_locked(path)
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == files


def test_a_wrong_passphrase_says_nothing_on_the_terminal(
    tmp_path: Path, key: keys.Key, capfd: pytest.CaptureFixture[str]
) -> None:
    path = secret(tmp_path / "a.rolodex", key)
    with pytest.raises(LockedBook):
        unlocking.unlock(path, "no")
    assert capfd.readouterr() == ("", "")


def test_an_accent_fits_whichever_way_the_keyboard_types_it(tmp_path: Path, key: keys.Key) -> None:
    path = secret(tmp_path / "a.rolodex", key)
    unlocking.unlock(path, PASSPHRASE.replace("ä", "a\u0308"))
    assert not unlocking.is_locked(path)


def test_any_program_with_sqlcipher_opens_the_file_by_its_passphrase(tmp_path: Path, key: keys.Key) -> None:
    path = secret(tmp_path / "a.rolodex", key)
    raw = cipher.sqlcipher_for(path).connect(str(path))
    raw.execute(f"PRAGMA key = '{PASSPHRASE}'")
    assert raw.execute("SELECT name FROM person").fetchall() == [("Ana López",)]
    raw.close()


def test_a_file_that_anyone_can_read_needs_no_passphrase(tmp_path: Path) -> None:
    path = new_book(tmp_path / "plain.rolodex")
    unlocking.unlock(path, "whatever")
    assert not cipher.is_secret(path)
    Book.open(path).close()


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n" * 400,
        b"\0" * 16384,
        b"\xff\xd8\xff\xe0" + bytes(range(256)) * 64,
    ],
    ids=["cards", "zeros", "picture"],
)
def test_files_of_other_kinds_are_not_taken_for_secret_ones(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.rolodex"
    path.write_bytes(content)
    assert not cipher.is_secret(path)
    with pytest.raises(errors.NotABook):
        Book.open(path)


def test_a_secret_file_whose_pages_are_broken_is_told_to_be_damaged(tmp_path: Path, key: keys.Key) -> None:
    path = secret(tmp_path / "a.rolodex", key)
    unlocking.unlock(path, PASSPHRASE)
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    connection = engine.connect(path, "ro")
    with pytest.raises(errors.Damaged):
        connection.value("SELECT name FROM person")
    connection.close()


def test_a_secret_file_that_lost_its_first_bytes_is_damaged_and_asks_for_nothing(
    tmp_path: Path, key: keys.Key
) -> None:
    path = secret(tmp_path / "a.rolodex", key)
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    assert not unlocking.is_locked(path)
    with pytest.raises(errors.Damaged):
        Book.open(path)


def test_an_empty_file_becomes_as_secret_as_the_one_beside_it(tmp_path: Path, key: keys.Key) -> None:
    source_path = secret(tmp_path / "a.rolodex", key)
    unlocking.unlock(source_path, PASSPHRASE)
    source = engine.connect(source_path)
    make_file(tmp_path / "b.rolodex")
    target = engine.connect(tmp_path / "b.rolodex", like=source)
    source.raw.backup(target.raw)
    target.close()
    source.close()
    assert cipher.salt_of(tmp_path / "b.rolodex") == key.salt
    copy = engine.connect(tmp_path / "b.rolodex", "immutable")
    assert copy.value("SELECT name FROM person") == "Ana López"
    copy.close()


def test_the_file_is_not_touched_by_other_means_while_it_is_open(tmp_path: Path) -> None:
    """Closing it would drop the locks of this process: another one could then write in between."""
    path = new_book(tmp_path / "plain.rolodex")
    first = engine.connect(path)
    first.value("PRAGMA journal_mode = delete")  # here the locks are those of the file itself
    first.execute("BEGIN EXCLUSIVE")
    first.execute("CREATE TABLE later(id)")
    second = engine.connect_with(path, cipher.key_for(path))
    with cipher.bytes_of(path) as stream:
        assert stream.read(16) == cipher.PLAIN
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "try: c.execute('BEGIN IMMEDIATE'); print('written')\n"
        "except sqlite3.OperationalError as error: print(error)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program, str(path)], check=True, capture_output=True, text=True
    )
    assert "locked" in asked.stdout
    closed = []
    for connection in (second, first):
        connection.close()
        closed.append(stream.closed)
    assert closed == [False, True]
    assert not cipher.is_held(path)


def test_a_connection_that_nobody_knows_any_more_does_not_hold_its_file(tmp_path: Path) -> None:
    path = new_book(tmp_path / "plain.rolodex")
    connection = engine.connect(path, "immutable")
    assert cipher.is_held(path)
    connection.raw.close()
    del connection
    assert not cipher.is_held(path)


def test_plain_books_do_not_load_the_other_library(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from rolodex.store.book import Book\n"
        "Book.open(Path(sys.argv[1])).close(); print('sqlcipher3' in sys.modules)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program, str(new_book(tmp_path / "plain.rolodex"))],
        check=True,
        capture_output=True,
        text=True,
    )
    assert asked.stdout.strip() == "False"
