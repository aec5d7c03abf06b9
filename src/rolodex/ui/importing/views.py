"""What each state of an import says."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.importing import Counts, Receipt
from rolodex.i18n import _, ngettext, pgettext
from rolodex.services.import_plan import ImportPlan
from rolodex.ui import wording
from rolodex.ui.importing.page import View


def looking(files: Sequence[str]) -> View:
    """While the columns of a table are looked at."""
    return View(_title(files), _("Looking at the columns…"), secondary=_("Cancel"), running=True)


def mapping(files: Sequence[str], said: str) -> View:
    """While the user says which column is what."""
    return View(
        _title(files),
        said,
        primary=pgettext("deed", "Continue"),
        secondary=_("Cancel"),
        body="mapping",
    )


def reading(files: Sequence[str]) -> View:
    """While the files are read."""
    return View(_title(files), _("Reading…"), secondary=_("Cancel"), running=True)


def planned(plan: ImportPlan, taking: int, seconds: float, third: str = "") -> View:
    """Before anything is written: what will happen to whom."""
    counts = plan.counts
    changing = counts.new + counts.updated + counts.alike
    read = ngettext("%(count)s card read", "%(count)s cards read", counts.cards)
    said = _("%(cards)s in %(seconds)s s. Nothing has been written to your book yet.") % {
        "cards": read % {"count": wording.number(counts.cards)},
        "seconds": wording.decimal(seconds, 1),
    }
    primary = ngettext("Import %(count)s person", "Import %(count)s people", taking)
    nothing = _("Nothing in it is new: your book stays as it is.")
    if not counts.cards:
        nothing = _("No card could be read in it: your book stays as it is.")
    return View(
        _title(plan.files),
        said if changing else nothing,
        primary=primary % {"count": wording.number(taking)} if taking else "",
        secondary=_("Cancel") if changing else _("Close"),
        third=third,
        other=save_rejected(counts),
        body="plan",
        footer=_doubts(counts),
    )


def applying(files: Sequence[str]) -> View:
    """While the book is written."""
    return View(_title(files), _("Importing…"), secondary=_("Cancel"), running=True)


def cancelling(files: Sequence[str]) -> View:
    """While what was begun is taken back."""
    return View(_title(files), _("Cancelling; your book stays as it was."), running=True)


def done(files: Sequence[str], receipt: Receipt, waiting: int = 0) -> View:
    """What the import did, and what could not be read."""
    counts = receipt.counts
    changed = counts.new + counts.updated
    said = ngettext("%(count)s person imported", "%(count)s people imported", changed)
    return View(
        said % {"count": wording.number(changed)},
        _("From %(files)s. One step: it can be undone, today or next week.") % {"files": ", ".join(files)},
        primary=next_file(waiting) or _("Done"),
        secondary=_("Undo") if receipt.changes.step else "",
        third=_("Show these people") if changed and receipt.import_id else "",
        fourth=_("Labels…") if changed and receipt.changes.of("contact") else "",
        other=save_rejected(counts),
        body="receipt" if receipt.import_id else "",
        footer=_doubts(counts),
    )


def undoing(files: Sequence[str]) -> View:
    """While the import is taken back."""
    return View(_title(files), _("Undoing…"), running=True)


def undone(files: Sequence[str], waiting: int = 0) -> View:
    """After the import was taken back."""
    said = _("Undone: your book is as it was before.")
    return View(_title(files), said, primary=next_file(waiting) or _("Done"))


def clashed(files: Sequence[str], lost: str) -> View:
    """When later work on the imported people would be lost."""
    said = _("%(lost)s Nothing was taken back.") % {"lost": lost}
    return View(_title(files), said, primary=_("Done"), secondary=_("Undo anyway"), trouble=True)


def failed(files: Sequence[str], reason: str, waiting: int = 0, third: str = "") -> View:
    """When it could not be done."""
    primary = next_file(waiting)
    return View(_title(files), reason, primary, secondary=_("Close"), third=third, trouble=True)


def progress(state: str, done: int, total: int) -> str:
    """How far the work of a state is."""
    texts = {
        "reading": _("Reading… %(percent)d%%"),
        "undoing": _("Undoing… %(percent)d%%"),
        "cancelling": _("Cancelling; your book stays as it was."),
    }
    text = texts.get(state, _("Importing… %(percent)d%%"))
    return text % {"percent": 100 * done // total if total else 0}


def next_file(waiting: int) -> str:
    """The words of the button that goes on where several files came in; "" where none waits."""
    if not waiting:
        return ""
    text = ngettext("Next file (%(count)s waits)", "Next file (%(count)s wait)", waiting)
    return text % {"count": wording.number(waiting)}


def _title(files: Sequence[str]) -> str:
    if len(files) == 1:
        return _("Import %(file)s") % {"file": files[0]}
    return ngettext("Import %(count)d file", "Import %(count)d files", len(files)) % {"count": len(files)}


def save_rejected(counts: Counts) -> str:
    """What can be written to a file of what was not read well."""
    if counts.rejected:
        return _("Save rejected cards to a file…")
    return _("Save the list of doubts to a file…") if counts.doubts else ""


def _doubts(counts: Counts) -> str:
    if not counts.doubts:
        return ""
    text = ngettext(
        "%(count)s was read with a doubt, which its row names.",
        "%(count)s were read with a doubt, which their rows name.",
        counts.doubts,
    )
    return text % {"count": wording.number(counts.doubts)}
