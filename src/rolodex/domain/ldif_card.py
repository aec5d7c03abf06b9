"""An entry of LDIF as a card: inetOrgPerson and Thunderbird's mozillaAbPerson."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from rolodex.domain.card import Blob, Card, Fate, PropertyFate, Rejected
from rolodex.domain.contact import Contact, Foreign, Photo
from rolodex.domain.ldif import Attribute, Entry
from rolodex.domain.mapping import Mapping as Columns
from rolodex.domain.mapping import Target
from rolodex.domain.message import message
from rolodex.domain.naming import display_name
from rolodex.domain.table_card import NAMELESS, property_name
from rolodex.domain.table_draft import RowDraft, taker
from rolodex.domain.table_layouts import target

_ATTRIBUTES = """
fn: displayname
fn#2: cn | commonname
n.given: givenname | gn
n.family: sn | surname
n.additional: middlename
n.prefix: personaltitle
n.suffix: generationqualifier
nickname: mozillanickname | xmozillanickname | nickname
email: mail | rfc822mailbox | email
email#2: mozillasecondemail | xmozillasecondemail
tel/work: telephonenumber | workphone
tel/home: homephone | hometelephonenumber
tel/cell: mobile | mobiletelephonenumber | cellphone
tel/pager: pager | pagertelephonenumber | pagerphone
tel/fax: facsimiletelephonenumber | fax
tel=ISDN: internationalisdnnumber
tel=Telex: telexnumber
org.name: o | organizationname | company
org.unit: ou | orgunit | department | departmentnumber
org.title: title
org.role: businesscategory | employeetype
adr.street/work#1: street | streetaddress
adr.street/work#4: postaladdress | registeredaddress
adr.ext/work#1: mozillaworkstreet2
adr.city/work#1: l | localityname | locality
adr.region/work#1: st | stateorprovincename | region
adr.code/work#1: postalcode | zip
adr.box/work#1: postofficebox
adr.country/work#1: c | countryname | co
adr.street/home#2: mozillahomestreet
adr.ext/home#2: mozillahomestreet2
adr.city/home#2: mozillahomelocalityname
adr.region/home#2: mozillahomestate
adr.code/home#2: mozillahomepostalcode
adr.country/home#2: mozillahomecountryname
adr.street/home#3: homepostaladdress
url/work: mozillaworkurl | workurl
url/home: mozillahomeurl | homeurl | xmozillahomeurl
url: labeleduri | labeledurl
bday.year: birthyear
bday.month: birthmonth
bday.day: birthday
x-custom=Custom 1: mozillacustom1 | custom1
x-custom=Custom 2: mozillacustom2 | custom2
x-custom=Custom 3: mozillacustom3 | custom3
x-custom=Custom 4: mozillacustom4 | custom4
note: description | notes | comment | info
impp=AIM: nsaimid | _aimscreenname
impp=Skype: mozillaskype
impp=Jabber: mozillajabber
lang: preferredlanguage
related=Manager: manager
related=Secretary: secretary
uid: entryuuid
"""
_JOINED = frozenset({"postaladdress", "registeredaddress", "homepostaladdress"})
_PICTURES = frozenset({"jpegphoto", "thumbnailphoto", "photo"})
_SIGNATURES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG", "image/png"), (b"GIF8", "image/gif"))
_GROUPS = frozenset({"groupofnames", "groupofuniquenames"})
LARGEST_PICTURE = 10 * (1 << 20)
TOO_LARGE = message("This picture is larger than a card's picture may be")


@lru_cache(maxsize=1)
def _targets() -> Mapping[str, Target]:
    known: dict[str, Target] = {}
    for line in _ATTRIBUTES.strip().splitlines():
        spec, _, names = line.partition(":")
        for name in names.split("|"):
            known[name.strip()] = target(spec)
    return known


def card(entry: Entry, file: str) -> Card | Rejected:
    """The card of an entry, or why there is none."""
    if entry.reason is not None:
        return Rejected(file, entry.line, "", entry.reason, entry.text)
    draft = RowDraft(Columns(()), {})
    photos: list[Photo] = []
    blobs: dict[str, Blob] = {}
    bytes_kept: list[Foreign] = []
    fates: list[PropertyFate] = []
    # A name that is shown goes before one under which the entry is filed.
    for one in sorted(entry.attributes, key=lambda one: one.name in ("cn", "commonname")):
        if one.reason is not None:
            fates.append(PropertyFate(one.name, "rejected", reason=one.reason))
        elif one.octets and one.name in _PICTURES:
            if len(one.octets) > LARGEST_PICTURE:
                fates.append(PropertyFate(one.name, "rejected", reason=TOO_LARGE))
                continue
            blob = _picture(one.octets)
            blobs[blob.sha256] = blob
            photos.append(Photo(sha256=blob.sha256, media_type=blob.media_type))
            fates.append(_fate(one.name, "mapped"))
        elif one.octets:
            value = base64.b64encode(one.octets).decode("ascii")
            bytes_kept.append(Foreign(property_name(one.name), value, params=(("ENCODING", "b"),)))
            fates.append(_fate(one.name, "kept"))
        elif one.text:
            mapped = _take(draft, one)
            fates.append(_fate(one.name, "mapped" if mapped else "kept"))
    contact = _whole(draft.contact(), entry, photos, bytes_kept)
    if not display_name(contact):
        return Rejected(file, entry.line, "", NAMELESS, entry.text)
    digest = hashlib.sha256(repr(entry.attributes).encode("utf-8", "surrogatepass")).hexdigest()
    return Card(contact, digest, entry.line, tuple(blobs.values()), tuple(draft.warnings), file, tuple(fates))


@lru_cache(maxsize=1024)
def _fate(name: str, fate: Fate) -> PropertyFate:
    """The same object for all entries."""
    return PropertyFate(name, fate)


def _take(draft: RowDraft, one: Attribute) -> bool:
    """Put an attribute into its field, or keep it word for word."""
    text = "\n".join(part.strip() for part in one.text.split("$")) if one.name in _JOINED else one.text
    found = _targets().get(one.name)
    if found is not None and taker(found)(draft, text):
        return True
    draft.keep(property_name(one.name), one.text)
    return False


def _whole(contact: Contact, entry: Entry, photos: list[Photo], bytes_kept: list[Foreign]) -> Contact:
    classes = {one.text.strip().lower() for one in entry.attributes if one.name == "objectclass"}
    kept = (*contact.foreign, *bytes_kept)
    whole = replace(
        contact,
        fn=contact.fn or display_name(contact),
        photo=tuple(photos),
        foreign=tuple(
            one if one.order == place else replace(one, order=place) for place, one in enumerate(kept)
        ),
    )
    if classes & _GROUPS:
        return replace(whole, kind="group")
    if "organization" in classes and not (contact.n.given or contact.n.family):
        return replace(whole, kind="org")
    return whole


def _picture(octets: bytes) -> Blob:
    media_type = next((kind for sign, kind in _SIGNATURES if octets.startswith(sign)), "image/jpeg")
    return Blob(hashlib.sha256(octets).hexdigest(), media_type, octets)
