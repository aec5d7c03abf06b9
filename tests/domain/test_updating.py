"""What a card that comes in is to the book."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from tests.builders import contacts

from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Foreign, Name, Org, Photo, Value
from rolodex.domain.updating import Decision, decide, updated

ANA = Contact(
    id=7,
    uid="ana-1",
    fn="Ana García",
    n=Name(family="García", given="Ana"),
    tel=(Value("+34 600 123 456", ("cell",)),),
    note=(Value("Prefers mornings"),),
    categories=("wholesale",),
)


def test_a_card_that_said_the_same_before_is_unchanged() -> None:
    assert decide(alike=[7], owners=[7, 9], claimed=set()) == Decision("unchanged", 7)


def test_a_card_with_a_known_uid_updates_its_contact() -> None:
    assert decide(alike=[], owners=[9], claimed=set()) == Decision("update", 9)


def test_a_second_card_with_the_same_uid_in_one_file_is_a_newcomer() -> None:
    assert decide(alike=[], owners=[9], claimed={9}) == Decision("new")


def test_twins_of_an_earlier_import_are_each_found_again() -> None:
    assert decide(alike=[7, 8], owners=[7, 8], claimed={7}) == Decision("unchanged", 8)


def test_an_update_with_the_same_card_changes_nothing() -> None:
    assert updated(ANA, replace(ANA, id=0)) == ANA


@settings(max_examples=40, deadline=None)
@given(contacts(most=1))
def test_any_card_that_comes_again_brings_nothing(contact: Contact) -> None:
    assert updated(contact, contact) == contact


@settings(max_examples=40, deadline=None)
@given(contacts(most=2), contacts(most=1))
def test_what_a_card_brought_it_does_not_bring_again(known: Contact, card: Contact) -> None:
    once = updated(known, card)
    assert updated(once, card) == once


def test_one_address_at_home_and_at_work_stays_two() -> None:
    home, work = Adr(street="Calle Mayor 14", types=("home",)), Adr(street="Calle Mayor 14", types=("work",))
    known = replace(ANA, adr=(home, work))
    assert updated(known, Contact(adr=(work, home))).adr == (home, work)


def test_what_the_card_does_not_say_is_kept() -> None:
    card = Contact(uid="ana-1", fn="Ana García Ortiz", n=Name(family="García Ortiz", given="Ana"))
    result = updated(ANA, card)
    assert result.fn == "Ana García Ortiz"
    assert result.n.family == "García Ortiz"
    assert result.tel == ANA.tel
    assert result.note == ANA.note
    assert result.categories == ("wholesale",)


def test_a_value_that_comes_bare_keeps_what_is_known_of_it() -> None:
    """A table has a column for the number, and none for what the user called it."""
    params = (("X-SERVICE-TYPE", "AIM"),)
    home = Adr(street="Calle Mayor 1", region="Madrid", country="España", types=("home",), label="Cottage")
    known = Contact(
        fn="Ana",
        email=(Value("ana@example.com", ("work",), label="Desk"),),
        impp=(Value("aim:ana", params=params),),
        adr=(home,),
        org=(Org("Acme", ("Sales",), "Chief"),),
    )
    bare = Contact(
        fn="Ana",
        email=(Value("Ana@Example.com"),),
        impp=(Value("aim:ana"),),
        adr=(Adr(street="Calle Mayor 1"),),
        org=(Org("Acme"),),
    )
    came = updated(known, bare)
    assert (came.impp, came.adr, came.org) == (known.impp, known.adr, known.org)
    assert came.email == (Value("Ana@Example.com", ("work",), label="Desk"),)


def test_a_phone_typed_otherwise_is_the_same_phone() -> None:
    card = Contact(tel=(Value("+34600123456", ("cell", "voice")),))
    assert updated(ANA, card).tel == (Value("+34600123456", ("cell", "voice")),)


def test_a_new_phone_is_added_behind_the_known_one() -> None:
    card = Contact(tel=(Value("+34 915 550 142", ("work",)),))
    assert [tel.value for tel in updated(ANA, card).tel] == ["+34 600 123 456", "+34 915 550 142"]


def test_a_new_title_at_the_same_firm_replaces_the_old_one() -> None:
    known = replace(ANA, org=(Org("Muebles Ortiz", title="Jefa de ventas"),))
    card = Contact(org=(Org("Muebles Ortiz", title="Gerente"),))
    assert updated(known, card).org == (Org("Muebles Ortiz", title="Gerente"),)


def test_a_birthday_is_replaced_and_an_anniversary_kept() -> None:
    known = replace(
        ANA, dates=(Date("bday", "1970-03-14", 1970, 3, 14), Date("anniversary", "2001-06-02", 2001, 6, 2))
    )
    card = Contact(dates=(Date("bday", "--0314", 0, 3, 14),))
    assert [date.value for date in updated(known, card).dates] == ["--0314", "2001-06-02"]


def test_a_new_picture_takes_the_place_of_the_old_one() -> None:
    known = replace(ANA, photo=(Photo("photo", "aa"), Photo("logo", "bb")))
    assert updated(known, Contact(photo=(Photo("photo", "cc"),))).photo == (
        Photo("logo", "bb"),
        Photo("photo", "cc"),
    )


def test_a_card_does_not_cut_a_job_from_its_company() -> None:
    known = replace(ANA, org=(Org("Acme", title="Jefa", since="2019", company_id=5),))
    card = Contact(org=(Org("Acme", title="Directora"),))
    assert updated(known, card).org == (Org("Acme", title="Directora", since="2019", company_id=5),)
    assert updated(known, Contact(org=(Org("Acme", title="Jefa", since="2019"),))) == known


def test_a_card_does_not_cut_an_address_from_its_company() -> None:
    known = replace(ANA, adr=(Adr(street="Calle Mayor 14", city="Lugo", shared=3),))
    card = Contact(adr=(Adr(street="Calle Mayor 14", city="Lugo", types=("work",)),))
    assert updated(known, card).adr == (replace(card.adr[0], shared=3),)
    assert updated(known, Contact(adr=(Adr(street="Calle Mayor 14", city="Lugo"),))) == known


def test_a_card_that_does_not_say_what_it_is_about_leaves_a_company_one() -> None:
    company = Contact(id=3, kind="org", fn="Acme")
    assert updated(company, Contact(fn="Acme")).kind == "org"
    assert updated(company, Contact(fn="Acme", foreign=(Foreign("KIND", "individual"),))).kind == "individual"


def test_a_favourite_stays_one() -> None:
    assert updated(replace(ANA, favourite=True), Contact()).favourite
    assert updated(ANA, Contact(favourite=True)).favourite


def test_own_fields_are_replaced_by_name_and_type() -> None:
    known = replace(ANA, custom=(Custom("Talla", "38", "number"), Custom("Color", "rojo")))
    card = Contact(custom=(Custom("talla", "39", "number"),))
    assert updated(known, card).custom == (card.custom[0], known.custom[1])


def test_consent_is_what_was_said_last() -> None:
    refused = Consent("email", False, "call", "2026-05-03")
    known = replace(ANA, consent=(refused,))
    older, newer = Consent("email", True, "fair", "2025-01-01"), Consent("email", True, "web", "2026-06-01")
    assert updated(known, Contact(consent=(older,))).consent == (refused,)
    assert updated(known, Contact(consent=(Consent("email", True),))).consent == (refused,)
    assert updated(known, Contact(consent=(newer,))).consent == (newer,)


def test_a_list_that_prefers_nothing_leaves_what_is_preferred() -> None:
    known = Contact(tel=(Value("600", ("cell",), pref=1), Value("700")), adr=(Adr(street="Real 1", pref=1),))
    card = Contact(tel=(Value("600", ("cell",)), Value("800")), adr=(Adr(street="Real 1"),))
    assert updated(known, card) == replace(known, tel=(*known.tel, Value("800")))


def test_a_list_that_prefers_something_is_believed() -> None:
    known = Contact(tel=(Value("600", pref=1), Value("700")))
    card = Contact(tel=(Value("600"), Value("700", pref=1)))
    assert updated(known, card).tel == card.tel
