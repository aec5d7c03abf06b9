"""What a copy of a book of 100,000 contacts costs: start check and copy, restore, comparison, preview.

The budget is a second for what happens at the start, away from the window. `BENCH_BOOK` names a book to take
instead of making one; it is copied first.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from rolodex.cli.app import run
from rolodex.domain.message import message
from rolodex.services.backups import Backups
from rolodex.services.checking import Checking
from rolodex.store.book import Book

CONTACTS = 100_000
TEST = message("Test")


def measured(name: str, work: Callable[[], object]) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    print(f"{name:<44} {time.perf_counter() - wall:6.2f} s wall {time.process_time() - cpu:6.2f} s CPU")


def longest_wait(book: Path, work: Callable[[], object]) -> float:
    """The longest that a writer of another connection waits while the work is done."""
    longest, ready = 0.0, threading.Event()

    def write() -> None:
        nonlocal longest
        connection = sqlite3.connect(book, isolation_level=None)
        while not ready.is_set():
            began = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE setting SET value = value || '' WHERE key = 'bench'")
            connection.execute("COMMIT")
            longest = max(longest, time.perf_counter() - began)
            time.sleep(0.002)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    work()
    ready.set()
    writer.join()
    return longest


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.rolodex"
        if named := os.environ.get("BENCH_BOOK"):
            shutil.copyfile(named, path)
        else:
            run(["demo", str(path), "--contacts", str(CONTACTS), "--purchases", "1000"])
        print(f"{path.stat().st_size / 1e6:.0f} MB")
        with Book.open(path) as book:
            copies, checking = Backups(book), Checking(book)
            measured("plain copy of the file", lambda: shutil.copyfile(path, path.with_suffix(".plain")))
            measured("check of the pages alone", checking.at_start)
            measured("copy, proved, at the start", lambda: copies.when_due("start"))
            waited = longest_wait(path, copies.make)
            print(f"{'longest wait of a writer during a copy':<44} {waited * 1000:6.0f} ms")
            (copy, *_) = copies.all()
            measured("list of the copies", copies.all)
            with book.change(TEST) as tx:
                tx.connection.execute("UPDATE contact SET fn = fn || '!' WHERE id % 100 = 0")
                tx.connection.execute("DELETE FROM contact WHERE id % 1000 = 7")
            measured("comparison", lambda: print(copies.compare(copy).differ, "differ"))
            measured("preview, first 200", lambda: copies.preview(copy))
            measured("preview, searched", lambda: copies.preview(copy, "garcia ma"))
            measured("restore into the open book", lambda: copies.restore(copy))
            measured("undo of it", copies.undo_restore)


if __name__ == "__main__":
    main()
