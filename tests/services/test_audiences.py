"""Who is in a mailing, who is out and why, in the order of the list of all people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import company, person

from rolodex.domain.address_mark import BadAddress, mark
from rolodex.domain.audience import Audience, Rehearsal, exclude, include
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr, Consent, Contact, Date, Name, Org, Value
from rolodex.domain.message import message
from rolodex.i18n import word
from rolodex.services.opening import Services, open_services
from rolodex.store import bad_addresses, contacts

TEST = message("Test")
TODAY = date(2026, 5, 14)
HOME = Adr(street="Calle Mayor 1", code="28013", city="Madrid", region="Madrid", types=("home",))
OTHER = replace(HOME, street="Calle Menor 2")
WORK = replace(HOME, street="Gran Vía 3", types=("work",))


def smith(given: str, **more: object) -> Contact:
    return person(given, "Smith", adr=(HOME,), **more)


PEOPLE: Mapping[str, Contact] = {
    "fine": person("Fina", "Alba", adr=(OTHER,)),
    "no street": person("Nora", "Bosch", adr=(replace(HOME, street=""),)),
    "bad code": person("Berta", "Coll", adr=(replace(HOME, code="2801"),)),
    "no city": person("Ciro", "Duran", adr=(replace(HOME, city=""),)),
    "no address": person("Nadia", "Egea"),
    "refused": person("Rafa", "Font", adr=(HOME,), consent=(Consent("letter", granted=False),)),
    "changed their mind": person(
        "Rosa",
        "Gil",
        adr=(replace(HOME, street="Calle Nueva 4"),),
        consent=(Consent("letter", granted=False), Consent("letter", granted=True)),
    ),
    "died": person("Dora", "Haro", adr=(HOME,), dates=(Date("deathdate", "2020", 2020),)),
    "returned": person("Raul", "Ibor", adr=(HOME,)),
    "paused": person("Pau", "Jara", adr=(HOME,)),
    "at work": person("Wanda", "Luna", adr=(WORK, HOME), org=(Org("Acme"),)),
    "jerry": smith("Jerry", gender="M"),
    "beth": smith("Beth", gender="F"),
    "beth again": smith("Beth"),
    "flatmate": person("Zoe", "Ybarra", adr=(HOME,)),
    "firm": company("Zeta", adr=(WORK,)),
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Services, dict[str, int]]]:
    services = open_services(new_book(tmp_path_factory.mktemp("audience") / "book.rolodex"))
    with services.book.change(TEST) as tx:
        ids = dict(zip(PEOPLE, contacts.insert(tx, list(PEOPLE.values())), strict=True))
        bad_addresses.put(tx, [BadAddress(ids["returned"], mark(HOME), "moved", "2026-01-01T00:00:00Z")])
    services.pauses.pause([ids["paused"]], "2026-08-01", "", datetime.fromisoformat("2026-05-01T09:00"))
    yield services, ids
    services.close()


Rehearse = Callable[[Audience], tuple[Rehearsal, list[list[str]], dict[str, str]]]


@pytest.fixture
def rehearse(full: tuple[Services, dict[str, int]]) -> Rehearse:
    """The rehearsal, who is on each piece, and why each of the others is not, by the names of `PEOPLE`."""
    services, ids = full
    names = {number: name for name, number in ids.items()}

    def done(audience: Audience) -> tuple[Rehearsal, list[list[str]], dict[str, str]]:
        found = services.audiences.rehearse(audience, TODAY, "ES", "en")
        pieces = [[names[one] for one in piece.contact_ids] for piece in found.pieces]
        return found, pieces, {names[one.contact_id]: one.reason for one in found.left_out}

    return done


@pytest.fixture
def everybody(full: tuple[Services, dict[str, int]]) -> Audience:
    return Audience(contact_ids=tuple(reversed(full[1].values())))


def test_it_says_who_is_in_and_why_others_are_not(rehearse: Rehearse, everybody: Audience) -> None:
    _, pieces, out = rehearse(everybody)
    assert pieces == [
        ["fine"],
        ["changed their mind"],
        ["at work"],
        ["beth", "jerry"],
        ["flatmate"],
        ["firm"],
    ]
    assert out == {
        "no street": "street",
        "bad code": "code",
        "no city": "city",
        "no address": "none",
        "refused": "refused",
        "died": "died",
        "returned": "returned",
        "paused": "paused",
        "beth again": "duplicate",
        "jerry": "household",
    }


def test_all_who_are_left_out_come_in_the_order_of_the_list_with_a_sentence(
    rehearse: Rehearse, everybody: Audience
) -> None:
    found, _, out = rehearse(everybody)
    first = [name for name in PEOPLE if name in out and name not in {"jerry", "beth again"}]
    assert list(out) == [*first, "beth again", "jerry"]
    said = {one.fn: word(one.said) for one in found.left_out}
    assert said["Berta Coll"] == "2801 is no postal code of its country"
    assert said["Jerry Smith"] == "Shares the piece of Beth Smith"


def test_who_is_included_gets_a_piece_of_their_own_in_spite_of_what_speaks_against_it(
    rehearse: Rehearse, everybody: Audience, full: tuple[Services, dict[str, int]]
) -> None:
    wanted = ("bad code", "refused", "died", "returned", "paused", "jerry", "no address", "beth again")
    audience = everybody
    for name in wanted:
        audience = include(audience, full[1][name])
    _, pieces, out = rehearse(audience)
    assert {name for (name, *_) in pieces} >= set(wanted) - {"no address"}
    assert ["jerry"] in pieces
    assert out == {"no street": "street", "no city": "city", "no address": "none"}


def test_who_is_excluded_is_out_until_included_again(
    rehearse: Rehearse, full: tuple[Services, dict[str, int]]
) -> None:
    fine = full[1]["fine"]
    audience = exclude(Audience(contact_ids=(fine,)), fine)
    assert rehearse(audience)[1:] == ([], {"fine": "excluded"})
    assert rehearse(include(audience, fine))[1:] == ([["fine"]], {})


def test_those_who_refused_are_in_where_that_does_not_count(rehearse: Rehearse, everybody: Audience) -> None:
    _, pieces, out = rehearse(replace(everybody, leave_out_refused=False))
    assert ["refused"] in pieces
    assert "died" in out


def test_without_households_everyone_gets_a_piece(rehearse: Rehearse, everybody: Audience) -> None:
    _, pieces, out = rehearse(replace(everybody, households=False))
    assert ["jerry"] in pieces
    assert ["beth"] in pieces
    assert "household" not in out.values()


def test_a_sample_is_spread_and_keeps_who_was_included(
    rehearse: Rehearse, everybody: Audience, full: tuple[Services, dict[str, int]]
) -> None:
    _, pieces, out = rehearse(replace(everybody, sample=2))
    assert pieces == [["fine"], ["beth", "jerry"]]
    assert out["firm"] == "sample"
    _, pieces, _ = rehearse(include(replace(everybody, sample=2), full[1]["firm"]))
    assert pieces == [["fine"], ["firm"]]


def test_one_who_is_gone_is_named(tmp_path: Path) -> None:
    services = open_services(new_book(tmp_path / "book.rolodex"))
    ana = services.contacts.save(person("Ana", adr=(HOME,))).id
    services.contacts.delete([ana])
    found = services.audiences.rehearse(Audience(contact_ids=(ana,)), TODAY)
    assert [(one.fn, one.reason) for one in found.left_out] == [("Ana García", "gone")]
    assert found.pieces == ()
    services.close()


def test_the_address_that_was_chosen_is_taken_first(rehearse: Rehearse, everybody: Audience) -> None:
    found, pieces, _ = rehearse(everybody)
    at_work = found.pieces[pieces.index(["at work"])]
    assert at_work.adr.street == "Gran Vía 3"
    assert dict(at_work.names) == {"name": "Wanda Luna", "firm": "Acme"}
    found, pieces, _ = rehearse(replace(everybody, address="home"))
    assert found.pieces[pieces.index(["at work"])].adr.street == "Calle Mayor 1"


def test_a_segment_a_rule_and_a_list_are_joined_and_others_taken_off(
    full: tuple[Services, dict[str, int]], rehearse: Rehearse
) -> None:
    services, ids = full
    segment = next(one.id for one in services.segments.all(TODAY) if one.count == len(PEOPLE))
    _, pieces, _ = rehearse(Audience(segment_id=segment))
    assert ["fine"] in pieces
    _, pieces, out = rehearse(Audience(contact_ids=(ids["fine"],), without=(segment,)))
    assert pieces == []
    assert out == {"fine": "excluded"}


def test_a_spouse_is_known_by_the_card_and_employees_are_not_merged(services: Services) -> None:
    people = [
        person("Juan", "Ruiz", adr=(HOME,), related=(Value("Ana Gómez", ("spouse",)),)),
        person("Ana", "Gómez", adr=(replace(HOME, street="C/ Mayor, 1"),)),
        person("Leo", "Sanz", adr=(WORK,), org=(Org("Acme"),)),
        person("Eva", "Sanz", adr=(WORK,), org=(Org("Acme"),)),
        person("Luis", adr=(HOME,), n=Name(given="Luis", family="Ruiz", family2="Gómez")),
    ]
    with services.book.change(TEST) as tx:
        ids = contacts.insert(tx, people)
    found = services.audiences.rehearse(Audience(contact_ids=tuple(ids)), TODAY, "ES")
    assert sorted(len(piece.contact_ids) for piece in found.pieces) == [1, 1, 3]


def test_those_who_were_sent_a_campaign_are_left_out_of_the_next(services: Services) -> None:
    now = datetime.fromisoformat("2026-05-01T09:00")
    with services.book.change(TEST) as tx:
        ana, leo = contacts.insert(tx, [person("Ana", adr=(HOME,)), person("Leo", "Sanz", adr=(OTHER,))])
    spring = services.campaigns.save(Campaign(name="Spring")).id
    first = services.audiences.rehearse(Audience(contact_ids=(ana,)), TODAY, "ES")
    services.campaigns.plan(spring, first.pieces, now)
    audience = Audience(contact_ids=(ana, leo), without_campaigns=(spring,))
    assert len(services.audiences.rehearse(audience, TODAY, "ES").pieces) == 2
    services.campaigns.send(spring, None, now)
    found = services.audiences.rehearse(audience, TODAY, "ES")
    assert [piece.contact_ids for piece in found.pieces] == [(leo,)]
    assert [word(one.said) for one in found.left_out] == ["They were sent “Spring”"]
