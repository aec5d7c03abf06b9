"""Writing cards: what phones and programs need, and nothing that breaks out of its line."""

from __future__ import annotations

import io
import re

import pytest

from rolodex.domain.card import Blob, Card
from rolodex.domain.contact import Adr, Contact, Date, Foreign, Name, Org, Photo, Value
from rolodex.domain.errors import UserError
from rolodex.vcard.reading import read_cards
from rolodex.vcard.writing import card_text, write_cards

PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3
BLOB = Blob("0f" * 32, "image/png", PIXEL)


def lines(contact: Contact, version: str = "3.0") -> list[str]:
    text = card_text(contact, version, lambda sha256: BLOB if sha256 == BLOB.sha256 else None)
    return re.sub("\r\n ", "", text).split("\r\n")


def read_back(contact: Contact, version: str = "3.0") -> Card:
    text = card_text(contact, version, lambda sha256: BLOB)
    (card,) = read_cards(io.BytesIO(text.encode()))
    assert isinstance(card, Card)
    return card


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_version_comes_first_and_one_producer_second(version: str) -> None:
    found = lines(Contact(fn="Eva", foreign=(Foreign("X-A", "b"),)), version)
    assert found[:2] == ["BEGIN:VCARD", f"VERSION:{version}"]
    assert [line for line in found if line.startswith("PRODID")] == [found[2]]


def test_a_card_ends_with_its_last_line() -> None:
    assert card_text(Contact(fn="Eva"), "3.0", lambda sha256: None).endswith("END:VCARD\r\n")


def test_cards_stand_one_after_the_other() -> None:
    data = b"".join(write_cards([Contact(fn="A"), Contact(fn="B")], "3.0", lambda sha256: None))
    assert data.count(b"BEGIN:VCARD\r\n") == 2
    assert b"\r\n\r\n" not in data


def test_another_version_is_an_error_of_the_user() -> None:
    with pytest.raises(UserError):
        card_text(Contact(fn="Eva"), "5.0", lambda sha256: None)


def test_a_contact_without_uid_gets_the_same_one_each_time() -> None:
    first, second = (lines(Contact(fn="Eva")) for _ in range(2))
    assert [line for line in first if line.startswith("UID:")] == [
        line for line in second if line.startswith("UID:")
    ]


def test_a_uuid_is_a_urn_in_version_4_alone() -> None:
    uid = "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert f"UID:{uid}" in lines(Contact(uid=uid, fn="Eva"))
    assert f"UID:urn:uuid:{uid}" in lines(Contact(uid=uid, fn="Eva"), "4.0")


def test_a_label_goes_beside_its_number_in_a_group_of_its_own() -> None:
    found = lines(Contact(fn="Eva", tel=(Value("1", label="Playa"), Value("2", label="Mobile"))))
    assert "item1.TEL:1" in found
    assert "item1.X-ABLABEL:Playa" in found
    assert "item2.X-ABLABEL:_$!<Mobile>!$_" in found


def test_a_label_does_not_take_the_group_of_a_kept_property() -> None:
    contact = Contact(fn="Eva", tel=(Value("1", label="Playa"),), foreign=(Foreign("X-A", "b", "item1"),))
    found = lines(contact)
    assert "item1.X-A:b" in found
    assert "item2.TEL:1" in found


def test_an_anniversary_is_written_for_the_iphone_too() -> None:
    found = lines(Contact(fn="Eva", dates=(Date("anniversary", "2012-04-13", 2012, 4, 13),)))
    assert "X-ANNIVERSARY:2012-04-13" in found
    assert "item1.X-ABDATE:2012-04-13" in found
    assert "item1.X-ABLABEL:_$!<Anniversary>!$_" in found


def test_a_birthday_without_year_is_written_as_each_version_has_it() -> None:
    contact = Contact(fn="Eva", dates=(Date("bday", "--05-09", 0, 5, 9),))
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09" in lines(contact)
    assert "BDAY:--0509" in lines(contact, "4.0")


def test_preferences_are_a_type_in_version_3_and_a_number_in_version_4() -> None:
    contact = Contact(fn="Eva", tel=(Value("1", ("cell",), 1), Value("2", (), 7)))
    assert {"TEL;TYPE=cell,pref:1", "TEL;PREF=7:2"} <= set(lines(contact))
    assert {"TEL;PREF=1;TYPE=cell:1", "TEL;PREF=7:2"} <= set(lines(contact, "4.0"))


