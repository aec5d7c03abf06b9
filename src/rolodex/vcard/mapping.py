"""Which property goes into which field of a contact; the rest is kept word for word."""

from __future__ import annotations

from collections.abc import Callable

from rolodex.vcard import identity, own, particulars, reachable
from rolodex.vcard.draft import Draft
from rolodex.vcard.property import Property
from rolodex.vcard.words import DATE_NAMES, IM_SERVICES, RELATIONS

_MAPPERS: dict[str, Callable[[Draft, Property], None]] = {
    "FN": identity.formatted_name,
    "N": identity.name,
    "UID": identity.uid,
    "KIND": identity.kind,
    "X-ADDRESSBOOKSERVER-KIND": identity.apple_kind,
    "X-ABSHOWAS": identity.shown_as,
    "NICKNAME": particulars.nicknames,
    "CATEGORIES": particulars.categories,
    "ORG": particulars.job,
    "TITLE": particulars.job,
    "ROLE": particulars.job,
    "TEL": reachable.telephone,
    "EMAIL": reachable.email,
    "ADR": reachable.address,
    "URL": reachable.url,
    "X-ABURL": reachable.url,
    "IMPP": reachable.messenger,
    "LANG": particulars.text,
    "NOTE": particulars.text,
    "RELATED": reachable.related,
    "X-ABDATE": particulars.apple_date,
    "PHOTO": particulars.picture,
    "LOGO": particulars.picture,
    "X-MS-CARDPICTURE": particulars.picture,
    "MEMBER": identity.member,
    "X-ADDRESSBOOKSERVER-MEMBER": identity.member,
    "TZ": particulars.single,
    "GENDER": particulars.single,
    "REV": particulars.single,
    "SOUND": identity.sound,
    "X-ANDROID-CUSTOM": particulars.android,
    "X-PHONETIC-FIRST-NAME": identity.phonetic,
    "X-PHONETIC-LAST-NAME": identity.phonetic,
    "X-PHONETIC-MIDDLE-NAME": identity.phonetic,
    own.FAVOURITE: own.favourite,
    own.FIELD: own.field,
    own.CONSENT: own.consent,
    **dict.fromkeys(DATE_NAMES, particulars.date),
    **dict.fromkeys(IM_SERVICES, reachable.one_messenger),
    **dict.fromkeys(RELATIONS, reachable.related),
}


def take(draft: Draft, item: Property) -> None:
    """Puts a property into its field, or keeps it word for word."""
    mapper = _MAPPERS.get(item.header.name)
    if mapper is not None:
        mapper(draft, item)
    else:
        draft.keep(item)
