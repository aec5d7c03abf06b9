"""Contacts without a name, and the name that something else on the card tells."""

from __future__ import annotations

import re
from dataclasses import replace

from rolodex.domain.contact import Contact, Name
from rolodex.domain.naming import full_name
from rolodex.domain.repair_email import domain

_PARTS = re.compile(r"[._\-]+")
_OFFICES = frozenset(
    "info contact contacto admin administracion sales ventas comercial compras office oficina hola hello "
    "mail correo email support soporte help ayuda noreply no reply team equipo service servicio atencion "
    "cliente clientes marketing press prensa rrhh jobs empleo web webmaster postmaster facturacion "
    "billing accounts invoices pedidos orders general reservas booking shop tienda kontakt "
    "direccion gerencia".split()
)
"""What stands before the @ of a house and not of a person."""


def is_nameless(contact: Contact) -> bool:
    """Whether a person is called by nothing but an address, a number or a firm."""
    if contact.kind != "individual" or full_name(contact.n) or contact.nickname:
        return False
    return is_no_name(contact.fn, contact.org[0].name if contact.org else "")


def is_no_name(fn: str, firm: str) -> bool:
    """Whether what a person without parts of a name is shown by is no name."""
    said = fn.strip()
    if not any(map(str.isalpha, said)) or ("@" in said and " " not in said):
        return True
    return bool(firm.strip()) and said.casefold() == firm.strip().casefold()


def from_email(contact: Contact) -> Contact | None:
    """The contact with the name that an e-mail address tells: ana.garcia@ is Ana Garcia."""
    for email in contact.email:
        local = email.value.rpartition("@")[0]
        parts = [part for part in _PARTS.split(local) if part]
        words = [part for part in parts if part.isalpha()]
        if len(words) < 2 or len(words) != len(parts) or len(words) > 3:
            continue
        if not _OFFICES.isdisjoint(map(str.lower, words)) or domain(email.value).startswith(
            words[-1].lower()
        ):
            continue
        given, *surnames = (word[:1].upper() + word[1:].lower() for word in words)
        if len(surnames[0]) < 2:
            continue
        name = Name(given=given, family=surnames[0], family2=surnames[1] if len(surnames) > 1 else "")
        return replace(contact, fn=full_name(name), n=name)
    return None


def from_firm(contact: Contact) -> Contact | None:
    """The contact as the card of its firm, where no job says that a person stands behind it."""
    if not contact.org or not contact.org[0].name.strip() or contact.org[0].title or contact.org[0].role:
        return None
    return replace(contact, kind="org", fn=contact.org[0].name.strip())
