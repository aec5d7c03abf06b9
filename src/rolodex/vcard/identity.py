"""Who a card is about: names, UID, kind and members."""

from __future__ import annotations

from rolodex.domain.contact import Kind, Name, Params
from rolodex.domain.message import message
from rolodex.vcard import values
from rolodex.vcard.draft import Draft
from rolodex.vcard.header import Header, in_order
from rolodex.vcard.property import Property
from rolodex.vcard.reachable import MORE_PARTS

SECOND_NAME = message("Line %(line)d, %(property)s: this is another name; the first one is shown")

FROM_FN = "X-FROM-FN"
"""This parameter marks an N that was made from FN for phones, which show nothing else."""

NO_FN = "X-NO-FN"
"""This parameter marks an FN of a contact without any name, because a card must have one."""

SURNAME2, GENERATION = "X-SURNAME2", "X-GENERATION"
"""N carries the parts of RFC 9554 in these parameters: five parts are what every program reads."""

_KINDS: dict[str, Kind] = {"individual": "individual", "org": "org", "group": "group", "location": "location"}

_PHONETIC = {
    "X-PHONETIC-FIRST-NAME": "phonetic_given",
    "X-PHONETIC-LAST-NAME": "phonetic_family",
    "X-PHONETIC-MIDDLE-NAME": "phonetic_additional",
}

_NAME_PARTS = 5
_RFC_9554_PARTS = 7


def formatted_name(draft: Draft, item: Property) -> None:
    """FN: the first is shown, others are kept."""
    value = item.meaning().strip()
    if not value or item.header.parameter(NO_FN):
        return
    if "FN" in draft.fields:
        draft.keep(item)
        draft.warnings.append((item.order, SECOND_NAME))
        return
    draft.fields["FN"] = value
    draft.keep_parameters(item)


def uid(draft: Draft, item: Property) -> None:
    """UID without `urn:uuid:`; a second one that differs is kept."""
    value = bare_uid(item.meaning().strip())
    if not value:
        return
    if "UID" not in draft.fields:
        draft.fields["UID"] = value
        draft.keep_parameters(item)
    elif draft.fields["UID"] != value:
        draft.keep(item)


def bare_uid(text: str) -> str:
    """A UID without `urn:uuid:`."""
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


def name(draft: Draft, item: Property) -> None:
    """N: its five parts and the two of RFC 9554; another N is kept."""
    parts = item.parts()
    if not any(parts) or item.header.parameter(FROM_FN):
        return
    if draft.n != Name():
        draft.keep(item)
        return
    family, given, additional, prefix, suffix = (parts + [""] * _NAME_PARTS)[:_NAME_PARTS]
    family2, generation = item.header.parameter(SURNAME2), item.header.parameter(GENERATION)
    more = parts[_NAME_PARTS:]
    if len(parts) == _RFC_9554_PARTS and not family2 and not generation:
        family2, generation = more
        more = []
    params = _name_params(item.header)
    if any(more):
        params = in_order((*params, *((MORE_PARTS, part) for part in more)))
    draft.n = Name(
        _without_end(family, family2),
        given,
        additional,
        prefix,
        _without_end(suffix, generation),
        family2,
        generation,
        group=item.group,
        params=params,
    )


def _name_params(header: Header) -> Params:
    types = tuple(("TYPE", word) for word in header.types)
    if not types and not header.params:
        return ()
    kept = tuple(pair for pair in header.params if pair[0] not in (SURNAME2, GENERATION))
    return in_order((*types, *kept))


def _without_end(text: str, end: str) -> str:
    """The part without the newer part that RFC 9554 has repeated in it for older programs."""
    if end and text.endswith(("," + end, " " + end)):
        return text[: -len(end) - 1]
    return "" if text == end else text


def phonetic(draft: Draft, item: Property) -> None:
    """How a part of the name sounds, as Apple's programs write it."""
    value = item.meaning().strip()
    field = _PHONETIC[item.header.name]
    if item.group or item.header.verbatim or field in draft.phonetic:
        draft.keep(item)
    elif value:
        draft.phonetic[field] = value


def sound(draft: Draft, item: Property) -> None:
    """Japanese phones write how a name sounds as SOUND;X-IRMC-N: family and given name."""
    draft.keep(item)
    if "x-irmc-n" in item.header.types:
        family, given, *_ = [*item.parts(), "", ""]
        for field, value in (("phonetic_family", family), ("phonetic_given", given)):
            if value:
                draft.phonetic.setdefault(field, value)


def kind(draft: Draft, item: Property) -> None:
    """KIND; the draft keeps it beside its field where Apple's words do not say the same."""
    word = item.meaning().strip().lower()
    if word in _KINDS:
        draft.kind = _KINDS[word]
    elif word:
        draft.last_kept = item.order
    if word:
        draft.kinds.append(item)


def apple_kind(draft: Draft, item: Property) -> None:
    """A group as Apple's programs mark it."""
    word = item.meaning().strip().lower()
    if word == "group" and not item.header.verbatim and not item.group:
        draft.kind = draft.apple_kind = "group"
    elif word:
        draft.keep(item)


def shown_as(draft: Draft, item: Property) -> None:
    """A company as Apple's programs mark it."""
    word = item.meaning().strip().lower()
    if (
        word == "company"
        and not item.header.verbatim
        and not item.group
        and draft.kind in ("individual", "org")
    ):
        draft.kind = draft.apple_kind = "org"
    elif word:
        draft.keep(item)


def member_named(text: str) -> str:
    """The member that a value names, whose lines somebody may have broken."""
    return bare_uid(values.uri(text.replace("\n", "").replace("\\n", "")))


def member(draft: Draft, item: Property) -> None:
    """A member of a group by its UID or address; one that is named twice in the same words is kept twice."""
    value = values.uri(item.text)
    member = member_named(item.text)
    if not member:
        return
    if item.header.encoding == "b64" or value[:5].lower() == "data:":
        draft.keep(item)
        return
    named = (item.header.name, member)
    says_more = item.group or any(key != "VALUE" for key, _ in item.header.verbatim)
    if says_more or not values.has_scheme(value):
        draft.keep(item)
    elif named in draft.members:
        draft.members_again.append(item)
    draft.members.add(named)
    draft.member.append(member)
