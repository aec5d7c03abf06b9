"""What a card tells besides: jobs, dates, notes, categories, pictures."""

from __future__ import annotations

from dataclasses import replace

from rolodex.domain.contact import Date, Foreign, Org, Photo, Value
from rolodex.domain.message import message
from rolodex.vcard import dates, escaping, values
from rolodex.vcard.draft import Draft
from rolodex.vcard.header import Header, in_order
from rolodex.vcard.limits import PHOTO
from rolodex.vcard.property import Property
from rolodex.vcard.words import ANDROID_RELATIONS, DATE_NAMES, VALUE_TYPES_IMPLIED

PICTURE_TOO_LARGE = message("This picture is larger than a card's picture may be")
PICTURE_DAMAGED = message(
    "Line %(line)d, %(property)s: the picture is damaged or of an unknown kind; it is kept as it is"
)

_ANDROID = "vnd.android.cursor.item/"


def single(draft: Draft, item: Property) -> None:
    """A property a contact has once; a second one is kept."""
    name = item.header.name
    value = item.meaning().strip()
    if not value:
        return
    if name in draft.fields:
        draft.keep(item)
    else:
        draft.fields[name] = value
        draft.keep_parameters(item)


def nicknames(draft: Draft, item: Property) -> None:
    """Nicknames, several of them in one property."""
    for value in item.parts(","):
        draft.add_value("nickname", item, value)


def categories(draft: Draft, item: Property) -> None:
    """Categories; a later list with parameters of its own is kept."""
    found = [value for value in item.parts(",") if value]
    if draft.categories and (item.header.verbatim or item.group):
        draft.keep(item)
        return
    if found and not draft.categories:
        draft.keep_parameters(item)
    again = [
        value for place, value in enumerate(found) if value in draft.categories or value in found[:place]
    ]
    draft.categories.update(dict.fromkeys(found))
    if again:
        draft.foreign.append(Foreign("CATEGORIES", ",".join(map(escaping.text, again)), order=item.order))


def text(draft: Draft, item: Property) -> None:
    """NOTE or LANG."""
    name = item.header.name.lower()
    value = item.meaning()
    draft.add_value(name, item, value.strip("\n") if name == "note" and value.strip() else value.strip())


def job(draft: Draft, item: Property) -> None:
    """ORG, TITLE or ROLE."""
    header = item.header
    pair = header.group.lower()
    if header.name == "ORG":
        parts = item.parts()
        if any(parts):
            params = header.params
            if header.value_type not in VALUE_TYPES_IMPLIED:
                params = in_order((*params, ("VALUE", header.value_type)))
            org = Org(types=header.types, pref=header.pref, group=item.group, params=params)
            draft.jobs.add_org(parts, pair, org)
        return
    value = item.meaning().strip()
    if value:
        draft.jobs.add_word(header.name, value, pair, item.group, header.verbatim)


def date(draft: Draft, item: Property) -> None:
    """A birthday, anniversary or day of death."""
    _add_date(draft, item, DATE_NAMES[item.header.name], item.meaning(), item.label)


def apple_date(draft: Draft, item: Property) -> None:
    """A labelled day as Apple's programs write it."""
    if item.label.lower() == "anniversary":
        _add_date(draft, item, "anniversary", item.meaning(), "")
    else:
        _add_date(draft, item, "event", item.meaning(), item.label)


def _add_date(draft: Draft, item: Property, name: str, text: str, label: str) -> None:
    header = item.header
    omitted = header.parameter("X-APPLE-OMIT-YEAR") or header.parameter("X-APPLE-OMID-YEAR")
    told = dates.told(text, omitted)
    if not told.value:
        return
    params = tuple(
        pair for pair in header.params if pair[0] not in ("X-APPLE-OMIT-YEAR", "X-APPLE-OMID-YEAR")
    )
    types = tuple(("TYPE", word) for word in header.types)
    if header.pref and header.name != "X-ABDATE":
        params = (*params, ("PREF", str(header.pref)))
    if header.value_type not in VALUE_TYPES_IMPLIED:
        params = (*params, ("VALUE", header.value_type))
    draft.dates.append(
        Date(
            name, told.value, told.year, told.month, told.day, label, item.group, in_order((*types, *params))
        )
    )


def picture(draft: Draft, item: Property) -> None:
    """A picture as blob, or its link."""
    header = item.header
    name = "logo" if header.name == "LOGO" else "photo"
    text = item.text.strip()
    if not text:
        return
    params = tuple(pair for pair in header.params if pair[0] != "MEDIATYPE")
    declared = header.parameter("MEDIATYPE") or (header.types[0] if header.types else "")
    data = values.data_uri(text)
    octets = b""
    if data is not None:
        octets, declared = data[0], data[1] or declared
    elif header.encoding == "b64":
        octets = values.from_base64(item.octets)
    elif values.looks_like_base64(said := text.encode("ascii", "replace")):
        octets = values.from_base64(said)
    elif header.value_type in ("uri", "url", "cid", "content-id") or values.has_scheme(text):
        params = (*params, *(("TYPE", word) for word in header.types))
        link = values.uri(text.replace("\n", ""))
        draft.photo.append(Photo(name, "", "", link, item.group, in_order(params)))
        return
    if not octets:
        draft.keep(item)
        draft.warnings.append((item.order, PICTURE_DAMAGED))
        return
    if len(octets) > PHOTO:
        draft.refused.append((item.order, PICTURE_TOO_LARGE))
        return
    blob = values.blob_of(octets, declared)
    if not values.media_type(octets):
        draft.warnings.append((item.order, PICTURE_DAMAGED))
    blob = draft.blobs.setdefault(blob.sha256, blob)
    draft.photo.append(Photo(name, blob.sha256, blob.media_type, "", item.group, params))


def android(draft: Draft, item: Property) -> None:
    """What Android writes under its own name: nicknames, days and relations."""
    kind, value, code, label, *_ = (item.parts() + [""] * 4)[:5]
    if not kind.startswith(_ANDROID) or not value:
        draft.keep(item)
        return
    kind = kind[len(_ANDROID) :]
    plain = replace(item, header=Header(item.header.name))
    if kind == "nickname" and code in ("", "1") and not label:
        draft.add_value("nickname", plain, value)
    elif kind == "contact_event":
        names = {"1": "anniversary", "3": "bday"}
        _add_date(draft, plain, names.get(code, "event"), value, label or ("Other" if code == "2" else ""))
    elif kind == "relation" and (label or code in ANDROID_RELATIONS):
        made = Value(value, label=label, types=() if label else (ANDROID_RELATIONS[code],))
        draft.lists.setdefault("related", []).append(made)
    else:
        draft.keep(item)
