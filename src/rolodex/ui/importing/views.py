"""What each state of an import says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rolodex.domain.contact import Contact
from rolodex.domain.importing import Counts, Receipt
from rolodex.i18n import _, ngettext
from rolodex.services.importing import ImportPlan
from rolodex.ui import wording
from rolodex.ui.importing.counts import Count
from rolodex.ui.importing.page import View
from rolodex.ui.importing.rows import contact_row, doubt_row, rejected_row

Items = tuple[tuple[Literal["new", "update"], Contact], ...]
SHOWN = 200
NAMED_SHOWN = 1000


def reading(files: Sequence[str]) -> View:
    """While the files are read."""
    return View(_title(files), _("Reading…"), secondary=_("Cancel"), running=True)


def planned(plan: ImportPlan, items: Items, seconds: float) -> View:
    """Before anything is written: what will happen to whom."""
    counts = plan.counts
    changing = counts.new + counts.updated
    read = ngettext("%(count)s card read", "%(count)s cards read", counts.cards)
    said = _("%(cards)s in %(seconds)s s. Nothing has been written to your book yet.") % {
        "cards": read % {"count": wording.number(counts.cards)},
        "seconds": wording.locale().toString(seconds, "f", 1),
    }
    primary = ngettext("Import %(count)s person", "Import %(count)s people", changing)
    nothing = _("Nothing in it is new: your book stays as it is.")
    if not counts.cards:
        nothing = _("No card could be read in it: your book stays as it is.")
    rows = [rejected_row(rejected) for rejected in plan.rejected[:SHOWN]]
    rows += [doubt_row(doubt) for doubt in plan.doubts[:SHOWN]]
    rows += [contact_row(verdict, contact) for verdict, contact in items]
    hidden = changing + counts.rejected + counts.doubts - len(rows)
    return View(
        _title(plan.files),
        said if changing else nothing,
        primary=primary % {"count": wording.number(changing)} if changing else "",
        secondary=_("Cancel") if changing else _("Close"),
        other=_save_rejected(counts),
        counts=(
            Count(_("New"), counts.new),
            Count(_("Update what you have"), counts.updated),
            Count(_("Already the same"), counts.unchanged),
            *_doubts(counts),
            Count(_("Cannot be read"), counts.rejected, bad=True),
        ),
        rows=tuple(rows),
        footer=_footer(changing, hidden),
    )


def applying(files: Sequence[str]) -> View:
    """While the book is written."""
    return View(_title(files), _("Importing…"), secondary=_("Cancel"), running=True)


def cancelling(files: Sequence[str]) -> View:
    """While what was begun is taken back."""
    return View(_title(files), _("Cancelling; your book stays as it was."), running=True)


def done(files: Sequence[str], receipt: Receipt) -> View:
    """What the import did, and what could not be read."""
    counts = receipt.counts
    changed = counts.new + counts.updated
    rows = [rejected_row(rejected) for rejected in receipt.rejected[:NAMED_SHOWN]]
    rows += [doubt_row(doubt) for doubt in receipt.doubts[:NAMED_SHOWN]]
    said = ngettext("%(count)s person imported", "%(count)s people imported", changed)
    return View(
        said % {"count": wording.number(changed)},
        _("From %(files)s. One step: it can be undone, today or next week.") % {"files": ", ".join(files)},
        primary=_("Done"),
        secondary=_("Undo") if receipt.changes.step else "",
        other=_save_rejected(counts),
        counts=(
            Count(_("New"), counts.new),
            Count(_("Updated"), counts.updated),
            Count(_("Already the same"), counts.unchanged),
            *_doubts(counts),
            Count(_("Could not be read"), counts.rejected, bad=True),
        ),
        rows=tuple(rows),
        footer=_footer(0, counts.rejected + counts.doubts - len(rows)),
    )


def undoing(files: Sequence[str]) -> View:
    """While the import is taken back."""
    return View(_title(files), _("Undoing…"), running=True)


def undone(files: Sequence[str]) -> View:
    """After the import was taken back."""
    return View(_title(files), _("Undone: your book is as it was before."), primary=_("Done"))


def clashed(files: Sequence[str], lost: str) -> View:
    """When later work on the imported people would be lost."""
    said = _("%(lost)s Nothing was taken back.") % {"lost": lost}
    return View(_title(files), said, primary=_("Done"), secondary=_("Undo anyway"), trouble=True)


def failed(files: Sequence[str], reason: str) -> View:
    """When it could not be done."""
    return View(_title(files), reason, secondary=_("Close"), trouble=True)


def _title(files: Sequence[str]) -> str:
    if len(files) == 1:
        return _("Import %(file)s") % {"file": files[0]}
    return ngettext("Import %(count)d file", "Import %(count)d files", len(files)) % {"count": len(files)}


def _footer(changing: int, hidden: int) -> str:
    parts = [_("One step: the whole import can be undone, today or next week.")] if changing else []
    if hidden > 0:
        text = ngettext("%(count)s more is not shown.", "%(count)s more are not shown.", hidden)
        parts.insert(0, text % {"count": wording.number(hidden)})
    return " ".join(parts)


def _save_rejected(counts: Counts) -> str:
    if counts.rejected:
        return _("Save rejected cards to a file…")
    return _("Save the list of doubts to a file…") if counts.doubts else ""


def _doubts(counts: Counts) -> tuple[Count, ...]:
    return (Count(_("Read with a doubt"), counts.doubts),) if counts.doubts else ()
