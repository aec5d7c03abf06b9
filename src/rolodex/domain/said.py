"""What the properties of a contact are called and say, as words that are worded at the edge."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from rolodex.domain.contact import Adr, Consent, Custom, Date, Foreign, Org, Params, Photo, Value
from rolodex.domain.message import Message, message, plural_message, verbatim
from rolodex.domain.typed_date import TypedDate

Words = tuple[Message, ...]


def own(text: str) -> Words:
    """A text of the user's own, nothing where it is empty."""
    return (verbatim(text),) if text else ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an address or a job: its attribute, what it is called, and what it says."""

    attribute: str
    label: Message
    words: Callable[[Any], Words]


@dataclass(frozen=True, slots=True)
class Listed:
    """A property that may stand several times.

    `key` is what makes two items one and the same; `said` is the text of an item, `kind` what sort it is of
    and `rest` what else a card says of it. `parts` are told apart where only some of them differ. Items
    without a fellow are paired by their kind where that is sensible (`pairs`).
    """

    attribute: str
    label: Callable[[Any], Words]
    key: Callable[[Any], Hashable]
    said: Callable[[Any], Words]
    kind: Callable[[Any], Words]
    rest: Callable[[Any], Words]
    parts: tuple[Part, ...] = ()
    pairs: bool = True
    name: Callable[[Any], str] | None = None

    def name_of(self, item: Any) -> str:
        """The name of the property, as RFC 6350 has it where it has one."""
        return self.name(item) if self.name else self.attribute


TYPES: Mapping[str, Message] = MappingProxyType(
    {
        "work": message("Work"),
        "home": message("Home"),
        "cell": message("Mobile"),
        "main": message("Main"),
        "fax": message("Fax"),
        "pager": message("Pager"),
        "other": message("Other"),
        "blog": message("Blog"),
        "profile": message("Profile"),
        "spouse": message("Spouse"),
        "child": message("Child"),
        "parent": message("Parent"),
        "sibling": message("Sibling"),
        "kin": message("Relative"),
        "friend": message("Friend"),
        "co-worker": message("Colleague"),
        "agent": message("Assistant"),
        "emergency": message("Emergency contact"),
    }
)
DATES: Mapping[str, Message] = MappingProxyType(
    {
        "bday": message("Birthday"),
        "anniversary": message("Anniversary"),
        "deathdate": message("Date of death"),
    }
)
CHANNELS: Mapping[str, Message] = MappingProxyType(
    {
        "letter": message("Letter"),
        "email": message("Email"),
        "phone": message("Phone"),
        "message": message("Message"),
    }
)
KINDS: Mapping[str, Message] = MappingProxyType(
    {
        "individual": message("Person"),
        "org": message("Company"),
        "group": message("Group"),
        "location": message("Place"),
    }
)
GENDERS: Mapping[str, Message] = MappingProxyType(
    {
        "M": message("Male"),
        "F": message("Female"),
        "O": message("Other"),
        "N": message("Not applicable"),
        "U": message("Unknown"),
    }
)


def _kinds(item: Value | Adr) -> Words:
    return (*(TYPES.get(kind) or verbatim(kind) for kind in item.types), *own(item.label))


def _rest(item: Value | Adr | Org) -> Words:
    preferred: Words = ()
    if item.pref:
        preferred = (message("preferred") if item.pref == 1 else message("preference %(n)d", n=item.pref),)
    return (*preferred, *_hidden(item.group, item.params))


def _hidden(group: str, params: Params) -> Words:
    return (*own(group), *(verbatim(f"{name}={value}") for name, value in params))


def _folded(value: Value) -> Hashable:
    return value.value.strip().casefold()


def _digits(value: Value) -> Hashable:
    return "".join(c for c in value.value if c.isalnum() or c == "+").casefold()


def _value(
    attribute: str, label: Message, key: Callable[[Any], Hashable] = _folded, pairs: bool = True
) -> Listed:
    return Listed(
        attribute, lambda _: (label,), key, lambda value: own(value.value), _kinds, _rest, pairs=pairs
    )


def _attribute(attribute: str, label: Message) -> Part:
    return Part(attribute, label, lambda item: own(getattr(item, attribute)))


def _joined(parts: Iterable[str]) -> Words:
    return own(", ".join(" ".join(part.split()) for part in parts if part.strip()))


def _address(adr: Adr) -> Words:
    return _joined(
        (adr.street, adr.ext, adr.box, f"{adr.code} {adr.city}", adr.region, adr.country or adr.country_code)
    )


def _job(org: Org) -> Words:
    times = f"{org.since} – {org.until}" if org.since or org.until else ""
    return _joined((org.title, org.role, org.name, *org.units, times))


def _job_label(org: Org) -> Words:
    return (message("Job"), *own(org.name or org.title))


def _date(date: Date) -> Words:
    if date.year or date.month:
        return own(TypedDate(date.year, date.month, date.day).iso())
    return own(date.value)


def _date_label(date: Date) -> Words:
    known = DATES.get(date.name)
    return (known, *own(date.label)) if known else (message("Date"), *own(date.label or date.name))


def _date_rest(date: Date) -> Words:
    return (*own(date.value), *own(str(date.day or "")), *_hidden(date.group, date.params))


def _picture(photo: Photo) -> Words:
    return own(photo.uri) if photo.uri else (message("A picture"),)


def _custom(custom: Custom) -> Words:
    yes_or_no = {"yes": message("Yes"), "no": message("No")}
    if custom.type == "yesno" and custom.value in yes_or_no:
        return (yes_or_no[custom.value],)
    return own(custom.value)


def _consent(consent: Consent) -> Words:
    said = message("agreed") if consent.granted else message("refused")
    return (said, *own(consent.source), *own(consent.at))


def _foreign_name(kept: Foreign) -> str:
    return kept.name.lower()


def _nothing(_: object) -> Words:
    return ()


def counted(noun: str, count: int) -> Message:
    """So many of what a table of `OTHERS` holds."""
    return replace(OTHERS[noun], count=count)


OTHERS: Mapping[str, Message] = MappingProxyType(
    {
        "activity": plural_message("%(count)d entry of the timeline", "%(count)d entries of the timeline", 0),
        "attachment": plural_message("%(count)d attached file", "%(count)d attached files", 0),
        "reminder": plural_message("%(count)d follow-up", "%(count)d follow-ups", 0),
        "occurrence": plural_message(
            "%(count)d occurrence of a follow-up", "%(count)d occurrences of follow-ups", 0
        ),
        "follow_up_rule": plural_message("%(count)d rule of follow-ups", "%(count)d rules of follow-ups", 0),
        "series": plural_message("%(count)d series of follow-ups", "%(count)d series of follow-ups", 0),
        "pause": plural_message("%(count)d pause", "%(count)d pauses", 0),
        "ticket": plural_message("%(count)d ticket", "%(count)d tickets", 0),
        "purchase": plural_message("%(count)d purchase", "%(count)d purchases", 0),
        "purchase_line": plural_message("%(count)d line of a purchase", "%(count)d lines of purchases", 0),
        "payment": plural_message("%(count)d payment", "%(count)d payments", 0),
        "refund": plural_message("%(count)d refund", "%(count)d refunds", 0),
        "loyalty": plural_message("%(count)d entry of points", "%(count)d entries of points", 0),
        "deal": plural_message("%(count)d deal", "%(count)d deals", 0),
        "campaign": plural_message("%(count)d campaign", "%(count)d campaigns", 0),
        "campaign_member": plural_message("%(count)d mailing", "%(count)d mailings", 0),
        "product": plural_message("%(count)d product", "%(count)d products", 0),
        "offer": plural_message("%(count)d offer", "%(count)d offers", 0),
        "household": plural_message("%(count)d household", "%(count)d households", 0),
        "mailing": plural_message("%(count)d print", "%(count)d prints", 0),
        "mailing_piece": plural_message("%(count)d printed piece", "%(count)d printed pieces", 0),
        "bad_address": plural_message(
            "%(count)d address the post could not find", "%(count)d addresses the post could not find", 0
        ),
        "letter": plural_message("%(count)d letter", "%(count)d letters", 0),
        "drip": plural_message("%(count)d plan", "%(count)d plans", 0),
        "drip_step": plural_message("%(count)d step of a plan", "%(count)d steps of plans", 0),
        "drip_deed": plural_message("%(count)d step that was done", "%(count)d steps that were done", 0),
        "own_stock": plural_message("%(count)d label stock", "%(count)d label stocks", 0),
        "label_sheet": plural_message("%(count)d part-used sheet", "%(count)d part-used sheets", 0),
        "label_template": plural_message("%(count)d label layout", "%(count)d label layouts", 0),
        "import_mapping": plural_message("%(count)d saved mapping", "%(count)d saved mappings", 0),
        "distinct_pair": plural_message(
            "%(count)d pair that is not the same", "%(count)d pairs that are not the same", 0
        ),
        "merged_contact": plural_message("%(count)d merged card", "%(count)d merged cards", 0),
        "declined_repair": plural_message("%(count)d declined repair", "%(count)d declined repairs", 0),
        "printer": plural_message("%(count)d printer", "%(count)d printers", 0),
        "segment": plural_message("%(count)d segment", "%(count)d segments", 0),
        "tag": plural_message("%(count)d tag", "%(count)d tags", 0),
        "custom_field": plural_message("%(count)d field of your own", "%(count)d fields of your own", 0),
    }
)
"""What a step may touch beside cards, by the table that holds it."""

NAME: tuple[tuple[str, Message], ...] = (
    ("prefix", message("Title")),
    ("given", message("First name")),
    ("additional", message("Middle name")),
    ("family", message("Surname")),
    ("family2", message("Second surname")),
    ("suffix", message("Suffix")),
    ("generation", message("Generation")),
    ("phonetic_given", message("First name, as it sounds")),
    ("phonetic_additional", message("Middle name, as it sounds")),
    ("phonetic_family", message("Surname, as it sounds")),
)

LISTS: tuple[Listed, ...] = (
    _value("nickname", message("Nickname")),
    Listed(
        "org",
        _job_label,
        lambda org: org.name.strip().casefold() or org.title.strip().casefold(),
        _job,
        lambda org: tuple(TYPES.get(kind) or verbatim(kind) for kind in org.types),
        _rest,
        (
            _attribute("name", message("Firm")),
            Part("units", message("Department"), lambda org: _joined(org.units)),
            _attribute("title", message("Job title")),
            _attribute("role", message("Role")),
            _attribute("since", message("Since")),
            _attribute("until", message("Until")),
            Part("company_id", message("Card of the firm"), lambda org: own(str(org.company_id or ""))),
        ),
    ),
    _value("tel", message("Phone"), _digits),
    _value("email", message("Email")),
    Listed(
        "adr",
        lambda _: (message("Address"),),
        lambda adr: (adr.street.strip().casefold(), adr.city.strip().casefold(), adr.code.strip()),
        _address,
        _kinds,
        _rest,
        (
            _attribute("street", message("Street and number")),
            _attribute("ext", message("Floor, flat")),
            _attribute("box", message("Post box")),
            _attribute("code", message("Postal code")),
            _attribute("city", message("Town")),
            _attribute("region", message("Province or state")),
            _attribute("country", message("Country")),
            _attribute("country_code", message("Country code")),
            Part("shared", message("Shared with the firm"), lambda adr: own(str(adr.shared or ""))),
        ),
    ),
    _value("url", message("Website")),
    _value("impp", message("Chat")),
    Listed(
        "dates",
        _date_label,
        lambda date: (date.name, date.label.casefold()),
        _date,
        _nothing,
        _date_rest,
        name=lambda date: date.name,
    ),
    _value("related", message("Related")),
    Listed("categories", lambda _: (message("Tag"),), str.casefold, own, _nothing, _nothing, pairs=False),
    _value("note", message("Note")),
    Listed(
        "custom",
        lambda custom: own(custom.name),
        lambda custom: (custom.name, custom.type),
        _custom,
        _nothing,
        _nothing,
        pairs=False,
        name=lambda _: "x-rolodex-field",
    ),
    Listed(
        "consent",
        lambda consent: (message("Consent"), CHANNELS[consent.channel]),
        lambda consent: consent.channel,
        _consent,
        _nothing,
        _nothing,
        pairs=False,
        name=lambda _: "x-rolodex-consent",
    ),
    Listed(
        "photo",
        lambda photo: (message("Logo") if photo.name == "logo" else message("Photo"),),
        lambda photo: photo.name,
        _picture,
        _nothing,
        lambda photo: (
            *own(photo.media_type),
            *_hidden(photo.group, photo.params),
        ),
        name=lambda photo: photo.name,
    ),
    _value("lang", message("Language")),
    Listed("member", lambda _: (message("Member"),), str, own, _nothing, _nothing, pairs=False),
    Listed(
        "foreign",
        lambda kept: own(kept.name.upper()),
        lambda kept: (kept.group, kept.name.casefold()),
        lambda kept: own(kept.value),
        _nothing,
        lambda kept: (
            *_hidden(kept.group, kept.params),
            message("place %(place)d in its card", place=kept.order),
        ),
        pairs=False,
        name=_foreign_name,
    ),
)
"""In the order in which a card is read."""
