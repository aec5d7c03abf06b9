"""Switching the passphrase of a book on, changing it and switching it off."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.builders import person

from rolodex import files, paths
from rolodex.domain.errors import BookElsewhere, Cancelled, LockedBook, UserError
from rolodex.services import protecting, unlocking
from rolodex.services.demo import Demo
from rolodex.services.opening import open_services
from rolodex.store import backups, backups_second, cipher, converting, engine, errors, keys, lock
from rolodex.store.book import Book

OLD, NEW = "Kräuter & Tee, 1912", "Bohnenkaffee 7"


@pytest.fixture(scope="module", autouse=True)
def light_keys() -> Iterator[None]:
    """Deriving a key is made slow on purpose; what is tested here does not hang on that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS", 1000)
        yield


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    """Each test begins in a process that was given no passphrase."""
    keys.forget()
    yield
    keys.forget()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with some of everything."""
    path = tmp_path_factory.mktemp("plain") / "a.rolodex"
    with Book.open(path, create=True) as book:
        Demo(book).fill(120, 300, today=date(2026, 5, 1))
    return path


@pytest.fixture(scope="module")
def secret(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same book, with a passphrase."""
    path = tmp_path_factory.mktemp("secret") / "a.rolodex"
    shutil.copyfile(plain, path)
    protecting.convert(path, "", OLD)
    return path


@pytest.fixture
def book(plain: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(plain, tmp_path / "a.rolodex"))


@pytest.fixture
def secret_book(secret: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(secret, tmp_path / "a.rolodex"))


def content(path: Path) -> Mapping[str, str]:
    """What every table holds, by a hash of its rows."""
    connection = engine.connect(path)
    try:
        names = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
        )
        return {
            name: hashlib.sha256(
                repr(sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))).encode()
            ).hexdigest()
            for (name,) in names
            if name != "sqlite_schema"
        }
    finally:
        connection.close()


def test_a_book_is_the_same_with_a_passphrase_another_one_and_none(book: Path) -> None:
    before = content(book)
    assert protecting.convert(book, "", OLD).is_protected
    assert cipher.is_secret(book)
    assert content(book) == before
    protecting.convert(book, OLD, NEW)
    assert content(book) == before
    keys.forget()
    with pytest.raises(LockedBook):
        unlocking.unlock(book, OLD)
    unlocking.unlock(book, NEW)
    assert not protecting.convert(book, NEW, "").is_protected
    assert content(book) == before
    with Book.open(book) as opened:
        assert not opened.read_only


def test_a_protected_book_is_written_read_undone_and_kept_as_any_other(secret_book: Path) -> None:
    unlocking.unlock(secret_book, OLD)
    services = open_services(secret_book)
    try:
        assert services.protecting.standing().is_protected
        services.contacts.save(person("Zoë", "Quintanilla"))
        made = services.backups.make()
        services.history.undo()
        assert services.checking.full() == ()
    finally:
        services.close()
    assert cipher.salt_of(made.path) == cipher.salt_of(secret_book)
    assert protecting.standing(secret_book).readable == ()
    backups.restore(made.path, secret_book)
    with Book.open(secret_book) as opened, opened.reading() as connection:
        assert connection.value("SELECT count(*) FROM contact WHERE fn = 'Zoë Quintanilla'") == 1


def test_a_wrong_passphrase_converts_nothing(secret_book: Path) -> None:
    before = secret_book.read_bytes()
    with pytest.raises(LockedBook) as caught:
        protecting.convert(secret_book, NEW, "")
    assert caught.value.wrong
    assert secret_book.read_bytes() == before
    assert list(secret_book.parent.iterdir()) == [secret_book]


def test_an_open_book_is_not_converted(book: Path) -> None:
    with Book.open(book), pytest.raises(errors.BookBusy):
        protecting.convert(book, "", OLD)
    assert not cipher.is_secret(book)


