"""The fields that can be changed for many contacts at once, and how each is read and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from rolodex.domain.bulk import OWN, BulkEdit, BulkField, Deed
from rolodex.domain.contact import Adr, Contact, Custom, Org, Value
from rolodex.domain.country import Countries
from rolodex.domain.custom_field import CustomField
from rolodex.domain.message import Message, message, verbatim
from rolodex.domain.said import GENDERS, LISTS, NAME

Text = Callable[[str], str]
SINGLE: tuple[Deed, ...] = ("set", "clear", "replace")
LISTED: tuple[Deed, ...] = ("add", "remove", "clear", "replace")
FOUND: tuple[Deed, ...] = ("replace", "remove", "clear")
VALUES: Mapping[str, tuple[Deed, ...]] = MappingProxyType(
    {
        "nickname": FOUND,
        "tel": FOUND,
        "email": FOUND,
        "url": LISTED,
        "note": LISTED,
        "lang": ("set", "clear"),
    }
)
JOB = ("name", "units", "title", "role")
PLACE = ("street", "ext", "box", "code", "city", "region", "country")
NO_ADDRESS = message("Has no address to change")
SHARES = message("Shares the address of the firm: change it there")
SPOKEN = ("given", "additional", "family", "family2", "prefix", "suffix")


class LeftOut(Exception):  # noqa: N818 - it says why one row is left out, and is no error
    """Why one contact is left out."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text)
        self.reason = reason


def fields(own: Sequence[CustomField] = ()) -> tuple[BulkField, ...]:
    """All of them in the order of a card; `own` are those of the user's own."""
    labels = dict(NAME)
    parts = {listed.attribute: {part.attribute: part.label for part in listed.parts} for listed in LISTS}
    return (
        BulkField("fn", (message("Name"),), ("replace",)),
        *(BulkField(f"n.{part}", (message("Name"), labels[part]), SINGLE) for part in SPOKEN),
        *(BulkField(f"org.{part}", (message("Job"), parts["org"][part]), SINGLE) for part in JOB),
        *(BulkField(f"adr.{part}", (message("Address"), parts["adr"][part]), SINGLE) for part in PLACE),
        BulkField("categories", (message("Tag"),), LISTED),
        *(BulkField(name, _label(name), deeds) for name, deeds in VALUES.items()),
        BulkField("gender", (message("Gender"),), ("set", "clear"), tuple(GENDERS.items())),
        *(_own(field) for field in own),
    )


def _label(name: str) -> tuple[Message, ...]:
    listed = next(one for one in LISTS if one.attribute == name)
    return listed.label(Value(""))


def _own(field: CustomField) -> BulkField:
    label = (verbatim(field.name),)
    if field.type == "yesno":
        choices: tuple[tuple[str, Message], ...] = (("yes", message("Yes")), ("no", message("No")))
        return BulkField(OWN + field.name, label, ("set", "clear"), choices)
    if field.type == "choice":
        chosen = tuple((choice, verbatim(choice)) for choice in field.choices)
        return BulkField(OWN + field.name, label, ("set", "clear"), chosen)
    deeds: tuple[Deed, ...] = SINGLE if field.type in ("text", "link") else ("set", "clear")
    return BulkField(OWN + field.name, label, deeds)


def rewritten(contact: Contact, field: str, text: Text, countries: Countries) -> Contact:
    """The contact with the texts of a field, or of all of them (""), put through `text`."""
    return replace(
        contact,
        **{
            name: change(contact, field, text, countries)
            for name, change in _TEXTS.items()
            if field in ("", name) or field.startswith((f"{name}.", OWN if name == "custom" else "\0"))
        },
    )


def _wanted(field: str, name: str) -> bool:
    return field in ("", name)


def _fn(contact: Contact, field: str, text: Text, _countries: Countries) -> str:
    return text(contact.fn)


def _name(contact: Contact, field: str, text: Text, _countries: Countries) -> Any:
    parts: dict[str, Any] = {
        part: text(getattr(contact.n, part)) for part in SPOKEN if _wanted(field, f"n.{part}")
    }
    return replace(contact.n, **parts)


def _jobs(contact: Contact, field: str, text: Text, _countries: Countries) -> tuple[Org, ...]:
    def job(org: Org) -> Org:
        parts: dict[str, Any] = {
            part: text(getattr(org, part))
            for part in JOB
            if part != "units" and _wanted(field, f"org.{part}")
        }
        if _wanted(field, "org.units"):
            parts["units"] = tuple(filter(None, map(text, org.units)))
        return replace(org, **parts)

    return tuple(one for one in map(job, contact.org) if one != Org())


def _addresses(contact: Contact, field: str, text: Text, countries: Countries) -> tuple[Adr, ...]:
    def address(adr: Adr) -> Adr:
        parts: dict[str, Any] = {
            part: text(getattr(adr, part)) for part in PLACE if _wanted(field, f"adr.{part}")
        }
        changed = replace(adr, **parts)
        if changed == adr:
            return adr
        if adr.shared:
            raise LeftOut(SHARES)
        return in_country(changed, adr, countries)

    return tuple(map(address, contact.adr))


