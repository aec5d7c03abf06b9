"""A whole book that was written as text, in again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from rolodex.cli.session import named
from rolodex.cli.terminal import progress, say, say_json
from rolodex.i18n import _, ngettext
from rolodex.services.whole_book import restore


def import_book(
    context: typer.Context, files: Sequence[Path], *, dry_run: bool, book: Path | None, json: bool
) -> None:
    """Make the book that is named, which must not be there yet, of a .zip that holds a whole one."""
    if len(files) != 1 or dry_run:
        raise typer.BadParameter(_("A .zip holds a whole book: it is taken in alone, and as it is."))
    path = named(context, book)
    with progress(_("Reading")) as told:
        made = restore(files[0], path, told)
    if json:
        say_json({"book": str(path), "contacts": made.contacts, "rows": made.rows, "blobs": made.blobs})
        return
    text = ngettext(
        "%(book)s is now the book of %(file)s, with %(count)d contact and its history.",
        "%(book)s is now the book of %(file)s, with %(count)d contacts and its history.",
        made.contacts,
    )
    say(text % {"book": path, "file": files[0], "count": made.contacts})
