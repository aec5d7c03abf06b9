"""A fault at the first, second, third ... statement, write and sync of each kind of work, until it succeeds.

    python -m tests.e2e.faults.sweep [--work NAME ...] [--seam NAME ...] [--every N] [--many N] [--all]

Of many hundreds of writes, most of them pages of one copy, every Nth is struck unless all are asked for.
After each: one sentence for the user, the open book shows whole changes only, goes on when tried again, and
once closed it opens, checks clean and holds whole changes only.
"""

from __future__ import annotations

import argparse
import gc
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.faults import disk, soundness, statements, works
from tests.e2e.faults.soundness import State, Unsound
from tests.e2e.faults.telling import tell

from rolodex.domain.errors import UserError
from rolodex.services.opening import Services, open_services

Faulty = Callable[[int], AbstractContextManager["Struck"]]


@dataclass
class Struck:
    """Whether the fault has come, and what it met."""

    _ask: Callable[[], str]
    done: Callable[[], int]
    """How many deeds there have been."""

    def __str__(self) -> str:
        return self._ask()


def _on_disk(deeds: frozenset[disk.Deed], *, full: bool = False) -> Faulty:
    @contextmanager
    def at(number: int) -> Iterator[Struck]:
        with disk.going_wrong(disk.Plan(number, deeds, full=full)) as plan:
            yield Struck(lambda: "/".join(sorted(deeds)) if plan.struck else "", lambda: plan.done)

    return at


@contextmanager
def _in_statement(number: int) -> Iterator[Struck]:
    code = sqlite3.SQLITE_FULL if number % 4 < 2 else sqlite3.SQLITE_IOERR
    with statements.refusing(statements.Refusal(number, code)) as refusal:
        yield Struck(lambda: refusal.struck, lambda: refusal.done)


SEAMS: dict[str, Faulty] = {
    "statement": _in_statement,
    "write, full": _on_disk(frozenset({"write", "share"}), full=True),
    "write, error": _on_disk(frozenset({"write"})),
    "sync, error": _on_disk(frozenset({"sync"})),
    "other, error": _on_disk(frozenset({"truncate", "open", "delete", "share"})),
}


DONE_ALL_THE_SAME = "The person is erased from the book"
"""What stands in the book is done for good; only its files are still to be cleaned."""
NEVER = 10**9
MANY = 150
"""So many deeds of one kind are all struck; of more, about so many."""


@dataclass
class Tally:
    """What a sweep over one kind of work came to."""

    work: str
    seam: str
    deeds: int = 0
    faults: int = 0
    unharmed: int = 0
    """Faults in spite of which the work was done and nothing had to be said."""
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


