"""What somebody is known again by, should a file bring them back after they were erased for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolodex.domain.contact import Contact
from rolodex.domain.erased_terms import LEAST_DIGITS, words_of
from rolodex.domain.identity import LAST_DIGITS, digits
from rolodex.domain.naming import display_name

SHORTEST_UID = 6
"""A UID of fewer characters, such as "1", is that of many cards."""


def keys_of(contact: Contact) -> tuple[str, ...]:
    """All keys of a card: its UID, e-mails, numbers, and its name with its birthday or a postal code."""
    return tuple(
        keys(
            (contact.uid,),
            (contact.fn or display_name(contact),),
            (one.value for one in contact.email),
            (one.value for one in contact.tel),
            (
                *((one.year, one.month, one.day) for one in contact.dates if one.name == "bday"),
                *(one.code for one in contact.adr),
            ),
        )
    )


def keys(
    uids: Iterable[str],
    names: Iterable[str],
    emails: Iterable[str],
    numbers: Iterable[str],
    beside: Iterable[str | tuple[int, int, int]],
) -> Iterator[str]:
    """The keys of somebody; `beside` are birthdays and postal codes, which count with a name."""
    found = [f"uid {uid.strip().casefold()}" for uid in uids if len(uid.strip()) >= SHORTEST_UID]
    found += [f"email {email.strip().casefold()}" for email in emails if "@" in email]
    found += [
        f"tel {number[-LAST_DIGITS:]}" for number in map(digits, numbers) if len(number) >= LEAST_DIGITS
    ]
    words = dict.fromkeys(" ".join(sorted(words_of(name).split())) for name in names)
    for one in beside:
        said = _beside(one)
        found += [f"{said} {name}" for name in words if said and name]
    yield from dict.fromkeys(found)


def _beside(one: str | tuple[int, int, int]) -> str:
    """A whole birthday or a postal code as part of a key; "" for half of one."""
    if isinstance(one, str):
        code = "".join(words_of(one).split())
        return f"code {code}" if code else ""
    return "bday {}-{}-{}".format(*one) if all(one) else ""
