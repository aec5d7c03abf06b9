"""An edit that was begun and not saved."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from rolodex.domain import contact_json
from rolodex.domain.contact import Contact
from rolodex.domain.group import STAYS, Membership

_GROUPS, _BASE = "groups", "base"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written of a contact, which groups were chosen for it, and when (UTC stamp).

    `key` is the contact it was begun on, 0 for a new one; `contact.id` is 0 too where that contact is gone,
    so that saving adds it anew. `base` is what the book said when the edit was begun, so that saving loses
    nothing of what it learned since; None where nobody knows.
    """

    key: int
    at: str
    contact: Contact
    groups: Membership = STAYS
    base: Contact | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A text, or a record as JSON, that was begun somewhere and not saved, and when (UTC stamp).

    `key` is the record it was begun on, 0 for a new one, or below zero the contact that one was opened for;
    `contact_id` is whom it is about, 0 for nobody.
    """

    key: int
    contact_id: int
    at: str
    text: str


def as_text(contact: Contact, groups: Membership = STAYS, base: Contact | None = None) -> str:
    """A draft as JSON: that of the contact, and beside its fields the groups and what it was begun on."""
    beside: dict[str, object] = {}
    if groups:
        beside[_GROUPS] = asdict(groups)
    if base is not None:
        beside[_BASE] = contact_json.as_text(base)
    text = contact_json.as_text(contact)
    return json.dumps({**json.loads(text), **beside}, ensure_ascii=False) if beside else text


def from_text(text: str) -> tuple[Contact, Membership, Contact | None]:
    """The contact, groups and base that `as_text` wrote. Raises ValueError where the text is no draft."""
    contact = contact_json.from_text(text)
    beside = json.loads(text)
    try:
        groups = Membership(**{name: tuple(items) for name, items in beside.get(_GROUPS, {}).items()})
    except (TypeError, AttributeError) as error:
        raise ValueError("not a draft") from error
    return contact, groups, contact_json.from_text(beside[_BASE]) if _BASE in beside else None
