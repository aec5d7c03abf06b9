"""Words of the column `mark`: each begins with a sign nobody can type and stands for one fact of a contact.

A sign alone is a fact by itself; a sign with a value after it is one of the book's values.
"""

from __future__ import annotations

from functools import lru_cache

from rolodex.domain.asked import PRESENT
from rolodex.domain.folding import tokens

TAG = "\ue002"
"""Begins the word that stands for a tag, by its id."""

INITIAL = "\ue003"
"""Begins the word that stands for all names that begin with a letter, and all words with a digit."""

GROUP = "\ue004"
"""Begins the word that stands for being a member of a group, by its id."""

IMPORT = "\ue005"
"""Begins the word that stands for having come with an import, by its id."""

COUNTRY, CITY, REGION, CODE = "\ue006", "\ue007", "\ue008", "\ue009"
"""Begin the words that stand for a part of an address."""

OWN = "\ue00a"
"""Begins the word that stands for what a field of the user's own says: its id, `PART`, the value."""

DOMAIN = "\ue00b"
"""Begins the word that stands for what follows the @ of an e-mail address."""

PART = "\ue00c"
"""Parts the words of a value, so that they are one word of the index."""

ALL = "\ue010"
"""Every contact has this one, for the index knows no "not" alone."""

FAVOURITE, COMPANY = "\ue011", "\ue012"

NONE = "\ue013"
"""No contact has this one."""

HAS = {field: chr(0xE014 + place) for place, field in enumerate(PRESENT)}
"""The words that stand for having something at all."""

COUNTED = frozenset(
    {INITIAL, TAG, GROUP, IMPORT, COUNTRY, CITY, REGION, OWN, ALL, FAVOURITE, COMPANY, *HAS.values()}
)
"""How many contacts have such a word is known beforehand."""

LONGEST = 80
"""As many characters of a value as its word has."""


@lru_cache(maxsize=4096)
def value(text: str) -> str:
    """A value as part of a word: folded, its words parted by `PART`."""
    return PART.join(tokens(text))[:LONGEST].rstrip(PART)


@lru_cache(maxsize=4096)
def code(text: str) -> str:
    """A postal code as part of a word: people write it with and without spaces."""
    return "".join(tokens(text))[:LONGEST]


def own(field_id: int | str, text: str = "") -> str:
    """The word for what a field of the user's own says, or the beginning of all its words."""
    return f"{OWN}{field_id}{PART}{value(text)}"


def domain(address: str) -> str:
    """The word for the domain of an e-mail address; "" where it has none."""
    name = code(address.rpartition("@")[2]) if "@" in address else ""
    return DOMAIN + name if name else ""
