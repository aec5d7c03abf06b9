"""What the columns of a table are, as far as their names tell: by the layout of a program, else by words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from rolodex.domain import layout_columns, table_layouts
from rolodex.domain.asked import key
from rolodex.domain.folding import tokens
from rolodex.domain.mapping import Target
from rolodex.domain.table_words import TYPES

KEEP = Target("keep")
_ANY = """
uid: uid | number of the card | número de la tarjeta
kind: kind | tipo
n.phonetic_given: first name, as it sounds | nombre de pila, como suena
n.phonetic_additional: middle name, as it sounds | segundo nombre, como suena
n.phonetic_family: surname, as it sounds | apellido, como suena
n.generation: generation | generación
adr.street: street and number | calle y número
adr.ext: floor, flat | piso, puerta
adr.box: post box
adr.region: province or state
related: related | relación
deathdate: date of death | fecha de defunción
consent.letter: consent: letter | consentimiento: carta | consent: carta
consent.email: consent: email | consentimiento: correo | consent: correo
consent.phone: consent: phone | consentimiento: teléfono | consent: teléfono
consent.message: consent: message | consentimiento: mensaje | consent: mensaje
fn: name | full name | display name | contact name | nombre completo | nombre y apellidos
fn: apellidos y nombre | contact | contacto | cliente | customer | customer name | nombre del cliente
n.given: first name | given name | forename | nombre | nombre de pila | firstname
n.family: last name | surname | family name | apellidos | apellido | primer apellido | lastname
n.family: apellido 1 | first surname
n.family2: second surname | second last name | segundo apellido | apellido 2
n.additional: middle name | additional name | segundo nombre
n.prefix: prefix | name prefix | title prefix | tratamiento | prefijo | salutation | saludo | mr mrs
n.suffix: suffix | name suffix | sufijo
nickname: nickname | apodo | mote | alias | known as
org.name: company | organization | organisation | firm | empresa | organización | compañía | razón social
org.name: company name | business name | nombre de la empresa | employer | nombre empresa | firma
org.title: title | job title | position | cargo | puesto | job
org.role: role | función | profession | profesión
org.unit: department | departamento | division | sección
tel: phone | telephone | tel | teléfono | tlf | tfno | tfn | phone number | telephone number
tel: número de teléfono | nº de teléfono | número | contact number
tel/cell: mobile | cell | cellphone | móvil | celular | mobile phone | cell phone | mobile number
tel/cell: teléfono móvil | número de móvil | tel móvil | whatsapp
tel/fax: fax | fax number | número de fax
tel/pager: pager | buscapersonas
tel/main: centralita | switchboard
email: email | mail | correo | correo electrónico | email address | dirección de correo
email: dirección de correo electrónico | dirección de email
adr.street: street | address | calle | dirección | domicilio | street address | dirección postal
adr.street: address line | postal address | vía | mailing address | street line
adr.ext: piso | puerta | flat | apartment | apt | suite | unit | address extension | escalera
adr.box: po box | apartado | apartado de correos | apartado postal
adr.city: city | town | ciudad | población | localidad | municipio
adr.region: state | province | region | county | provincia | estado | comunidad | comunidad autónoma
adr.region: región | provincia o estado | estado o provincia | state province
adr.code: zip | zip code | postal code | postcode | código postal | cp | c p | post code | zipcode
adr.code: cód postal | zip postal code
adr.country: country | país | country region | país o región | nation
adr.country_code: country code | código de país | código del país
url: website | web | url | web page | homepage | home page | página web | sitio web | web site
impp: im | chat | messenger | mensajería
impp=Skype: skype
impp=Telegram: telegram
bday: birthday | birth date | birthdate | date of birth | dob | bday | cumpleaños | fecha de nacimiento
bday: nacimiento
anniversary: anniversary | aniversario
related/spouse: spouse | partner | cónyuge | pareja
note: note | notes | comment | comments | remarks | nota | notas | observaciones | comentarios | comentario
categories: tags | tag | categories | category | labels | groups | group | etiquetas | etiqueta
categories: categorías | categoría | grupo | grupos
gender: gender | sex | sexo | género
lang: language | idioma | lang
tz: time zone | timezone | zona horaria
photo: photo | foto | picture
favourite: favourite | favorite | favorito | favorita
consent.email: email consent | consent email | consiente correo | acepta correo | acepta email
consent.letter: letter consent | consent letter | consiente cartas | acepta cartas
consent.phone: phone consent | consent phone | consiente llamadas | acepta llamadas
consent.message: message consent | consent message | consiente mensajes | acepta mensajes
"""
_KINDS = {key(name): types for name, types in TYPES.items() if name and "," not in types}
_LINES = frozenset({"address", "direccion", "addressline", "street", "calle", "streetline", "domicilio"})
"""With these "Address 2" is the second line of an address, not a second address."""
_FILLERS = frozenset("de del la el los las of the".split())
_OF_KIND = ("tel", "email", "adr", "url", "impp", "related")
_KIND_OF = re.compile(r"(?P<of>.+?)(?::| -) *(?:kind|type|label|tipo|clase|etiqueta)", re.IGNORECASE)
"""A column that says of what kind another is: "Phone 1: kind"."""
_NUMBERED = re.compile(r"(?P<words>.*?)[\s_#.-]*(?P<number>\d{1,2})$", re.DOTALL)


@lru_cache(maxsize=1)
def _any() -> Mapping[str, Target]:
    known: dict[str, Target] = {}
    for line in _ANY.strip().splitlines():
        spec, _, names = line.partition(":")
        for name in names.split("|"):
            known.setdefault(_key(name), table_layouts.target(spec))
    return known


def _key(name: str) -> str:
    return "".join(word for word in tokens(name) if word not in _FILLERS)


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """Names of columns that are known anywhere, folded, by which a header is told from a row."""
    layouts = (name for layout in layout_columns.TEXTS for name in table_layouts.columns(layout))
    # What is a name of a kind alone (Home, Casa) is as well a cell of a row.
    return frozenset((*layouts, *_any()))


def is_known(name: str) -> bool:
    """Whether a cell reads as the name of a column."""
    return bool(name.strip()) and (
        key(name) in known_names()
        or table_layouts.google(name) is not None
        or guess(name).field not in ("", "keep")
    )


def targets(header: Sequence[str], layout: str, own: Mapping[str, str]) -> tuple[Target, ...]:
    """Where each column goes; `own` are the fields of the user's own, by their folded names.

    What no name tells is kept word for word.
    """
    found = [_target(name, layout, own) for name in header]
    if layout == "google":
        return tuple(_with_separators(found))
    if not layout:
        found = _names_apart(header, found)
    return tuple(_apart(found))


def _target(name: str, layout: str, own: Mapping[str, str]) -> Target:
    if layout == "google" and (numbered := table_layouts.google(name)):
        return numbered
    if layout in layout_columns.TEXTS:
        known = table_layouts.columns(layout).get(key(name))
        if known:
            return known
    mine = own.get(key(name))
    if mine:
        return Target("x-custom", label=mine)
    return guess(name)


def guess(name: str) -> Target:
    """What a column of this name is by its words alone; `keep` where they say nothing."""
    beside = _KIND_OF.fullmatch(name.strip())
    if beside:
        other = guess(beside["of"])
        field = other.field.partition(".")[0]
        if field in _OF_KIND or field == "related":
            # "Address 2" may be a second line, but what has a kind is a second address.
            numbered = _NUMBERED.fullmatch(beside["of"])
            number = int(numbered["number"]) if numbered else other.number
            return Target(field, number=max(number, 1), part="label")
    known = _any().get(_key(name))
    if known:
        return known
    numbered = _NUMBERED.fullmatch(name.strip())
    number = int(numbered["number"]) if numbered else 1
    words = [word for word in tokens(numbered["words"] if numbered else name) if word not in _FILLERS]
    kinds = [word for word in words if word in _KINDS]
    rest = "".join(word for word in words if word not in kinds)
    found = _any().get(rest) or (_any().get("".join(words)) if numbered else None)
    if found is None and kinds:
        found = _any().get("tel") if _is_phone(kinds) and not rest else None
    if found is None or found.field.partition(".")[0] not in _OF_KIND:
        return replace(found, number=max(number, 1)) if found and numbered else KEEP
    types = tuple(dict.fromkeys((*(_KINDS[word] for word in kinds), *found.types))) if rest else found.types
    if not rest:
        types = tuple(dict.fromkeys(_KINDS[word] for word in kinds))
    if words and "".join(words) in _LINES:
        number = 1
    return replace(found, types=types, number=number)


def _is_phone(kinds: Sequence[str]) -> bool:
    """Whether kinds alone say that a phone is meant: mobile, work fax, but not home."""
    return any(_KINDS[word] in ("cell", "fax", "pager") for word in kinds)


def _with_separators(found: Sequence[Target]) -> list[Target]:
    return [
        replace(one, separator=table_layouts.SEVERAL)
        if one.field == "categories" and not one.separator
        else one
        for one in found
    ]


def _names_apart(header: Sequence[str], found: Sequence[Target]) -> list[Target]:
    """The targets with "Name" and "Nombre" told from what stands beside them: the whole name or a part."""
    fields = {one.field for one in found}
    surname = bool(fields & {"n.family", "n.family2"})
    given = any(
        one.field == "n.given" and key(name) != "nombre" for name, one in zip(header, found, strict=True)
    )
    changed = list(found)
    for place, (name, one) in enumerate(zip(header, found, strict=True)):
        if one.field == "n.given" and key(name) == "nombre" and (not surname or given):
            changed[place] = Target("fn")
        elif one.field == "fn" and key(name) == "name" and surname and not given and "n.given" not in fields:
            changed[place] = Target("n.given")
    return changed


def _apart(found: Sequence[Target]) -> list[Target]:
    """The targets with a second city, country or firm made one of another address or job."""
    seen: set[Target] = set()
    apart: list[Target] = []
    for one in found:
        if one.field in ("adr.street", "adr.ext", "org.unit"):
            apart.append(one)
            continue
        while one in seen and one.field.startswith(("adr.", "org.")):
            one = replace(one, number=one.number + 1)
        seen.add(one)
        apart.append(one)
    return apart
