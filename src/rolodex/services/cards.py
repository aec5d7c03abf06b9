"""A contact in the words of RFC 6350, for other programs."""

from __future__ import annotations

from rolodex.domain.contact import Contact


def as_json(contact: Contact) -> dict[str, object]:
    """The card as a mapping that is ready for JSON."""
    from rolodex.vcard.jcard import as_json as told  # start-up: few verbs show cards

    return told(contact)
