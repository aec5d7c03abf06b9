"""What was typed into a search: plain words, and fields such as `city:bilbao` or `-tag:old`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rolodex.domain.folding import tokens


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one field, in the words of `FIELDS` or the name of a field of the user's own.

    With `without` only those are wanted who do not fulfil it.
    """

    field: str
    value: str
    without: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The plain words that were typed, and the conditions that stood between them."""

    text: str
    filters: tuple[Filter, ...] = ()


FIELDS: Mapping[str, str] = {
    "name": "nombre apellido surname",
    "tag": "tags etiqueta etiquetas category categoría",
    "group": "grupo",
    "country": "país",
    "city": "town ciudad población localidad",
    "region": "state province región provincia estado comunidad",
    "code": "zip postcode postal cp código",
    "address": "street dirección calle",
    "company": "firm org organization empresa firma compañía",
    "title": "job role cargo puesto",
    "phone": "tel telephone mobile teléfono móvil",
    "email": "e-mail mail correo",
    "note": "notes nota notas",
    "import": "importación importado",
    "missing": "no without sin falta",
    "has": "with con tiene",
    "is": "es",
}
"""The fields of a search, and their other names in English and Spanish."""

PRESENT: Mapping[str, str] = {
    **{name: FIELDS[name] for name in FIELDS if name not in ("name", "import", "missing", "has", "is")},
    "photo": "picture foto imagen",
    "birthday": "bday cumpleaños nacimiento",
    "web": "url website página",
}
"""What a contact may have or miss, and its other names."""

STATES: Mapping[str, str] = {
    "favourite": "favorite favourites favorites favorito favorita favoritos",
    "person": "people individual persona personas",
    "company": "companies org empresa empresas",
}
"""What a contact may be, and its other names."""


SHOWN = frozenset({"name", "company", "title", "phone", "email", "note"})
"""Fields that a row of a list may show."""


def key(text: str) -> str:
    """A name of a field without case, accents and what stands between its words."""
    return "".join(tokens(text))


def _names(table: Mapping[str, str]) -> dict[str, str]:
    return {key(name): field for field, others in table.items() for name in (field, *others.split(" "))}


_FIELDS, _PRESENT, _STATES = _names(FIELDS), _names(PRESENT), _names(STATES)
_CHOICES = {"missing": _PRESENT, "has": _PRESENT, "is": _STATES}

_QUOTES = str.maketrans("“”„«»", '"""""')
_PIECE = re.compile(
    r'(?P<minus>-?)(?:"(?P<quoted>[^"]+)"|(?P<bare>[^\s:"]+)):(?:"(?P<long>[^"]*)"?|(?P<short>[^\s"]*))(?!\S)'
)
_PLAIN = re.compile(r"\S+")


def asked(text: str, own: Sequence[str] = ()) -> Asked:
    """What a typed text asks for; `own` are the names of the fields of the user's own.

    What is no field of a contact, such as the `http` of an address, is plain text, and so is everything where
    no field is named. A field without a value asks for nothing yet.
    """
    if ":" not in text:
        return Asked(text)
    known = {key(name): name for name in reversed(own) if key(name)} | _FIELDS
    line = text.translate(_QUOTES)
    words: list[str] = []
    filters: list[Filter] = []
    place = 0
    while plain := _PLAIN.search(line, place):
        piece = _PIECE.match(line, plain.start())
        found = _filter(piece, known) if piece else None
        if piece and found:
            filters.append(found)
            place = piece.end()
        else:
            words.append(text[plain.start() : plain.end()])
            place = plain.end()
    return Asked(" ".join(words), tuple(one for one in filters if one.value)) if filters else Asked(text)


def _filter(piece: re.Match[str], known: Mapping[str, str]) -> Filter | None:
    field = known.get(key(piece["quoted"] or piece["bare"]), "")
    value = (piece["long"] if piece["short"] is None else piece["short"]).strip()
    if field in _CHOICES and value:
        value = _CHOICES[field].get(key(value)) or ("" if field == "is" else known.get(key(value), ""))
        # `no:idea` is no question; nor can one miss a name or an import.
        if not value or value in ("name", "import", *_CHOICES):
            return None
    return Filter(field, value, bool(piece["minus"])) if field else None


def typed(text: str, filters: Iterable[Filter]) -> str:
    """The text that asks for this."""
    pieces = [text] if text else []
    for one in filters:
        plain = (part.replace('"', " ") for part in (one.field, one.value))
        field, value = (f'"{part}"' if re.search(r"\s", part) else part for part in plain)
        pieces.append(f"{'-' if one.without else ''}{field}:{value}")
    return " ".join(pieces)


def to_mark(text: str) -> str:
    """What of a typed text can be seen in a row: the plain words, and those looked for in its texts."""
    found = asked(text)
    shown = [one.value for one in found.filters if one.field in SHOWN and not one.without]
    return " ".join([found.text, *shown]).strip() if shown else found.text