def in_country(changed: Adr, before: Adr, countries: Countries) -> Adr:
    """The address with the code of its country, where that was changed."""
    if changed.country == before.country:
        return changed
    return replace(changed, country_code=countries.find(changed.country))


def _values(attribute: str) -> Callable[[Contact, str, Text, Countries], tuple[Value, ...]]:
    def values(contact: Contact, field: str, text: Text, _countries: Countries) -> tuple[Value, ...]:
        known: tuple[Value, ...] = getattr(contact, attribute)
        if attribute == "tel" and not field:
            # What is meant for words would ring somewhere else.
            return known
        changed = (
            value if (said := text(value.value)) == value.value else replace(value, value=said)
            for value in known
        )
        return tuple(value for value in changed if value.value.strip())

    return values


def _tags(contact: Contact, field: str, text: Text, _countries: Countries) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for one in contact.categories if (tag := text(one).strip())))


def _customs(contact: Contact, field: str, text: Text, _countries: Countries) -> tuple[Custom, ...]:
    def custom(one: Custom) -> Custom:
        if one.type not in ("text", "link") or (field and field != OWN + one.name):
            return one
        return replace(one, value=text(one.value))

    return tuple(one for one in map(custom, contact.custom) if one.value)


_TEXTS: Mapping[str, Callable[[Contact, str, Text, Countries], Any]] = MappingProxyType(
    {
        "fn": _fn,
        "n": _name,
        "org": _jobs,
        "adr": _addresses,
        "categories": _tags,
        **{name: _values(name) for name in ("nickname", "tel", "email", "url", "note")},
        "custom": _customs,
    }
)


def written(contact: Contact, edit: BulkEdit, own: Sequence[CustomField], countries: Countries) -> Contact:
    """The contact after a field was set, cleared, or something was added to it or removed."""
    name, _, part = edit.field.partition(".")
    if edit.field.startswith(OWN):
        return replace(contact, custom=_custom_written(contact, edit, own))
    if name == "n":
        written: dict[str, Any] = {part: edit.value}
        return replace(contact, n=replace(contact.n, **written))
    if name == "org":
        return replace(contact, org=_job_written(contact, part, edit))
    if name == "adr":
        return replace(contact, adr=_address_written(contact, part, edit, countries))
    if name == "gender":
        return replace(contact, gender=edit.value)
    if name == "categories":
        return replace(contact, categories=_listed(contact.categories, edit, str, str))
    known: tuple[Value, ...] = getattr(contact, name)
    return replace(contact, **{name: _listed(known, edit, lambda one: one.value, Value)})


def _listed(
    known: tuple[Any, ...], edit: BulkEdit, said: Callable[[Any], str], make: Callable[[str], Any]
) -> Any:
    wanted = edit.value.strip().casefold()
    same = [one for one in known if said(one).strip().casefold() == wanted]
    if edit.deed == "add":
        return known if same else (*known, make(edit.value.strip()))
    if edit.deed == "remove":
        return tuple(one for one in known if one not in same)
    if edit.deed == "set":
        return known if len(known) == len(same) == 1 else (make(edit.value.strip()),)
    return ()


def _job_written(contact: Contact, part: str, edit: BulkEdit) -> tuple[Org, ...]:
    """The first job that has not ended says it; where there is none, it is a new one."""
    place = next((at for at, org in enumerate(contact.org) if not org.until), None)
    value: Any = (edit.value,) if part == "units" and edit.value else () if part == "units" else edit.value
    if place is None:
        return (*contact.org, Org(**{part: value})) if edit.value else contact.org
    before = contact.org[place]
    after = replace(before, **{part: value})
    if part == "name" and after.name.strip().casefold() != before.name.strip().casefold():
        # The card of the firm was that of the firm before.
        after = replace(after, company_id=0)
    jobs = (*contact.org[:place], after, *contact.org[place + 1 :])
    return tuple(job for job in jobs if job != Org())


def _address_written(contact: Contact, part: str, edit: BulkEdit, countries: Countries) -> tuple[Adr, ...]:
    """The first address says it; one that follows the firm's is changed there."""
    if not contact.adr:
        if edit.deed == "clear":
            return ()
        raise LeftOut(NO_ADDRESS)
    before = contact.adr[0]
    written: dict[str, Any] = {part: edit.value}
    after = in_country(replace(before, **written), before, countries)
    if after != before and before.shared:
        raise LeftOut(SHARES)
    return (after, *contact.adr[1:])


def _custom_written(contact: Contact, edit: BulkEdit, own: Sequence[CustomField]) -> tuple[Custom, ...]:
    name = edit.field.removeprefix(OWN)
    kind = next(field.type for field in own if field.name == name)
    if edit.deed == "clear":
        return tuple(one for one in contact.custom if one.name != name)
    made = Custom(name, edit.value, kind)
    if not any((one.name, one.type) == (name, kind) for one in contact.custom):
        return (*contact.custom, made)
    return tuple(made if (one.name, one.type) == (name, kind) else one for one in contact.custom)
