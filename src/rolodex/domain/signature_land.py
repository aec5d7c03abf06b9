"""The country a text comes from, where it names none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rolodex.domain.contact import Adr

_SPANISH = re.compile(
    r"(?i)\b(?:s\.\s?l\b|m[oó]vil|tfno|tlf|tlfno|tel[eé]fono|calle|avda|avenida|plaza|gerente|saludos?|"
    r"directora? de|"
    r"correo|dpto|empresa|jef[ea] de|comercial|provincia)\b|\bc/"
)
_SPANISH_LANDS = frozenset("ES MX AR CL CO PE UY PY BO EC VE CR PA GT HN SV NI DO CU PR".split())
_TOLD_BY = (
    ("ES", "+34", ".es"),
    ("DE", "+49", ".de"),
    ("FR", "+33", ".fr"),
    ("IT", "+39", ".it"),
    ("AT", "+43", ".at"),
    ("CH", "+41", ".ch"),
    ("PT", "+351", ".pt"),
    ("NL", "+31", ".nl"),
)
"""Countries by how their numbers begin and their addresses of the net end."""
_SPOKEN = (
    (
        "ES",
        re.compile(
            r"(?i)\bc/|\b(?:calle|avda|avenida|plaza|paseo|ctra|carretera|pol[ií]gono|gran v[ií]a|carrer|rúa|"
            r"s\.\s?l\.?u?|tfno|tlf|m[oó]vil|grupo)\b"
        ),
    ),
    (
        "DE",
        re.compile(
            r"(?i)(?:stra(?:ß|ss)e|str\.|allee|gasse|platz|weg|damm|ufer)\s*\d|\b(?:gmbh|e\.\s?k|ohg|telefon|mobil)\b"
        ),
    ),
    ("FR", re.compile(r"(?i)\b(?:rue|boulevard|bd|chemin|quai|impasse|allée|sarl|sas|eurl|tél|cedex)\b")),
)
"""Countries by the words of their streets and firms."""
_SAME_WORDS = {"ES": _SPANISH_LANDS, "DE": frozenset(("AT", "CH", "LI")), "FR": frozenset(("BE", "CH", "LU"))}
"""Where else the same words are used."""


def likely(adr: Adr, told: Iterable[str], text: str, home: str) -> str:
    """Where an address lies: what numbers, addresses of the net, street and words tell."""
    if not adr.code:
        return ""
    told = [value.rstrip("/") for value in told]
    for code, dialled, ending in _TOLD_BY:
        if any(value.startswith(dialled) or value.endswith(ending) for value in told):
            return code
    by_street = (code for code, words in _SPOKEN if words.search(adr.street))
    by_text = (code for code, words in _SPOKEN if words.search(text))
    spoken = next(by_street, "") or next(by_text, "")
    return home if home in _SAME_WORDS.get(spoken, ()) else spoken or home


def is_spanish(named: Sequence[str], told: Sequence[str], text: str, home: str) -> bool:
    """Whether people of this text have two surnames."""
    if any(named):
        return any(land in _SPANISH_LANDS for land in named)
    if any(value.startswith("+34") or value.rstrip("/").endswith(".es") for value in told):
        return True
    if any(value.startswith("+") for value in told):
        return False
    return bool(_SPANISH.search(text)) or home in _SPANISH_LANDS
