"""How the sheet of backups stands: which copies there are, which one is shown, what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rolodex.domain.backup import Backup, Comparison
from rolodex.domain.message import Message
from rolodex.i18n import _, ngettext, word
from rolodex.services.backups import Backups
from rolodex.ui import wording
from rolodex.ui.backups import words
from rolodex.ui.backups.frame import Body, Deed, View


@dataclass(frozen=True, slots=True)
class Standing:
    """What the sheet shows; `copies` is None until they were read.

    A copy that is `shown` may be `locked` until its passphrase was written. `doing` says what runs.
    """

    read_only: bool
    copies: tuple[Backup, ...] | None = None
    restored: Backup | None = None
    second_trouble: Message | None = None
    shown: Backup | None = None
    differs: Comparison | None = None
    locked: bool = False
    trouble: str = ""
    doing: str = ""

    def with_copies(self, found: Standing) -> Standing:
        """The same with the copies as they were read just now."""
        shown = self.shown
        if shown is not None and found.copies is not None:
            shown = next((one for one in found.copies if one.path == shown.path), shown)
        return replace(
            self,
            copies=found.copies,
            restored=found.restored,
            second_trouble=found.second_trouble,
            shown=shown,
        )

    def with_list(self) -> Standing:
        """The same with no copy shown."""
        return replace(self, shown=None, differs=None, locked=False, trouble="")


def read(backups: Backups, *, read_only: bool) -> Standing:
    """The copies there are, what undoing a restore would bring back, and what the second folder lacks."""
    return Standing(read_only, backups.all(), backups.restored(), backups.second_trouble())


def view(now: Standing, today: date) -> View:
    """What to show."""
    if now.doing:
        body: Body = "list" if now.shown is None else "copy"
        return View(now.doing, _("The book stays as it is until this is done."), body, ("stop",))
    if now.shown is None:
        return _list_view(now, today)
    if now.locked:
        return words.locked_view(now.shown, now.trouble)
    return _copy_view(now, now.shown, today)


def _list_view(now: Standing, today: date) -> View:
    writes: tuple[Deed, ...] = () if now.read_only else ("make",)
    said, trouble = now.trouble or _summary(now.copies or (), today), bool(now.trouble)
    if not now.copies:
        empty: Body = "list" if now.copies is None else "blank"
        return View(_("Backups"), said, empty, ("place", *writes, "close"), trouble=trouble)
    footer, link = "", ""
    if now.restored is not None and not now.read_only:
        told = words.when(now.restored.at, today)
        footer = _("A copy was restored; the book as it was before is kept, from %(when)s.") % {"when": told}
        link = _("Undo restoring")
    warning = word(now.second_trouble) if now.second_trouble is not None else ""
    deeds: tuple[Deed, ...] = ("place", *writes, "close", "look")
    return View(_("Backups"), said, "list", deeds, footer, link, trouble=trouble, warning=warning)


def _copy_view(now: Standing, backup: Backup, today: date) -> View:
    restores: tuple[Deed, ...] = () if now.read_only or backup.broken else ("restore",)
    footer = _(
        "Before restoring, the book as it is now is copied too: restoring can be undone, today or next week."
    )
    return View(
        _("Copy of %(when)s") % {"when": words.when(backup.at, today)},
        now.trouble or words.copy_said(backup, now.differs, today),
        "copy",
        ("check", "back", *restores),
        footer,
        trouble=bool(now.trouble),
    )


def _summary(copies: Sequence[Backup], today: date) -> str:
    """How many copies there are, and how old the newest is."""
    good = [one for one in copies if not one.broken]
    if not good:
        return _("Each copy is opened, checked and counted before it counts.")
    count = ngettext("%(count)s copy", "%(count)s copies", len(good)) % {"count": wording.number(len(good))}
    return _("%(copies)s, the newest %(when)s. Each was opened, checked and counted.") % {
        "copies": count,
        "when": words.when(good[0].at, today),
    }
