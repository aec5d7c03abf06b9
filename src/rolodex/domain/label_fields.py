"""Lines with fields in braces, and what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from types import MappingProxyType

from rolodex.domain.label_layout import LabelLayout
from rolodex.domain.message import Message, message

Values = Callable[[str], tuple[str, ...]]
"""The rows of a field, none where it is empty."""

FIELDS: Mapping[str, Message] = MappingProxyType(
    {
        "address": message("Whole address"),
        "name": message("Name"),
        "firm": message("Company"),
        "postal": message("Address without name"),
        "street": message("Street"),
        "postcode": message("Postal code"),
        "city": message("City"),
        "region": message("Region"),
        "country": message("Country"),
        "salutation": message("Salutation"),
        "code": message("Code"),
        "title": message("Job title"),
        "phone": message("Phone"),
        "email": message("E-mail"),
        "note": message("Note"),
    }
)
"""The fields of a layout beside the user's own (see custom fields), with what they are called."""
SPANISH: Mapping[str, str] = MappingProxyType(
    {
        "address": "dirección",
        "name": "nombre completo",
        "firm": "empresa",
        "postal": "dirección sin nombre",
        "street": "calle",
        "postcode": "código postal",
        "city": "población",
        "region": "provincia",
        "country": "país",
        "salutation": "saludo",
        "code": "código",
        "title": "cargo",
        "phone": "teléfono",
        "email": "correo",
        "note": "nota",
    }
)
"""What is typed for a field in Spanish; a layout is kept with the names of `FIELDS`."""
NAMES_IN_SPANISH = frozenset(SPANISH.values())
_BY_SPANISH = {name: field for field, name in SPANISH.items()}
OF_CONTACT = frozenset({"title", "phone", "email", "note"})
"""Fields that only the card of the person tells."""
_FIELD = re.compile(r"\{([^{}]*)\}")
_PARTING = " ,;:·|/-–—"


def named(layout: LabelLayout) -> frozenset[str]:
    """The fields that a layout has, folded."""
    texts = (*layout.lines, *(part.text for part in layout.parts if part.kind == "text"))
    return frozenset(key(name) for text in texts for name in _FIELD.findall(text))


def key(name: str) -> str:
    """A field's name without what does not count: case and spaces around it."""
    return " ".join(name.casefold().split())


def called(name: str, language: str) -> str:
    """What is typed for a field in a language; a field of the user's own has one name only."""
    return SPANISH.get(key(name), name) if language == "es" else name


def told(text: str, language: str, own: Container[str] = ()) -> str:
    """A text as it is written in a language: a name that one of the user's `own` fields has stays theirs."""

    def braced(found: re.Match[str]) -> str:
        name = called(found[1], language)
        return found[0] if key(found[1]) in own or name in own else f"{{{name}}}"

    return _FIELD.sub(braced, text)


def kept(text: str, own: Container[str] = ()) -> str:
    """A text as a layout keeps it, in whichever language it was written."""

    def braced(found: re.Match[str]) -> str:
        name = key(found[1])
        return f"{{{_BY_SPANISH[name]}}}" if name in _BY_SPANISH and name not in own else found[0]

    return _FIELD.sub(braced, text)


def unknown(layout: LabelLayout, custom: Iterable[str]) -> tuple[str, ...]:
    """The fields of a layout that nothing stands for; `custom` are the user's own."""
    known = {*FIELDS, *map(key, custom)}
    return tuple(sorted(named(layout) - known))


def has_stray_brace(layout: LabelLayout) -> bool:
    """Whether a brace opens or closes no field, so that a field would be printed as it was typed."""
    texts = (*layout.lines, *(part.text for part in layout.parts if part.kind == "text"))
    return any(set("{}") & set(_FIELD.sub("", text)) for text in texts)


def filled(lines: Iterable[str], values: Values) -> tuple[str, ...]:
    """The lines with their fields filled; those whose fields are all empty close up.

    A field that stands alone on its line takes as many as it has.
    """
    rows: list[str] = []
    for line in lines:
        alone = _FIELD.fullmatch(line.strip())
        rows += values(key(alone[1])) if alone else _line(line, values)
    return tuple(rows)


def _line(line: str, values: Values) -> tuple[str, ...]:
    found = [", ".join(values(key(name))) for name in _FIELD.findall(line)]
    if not found:
        return (line.strip(),) if line.strip() else ()
    if not any(found):
        return ()
    given = iter(found)
    text = " ".join(_FIELD.sub(lambda _: next(given), line).split())
    # What parted an empty field from its neighbour parts nothing now.
    return (text if all(found) else text.strip(_PARTING),)
