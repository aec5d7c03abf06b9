"""What a start of the program wants of the window, read from the words of the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from rolodex.domain.errors import UserError
from rolodex.domain.message import message

ENDING = ".rolodex"
DEEDS = {"--new-contact": "new_contact", "--today": "today"}
SILENT = "--background"


@dataclass(frozen=True, slots=True)
class Summons:
    """A book to be shown ("" whichever is), files to be brought in, and what is to be done then.

    `deed` is "new_contact", "today" or "". `others` are books that were named beside the first. In the
    background no window comes up. `token` lets the window come before those of other programs. `missing` are
    files that were named and are not there.
    """

    book: str = ""
    files: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    deed: str = ""
    background: bool = False
    token: str = ""
    missing: tuple[str, ...] = ()

    def written(self) -> dict[str, object]:
        """As plain values, for a file."""
        return asdict(self)


def of(written: object) -> Summons | None:
    """What was written like this; None where it is nothing of the kind."""
    if not isinstance(written, dict):
        return None
    known = {field.name: written[field.name] for field in fields(Summons) if field.name in written}
    for name in ("files", "others", "missing"):
        paths = known.get(name, [])
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            return None
        known[name] = tuple(paths)
    texts = (known.get(name, "") for name in ("book", "deed", "token"))
    if not all(isinstance(text, str) for text in texts) or not isinstance(
        known.get("background", False), bool
    ):
        return None
    return Summons(**known)


def told(words: Sequence[str], environment: Mapping[str, str]) -> Summons | None:
    """What these words ask of the window; None where they are for the command."""
    named: list[str] = []
    missing: list[str] = []
    book, deed, silent, verb = "", "", False, False
    waiting = list(words)
    while waiting:
        given = waiting.pop(0)
        if given == "-session" and waiting:  # how a session starts what ran when it was left
            waiting.pop(0)
        elif given == "--book" and waiting:
            book = waiting.pop(0)
        elif given.startswith("--book="):
            book = given.removeprefix("--book=")
        elif given in DEEDS:
            deed = DEEDS[given]
        elif given == SILENT:
            silent = True
        elif given == "window" and not verb and not named:
            verb = True
        elif _is_file(given):
            path = _path(given)
            if Path(path).exists():
                named.append(path)
            else:
                missing.append(given)
        else:
            return None
    books = [path for path in named if path.lower().endswith(ENDING)]
    # the book of the environment is the usual one: what is named now comes before it
    book = book or ("" if books else environment.get("ROLODEX_BOOK", ""))
    books = ([os.path.abspath(book)] if book else []) + books  # noqa: PTH100 - a link is to stay one
    files = tuple(path for path in named if path not in books)
    token = environment.get("XDG_ACTIVATION_TOKEN") or environment.get("DESKTOP_STARTUP_ID") or ""
    return Summons(next(iter(books), ""), files, tuple(books[1:]), deed, silent, token, tuple(missing))


def not_there(file: str) -> UserError:
    """That a file that was named is not there."""
    return UserError(
        message(
            "There is no file “%(file)s”, so nothing was opened or changed. See how its name is written, "
            "and try again.",
            file=file,
        )
    )


def _is_file(given: str) -> bool:
    """Whether a word names a file: no verb has a dot or a slash in it."""
    return not given.startswith("-") and any(sign in given for sign in (".", "/", os.sep))


def _path(given: str) -> str:
    """The path that a word means: a desktop hands files over as addresses."""
    if given.startswith("file:"):
        from urllib.parse import unquote_to_bytes, urlsplit  # start-up

        path = os.fsdecode(unquote_to_bytes(urlsplit(given).path))
        if os.name == "nt":
            path = path.lstrip("/")
        return path
    return os.path.abspath(given)  # noqa: PTH100 - a link is to stay one
