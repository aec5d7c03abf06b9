"""What contacts can be written as, with a sentence about whom it is for."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.exporting import Target
from rolodex.domain.message import Message, message


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of writing contacts; `one_each` makes a folder with a file for each card."""

    id: str
    text: Message
    about: Message
    target: Target
    one_each: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("3.0", message("vCard 3.0"), message("For phones and most programs: one file."), "3.0"),
    Kind("4.0", message("vCard 4.0"), message("The newest: for Apple, Google and newer programs."), "4.0"),
    Kind(
        "2.1",
        message("vCard 2.1, one file each"),
        message("For Outlook and old phones: a file for each card."),
        "2.1",
        one_each=True,
    ),
    Kind("json", message("JSON"), message("For programmers: every field under its own name."), "json"),
)

WORDS: dict[str, Message] = {
    "fn": message("Name"),
    "n": message("Name"),
    "nickname": message("Nickname"),
    "org": message("Firm"),
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
"""How the properties that `Loss` names are called; those of other programs stand under their own names."""
