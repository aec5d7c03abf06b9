"""The rows of a plan, worded and ready to be painted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rolodex.domain.card import Doubt, Rejected
from rolodex.domain.contact import Contact
from rolodex.domain.display import detail, ground, initials
from rolodex.domain.naming import display_name
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording

Verdict = Literal["new", "update", "doubt", "rejected"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One card of a plan: who, by what it is known, what happens to it, and more about it."""

    verdict: Verdict
    title: str
    below: str = ""
    chip: str = ""
    detail: str = ""
    initials: str = ""
    ground: int = 0


def contact_row(verdict: Literal["new", "update"], contact: Contact) -> PlanRow:
    """The row of a card that will change the book."""
    name = display_name(contact)
    known_by = [value.value for value in (*contact.tel, *contact.email)]
    known_by += [detail(org.title, org.name) for org in contact.org]
    return PlanRow(
        verdict,
        name or _("No name"),
        below=next((text for text in known_by if text and text != name), ""),
        chip=_("New") if verdict == "new" else _("Update"),
        detail=", ".join(_holdings(contact)),
        initials=initials(name, contact.n.given, contact.n.family),
        ground=ground(name),
    )


def rejected_row(rejected: Rejected) -> PlanRow:
    """The row of a card or line that could not be read: where it stands and why."""
    where = _("line %(line)s") % {"line": wording.number(rejected.line)} if rejected.line else ""
    place = " · ".join(part for part in (Path(rejected.file).name, where) if part)
    return PlanRow(
        "rejected",
        rejected.name or place or _("No name"),
        below=place if rejected.name else "",
        chip=_("Damaged"),
        detail=word(rejected.reason),
        initials="?",
    )


def doubt_row(doubt: Doubt) -> PlanRow:
    """The row of what was mended or doubtful in a card that was read."""
    return PlanRow(
        "doubt",
        doubt.name or _("No name"),
        below=Path(doubt.file).name,  # the reason names the line
        chip=_("Doubt"),
        detail=word(doubt.reason),
        initials=initials(doubt.name, "", ""),
        ground=ground(doubt.name),
    )


def _holdings(contact: Contact) -> list[str]:
    """What a card holds, in few words."""
    said = [
        _counted(len(contact.tel), ngettext("%(count)d phone", "%(count)d phones", len(contact.tel))),
        _counted(len(contact.email), ngettext("%(count)d email", "%(count)d emails", len(contact.email))),
        _counted(len(contact.adr), ngettext("%(count)d address", "%(count)d addresses", len(contact.adr))),
        _birthday(contact),
        _("photo") if contact.photo else "",
        _counted(len(contact.note), ngettext("%(count)d note", "%(count)d notes", len(contact.note))),
        _counted(
            len(contact.foreign),
            ngettext(
                "%(count)d unknown property kept", "%(count)d unknown properties kept", len(contact.foreign)
            ),
        ),
    ]
    return [text for text in said if text]


def _counted(count: int, text: str) -> str:
    return text % {"count": count} if count else ""


def _birthday(contact: Contact) -> str:
    days = (
        wording.long_day(date.year, date.month, date.day) for date in contact.dates if date.name == "bday"
    )
    day = next((text for text in days if text), "")
    return _("birthday %(day)s") % {"day": day} if day else ""
