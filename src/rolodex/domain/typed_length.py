"""A length as it stands on a packet: "66.7", "66,7 mm", "6.67 cm", "2 5/8 in"."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from rolodex.domain.figure_words import plain

_UNITS = {"": 1000, "mm": 1000, "cm": 10_000, "in": 25_400, '"': 25_400, "″": 25_400, "”": 25_400}
"""Thousandths of a millimetre."""
_LENGTH = re.compile(r"(?P<sign>[-\u2212]?)(?P<figure>[\d.,/ ]+?) *(?P<unit>mm|cm|in|[\"″”]|)\.?")
_WHOLE = re.compile(r"(?P<whole>\d*)[.,]?(?P<decimals>\d*)")
_PARTS = re.compile(r"(?:(?P<whole>\d+) +)?(?P<over>\d+)/(?P<under>\d+)")


def read(text: str) -> int | None:
    """Thousandths of a millimetre, of millimetres where no unit is named; None where that is no length."""
    typed = " ".join("".join(map(_spelled, text.casefold())).split())
    found = _LENGTH.fullmatch(typed)
    figure = _figure(found["figure"].strip()) if found else None
    if found is None or figure is None:
        return None
    length = round(figure * _UNITS[found["unit"]])
    return -length if found["sign"] else length


def written(thousandths: int, locale: str) -> str:
    """A length in millimetres with the decimals it has, as it is typed."""
    return plain(thousandths, 3, locale)


def _spelled(sign: str) -> str:
    """A fraction of one sign (½, ⅝) as it is typed otherwise."""
    if sign.isascii() or not unicodedata.decomposition(sign).startswith("<fraction>"):
        return sign
    return f" {unicodedata.normalize('NFKC', sign)}".replace("\N{FRACTION SLASH}", "/")


def _figure(text: str) -> Fraction | None:
    if parts := _PARTS.fullmatch(text):
        under = int(parts["under"])
        return int(parts["whole"] or 0) + Fraction(int(parts["over"]), under) if under else None
    decimal = _WHOLE.fullmatch(text)
    if decimal is None or not (decimal["whole"] or decimal["decimals"]):
        return None
    return Fraction(f"{decimal['whole'] or 0}.{decimal['decimals'] or 0}")
