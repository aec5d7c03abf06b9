"""By which ways someone may be reached, as far as they have said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from rolodex.domain.contact import Channel, Consent, Contact
from rolodex.domain.message import Day, Message, message

CHANNELS: tuple[Channel, ...] = get_args(Channel)
REFUSED: Mapping[Channel, Message] = MappingProxyType(
    {
        "letter": message("They do not want letters"),
        "email": message("They do not want e-mails"),
        "phone": message("They do not want to be called"),
        "message": message("They do not want messages"),
    }
)
"""Why somebody is left out."""
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?(?=T|$)")


def said(contact: Contact, channel: Channel) -> Consent | None:
    """What was said last about one way; None where nobody has asked."""
    return next((one for one in reversed(contact.consent) if one.channel == channel), None)


def refuses(contact: Contact, channel: Channel) -> bool:
    """Whether they do not want to be reached in this way."""
    return refusal(contact, channel) is not None


def refusal(contact: Contact, channel: Channel) -> Consent | None:
    """The refusal that stands for one way; None where they agreed since, or nobody has asked."""
    found = said(contact, channel)
    return found if found is not None and not found.granted else None


def why(refused: Consent) -> Message:
    """Why somebody is left out, with the day and the place where they said so, as far as these are known."""
    text, source, at = REFUSED[refused.channel], refused.source.strip(), refused.at.strip()
    known = _DAY.match(at)
    day = Day(known[0]) if known else at
    if at and source:
        return message("%(refusal)s (%(day)s, %(source)s)", refusal=text, day=day, source=source)
    if at or source:
        return message("%(refusal)s (%(where)s)", refusal=text, where=day or source)
    return text
