"""The pieces of a campaign as they are addressed today."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain import recipient
from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.contact import Adr
from rolodex.domain.message import Message
from rolodex.services import addresses
from rolodex.store import contacts
from rolodex.store.book import Connection


def addressed(
    connection: Connection, audience: Audience, pieces: Sequence[tuple[tuple[int, ...], str]]
) -> tuple[Addressee, ...]:
    """What stands on each of these pieces (its contacts, who leads it first, and its code) today."""
    ids = [contact_id for those, _code in pieces for contact_id in those]
    cards = {contact.id: contact for contact in contacts.get_many(connection, ids)}
    rules = addresses.rules()
    found = []
    for those, code in pieces:
        known = [cards[contact_id] for contact_id in those if contact_id in cards]
        if not known:
            continue
        adr = recipient.address(known[0], rules)
        adr = Adr() if isinstance(adr, Message) else adr
        names = tuple(recipient.names(known[0], adr).items())
        found.append(Addressee(tuple(one.id for one in known), names, adr, code=code))
    return tuple(found)
