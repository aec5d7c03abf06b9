"""The filters of a list in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.asked import Filter
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word

FIELDS: Mapping[str, Message] = MappingProxyType(
    {
        "tag": message("Tag"),
        "group": message("Group"),
        "country": message("Country"),
        "city": message("City"),
        "import": message("Import"),
        "missing": message("Missing"),
    }
)
"""What the menu of filters offers, in its order."""

MISSING: Mapping[str, Message] = MappingProxyType(
    {
        "phone": message("Phone"),
        "email": message("Email"),
        "address": message("Address"),
        "birthday": message("Birthday"),
        "company": message("Company"),
        "photo": message("Photo"),
        "tag": message("Tag"),
    }
)
"""What a contact may miss, as the menu offers it."""


def field_name(field: str) -> str:
    """A field in the words of the menu; the name of a field of the user's own as it is."""
    known = FIELDS.get(field)
    return word(known) if known else field


def value_name(field: str, value: str) -> str:
    """A value as it is shown."""
    if field == "missing" and value in MISSING:
        return word(MISSING[value])
    if field == "country":
        # start-up: the names of 252 territories are wanted only here
        from rolodex import i18n
        from rolodex.services import addresses

        return addresses.rules().countries.name(value, i18n.language()) or value
    return value


def filter_words(one: Filter) -> str:
    """A filter in words: "City: Bilbao", "Not tag: old", "Missing: Phone"."""
    named = {"field": field_name(one.field), "value": value_name(one.field, one.value)}
    return (_("Not %(field)s: %(value)s") if one.without else _("%(field)s: %(value)s")) % named
