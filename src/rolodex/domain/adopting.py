"""Properties that no field held, made fields of the user's own."""

from __future__ import annotations

import re
from dataclasses import replace

from rolodex.domain.contact import Contact, Custom, Foreign
from rolodex.domain.custom_field import CustomField
from rolodex.domain.typed_value import as_type

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_OF_PROGRAMS = ("X-AB", "X-ADDRESSBOOK", "X-APPLE", "X-ROLODEX", "X-MS-OL", "X-KADDRESSBOOK-CRYPTO")
"""Beginnings of the names that programs use among themselves."""


def is_plain(foreign: Foreign) -> bool:
    """Whether the property says a value and nothing else, so that a field can hold all of it."""
    return not foreign.group and all(name == "VALUE" for name, _value in foreign.params)


def offered(contact: Contact) -> tuple[Foreign, ...]:
    """The unknown properties worth a field, the first of each name."""
    found: dict[str, Foreign] = {}
    for foreign in contact.foreign:
        name = foreign.name.upper()
        if (
            name.startswith("X-")
            and not name.startswith(_OF_PROGRAMS)
            and is_plain(foreign)
            and spoken(foreign)
        ):
            found.setdefault(name, foreign)
    return tuple(found.values())


def spoken(foreign: Foreign) -> str:
    """The value without the escapes of a card."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], foreign.value).strip()


def adopted(contact: Contact, name: str, field: CustomField) -> Contact:
    """The contact with what its properties of this name say in the field.

    A property that says more than a value, or nothing of the field's type, stays as it is.
    """
    values = {
        place: value
        for place, foreign in enumerate(contact.foreign)
        if foreign.name.upper() == name.upper()
        and is_plain(foreign)
        and (value := as_type(spoken(foreign), field.type)) is not None
    }
    if not values:
        return contact
    return replace(
        contact,
        foreign=tuple(one for place, one in enumerate(contact.foreign) if place not in values),
        custom=(*contact.custom, *(Custom(field.name, value, field.type) for value in values.values())),
    )
