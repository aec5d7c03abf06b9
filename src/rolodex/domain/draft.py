"""An edit that was begun and not saved."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.contact import Contact


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written of a contact and when (UTC stamp).

    `key` is the contact it was begun on, 0 for a new one; `contact.id` is 0 too where that contact is gone,
    so that saving adds it anew.
    """

    key: int
    at: str
    contact: Contact
