"""Steps and differences as the window says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from rolodex.domain.changes import Step
from rolodex.domain.difference import WHAT, Counted, FieldDifference
from rolodex.domain.said import DATES, Words
from rolodex.domain.typed_date import typed_date
from rolodex.i18n import _, word
from rolodex.ui import wording

_DATED = frozenset((*DATES, "event", "org.since", "org.until"))
_REMARKED_ON_A_DAY = frozenset({"x-rolodex-consent"})
_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "Add": "user-plus",
        "Edit": "pencil",
        "Delete": "trash-2",
        "Import": "download",
        "Tag": "tag",
        "Untag": "tag",
        "Sample": "contact",
        "Restore": "undo-2",
    }
)


def title(step: Step) -> str:
    """The name of a step; an undo names what it took back."""
    if step.kind == "undo":
        return _("Undo: %(step)s") % {"step": word(step.label)}
    if step.kind == "redo":
        return _("Redo: %(step)s") % {"step": word(step.label)}
    return word(step.label)


def icon(step: Step) -> str:
    """The icon of a step, told by the first word of its label."""
    if step.kind != "change":
        return "undo-2" if step.kind == "undo" else "redo-2"
    return _ICONS.get(step.label.text.partition(" ")[0], "pencil" if step.author else "globe")


def moment(step: Step) -> datetime | None:
    """When a step was taken, in local time."""
    return wording.local(step.at)


def clock(step: Step) -> str:
    """The time of day of a step."""
    at = moment(step)
    return wording.clock(at) if at else ""


def day_of(step: Step) -> date | None:
    """The day of a step, in local time."""
    at = moment(step)
    return at.date() if at else None


def day(of: date | None, today: date) -> str:
    """A day as the head of its steps."""
    if of is None:
        return ""
    past = (today - of).days
    if past in (0, 1):
        return _("Today") if past == 0 else _("Yesterday")
    named = wording.weekday(of)
    return _("%(weekday)s, %(day)s") % {
        "weekday": named[:1].upper() + named[1:],
        "day": wording.long_day(of.year, of.month, of.day),
    }


def when(step: Step, today: date) -> str:
    """Day and time of a step."""
    return ", ".join(part for part in (day(day_of(step), today), clock(step)) if part)


def author(step: Step) -> str:
    """Who took a step."""
    return step.author or _("Nobody is named")


def label(field: FieldDifference) -> str:
    """The field and its part, from the whole to the part."""
    return " · ".join(map(word, field.label))


def said(name: str, words: Words) -> str:
    """One side of a difference: the value, then what is remarked on it."""
    if not words:
        return ""
    value, *remarks = map(word, words)
    value = _dated(value) if name in _DATED else value
    if name in _REMARKED_ON_A_DAY:
        remarks = [_dated(remark) for remark in remarks]
    if not remarks:
        return value
    return _("%(what)s (%(kind)s)") % {"what": value, "kind": ", ".join(remarks)}


def counted(other: Counted) -> str:
    """How many of something were added, changed or removed, some of them by name."""
    what = _("%(what)s: %(which)s") % {"what": word(WHAT[other.what]), "which": word(other.words)}
    return f"{what} ({', '.join(other.names)})" if other.names else what


def _dated(text: str) -> str:
    found = typed_date(text)
    return wording.long_day(found.year, found.month, found.day) or text if found else text
