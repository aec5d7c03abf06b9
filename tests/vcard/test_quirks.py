"""What the makers of cards write in ways of their own, and where it stands in a contact."""

from __future__ import annotations

import io

import pytest

from rolodex.domain.card import Card
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Name, Org, Value
from rolodex.vcard.jcard import as_json
from rolodex.vcard.reading import read_cards
from rolodex.vcard.writing import card_text


def contact(*lines: str, version: str = "3.0") -> Contact:
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", "FN:Eva", *lines, "END:VCARD", ""])
    (card,) = read_cards(io.BytesIO(text.encode()))
    assert isinstance(card, Card)
    return card.contact


def lines(said: Contact, version: str) -> list[str]:
    return card_text(said, version, lambda sha256: None).replace("\r\n ", "").split("\r\n")


def test_jobs_in_groups_keep_what_belongs_to_each() -> None:
    found = contact("a.ORG:Acme", "b.ORG:Sol y Luna", "b.TITLE:Jefa", "a.TITLE:Asesora", "b.ROLE:Compras").org
    assert [(job.name, job.title, job.role) for job in found] == [
        ("Acme", "Asesora", ""),
        ("Sol y Luna", "Jefa", "Compras"),
    ]


def test_jobs_without_groups_go_by_their_order() -> None:
    found = contact("ORG:Acme", "TITLE:Asesora", "ORG:Sol y Luna", "TITLE:Jefa").org
    assert [(job.name, job.title) for job in found] == [("Acme", "Asesora"), ("Sol y Luna", "Jefa")]


def test_several_notes_stay_several() -> None:
    assert contact("NOTE:uno", "NOTE:dos").note == (Value("uno"), Value("dos"))


def test_apple_writes_how_a_name_sounds() -> None:
    found = contact("N:山田;太郎;;;", "X-PHONETIC-FIRST-NAME:タロウ", "X-PHONETIC-LAST-NAME:ヤマダ").n
    assert found == Name("山田", "太郎", phonetic_family="ヤマダ", phonetic_given="タロウ")


def test_japanese_phones_write_how_a_name_sounds_as_a_sound() -> None:
    found = contact("N:安藤;ロイド", "SOUND;X-IRMC-N:ｱﾝﾄﾞｳ;ﾛｲﾄﾞ", version="2.1")
    assert (found.n.phonetic_family, found.n.phonetic_given) == ("ｱﾝﾄﾞｳ", "ﾛｲﾄﾞ")
    assert as_json(found)["phonetic"]["SOUND"] == "ｱﾝﾄﾞｳ;ﾛｲﾄﾞ"


def test_a_time_zone_and_languages_have_their_fields() -> None:
    found = contact("TZ:Europe/Madrid", "LANG;PREF=1:es", "LANG:ca", version="4.0")
    assert found.tz == "Europe/Madrid"
    assert found.lang == (Value("es", (), 1), Value("ca"))


@pytest.mark.parametrize(
    "line",
    [
        "X-SPOUSE:Luis",
        "X-EVOLUTION-SPOUSE:Luis",
        "RELATED;TYPE=spouse;VALUE=text:Luis",
        "item1.X-ABRELATEDNAMES:Luis\r\nitem1.X-ABLABEL:_$!<Spouse>!$_",
    ],
)
def test_a_spouse_is_a_spouse_in_every_spelling(line: str) -> None:
    assert contact(line).related == (Value("Luis", ("spouse",)),)


def test_a_relation_in_words_of_the_users_own_keeps_them() -> None:
    assert contact("a.X-ABRELATEDNAMES:Luis", "a.X-ABLABEL:Padrino").related == (
        Value("Luis", label="Padrino", group="a"),
    )


def test_a_relation_that_says_nothing_more_is_a_name_alone_in_both_versions() -> None:
    found = contact("X-ABRELATEDNAMES:Luis")
    assert "X-ABRELATEDNAMES:Luis" in lines(found, "3.0")
    assert "X-ABRELATEDNAMES:Luis" in lines(found, "4.0")


