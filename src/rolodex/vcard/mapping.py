"""Properties of a card to the fields of a contact; what has no field is kept word for word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from rolodex.domain.card import Blob
from rolodex.domain.contact import Adr, Contact, Date, Foreign, Kind, Name, Org, Photo, Value
from rolodex.domain.message import Message, message
from rolodex.vcard import dates, values
from rolodex.vcard.header import Header
from rolodex.vcard.jobs import Jobs
from rolodex.vcard.limits import PHOTO
from rolodex.vcard.words import (
    ANDROID_RELATIONS,
    APPLE_RELATIONS,
    DATE_NAMES,
    IM_SERVICES,
    RELATIONS,
    VALUE_TYPES_IMPLIED,
)

PICTURE_TOO_LARGE = message("This picture is larger than a card's picture may be")
PICTURE_DAMAGED = message("A picture in this card is damaged or of an unknown kind; it is kept as it is")
SECOND_NAME = message("This card names the person more than once; the first name is shown")

_KINDS: dict[str, Kind] = {"individual": "individual", "org": "org", "group": "group", "location": "location"}
_PHONETIC = {
    "X-PHONETIC-FIRST-NAME": "phonetic_given",
    "X-PHONETIC-LAST-NAME": "phonetic_family",
    "X-PHONETIC-MIDDLE-NAME": "phonetic_additional",
}
_NAME_PARTS = 7
_ADR_PARTS = 7
_ANDROID = "vnd.android.cursor.item/"


@dataclass(slots=True)
class Property:
    """One property with its text decoded; `meaning` finds out what the escapes in it stand for."""

    header: Header
    text: str
    octets: bytes
    order: int
    old: bool
    group: str = ""
    label: str = ""
    country: str = ""

    def meaning(self) -> str:
        """The text without escapes, as the card's version has them."""
        if self.old:
            return self.text if self.header.encoding == "qp" else values.text_21(self.text)
        return values.text_3(self.text)

    def parts(self, separator: str = ";") -> list[str]:
        """The parts of a structured value or list without escapes and outer white space."""
        clean = values.part_21 if self.old else values.text_3
        return [clean(part).strip() for part in values.split(self.text, separator)]


