"""All that a card shows, read in one go, off the UI thread."""

from __future__ import annotations

from rolodex import i18n
from rolodex.ui.contacts.card import CardData
from rolodex.ui.contacts.photos import picture
from rolodex.ui.ports import Contacts


def read_card(contacts: Contacts, contact_id: int, side: int) -> CardData | None:
    """The card of one contact, its photo made for a round of `side` pixels; None when it is gone."""
    # start-up: the rules of 252 territories are wanted only by the first card
    from rolodex.domain import address
    from rolodex.services import addresses

    contact = contacts.get(contact_id)
    rows = contacts.rows([contact_id])
    if contact is None or not rows:
        return None
    rules = addresses.rules()
    language = i18n.language()
    photo = next((one.sha256 for one in contact.photo if one.sha256), "")
    return CardData(
        contact=contact,
        initials=rows[0].initials,
        ground=rows[0].ground,
        standing=contacts.standing(contact_id),
        entries=contacts.timeline(contact_id),
        photo=picture(contacts.photo(photo), side) if photo else None,
        address_lines=lambda adr: address.lines(adr, rules, "", language),
    )