@pytest.mark.parametrize(
    "line", ["TEL;TYPE=pref:1", "TEL;PREF:1", "TEL;PREF=1:1", 'TEL;TYPE="pref":1', "TEL;TYPE=PREF:1"]
)
def test_the_preferred_number_is_preferred_in_every_spelling(line: str) -> None:
    assert contact(line).tel == (Value("1", (), 1),)


def test_a_label_with_breaks_and_quotes_is_read_by_its_carets() -> None:
    found = contact("ADR;LABEL=\"Calle ^'Mayor^' 1^nLugo\":;;Calle Mayor 1;Lugo;;;", version="4.0").adr[0]
    assert ("LABEL", 'Calle "Mayor" 1\nLugo') in found.params


def test_messengers_of_every_kind_are_addresses_with_their_service() -> None:
    found = contact("X-SKYPE:eva", "X-TWITTER:eva", "IMPP;X-SERVICE-TYPE=Jabber:xmpp:eva@a.example").impp
    assert [(value.value, dict(value.params)["X-SERVICE-TYPE"]) for value in found] == [
        ("skype:eva", "Skype"),
        ("twitter:eva", "Twitter"),
        ("xmpp:eva@a.example", "Jabber"),
    ]


def test_a_social_profile_is_kept_word_for_word() -> None:
    line = "X-SOCIALPROFILE;TYPE=twitter;X-USER=eva:https://twitter.com/eva?a=1,2;b"
    found = contact(line)
    assert found.foreign[0].value == "https://twitter.com/eva?a=1,2;b"
    assert line in lines(found, "3.0")


def test_an_anniversary_of_four_programs_is_one() -> None:
    found = contact(
        "ANNIVERSARY:20120413",
        "X-ANNIVERSARY:2012-04-13",
        "X-EVOLUTION-ANNIVERSARY:2012-04-13",
        "item1.X-ABDATE:2012-04-13",
        "item1.X-ABLABEL:_$!<Anniversary>!$_",
    )
    assert found.dates == (Date("anniversary", "2012-04-13", 2012, 4, 13),)


def test_a_birthday_in_words_is_kept() -> None:
    assert contact("BDAY;VALUE=text:circa 1800", version="4.0").dates[0].value == "circa 1800"


@pytest.mark.parametrize("line", ["ADR;CC=es:;;;Lugo;;;", "item1.ADR:;;;Lugo;;;\r\nitem1.X-ABADR:es"])
def test_the_country_of_an_address_is_read_from_its_code(line: str) -> None:
    assert contact(line).adr == (Adr(city="Lugo", country_code="ES"),)


def test_what_a_name_says_beyond_its_parts_is_given_back() -> None:
    found = contact("N:Wesker;Albert;;Dr.;MSc;Extra")
    assert (found.n.family, found.n.family2) == ("Wesker", "")
    assert "N:Wesker;Albert;;Dr.;MSc;Extra" in lines(found, "3.0")
    assert as_json(found)["n"]["extra"] == ["Extra"]


def test_a_group_of_version_4_comes_back_as_one_from_both_versions() -> None:
    found = contact(
        "KIND:group", "MEMBER:urn:uuid:aaa", "MEMBER:mailto:ana@a.example", "UID:g", version="4.0"
    )
    assert (found.kind, found.member) == ("group", ("aaa", "mailto:ana@a.example"))
    assert {
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:aaa",
        "X-ADDRESSBOOKSERVER-MEMBER:mailto:ana@a.example",
    } <= set(lines(found, "3.0"))
    assert {"KIND:group", "MEMBER:urn:uuid:aaa", "MEMBER:mailto:ana@a.example"} <= set(lines(found, "4.0"))


def test_a_group_of_apples_says_so_in_both_ways_in_version_4() -> None:
    found = contact("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:aaa")
    assert found.member == ("aaa",)
    assert {
        "KIND:group",
        "MEMBER:urn:uuid:aaa",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:aaa",
    } <= set(lines(found, "4.0"))


