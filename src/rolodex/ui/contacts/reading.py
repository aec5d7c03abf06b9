"""All that a card shows, read in one go, off the UI thread."""

from __future__ import annotations

from rolodex import i18n
from rolodex.domain.contact import Contact
from rolodex.ui.contacts.card import CardData
from rolodex.ui.contacts.card_fields import Beside, related_uid
from rolodex.ui.contacts.photos import picture
from rolodex.ui.ports import Services


def read_card(services: Services, contact_id: int, side: int) -> CardData | None:
    """The card of one contact, its photo made for a round of `side` pixels; None when it is gone."""
    contacts = services.contacts
    contact = contacts.get(contact_id)
    rows = contacts.rows([contact_id])
    if contact is None or not rows:
        return None
    photo = next((one.sha256 for one in contact.photo if one.sha256), "")
    return CardData(
        contact=contact,
        initials=rows[0].initials,
        ground=rows[0].ground,
        standing=contacts.standing(contact_id),
        entries=services.activities.timeline(contact_id),
        photo=picture(contacts.photo(photo), side) if photo else None,
        beside=_beside(services, contact),
        name=rows[0].fn,
        people=services.companies.people(contact_id) if contact.kind == "org" else (),
        tickets=services.tickets.of_contact(contact_id),
    )


def _beside(services: Services, contact: Contact) -> Beside:
    """How the numbers and addresses are written where the contact lives, and who else is meant."""
    # start-up: the rules of 252 territories are wanted only by the first card
    from rolodex.domain import address, phone
    from rolodex.services import addresses

    rules, language = addresses.rules(), i18n.language()
    there = next((code for adr in contact.adr if (code := rules.territory(adr))), "")
    country = there or services.settings.get("country")
    numbers = {tel.value: phone.shown(tel.value, country) for tel in contact.tel}
    shared = [adr.shared for adr in contact.adr if adr.shared]
    rules_of = services.rules.of_contact(contact.id)
    uids = [uid for one in contact.related if (uid := related_uid(one))]
    return Beside(
        address_lines=lambda adr: address.lines(adr, rules, "", language),
        phone_text=lambda number: numbers.get(number, number),
        linked=services.contacts.linked(uids) if uids else {},
        groups=tuple((group.id, group.name) for group in services.groups.of(contact.id)),
        owners=services.companies.owners(shared) if shared else {},
        pause=services.pauses.of(contact.id),
        touch=next((rule for rule in rules_of if rule.origin == "touch" and rule.active), None),
    )
