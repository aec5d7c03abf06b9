"""The folder of a book's copies: their names, what is known of each, and which of them may go."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rolodex import paths
from rolodex.domain.backup import Backup, Reason
from rolodex.domain.due import stamp
from rolodex.domain.errors import LockedBook, UserError
from rolodex.domain.thinning import RECENT, Kept, superfluous
from rolodex.store import backups_ledger
from rolodex.store.backups_ledger import Entry
from rolodex.store.backups_proof import Proof, prove

EVERY = timedelta(days=1)
AHEAD = timedelta(minutes=5)

STAMP = "%Y-%m-%d %H%M%S"
ENDING = ".rolodex"
LOCKED = ".rolodex.age"
_TAKEN = re.compile(r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d{6})(?P<number>-\d{3})?\.rolodex(\.age)?", re.S)


@dataclass(frozen=True, slots=True)
class Named:
    """A copy by what its file's name says; those of one second are told apart by a number."""

    file: Path
    at: datetime


def found(path: Path) -> tuple[Path, ...]:
    """The copies there are of this book in its own folder, newest first."""
    return tuple(one.file for one in named(paths.backups(path), path.stem))


def newest(path: Path) -> Path | None:
    """The newest copy of this book, or None."""
    return next(iter(found(path)), None)


def due(path: Path, every: timedelta = EVERY) -> bool:
    """Whether the newest copy is that old; one of the future, as a wrong clock makes them, tells nothing."""
    now = datetime.now(UTC)
    times = (one.at for one in named(paths.backups(path), path.stem))
    return all(now - at >= every or at > now + AHEAD for at in times)


def named(folder: Path, stem: str) -> tuple[Named, ...]:
    """The copies of the book of this name in a folder, newest first."""
    try:
        files = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    # Neither links to elsewhere nor pipes, which would be waited for: a copy is a file.
    plain = [file for file in files if file.is_file() and not file.is_symlink()]
    copies = [one for file in plain if (one := _named(file, stem)) is not None]
    return tuple(sorted(copies, key=lambda one: (one.at, one.file.name), reverse=True))


def listed(folder: Path, stem: str, second: bool = False) -> tuple[Backup, ...]:
    """The copies in a folder with what each was proved to hold, newest first.

    One the ledger does not know is opened and counted, and known from then on.
    """
    ledger = backups_ledger.read(folder)
    known: dict[str, Entry] = {}
    for one in named(folder, stem):
        with contextlib.suppress(FileNotFoundError):  # another program may thin the folder out just now
            entry = ledger.entries.get(one.file.name)
            known[one.file.name] = entry if entry is not None and entry.fits(one.file) else _anew(one.file)
    if known != dict(ledger.entries):
        with contextlib.suppress(OSError):  # where nothing can be written, copies can be read all the same
            backups_ledger.write(folder, replace(ledger, entries=known))
    return tuple(told(folder / name, entry, second) for name, entry in known.items())


def mark_of(file: Path) -> str:
    """The state of the book that a copy holds, as its ledger tells; "" where it does not."""
    entry = backups_ledger.read(file.parent).entries.get(file.name)
    return entry.mark if entry else ""


def note(file: Path, entry: Entry) -> Backup:
    """A copy that is written into the ledger of its folder from now on. Raises OSError."""
    ledger = backups_ledger.read(file.parent)
    backups_ledger.write(file.parent, ledger.knowing(file, entry))
    return told(file, entry)


def proved(file: Path, proof: Proof, reason: Reason) -> Entry:
    """What is to be remembered of a copy that was just proved."""
    stat = file.stat()
    return Entry(
        stat.st_size,
        stat.st_mtime_ns,
        reason,
        stamp(datetime.now(UTC)),
        proof.people,
        proof.counts,
        proof.mark,
    )


def broken(file: Path, reason: Reason) -> Entry:
    """What is to be remembered of a copy that was found not whole."""
    stat = file.stat()
    return Entry(stat.st_size, stat.st_mtime_ns, reason, broken=True)


def proved_again(backup: Backup, entry: Entry) -> Backup:
    """A copy after another look at it; its folder's ledger knows of it where it can be written."""
    note_again(backup.path, lambda _known, _file: entry)
    return told(backup.path, entry, backup.second)


def note_again(file: Path, now: Callable[[Entry, Path], Entry]) -> None:
    """Let the ledger of the folder, where it knows a copy, know what that is `now`."""
    with contextlib.suppress(OSError):  # a copy may lie where nothing can be written: it is counted anew
        ledger = backups_ledger.read(file.parent)
        known = ledger.entries.get(file.name)
        if known is not None:
            backups_ledger.write(file.parent, ledger.knowing(file, now(known, file)))


def told(file: Path, entry: Entry, second: bool = False) -> Backup:
    """A copy as it is told to the layers above."""
    found = _TAKEN.fullmatch(file.name)
    at = _at(found["at"]) if found else None
    return Backup(
        file,
        stamp(at or datetime.fromtimestamp(entry.written / 1e9, UTC)),
        entry.counts.get("contact", 0),
        entry.size,
        entry.people,
        entry.reason,
        entry.checked,
        file.name.endswith(LOCKED),
        second,
        entry.counts,
        entry.broken,
    )


def thin_out(
    folder: Path, stem: str, kept: int = RECENT, pinned: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Let the copies go that `domain.thinning` finds superfluous; gives the names of those that went."""
    known = {copy.path: copy for copy in listed(folder, stem)}
    copies = [
        Kept(
            one.file.name, one.at, not known[one.file].broken, known[one.file].counts, one.file.name in pinned
        )
        for one in named(folder, stem)
        if one.file in known
    ]
    gone = superfluous(copies, datetime.now(UTC), kept)
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    return gone


def free_name(folder: Path, stem: str, ending: str = ENDING) -> Path:
    """A name with the present moment in it that no file has yet, and that comes after all there are.

    The number of a copy of this second that was let go is not taken again: the copy would pass for older.
    """
    begins = f"{stem} {datetime.now(UTC).strftime(STAMP)}"
    try:
        there = [file.name for file in folder.iterdir() if file.name.startswith(begins)]
    except (FileNotFoundError, NotADirectoryError):
        there = []
    number = max((_number(name.removeprefix(begins)) for name in there), default=0) + 1
    return folder / (f"{begins}{ending}" if number == 1 else f"{begins}-{number:03}{ending}")


def _number(rest: str) -> int:
    """Which of the copies of one second this is, by what follows the second in its name."""
    found = re.match(r"-(\d{3})", rest)
    return int(found[1]) if found else 1


def _named(file: Path, stem: str) -> Named | None:
    """What the name says; None for a file that is something else."""
    found = _TAKEN.fullmatch(file.name)
    if found is None or found["stem"] != stem:
        return None
    at = _at(found["at"])
    return Named(file, at + timedelta(microseconds=_number(found["number"] or ""))) if at else None


def _at(text: str) -> datetime | None:
    with contextlib.suppress(ValueError):
        return datetime.strptime(text, STAMP).replace(tzinfo=UTC)
    return None


def _anew(file: Path) -> Entry:
    """What an unknown copy is, by opening it; one that needs a passphrase stays unproved."""
    stat = file.stat()
    blank = Entry(stat.st_size, stat.st_mtime_ns)
    if file.name.endswith(LOCKED) or not os.access(file, os.R_OK):
        return blank
    try:
        return proved(file, prove(file), "")
    except LockedBook:
        return blank
    except UserError:
        return replace(blank, broken=True)
