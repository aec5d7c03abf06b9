"""Whether two addresses are one: a mark to keep, and a key by which neighbours are told from those within."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from rolodex.domain.contact import Adr
from rolodex.domain.folding import fold, tokens

_SPELLED = {
    "st": "street",
    "str": "street",
    "rd": "road",
    "av": "avenue",
    "ave": "avenue",
    "avda": "avenue",
    "avd": "avenue",
    "avenida": "avenue",
    "blvd": "boulevard",
    "ln": "lane",
    "dr": "drive",
    "sq": "square",
    "c": "calle",
    "cl": "calle",
    "pl": "plaza",
    "pza": "plaza",
    "plza": "plaza",
    "ctra": "carretera",
    "ps": "paseo",
    "pso": "paseo",
    "apt": "apartment",
    "apto": "apartment",
    "po": "box",
    "nº": "",
    "no": "",
    "num": "",
    "número": "",
}
"""Words of a street that are written in several ways; which of them stands here is of no account."""
_BYTES = 8


@dataclass(frozen=True, slots=True)
class BadAddress:
    """An address the post could not deliver to: its mark, why, when, and by which piece (0 none)."""

    contact_id: int
    address: str
    reason: str = ""
    at: str = ""
    member_id: int = 0


def mark(adr: Adr) -> str:
    """The same short text for the same place however it is typed; another once any part is mended.

    The country's code does not count: devices put their owner's country into any address.
    """
    text = "\n".join((_street(adr), fold(adr.city), fold(adr.region), _code(adr), fold(adr.country)))
    return blake2b(text.encode(), digest_size=_BYTES).hexdigest()


def door(adr: Adr, territory: str) -> str:
    """What those who share a letter box have in common; the region does not count where there is a code."""
    code = _code(adr)
    return "\n".join((territory, code, fold(adr.city), "" if code else fold(adr.region), _street(adr)))


def _street(adr: Adr) -> str:
    words = tokens(f"{adr.street} {adr.ext} {adr.box}")
    return " ".join(filter(None, (_SPELLED.get(word, word) for word in words)))


def _code(adr: Adr) -> str:
    return fold(adr.code).replace(" ", "")
