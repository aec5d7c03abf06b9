"""The field by which the rows of a table update whom the book has, and when two values of it are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rolodex.domain.contact import Contact
from rolodex.domain.identity import LAST_DIGITS, digits, plain
from rolodex.domain.naming import display_name


def _text(value: str) -> str:
    return " ".join(plain(value).split())


def _phone(value: str) -> str:
    return digits(value)[-LAST_DIGITS:]


FOLDED: Mapping[str, Callable[[str], str]] = {"email": _text, "tel": _phone, "fn": _text}
"""The fields of every card that may be the key, and what of their values counts."""


def folded(key: str, value: str) -> str:
    """What of a value counts; a field of the user's own is compared without case and outer space."""
    return FOLDED.get(key, _text)(value)


def keys_of(contact: Contact, key: str) -> tuple[str, ...]:
    """What a card has under this key: "email", "tel", "fn", or the name of a field of the user's own."""
    values: Iterable[str]
    if key == "email":
        values = (one.value for one in contact.email)
    elif key == "tel":
        values = (one.value for one in contact.tel)
    elif key == "fn":
        values = (contact.fn or display_name(contact),)
    else:
        name = _text(key)
        values = (one.value for one in contact.custom if _text(one.name) == name)
    return tuple(dict.fromkeys(found for value in values if (found := folded(key, value))))
