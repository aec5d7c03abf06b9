"""Whether two addresses are one: a mark to keep, and a key by which neighbours are told from those within."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
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
    "no": "",
    "num": "",
    "numero": "",
    "de": "",
    "del": "",
    "piso": "",
    "planta": "",
    "izda": "izquierda",
    "izqda": "izquierda",
    "izq": "izquierda",
    "dcha": "derecha",
    "bj": "bajo",
    "esc": "escalera",
    "pta": "puerta",
    "sta": "santa",
    "sto": "santo",
    "fdez": "fernandez",
    "glez": "gonzalez",
    "hdez": "hernandez",
    "mtnez": "martinez",
    "rguez": "rodriguez",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "strasse": "street",
}
"""Words of a street that are written in several ways; which of them stands here is of no account."""
_BYTES = 8
_SIGNS = (
    (re.compile(r"\bp\.?º", re.IGNORECASE), " paseo "),
    (re.compile(r"\bn\.?\s?[º°]", re.IGNORECASE), " "),
    (re.compile(r"(?<=\d)\.?[ºª°]"), " "),
    (re.compile(r"#\s*(?=\w)"), " apartment "),
)
"""Signs by which numbers, floors and streets are told: "n.º 14, 2.º B", "P.º de Gracia", "#4"."""
_PIECES = re.compile(r"\d+|[^\W\d]+")
_STREETS = re.compile(r"(.+)str(?:asse)?")


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
    """The words of a street as they are compared; figures and letters are apart, "2B" is "2 B"."""
    if "#" in text or not text.isascii():
        for sign, meant in _SIGNS:
            text = sign.sub(meant, text)
    words = [word for token in tokens(text) if (word := _spelled(token))]
    if "puerta" in words:
        # Before a letter it says nothing: floors have numbers.
        after = (*words[1:], "")
        words = [one for one, other in zip(words, after, strict=True) if one != "puerta" or other.isdigit()]
    return " ".join(words)


@lru_cache(maxsize=20_000)
def _spelled(token: str) -> str:
    """A word as it is compared: in full, with what stands together in some addresses apart."""
    if token.isdigit():
        return token
    pieces = _PIECES.findall(token) or [token]
    words = [_SPELLED.get(piece, _STREETS.sub(r"\1 street", piece)) for piece in pieces]
    return " ".join(filter(None, words))


def _code(adr: Adr) -> str:
    return "".join(tokens(adr.code))
