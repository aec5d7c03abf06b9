"""The book a verb works on: which one, opened for how long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from rolodex import i18n, paths
from rolodex.cli.passphrases import unlock
from rolodex.i18n import _
from rolodex.services.opening import Services, open_services

BookOption = Annotated[
    Path | None,
    typer.Option("--book", help=_("The book to work on; otherwise ROLODEX_BOOK, or your own book.")),
]
SegmentOption = Annotated[
    str, typer.Option("--segment", metavar="NAME", help=_("Only those who belong to this segment."))
]
JsonOption = Annotated[bool, typer.Option("--json", help=_("Print one JSON document."))]


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


def named(context: typer.Context, book: Path | None) -> Path:
    """The book meant: as the verb says, or what stands before it, the environment, the usual place."""
    before: Path | None = context.find_root().params.get("book")
    return book or before or paths.default_book()
