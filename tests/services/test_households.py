"""Who shares a piece with whom, what they are called, and addresses that turned bad."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.builders import company, person

from rolodex.domain.address_mark import door, mark
from rolodex.domain.audience import Audience
from rolodex.domain.contact import Adr, Contact, Name
from rolodex.domain.errors import UserError
from rolodex.domain.household import Household
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import contacts

TEST = message("Test")
TODAY = date(2026, 5, 14)
HOME = Adr(street="Calle Mayor 1", code="28013", city="Madrid", region="Madrid", country="España")

Live = Callable[..., list[int]]


@pytest.fixture
def live(services: Services) -> Live:
    """Put these people into the book, at home where they say nothing else; gives their ids."""

    def put(*people: Contact) -> list[int]:
        with services.book.change(TEST) as tx:
            return contacts.insert(tx, [one if one.adr else replace(one, adr=(HOME,)) for one in people])

    return put


def pieces(services: Services, ids: list[int]) -> list[tuple[int, ...]]:
    found = services.audiences.rehearse(Audience(contact_ids=tuple(ids)), TODAY, "ES", "es")
    return [piece.contact_ids for piece in found.pieces]


def test_a_family_is_found_by_its_surname_and_flatmates_and_firms_are_not_in_it(
    services: Services, live: Live
) -> None:
    juan, luis, leo, _ = live(
        person("Juan", "Ruiz", gender="M"),
        person("Luis", n=Name(given="Luis", family="Ruiz", family2="Gómez"), gender="M"),
        person("Leo", "Sanz"),
        company("Ruiz", adr=(HOME,)),
    )
    assert services.households.of(juan) == Household(0, (juan, luis))
    assert services.households.of(leo) is None
    home = services.households.home(juan)
    assert home.others == (leo,)
    assert home.names[leo] == "Leo Sanz"


def test_a_saved_household_joins_and_names_those_whom_nothing_else_joins(
    services: Services, live: Live
) -> None:
    juan, leo = live(person("Juan", "Ruiz", gender="M"), person("Leo", "Sanz", gender="M"))
    assert pieces(services, [juan, leo]) == [(juan,), (leo,)]
    saved = services.households.save(Household(contact_ids=(juan, leo), name=" Casa  Mayor "))
    kept = services.households.of(leo)
    assert kept == Household(saved.id, (juan, leo), "Casa Mayor")
    (piece,) = services.audiences.rehearse(Audience(contact_ids=(juan, leo)), TODAY, "ES", "es").pieces
    assert dict(piece.names)["name"] == "Casa Mayor"
    assert piece.salutation == "Estimados Sr. Ruiz y Sr. Sanz"
    assert piece.household_id == saved.id
    assert kept is not None
    services.households.save(replace(kept, salutation="Hola a los dos"))
    (piece,) = services.audiences.rehearse(Audience(contact_ids=(juan, leo)), TODAY, "ES", "es").pieces
    assert piece.salutation == "Hola a los dos"


def test_names_are_those_chosen_else_those_of_the_rules_in_the_style_chosen(
    services: Services, live: Live
) -> None:
    ids = live(person("Jerry", "Smith", gender="M"), person("Beth", "Smith", gender="F"))
    households = services.households
    plain = Household(contact_ids=tuple(ids))
    assert households.name(plain, "en") == "Mr and Mrs Smith"
    assert households.name(plain, "es", "familiar") == "Jerry y Beth Smith"
    assert households.salutation(plain, "en") == "Dear Mr and Mrs Smith"
    familiar = replace(plain, style="familiar")
    assert households.salutation(familiar, "en") == "Dear Jerry and Beth"
    assert households.name(replace(plain, name="The Smiths"), "es") == "The Smiths"


def test_who_was_separated_stays_apart_and_others_stay_together(services: Services, live: Live) -> None:
    juan, ana, luis = live(person("Juan", "Ruiz"), person("Ana", "Ruiz"), person("Luis", "Ruiz"))
    services.households.separate([luis])
    assert sorted(map(sorted, pieces(services, [juan, ana, luis]))) == [[juan, ana], [luis]]
    assert services.households.of(luis) is None
    services.households.forget([luis])
    assert sorted(map(sorted, pieces(services, [juan, ana, luis]))) == [[juan, ana, luis]]
    services.history.undo()
    assert services.households.of(luis) is None


def test_a_child_joins_the_saved_household_of_its_parents(services: Services, live: Live) -> None:
    juan, ana, luis = live(person("Juan", "Ruiz"), person("Ana", "Gómez"), person("Luis", "Ruiz"))
    services.households.save(Household(contact_ids=(juan, ana)))
    assert sorted(map(sorted, pieces(services, [juan, ana, luis]))) == [[juan, ana, luis]]


def test_one_of_a_household_without_an_address_shares_the_piece(services: Services, live: Live) -> None:
    juan, ana = live(person("Juan", "Ruiz"), person("Ana", "Gómez", adr=(Adr(),)))
    services.households.save(Household(contact_ids=(juan, ana)))
    found = services.audiences.rehearse(Audience(contact_ids=(juan, ana)), TODAY, "ES", "es")
    assert [piece.contact_ids for piece in found.pieces] == [(juan, ana)]
    assert [(one.contact_id, one.reason, one.shares) for one in found.left_out] == [(ana, "household", juan)]


def test_a_piece_goes_to_one_address_as_a_whole(services: Services, live: Live) -> None:
    other = replace(HOME, street="C/ Mayor, 1", ext="", country="Spain", types=("home",))
    ids = live(person("Ana", "Ruiz"), person("Juan", "Ruiz", adr=(other,)))
    (piece,) = services.audiences.rehearse(Audience(contact_ids=tuple(ids)), TODAY, "ES").pieces
    assert piece.adr == HOME
    assert piece.address == mark(HOME)


def test_a_mark_is_the_same_however_an_address_is_typed_and_another_once_it_is_mended() -> None:
    assert mark(replace(HOME, street="C/ mayor,  1", city="MADRID", types=("work",))) == mark(HOME)
    assert mark(replace(HOME, code="28014")) != mark(HOME)
    assert mark(replace(HOME, country="")) != mark(HOME)
    assert door(replace(HOME, country="", region=""), "ES") == door(HOME, "ES")


def told(services: Services, contact_id: int) -> list[tuple[bool, str]]:
    """Whether each address of a contact is bad, and why."""
    return [(one.is_bad, one.reason) for one in services.households.home(contact_id).addresses]


def test_an_address_is_bad_until_it_is_mended_or_another(services: Services, live: Live) -> None:
    (juan,) = live(person("Juan", "Ruiz"))
    at = datetime.fromisoformat("2026-05-03T12:00")
    services.households.spoil(juan, mark(HOME), " moved ", at)
    assert told(services, juan) == [(True, "moved")]
    assert pieces(services, [juan]) == []
    card = services.contacts.get(juan)
    assert card is not None
    services.contacts.save(replace(card, adr=(replace(HOME, street="Calle Mayor 2"),)))
    assert told(services, juan) == [(False, "")]
    assert pieces(services, [juan]) == [(juan,)]
    services.history.undo()
    assert told(services, juan) == [(True, "moved")]
    services.households.mend(juan)
    assert told(services, juan) == [(False, "")]
    assert pieces(services, [juan]) == [(juan,)]


def test_a_household_needs_people_who_are_there(services: Services, live: Live) -> None:
    (juan,) = live(person("Juan", "Ruiz"))
    with pytest.raises(UserError):
        services.households.save(Household())
    services.contacts.delete([juan])
    with pytest.raises(UserError):
        services.households.save(Household(contact_ids=(juan,)))
    with pytest.raises(UserError):
        services.households.home(juan)
