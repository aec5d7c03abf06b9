"""Names and places that were typed in capitals, as they are written."""

from __future__ import annotations

import re
from typing import Literal

What = Literal["person", "firm", "place"]

_PERSONAL = frozenset(
    "de del la las los y da das do dos du des van von der den dem zu zum zur ter ten te di della dei "
    "af".split()
)
"""Words that stay small in the name of a person."""

_SMALL = _PERSONAL | frozenset(
    "el lo e i of and the und die das am im an vom op le les et en sur sous a al au aux dello degli con "
    "para por for at on in til og och".split()
)
"""Words that stay small inside the name of a firm or a place."""

_FORMS = {
    form.upper().strip("."): form
    for form in (
        "GmbH KGaA mbH Ltd Ltda Inc Corp Co Cía Bros Sons Pty SpA ApS Sdn Bhd eG eV e.V e.K S.p.A z.o.o GbR"
    ).split()
}
"""Forms of firms that are neither written in capitals throughout nor like words."""

_LETTERS = frozenset(
    "SL SA SLU SAU SLL SLP SAL SCP SCCL CB SC UTE AIE AG KG UG SE NV BV AB AS OY PLC LLC LLP LP SARL SAS "
    "SASU SRL EURL EIRL SNC SCA OHG PT UK USA UE EU TV IT PC DJ VIP NGO ONG GB US NY DC NE NW SW".split()
)
"""Letters that stand for words."""

_TITLES = frozenset("MR MRS MS DR DRA SR SRA ST STA STO PL CTRA".split())
_ROMAN = re.compile(r"(?=[IVX])X{0,2}(IX|IV|V?I{0,3})")
_MAC = frozenset(
    "MACDONALD MACDOUGALL MACGREGOR MACINTYRE MACINTOSH MACLEAN MACLEOD MACMILLAN MACNEIL MACPHERSON "
    "MACARTHUR MACALISTER MACAULAY MACFARLANE MACLAREN".split()
)
_WORD = re.compile(r"(?<!\w)[^\W\d_]\w*(?:\.\w+)*\.?")
_VOWELS = frozenset("AEIOUYÁÉÍÓÚÀÈÌÒÙÄËÏÖÜÂÊÎÔÛÃÕÅÆØŒĄĘĖĮŲŪĚŮŐŰ")
_SPOKEN = frozenset("THE OLD ART INN ICE OIL ALL AIR INK OUR ONE AND END OAK ELM".split())
_SPEAKABLE = ((False, True, False), (False, True, True), (True, False, True))
_SHORT = 5
"""A firm whose name is one word of so many letters in capitals is most likely written so (SEAT, IKEA)."""


def shouts(text: str, what: What) -> bool:
    """Whether a text stands in capitals that are none of its own."""
    return text.upper() == text and text.lower() != text and proper(text, what) != text


def proper(text: str, what: What) -> str:
    """The text as it is written; what is in capitals by itself (S.L., IBM, II) keeps them.

    The name of a person may begin with a small word ("de la Cruz"), any other does not.
    """
    whole = text.strip()
    if what == "firm" and len(whole) <= _SHORT and " " not in whole:
        return text
    small = _PERSONAL if what == "person" else _SMALL

    def word(found: re.Match[str]) -> str:
        said, before = found[0], text[: found.start()]
        if said.lower() in small and said != whole and (what == "person" or before.strip()):
            return said.lower()
        if before.endswith(("'", "’")) and len(said) == 1:
            return said.lower()
        if before.strip() and found.end() == len(text) and _ROMAN.fullmatch(said):
            return said
        return _word(said, what)

    return _WORD.sub(word, text)


def _word(said: str, what: What) -> str:
    bare = said.rstrip(".")
    if what != "person" and bare in _FORMS:
        return _FORMS[bare] + said[len(bare) :]
    if "." in bare:
        pieces = bare.split(".")
        initials = all(len(piece) <= 2 for piece in pieces)
        return said if initials else ".".join(_word(piece, what) for piece in pieces) + said[len(bare) :]
    if len(bare) == 1 or (what != "person" and bare in _LETTERS):
        return said
    if _VOWELS.isdisjoint(bare) and bare not in _TITLES and (what != "person" or len(bare) <= 3):
        return said
    return said if what == "firm" and len(bare) == 3 and not _is_spoken(bare) else _capital(said)


def _is_spoken(word: str) -> bool:
    """Whether three letters are a word ("Bar", "Sol"), which "IBM" is not."""
    return word in _SPOKEN or tuple(letter in _VOWELS for letter in word) in _SPEAKABLE


def _capital(said: str) -> str:
    if said.startswith("MC") and len(said) > 4:
        return f"Mc{said[2]}{said[3:].lower()}"
    if said.rstrip(".") in _MAC:
        return f"Mac{said[3]}{said[4:].lower()}"
    if said.startswith("IJ") and len(said) > 3:
        return f"IJ{said[2:].lower()}"
    return said[0] + said[1:].lower()
