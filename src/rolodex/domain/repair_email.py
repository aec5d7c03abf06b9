"""E-mail addresses with typing errors that are known, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_ADDRESS = re.compile(r"[^@\s,;:<>()\[\]\"\\]+@(?:[^@\s,;:<>()\[\]\"\\.]+\.)+[^@\s,;:<>()\[\]\"\\.\d]{2,}")
_QUOTED = re.compile(r'"[^"\\]+"@(?:[^@\s.]+\.)+[^@\s.\d]{2,}')
_ANGLES = re.compile(r"<\s*([^<>\s]+@[^<>\s]+)\s*>")
_SEVERAL = re.compile(r"\s*[,;/|]\s*|\s+(?:y|o|and|or)\s+|\s+(?=\S+@)")
_AT = re.compile(r"\s*(?:\(\s*at\s*\)|\[\s*at\s*\]|\(\s*arroba\s*\)|\s+arroba\s+|\s+at\s+)\s*", re.IGNORECASE)

PROVIDERS = {
    "gmail": ("com",),
    "googlemail": ("com",),
    "hotmail": ("com", "es", "fr", "it", "de", "co.uk"),
    "outlook": ("com", "es", "fr", "it", "de"),
    "yahoo": ("com", "es", "fr", "it", "de", "co.uk", "com.mx", "com.ar"),
    "icloud": ("com",),
    "telefonica": ("net", "com"),
    "protonmail": ("com", "ch"),
}
"""Where most addresses are, and under which ends."""

_REAL = frozenset("ymail email mail rmail fmail cloud gmx hotmai1 zmail tmail bmail kmail jmail".split())
"""Names close to those of a provider that are others."""

_ENDS = {
    **dict.fromkeys("con cmo ocm vom xom comm coom c0m cim cpm copm comn ccom om".split(), "com"),
    **dict.fromkeys("nte ent bet nett".split(), "net"),
    **dict.fromkeys("ogr rog orgg".split(), "org"),
    **dict.fromkeys("ess esp".split(), "es"),
}
"""Ends nobody has, and what they were to be."""

OFTEN = 10
"""A domain that stands so often in a book is no typing error, if the book is not very large."""


def mended(value: str, often: Collection[str] = ()) -> tuple[str, ...] | None:
    """The addresses that were meant; None where nothing is wrong, () where nobody can tell.

    `often` are the domains that stand so often in the book that they must be right.
    """
    if _ADDRESS.fullmatch(value) or _QUOTED.fullmatch(value):
        fixed = _domain_mended(value, often)
        return None if fixed == value else (fixed,)
    found = tuple(_repaired(part, often) for part in _parts(value))
    return found if found and all(_ADDRESS.fullmatch(one) for one in found) else ()


def domain(value: str) -> str:
    """What stands behind the @, in small letters."""
    return value.rpartition("@")[2].strip().lower()


def _parts(value: str) -> list[str]:
    """The addresses that stand in one text."""
    angles = _ANGLES.findall(value)
    if angles:
        return list(angles)
    said = _AT.sub("@", value).strip().removeprefix("mailto:")
    if said.count("@") > 1 and "@@" not in said:
        return [part for part in _SEVERAL.split(said) if part]
    return [said]


def _repaired(said: str, often: Collection[str]) -> str:
    name, _, place = re.sub(r"@+", "@", re.sub(r"\s", "", said)).strip("<>()[]\"'.,;:").partition("@")
    if not place:
        name, place = _without_at(name)
    place = re.sub(r"\.{2,}", ".", place.replace(",", ".").replace(";", ".")).strip(".")
    return _domain_mended(f"{name.strip('.,;:')}@{place}", often) if name and place else said


def _without_at(said: str) -> tuple[str, str]:
    """Name and domain where the @ was forgotten before a domain that everybody knows."""
    low = said.lower()
    for name, ends in PROVIDERS.items():
        for end in ends:
            place = f"{name}.{end}"
            if low.endswith(place) and len(low) > len(place) + 1:
                return said[: -len(place)].rstrip("."), place
    return "", ""


def _domain_mended(value: str, often: Collection[str]) -> str:
    name, _, place = value.rpartition("@")
    low = place.lower()
    if low in often:
        return value
    right = _meant(low)
    return value if right == low else f"{name}@{right}"


@lru_cache(maxsize=4096)
def _meant(place: str) -> str:
    """The domain that was meant by one in small letters."""
    name, _, end = place.partition(".")
    if "." not in end and end in _ENDS:
        end = _ENDS[end]
    if name in PROVIDERS:
        if end in ("co", "cm", "om", "c", "col", "coml") and "com" in PROVIDERS[name]:
            end = "com"
    elif name not in _REAL and end in ("com", "es", "co", "net", "fr", "it", "de"):
        near = [one for one in PROVIDERS if len(one) >= 5 and _one_slip(name, one)]
        if len(near) == 1 and ("com" if end in ("co", "net") else end) in PROVIDERS[near[0]]:
            return f"{near[0]}.{'com' if end in ('co', 'net') else end}"
    return f"{name}.{end}"


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, too many, another, or two have changed places."""
    from rapidfuzz.distance import OSA  # start-up: only a strange domain needs it

    return OSA.distance(one, other, score_cutoff=1) <= 1
