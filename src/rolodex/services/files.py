"""Files that are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rolodex import files
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


def cannot_write(path: Path, error: OSError) -> UserError:
    """What to tell the user when `path` could not be written."""
    return UserError(
        message(
            "%(file)s could not be written (%(reason)s). What stood there before is unchanged; "
            "choose another folder or free some space and try again.",
            file=str(path),
            reason=error.strerror or str(error),
        )
    )
