from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from tests.builders import company, contacts, emails, person, phones

from rolodex.domain.contact import Adr, Contact, Date, Name, Org, Value
from rolodex.domain.likeness_score import Known, compare, likeness
from rolodex.domain.likeness_traits import said, traits

HOME = Adr(street="Calle Mayor 12, 3º B", code="28013", city="Madrid", types=("home",))
MOBILE = "+34 600 111 222"


def level(one: Contact, other: Contact) -> str:
    found = likeness(one, other, "ES")
    assert found == likeness(other, one, "ES") or {found and found.level} == {
        (back := likeness(other, one, "ES")) and back.level
    }
    return found.level if found else ""


def reasons(one: Contact, other: Contact) -> set[str]:
    found = likeness(one, other, "ES")
    assert found is not None
    return {reason.text for reason in found.reasons}


def born(year: int, month: int, day: int) -> tuple[Date, ...]:
    return (Date("bday", f"{year}-{month:02}-{day:02}", year, month, day),)


def called(given: str, family: str, family2: str = "", **more: object) -> Contact:
    fn = " ".join(part for part in (given, family, family2) if part)
    return Contact(fn=fn, n=Name(given=given, family=family, family2=family2), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "number", ["600 111 222", "0034600111222", "(+34) 600-11-12-22", "34600111222", "tel:+34600111222"]
)
def test_a_number_is_the_same_in_any_form(number: str) -> None:
    one, other = person(tel=phones(MOBILE)), person(tel=phones(number))
    assert level(one, other) == "suggested"
    assert reasons(one, other) == {"same mobile", "same name"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (called("José", "García", "López"), called("Pepe", "García")),
        (called("Robert", "Smith"), called("Bob", "Smith")),
        (called("Ana", "García"), called("García", "Ana")),
        (called("Ana", "García", "López"), Contact(fn="García López, Ana")),
        (called("Ana", "García"), called("Ana", "Gracía")),
        (called("María José", "Ruiz"), called("Majo", "Ruiz")),
        (called("Juan José", "Ruiz"), called("Juanjo", "Ruiz", "Sanz")),
        (called("Mª Carmen", "Fdez."), called("María del Carmen", "Fernández")),
        (called("Jonathan", "Jiménez"), called("Jonatan", "Giménez")),
        (called("Ana", "García"), called("A.", "García")),
    ],
)
def test_one_person_is_known_by_the_mobile_and_a_name_written_otherwise(one: Contact, other: Contact) -> None:
    assert level(replace(one, tel=phones(MOBILE)), replace(other, tel=phones("600111222"))) == "suggested"


def test_the_same_name_mobile_and_email_are_certain() -> None:
    one = person(tel=phones(MOBILE), email=emails("ana@casa.example"))
    assert level(one, person(tel=phones("600111222"), email=emails("Ana@Casa.example"))) == "certain"


def test_a_name_alone_is_no_look_alike_to_merge() -> None:
    assert level(person(), person()) != "suggested"
    assert level(person(tel=phones("600111222")), person(tel=phones("611222333"))) == ""


def test_father_and_son_of_one_name_stay_apart() -> None:
    home: dict[str, Any] = {"adr": (HOME,), "tel": (Value("912345678", ("home",)),)}
    assert level(person(dates=born(1950, 3, 1), **home), person(dates=born(1980, 7, 9), **home)) == "possible"
    son = Contact(fn="Ana García Jr.", n=Name(given="Ana", family="García", suffix="Jr."), **home)
    assert level(person(**home), son) == "possible"


def test_a_family_at_one_address_stays_apart() -> None:
    home = {"adr": (HOME,), "tel": (Value("912345678", ("home",)),), "email": emails("familia@casa.example")}
    assert level(person("Ana", "García", **home), person("Luis", "García", **home)) in ("", "possible")
    assert level(person("Mario", "García", **home), person("María", "García", **home)) in ("", "possible")


def test_two_at_one_switchboard_stay_apart() -> None:
    work = {"org": (Org("Acme, S.L."),), "tel": (Value("912345678", ("work",)),)}
    assert level(person("Ana", "García", **work), person("Luis", "Pérez", **work)) == ""


def test_firms_are_one_under_any_legal_form() -> None:
    one = company("Muebles Ruiz, S.L.", tel=phones("912345678"))
    assert level(one, company("MUEBLES RUIZ SL", tel=phones("91 234 56 78"))) == "suggested"
    assert level(one, company("Muebles Ruiz", tel=phones("933333333"))) != "suggested"


@settings(max_examples=60, deadline=None)
@given(contacts(2), contacts(2))
def test_likeness_is_the_same_both_ways_round(one: Contact, other: Contact) -> None:
    there, back = likeness(one, other, "ES"), likeness(other, one, "ES")
    assert (there and (there.score, there.level)) == (back and (back.score, back.level))


def test_a_number_many_share_tells_less() -> None:
    one, other = (traits(said(person(tel=phones(MOBILE)))) for _ in range(2))
    few, many = compare(one, other), compare(one, other, Known(holders={"600111222": 60}))
    assert few is not None
    assert few.level == "suggested"
    assert many is None or many.score < few.score


def test_two_names_that_many_have_are_no_slip_of_each_other() -> None:
    one, other = (person("Ana", family, tel=phones(MOBILE)) for family in ("Marín", "Martín"))
    assert level(one, other) == "suggested"
    found = likeness(one, other, "ES", Known({"ana": 900, "marin": 300, "martin": 700}))
    assert found is None or found.level == "possible"


def test_branches_of_one_firm_stay_apart() -> None:
    one = company("Hotel Sol", email=emails("info@sol.example"), tel=phones("912345678"), adr=(HOME,))
    there = Adr(street="Rambla 4", code="08002", city="Barcelona")
    other = company("Hotel Sol", email=emails("info@sol.example"), tel=phones("934445566"), adr=(there,))
    assert level(one, other) in ("", "possible")


def test_an_extension_tells_two_at_one_number_apart() -> None:
    one, other = (phones(f"+34 912 345 678 ext. {extension}") for extension in (12, 34))
    assert level(person(tel=one), person(tel=other)) in ("", "possible")


@pytest.mark.parametrize(("one", "other"), [("Mario", "María"), ("Paul", "Paula"), ("Ana", "Eva")])
def test_brother_and_sister_on_one_number_stay_apart(one: str, other: str) -> None:
    found = likeness(person(one, tel=phones(MOBILE)), person(other, tel=phones(MOBILE)), "ES")
    assert found is None or found.level == "possible"


def test_a_middle_initial_is_not_another_persons_first_name() -> None:
    home: dict[str, Any] = {"adr": (HOME,), "tel": phones("912345678")}
    susan, charles = called("Susan C.", "Bailey", **home), called("Charles", "Bailey", **home)
    assert level(susan, charles) in {"possible", ""}
    assert level(susan, called("S. C.", "Bailey", **home)) == "suggested"
    assert level(susan, called("Susan", "Bailey", **home)) == "suggested"
