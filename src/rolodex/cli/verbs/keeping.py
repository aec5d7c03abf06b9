"""Whether the book is whole, and its backups."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli.session import BookOption, JsonOption, named, opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.i18n import _, ngettext, word


def check(context: typer.Context, book: BookOption = None, json: JsonOption = False) -> int:
    """Say whether the book is whole."""
    with opened(context, book) as services, progress(_("Checking")) as told:
        problems = [word(problem) for problem in services.checking.full(told)]
        path = services.book_path
    if json:
        say_json({"book": str(path), "whole": not problems, "problems": problems})
    elif problems:
        say("\n".join(problems))
    else:
        say(_("%(file)s is whole.") % {"file": path})
    return 1 if problems else 0


def backup(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help=_("The copy; otherwise one beside the book."))
    ] = None,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Make a verified copy of the book."""
    with opened(context, book) as services:
        made = services.backups.make(out)
    if json:
        say_json({"file": str(made.path), "contacts": made.contacts, "size": made.size, "at": made.at})
        return
    text = ngettext(
        "%(file)s: a verified copy with %(count)d contact.",
        "%(file)s: a verified copy with %(count)d contacts.",
        made.contacts,
    )
    say(text % {"file": made.path, "count": made.contacts})


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A backup, or any other book."))],
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Put a copy in place of the book."""
    from rolodex.services.backups import restore as put_back

    path = named(context, book)
    aside = put_back(file, path)
    if json:
        say_json({"book": str(path), "restored": str(file), "aside": str(aside.path) if aside else None})
        return
    say(_("%(book)s is now what %(file)s holds.") % {"book": path, "file": file})
    if aside is not None:
        say(_("What stood there before is kept as %(file)s.") % {"file": aside.path})