class Draft:
    """A contact in the making."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.kind: Kind = "individual"
        self.n = Name()
        self.phonetic: dict[str, str] = {}
        self.lists: dict[str, list[Value]] = {}
        self.adr: list[Adr] = []
        self.jobs = Jobs()
        self.dates: list[Date] = []
        self.categories: list[str] = []
        self.photo: list[Photo] = []
        self.member: list[str] = []
        self.foreign: list[Foreign] = []
        self.blobs: dict[str, Blob] = {}
        self.warnings: list[Message] = []
        self.refused: list[tuple[int, Message]] = []

    def take(self, item: Property) -> None:
        """Puts a property into its field, or keeps it word for word."""
        mapper = _MAPPERS.get(item.header.name)
        if mapper is not None:
            mapper(self, item)
        else:
            self.keep(item)

    def keep(self, item: Property) -> None:
        """Keeps a property word for word."""
        header = item.header
        params = header.verbatim
        if header.encoding == "b64":
            params = (*params, ("ENCODING", "b"))
            value = "".join(item.text.split())
        else:
            value = _verbatim(item)
        self.foreign.append(Foreign(header.name, value, item.group, params, item.order))

    def keep_parameters(self, item: Property) -> None:
        """Keeps group and parameters of a property whose field has no room for them, under an empty value."""
        params = tuple(pair for pair in item.header.verbatim if pair[0] != "VALUE")
        if params or item.group:
            self.foreign.append(Foreign(item.header.name, "", item.group, params, item.order))

    def add_value(self, name: str, item: Property, value: str) -> None:
        """Adds to one of the repeated texts, unless there is nothing to say."""
        if value:
            header = item.header
            self.lists.setdefault(name, []).append(
                Value(value, header.types, header.pref, item.label, item.group, _params(header))
            )

    def contact(self) -> Contact:
        """What all properties together say."""
        fields = self.fields
        name = self._name()
        lists = self.lists
        orgs = self.jobs.orgs()
        return Contact(
            0,
            fields.get("UID", ""),
            self.kind,
            fields.get("FN", "") or self._derived_name(name, orgs[0].name if orgs else ""),
            name,
            tuple(lists.get("nickname", ())),
            orgs,
            tuple(lists.get("tel", ())),
            tuple(lists.get("email", ())),
            tuple(self.adr),
            tuple(lists.get("url", ())),
            tuple(lists.get("impp", ())),
            tuple(lists.get("related", ())),
            tuple(lists.get("lang", ())),
            _without_doubles(self.dates),
            tuple(lists.get("note", ())),
            tuple(self.categories),
            tuple(self.photo),
            tuple(dict.fromkeys(self.member)),
            fields.get("TZ", ""),
            fields.get("GENDER", ""),
            fields.get("REV", ""),
            tuple(replace(kept, order=order) for order, kept in enumerate(self.foreign)),
        )

    def _name(self) -> Name:
        sound = self.phonetic
        if not sound:
            return self.n
        return replace(
            self.n,
            phonetic_family=sound.get("phonetic_family", ""),
            phonetic_given=sound.get("phonetic_given", ""),
            phonetic_additional=sound.get("phonetic_additional", ""),
        )

    def _derived_name(self, name: Name, org: str) -> str:
        parts = (name.prefix, name.given, name.additional, name.family, name.family2, name.suffix)
        derived = " ".join(part.replace(",", ", ").replace(",  ", ", ") for part in parts if part) or org
        for field in ("nickname", "email", "tel", "impp", "url"):
            if derived:
                break
            derived = next((value.value for value in self.lists.get(field, ())), "")
        return derived


def _params(header: Header) -> tuple[tuple[str, str], ...]:
    params = header.params
    if not params and header.value_type in VALUE_TYPES_IMPLIED:
        return ()
    kept = tuple(pair for pair in params if pair[0] != "LABEL")
    return kept if header.value_type in VALUE_TYPES_IMPLIED else (*kept, ("VALUE", header.value_type))


def _verbatim(item: Property) -> str:
    text = item.text
    if item.old and item.header.encoding == "qp":
        text = text.replace("\\", "\\\\").replace("\\\\;", "\\;").replace("\\\\\\\\", "\\\\")
    return text.replace("\n", "\\n") if "\n" in text else text.strip()


def _fn(draft: Draft, item: Property) -> None:
    value = item.meaning().strip()
    if not value:
        return
    if "FN" in draft.fields:
        draft.keep(item)
        draft.warnings.append(SECOND_NAME)
        return
    draft.fields["FN"] = value
    draft.keep_parameters(item)


def _single(draft: Draft, item: Property) -> None:
    name = item.header.name
    value = item.meaning().strip()
    if not value:
        return
    if name in draft.fields:
        draft.keep(item)
    else:
        draft.fields[name] = value
        draft.keep_parameters(item)


def _uid(draft: Draft, item: Property) -> None:
    value = bare_uid(item.meaning().strip())
    if not value:
        return
    if draft.fields.setdefault("UID", value) != value:
        draft.keep(item)


def bare_uid(text: str) -> str:
    """A UID without `urn:uuid:`."""
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


def _n(draft: Draft, item: Property) -> None:
    parts = item.parts()
    if not any(parts) or item.header.parameter(FROM_FN):
        return
    if draft.n != Name():
        draft.keep(item)
        return
    if any(parts[_NAME_PARTS:]):
        draft.keep(item)
    family, given, additional, prefix, suffix, family2, generation = (parts + [""] * _NAME_PARTS)[
        :_NAME_PARTS
    ]
    draft.n = Name(
        _without_end(family, family2),
        given,
        additional,
        prefix,
        _without_end(suffix, generation),
        family2,
        generation,
        group=item.group,
        params=_name_params(item.header),
    )


def _name_params(header: Header) -> tuple[tuple[str, str], ...]:
    types = tuple(("TYPE", word) for word in header.types)
    return (*types, *header.params) if types else header.params


def _without_end(text: str, end: str) -> str:
    """The part without the newer part that RFC 9554 has repeated in it for older programs."""
    if end and text.endswith(("," + end, " " + end)):
        return text[: -len(end) - 1].rstrip(" ,")
    return text


def _phonetic(draft: Draft, item: Property) -> None:
    value = item.meaning().strip()
    field = _PHONETIC[item.header.name]
    if item.group or item.header.verbatim or field in draft.phonetic:
        draft.keep(item)
    elif value:
        draft.phonetic[field] = value


def _listed(draft: Draft, item: Property) -> None:
    for value in item.parts(","):
        draft.add_value("nickname", item, value)


def _categories(draft: Draft, item: Property) -> None:
    found = [value for value in item.parts(",") if value]
    if draft.categories and (item.header.verbatim or item.group):
        draft.keep(item)
        return
    if found and not draft.categories:
        draft.keep_parameters(item)
    draft.categories.extend(value for value in found if value not in draft.categories)


def _text(draft: Draft, item: Property) -> None:
    name = item.header.name.lower()
    value = item.meaning()
    draft.add_value(name, item, value.strip("\n") if name == "note" and value.strip() else value.strip())


def _tel(draft: Draft, item: Property) -> None:
    value = item.meaning().strip()
    draft.add_value("tel", item, value[4:] if value[:4].lower() == "tel:" else value)


def _email(draft: Draft, item: Property) -> None:
    value = item.meaning().strip()
    draft.add_value("email", item, value[7:] if value[:7].lower() == "mailto:" else value)


def _url(draft: Draft, item: Property) -> None:
    draft.add_value("url", item, _uri_or_text(item))


def _uri_or_text(item: Property) -> str:
    if item.header.value_type == "text" and not item.old:
        return item.meaning().strip()
    return values.uri(item.text)


def _impp(draft: Draft, item: Property) -> None:
    draft.add_value("impp", item, _uri_or_text(item))


def _messenger(draft: Draft, item: Property) -> None:
    service, scheme = IM_SERVICES[item.header.name]
    value = values.uri(item.text)
    if value:
        address = value if value.lower().startswith(scheme + ":") else f"{scheme}:{value}"
        draft.add_value("impp", item, address)
        made = draft.lists["impp"][-1]
        draft.lists["impp"][-1] = replace(made, params=(("X-SERVICE-TYPE", service), *made.params))


def _related(draft: Draft, item: Property) -> None:
    if item.header.name == "RELATED" and item.header.value_type != "text":
        value = values.uri(item.text)
    else:
        value = item.meaning().strip()
    draft.add_value("related", item, value)
    kind = RELATIONS.get(item.header.name, "")
    if value:
        made = draft.lists["related"][-1]
        draft.lists["related"][-1] = _with_relation(made, kind)


def _with_relation(made: Value, kind: str) -> Value:
    """The relation with its kind among its types, where label or name of the property tell it."""
    told = made.label.lower()
    if told in APPLE_RELATIONS or (told and told in made.types):
        others = tuple(word for word in made.types if word != told)
        return replace(made, types=(told, *others), label="")
    if kind and kind not in made.types and not made.label:
        return replace(made, types=(kind, *made.types))
    return made


def _adr(draft: Draft, item: Property) -> None:
    parts = item.parts()
    if not any(parts):
        return
    header = item.header
    params = header.params
    country = item.country
    code = header.parameter("CC")
    if len(code) == 2 and code.isalpha() and code.isascii() and not country:
        country = code.upper()
        params = tuple(pair for pair in params if pair[0] != "CC")
    if any(parts[_ADR_PARTS:]):
        params = (*params, *_more_parts(parts[_ADR_PARTS:], bool(header.parameter("LABEL"))))
    box, ext, street, city, region, postcode, land = (parts + [""] * _ADR_PARTS)[:_ADR_PARTS]
    draft.adr.append(
        Adr(
            box,
            ext,
            street,
            city,
            region,
            postcode,
            land,
            country,
            header.types,
            header.pref,
            item.label,
            item.group,
            params,
        )
    )


FROM_FN = "X-FROM-FN"
"""This parameter marks an N that was made from FN for phones, which show nothing else."""

MORE_PARTS = "X-MORE-PARTS"
"""Under this name an address keeps the parts beyond the seventh (RFC 9554); never written so."""


def _more_parts(parts: list[str], labelled: bool) -> tuple[tuple[str, str], ...]:
    """Google's eighth part is the address as one text, for which there is LABEL; others are kept in order."""
    if len(parts) == 1 and not labelled:
        return (("LABEL", parts[0]),)
    return tuple((MORE_PARTS, part) for part in parts)


