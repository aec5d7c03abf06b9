"""Putting a sick book aside, never away, and another file in its place."""

from __future__ import annotations

import contextlib
import glob
import os
from pathlib import Path

from rolodex import files
from rolodex.domain import os_reason
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.store import backups_shelf


def replace(path: Path, staged: Path) -> Path:
    """Put `staged`, which is safe on the disk, in the place of a sick book; gives where that lies now.

    At no moment is there no book: the sick file gets its second name before the other one takes its first.
    Its logs go with it, for SQLite would play them into the new book. Raises UserError, and leaves all as
    it was, where the folder cannot be written.
    """
    aside = backups_shelf.free_name(path.parent, f"{path.stem} damaged", path.suffix or backups_shelf.ENDING)
    try:
        with contextlib.ExitStack() as undone:
            _second_name(path, aside, undone)
            for log in files.LOGS:
                beside, gone = path.with_name(path.name + log), aside.with_name(aside.name + log)
                if beside.exists():
                    beside.rename(gone)
                    undone.callback(gone.rename, beside)
            try:
                files.put(staged, path)
            finally:
                if not staged.exists():  # it has taken its name, so the sick file keeps its new one
                    undone.pop_all()
    except OSError as error:
        raise _cannot(path, error) from error
    return aside


def damaged(path: Path) -> tuple[Path, ...]:
    """The sick files that were put aside for this book, the newest first."""
    found = path.parent.glob(f"{glob.escape(path.stem)} damaged *{path.suffix}")
    return tuple(sorted(found, key=lambda file: file.name, reverse=True))


def _second_name(path: Path, aside: Path, undone: contextlib.ExitStack) -> None:
    if not path.exists():
        return
    try:
        os.link(path, aside)
        undone.callback(aside.unlink)
    except OSError:  # a file system that knows no second names, such as that of a stick
        path.rename(aside)
        undone.callback(aside.rename, path)


def _cannot(path: Path, error: OSError) -> UserError:
    return UserError(
        message(
            "The damaged file %(file)s could not be renamed (%(reason)s), so it was left where it is. Check "
            "that you may write to its folder, then try again.",
            file=str(path),
            reason=os_reason.reason(error),
        )
    )
