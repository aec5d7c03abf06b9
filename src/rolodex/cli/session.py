"""The book a verb works on: which one, opened for how long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from rolodex import i18n
from rolodex.cli.beginning import BookOption, JsonOption, SegmentOption, named
from rolodex.cli.passphrases import unlock
from rolodex.services.opening import Services, open_services

__all__ = ["BookOption", "JsonOption", "SegmentOption", "named", "opened", "opened_at"]


@contextmanager
def opened(context: typer.Context, book: Path | None, create: bool = False) -> Iterator[Services]:
    """The services of the book that was named, in the verb or before it, for as long as the block lasts."""
    path = named(context, book)
    unlock(context, path)
    with opened_at(path, create) as services:
        yield services


@contextmanager
def opened_at(path: Path, create: bool) -> Iterator[Services]:
    """The services of the book at this path; a book that was made only for a block that fails is no more."""
    is_new = create and not path.exists()
    try:
        services = open_services(path, create=create)
        try:
            i18n.live_in(services.settings.get("country"))
            yield services
        finally:
            services.close()
    except BaseException:
        if is_new:
            for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                file.unlink(missing_ok=True)
        raise
