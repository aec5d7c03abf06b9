"""To whom and where a letter to a contact goes."""

from __future__ import annotations

from collections.abc import Mapping

from rolodex.domain.address import AddressRules, problems
from rolodex.domain.consent import refuses
from rolodex.domain.contact import Adr, Contact
from rolodex.domain.message import Message, message
from rolodex.domain.naming import display_name

_PLACES = {"work": 0, "home": 1}
_NO_PREFERENCE = 101


def address(contact: Contact, rules: AddressRules, home: str = "") -> Adr | Message:
    """The first address the post can use, of those preferred, at work, at home and others; or why none.

    Nobody is written to who has refused letters.
    """
    if refuses(contact, "letter"):
        return message("They do not want letters")
    reasons = []
    for adr in sorted(contact.adr, key=_rank):
        found = problems(adr, rules, home)
        if not found:
            return adr
        reasons.append(found[0])
    return reasons[0] if reasons else message("There is no postal address")


def names(contact: Contact, adr: Adr) -> Mapping[str, str]:
    """Who stands above the address: the person, and the firm where the letter goes to work."""
    name = display_name(contact)
    firm = next((org.name.strip() for org in contact.org if org.name.strip()), "")
    at_work = "work" in adr.types and contact.kind == "individual"
    return {"name": name, "firm": firm if at_work and firm.casefold() != name.casefold() else ""}


def _rank(adr: Adr) -> tuple[int, int]:
    return adr.pref or _NO_PREFERENCE, min(
        (_PLACES[kind] for kind in adr.types if kind in _PLACES), default=2
    )
