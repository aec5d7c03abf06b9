"""What the properties of cards are called when an import counts them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.message import Message, message, plural_message
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
        "categories": message("Tags"),
        "photo": message("Photo"),
        "logo": message("Logo"),
        "member": message("Member"),
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


COUNTED = ("tel", "email", "adr", "url", "photo", "note")
"""What is counted of a card in a row, in this order."""


def counted(prop: str, count: int) -> str:
    """So many of a property in words, "" for none."""
    return word(_counted(prop, count)) if count else ""


def _counted(prop: str, count: int) -> Message:
    if prop == "tel":
        return plural_message("%(count)d phone", "%(count)d phones", count)
    if prop == "email":
        return plural_message("%(count)d email", "%(count)d emails", count)
    if prop == "adr":
        return plural_message("%(count)d address", "%(count)d addresses", count)
    if prop == "note":
        return plural_message("%(count)d note", "%(count)d notes", count)
    if prop == "url":
        return plural_message("%(count)d website", "%(count)d websites", count)
    return message("photo")
