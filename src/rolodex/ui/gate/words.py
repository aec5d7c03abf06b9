"""What the gate says of a book that does not open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from rolodex.domain.backup import Backup
from rolodex.domain.due import stamp
from rolodex.domain.errors import BookElsewhere
from rolodex.domain.mending import Diagnosis, Loss, Salvaged
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.backups import words
from rolodex.ui.gate.face import Deed, Part, View
from rolodex.ui.widgets.column_table import Line

SILENT = timedelta(hours=1)
"""A window says every few minutes that it lives; after so long it has crashed, or its computer is off."""
LISTED = 500
"""Losses that are listed in the window; all of them stand in the file beside the book."""


TROUBLED: tuple[Deed, ...] = ("again", "other", "diagnosis")
"""What can be done about any book that does not open."""


def locked(trouble: str) -> View:
    """The book opens with a passphrase."""
    return View(
        "lock-keyhole",
        _("This book is locked"),
        _("Write its passphrase to open it."),
        ("passphrase",),
        ("open", "other", "diagnosis"),
        trouble=trouble,
    )


def elsewhere(held: BookElsewhere, said: str) -> View:
    """Another window holds the book; only one on another computer, which may be gone, can be passed over."""
    if not held.host:
        return View("app-window", _("This book is open elsewhere"), said, (), TROUBLED)
    return View(
        "app-window",
        _("This book is open on %(computer)s") % {"computer": held.host},
        " ".join(_heard(held, wording.local(stamp(datetime.now(UTC))))),
        (),
        ("again", "anyway", "other", "diagnosis"),
        hint=_(
            "If it is still open there, what is written on one of the two computers will be lost. Open it "
            "here only when you know that it is closed there and the folder has been brought up to date."
        ),
    )


def _heard(held: BookElsewhere, now: datetime | None) -> Iterator[str]:
    """Since when another computer has the book, and whether it is still heard of."""
    today = wording.today()
    since, seen = wording.local(held.since), wording.local(held.seen)
    if since is not None:
        yield _("It was opened there %(when)s.") % {"when": words.when(held.since, today)}
    if seen is None or now is None:
        yield _("Whether it still is cannot be seen from here.")
    elif now - seen > SILENT:
        yield _("Nothing has been heard from there since %(when)s: perhaps it was not closed properly.") % {
            "when": words.when(held.seen, today)
        }
    else:
        yield _("It was heard from there last %(when)s. Close it there, then try again.") % {
            "when": words.when(held.seen, today)
        }


def looking() -> View:
    """The file and its copies are being looked at."""
    return View("hard-drive", _("Looking at the book and its copies…"), parts=("bar",))


def working(title: str) -> View:
    """Something runs that takes its time."""
    return View(
        "archive-restore",
        title,
        _("The file that was there is kept; nothing of it is deleted."),
        ("bar",),
        ("stop",),
    )


def trouble(said: str, failed: str = "") -> View:
    """The book cannot be opened, and no copy of it is known."""
    title = _("The book could not be opened")
    return View("file-question-mark", title, said, (), TROUBLED, trouble=failed)


def sick(found: Diagnosis, said: str, chosen: Backup | None, failed: str) -> View:
    """The book cannot be read any more; these copies can, and perhaps parts of it."""
    damaged = found.health == "damaged"
    title = _("This book is damaged") if damaged else _("The book could not be opened")
    text = said
    if damaged:
        text = _("It cannot be read as it should. It was left as it is: nothing in it was changed.")
    if not found.backups:
        deeds: tuple[Deed, ...] = ("salvage", *TROUBLED) if damaged else TROUBLED
        return View(_icon(damaged), title, text, (), deeds, hint=_alone(damaged), trouble=failed)
    missing = found.health == "missing"
    parts: tuple[Part, ...] = (
        ("copies", "passphrase") if chosen is not None and chosen.locked else ("copies",)
    )
    deeds = ("copy", "salvage", *TROUBLED) if damaged else ("copy", *TROUBLED)
    if missing:
        text = _(
            "It is not where it was: perhaps its disk or stick is not plugged in, or it was moved. These "
            "copies of it are there."
        )
        deeds = ("copy", "again", "other", "new", "diagnosis")
        return View(_icon(damaged), _("This book is gone"), text, parts, deeds, trouble=failed)
    return View(_icon(damaged), title, text, parts, deeds, hint=_hint(damaged), trouble=failed)


def saved(done: Salvaged) -> View:
    """What was saved of a damaged book, and what was not."""
    people = ngettext("%(count)s person", "%(count)s people", done.people) % {
        "count": wording.number(done.people)
    }
    rows = sum(done.rows.values())
    text = _("%(people)s and %(rows)s entries in all are in the book again.") % {
        "people": people,
        "rows": wording.number(rows),
    }
    if done.filled:
        filled = ngettext(
            "%(count)s of them was taken from the newest copy.",
            "%(count)s of them were taken from the newest copy.",
            done.filled,
        )
        text = f"{text} {filled % {'count': wording.number(done.filled)}}"
    kept = _("The damaged file is kept as %(file)s.") % {"file": done.aside.name}
    if not done.losses:
        whole = _("Everything could be read.")
        return View("shield-check", _("The book was saved"), f"{whole} {text} {kept}", (), ("done",))
    lost = ngettext(
        "%(count)s entry could not be read; it is listed here and in a file beside the damaged one.",
        "%(count)s entries could not be read; they are listed here and in a file beside the damaged one.",
        done.lost,
    ) % {"count": wording.number(done.lost)}
    more = len(done.losses) - LISTED
    hint = kept
    if more > 0:
        listed = ngettext("%(count)s more is in the file.", "%(count)s more are in the file.", more)
        hint = f"{listed % {'count': wording.number(more)}} {kept}"
    return View("shield-check", _("The book was saved"), f"{text} {lost}", ("losses",), ("done",), hint=hint)


def copy_lines(backups: Sequence[Backup], today: date) -> list[Line]:
    """Copies as rows."""
    made = words.whens(backups, today)
    return [
        Line(place, (made[place], words.told(one, today), words.why(one), words.where(one)))
        for place, one in enumerate(backups)
    ]


def loss_line(place: int, loss: Loss) -> Line:
    """Rows that could not be read, as a row."""
    return Line(place, (word(loss.words), loss.contact, wording.number(loss.rows)))


def _icon(damaged: bool) -> str:
    return "file-warning" if damaged else "file-question-mark"


def _hint(damaged: bool) -> str:
    """What to say of the two ways back."""
    if not damaged:
        return ""
    return _(
        "A copy holds the book as it was then. Saving what can be read takes longer and may bring back newer "
        "work; what is lost is listed. Either way the damaged file is kept beside the book."
    )


def _alone(damaged: bool) -> str:
    """What to say where there is no copy."""
    if not damaged:
        return ""
    return _(
        "No copy of this book was found. What can be read is saved into a new book, what is lost is listed, "
        "and the damaged file is kept beside it."
    )
