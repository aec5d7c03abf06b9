"""What other processes see, and what is left of one that died in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import person

from rolodex.domain.message import message
from rolodex.store import check, contacts, history
from rolodex.store.book import Book

HEAD = """
import sys, os, time
from pathlib import Path
from rolodex.domain.contact import Contact, Value
from rolodex.domain.message import message
from rolodex.store import contacts, history
from rolodex.store.book import Book
path = Path(sys.argv[1])
people = [Contact(fn=f"P{i}", tel=(Value(str(i)),)) for i in range(400)]
"""

ADD = HEAD + "with Book.open(path) as book, book.change(message('Add')) as tx: contacts.insert(tx, people)"
UNDO = HEAD + "with Book.open(path) as book: history.undo(book)"
HANG = (
    HEAD
    + """
book = Book.open(path)
with book.change(message("Import")) as tx:
    for _ in range(20):
        contacts.insert(tx, people)
        tx.connection.execute("PRAGMA cache_spill = 1")
    print("written", flush=True)
    sys.stdin.read()
"""
)


def run(script: str, path: Path) -> None:
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


def count(path: Path) -> int:
    with Book.open(path) as book, book.reading() as connection:
        return len(contacts.all_ids(connection))


def test_a_step_can_be_undone_in_another_process(path: Path) -> None:
    with Book.open(path) as book, book.change(message("Add")) as tx:
        contacts.insert(tx, [person("Ana")])
    run(ADD, path)
    assert count(path) == 401
    run(UNDO, path)
    assert count(path) == 1
    run(UNDO, path)
    assert count(path) == 0


def test_the_command_writes_beside_an_open_window(book: Book, path: Path) -> None:
    before = book.data_version()
    run(ADD, path)
    assert book.data_version() != before
    with book.change(message("Add")) as tx:
        (ana,) = contacts.insert(tx, [person("Ana")])
    with book.reading() as connection:
        assert len(contacts.all_ids(connection)) == 401
        assert ana == 401


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_process_killed_in_the_middle_of_a_change_leaves_the_book_whole(path: Path) -> None:
    with Book.open(path) as book, book.change(message("Add")) as tx:
        contacts.insert(tx, [person("Ana")])
    process = subprocess.Popen(
        [sys.executable, "-c", HANG, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"written\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Book.open(path) as book:
        assert check.full(book) == ()
        with book.reading() as connection:
            assert [contact.fn for contact in contacts.get_many(connection, [1, 2])] == ["Ana García"]
            assert len(history.steps(connection)) == 1
    assert [file.name for file in path.parent.iterdir()] == [path.name]
