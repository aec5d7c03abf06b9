"""Our own properties: favourites, fields of the user's own, and what a person agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from rolodex.domain.contact import Channel, Consent, Contact, Custom, CustomType
from rolodex.vcard import escaping, values
from rolodex.vcard.dialects import Written
from rolodex.vcard.draft import Draft
from rolodex.vcard.property import Property

FAVOURITE, FIELD, CONSENT = "X-ROLODEX-FAVOURITE", "X-ROLODEX-FIELD", "X-ROLODEX-CONSENT"

_TYPES: dict[str, CustomType] = {word: word for word in get_args(CustomType)}
_CHANNELS: dict[str, Channel] = {word: word for word in get_args(Channel)}
_GRANTED = {"granted": True, "refused": False}
_FIELD_PARTS, _CONSENT_PARTS = 3, 4


def favourite(draft: Draft, item: Property) -> None:
    """That this is one of the user's favourites."""
    if _is_bare(item) and item.text.strip() == "1":
        draft.favourite = True
    else:
        draft.keep(item)


def field(draft: Draft, item: Property) -> None:
    """A field of the user's own: name, type and value."""
    parts = _parts(item)
    kind = _TYPES.get(parts[1]) if len(parts) == _FIELD_PARTS else None
    if kind is not None and parts[0] and _is_bare(item):
        draft.custom.append(Custom(parts[0], parts[2], kind))
    else:
        draft.keep(item)


def consent(draft: Draft, item: Property) -> None:
    """What a person agreed to or refused: channel, which of the two, source and date."""
    parts = _parts(item)
    channel = _CHANNELS.get(parts[0]) if len(parts) == _CONSENT_PARTS else None
    if channel is not None and parts[1] in _GRANTED and _is_bare(item):
        draft.consent.append(Consent(channel, _GRANTED[parts[1]], parts[2], parts[3]))
    else:
        draft.keep(item)


def _is_bare(item: Property) -> bool:
    return not (item.header.verbatim or item.group)


def _parts(item: Property) -> list[str]:
    return [values.text_3(part) for part in values.split(item.text, ";")]


def written(contact: Contact) -> Iterator[Written]:
    """All of them, as both versions have them."""
    if contact.favourite:
        yield Written(FAVOURITE, "1")
    for custom in contact.custom:
        yield Written(FIELD, _joined(custom.name, custom.type, custom.value))
    for consent in contact.consent:
        word = "granted" if consent.granted else "refused"
        yield Written(CONSENT, _joined(consent.channel, word, consent.source, consent.at))


def _joined(*parts: str) -> str:
    return ";".join(map(escaping.text, parts))
