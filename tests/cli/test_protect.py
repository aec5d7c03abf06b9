"""Books with a passphrase on the command line."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person
from tests.cli.conftest import Rolodex

from rolodex.domain.message import message
from rolodex.services import protecting
from rolodex.store import backups, cipher, contacts, keys
from rolodex.store.book import Book

OLD, NEW = "Kräuter & Tee, 1912", "Bohnenkaffee 7"


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins without a passphrase, and none is in the environment."""
    monkeypatch.delenv("ROLODEX_PASSPHRASE", raising=False)
    monkeypatch.delenv("ROLODEX_NEW_PASSPHRASE", raising=False)
    keys.forget()
    yield
    keys.forget()


@pytest.fixture
def plain(book: Path) -> Path:
    """The book of this test is an empty one that anyone can read."""
    return new_book(book)


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    file = tmp_path / "new passphrase.txt"
    file.write_text(f"{OLD}\nnot this\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def secret_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small book under the old passphrase."""
    path = new_book(tmp_path_factory.mktemp("secret") / "book.rolodex")
    with Book.open(path) as book, book.change(message("Add")) as tx:
        contacts.insert(tx, [person("Ada", "Okafor")])
    protecting.convert(path, "", OLD)
    return path.read_bytes()


@pytest.fixture
def secret(secret_file: bytes, book: Path) -> Path:
    """The book of this test is one with a passphrase, which this process does not know."""
    book.write_bytes(secret_file)
    keys.forget()
    return book


def test_a_book_is_given_a_passphrase_and_asks_for_it_from_then_on(
    plain: Path, rolodex: Rolodex, new_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = rolodex("protect", "--new-passphrase-file", new_file)
    assert (answer.code, answer.err) == (0, "")
    assert "passphrase only" in answer.out
    assert cipher.is_secret(plain)
    keys.forget()
    answer = rolodex("find", "a")
    assert (answer.code, answer.out) == (1, "")
    assert "--passphrase-file" in answer.err
    monkeypatch.setenv("ROLODEX_PASSPHRASE", OLD)
    assert rolodex("find", "a").code == 0
    assert rolodex("check").code == 0


def test_a_passphrase_is_read_from_a_file(secret: Path, rolodex: Rolodex, new_file: Path) -> None:
    answer = rolodex("--passphrase-file", new_file, "find", "a", "--json")
    assert answer.code == 0
    assert answer.json
    assert cipher.is_secret(secret)


def test_a_file_without_a_passphrase_is_told(secret: Path, rolodex: Rolodex, tmp_path: Path) -> None:
    answer = rolodex("--passphrase-file", tmp_path / "none", "find", "a")
    assert answer.code == 1
    assert "No passphrase can be read" in answer.err
    assert cipher.is_secret(secret)


def test_a_wrong_passphrase_is_one_sentence_and_changes_nothing(
    secret: Path, rolodex: Rolodex, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = secret.read_bytes()
    monkeypatch.setenv("ROLODEX_PASSPHRASE", NEW)
    for words in (("find", "a"), ("protect", "--off")):
        answer = rolodex(*words)
        assert (answer.code, answer.out) == (1, "")
        assert "does not open" in answer.err
        assert answer.err.count("\n") == 1
    assert secret.read_bytes() == before


def test_the_passphrase_is_changed_and_taken_away(
    secret: Path, rolodex: Rolodex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLODEX_PASSPHRASE", OLD)
    monkeypatch.setenv("ROLODEX_NEW_PASSPHRASE", NEW)
    assert rolodex("protect").code == 0
    keys.forget()
    assert rolodex("find", "a").code == 1
    monkeypatch.setenv("ROLODEX_PASSPHRASE", NEW)
    answer = rolodex("protect", "--off")
    assert answer.code == 0
    assert "anyone" in answer.out
    assert not cipher.is_secret(secret)


def test_copies_that_anyone_can_read_are_listed_and_made_again(
    plain: Path, rolodex: Rolodex, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backups.take(plain).path
    monkeypatch.setenv("ROLODEX_NEW_PASSPHRASE", NEW)
    answer = rolodex("protect")
    assert str(copy) in answer.out
    monkeypatch.setenv("ROLODEX_PASSPHRASE", NEW)
    told = rolodex("protect", "--show", "--copies", "again", "--json").json
    assert told["copies_made_again"] == [str(copy)]
    assert told["copies_anyone_can_read"] == []
    assert cipher.is_secret(copy)


def test_without_a_new_passphrase_nothing_is_changed(plain: Path, rolodex: Rolodex) -> None:
    answer = rolodex("protect")
    assert answer.code == 1
    assert "No new passphrase" in answer.err
    assert not cipher.is_secret(plain)


@pytest.mark.skipif(not hasattr(pty, "fork"), reason="no terminals are made here")
def test_on_a_terminal_the_passphrase_is_asked_for_and_may_be_typed_again(secret: Path) -> None:
    told = _typed([sys.executable, "-m", "rolodex", "groups", "--book", str(secret)], [NEW, OLD])
    assert told.count("Passphrase of book.rolodex") == 2
    assert "does not open" in told
    assert NEW not in told
    assert OLD not in told


def _typed(words: list[str], lines: list[str]) -> str:
    """All that stands on the terminal on which each question was answered with the next line."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        words, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env=os.environ
    )
    os.close(theirs)
    told = b""
    with contextlib.suppress(OSError):  # the other end is closed
        for number, line in enumerate(lines, 1):
            while told.count(b"Passphrase of") < number:
                told += os.read(ours, 4096)
            os.write(ours, f"{line}\n".encode())
        while more := os.read(ours, 4096):
            told += more
    os.close(ours)
    assert running.wait(60) == 0, told.decode()
    return told.decode()