def test_the_commas_between_categories_stay_bare() -> None:
    assert "CATEGORIES:VIP,Zona\\, norte" in lines(Contact(fn="Eva", categories=("VIP", "Zona, norte")))


def test_links_are_not_escaped() -> None:
    url = "https://example.com/?a=1,2;b=3"
    assert f"URL:{url}" in lines(Contact(fn="Eva", url=(Value(url),)))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_picture_comes_back_byte_for_byte(version: str) -> None:
    card = read_back(Contact(fn="Eva", photo=(Photo(sha256=BLOB.sha256),)), version)
    assert [blob.data for blob in card.blobs] == [PIXEL]
    assert card.blobs[0].media_type == "image/png"


def test_the_link_of_a_picture_stays_a_link() -> None:
    contact = Contact(uid="1", fn="Eva", photo=(Photo(uri="https://example.com/a.jpg"),))
    assert read_back(contact).contact == contact


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_line_break_in_a_parameter_or_group_cannot_begin_a_property(version: str) -> None:
    evil = "a\r\nX-EVIL:1"
    contact = Contact(
        uid="1",
        fn="Eva",
        tel=(Value("1", (evil,), 0, evil, evil, ((evil, evil),)),),
        org=(Org("O", (), "T", "", (), 0, evil, (("TITLE;" + evil, evil),)),),
        foreign=(Foreign(evil, evil, evil, ((evil, evil),)),),
    )
    assert not [line for line in lines(contact, version) if line.upper().startswith("X-EVIL:")]
    assert len(read_back(contact, version).contact.tel) == 1


def test_control_characters_are_refused() -> None:
    text = card_text(Contact(fn="E\x00v\x1ba\x7f", note=(Value("a\x0bb"),)), "3.0", lambda sha256: None)
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", text)
    assert "FN:Eva" in text


def test_groups_and_companies_are_marked_as_apple_does_and_as_the_standard_does() -> None:
    group = Contact(kind="group", fn="Clientes", member=("aaa",))
    assert {"X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:aaa"} <= set(lines(group))
    assert {"KIND:group", "MEMBER:urn:uuid:aaa"} <= set(lines(group, "4.0"))
    assert "X-ABSHOWAS:COMPANY" in lines(Contact(kind="org", fn="Acme"))
    assert "KIND:org" in lines(Contact(kind="org", fn="Acme"), "4.0")


def test_two_surnames_are_one_for_programs_that_know_no_second() -> None:
    contact = Contact(uid="1", fn="Ana García Ruiz", n=Name("García", "Ana", family2="Ruiz"))
    assert "N;X-SURNAME2=Ruiz:García Ruiz;Ana;;;" in lines(contact)
    assert read_back(contact).contact == contact


def test_a_person_without_parted_name_is_not_nameless_on_a_phone() -> None:
    contact = Contact(uid="1", fn="Fontanería Paco")
    assert "N;X-FROM-FN=1:;Fontanería Paco;;;" in lines(contact)
    assert read_back(contact).contact == contact


def test_positions_stay_with_their_employer() -> None:
    jobs = (Org("A"), Org("B", (), "Jefa"), Org("", (), "Voluntaria"))
    assert read_back(Contact(uid="1", fn="Eva", org=jobs)).contact.org == jobs


def test_the_country_of_an_address_is_told_as_apple_does() -> None:
    contact = Contact(uid="1", fn="Eva", adr=(Adr(city="Cádiz", country_code="ES"),))
    assert {"item1.ADR:;;;Cádiz;;;", "item1.X-ABADR:es"} <= set(lines(contact))
    assert read_back(contact).contact == contact


def test_a_kind_that_no_longer_holds_is_not_given_back() -> None:
    contact = Contact(kind="org", fn="Acme", foreign=(Foreign("KIND", "individual"),))
    assert [line for line in lines(contact, "4.0") if line.startswith("KIND")] == ["KIND:org"]


def test_properties_that_version_4_dropped_come_back_by_their_name() -> None:
    contact = Contact(uid="1", fn="Eva", foreign=(Foreign("SORT-STRING", "Eva"),))
    assert "X-SORT-STRING;X-WAS=SORT-STRING:Eva" in lines(contact, "4.0")
    assert read_back(contact, "4.0").contact == contact
