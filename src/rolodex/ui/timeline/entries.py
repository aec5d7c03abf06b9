"""Entries of the timeline in words: a title, a body and a day for each kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rolodex.domain import reasons
from rolodex.domain.activity import Attachment
from rolodex.domain.message import Message, message
from rolodex.domain.timeline import Entry, EntryKind
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording


@dataclass(frozen=True, slots=True)
class Look:
    """The icon of a kind, its colours, and what it is called."""

    icon: str
    token: str
    soft: str
    text: Message


LOOKS: Mapping[EntryKind, Look] = MappingProxyType(
    {
        "reminder": Look("bell", "warn", "warn_soft", message("Follow-up")),
        "call": Look("phone", "blue", "blue_soft", message("Call")),
        "meeting": Look("users", "dim", "chip", message("Meeting")),
        "visit": Look("footprints", "dim", "chip", message("Visit")),
        "note": Look("sticky-note", "warn", "warn_soft", message("Note")),
        "email": Look("mail", "blue", "blue_soft", message("Email")),
        "letter": Look("mailbox", "violet", "violet_soft", message("Letter")),
        "message": Look("message-circle", "blue", "blue_soft", message("Message")),
        "ticket": Look("life-buoy", "bad", "bad_soft", message("Ticket")),
        "purchase": Look("shopping-bag", "good", "good_soft", message("Purchase")),
        "refund": Look("undo-2", "bad", "bad_soft", message("Refund")),
        "campaign": Look("mailbox", "violet", "violet_soft", message("Campaign")),
        "mailing": Look("printer", "violet", "violet_soft", message("Mailing")),
        "deal": Look("handshake", "good", "good_soft", message("Deal")),
    }
)

_STATES: Mapping[str, Message] = MappingProxyType(
    {
        "planned": message("planned"),
        "sent": message("sent"),
        "returned": message("came back"),
        "answered": message("answered"),
        "bought": message("bought"),
        "open": message("open"),
        "waiting": message("waiting"),
        "closed": message("closed"),
        "won": message("won"),
        "lost": message("lost"),
        "COMPLETED": message("done"),
        "CANCELLED": message("cancelled"),
        "cancelled": message("cancelled"),
    }
)
_PRINTED: Mapping[str, Message] = MappingProxyType(
    {
        "labels": message("Label printed"),
        "envelopes": message("Envelope printed"),
        "letter": message("Letter printed"),
        "card": message("Card printed"),
    }
)
_PAID: Mapping[str, Message] = MappingProxyType(
    {
        "transfer": message("paid by transfer"),
        "cash": message("paid in cash"),
        "card": message("paid by card"),
        "direct debit": message("paid by direct debit"),
        "invoice": message("on invoice"),
    }
)
OUTCOMES: Mapping[str, Message] = MappingProxyType(
    {
        "reached": message("reached"),
        "no answer": message("no answer"),
        "busy": message("busy"),
        "voicemail": message("voicemail"),
        "wrong number": message("wrong number"),
        "not interested": message("not interested"),
    }
)
"""How a talk went, in the words of the book."""
_DIRECTED: Mapping[tuple[str, str], Message] = MappingProxyType(
    {
        ("call", "in"): message("Incoming call"),
        ("email", "in"): message("Email received"),
        ("email", "out"): message("Email sent"),
        ("letter", "in"): message("Letter received"),
        ("letter", "out"): message("Letter sent"),
        ("message", "in"): message("Message received"),
        ("message", "out"): message("Message sent"),
    }
)


def title(entry: Entry) -> str:
    """The first line of an entry."""
    if entry.kind == "purchase":
        said = _("Purchase %(number)s") % {"number": entry.number} if entry.number else _("Purchase")
        return _joined(said, wording.money(entry.amount, entry.currency))
    if entry.kind == "refund":
        said = _("Refund on %(number)s") % {"number": entry.number} if entry.number else _("Refund")
        return _joined(said, wording.money(entry.amount, entry.currency))
    if entry.kind == "ticket":
        said = _("Ticket %(number)s") % {"number": entry.number} if entry.number else _("Ticket")
        return _joined(said, entry.title, _state(entry))
    if entry.kind == "deal":
        money = wording.money(entry.amount, entry.currency) if entry.amount else ""
        return _joined(entry.title or _("Deal"), money, _state(entry))
    if entry.kind == "campaign":
        return _joined(entry.title or word(LOOKS[entry.kind].text), _state(entry))
    if entry.kind == "mailing":
        return _joined(word(_PRINTED.get(entry.state, LOOKS[entry.kind].text)), entry.title)
    said = entry.title or _unnamed(entry)
    if entry.minutes:
        return _joined(said, _("%(count)d min") % {"count": entry.minutes})
    return _joined(said, _state(entry)) if entry.kind == "reminder" else said


def _unnamed(entry: Entry) -> str:
    """What an entry is called that has no words of its own."""
    if entry.kind == "note" and entry.files and not entry.body:
        return ngettext("%(count)d file", "%(count)d files", len(entry.files)) % {"count": len(entry.files)}
    if entry.kind == "reminder":
        return word(reasons.title(entry.origin, entry.to_do, ""))
    return word(_DIRECTED.get((entry.kind, entry.direction), LOOKS[entry.kind].text))


def body(entry: Entry, today: date) -> str:
    """What is said under the title; empty where nothing is."""
    if entry.kind == "reminder":
        return _joined(_due(entry, today), repeats(entry.rrule), entry.outcome, entry.body)
    if entry.kind == "purchase":
        method = _PAID.get(entry.outcome)
        paid = word(method) if method else entry.outcome
        return _joined(entry.body, paid, _state(entry) if entry.state == "cancelled" else "")
    if entry.kind == "refund":
        return ", ".join(part for part in (entry.title, entry.body) if part)
    if entry.kind == "campaign":
        return _campaign(entry, today)
    outcome = OUTCOMES.get(entry.outcome)
    return _joined(word(outcome) if outcome else entry.outcome, entry.body)


def below(entry: Entry, today: date) -> str:
    """What is said under the title, with whose entry it is where that is another's."""
    return _joined(entry.person, body(entry, today))


