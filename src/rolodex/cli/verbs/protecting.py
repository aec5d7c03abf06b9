"""The passphrase of a book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rolodex.cli.passphrases import chosen, unlock
from rolodex.cli.session import BookOption, JsonOption, named
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.protection import CopiesProtected, Protection
from rolodex.i18n import _

Copies = Literal["list", "again", "delete"]


def protect(
    context: typer.Context,
    *,
    off: Annotated[bool, typer.Option("--off", help=_("Take the passphrase away."))] = False,
    show: Annotated[
        bool, typer.Option("--show", help=_("Only say how the book and its copies stand."))
    ] = False,
    new_passphrase_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=_("Holds the new passphrase in its first line.")),
    ] = None,
    copies: Annotated[
        Copies,
        typer.Option(help=_("Copies as they were: list them, make them again as the book is, delete them.")),
    ] = "list",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Give the book a passphrase, another one, or none."""
    from rolodex.services import protecting  # start-up

    path = named(context, book)
    made = CopiesProtected()
    deleted: tuple[Path, ...] = ()
    if not show:
        old = unlock(context, path)
        new = "" if off else chosen(new_passphrase_file)
        with progress(_("Converting")) as told:
            protecting.convert(path, old, new, told)
    if copies == "again":
        with progress(_("Making copies again")) as told:
            made = protecting.protect_copies(path, told)
    elif copies == "delete":
        deleted = protecting.delete_copies(path)
    now = protecting.standing(path)
    if json:
        say_json(_as_json(now, made, deleted))
    else:
        _tell(now, made, deleted)


def _as_json(now: Protection, made: CopiesProtected, deleted: tuple[Path, ...]) -> dict[str, object]:
    return {
        "book": str(now.path),
        "protected": now.is_protected,
        "copies_made_again": [str(copy) for copy in made.done],
        "copies_deleted": [str(copy) for copy in deleted],
        "copies_anyone_can_read": [str(copy) for copy in now.readable],
        "copies_under_another_passphrase": [str(copy) for copy in now.other],
    }


def _tell(now: Protection, made: CopiesProtected, deleted: tuple[Path, ...]) -> None:
    if now.is_protected:
        say(
            _("%(file)s opens with its passphrase only. There is no way back without it.")
            % {"file": now.path}
        )
    else:
        say(_("%(file)s has no passphrase; anyone who has the file can read it.") % {"file": now.path})
    _list(_("Made again as the book is:"), made.done)
    _list(_("Deleted:"), deleted)
    _list(_("Copies that anyone can read; --copies again or --copies delete changes that:"), now.readable)
    _list(_("Copies that open with another passphrase than the book:"), now.other)


def _list(title: str, copies: tuple[Path, ...]) -> None:
    if copies:
        say(title)
    for copy in copies:
        say(f"  {copy}")
