"""To whom and where a letter to a contact goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rolodex.domain.address import AddressRules, code_fits, problems
from rolodex.domain.address_mark import mark
from rolodex.domain.audience import AddressChoice, Reason
from rolodex.domain.consent import refusal, why
from rolodex.domain.contact import Adr, Consent, Contact, Name, Value
from rolodex.domain.message import Message, message
from rolodex.domain.naming import display_name, full_name

_PLACES = {"work": 0, "home": 1}
_NO_PREFERENCE = 101
_NAMELESS, _NOWHERE = Name(), Adr()
_NO_ADDRESS = message("There is no postal address")


@dataclass(frozen=True, slots=True)
class Someone:
    """What is asked of a contact before anything is sent: the parts that matter, without the rest.

    `adr` may lack what is not printed. `household_id` is 0 where nobody said with whom they live; `has_died`
    and `refused`, what was said about letters, are of the card, `is_paused` of the day.
    """

    id: int
    uid: str = ""
    kind: str = "individual"
    fn: str = ""
    n: Name = _NAMELESS
    gender: str = ""
    related: tuple[Value, ...] = ()
    firm: str = ""
    adr: tuple[Adr, ...] = ()
    household_id: int = 0
    refused: Consent | None = None
    is_paused: bool = False
    has_died: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece goes, with the address's mark; or why it cannot: `reason` and a sentence."""

    adr: Adr = _NOWHERE
    mark: str = ""
    reason: Reason | None = None
    said: Message = _NO_ADDRESS


def address(
    contact: Contact, rules: AddressRules, home: str = "", choice: AddressChoice = "preferred"
) -> Adr | Message:
    """The first address the post can use, of those chosen first, preferred, at work, at home; or why none.

    Nobody is written to who has refused letters.
    """
    refused = refusal(contact, "letter")
    if refused is not None:
        return why(refused)
    reasons = []
    for adr in ranked(contact.adr, choice):
        found = problems(adr, rules, home)
        if not found:
            return adr
        reasons.append(found[0])
    return reasons[0] if reasons else _NO_ADDRESS


def place(
    adrs: Iterable[Adr],
    rules: AddressRules,
    home: str = "",
    choice: AddressChoice = "preferred",
    returned: Collection[str] = (),
) -> Place:
    """The first address that a piece would reach; else the first of all, with what is wrong with it.

    `returned` are the marks of addresses from which something came back.
    """
    first: Place | None = None
    for adr in ranked(adrs, choice):
        found = _checked(adr, rules, home, returned)
        if found.reason is None:
            return found
        first = first or found
    return first or Place(reason="none")


def names(contact: Contact, adr: Adr) -> Mapping[str, str]:
    """Who stands above the address: the person, and the firm where the letter goes to work."""
    name = display_name(contact)
    firm = next((org.name.strip() for org in contact.org if org.name.strip()), "")
    at_work = "work" in adr.types and contact.kind == "individual"
    return {"name": name, "firm": firm if at_work and firm.casefold() != name.casefold() else ""}


def called(someone: Someone) -> str:
    """What someone is called: FN, or what stands best for it."""
    return someone.fn.strip() or full_name(someone.n) or someone.firm


def ranked(adrs: Iterable[Adr], choice: AddressChoice = "preferred") -> list[Adr]:
    """The addresses in the order in which they are tried."""
    adrs = tuple(adrs)
    if len(adrs) < 2:
        return list(adrs)
    return sorted(adrs, key=lambda adr: (choice != "preferred" and choice not in adr.types, *_rank(adr)))


def _checked(adr: Adr, rules: AddressRules, home: str, returned: Collection[str]) -> Place:
    found = problems(adr, rules, home)
    if not code_fits(adr, rules, home):
        said = message("%(code)s is no postal code of its country", code=adr.code.strip())
        found = (*found, said)
    if found:
        return Place(adr, mark(adr), _reason(adr, rules, home), found[0])
    marked = mark(adr)
    if marked in returned:
        return Place(adr, marked, "returned", message("A piece came back from this address"))
    return Place(adr, marked)


def _reason(adr: Adr, rules: AddressRules, home: str) -> Reason:
    """Which part is wrong with an address that something is wrong with."""
    if not any(text.strip() for text in (adr.street, adr.ext, adr.box)):
        return "street" if any(text.strip() for text in (adr.city, adr.code, adr.country)) else "none"
    return "city" if "city" in rules.rule(adr, home).required and not adr.city.strip() else "code"


def _rank(adr: Adr) -> tuple[int, int]:
    return adr.pref or _NO_PREFERENCE, min(
        (_PLACES[kind] for kind in adr.types if kind in _PLACES), default=2
    )