def when(entry: Entry, today: date) -> str:
    """The day of an entry, as shortly as it can be said."""
    moment = wording.local(entry.at)
    return wording.short_day(moment.date(), today) if moment else ""


def clock(entry: Entry) -> str:
    """At what time it was."""
    moment = wording.local(entry.at) if "T" in entry.at and entry.kind != "reminder" else None
    return wording.clock(moment) if moment else ""


def written(entry: Entry) -> str:
    """At what time it was and who wrote it down, as shortly as it can be said."""
    return _joined(clock(entry), entry.author)


def told(entry: Entry) -> str:
    """The same in whole: day, time, who wrote it down, and when, where that was another day."""
    moment = wording.local(entry.at)
    if moment is None:
        return entry.author
    at = _joined(wording.long_day(moment.year, moment.month, moment.day), written(entry))
    noted = wording.local(entry.written_at)
    if noted is None or noted.date() == moment.date() or entry.kind == "reminder":
        return at
    day = wording.long_day(noted.year, noted.month, noted.day)
    return _joined(at, _("written down %(day)s") % {"day": day})


def size(count: int) -> str:
    """How large a file is."""
    return wording.file_size(count, 0 if count < 1_000_000 else 1)


def file_words(file: Attachment) -> str:
    """A file by its name and size."""
    return f"{file.name or _('File')}  {size(file.size)}"


def spoken(entry: Entry, today: date) -> str:
    """An entry for those who cannot see its icon."""
    kind = word(LOOKS[entry.kind].text)
    parts = (
        kind,
        title(entry),
        entry.person,
        body(entry, today),
        when(entry, today),
        written(entry),
        _("pinned") if entry.pinned else "",
        *map(file_words, entry.files),
    )
    return ". ".join(part for part in parts if part)


def repeats(rrule: str) -> str:
    """How a follow-up repeats, where it does so in a way that is said in a few words."""
    found = re.search(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)", rrule)
    if not found:
        return ""
    every = re.search(r"INTERVAL=(\d+)", rrule)
    count = int(every[1]) if every else 1
    if found[1] == "DAILY":
        text = ngettext("repeats every day", "repeats every %(count)d days", count)
    elif found[1] == "WEEKLY":
        text = ngettext("repeats every week", "repeats every %(count)d weeks", count)
    elif found[1] == "MONTHLY":
        text = ngettext("repeats every month", "repeats every %(count)d months", count)
    else:
        text = ngettext("repeats every year", "repeats every %(count)d years", count)
    return text % {"count": count} if "%" in text else text


def _due(entry: Entry, today: date) -> str:
    moment = wording.local(entry.at)
    if moment is None or entry.state in ("COMPLETED", "CANCELLED"):
        return ""
    said = wording.due(entry.at, today)[0]
    at = f", {wording.clock(moment)}" if "T" in entry.at else ""
    return said[:1].upper() + said[1:] + at


def _campaign(entry: Entry, today: date) -> str:
    came = wording.local(entry.outcome)
    said = order = ""
    if came:
        day = wording.short_day(came.date(), today)
        said = _("came back %(day)s") if entry.state == "returned" else _("answered %(day)s")
        said %= {"day": day}
    if entry.number:
        order = _("order %(number)s") % {"number": entry.number}
    return _joined(said, order, entry.body)


def _state(entry: Entry) -> str:
    state = _STATES.get(entry.state)
    return word(state) if state else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
