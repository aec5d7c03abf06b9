"""What a change for many is called, in the user's language."""

from __future__ import annotations

from rolodex.domain.bulk import BulkField, BulkPlan, BulkRow, Deed
from rolodex.domain.difference import FieldDifference
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.history import words as history

APART = " · "
DEEDS: tuple[Deed, ...] = ("set", "replace", "add", "remove", "clear")


def deed(which: Deed) -> str:
    """What is to be done, before the name of the field."""
    return {
        "set": _("Write into"),
        "replace": _("Find and replace in"),
        "add": _("Add to"),
        "remove": _("Take off"),
        "clear": _("Empty"),
        "move": _("Move to"),
    }[which]


def field(which: BulkField) -> str:
    """What a field is called, from the whole to the part."""
    return APART.join(map(word, which.label))


def people(count: int) -> str:
    """So many contacts."""
    return ngettext("%(count)s contact", "%(count)s contacts", count) % {"count": wording.number(count)}


def change(difference: FieldDifference) -> str:
    """One field with what it is and what it would be."""
    before = history.said(difference.name, difference.before)
    after = history.said(difference.name, difference.after)
    named = {"field": history.label(difference), "before": before, "after": after}
    if not before:
        return _("%(field)s: + %(after)s") % named
    if not after:
        return _("%(field)s: – %(before)s") % named
    return _("%(field)s: %(before)s → %(after)s") % named


def changes(row: BulkRow) -> str:
    """What would change for one contact, or why it is left out."""
    if row.doubt is not None:
        return word(row.doubt)
    return APART.join(map(change, row.differences))


def state(plan: BulkPlan) -> str:
    """How many change, are left out and stay as they are."""
    doubtful = sum(row.doubt is not None for row in plan.rows)
    counts = (
        (ngettext("%(count)s changes", "%(count)s change", len(plan.taking())), len(plan.taking())),
        (ngettext("%(count)s cannot", "%(count)s cannot", doubtful), doubtful),
        (ngettext("%(count)s stays as it is", "%(count)s stay as they are", plan.unchanged), plan.unchanged),
    )
    return APART.join(text % {"count": wording.number(count)} for text, count in counts if count)
