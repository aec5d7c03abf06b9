"""What is wrong on a card, and what was meant: capitals, e-mail addresses, phones, codes, names."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.builders import TEXT, company, emails, person

from rolodex.domain.contact import Adr, Contact, Org, Value
from rolodex.domain.repair_address import Codes, country_meant
from rolodex.domain.repair_capitals import What, proper, shouts
from rolodex.domain.repair_email import mended
from rolodex.domain.repair_name import from_email, from_firm, is_nameless
from rolodex.domain.repair_phone import meant, wrong
from rolodex.services.addresses import rules


@pytest.mark.parametrize(
    ("shouted", "what", "written"),
    [
        ("ANA GARCÍA", "person", "Ana García"),
        ("DE LA CRUZ", "person", "de la Cruz"),
        ("MCDONALD", "person", "McDonald"),
        ("MACDONALD", "person", "MacDonald"),
        ("MACÍAS", "person", "Macías"),
        ("O'BRIEN", "person", "O'Brien"),
        ("JEAN-PIERRE", "person", "Jean-Pierre"),
        ("ORTEGA Y GASSET", "person", "Ortega y Gasset"),
        ("JOHN PAUL II", "person", "John Paul II"),
        ("XI JINPING", "person", "Xi Jinping"),
        ("J.R. SMITH", "person", "J.R. Smith"),
        ("LO", "person", "Lo"),
        ("VAN DER BERG", "person", "van der Berg"),
        ("MUEBLES ORTIZ, S.L.", "firm", "Muebles Ortiz, S.L."),
        ("MÜLLER & SÖHNE GMBH", "firm", "Müller & Söhne GmbH"),
        ("ACME CO. LTD.", "firm", "Acme Co. Ltd."),
        ("IBM ESPAÑA SA", "firm", "IBM España SA"),
        ("BAR SOL", "firm", "Bar Sol"),
        ("MCDONALD'S", "firm", "McDonald's"),
        ("THE OLD BAKERY INC.", "firm", "The Old Bakery Inc."),
        ("CALLE DE LA CRUZ 14, 2º IZQ", "place", "Calle de la Cruz 14, 2º Izq"),
        ("L'HOSPITALET DE LLOBREGAT", "place", "L'Hospitalet de Llobregat"),
        ("LA CORUÑA", "place", "La Coruña"),
        ("C.MAYOR 3", "place", "C.Mayor 3"),
    ],
)
def test_capitals_become_what_they_would_be_by_hand(shouted: str, what: What, written: str) -> None:
    assert shouts(shouted, what)
    assert proper(shouted, what) == written


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ana", "person"),
        ("SEAT", "firm"),
        ("IBM", "firm"),
        ("JR", "person"),
        ("28013", "place"),
        ("S/N", "place"),
    ],
)
def test_what_is_written_so_by_itself_does_not_shout(text: str, what: What) -> None:
    assert not shouts(text, what)


@given(TEXT)
def test_capitals_are_mended_once_and_for_all(text: str) -> None:
    once = proper(text.upper(), "person")
    assert not shouts(once, "person") or proper(once, "person") != once


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ana@gmial.com", ("ana@gmail.com",)),
        ("ana@gmail.con", ("ana@gmail.com",)),
        ("ana@gmail.co", ("ana@gmail.com",)),
        ("ana@hotnail.es", ("ana@hotmail.es",)),
        ("ana @gmail.com", ("ana@gmail.com",)),
        ("ana@gmail,com", ("ana@gmail.com",)),
        ("anagmail.com", ("ana@gmail.com",)),
        ("ana@@x.es", ("ana@x.es",)),
        ("Ana <ana@x.es>", ("ana@x.es",)),
        ("a@b.es, c@d.es", ("a@b.es", "c@d.es")),
        ("mailto:a@b.es", ("a@b.es",)),
        ("ana (at) b.es", ("ana@b.es",)),
        ("ana@b.es.", ("ana@b.es",)),
        ("ana@empresa.con", ("ana@empresa.com",)),
        ("ana", ()),
        ("ana@x", ()),
    ],
)
def test_slips_in_email_addresses_are_mended(typed: str, right: tuple[str, ...]) -> None:
    assert mended(typed) == right


@pytest.mark.parametrize(
    "email",
    ["ana@gmail.com", "ana@ymail.com", "x@gmx.net", "ana@mail.com", "ñandú@café.example", '"a b"@x.es'],
)
def test_addresses_that_are_right_stay(email: str) -> None:
    assert mended(email) is None


def test_a_domain_that_stands_often_in_the_book_is_no_error() -> None:
    assert mended("ana@gmial.com", {"gmial.com"}) is None


@given(TEXT)
def test_what_was_meant_has_nothing_wrong_with_it(text: str) -> None:
    assert all(mended(one) is None for one in mended(text) or ())


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("34600123456", ("+34 600 12 34 56",)),
        ("6OO 123 456", ("+34 600 12 34 56",)),
        ("600123456 / 611222333", ("+34 600 12 34 56", "+34 611 22 23 33")),
        ("+34 0600 123 456", ("+34 600 12 34 56",)),
        ("+34 34 600123456", ("+34 600 12 34 56",)),
        ("+600 123 456", ("+34 600 12 34 56",)),
        ("600 123 45", ()),
        ("+999 123456", ()),
        ("call me", ()),
    ],
)
def test_numbers_that_cannot_be_dialled_are_found_and_mended(typed: str, right: tuple[str, ...]) -> None:
    assert wrong(typed, "ES")
    assert meant(typed, "ES") == right


@pytest.mark.parametrize(
    "phone",
    [
        "+34 600 123 456",
        "600 123 456",
        "(91) 123 45 67",
        "112",
        "ext 204",
        "*123#",
        "600 123 456 ext. 12",
        "0034 91 123 45 67",
        "+49 (0)30 123456",
        "1-800-FLOWERS",
        "",
    ],
)
def test_numbers_that_can_be_dialled_stay(phone: str) -> None:
    assert not wrong(phone, "ES")


@given(TEXT)
def test_any_text_may_stand_as_a_phone(text: str) -> None:
    assert not any(wrong(one, "ES") for one in meant(text, "ES"))


@pytest.mark.parametrize(
    ("adr", "code", "city"),
    [
        (Adr(street="Mayor 1", city="Barcelona", code="8001", country="España"), "08001", "Barcelona"),
        (Adr(street="Mayor 1", city="Madrid", code="28O13", country="España"), "28013", "Madrid"),
        (Adr(street="Mayor 1", city="28013 Madrid", country="España"), "28013", "Madrid"),
        (Adr(street="Main 1", city="Boston", region="MA", code="2139", country="USA"), "02139", "Boston"),
    ],
)
def test_codes_are_mended_where_the_address_tells(adr: Adr, code: str, city: str) -> None:
    codes = Codes(rules(), "ES")
    assert codes.is_missing(adr) or codes.is_impossible(adr)
    found = codes.meant(adr)
    assert found is not None
    assert (found.code, found.city) == (code, city)


def test_a_code_that_nobody_can_tell_is_asked_for() -> None:
    adr = Adr(street="Mayor 1", city="Madrid")
    assert Codes(rules(), "ES").is_missing(adr)
    assert Codes(rules(), "ES").meant(adr) is None


def test_countries_without_codes_need_none() -> None:
    assert not Codes(rules(), "ES").is_missing(Adr(street="1 Main", city="Dublin", country="Hong Kong"))


@pytest.mark.parametrize(("typed", "country"), [("Gemany", "Germany"), ("Portugall", "Portugal"), ("Xy", "")])
def test_countries_are_known_through_a_slip(typed: str, country: str) -> None:
    assert country_meant(typed, rules().countries, "en") == country


def test_an_address_tells_the_name_of_who_has_none() -> None:
    nameless = Contact(fn="ana.garcia@x.es", email=emails("ana.garcia@x.es"))
    found = from_email(nameless)
    assert is_nameless(nameless)
    assert found is not None
    assert (found.fn, found.n.family) == ("Ana Garcia", "Garcia")


@pytest.mark.parametrize(
    "email", ["info@x.es", "ana@x.es", "atencion.cliente@x.es", "a1.b2@x.es", "muebles.ortiz@ortiz.es"]
)
def test_an_office_or_a_single_word_tells_no_name(email: str) -> None:
    assert from_email(Contact(fn=email, email=emails(email))) is None


def test_a_card_with_only_a_firm_is_that_of_the_firm() -> None:
    found = from_firm(Contact(fn="Acme", org=(Org("Acme"),)))
    assert found == company("Acme")
    assert from_firm(Contact(fn="Acme", org=(Org("Acme", title="Clerk"),))) is None


def test_people_with_a_name_or_nickname_are_not_asked_for_one() -> None:
    assert not is_nameless(person())
    assert not is_nameless(Contact(fn="x@y.es", nickname=(Value("Pepe"),)))
