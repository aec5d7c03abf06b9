"""Merges in particular: what a contact has once, cards that come in again, and merges taken apart late."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.builders import company, person, phones
from tests.services.merging_sample import verify

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr, Contact, Org, Value
from rolodex.domain.errors import UserError
from rolodex.domain.household import Household
from rolodex.domain.listing import Query
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")
HOME = Adr(street="Calle Mayor 1", code="28013", city="Madrid")
CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:uid-ana\r\nFN:Ana García\r\nN:García;Ana;;;\r\n"
    "TEL:600123456\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:uid-anita\r\nFN:Anita García\r\nN:García;Anita;;;\r\n"
    "TEL:{tel}\r\nEND:VCARD\r\n"
)


def add(services: Services, contact: Contact) -> int:
    return services.contacts.save(contact).id


def merge(services: Services, *ids: int) -> int:
    """These merged; gives the step."""
    done = services.merging.merge(services.merging.plan(ids), {}, NOW)
    assert done.step is not None
    return done.step.id


def known(services: Services, contact_id: int) -> Contact:
    found = services.contacts.get(contact_id)
    assert found is not None
    return found


def take_in(services: Services, folder: Path, tel: str) -> tuple[int, int, int]:
    """Both cards imported; gives how many were new, updated and unchanged."""
    file = folder / "cards.vcf"
    file.write_bytes(CARDS.format(tel=tel).encode())
    with services.importing.plan([file]) as plan:
        services.importing.apply(plan)
        return plan.counts.new, plan.counts.updated, plan.counts.unchanged


def test_cards_of_both_come_in_again_and_update_the_one(services: Services, tmp_path: Path) -> None:
    assert take_in(services, tmp_path, "91000000") == (2, 0, 0)
    ids = [row.id for row in services.contacts.matches(Query(text="García")).rows]
    ids.sort()
    merge(services, *ids)
    assert take_in(services, tmp_path, "91000000") == (0, 0, 2)
    assert take_in(services, tmp_path, "93777777")[0] == 0
    assert "93777777" in [one.value for one in known(services, ids[0]).tel]
    assert services.contacts.tally().people == 1


def test_who_is_in_a_campaign_twice_is_in_it_once_further_on(services: Services) -> None:
    ana, anita, leo = (add(services, person(name)) for name in ("Ana", "Anita", "Leo"))
    spring = services.campaigns.save(Campaign(name="Spring", currency="EUR")).id
    services.campaigns.plan(spring, [Addressee((anita, leo), (), HOME, "a")], NOW)
    services.campaigns.send(spring, None, NOW)
    pieces = [Addressee((anita, leo), (), HOME, "a"), Addressee((ana,), (), HOME, "b")]
    services.campaigns.plan(spring, pieces, NOW)
    before = services.campaigns.members(spring)
    step = merge(services, ana, anita)
    (one,) = (member for member in services.campaigns.members(spring) if member.contact_id == ana)
    assert one.state == "sent"
    assert {member.contact_id for member in services.campaigns.members(spring)} == {ana, leo}
    services.campaigns.answer(one.code, "", NOW)
    services.merging.separate(step, NOW)
    after = {member.contact_id: member for member in services.campaigns.members(spring)}
    assert after.keys() == {member.contact_id for member in before}
    assert after[ana].state == "planned"
    assert (after[anita].state, after[leo].state) == ("answered", "answered")
    verify(services)


def test_a_firm_that_is_merged_keeps_its_people_and_the_address_they_share(services: Services) -> None:
    acme = add(services, company("Acme", adr=(replace(HOME, types=("work",)),)))
    other = add(services, company("ACME", adr=(HOME, Adr(street="Gran Vía 2", city="Bilbao"))))
    ana = add(services, person(org=(Org("ACME", company_id=other),)))
    services.companies.share_address(other, 1, [ana])
    services.companies.share_address(other, 0, [ana])
    step = merge(services, acme, other)
    merged = known(services, acme)
    services.contacts.save(replace(merged, adr=(merged.adr[0], replace(merged.adr[1], street="Gran Vía 9"))))
    assert known(services, ana).org[0].company_id == acme
    assert {adr.street for adr in known(services, ana).adr} == {"Calle Mayor 1", "Gran Vía 9"}
    services.merging.separate(step, NOW)
    assert known(services, ana).org[0].company_id == other
    assert [adr.street for adr in known(services, other).adr] == ["Calle Mayor 1", "Gran Vía 2"]
    verify(services)


def test_the_household_of_two_who_were_one_goes_with_the_merge(services: Services) -> None:
    ana, anita = (add(services, person(name)) for name in ("Ana", "Anita"))
    services.households.save(Household(contact_ids=(ana, anita)))
    step = merge(services, ana, anita)
    with services.book.reading() as connection:
        assert connection.value("SELECT count(*) FROM household") == 0
    services.merging.separate(step, NOW)
    with services.book.reading() as connection:
        assert connection.value("SELECT count(*) FROM contact WHERE household_id IS NOT NULL") == 2


def test_who_was_merged_is_not_among_the_deleted_but_in_the_history(services: Services) -> None:
    ana = add(services, person(tel=phones("1")))
    anita = add(services, person("Anita", nickname=(Value("Nita"),)))
    step = merge(services, ana, anita)
    assert services.contacts.deleted() == ()
    told = services.history.differences(step, contact_id=ana)
    assert [(one.contact_id, one.what) for one in told] == [(ana, "changed"), (anita, "removed")]
    (past,) = services.merging.past_merges(ana)
    assert [card.fn for card in past.contacts] == ["Ana García", "Anita García"]
    assert {field.name: field.chosen for field in past.fields if not field.united} == {"fn": 0, "n.given": 0}
    assert [one.id for one in services.merging.merges(ana)] == [step]
    services.contacts.delete([ana])
    assert [one.contact_id for one in services.contacts.deleted()] == [ana]
    with pytest.raises(UserError, match="was deleted since"):
        services.merging.separate(step, NOW)
    services.contacts.restore([ana])
    services.merging.separate(step, NOW)
    assert known(services, anita).nickname == (Value("Nita"),)


def test_merges_in_a_row_are_taken_apart_the_last_first(services: Services) -> None:
    ana, anita, leo = (add(services, person(name, tel=phones(name))) for name in ("Ana", "Anita", "Leo"))
    first = merge(services, ana, anita)
    second = merge(services, leo, ana)
    assert services.merging.became([anita, ana]) == {anita: leo, ana: leo}
    assert [one.separable for one in services.merging.past_merges(leo)] == [True, False]
    with pytest.raises(UserError, match="merged into somebody else since"):
        services.merging.separate(first, NOW)
    services.merging.separate(second, NOW)
    services.merging.separate(first, NOW)
    assert [one.value for contact in (ana, anita, leo) for one in known(services, contact).tel] == [
        "Ana",
        "Anita",
        "Leo",
    ]
    with pytest.raises(UserError, match="taken back already"):
        services.merging.separate(first, NOW)


def test_the_first_of_two_merges_into_one_is_taken_apart_alone(services: Services) -> None:
    ana = add(services, person(tel=phones("600123456")))
    anita = add(services, person("Anita", tel=phones("611", "622")))
    nita = add(services, person("Nita", tel=phones("622", "633")))
    first = merge(services, ana, anita)
    merge(services, ana, nita)
    services.merging.separate(first, NOW)
    assert [one.value for one in known(services, ana).tel] == ["600123456", "622", "633"]
    assert [one.value for one in known(services, anita).tel] == ["611", "622"]
    verify(services)


def test_a_card_that_was_changed_meanwhile_is_not_merged(services: Services) -> None:
    ana, anita = (add(services, person(name)) for name in ("Ana", "Anita"))
    plan = services.merging.plan([ana, anita])
    services.contacts.save(replace(known(services, anita), gender="F"))
    with pytest.raises(UserError, match="Nothing was merged"):
        services.merging.merge(plan, {}, NOW)
    group = services.groups.create("Choir").id
    with pytest.raises(UserError, match="is a group"):
        services.merging.plan([ana, group])
