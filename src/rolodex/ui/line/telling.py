"""What was kept of a line, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from rolodex.domain.line import Line
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import wording
from rolodex.ui.reminders import words

LOGGED: Mapping[str, Message] = MappingProxyType(
    {
        "call": message("Call logged"),
        "meeting": message("Meeting logged"),
        "visit": message("Visit logged"),
        "note": message("Note added"),
        "email": message("Email logged"),
        "letter": message("Letter logged"),
        "message": message("Message logged"),
    }
)


def told(line: Line, today: date) -> str:
    """What was kept, what is next, and of whom."""
    parts = []
    if line.activity is not None:
        parts.append(word(LOGGED[line.activity.kind]))
    if line.sale is not None:
        amount = wording.money(line.sale.amount, line.sale.currency)
        parts.append(_("Purchase of %(amount)s noted") % {"amount": amount})
    if line.ticket is not None:
        parts.append(_("Ticket opened"))
    if line.planned is not None:
        parts.append(_("follow-up on %(day)s") % {"day": words.moment(line.planned.due, today)})
    if line.review:
        parts.append(_("left alone until %(day)s") % {"day": words.moment(line.review, today)})
    said = ", ".join(parts)
    said = said[:1].upper() + said[1:]
    return _("%(name)s: %(said)s") % {"name": line.fn, "said": said} if line.fn else said
