"""Cards of vCard 2.1 as Outlook and old phones read them."""

from __future__ import annotations

import hashlib
import io
import quopri
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import company, person
from tests.vcard.strategies import CHARACTERS, SAID

from rolodex.domain.card import Blob, Card
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Foreign, Name, Org, Photo, Value
from rolodex.vcard.reading import read_cards
from rolodex.vcard.writing import card_text


def written(contact: Contact, *blobs: Blob) -> list[str]:
    held = {blob.sha256: blob for blob in blobs}
    return card_text(contact, "2.1", held.get).split("\r\n")


def read_back(contact: Contact, *blobs: Blob) -> Card:
    held = {blob.sha256: blob for blob in blobs}
    (card,) = read_cards(io.BytesIO(card_text(contact, "2.1", held.get).encode()))
    assert isinstance(card, Card)
    return card


def test_version_comes_first_and_every_line_ends_as_outlook_wants_it() -> None:
    text = card_text(person("John", "Smith"), "2.1", lambda _sha256: None)
    assert text.startswith("BEGIN:VCARD\r\nVERSION:2.1\r\nN:Smith;John;;;\r\nFN:John Smith\r\n")
    assert text.endswith("END:VCARD\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_letters_beyond_ascii_are_quoted_printable_with_their_charset() -> None:
    ana = person("Ana", "García")
    assert "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ana Garc=C3=ADa" in written(ana)


def test_types_stand_bare_where_version_21_knows_them() -> None:
    john = person("John", "Smith", tel=(Value("600", ("cell", "x-yacht"), pref=1),))
    assert "TEL;CELL;TYPE=x-yacht;PREF:600" in written(john)


def test_only_the_parts_of_names_addresses_and_firms_have_semicolons_escaped() -> None:
    john = person(
        "John",
        "Smith",
        org=(Org("A; B", ("C",)),),
        note=(Value("one; two, three"),),
        adr=(Adr(street="1; 2"),),
    )
    lines = written(john)
    assert "ORG:A\\; B;C" in lines
    assert "NOTE:one; two, three" in lines
    assert "ADR:;;1\\; 2;;;;" in lines


def test_a_picture_is_base64_that_a_blank_line_ends() -> None:
    data = b"\xff\xd8\xff" + bytes(range(200))
    blob = Blob(hashlib.sha256(data).hexdigest(), "image/jpeg", data)
    ana = person("John", photo=(Photo(sha256=blob.sha256, media_type="image/jpeg"),))
    lines = written(ana, blob)
    start = lines.index("PHOTO;JPEG;ENCODING=BASE64:")
    assert all(re.fullmatch(r" [A-Za-z0-9+/=]{1,74}", line) for line in lines[start + 1 : -3])
    assert lines[-3:] == ["", "END:VCARD", ""]
    assert read_back(ana, blob).blobs == (blob,)


def test_no_parameter_is_written_for_which_androids_reader_refuses_the_card() -> None:
    john = person(
        "John",
        tel=(Value("600", params=(("PID", "1.1"), ("X-EVOLUTION-UI-SLOT", "2"), ("ALTID", "1"))),),
        adr=(Adr(street="Mayor 1", country_code="ES"),),
    )
    lines = written(john)
    assert "TEL;X-EVOLUTION-UI-SLOT=2:600" in lines
    assert "ADR;X-CC=ES:;;Mayor 1;;;;" in lines


def test_a_value_cannot_break_out_of_its_line() -> None:
    john = person(
        "John", fn="J\r\nTEL:666", tel=(Value("600", ("a:b;c\r\nX",), params=(("X-A", '";:\r\n'),)),)
    )
    card = read_back(john).contact
    assert card.fn == "J\nTEL:666"
    assert [tel.value for tel in card.tel] == ["600"]


def test_a_day_of_ones_own_keeps_its_name_in_androids_words() -> None:
    john = person("John", dates=(Date("event", "2019-05-02", 2019, 5, 2, label="First visit"),))
    assert read_back(john).contact.dates == john.dates


def test_several_jobs_do_not_mix() -> None:
    john = person("John", org=(Org("Acme"), Org("Bolt", title="Chair"), Org(title="Poet")))
    assert read_back(john).contact.org == john.org


def test_fields_of_ones_own_and_consent_come_back() -> None:
    john = person(
        "John",
        favourite=True,
        custom=(Custom("Señal; a\\b", "1,5", "number"),),
        consent=(Consent("email", granted=True, source="fair; Málaga", at="2026-05-01"),),
    )
    back = read_back(john).contact
    assert (back.favourite, back.custom, back.consent) == (True, john.custom, john.consent)


def test_a_company_is_still_a_company() -> None:
    assert read_back(company("Acme")).contact.kind == "org"


def test_lines_of_other_programs_come_back_word_for_word() -> None:
    kept = (
        Foreign("X-OWN", "a\\, b\\nñ", order=0),
        Foreign("KEY", "AAEC", params=(("ENCODING", "b"), ("TYPE", "PGP")), order=1),
    )
    assert read_back(person("John", foreign=kept)).contact.foreign == kept


def test_a_person_known_by_one_name_alone_has_it_where_phones_look() -> None:
    cher = Contact(fn="Cher")
    assert "N;X-FROM-FN=1:;Cher;;;" in written(cher)
    assert read_back(cher).contact.n == Name()


@settings(max_examples=80, deadline=None)
@given(st.text(CHARACTERS, min_size=1, max_size=120))
def test_no_line_of_quoted_printable_is_longer_than_76_octets(note: str) -> None:
    contact = person("John", note=(Value(note + "é"),))
    lines = written(contact)
    start = next(place for place, line in enumerate(lines) if line.startswith("NOTE"))
    for line in lines[start:-2]:
        assert len(line) <= 76
        assert line[:1] != " "


LOOKS_LIKE_A_PROPERTY = re.compile(r"\s*[A-Za-z0-9._-]+[;:]?[^:]*:")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["BEGIN:VCARD", "END:VCARD", "item1.TEL;CELL:1", "X-A:", "é", " ", "\n", "a" * 9, ":"]
        ),
        max_size=30,
    ).map("".join)
)
def test_no_line_after_a_soft_break_looks_like_a_property(text: str) -> None:
    john = person("John", note=(Value(f"é{text}."),))
    lines = written(john)
    start = next(place for place, line in enumerate(lines) if line.startswith("NOTE"))
    assert not any(LOOKS_LIKE_A_PROPERTY.match(line) for line in lines[start + 1 : -2])
    assert read_back(john).contact.note == john.note


@settings(max_examples=80, deadline=None)
@given(SAID)
def test_any_decoder_of_quoted_printable_reads_what_was_written(text: str) -> None:
    raw = card_text(person("John", note=(Value(text + "é"),)), "2.1", lambda _sha256: None)
    value = re.search(r"\r\nNOTE[^:]*:(.*)\r\nEND:VCARD", raw, re.DOTALL)
    assert value is not None
    decoded = quopri.decodestring(value.group(1).encode().replace(b"\r\n", b"\n")).decode()
    assert decoded.replace("\r\n", "\n") == text + "é"


@pytest.mark.parametrize("text", ["C:\\new", "a\\", "\\;", "\\\\server", "=", "a=", " x ", "\\n"])
def test_backslashes_and_equal_signs_are_themselves(text: str) -> None:
    said = person(
        "John",
        gender=text.strip(),
        note=(Value(text),),
        nickname=(Value(text.strip()),),
        org=(Org(text.strip()),),
    )
    back = read_back(said).contact
    assert (back.note, back.gender) == (said.note, said.gender)
    assert back.nickname == said.nickname
    assert back.org == said.org
