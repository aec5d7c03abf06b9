"""One window for one book: a small file beside it that says which process holds it, and since when.

In a folder that several computers share the file of a window that crashed elsewhere would bar the book for
ever: nobody here can see whether that process lives. So a window says every few minutes that it does, and who
is told of one that has long been silent may take the book over.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rolodex import files
from rolodex.domain import os_reason
from rolodex.domain.due import stamp
from rolodex.domain.errors import BookElsewhere
from rolodex.domain.message import message
from rolodex.store import errors


class BookOpenElsewhere(BookElsewhere):
    """Another window holds the book."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a book; `started` tells it from a later one with the same number.

    `since` and `seen` are when it took the book and when it last said that it lives, as UTC stamps.
    """

    pid: int
    host: str
    started: str
    since: str = field(default="", compare=False)
    seen: str = field(default="", compare=False)


class WindowLock:
    """The book is this window's until `release`."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._holder = holder

    def refresh(self) -> str:
        """Say that this window lives. Gives the computer that has taken the book over meanwhile, or ""."""
        known = _read(self._path)
        if known is not None and known != self._holder:
            return "" if known.host == self._holder.host else known.host
        self._holder = replace(self._holder, seen=_now())
        # a full or absent disk is told by what the user does next
        with contextlib.suppress(OSError), files.replacing(self._path) as stream:
            stream.write(json.dumps(asdict(self._holder)).encode())
        return ""

    def release(self) -> None:
        """Let another window have the book."""
        if _read(self._path) == self._holder:
            with contextlib.suppress(FileNotFoundError):
                self._path.unlink()


def acquire(book: Path, over: str = "") -> WindowLock:
    """Hold the book for this window, from a process that has died too.

    Raises BookOpenElsewhere where a window of this or another computer holds it; a window on the computer
    `over` is passed over, never one that lives on this one. The command does not ask: SQLite keeps its single
    changes apart from the window's.
    """
    path = _beside(book)
    own = this_process()
    for _ in range(2):
        if _written(path, own):
            return WindowLock(path, own)
        known = _read(path)
        passed = known is not None and known.host == over != own.host
        if known is not None and known != own and _alive(known) and not passed:
            raise _elsewhere(book, known)
        _set_aside(path, known)
    raise _elsewhere(book, _read(path) or own)


def this_process() -> Holder:
    """What others are told of this process."""
    return Holder(os.getpid(), files.computer(), started(os.getpid()), _now(), _now())


def other_at_work(told: object) -> bool:
    """Whether the process that was written down like this is another one, and may still run.

    Nobody here can see those of another computer: they count as running for a day.
    """
    try:
        known = Holder(**told) if isinstance(told, dict) else None
    except TypeError:
        return False
    if known is None or known == this_process() or not _alive(known):
        return False
    return known.host == files.computer() or known.since > stamp(datetime.now(UTC) - timedelta(days=1))


def refuse_open(book: Path) -> None:
    """Raise BookOpenElsewhere where a window, be it of this process, holds the book."""
    known = holder(book)
    if known is not None:
        raise _elsewhere(book, known)


def holder(book: Path) -> Holder | None:
    """Who holds the book, or None where nobody does or the one who did has died."""
    known = _read(_beside(book))
    return known if known is not None and _alive(known) else None


if sys.platform == "win32":

    def started(pid: int) -> str:
        """When a process began, in words of the system; empty where there is no such process."""
        import ctypes

        query_limited_information = 0x1000
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(query_limited_information, False, pid)
        if not handle:
            return ""
        times = (ctypes.c_ulonglong * 4)()
        size = ctypes.sizeof(ctypes.c_ulonglong)
        kernel.GetProcessTimes(handle, *(ctypes.byref(times, number * size) for number in range(4)))
        kernel.CloseHandle(handle)
        return str(times[0])

else:

    def started(pid: int) -> str:
        """When a process began, in words of the system; empty where there is no such process."""
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            return "" if fields[0] == "Z" else fields[19]
        except OSError:
            return "" if Path("/proc/self/stat").exists() or not files.runs(pid) else "?"


def _alive(known: Holder) -> bool:
    """Whether the process still runs; of another computer's we cannot know, so it counts as running."""
    if known.host != files.computer():
        return True
    return bool(known.started) and started(known.pid) == known.started


def _beside(book: Path) -> Path:
    return book.with_name(book.name + ".lock")


def _written(path: Path, own: Holder) -> bool:
    """Write the file if there is none."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    except OSError as error:
        raise errors.cannot_open(path, os_reason.reason(error)) from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(asdict(own), stream)
    return True


def _read(path: Path) -> Holder | None:
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _set_aside(path: Path, known: Holder | None) -> None:
    """Take a dead window's file away, but not one that another window has just put there."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        path.replace(aside)
        if _read(aside) != known:
            aside.replace(path)
        aside.unlink(missing_ok=True)


def _elsewhere(book: Path, known: Holder) -> BookOpenElsewhere:
    return BookOpenElsewhere(
        message(
            "%(file)s is open in another window (process %(pid)d on %(host)s), so nothing was changed. "
            "Use that window, or close it first.",
            file=str(book),
            pid=known.pid,
            host=known.host,
        ),
        host=known.host if known.host != files.computer() else "",
        since=known.since,
        seen=known.seen,
    )


def _now() -> str:
    return stamp(datetime.now(UTC))
