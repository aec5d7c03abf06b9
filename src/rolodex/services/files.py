"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rolodex import files
from rolodex.domain import os_reason
from rolodex.domain.errors import UserError
from rolodex.domain.message import message


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path` when the block ends well, and vanish otherwise.

    Written to a temporary file beside it, flushed to the disk, then renamed over it.
    Raises UserError where the folder cannot be written or the disk is full.
    """
    try:
        with files.replacing(path) as stream:
            yield stream
    except OSError as error:
        raise cannot_write(path, error) from error


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A hidden folder that becomes the new folder `out` when the block ends well, and vanishes otherwise.

    Only the owner may enter it. Raises UserError where something is there already, or nothing can be written.
    """
    try:
        _refuse_taken(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        files.clear(out.parent, out.name)
        held = files.beside(out)
        held.mkdir(0o700)
    except OSError as error:
        raise cannot_write(out, error) from error
    try:
        yield held
        if out.exists():
            out.rmdir()
        for folder, _, _ in os.walk(held):
            files.sync_folder(Path(folder))
        files.put(held, out)
    except OSError as error:
        raise cannot_write(out, error) from error
    finally:
        shutil.rmtree(held, ignore_errors=True)


def _refuse_taken(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(
            message(
                "%(folder)s is there already and not empty. Nothing was written; name a new folder.",
                folder=str(out),
            )
        )


def cannot_write(path: Path, error: OSError) -> UserError:
    """What to tell the user when `path` could not be written."""
    return UserError(
        message(
            "%(file)s could not be written (%(reason)s). What stood there before is unchanged; "
            "choose another folder or free some space and try again.",
            file=str(path),
            reason=os_reason.reason(error),
        )
    )
