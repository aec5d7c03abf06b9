"""Putting a sick book aside, never away, and another file in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from rolodex import files
from rolodex.domain.errors import UserError
from rolodex.domain.message import message

LOGS = ("-wal", "-shm", "-journal")
STAMP = "%Y-%m-%d %H%M%S"


def replace(path: Path, staged: Path) -> Path:
    """Put `staged`, which is safe on the disk, in the place of a sick book; gives where that lies now.

    At no moment is there no book: the sick file gets its second name before the other one takes its first.
    Its logs go with it, for SQLite would play them into the new book. Raises UserError, and leaves all as
    it was, where the folder cannot be written.
    """
    aside = free_name(path)
    try:
        _second_name(path, aside)
        for log in LOGS:
            beside = path.with_name(path.name + log)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + log))
        files.put(staged, path)
    except OSError as error:
        raise _cannot(path, error) from error
    return aside


def free_name(path: Path) -> Path:
    """A name beside the book that says that it is damaged, and that no file has yet."""
    return next(name for name in _names(path) if not name.exists())


def damaged(path: Path) -> tuple[Path, ...]:
    """The sick files that were put aside for this book, the newest first."""
    found = path.parent.glob(f"{_escaped(path.stem)} damaged *{path.suffix}")
    return tuple(sorted(found, key=lambda file: file.name, reverse=True))


def _second_name(path: Path, aside: Path) -> None:
    if not path.exists():
        return
    try:
        os.link(path, aside)
    except OSError:  # a file system that knows no second names, such as that of a stick
        path.rename(aside)


def _names(path: Path) -> Iterator[Path]:
    at = datetime.now(UTC).strftime(STAMP)
    suffix = path.suffix or ".rolodex"
    yield path.with_name(f"{path.stem} damaged {at}{suffix}")
    for number in range(2, 1000):
        yield path.with_name(f"{path.stem} damaged {at}-{number:03}{suffix}")


def _escaped(text: str) -> str:
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in text)


def _cannot(path: Path, error: OSError) -> UserError:
    return UserError(
        message(
            "The damaged file %(file)s could not be renamed (%(reason)s), so it was left where it is. Check "
            "that you may write to its folder, then try again.",
            file=str(path),
            reason=error.strerror or str(error),
        )
    )