def test_a_member_that_was_taken_out_of_a_group_is_not_given_back() -> None:
    found = contact("KIND:group", "MEMBER;PREF=1:urn:uuid:aaa", "MEMBER:urn:uuid:bbb", version="4.0")
    left = Contact(kind="group", fn="Eva", member=("bbb",), foreign=found.foreign)
    assert [line for line in lines(left, "4.0") if "aaa" in line] == []


def test_what_version_3_lacks_is_written_with_its_true_name_beside() -> None:
    found = contact("GENDER:F", "LANG:es", version="4.0")
    assert {"X-GENDER;X-WAS=GENDER:F", "X-LANG;X-WAS=LANG:es"} <= set(lines(found, "3.0"))
    assert contact("X-GENDER;X-WAS=GENDER:F", "X-LANG;X-WAS=LANG:es").gender == "F"


def test_a_property_of_anothers_that_begins_with_x_stays_what_it_is() -> None:
    found = contact("X-CLASS:PUBLIC", "X-GENDER:male")
    assert (found.gender, [kept.name for kept in found.foreign]) == ("", ["X-CLASS", "X-GENDER"])


def test_a_contact_without_any_name_has_none_after_a_trip() -> None:
    found = Contact(uid="1", adr=(Adr(city="Lugo"),))
    assert "FN;X-NO-FN=1:?" in lines(found, "3.0")
    (card,) = read_cards(io.BytesIO(card_text(found, "3.0", lambda sha256: None).encode()))
    assert isinstance(card, Card)
    assert card.contact == found


OWN = Contact(
    uid="1",
    fn="Eva",
    favourite=True,
    org=(Org("Acme", title="Jefa", since="2019-05", until="2021"), Org(title="Voluntaria", since="2022")),
    custom=(Custom("Talla; zapato", "38,5", "number"), Custom("Nota", " a\nb ")),
    consent=(Consent("email", True, "feria, 2026", "2026-05-03"), Consent("phone", False)),
)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_only_this_program_knows_travels_on_cards(version: str) -> None:
    assert {
        "X-ROLODEX-FAVOURITE:1",
        "X-ROLODEX-FIELD:Talla\\; zapato;number;38\\,5",
        "X-ROLODEX-CONSENT:email;granted;feria\\, 2026;2026-05-03",
        "X-ROLODEX-CONSENT:phone;refused;;",
        "ORG;X-SINCE=2019-05;X-UNTIL=2021:Acme",
        "TITLE;X-SINCE=2022:Voluntaria",
    } <= {line.partition(".")[2] if line.startswith("item") else line for line in lines(OWN, version)}
    (card,) = read_cards(io.BytesIO(card_text(OWN, version, lambda sha256: None).encode()))
    assert isinstance(card, Card)
    assert card.contact == OWN


def test_own_properties_that_make_no_sense_are_kept_word_for_word() -> None:
    found = contact(
        "X-ROLODEX-FIELD:a;colour;b", "X-ROLODEX-CONSENT:pigeon;granted;;", "X-ROLODEX-FAVOURITE:2"
    )
    assert (found.custom, found.consent, found.favourite) == ((), (), False)
    assert [kept.value for kept in found.foreign] == ["a;colour;b", "pigeon;granted;;", "2"]


def test_json_says_what_only_this_program_knows() -> None:
    card = as_json(OWN)
    assert card["favourite"] is True
    assert card["custom"][0] == {"name": "Talla; zapato", "value": "38,5", "type": "number"}
    assert card["consent"][1] == {"channel": "phone", "granted": False, "source": "", "at": ""}
    assert card["org"] == [["Acme"]]
    assert [(job["org"], job["since"], job["until"]) for job in card["jobs"]] == [
        ("Acme", "2019-05", "2021"),
        ("", "2022", ""),
    ]


def test_categories_named_twice_are_one_and_are_given_back_twice() -> None:
    found = contact("CATEGORIES:VIP,Norte,VIP")
    assert found.categories == ("VIP", "Norte")
    assert [line for line in lines(found, "3.0") if line.startswith("CATEGORIES")] == [
        "CATEGORIES:VIP,Norte",
        "CATEGORIES:VIP",
    ]
