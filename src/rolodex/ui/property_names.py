"""What the properties of cards are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.message import Message, message
from rolodex.i18n import word

NAMES: Mapping[str, Message] = MappingProxyType(
    {
        "fn": message("Name"),
        "n": message("Name"),
        "nickname": message("Nickname"),
        "org": message("Firm"),
        "title": message("Job title"),
        "role": message("Role"),
        "tel": message("Phone"),
        "email": message("Email"),
        "adr": message("Address"),
        "url": message("Website"),
        "impp": message("Chat"),
        "related": message("Related"),
        "lang": message("Language"),
        "note": message("Note"),
        "bday": message("Birthday"),
        "anniversary": message("Anniversary"),
        "deathdate": message("Date of death"),
        "event": message("Event"),
        "dates": message("Date"),
        "categories": message("Tags"),
        "photo": message("Photo"),
        "logo": message("Logo"),
        "member": message("Member"),
        "custom": message("Own field"),
        "consent": message("Consent"),
        "favourite": message("Favourite"),
        "kind": message("Kind"),
        "tz": message("Time zone"),
        "gender": message("Gender"),
        "uid": message("Number of the card"),
        "rev": message("Last change"),
    }
)


def name(prop: str) -> str:
    """What a property is called; one of another program, or a column, stands under its own name."""
    known = NAMES.get(prop.lower())
    return word(known) if known else prop
