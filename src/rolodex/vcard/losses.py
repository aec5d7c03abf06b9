"""What a card of some version, or JSON, cannot say of a contact; found by writing it and reading it again."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rolodex.domain.card import Blob, Card
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Foreign, Name, Org, Photo
from rolodex.domain.export_programs import unread
from rolodex.domain.exporting import VERSIONS, Loss, Target, Version
from rolodex.domain.message import message
from rolodex.vcard.jcard import as_json
from rolodex.vcard.losses_plain import is_plain
from rolodex.vcard.reading import read_cards
from rolodex.vcard.writing import card_text

NO_LABEL = message("This version has no labels of your own")
NO_GROUP = message("This version does not keep lines together")
NO_ORDER = message("This version has no second choice")
NO_PARAMETER = message("This version has no room for this remark")
NO_KIND = message("This version does not know this kind")
NO_YEAR = message("Outlook and old phones read only days with a year")
NO_DAY = message("Outlook and old phones read only whole dates")
NO_PICTURE = message("JSON holds no pictures, only their checksums")
NO_PLACE = message("This kind of file has no place for it")
CHANGED = message("It cannot be written quite as it stands")

_DETAILS = {"label": NO_LABEL, "group": NO_GROUP, "pref": NO_ORDER, "params": NO_PARAMETER, "types": NO_KIND}
_LISTS = (
    *("nickname", "org", "tel", "email", "adr", "url", "impp", "related", "lang", "dates", "note"),
    *("categories", "photo", "member", "custom", "consent"),
)
_SINGLE = ("fn", "uid", "kind", "tz", "gender", "rev")
_NOT_IN_JSON = {
    "nickname": ("types", "pref", "label"),
    "note": ("types", "pref", "label"),
    "lang": ("types", "pref", "label"),
    "org": ("types", "pref", "since", "until"),
}


def losses(contact: Contact, target: Target) -> tuple[Loss, ...]:
    """All that the file would not say of this contact; what is not named comes back when it is read."""
    if target == "json":
        return tuple(_json(contact))
    version = VERSIONS[target]
    lost = () if is_plain(contact, version) else by_reading(contact, version)
    return tuple(dict.fromkeys((*unread(contact, target), *_by_nature(contact, version), *lost)))


def _by_nature(contact: Contact, version: Version) -> Iterator[Loss]:
    """What comes back to us, but says nothing to the programs for which this version is written."""
    if version != "2.1":
        return
    for date in contact.dates:
        if not (date.month and date.day):
            yield Loss(date.name, date.value, NO_DAY)
        elif not date.year:
            yield Loss(date.name, date.value, NO_YEAR)


def by_reading(contact: Contact, version: Version) -> Iterator[Loss]:
    """What does not come back when the contact is written and read again."""
    pictures = {photo.sha256: _stand_in(photo) for photo in contact.photo if photo.sha256}
    said = _of_the_card(contact, pictures)
    back = _read_back(said, version, {blob.sha256: blob for blob in pictures.values()})
    for name in _SINGLE:
        value = getattr(said, name)
        if value and value != getattr(back, name):
            yield Loss(name, str(value), CHANGED)
    for name in Name.__slots__:
        value = getattr(said.n, name)
        if value and value != getattr(back.n, name):
            yield Loss("n", _words(value), _DETAILS.get(name, CHANGED))
    for name in _LISTS:
        yield from _missing(name, getattr(said, name), getattr(back, name))
    yield from _missing("foreign", _unnumbered(said.foreign), _unnumbered(back.foreign))
    if said.favourite and not back.favourite:
        yield Loss("favourite", "", NO_PLACE)


def _stand_in(photo: Photo) -> Blob:
    """Pictures come back byte for byte: this is written in their place, so that they need not be fetched."""
    data = b"\xff\xd8\xff" + photo.sha256.encode("utf-8", "replace")
    return Blob(hashlib.sha256(data).hexdigest(), "image/jpeg", data)


def _of_the_card(contact: Contact, pictures: dict[str, Blob]) -> Contact:
    """The contact without what belongs to the book alone: ids, and the bytes of pictures."""
    photos = (
        replace(photo, sha256=pictures[photo.sha256].sha256, media_type="image/jpeg", uri="")
        if photo.sha256
        else replace(photo, media_type="")
        for photo in contact.photo
    )
    return replace(
        contact,
        id=0,
        org=tuple(replace(job, company_id=0) for job in contact.org),
        adr=tuple(replace(adr, shared=0) for adr in contact.adr),
        photo=tuple(photos),
    )


def _read_back(contact: Contact, version: Version, blobs: dict[str, Blob]) -> Contact:
    text = card_text(contact, version, blobs.get).encode()
    return next((item.contact for item in read_cards(io.BytesIO(text)) if isinstance(item, Card)), Contact())


def _unnumbered(kept: Sequence[Foreign]) -> tuple[Foreign, ...]:
    return tuple(replace(item, order=0) for item in kept)


def _missing(name: str, said: Sequence[Any], back: Sequence[Any]) -> Iterator[Loss]:
    """Items that did not come back, or what of them did not."""
    left = list(back)
    changed = []
    for item in said:
        if item in left:
            left.remove(item)
        elif _words(item):
            changed.append(item)
    for item in changed:
        nearest = next((other for other in left if _words(other) == _words(item)), None)
        if nearest is None or isinstance(item, str):
            yield Loss(_property(name, item), _words(item), CHANGED if left else NO_PLACE)
            continue
        left.remove(nearest)
        for detail in type(item).__slots__:
            value = getattr(item, detail)
            if value and value != getattr(nearest, detail):
                shown = f"{_words(item)}: {_words(value)}"
                yield Loss(_property(name, item), shown, _DETAILS.get(detail, CHANGED))


def _property(name: str, item: Any) -> str:
    if isinstance(item, Foreign):
        return item.name.lower() or "x-"
    return str(getattr(item, "name", name)) if name in ("dates", "photo") else name


def _words(item: Any) -> str:
    """What an item says, without its details."""
    if isinstance(item, str | int):
        return str(item)
    if isinstance(item, tuple):
        return ", ".join("=".join(part) if isinstance(part, tuple) else str(part) for part in item)
    if isinstance(item, Adr):
        parts = (item.street, item.ext, item.box, item.code, item.city, item.region, item.country)
        return ", ".join(part for part in parts if part)
    if isinstance(item, Org):
        return " · ".join(part for part in (item.title, item.role, item.name, *item.units) if part)
    if isinstance(item, Custom | Foreign):
        return f"{item.name}: {item.value}"
    if isinstance(item, Consent):
        return item.channel
    if isinstance(item, Photo):
        return item.uri or item.sha256
    return str(item.value)


def _json(contact: Contact) -> Iterator[Loss]:
    card = as_json(contact)
    for photo in contact.photo:
        if photo.sha256:
            yield Loss(photo.name, photo.sha256, NO_PICTURE)
    for name, details in _NOT_IN_JSON.items():
        for item in getattr(contact, name):
            for detail in details:
                if value := getattr(item, detail):
                    yield Loss(name, f"{_words(item)}: {_words(value)}", NO_PLACE)
    for name in ("custom", "consent"):
        if name not in card:
            for item in getattr(contact, name):
                yield Loss(name, _words(item), NO_PLACE)
    if contact.favourite and "favourite" not in card:
        yield Loss("favourite", "", NO_PLACE)