def _job(draft: Draft, item: Property) -> None:
    header = item.header
    pair = header.group.lower()
    if header.name == "ORG":
        parts = item.parts()
        if any(parts):
            params = header.params
            if header.value_type not in VALUE_TYPES_IMPLIED:
                params = (*params, ("VALUE", header.value_type))
            org = Org(types=header.types, pref=header.pref, group=item.group, params=params)
            draft.jobs.add_org(parts, pair, org)
        return
    value = item.meaning().strip()
    if value:
        draft.jobs.add_word(header.name, value, pair, item.group, header.verbatim)


def _date(draft: Draft, item: Property) -> None:
    _add_date(draft, item, DATE_NAMES[item.header.name], item.meaning(), item.label)


def _apple_date(draft: Draft, item: Property) -> None:
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
        Date(name, told.value, told.year, told.month, told.day, label, item.group, (*types, *params))
    )


def _without_doubles(found: list[Date]) -> tuple[Date, ...]:
    """The dates, each anniversary once though programs write it under several names."""
    kept: list[Date] = []
    for date in found:
        if date.name == "event" or not any(
            other.name == date.name and other.value == date.value for other in kept
        ):
            kept.append(date)
    return tuple(kept)


def _photo(draft: Draft, item: Property) -> None:
    header = item.header
    name = "logo" if header.name == "LOGO" else "photo"
    text = item.text.strip()
    if not text:
        return
    params = tuple(pair for pair in header.params if pair[0] != "MEDIATYPE")
    declared = header.parameter("MEDIATYPE") or (header.types[0] if header.types else "")
    data = values.data_uri(text)
    if data is not None:
        octets, declared = data[0], data[1] or declared
    elif header.encoding == "b64" or values.looks_like_base64(item.octets):
        octets = values.from_base64(item.octets)
    elif header.value_type in ("uri", "url", "cid", "content-id") or values.has_scheme(text):
        params = (*params, *(("TYPE", word) for word in header.types))
        draft.photo.append(Photo(name, "", "", values.uri(text), item.group, params))
        return
    else:
        draft.keep(item)
        draft.warnings.append(PICTURE_DAMAGED)
        return
    if len(octets) > PHOTO:
        draft.refused.append((item.order, PICTURE_TOO_LARGE))
        return
    blob = values.blob_of(octets, declared)
    if not values.media_type(octets):
        draft.warnings.append(PICTURE_DAMAGED)
    draft.blobs[blob.sha256] = blob
    draft.photo.append(Photo(name, blob.sha256, blob.media_type, "", item.group, params))


