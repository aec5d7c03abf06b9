"""Copies of the book, and putting one in its place."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli import passphrases
from rolodex.cli.session import BookOption, JsonOption, named, opened
from rolodex.cli.terminal import progress, say, say_json, warn
from rolodex.domain.errors import LockedBook
from rolodex.i18n import _, ngettext, word
from rolodex.services.backups import Backup, Backups


def backup(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help=_("The copy; otherwise one beside the book."))
    ] = None,
    *,
    lock: Annotated[
        bool, typer.Option("--lock", help=_("Lock the copy OUT with a new passphrase, as an age file."))
    ] = False,
    new_passphrase_file: Annotated[
        Path | None,
        typer.Option("--new-passphrase-file", help=_("Where the new passphrase stands in the first line.")),
    ] = None,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Make a verified copy of the book."""
    if lock and out is None:
        raise typer.BadParameter(_("say where the locked copy is to be written"))
    with opened(context, book) as services:
        secret = passphrases.chosen(new_passphrase_file) if lock else ""
        with progress(_("Copying")) as told:
            made = services.backups.make(out, passphrase=secret, progress=told)
        trouble = services.backups.second_trouble()
    if trouble is not None:
        warn(word(trouble))
    if json:
        say_json(_told(made))
        return
    text = ngettext(
        "%(file)s: a verified copy with %(count)d contact.",
        "%(file)s: a verified copy with %(count)d contacts.",
        made.contacts,
    )
    say(text % {"file": made.path, "count": made.contacts})


def backups(
    context: typer.Context,
    prove: Annotated[bool, typer.Option("--prove", help=_("Open and count each copy again first."))] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> int:
    """List the copies there are, the newest first."""
    from rolodex.services.backups import listed

    if prove:
        with opened(context, book) as services, progress(_("Checking")) as told:
            for number, one in enumerate(services.backups.all()):
                told(number, 0)
                _prove(services.backups, one)
    found = listed(named(context, book))
    if json:
        say_json([_told(one) for one in found])
    elif not found:
        say(_("There are no copies yet. Make one with: rolodex backup"))
    else:
        say("\n".join(_line(one) for one in found))
    return 1 if any(one.broken for one in found) else 0


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A backup, or any other book."))],
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Put a copy in place of the book, as one step that undo takes back."""
    from rolodex.services.backups import restore as put_back

    path = named(context, book)
    passphrases.unlock(context, path)
    aside = put_back(file, path, passphrases.of_copy(context, file))
    if json:
        say_json({"book": str(path), "restored": str(file), "aside": str(aside.path) if aside else None})
        return
    say(_("%(book)s is now what %(file)s holds.") % {"book": path, "file": file})
    if aside is not None:
        say(_("What stood there before is kept as %(file)s.") % {"file": aside.path})


def _prove(copies: Backups, one: Backup) -> None:
    """Prove a copy again; one that is locked stays as it is known."""
    with suppress(LockedBook):
        copies.check(one)


def _told(one: Backup) -> dict[str, object]:
    return {
        "file": str(one.path),
        "contacts": one.contacts,
        "people": one.people,
        "size": one.size,
        "at": one.at,
        "reason": one.reason,
        "checked": one.checked,
        "broken": one.broken,
        "locked": one.locked,
        "second": one.second,
    }


def _line(one: Backup) -> str:
    """A copy in one line: its file, and what it was proved to hold."""
    if one.broken:
        holds = _("damaged, cannot be restored")
    elif not one.checked:
        holds = _("locked, not counted here") if one.locked else _("not checked yet")
    else:
        text = ngettext("%(count)d person, checked %(at)s", "%(count)d people, checked %(at)s", one.people)
        holds = text % {"count": one.people, "at": one.checked}
    return f"{one.path}: {holds}"
