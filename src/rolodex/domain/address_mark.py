"""Whether two addresses are one: a mark to keep, and a key by which neighbours are told from those within."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from rolodex.domain.contact import Adr
from rolodex.domain.folding import tokens

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
    """The same short text for the same place however it is typed; another once anything is mended.

    In which part of the card a word stands does not count: on the envelope it is the same. Nor does the
    country's code: devices put their owner's country into any address.
    """
    text = f"{adr.street} {adr.ext} {adr.box} {adr.city} {adr.region} {adr.country}"
    return blake2b(f"{_words(text)}\n{_code(adr)}".encode(), digest_size=_BYTES).hexdigest()


def door(adr: Adr, territory: str) -> str:
    """What those who share a letter box have in common; the region does not count where there is a code."""
    code = _code(adr)
    region = "" if code else adr.region
    return f"{territory}\n{code}\n{_words(f'{adr.street} {adr.ext} {adr.box} {adr.city} {region}')}"


def _words(text: str) -> str:
    return " ".join([word for token in tokens(text) if (word := _SPELLED.get(token, token))])


def _code(adr: Adr) -> str:
    return "".join(tokens(adr.code))
