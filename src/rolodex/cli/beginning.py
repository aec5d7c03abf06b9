"""Which book a verb works on, and what is enough of it to look somebody up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from rolodex import i18n, paths
from rolodex.cli.passphrases import unlock
from rolodex.i18n import _
from rolodex.services.beginning import Beginning, begin

BookOption = Annotated[
    Path | None,
    typer.Option("--book", help=_("The book to work on; otherwise ROLODEX_BOOK, or your own book.")),
]
SegmentOption = Annotated[
    str, typer.Option("--segment", metavar="NAME", help=_("Only those who belong to this segment."))
]
JsonOption = Annotated[bool, typer.Option("--json", help=_("Print one JSON document."))]


@contextmanager
def begun(context: typer.Context, book: Path | None) -> Iterator[Beginning]:
    """The first services of the book that was named; all of them take longer to load than to look up with."""
    path = named(context, book)
    unlock(context, path)
    services = begin(path)
    try:
        i18n.live_in(services.settings.get("country"))
        yield services
    finally:
        services.close()


def named(context: typer.Context, book: Path | None) -> Path:
    """The book meant: as the verb says, or what stands before it, the environment, the usual place."""
    before: Path | None = context.find_root().params.get("book")
    return book or before or paths.default_book()