def _kind(draft: Draft, item: Property) -> None:
    word = item.meaning().strip().lower()
    if word in _KINDS:
        draft.kind = _KINDS[word]
    if word:
        # Kept beside the field, so that a card which says it in this way says it so again.
        draft.keep(item)


def _apple_kind(draft: Draft, item: Property) -> None:
    word = item.meaning().strip().lower()
    if word == "group" and not item.header.verbatim and not item.group:
        draft.kind = "group"
    elif word:
        draft.keep(item)


def _shown_as(draft: Draft, item: Property) -> None:
    word = item.meaning().strip().lower()
    if word == "company" and not item.header.verbatim and not item.group and draft.kind == "individual":
        draft.kind = "org"
    elif word and (word != "company" or draft.kind != "org"):
        draft.keep(item)


def _member(draft: Draft, item: Property) -> None:
    value = values.uri(item.text)
    if not value:
        return
    draft.member.append(bare_uid(value))
    written = value if values.has_scheme(value) else "urn:uuid:" + value
    if item.header.verbatim or item.group or written != value:
        draft.keep(item)


def _sound(draft: Draft, item: Property) -> None:
    """Japanese phones write how a name sounds as SOUND;X-IRMC-N: family and given name."""
    draft.keep(item)
    if "x-irmc-n" in item.header.types:
        family, given, *_ = [*item.parts(), "", ""]
        for field, value in (("phonetic_family", family), ("phonetic_given", given)):
            if value:
                draft.phonetic.setdefault(field, value)


def _android(draft: Draft, item: Property) -> None:
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


_MAPPERS: dict[str, Callable[[Draft, Property], None]] = {
    "FN": _fn,
    "N": _n,
    "UID": _uid,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _apple_kind,
    "X-ABSHOWAS": _shown_as,
    "NICKNAME": _listed,
    "CATEGORIES": _categories,
    "ORG": _job,
    "TITLE": _job,
    "ROLE": _job,
    "TEL": _tel,
    "EMAIL": _email,
    "ADR": _adr,
    "URL": _url,
    "X-ABURL": _url,
    "IMPP": _impp,
    "LANG": _text,
    "NOTE": _text,
    "RELATED": _related,
    "X-ABDATE": _apple_date,
    "PHOTO": _photo,
    "LOGO": _photo,
    "X-MS-CARDPICTURE": _photo,
    "MEMBER": _member,
    "X-ADDRESSBOOKSERVER-MEMBER": _member,
    "TZ": _single,
    "GENDER": _single,
    "REV": _single,
    "SOUND": _sound,
    "X-ANDROID-CUSTOM": _android,
    "X-PHONETIC-FIRST-NAME": _phonetic,
    "X-PHONETIC-LAST-NAME": _phonetic,
    "X-PHONETIC-MIDDLE-NAME": _phonetic,
    **dict.fromkeys(DATE_NAMES, _date),
    **dict.fromkeys(IM_SERVICES, _messenger),
    **dict.fromkeys(RELATIONS, _related),
}
