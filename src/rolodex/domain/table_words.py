"""Words of tables in English and Spanish: kinds of phones and addresses, relations, yes and no, the sexes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.contact import Channel


def _words(table: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(
        {name.strip(): found for found, names in table.items() for name in names.split(",")}
    )


TYPES: Mapping[str, str] = _words(
    {
        "home": "home, casa, particular, personal, domicilio, private",
        "work": "work, business, trabajo, empresa, oficina, office, profesional, company",
        "cell": "mobile, cell, cellular, móvil, celular, handy",
        "other": "other, otro, otra, otros",
        "main": "main, principal, primary, centralita, switchboard",
        "pager": "pager, localizador, buscapersonas, busca",
        "fax": "fax",
        "home,fax": "home fax, homefax, fax de casa, fax particular, fax personal",
        "work,fax": "work fax, workfax, fax del trabajo, fax de trabajo, business fax",
        "other,fax": "other fax, otro fax",
        "work,cell": "work mobile, móvil del trabajo, móvil trabajo",
        "car": "car, coche",
    }
)
"""What a label beside a value says, as types parted by commas."""

RELATIONS: Mapping[str, str] = _words(
    {
        "spouse": "spouse, husband, wife, cónyuge, marido, mujer, esposo, esposa",
        "partner": "partner, domestic partner, pareja, pareja de hecho",
        "child": "child, son, daughter, hijo, hija",
        "parent": "parent, mother, father, madre, padre",
        "sibling": "sibling, brother, sister, hermano, hermana",
        "kin": "relative, kin, pariente, familiar",
        "friend": "friend, amigo, amiga",
        "co-worker": "co-worker, colleague, compañero, compañera",
        "agent": "assistant, ayudante, asistente",
    }
)
"""Relations that have a type of their own."""

MESSENGERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "aim": ("AIM", "aim"),
        "skype": ("Skype", "skype"),
        "yahoo": ("Yahoo", "ymsgr"),
        "msn": ("MSN", "msnim"),
        "icq": ("ICQ", "icq"),
        "qq": ("QQ", "qq"),
        "jabber": ("Jabber", "xmpp"),
        "xmpp": ("Jabber", "xmpp"),
        "googletalk": ("GoogleTalk", "xmpp"),
        "google talk": ("GoogleTalk", "xmpp"),
        "telegram": ("Telegram", "telegram"),
        "matrix": ("Matrix", "matrix"),
    }
)
"""Services of messages: their names and the schemes of their addresses."""

GENDERS: Mapping[str, str] = _words(
    {
        "M": "m, male, masculine, hombre, varón, masculino, h",
        "F": "f, female, feminine, mujer, femenino",
        "O": "o, other, otro, no binario, non-binary",
        "": "unspecified, sin especificar, no especificado, u, unknown, desconocido, 0",
    }
)

KINDS: Mapping[str, str] = _words(
    {
        "individual": "individual, person, persona, contact, contacto, particular",
        "org": "org, organization, organisation, company, firm, empresa, organización, compañía",
        "group": "group, grupo",
        "location": "location, place, lugar",
    }
)

YES = frozenset("yes y true 1 x sí si s verdadero on".split())
NO = frozenset("no n false 0 falso off".split())
AGREED = frozenset("agreed aceptado".split())
REFUSED = frozenset("refused rechazado".split())
"""What somebody said to a way of being reached, as our own tables for people have it."""

CHANNELS: Mapping[str, Channel] = MappingProxyType(
    {"letter": "letter", "email": "email", "phone": "phone", "message": "message"}
)

SYSTEM_GROUPS = frozenset({"mycontacts", "my contacts", "other contacts"})
"""Groups that every contact of a Google account is in."""
STARRED = "starred"
ANNIVERSARIES = frozenset({"anniversary", "aniversario"})
BIRTHDAYS = frozenset({"birthday", "cumpleaños"})
NOTHING = frozenset({"0/0/00", "00/00/00", "0/0/0000", "00/00/0000", "0000-00-00", "4501-01-01", "1/1/4501"})
"""What programs write where they know no date."""


def kinds(label: str) -> tuple[tuple[str, ...], str]:
    """The types that a label says, such as "Work, Mobile", and what of it is no type."""
    found: dict[str, None] = {}
    rest: list[str] = []
    for piece in filter(None, map(str.strip, label.split(","))):
        types = TYPES.get(piece.casefold(), "")
        if types:
            found.update(dict.fromkeys(types.split(",")))
        else:
            rest.append(piece)
    return tuple(found), ", ".join(rest)
