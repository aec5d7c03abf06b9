"""Text to values of 3.0 and 4.0, and lines folded so that no other program stumbles over them."""

from __future__ import annotations

import re

from rolodex.domain.contact import Params
from rolodex.vcard.values import has_scheme, without_controls

FOLD_AT = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_NAME_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", "\n": "\\n"})
_LITERAL_COMMA = re.compile(r",(?=\s|\Z)")
_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9/+-]")
_NOT_IN_GROUPS = re.compile(r"[^A-Za-z0-9_/+.-]")


def text(value: str) -> str:
    """A text value."""
    return clean(value).translate(_ESCAPES)


def name_part(value: str) -> str:
    """A part of N: a comma before a space belongs to the name, any other parts several names."""
    return _LITERAL_COMMA.sub("\\\\,", clean(value).translate(_NAME_ESCAPES))


def clean(value: str) -> str:
    """The text without what no card may hold: control characters and halves of characters."""
    return without_controls(value).encode("utf-8", "replace").decode()


def verbatim(value: str) -> str:
    """A value kept word for word, on one line."""
    return clean(value).replace("\n", "\\n")


def uri(value: str) -> tuple[str, Params]:
    """A URI as it stands; a text that is none says so and is escaped."""
    value = clean(value)
    if "\n" in value or "\\" in value:
        return value.translate(_ESCAPES), (("VALUE", "text"),)
    return value, ()


def uri_or_text(value: str) -> tuple[str, Params]:
    """A value of a property whose values are URIs unless they say that they are text."""
    if has_scheme(value) and not any(character.isspace() for character in value):
        return uri(value)
    return text(value), (("VALUE", "text"),)


def parameter(value: str) -> str:
    """A parameter's value with RFC 6868's carets."""
    return clean(value).translate(_CARETS)


def name(value: str) -> str:
    """A property's or parameter's name without anything that could end it."""
    return _NOT_IN_NAMES.sub("-", value) or "X-"


def group(value: str) -> str:
    """A group's name without anything that could end it."""
    return _NOT_IN_GROUPS.sub("-", value).strip(".")


def folded(line: bytes) -> bytes:
    """The line with folds after at most 75 octets, none of them inside a character."""
    if len(line) <= FOLD_AT:
        return line
    pieces: list[bytes] = []
    start = 0
    room = FOLD_AT
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(line[start:end])
        start = end
        room = FOLD_AT - 1
    pieces.append(line[start:])
    return b"\r\n ".join(pieces)
