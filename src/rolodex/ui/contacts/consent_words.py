"""What someone agreed to or refused, in words for their card."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.consent import CHANNELS, said
from rolodex.domain.contact import Channel, Consent, Contact
from rolodex.domain.message import Message, message
from rolodex.domain.typed_date import typed_date
from rolodex.i18n import _, word
from rolodex.ui.wording import long_day

WAYS: dict[Channel, Message] = {
    "letter": message("Letters"),
    "email": message("Email"),
    "phone": message("Phone calls"),
    "message": message("Messages"),
}
AGREED: dict[Channel, Message] = {
    "letter": message("Letters welcome"),
    "email": message("Email welcome"),
    "phone": message("Calls welcome"),
    "message": message("Messages welcome"),
}
REFUSED: dict[Channel, Message] = {
    "letter": message("No letters"),
    "email": message("No email"),
    "phone": message("No calls"),
    "message": message("No messages"),
}


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One way to reach someone: what they said in a few words, and where and when they said it."""

    channel: Channel
    granted: bool
    text: str
    told: str


def consent_lines(contact: Contact) -> tuple[ConsentLine, ...]:
    """What the contact has said about each way; the refusals first, those never asked left out."""
    found = [one for channel in CHANNELS if (one := said(contact, channel))]
    lines = [_line(one) for one in found]
    return tuple(sorted(lines, key=lambda line: line.granted))


def day(at: str) -> str:
    """A day of a consent as the user reads it; as it is written where it is no date."""
    date = typed_date(at)
    return long_day(*date) if date else at


def _line(consent: Consent) -> ConsentLine:
    text = word((AGREED if consent.granted else REFUSED)[consent.channel])
    where, when = consent.source.strip(), day(consent.at.strip())
    told = where or when
    if where and when:
        told = _("%(source)s, %(day)s") % {"source": where, "day": when}
    return ConsentLine(consent.channel, consent.granted, text, told)
