"""Passphrases for the command: from a file, from the environment, or asked on the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from rolodex.cli.terminal import warn
from rolodex.domain.errors import LockedBook, UserError
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.services import unlocking

VARIABLE = "ROLODEX_PASSPHRASE"
NEW_VARIABLE = "ROLODEX_NEW_PASSPHRASE"
TRIES = 3
LONGEST = 4096


def unlock(context: typer.Context, path: Path) -> str:
    """Have the book or copy at `path` open without being asked again; gives its passphrase, "" for none.

    Raises LockedBook where the passphrase does not fit, and UserError where there is none to try.
    """
    if not unlocking.is_locked(path):
        return ""
    said = given(context)
    if said is not None:
        unlocking.unlock(path, said)
        return said
    if not _can_ask():
        raise UserError(_no_terminal(path))
    return _asked(path)


def of_copy(context: typer.Context, file: Path) -> str:
    """The passphrase of a locked copy, "" for one that anyone can read.

    Raises UserError where it is needed and there is none to try.
    """
    if not file.name.endswith(".age"):
        return unlock(context, file)
    said = given(context)
    if said is None and not _can_ask():
        raise UserError(_no_terminal(file))
    return said if said is not None else _typed(_("Passphrase of %(file)s: ") % {"file": file.name})


def given(context: typer.Context) -> str | None:
    """The passphrase that needs no asking: of the file named before the verb, or of the environment."""
    file: Path | None = context.find_root().params.get("passphrase_file")
    return read(file) if file is not None else os.environ.get(VARIABLE)


def read(file: Path) -> str:
    """The first line of a file. Raises UserError where it cannot be read."""
    try:
        with file.open(encoding="utf-8") as stream:
            return stream.readline(LONGEST).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            message(
                "No passphrase can be read from %(file)s, so nothing was done. Name a text file that holds "
                "it in its first line.",
                file=str(file),
            )
        ) from error


def chosen(file: Path | None) -> str:
    """A new passphrase: from the file, the environment, or typed twice alike on the terminal."""
    text = read(file) if file is not None else os.environ.get(NEW_VARIABLE)
    if text is None and _can_ask():
        text = _typed(_("New passphrase: "))
        if text != _typed(_("The same again: ")):
            raise UserError(
                message("The two passphrases differ, so nothing was changed. Run the command again.")
            )
    if not text:
        raise UserError(
            message(
                "No new passphrase was given, so nothing was changed. Type one, set ROLODEX_NEW_PASSPHRASE, "
                "or name a file that holds it with --new-passphrase-file."
            )
        )
    return text


def _no_terminal(file: Path) -> Message:
    return message(
        "%(file)s opens with a passphrase only, and there is no terminal to ask on; nothing was "
        "changed. Set ROLODEX_PASSPHRASE, or name a file that holds it with --passphrase-file.",
        file=str(file),
    )


def _asked(path: Path) -> str:
    """The passphrase as it is typed; a wrong one may be typed again."""
    for _time in range(TRIES - 1):
        typed = _typed(_("Passphrase of %(file)s: ") % {"file": path.name})
        try:
            unlocking.unlock(path, typed)
        except LockedBook as error:
            warn(word(error.message))
        else:
            return typed
    typed = _typed(_("Passphrase of %(file)s: ") % {"file": path.name})
    unlocking.unlock(path, typed)
    return typed


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(prompt: str) -> str:
    """What is typed unseen; on the terminal itself, so that the output stays what the verb says."""
    from getpass import getpass

    return getpass(prompt)
