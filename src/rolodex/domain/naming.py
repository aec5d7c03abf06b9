"""What a contact is called when nobody has said so."""

from __future__ import annotations

from rolodex.domain.contact import Contact, Name


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
    return " ".join(" ".join(part.replace(",", " ").split()) for part in parts if part.strip())


def display_name(contact: Contact) -> str:
    """FN, or what stands best for it: the name, nickname, firm, first e-mail, first phone."""
    candidates = [contact.fn, full_name(contact.n)]
    candidates += [nickname.value for nickname in contact.nickname]
    candidates += [org.name for org in contact.org]
    candidates += [value.value for value in (*contact.email, *contact.tel)]
    return next((text.strip() for text in candidates if text.strip()), "")
