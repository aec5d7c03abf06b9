"""What is done with the closed book when its passphrase is set, changed or taken away."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rolodex.domain.errors import UserError
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext
from rolodex.services import protecting
from rolodex.services.protecting import Protection
from rolodex.ui import wording
from rolodex.ui.departure import Departure


@dataclass(frozen=True, slots=True)
class Converted:
    """How the book stands now, and how many of its copies were made again like it."""

    standing: Protection
    copies: int = 0


def conversion(path: Path, old: str, new: str) -> Departure:
    """Leave the book, give it the passphrase `new` ("" for none) and come back to it."""
    return Departure(
        path,
        work=lambda progress: _convert(path, old, new, progress),
        words=_("Writing the book anew…"),
        told=_told,
    )


def _convert(path: Path, old: str, new: str, progress: Progress) -> Converted:
    """Convert the book, then its copies as far as they can be; the book counts, whatever becomes of those."""
    protecting.convert(path, old, new, progress)
    done = 0
    # what is left is told, and offered again where the passphrase is set
    with suppress(UserError):
        done = len(protecting.protect_copies(path, progress).done)
    return Converted(protecting.standing(path), done)


def _told(outcome: object) -> str:
    """What came of it."""
    if not isinstance(outcome, Converted):
        return ""
    if not outcome.standing.is_protected:
        kept = _other(outcome.standing)
        if not kept:
            return _("The book and its copies open without a passphrase now.")
        return _("The book opens without a passphrase now. %(kept)s") % {"kept": kept}
    said = _("The book opens with its passphrase only.")
    if outcome.copies:
        locked = ngettext(
            "%(count)s copy was locked as well.", "%(count)s copies were locked as well.", outcome.copies
        )
        said = f"{said} {locked % {'count': wording.number(outcome.copies)}}"
    readable = left_readable(outcome.standing)
    return f"{said} {readable}" if readable else said


def left_readable(standing: Protection) -> str:
    """That copies are left which anyone can read, "" where there are none."""
    count = len(standing.readable)
    if not standing.is_protected or not count:
        return ""
    return ngettext(
        "%(count)s copy of the book can still be read by anyone.",
        "%(count)s copies of the book can still be read by anyone.",
        count,
    ) % {"count": wording.number(count)}


def _other(standing: Protection) -> str:
    """That copies are left which keep a passphrase."""
    count = len(standing.other)
    if not count:
        return ""
    return ngettext(
        "%(count)s copy keeps its passphrase.", "%(count)s copies keep their passphrase.", count
    ) % {"count": wording.number(count)}
