"""What a contact is called when nobody has said so."""

from __future__ import annotations

import unicodedata

from rolodex.domain.contact import Contact, Name
from rolodex.domain.preferences import NameOrder


def full_name(name: Name) -> str:
    """The parts of a name in the order they are spoken: prefix, given, additional, surnames, suffix."""
    parts = (
        name.prefix,
        name.given,
        name.additional,
        name.family,
        name.family2,
        name.generation,
        name.suffix,
    )
    said = [" ".join(part.replace(",", " ").split()) for part in parts if part]
    return " ".join([part for part in said if part])


def in_order(fn: str, name: Name, order: NameOrder) -> str:
    """FN as lists and cards show it: surnames first where that was chosen and FN says no more than the name.

    What is written without spaces, as in Han or Hangul, has its surname first already.
    """
    surnames = _spaced(f"{name.family} {name.family2}")
    given = _spaced(f"{name.prefix} {name.given} {name.additional}")
    if order == "given" or not surnames or not given or _spaced(fn) != full_name(name):
        return fn
    if unicodedata.east_asian_width(surnames[0]) in "WF":
        return fn
    rest = _spaced(f"{name.generation} {name.suffix}")
    return f"{surnames}, {given} {rest}".rstrip()


def _spaced(text: str) -> str:
    return " ".join(text.replace(",", " ").split())


def display_name(contact: Contact) -> str:
    """FN, or what stands best for it: the name, nickname, firm, first e-mail, first phone."""
    candidates = [contact.fn, full_name(contact.n)]
    candidates += [nickname.value for nickname in contact.nickname]
    candidates += [org.name for org in contact.org]
    candidates += [value.value for value in (*contact.email, *contact.tel)]
    return next((text.strip() for text in candidates if text.strip()), "")


def short_name(name: str, most: int = 80) -> str:
    """A name as it stands in one line among other words; the end of a very long one is left out."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