def sweep(name: str, seam: str, folder: Path, every: int = 0, many: int = MANY) -> Tally:
    """Let the fault strike each deed of this work in turn, or every Nth of them (0: some)."""
    began = time.perf_counter()
    start, done = _reference(name, folder)
    tally = Tally(name, seam, _deeds(name, seam, folder))
    every = every or -(-tally.deeds // many) or 1
    number = 1
    while True:
        path = works.fresh(name, folder)
        attempt = _attempt_open if name in works.WORKS else _attempt_closed
        struck, trouble, said = attempt(name, path, SEAMS[seam](number), (start, done), number)
        if not struck:
            break
        tally.faults += 1
        tally.unharmed += not said
        if trouble:
            tally.wrong.append(f"{name}, {seam} {number} ({struck[:60]}): {trouble}")
        number += every
    tally.seconds = time.perf_counter() - began
    return tally


def _reference(name: str, folder: Path) -> tuple[State, State]:
    """The rows before this work and after it."""
    path = works.fresh(name, folder)
    start = soundness.state(path)
    if name in works.WORKS:
        services = open_services(path)
        works.WORKS[name].do(services)
        services.close()
    else:
        works.OPENINGS[name].do(path)
    return start, soundness.judged(path)


def _deeds(name: str, seam: str, folder: Path) -> int:
    """How many deeds of this seam the work has, when nothing goes wrong."""
    path = works.fresh(name, folder)
    with statements.watched():
        if name in works.OPENINGS:
            with SEAMS[seam](NEVER) as met:
                works.OPENINGS[name].do(path)
                return met.done()
        with closing(open_services(path)) as services, SEAMS[seam](NEVER) as met:
            works.WORKS[name].do(services)
            return met.done()


Outcome = tuple[str, str, str]


def _attempt_open(
    name: str, path: Path, fault: AbstractContextManager[Struck], ends: tuple[State, State], number: int
) -> Outcome:
    """One fault while the book is open: what it struck, what is wrong afterwards, what was said."""
    work = works.WORKS[name]
    with statements.watched():
        services = open_services(path)
        said, struck, trouble = "", "", ""
        try:
            with fault as met:
                said, trouble = _told(lambda: work.do(services))
                struck = str(met)
            if struck and not trouble:
                trouble = _unsound(lambda: _still_open(services, work, ends, said, again=number % 2 == 0))
        finally:
            services.close()
    if struck and not trouble:
        trouble = _unsound(lambda: _closed(path, ends, said, again=number % 2 == 0))
    return struck, trouble, said


def _attempt_closed(
    name: str, path: Path, fault: AbstractContextManager[Struck], ends: tuple[State, State], number: int
) -> Outcome:
    """One fault while the file is opened, brought up to date or put back."""
    work = works.OPENINGS[name]
    with statements.watched(), fault as met:
        said, trouble = _told(lambda: work.do(path))
        struck = str(met)
    gc.collect()  # nothing of the attempt may hold the file
    if struck and not trouble:
        trouble = _unsound(lambda: _again_closed(path, work, ends, said, number))
    return struck, trouble, said


def _told(work: Callable[[], object]) -> tuple[str, str]:
    """The sentence that was said, if any, and what is wrong with how the work ended."""
    try:
        work()
    except UserError as error:
        said = soundness.told(error)
        return ("", "") if said.startswith(DONE_ALL_THE_SAME) else (said, "")
    except Exception as error:  # anything else would be a traceback for the user
        return "", f"a traceback instead of a sentence: {type(error).__name__}: {error}"
    return "", ""


def _unsound(look: Callable[[], None]) -> str:
    try:
        look()
    except Unsound as error:
        return str(error)
    except UserError as error:
        return f"the next step fails: {soundness.told(error)}"
    return ""


def _still_open(
    services: Services, work: works.Work, ends: tuple[State, State], said: str, *, again: bool
) -> None:
    """The book as its window goes on with it."""
    start, done = ends
    _compare(soundness.state_of(services), done if not said else start, "the open book")
    if said and again:
        work.do(services)
        _compare(soundness.state_of(services), done, "the open book, tried again,")


def _closed(path: Path, ends: tuple[State, State], said: str, *, again: bool) -> None:
    """The file once the window is closed."""
    start, done = ends
    if again or not said or not works.untouched(path):
        _compare(soundness.judged(path), done if again or not said else start, "the file")
    soundness.copies_are_whole(path.parent)
    if left := soundness.leftovers(path.parent):
        raise Unsound(f"leaves {left} behind")


def _again_closed(path: Path, work: works.Opening, ends: tuple[State, State], said: str, number: int) -> None:
    """A file that was not open, as the next who opens it finds it."""
    start, done = ends
    if said and works.untouched(path) and number % 10:
        return
    if said:
        found = soundness.state(path)
        later = soundness.SICK not in start and found["version"] != start["version"]
        _compare(found, done if later else start, "the file")
        work.do(path)
    _compare(soundness.judged(path), done, "the file, tried again,")
    soundness.copies_are_whole(path.parent)
    if left := soundness.leftovers(path.parent):
        raise Unsound(f"leaves {left} behind")


def _compare(found: State, wanted: State, what: str) -> None:
    """Raise Unsound where the rows are not those wanted."""
    if found != wanted:
        tables = [name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)]
        raise Unsound(f"{what} is not what it should be in {sorted(tables)}")


def main() -> int:
    """Sweep what was asked for and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    names = (*works.WORKS, *works.OPENINGS)
    parser.add_argument("--work", action="append", choices=names)
    parser.add_argument("--seam", action="append", choices=tuple(SEAMS))
    parser.add_argument("--every", type=int, default=0)
    parser.add_argument("--many", type=int, default=MANY, help="of more deeds of one kind, about so many")
    parser.add_argument("--all", action="store_true", help="strike every single deed")
    asked = parser.parse_args()
    disk.installed()
    wrong = 0
    with works.sampled(), TemporaryDirectory(prefix="rolodex-sweep-") as scratch:
        for name in asked.work or names:
            for seam in asked.seam or SEAMS:
                tally = sweep(name, seam, Path(scratch) / "book", 1 if asked.all else asked.every, asked.many)
                wrong += len(tally.wrong)
                tell(
                    f"{name:10} {seam:12} {tally.faults:5} faults in {tally.deeds:5} deeds, "
                    f"{tally.unharmed:4} unharmed, {len(tally.wrong):4} wrong, {tally.seconds:6.1f} s"
                )
                for line in tally.wrong[:8]:
                    tell(f"    {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
