"""An edit that was begun and not saved."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from rolodex.domain import contact_json
from rolodex.domain.contact import Contact
from rolodex.domain.group import STAYS, Membership

_GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written of a contact, which groups were chosen for it, and when (UTC stamp).

    `key` is the contact it was begun on, 0 for a new one; `contact.id` is 0 too where that contact is gone,
    so that saving adds it anew.
    """

    key: int
    at: str
    contact: Contact
    groups: Membership = STAYS


def as_text(contact: Contact, groups: Membership = STAYS) -> str:
    """A draft as JSON: that of the contact, and the groups beside its fields."""
    text = contact_json.as_text(contact)
    return json.dumps({**json.loads(text), _GROUPS: asdict(groups)}, ensure_ascii=False) if groups else text


def from_text(text: str) -> tuple[Contact, Membership]:
    """The contact and the groups that `as_text` wrote. Raises ValueError where the text is no draft."""
    contact = contact_json.from_text(text)
    kept = json.loads(text).get(_GROUPS, {})
    return contact, Membership(**{name: tuple(items) for name, items in kept.items()})
