"""What a copy of a book of 100,000 contacts costs: start check and copy, restore, comparison, preview.

The baseline is SQLite's own quick check of the same pages in the same run. `BENCH_BOOK` names a book to take
instead of making one; it is copied first.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time, sleep

import costs

from rolodex.domain.message import message
from rolodex.services.backups import Backups
from rolodex.store import check
from rolodex.store.book import Book

CONTACTS = 100_000
TEST = message("Test")


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.rolodex"
        if named := os.environ.get("BENCH_BOOK"):
            shutil.copyfile(named, path)
        else:
            path = costs.demo_book(Path(folder), CONTACTS, 1000)
        with Book.open(path) as book:
            measure(book)


def measure(book: Book) -> None:
    """Everything about copies of one book."""
    copies = Backups(book)
    baseline = of(lambda: check.quick(book))
    size = book.path.stat().st_size // 1_000_000
    told(f"check and copy at the start, {size} MB", lambda: copies.when_due("start"), baseline, "1 s")
    waited = longest_wait(book.path, copies.make)
    costs.row("longest wait of a writer during a copy", waited, 0, "0.05 s")
    (copy, *_) = copies.all()
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE contact SET fn = fn || '!' WHERE id % 100 = 0")
        tx.connection.execute("DELETE FROM contact WHERE id % 1000 = 7")
    told("list of the copies", copies.all, baseline)
    told("comparison with a copy", lambda: copies.compare(copy), baseline)
    told("first people in a copy", lambda: copies.preview(copy), baseline)
    told("people in a copy, searched", lambda: copies.preview(copy, "garcia ma"), baseline)
    told("restore into the open book", lambda: copies.restore(copy), baseline)
    told("undo of the restore", copies.undo_restore, baseline)


def told(name: str, work: Callable[[], object], baseline: tuple[float, float], budget: str = "-") -> None:
    """Print what the work takes by the clock, and in CPU."""
    wall, cpu = of(work)
    costs.row(name, wall, baseline[0], budget)
    costs.row(f"{name}, CPU", cpu, baseline[1], budget)


def of(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of CPU, of all threads."""
    wall, cpu = perf_counter(), process_time()
    work()
    return perf_counter() - wall, process_time() - cpu


def longest_wait(book: Path, work: Callable[[], object]) -> float:
    """The longest that a writer of another connection waits while the work is done."""
    longest, done = 0.0, threading.Event()

    def write() -> None:
        nonlocal longest
        connection = sqlite3.connect(book, isolation_level=None)
        while not done.is_set():
            began = perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE setting SET value = value || '' WHERE key = 'bench'")
            connection.execute("COMMIT")
            longest = max(longest, perf_counter() - began)
            sleep(0.002)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    work()
    done.set()
    writer.join()
    return longest


if __name__ == "__main__":
    main()
