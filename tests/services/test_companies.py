"""Firms that become companies, and addresses people share with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import company, person

from rolodex.domain.contact import Adr, Contact, Org
from rolodex.domain.errors import UserError
from rolodex.services.opening import Services

OFFICE = Adr(street="Calle Mayor 1", city="Madrid", country_code="ES", types=("work",))


class Desk:
    """A book with the services these tests need."""

    def __init__(self, services: Services) -> None:
        self.contacts, self.companies = services.contacts, services.companies
        self.history = services.history

    def add(self, contact: Contact) -> int:
        return self.contacts.save(contact).id

    def get(self, contact_id: int) -> Contact:
        found = self.contacts.get(contact_id)
        assert found is not None
        return found

    def streets(self, contact_id: int) -> list[str]:
        return [adr.street for adr in self.get(contact_id).adr]


@pytest.fixture
def desk(services: Services) -> Desk:
    return Desk(services)


def test_people_of_one_firm_in_any_spelling_get_one_company(desk: Desk) -> None:
    ana, bea = desk.add(person(org=(Org("Muebles Ortiz"),))), desk.add(person(org=(Org("MUEBLES ORTÍZ"),)))
    desk.companies.from_firm([ana, bea])
    (firm,) = {desk.get(one).org[0].company_id for one in (ana, bea)}
    assert (desk.get(firm).fn, desk.get(firm).kind) == ("Muebles Ortiz", "org")
    assert {row.id for row in desk.companies.people(firm)} == {ana, bea}


def test_a_company_the_book_has_is_taken(desk: Desk) -> None:
    acme, ana = desk.add(company("Acme")), desk.add(person(org=(Org("acme", title="Boss"), Org("Other"))))
    desk.companies.from_firm([ana])
    assert desk.get(ana).org[0].company_id == acme
    assert desk.get(ana).org[1].company_id not in (0, acme)


def test_firms_with_a_card_are_not_named_again(desk: Desk) -> None:
    ana = desk.add(person(org=(Org("Acme"), Org("Bolt"))))
    assert set(desk.companies.firms([ana])) == {"Acme", "Bolt"}
    desk.companies.from_firm([ana])
    assert desk.companies.firms([ana]) == ()


def test_who_has_left_stands_last(desk: Desk) -> None:
    acme = desk.add(company("Acme"))
    gone = desk.add(person("Ana", org=(Org("Acme", company_id=acme, until="2020"),)))
    here = desk.add(person("Zoe", org=(Org("Acme", company_id=acme),)))
    assert [row.id for row in desk.companies.people(acme)] == [here, gone]


def test_a_shared_address_follows_that_of_the_company(desk: Desk) -> None:
    acme, ana = desk.add(company("Acme", adr=(OFFICE,))), desk.add(person())
    desk.companies.share_address(acme, 0, [ana])
    desk.contacts.save(replace(desk.get(acme), adr=(replace(OFFICE, street="Gran Vía 2"),)))
    assert desk.streets(ana) == ["Gran Vía 2"]
    assert desk.companies.owners([desk.get(ana).adr[0].shared])[desk.get(ana).adr[0].shared] == (acme, "Acme")
    desk.history.undo()
    assert desk.streets(ana) == ["Calle Mayor 1"]


def test_a_copied_address_stays_as_it_was(desk: Desk) -> None:
    acme, ana = desk.add(company("Acme", adr=(OFFICE,))), desk.add(person())
    desk.companies.copy_address(acme, 0, [ana])
    desk.contacts.save(replace(desk.get(acme), adr=(replace(OFFICE, street="Gran Vía 2"),)))
    assert desk.streets(ana) == ["Calle Mayor 1"]


def test_an_address_somebody_has_already_is_shared_and_not_doubled(desk: Desk) -> None:
    acme, ana = desk.add(company("Acme", adr=(OFFICE,))), desk.add(person(adr=(OFFICE,)))
    desk.companies.share_address(acme, 0, [ana])
    desk.companies.share_address(acme, 0, [ana])
    assert [bool(adr.shared) for adr in desk.get(ana).adr] == [True]


def test_a_shared_address_that_is_changed_on_the_person_is_their_own(desk: Desk) -> None:
    acme, ana = desk.add(company("Acme", adr=(OFFICE,))), desk.add(person())
    desk.companies.share_address(acme, 0, [ana])
    known = desk.get(ana)
    desk.contacts.save(replace(known, adr=(replace(known.adr[0], street="Plaza 3"),)))
    desk.contacts.save(replace(desk.get(acme), adr=(replace(OFFICE, street="Gran Vía 2"),)))
    assert (desk.get(ana).adr[0].shared, desk.streets(ana)) == (0, ["Plaza 3"])


def test_who_worked_for_a_company_that_is_deleted_keeps_firm_and_address(desk: Desk) -> None:
    acme = desk.add(company("Acme", adr=(OFFICE,)))
    ana = desk.add(person(org=(Org("Acme", company_id=acme),)))
    desk.companies.share_address(acme, 0, [ana])
    stale = desk.get(ana)
    desk.contacts.delete([acme])
    desk.contacts.save(replace(stale, gender="F"))
    known = desk.get(ana)
    assert (known.org[0].name, known.org[0].company_id) == ("Acme", 0)
    assert (known.adr[0].street, known.adr[0].shared) == (OFFICE.street, 0)


def test_an_address_that_is_gone_is_not_given(desk: Desk) -> None:
    acme, ana = desk.add(company("Acme")), desk.add(person())
    with pytest.raises(UserError):
        desk.companies.share_address(acme, 0, [ana])
