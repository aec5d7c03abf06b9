"""Campaigns: who gets a piece with which code, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from tests.builders import person

from rolodex.domain.address_mark import mark
from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.campaign import Campaign, Member
from rolodex.domain.contact import Adr
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob
from rolodex.domain.label_json import job_of, job_text
from rolodex.domain.listing import Query
from rolodex.domain.piece_code import CodeError, read
from rolodex.domain.product import Offer
from rolodex.domain.segment import Clause, Condition
from rolodex.domain.segment_words import sentence
from rolodex.i18n import word
from rolodex.services.campaigns import in_states
from rolodex.services.opening import Services
from rolodex.store import bad_addresses

NOW = datetime.fromisoformat("2026-05-03T10:00")
LATER = datetime.fromisoformat("2026-05-20T10:00")
HOME = Adr(street="3 Mill Lane", city="Leeds", code="LS6 2AB", country="United Kingdom", types=("home",))


def people(services: Services, *names: str) -> tuple[int, ...]:
    return tuple(services.contacts.save(person(name, "Smith", adr=(HOME,))).id for name in names)


def alone(ids: Sequence[int]) -> list[Addressee]:
    """A piece for each."""
    return [Addressee((one,), (("name", ""),), HOME, mark(HOME)) for one in ids]


def together(*ids: int) -> Addressee:
    """One piece for all of these."""
    return Addressee(ids, (("name", ""),), HOME, mark(HOME))


def campaign(services: Services, name: str = "Spring", **more: Any) -> int:
    return services.campaigns.save(Campaign(name=name, **more)).id


def members(services: Services, campaign_id: int) -> dict[int, Member]:
    return {one.contact_id: one for one in services.campaigns.members(campaign_id)}


@pytest.fixture
def family(services: Services) -> tuple[int, int, int, int]:
    """A campaign for Ann and Bob, who share a piece, and Cy: its id and theirs."""
    ann, bob, cy = people(services, "Ann", "Bob", "Cy")
    spring = campaign(services)
    services.campaigns.plan(spring, [together(ann, bob), together(cy)], NOW)
    return spring, ann, bob, cy


def test_a_campaign_is_kept_as_it_was_saved(services: Services) -> None:
    offer = services.offers.save(Offer(code="MAY", name="May", amount=1000)).id
    (ann,) = people(services, "Ann")
    parent = campaign(services, "Before")
    audience = Audience(
        rule=Clause((Condition("place", values=("Leeds",)),)), contact_ids=(ann,), sample=20, style="familiar"
    )
    kept = Campaign(
        name=" Spring  offers ",
        kind="card",
        date="2026-05-03",
        cost=12000,
        currency="EUR",
        offer_id=offer,
        note="Blue paper",
        status="closed",
        audience=audience,
        job='{"stock":"L7160"}',
        credit_days=30,
        parent_id=parent,
    )
    saved = services.campaigns.save(kept).id
    assert services.campaigns.get(saved) == replace(kept, id=saved, name="Spring offers")
    services.campaigns.save(Campaign(id=saved, name="Other", currency="USD"))
    assert services.campaigns.get(saved) == Campaign(id=saved, name="Other", currency="USD")
    assert services.campaigns.get(4711) is None
    assert services.campaigns.row(4711) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"date": "May"},
        {"cost": -1},
        {"credit_days": -1},
        {"currency": "euro"},
        {"offer_id": 4711},
        {"parent_id": 4711},
        {"id": 4711},
        {"audience": Audience(sample=-1)},
    ],
)
def test_what_is_no_campaign_is_refused(services: Services, wrong: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        services.campaigns.save(replace(Campaign(name="Spring"), **wrong))
    assert services.campaigns.all() == ()


def test_campaigns_are_listed_the_newest_first(services: Services) -> None:
    for name, date in (("March", "2026-03-01"), ("May", "2026-05-01"), ("April", "2026-04-01")):
        campaign(services, name, date=date)
    assert [one.name for one in services.campaigns.all()] == ["May", "April", "March"]


def test_each_piece_gets_a_code_and_those_of_a_household_share_it(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, cy = family
    found = members(services, spring)
    assert [found[one].state for one in (ann, bob, cy)] == ["planned"] * 3
    assert found[bob].lead_id == found[ann].id
    assert found[bob].code == ""
    codes = {found[ann].code, found[cy].code}
    assert len(codes) == 2
    assert {read(code) for code in codes} == codes
    assert found[bob].address == mark(HOME)
    (row,) = services.campaigns.all()
    assert (row.people, row.pieces, row.sent, row.date) == (3, 2, 0, "2026-05-03")


def test_pieces_come_with_their_codes_and_addresses(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, cy = family
    first, second = services.campaigns.pieces(spring)
    assert (first.contact_ids, second.contact_ids) == ((ann, bob), (cy,))
    assert first.code == members(services, spring)[ann].code
    assert first.adr.street == HOME.street
    assert first.code != second.code
    assert services.campaigns.pieces(spring, "sent") == ()


def test_planned_again_codes_stay_and_only_what_is_planned_changes(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, cy = family
    before = members(services, spring)
    services.campaigns.send(spring, [before[cy].id], NOW)
    (dan,) = people(services, "Dan")
    services.campaigns.plan(spring, [together(bob, ann), together(dan)], NOW)
    after = members(services, spring)
    assert after[cy].state == "sent"
    assert after.keys() == {ann, bob, cy, dan}
    assert after[ann].lead_id == after[bob].id
    assert after[bob].code
    assert after[ann].code == ""
    services.campaigns.plan(spring, [together(ann, bob, cy)], NOW)
    again = members(services, spring)
    assert again.keys() == {ann, bob, cy}
    assert again[ann].code == before[ann].code
    assert again[cy] == after[cy]
    services.campaigns.plan(spring, [], NOW)
    assert members(services, spring).keys() == {cy}


def test_a_piece_whose_first_has_got_one_goes_to_the_next(services: Services) -> None:
    ann, bob = people(services, "Ann", "Bob")
    spring = campaign(services)
    services.campaigns.plan(spring, alone([ann]), NOW)
    services.campaigns.send(spring, None, NOW)
    services.campaigns.plan(spring, [together(ann, bob)], NOW)
    found = members(services, spring)
    assert (found[bob].lead_id, found[bob].state) == (0, "planned")
    assert found[bob].code not in ("", found[ann].code)


def test_sending_writes_down_when(services: Services, family: tuple[int, int, int, int]) -> None:
    spring, _ann, bob, _cy = family
    services.campaigns.send(spring, [members(services, spring)[bob].id], NOW)
    assert services.campaigns.counts(spring) == {
        "planned": 1,
        "sent": 2,
        "returned": 0,
        "answered": 0,
        "bought": 0,
    }
    services.campaigns.send(spring, None, LATER)
    assert {one.state for one in services.campaigns.members(spring)} == {"sent"}
    assert len({one.sent_at for one in services.campaigns.members(spring)}) == 2
    row = services.campaigns.row(spring)
    assert row is not None
    assert row.status == "sent"
    with pytest.raises(UserError):
        services.campaigns.send(spring, None, LATER)


def test_an_answer_is_for_all_whom_the_piece_was_for(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, cy = family
    services.campaigns.send(spring, None, NOW)
    code = members(services, spring)[ann].code
    changes = services.campaigns.answer(f" {code.lower().replace('-', ' ')}", "Two lamps", LATER)
    found = members(services, spring)
    assert [found[one].state for one in (ann, bob, cy)] == ["answered", "answered", "sent"]
    assert {found[one].answer for one in (ann, bob)} == {"Two lamps"}
    assert changes.of("campaign") == {spring}
    assert {ann, bob} <= changes.of("contact")
    (entry,) = [one for one in services.activities.timeline(ann) if one.kind == "letter"]
    assert (entry.title, entry.body, entry.direction) == ("Spring", "Two lamps", "in")
    services.history.undo()
    assert members(services, spring)[ann].state == "sent"
    assert [one for one in services.activities.timeline(ann) if one.kind == "letter"] == []


def test_what_was_never_marked_as_sent_was_sent_when_it_is_answered(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, _ann, _bob, cy = family
    services.campaigns.answer(members(services, spring)[cy].code, "", LATER)
    found = members(services, spring)[cy]
    assert found.sent_at == found.answered_at != ""


def test_a_returned_piece_makes_the_address_bad_of_all_it_was_for(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, cy = family
    services.campaigns.send(spring, None, NOW)
    services.campaigns.returned(members(services, spring)[ann].code, "Moved away", LATER)
    found = members(services, spring)
    assert [found[one].state for one in (ann, bob, cy)] == ["returned", "returned", "sent"]
    with services.book.reading() as connection:
        marks = bad_addresses.marks(connection)
        (bad,) = bad_addresses.of(connection, bob)
    assert marks == {ann: {mark(HOME)}, bob: {mark(HOME)}}
    assert (bad.reason, bad.member_id) == ("Moved away", found[bob].id)
    services.campaigns.mark([found[bob].id], "sent", LATER)
    with services.book.reading() as connection:
        assert bad_addresses.marks(connection) == {}
    assert members(services, spring)[ann].returned_at == ""


def test_what_was_answered_did_arrive(services: Services, family: tuple[int, int, int, int]) -> None:
    spring, _ann, _bob, cy = family
    code = members(services, spring)[cy].code
    services.campaigns.answer(code, "", NOW)
    with pytest.raises(UserError):
        services.campaigns.returned(code, "", LATER)
    assert members(services, spring)[cy].state == "answered"


def test_a_code_opens_the_person_and_the_campaign(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, cy = family
    found = services.campaigns.find(members(services, spring)[ann].code)
    assert (found.member.contact_id, found.member.fn) == (ann, "Ann Smith")
    assert (found.campaign.id, found.campaign.name) == (spring, "Spring")
    assert found.household == (ann, bob)
    assert services.campaigns.find(members(services, spring)[cy].code).household == ()


def test_a_wrong_code_is_credited_to_nobody(services: Services, family: tuple[int, int, int, int]) -> None:
    code = members(services, family[0])[family[1]].code
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    before = services.history.steps()
    for text in (wrong, "", "hello"):
        with pytest.raises(CodeError):
            services.campaigns.answer(text, "", NOW)
    services.campaigns.delete([family[0]])
    with pytest.raises(UserError) as error:
        services.campaigns.find(code)
    assert not isinstance(error.value, CodeError)
    assert len(services.history.steps()) == len(before) + 1


def test_codes_of_older_books_are_found_as_they_are(services: Services) -> None:
    (ann,) = people(services, "Ann")
    spring = campaign(services)
    services.campaigns.plan(spring, alone([ann]), NOW)
    with services.book.housekeeping() as tx:
        tx.connection.execute("UPDATE campaign_member SET code = 'S8LUV'")
    assert services.campaigns.find("s8luv").member.contact_id == ann
    services.campaigns.plan(spring, alone([ann]), NOW)
    assert members(services, spring)[ann].code == "S8LUV"


def test_members_are_found_by_state_name_and_code(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, _ann, _bob, cy = family
    services.campaigns.send(spring, [members(services, spring)[cy].id], NOW)
    read = services.campaigns.members
    assert [one.fn for one in read(spring)] == ["Ann Smith", "Bob Smith", "Cy Smith"]
    assert [one.fn for one in read(spring, "planned")] == ["Ann Smith", "Bob Smith"]
    assert [one.fn for one in read(spring, text="smith bo")] == ["Bob Smith"]
    assert [one.fn for one in read(spring, text=members(services, spring)[cy].code.lower())] == ["Cy Smith"]
    assert [one.fn for one in read(spring, limit=1, offset=1)] == ["Bob Smith"]
    assert [one.fn for one in read(spring, text="smith", limit=1, offset=1)] == ["Bob Smith"]
    assert [one.contact_id for one in read(spring, "sent")] == [cy]


def test_a_follow_up_is_for_those_who_are_in_a_state_when_it_is_asked(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, cy = family
    services.campaigns.send(spring, None, NOW)
    follow = services.campaigns.get(services.campaigns.follow_up(spring, ("sent",), LATER).id)
    assert follow is not None
    assert (follow.name, follow.parent_id, follow.status) == ("Spring 2", spring, "planned")
    silent = Query(rule=follow.audience.rule, kind="")
    assert set(services.contacts.listing(silent).ids) == {ann, bob, cy}
    services.campaigns.answer(members(services, spring)[cy].code, "", LATER)
    assert set(services.contacts.listing(silent).ids) == {ann, bob}


def test_a_copy_is_to_be_planned_anew(services: Services, family: tuple[int, int, int, int]) -> None:
    copied = services.campaigns.get(services.campaigns.copy(family[0]).id)
    assert copied is not None
    assert (copied.name, copied.date, copied.status) == ("Spring 2", "", "planned")
    third = services.campaigns.get(services.campaigns.copy(copied.id).id)
    assert third is not None
    assert third.name == "Spring 3"
    assert services.campaigns.members(copied.id) == ()


def test_what_is_planned_anew_does_not_begin_on_the_sheet_that_is_used_up(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring = services.campaigns.get(family[0])
    assert spring is not None
    used = LabelJob((), "avery-l7160", start=5, outlines=True, sheets=((3, 4),))
    services.campaigns.save(replace(spring, job=job_text(used)))
    for saved in (
        services.campaigns.copy(spring.id),
        services.campaigns.follow_up(spring.id, ("sent",), NOW),
    ):
        anew = services.campaigns.get(saved.id)
        assert anew is not None
        assert job_of(anew.job) == replace(used, start=1, sheets=())


def test_marking_by_hand_takes_the_whole_piece_along(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, _cy = family
    services.campaigns.mark([members(services, spring)[bob].id], "bought", NOW)
    assert members(services, spring)[ann].state == "bought"
    services.campaigns.mark([members(services, spring)[ann].id], "planned", NOW)
    found = members(services, spring)[bob]
    assert (found.state, found.sent_at) == ("planned", "")


def test_the_timeline_of_each_tells_what_came_of_the_piece(
    services: Services, family: tuple[int, int, int, int]
) -> None:
    spring, ann, bob, cy = family
    codes = {one: members(services, spring)[one].code for one in (ann, cy)}
    services.campaigns.answer(codes[ann], "Two lamps", LATER)
    services.campaigns.returned(codes[cy], "Moved away", LATER)
    told = {
        one: next(entry for entry in services.activities.timeline(one) if entry.kind == "campaign")
        for one in (bob, cy)
    }
    assert (told[bob].title, told[bob].state, told[bob].body) == ("Spring", "answered", "Two lamps")
    assert (told[cy].state, told[cy].body) == ("returned", "Moved away")
    assert told[cy].outcome == told[bob].outcome != ""


def test_what_is_answered_did_arrive_after_all(services: Services, family: tuple[int, int, int, int]) -> None:
    spring, _ann, _bob, cy = family
    code = members(services, spring)[cy].code
    services.campaigns.returned(code, "Moved", NOW)
    services.campaigns.answer(code, "", LATER)
    with services.book.reading() as connection:
        assert bad_addresses.marks(connection) == {}
    assert members(services, spring)[cy].state == "answered"


def test_a_piece_of_an_older_book_makes_todays_address_bad(services: Services) -> None:
    (ann,) = people(services, "Ann")
    spring = campaign(services)
    services.campaigns.plan(spring, [Addressee((ann,), (("name", ""),), HOME)], NOW)
    services.campaigns.returned(members(services, spring)[ann].code, "", LATER)
    with services.book.reading() as connection:
        assert bad_addresses.marks(connection) == {ann: {mark(HOME)}}


def test_a_follow_up_says_whom_it_is_for(services: Services, family: tuple[int, int, int, int]) -> None:
    spring = services.campaigns.get(family[0])
    assert spring is not None
    assert [word(sentence(in_states(spring, [state]))) for state in ("sent", "answered", "planned")] == [
        "not answered a campaign “Spring”",
        "answered a campaign “Spring”",
        "in a campaign “Spring”",
    ]


def test_who_is_left_of_a_household_answers_with_the_code_of_its_piece(services: Services) -> None:
    ann, bob, cy = people(services, "Ann", "Bob", "Cy")
    spring = campaign(services)
    services.campaigns.plan(spring, [together(ann, bob, cy)], NOW)
    services.campaigns.send(spring, None, NOW)
    before = members(services, spring)
    code = before[ann].code
    services.contacts.delete([ann])
    found = services.campaigns.find(code)
    assert (found.member.contact_id, found.household) == (bob, (bob, cy))
    row = services.campaigns.row(spring)
    assert row is not None
    assert (row.people, row.pieces, row.sent) == (2, 1, 1)
    services.contacts.restore([ann])
    assert members(services, spring) == before
    services.history.undo()
    services.history.undo()
    assert members(services, spring) == before