def test_a_book_that_another_window_has_is_not_converted(book: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        held = lock.Holder(other.pid, files.computer(), lock.started(other.pid))
        beside = book.with_name(book.name + ".lock")
        beside.write_text(json.dumps({"pid": held.pid, "host": held.host, "started": held.started}))
        with pytest.raises(BookElsewhere):
            protecting.convert(book, "", OLD)
    finally:
        other.communicate(b"\n")
    assert not cipher.is_secret(book)


def test_a_window_that_begins_while_a_book_is_converted_is_refused(book: Path) -> None:
    window = (
        "import sys; from pathlib import Path\n"
        "from rolodex.store import lock; lock.acquire(Path(sys.argv[1]))"
    )
    said: list[str] = []

    def begin(done: int, total: int) -> None:
        if not said:
            answer = subprocess.run(
                [sys.executable, "-c", window, str(book)],
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
            said.append(answer.stderr)

    protecting.convert(book, "", OLD, begin)
    assert "is open in another window" in said[0]
    assert lock.holder(book) is None


def test_the_window_that_asks_for_it_keeps_its_book(book: Path) -> None:
    window = lock.acquire(book)
    protecting.convert(book, "", OLD)
    held = lock.holder(book)
    assert held is not None
    assert held.pid == os.getpid()
    window.release()


def test_a_book_that_another_program_reads_is_not_converted(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1])\n"
        "c.execute('SELECT * FROM contact').fetchone()\n"
        "print(1, flush=True); input()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(book)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(errors.BookBusy):
            protecting.convert(book, "", OLD)
    finally:
        other.communicate(b"\n")
    assert not cipher.is_secret(book)


@pytest.mark.parametrize("share", [0, converting.WRITTEN, converting.COMPARED, converting.STEPS])
def test_a_conversion_that_is_stopped_leaves_the_book_as_it_was(book: Path, share: int) -> None:
    before = content(book)

    def stop(done: int, total: int) -> None:
        if done >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        protecting.convert(book, "", OLD, stop)
    assert list(book.parent.iterdir()) == [book]
    assert content(book) == before
    Book.open(book).close()


def test_a_new_file_that_differs_is_thrown_away(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(book)
    monkeypatch.setattr(converting, "EXPORT", "CREATE TABLE made.contact(id)")
    with pytest.raises(UserError, match="differed"):
        protecting.convert(book, "", OLD)
    assert list(book.parent.iterdir()) == [book]
    assert content(book) == before


def test_what_a_sudden_end_left_beside_the_book_goes_when_it_is_opened(book: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    ours = files.beside(book)
    left = ours.with_name(ours.name.replace(f"-{os.getpid()}-", f"-{ended.pid}-"))
    shutil.copyfile(book, left)
    Book.open(book).close()
    assert not left.exists()


def test_a_book_whose_log_was_left_is_converted_with_what_stood_in_it(book: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from rolodex.store.book import Book\n"
        "from rolodex.domain.message import message; from rolodex.store import contacts\n"
        "from rolodex.domain.contact import Contact\n"
        "book = Book.open(Path(sys.argv[1]))\n"
        "with book.change(message('Add')) as tx: contacts.insert(tx, [Contact(fn='Zoë Quintanilla')])\n"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", program, str(book)], check=False, env=os.environ)
    assert book.with_name(book.name + "-wal").stat().st_size
    protecting.convert(book, "", OLD)
    with Book.open(book) as opened, opened.reading() as connection:
        assert connection.value("SELECT count(*) FROM contact WHERE fn = 'Zoë Quintanilla'") == 1


def test_copies_that_anyone_can_read_are_told_and_made_again(book: Path) -> None:
    plain_copy = backups.take(book)
    damaged = book.with_name("a damaged 2026-05-01 100000.rolodex")
    damaged.write_bytes(book.read_bytes()[:9000])
    told = protecting.convert(book, "", OLD)
    assert set(told.readable) == {plain_copy.path, damaged}
    before = content(plain_copy.path)
    made = protecting.protect_copies(book)
    assert made.done == (plain_copy.path,)
    assert made.left == (damaged,)
    assert cipher.salt_of(plain_copy.path) == cipher.salt_of(book)
    assert content(plain_copy.path) == before
    assert protecting.delete_copies(book) == (damaged,)
    assert protecting.standing(book).readable == ()


def test_copies_in_the_second_folder_are_told_and_made_again_too(book: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    services = open_services(book)
    services.backups.set_second_folder(stick)
    services.backups.make()
    own, second = (one.path for one in services.backups.all())
    services.close()
    assert protecting.convert(book, "", OLD).readable == (own, second)
    assert protecting.protect_copies(book).done == (own, second)
    assert cipher.is_secret(second)
    assert [(one.path, one.checked != "") for one in backups_second.listed(book)] == [(second, True)]


def test_copies_under_an_older_passphrase_are_made_again_under_the_new_one(secret_book: Path) -> None:
    unlocking.unlock(secret_book, OLD)
    copy = backups.take(secret_book)
    told = protecting.convert(secret_book, OLD, NEW)
    assert told.other == (copy.path,)
    assert protecting.protect_copies(secret_book).done == (copy.path,)
    keys.forget()
    unlocking.unlock(secret_book, NEW)
    assert backups.verified(copy.path)["contact"] == copy.contacts


def test_a_copy_under_an_unknown_passphrase_stays_and_is_told(secret_book: Path) -> None:
    unlocking.unlock(secret_book, OLD)
    copy = backups.take(secret_book)
    protecting.convert(secret_book, OLD, NEW)
    keys.forget()
    unlocking.unlock(secret_book, NEW)
    assert protecting.protect_copies(secret_book).left == (copy.path,)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever may do all may write here, too")
def test_a_copy_where_nothing_can_be_written_stays_and_is_told(book: Path) -> None:
    copy = backups.take(book)
    protecting.convert(book, "", OLD)
    copy.path.parent.chmod(0o500)
    try:
        assert protecting.protect_copies(book).left == (copy.path,)
    finally:
        copy.path.parent.chmod(0o700)


def test_the_copies_of_a_book_without_a_passphrase_need_nothing(book: Path) -> None:
    backups.take(book)
    now = protecting.standing(book)
    assert (now.is_protected, now.readable, now.other) == (False, (), ())
    assert paths.backups(book).is_dir()


def test_nothing_but_the_owner_may_read_what_was_converted(book: Path) -> None:
    book.chmod(0o644)
    protecting.convert(book, "", OLD)
    assert book.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_book_is_not_converted(tmp_path: Path) -> None:
    path = tmp_path / "other.rolodex"
    engine.make_file(path)
    connection = engine.connect(path)
    connection.execute("CREATE TABLE t(a)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(errors.NotABook):
        protecting.convert(path, "", OLD)
    assert path.read_bytes() == before
    with pytest.raises(UserError, match="no book"):
        protecting.convert(tmp_path / "none.rolodex", "", OLD)
