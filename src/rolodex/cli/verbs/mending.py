"""Whether the book is whole, and saving what can be read where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli import passphrases
from rolodex.cli.session import BookOption, JsonOption, named, opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.errors import DamagedBook
from rolodex.domain.mending import Diagnosis, Loss, Salvaged
from rolodex.i18n import _, ngettext, word

SHOWN = 40
"""Losses that are said on the terminal; all of them stand in the file beside the book."""


def check(
    context: typer.Context,
    repair: Annotated[
        bool,
        typer.Option("--repair", help=_("Make indexes, totals and search anew where they differ.")),
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> int:
    """Say whether the book is whole."""
    path = named(context, book)
    try:
        problems = _problems(context, book, repair)
    except DamagedBook:
        return _sick(path, json)
    if json:
        say_json({"book": str(path), "whole": not problems, "problems": problems})
    elif problems:
        say("\n".join(problems))
        say(
            _("Nothing more can be made anew. A copy brings back the rest: rolodex restore")
            if repair
            else _("Indexes, totals and search are made anew by: rolodex check --repair")
        )
    else:
        say(_("%(file)s is whole.") % {"file": path})
    return 1 if problems else 0


def salvage(context: typer.Context, book: BookOption = None, json: JsonOption = False) -> None:
    """Save what can be read of a damaged book into a new one in its place."""
    from rolodex.services.mending import salvage as save
    from rolodex.services.mending import write_losses

    path = named(context, book)
    passphrases.unlock(context, path)
    with progress(_("Saving")) as told:
        salvaged = save(path, told, _("Found without a name"))
    losses = write_losses(salvaged, word)
    if json:
        say_json({**_told(salvaged), "list": str(losses)})
        return
    text = ngettext(
        "%(file)s was saved with %(count)d contact.",
        "%(file)s was saved with %(count)d contacts.",
        salvaged.people,
    )
    say(text % {"file": path, "count": salvaged.people})
    for loss in salvaged.losses[:SHOWN]:
        say("  " + (f"{loss.contact}: " if loss.contact else "") + word(loss.words))
    say(_("The damaged file is kept as %(file)s.") % {"file": salvaged.aside})
    say(_("What was lost is listed in %(file)s.") % {"file": losses})


def _problems(context: typer.Context, book: Path | None, repair: bool) -> list[str]:
    """What is wrong with the book, as sentences, once it was put right where that was asked."""
    if repair:
        from rolodex.services.mending import repair as put_right

        path = named(context, book)
        passphrases.unlock(context, path)
        with progress(_("Repairing")) as told:
            put_right(path, told)
    with opened(context, book) as services, progress(_("Checking")) as told:
        return [word(problem) for problem in services.checking.full(told)]


def _sick(path: Path, json: bool) -> int:
    """Say how it stands with a book that cannot be read, and what can be done about it."""
    from rolodex.services.mending import diagnose

    found = diagnose(path)
    if json:
        say_json(_diagnosis(found))
        return 1
    say(word(found.words))
    for copy in found.backups[:3]:
        text = ngettext(
            "A copy with %(count)d contact: rolodex restore %(file)s",
            "A copy with %(count)d contacts: rolodex restore %(file)s",
            copy.contacts,
        )
        say(text % {"count": copy.contacts, "file": f'"{copy.path}"'})
    say(_("What can be read of the book itself: rolodex salvage"))
    return 1


def _diagnosis(found: Diagnosis) -> dict[str, object]:
    return {
        "book": str(found.path),
        "whole": False,
        "health": found.health,
        "problems": [word(found.words)],
        "backups": [
            {"file": str(copy.path), "at": copy.at, "contacts": copy.contacts} for copy in found.backups
        ],
    }


def _told(salvaged: Salvaged) -> dict[str, object]:
    return {
        "book": str(salvaged.path),
        "aside": str(salvaged.aside),
        "contacts": salvaged.people,
        "rows": dict(salvaged.rows),
        "lost": salvaged.lost,
        "filled": salvaged.filled,
        "losses": [_loss(loss) for loss in salvaged.losses],
    }


def _loss(loss: Loss) -> dict[str, object]:
    return {
        "table": loss.table,
        "first": loss.first,
        "last": loss.last,
        "rows": loss.rows,
        "contact": loss.contact,
        "what": word(loss.words),
    }
