"""By which ways someone may be reached, as far as they have said."""

from __future__ import annotations

from typing import get_args

from rolodex.domain.contact import Channel, Consent, Contact

CHANNELS: tuple[Channel, ...] = get_args(Channel)


def said(contact: Contact, channel: Channel) -> Consent | None:
    """What was said last about one way; None where nobody has asked."""
    return next((one for one in reversed(contact.consent) if one.channel == channel), None)


def refuses(contact: Contact, channel: Channel) -> bool:
    """Whether they do not want to be reached in this way."""
    found = said(contact, channel)
    return found is not None and not found.granted
