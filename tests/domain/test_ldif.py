"""LDIF (RFC 2849) as entries, and entries as cards."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import ldif, ldif_card
from rolodex.domain.card import Card, Rejected
from rolodex.domain.contact import Custom
from rolodex.domain.ldif import Attribute, Entry


def entries(text: str) -> list[Entry]:
    return list(ldif.entries(text.splitlines(keepends=True)))


def attributes(lines: str) -> Sequence[Attribute]:
    (entry,) = entries(f"dn: cn=x\n{lines}")
    assert entry.reason is None
    return entry.attributes


def card(lines: str) -> Card:
    (entry,) = entries(f"dn: cn=x\n{lines}")
    found = ldif_card.card(entry, "people.ldif")
    assert isinstance(found, Card)
    return found


def test_entries_are_parted_by_empty_lines_and_told_by_their_line() -> None:
    found = entries("version: 1\n\n# ours\ndn: cn=a\ncn: a\n\n\ndn: cn=b\r\ncn: b\r\n")
    assert [(one.line, one.attributes) for one in found] == [
        (3, (Attribute("cn", "a"),)),
        (8, (Attribute("cn", "b"),)),
    ]


def test_a_line_that_begins_with_a_space_goes_on_with_the_one_before() -> None:
    assert attributes("description: one t\n wo\n  three\n") == (Attribute("description", "one two three"),)


def test_a_remark_is_passed_over_also_where_it_is_folded() -> None:
    assert attributes("# a remark\n that goes on\ncn: Ana\n") == (Attribute("cn", "Ana"),)


def test_base64_is_text_where_it_can_be_and_bytes_else() -> None:
    folded = base64.b64encode("José Núñez".encode()).decode()
    assert attributes(f"cn:: {folded[:5]}\n {folded[5:]}\njpegPhoto:: /9j/AAAA\n") == (
        Attribute("cn", "José Núñez"),
        Attribute("jpegphoto", "", b"\xff\xd8\xff\x00\x00\x00"),
    )
    assert attributes("cn:: %%%\n")[0].reason == ldif.NO_BASE64


@given(st.text(min_size=1).map(str.strip).filter(bool))
def test_any_text_comes_through_base64_folded_anywhere(text: str) -> None:
    coded = base64.b64encode(text.encode()).decode()
    folded = "\n ".join(coded[at : at + 7] for at in range(0, len(coded), 7))
    assert attributes(f"cn:: {folded}\n") == (Attribute("cn", text),)


def test_options_and_capitals_of_a_name_are_left_out() -> None:
    assert attributes("CN;lang-es: Ana\n") == (Attribute("cn", "Ana"),)


def test_a_link_is_not_followed_and_named_as_rejected() -> None:
    assert attributes("jpegPhoto:< file:///etc/passwd\n")[0].reason == ldif.A_LINK
    found = card("cn: Ana\njpegPhoto:< file:///etc/passwd\n")
    assert found.contact.photo == ()
    assert [(one.name, one.fate, one.reason) for one in found.fates] == [
        ("jpegphoto", "rejected", ldif.A_LINK),
        ("cn", "mapped", None),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("cn: Ana\n", ldif.NO_ENTRY),
        ("dn: cn=x\nno colon here\n", ldif.NO_COLON),
        ("dn: cn=x\nchangetype: delete\n", ldif.A_CHANGE),
        ("dn: cn=x\nchangetype: modify\nreplace: cn\ncn: Eva\n", ldif.A_CHANGE),
    ],
)
def test_what_is_no_whole_entry_is_named_with_its_text(text: str, reason: object) -> None:
    (entry,) = entries(text)
    found = ldif_card.card(entry, "people.ldif")
    assert isinstance(found, Rejected)
    assert (found.reason, found.line, found.text) == (reason, 1, text.rstrip("\n"))


def test_an_entry_to_be_added_is_an_entry() -> None:
    assert attributes("changetype: add\ncn: Ana\n") == (Attribute("cn", "Ana"),)


def test_a_person_of_thunderbird_has_all_its_attributes_in_fields() -> None:
    found = card(
        "objectclass: top\nobjectclass: mozillaAbPerson\ngivenName: Ana\nsn: García\ncn: Ana García\n"
        "mozillaNickname: Anita\nmail: ana@x.es\nmozillaSecondEmail: a@home.es\ntelephoneNumber: 910\n"
        "homePhone: 911\nmobile: 600\nfax: 912\npager: 913\nmozillaHomeStreet: Mayor 1\n"
        "mozillaHomeLocalityName: Lugo\nmozillaHomeState: Galicia\nmozillaHomePostalCode: 27001\n"
        "mozillaHomeCountryName: Spain\nstreet: Gran Vía 2\nl: Bilbao\npostalCode: 48001\no: Muebles Gil\n"
        "ou: Sales\ntitle: Head\nmozillaHomeUrl: http://h.es\nmozillaWorkUrl: http://w.es\nbirthyear: 1980\n"
        "birthmonth: 12\nbirthday: 3\nmozillaCustom1: 38\ndescription: two$words\nmodifytimestamp: 0Z\n"
    )
    ana = found.contact
    assert (ana.fn, ana.n.given, ana.n.family, ana.nickname[0].value) == (
        "Ana García",
        "Ana",
        "García",
        "Anita",
    )
    assert [one.value for one in ana.email] == ["ana@x.es", "a@home.es"]
    assert [(one.value, one.types) for one in ana.tel] == [
        ("910", ("work",)),
        ("911", ("home",)),
        ("600", ("cell",)),
        ("912", ("fax",)),
        ("913", ("pager",)),
    ]
    assert [(one.types, one.street, one.city, one.region, one.code, one.country) for one in ana.adr] == [
        (("home",), "Mayor 1", "Lugo", "Galicia", "27001", "Spain"),
        (("work",), "Gran Vía 2", "Bilbao", "", "48001", ""),
    ]
    assert [(one.name, one.units, one.title) for one in ana.org] == [("Muebles Gil", ("Sales",), "Head")]
    assert [(one.value, one.types) for one in ana.url] == [
        ("http://h.es", ("home",)),
        ("http://w.es", ("work",)),
    ]
    assert [(one.name, one.value) for one in ana.dates] == [("bday", "1980-12-03")]
    assert ana.custom == (Custom("Custom 1", "38"),)
    assert ana.note[0].value == "two$words"
    kept = {one.name for one in found.fates if one.fate == "kept"}
    assert kept == {"objectclass", "modifytimestamp"}
    assert {"X-OBJECTCLASS", "X-MODIFYTIMESTAMP"} == {one.name for one in ana.foreign}


def test_lines_of_a_postal_address_are_lines_of_the_street() -> None:
    assert (
        card("cn: Ana\npostalAddress: Mayor 1 $ 27001 Lugo\n").contact.adr[0].street == "Mayor 1\n27001 Lugo"
    )


def test_a_picture_comes_with_its_bytes() -> None:
    found = card("cn: Ana\njpegPhoto:: /9j/AAAA\n")
    (blob,) = found.blobs
    assert (blob.media_type, blob.data) == ("image/jpeg", b"\xff\xd8\xff\x00\x00\x00")
    assert found.contact.photo[0].sha256 == blob.sha256


def test_groups_and_firms_are_told_from_people() -> None:
    assert card("objectclass: groupOfNames\ncn: Friends\nmember: cn=Ana\n").contact.kind == "group"
    assert card("objectclass: organization\no: Muebles Gil\n").contact.kind == "org"


def test_an_entry_of_nobody_is_named() -> None:
    (entry,) = entries("dn: ou=people\nobjectclass: top\n")
    assert isinstance(ldif_card.card(entry, "people.ldif"), Rejected)


def test_an_entry_without_end_is_told_and_the_next_one_comes() -> None:
    def lines() -> Sequence[str]:
        long = ["dn: cn=x\n", *["description: x\n"] * (ldif.MOST_LINES + 1)]
        return [*long, "\n", "dn: cn=b\n", "cn: b\n"]

    first, second = ldif.entries(lines())
    assert first.reason == ldif.TOO_LONG
    assert second.attributes == (Attribute("cn", "b"),)
