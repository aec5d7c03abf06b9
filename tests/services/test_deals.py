"""The pipeline: deals come, move, are won and lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from tests.builders import person

from rolodex.domain.deal import Board, Deal, Stage, Sum
from rolodex.domain.errors import UserError
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services, open_services

NOW = datetime.fromisoformat("2026-05-03T10:00")


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


def rows(services: Services, sql: str) -> list[tuple[Any, ...]]:
    with services.book.reading() as connection:
        return connection.execute(sql)


def add(services: Services, contact_id: int, title: str = "Chairs", **more: Any) -> int:
    """A deal of 1000 euro."""
    values: dict[str, Any] = {"amount": 100_000, "currency": "EUR", **more}
    return services.deals.save(Deal(contact_id=contact_id, title=title, **values)).id


def board(services: Services) -> Board:
    return services.deals.board(NOW)


def titles(services: Services) -> dict[str, list[str]]:
    """The titles of the open deals by stage, those with any."""
    shown = board(services)
    found: dict[str, list[str]] = {}
    for stage in shown.stages:
        named = [row.deal.title for row in shown.deals if row.deal.stage_id == stage.id]
        if named:
            found[stage.name] = named
    return found


def known(services: Services, deal_id: int) -> Deal:
    found = services.deals.get(deal_id)
    assert found is not None
    return found


def test_a_book_without_deals_shows_the_usual_stages_and_writes_nothing(services: Services) -> None:
    shown = board(services)
    assert [stage.name for stage in shown.stages][:3] == ["Lead", "Contacted", "Quote sent"]
    assert shown.deals == ()
    assert rows(services, "SELECT * FROM stage") == []


def test_the_first_deal_brings_the_stages_with_it_and_its_undo_takes_them_away(
    services: Services, ana: int
) -> None:
    quote = services.deals.stages()[2]
    add(services, ana, stage_id=quote.id)
    assert titles(services) == {"Quote sent": ["Chairs"]}
    (row,) = board(services).deals
    assert (row.fn, row.probability, row.deal.created_at[-1]) == ("Ana García", 50, "Z")
    services.history.undo()
    assert rows(services, "SELECT * FROM stage") == rows(services, "SELECT * FROM pipeline") == []


def test_a_new_deal_stands_at_the_top_of_the_first_stage(services: Services, ana: int) -> None:
    add(services, ana, "One")
    add(services, ana, "Two")
    assert titles(services) == {"Lead": ["Two", "One"]}


def test_a_deal_moves_between_and_within_stages(services: Services, ana: int) -> None:
    one, two, three = (add(services, ana, title) for title in ("1", "2", "3"))
    lead, contacted = services.deals.stages()[:2]
    services.deals.move(three, lead.id, 2)
    assert titles(services) == {"Lead": ["2", "1", "3"]}
    services.deals.move(one, contacted.id, 0)
    services.deals.move(two, contacted.id, 5)
    assert titles(services) == {"Lead": ["3"], "Contacted": ["1", "2"]}
    services.deals.move(three, contacted.id, 1)
    assert titles(services) == {"Contacted": ["1", "3", "2"]}


def test_a_move_is_undone(services: Services, ana: int) -> None:
    one, _two = add(services, ana, "1"), add(services, ana, "2")
    services.deals.move(one, services.deals.stages()[1].id, 0)
    services.history.undo()
    assert titles(services) == {"Lead": ["2", "1"]}


MOVES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 5)), max_size=30)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_deals_stand_where_they_were_put(tmp_path: Path, moves: list[tuple[int, int, int]]) -> None:
    path = tmp_path / "moves.rolodex"
    fresh = not path.exists()
    services = open_services(path, create=fresh)
    try:
        if fresh:
            ana = services.contacts.save(person()).id
            for title in "01234":
                add(services, ana, title)
        stages = services.deals.stages()[:3]
        ids = {row.deal.title: row.deal.id for row in board(services).deals}
        now = titles(services)
        wanted = {stage.name: now.get(stage.name, []) for stage in stages}
        for number, place, position in moves:
            title = str(number)
            services.deals.move(ids[title], stages[place].id, position)
            wanted = {name: [one for one in column if one != title] for name, column in wanted.items()}
            wanted[stages[place].name].insert(position, title)
            assert titles(services) == {name: column for name, column in wanted.items() if column}
    finally:
        services.close()


def test_many_moves_to_one_place_find_room(services: Services, ana: int) -> None:
    ids = [add(services, ana, str(number)) for number in range(4)]
    lead = services.deals.stages()[0].id
    for turn in range(30):
        services.deals.move(ids[turn % 2], lead, 1)
    assert titles(services)["Lead"][1] == "1"


def test_a_deal_keeps_its_place_when_it_is_edited_and_goes_to_the_top_of_another_stage(
    services: Services, ana: int
) -> None:
    one, _two = add(services, ana, "1"), add(services, ana, "2")
    services.deals.save(replace(known(services, one), title="One", amount=5, description="More"))
    assert titles(services) == {"Lead": ["2", "One"]}
    contacted = services.deals.stages()[1].id
    services.deals.move(_two, contacted, 0)
    services.deals.save(replace(known(services, one), stage_id=contacted))
    assert titles(services) == {"Contacted": ["One", "2"]}


def test_the_sums_are_told_by_stage_currency_and_month(services: Services, ana: int) -> None:
    eva = services.contacts.save(person("Eva")).id
    add(services, ana, expected_close="2026-05-20", probability=40)
    add(services, eva, amount=5000, currency="USD", expected_close="2026-06-01")
    shown = board(services)
    lead = shown.stages[0].id
    assert shown.sums == ((lead, (Sum("EUR", 1, 100_000, 40_000), Sum("USD", 1, 5000, 500))),)
    assert shown.forecast == shown.sums[0][1]
    assert [(one.month, one.sums[0].currency) for one in shown.months] == [
        ("2026-05", "EUR"),
        ("2026-06", "USD"),
    ]


def test_the_next_step_is_an_open_follow_up_of_the_deal(services: Services, ana: int) -> None:
    step = Reminder(kind="call", summary="Ask for the decision", due="2026-05-05T10:00")
    saved = services.deals.save(Deal(contact_id=ana, title="Chairs"), step)
    (row,) = board(services).deals
    assert (row.next_step, row.next_due) == ("Ask for the decision", "2026-05-05T10:00")
    planned = services.deals.next_step(saved.id)
    assert planned is not None
    assert (planned.contact_id, planned.deal_id, planned.kind) == (ana, saved.id, "call")
    services.deals.save(known(services, saved.id), replace(planned, due="2026-05-06"))
    assert board(services).deals[0].next_due == "2026-05-06"
    assert rows(services, "SELECT count(*) FROM reminder") == [(1,)]
    services.history.undo()
    services.history.undo()
    assert rows(services, "SELECT count(*) FROM reminder") == [(0,)]


def test_the_next_step_goes_with_the_deal_to_another_contact(services: Services, ana: int) -> None:
    eva = services.contacts.save(person("Eva")).id
    step = Reminder(summary="Write", due="2026-05-05")
    deal_id = services.deals.save(Deal(contact_id=ana, title="Chairs"), step).id
    services.deals.save(replace(known(services, deal_id), contact_id=eva))
    assert rows(services, "SELECT contact_id FROM reminder") == [(eva,)]


def test_a_won_deal_makes_a_prospect_a_customer(services: Services, ana: int) -> None:
    deal_id = add(services, ana)
    assert services.contacts.standing(ana).orders == 0
    changes = services.deals.win(deal_id, order=True, now=NOW)
    assert services.contacts.standing(ana).orders == 1
    assert services.contacts.standing(ana).lifetime == 100_000
    assert rows(services, "SELECT description FROM purchase_line") == [("Chairs",)]
    assert changes.touches("purchase")
    assert board(services).deals == ()
    assert [row.deal.title for row in services.deals.closed("won")] == ["Chairs"]
    services.history.undo()
    assert services.contacts.standing(ana).orders == 0
    assert titles(services) == {"Lead": ["Chairs"]}


def test_a_deal_is_won_without_an_order(services: Services, ana: int) -> None:
    services.deals.win(add(services, ana, amount=0), order=False, now=NOW)
    assert rows(services, "SELECT count(*) FROM purchase") == [(0,)]
    assert services.deals.closed("won")[0].deal.closed_at.startswith("2026-05-0")


def test_no_order_is_made_of_a_deal_without_an_amount(services: Services, ana: int) -> None:
    deal_id = add(services, ana, amount=0)
    with pytest.raises(UserError):
        services.deals.win(deal_id, order=True, now=NOW)
    assert known(services, deal_id).status == "open"


def test_a_lost_deal_has_a_reason_and_leaves_nothing_to_do(services: Services, ana: int) -> None:
    step = Reminder(summary="Write", due="2026-05-05")
    deal_id = services.deals.save(Deal(contact_id=ana, title="Chairs"), step).id
    with pytest.raises(UserError):
        services.deals.lose(deal_id, "  ", NOW)
    services.deals.lose(deal_id, "Too  dear", NOW)
    (lost,) = services.deals.closed("lost")
    assert (lost.deal.reason, lost.next_step) == ("Too dear", "")
    assert rows(services, "SELECT status FROM reminder") == [("CANCELLED",)]
    services.history.undo()
    assert rows(services, "SELECT status FROM reminder") == [("NEEDS-ACTION",)]


def test_a_lost_deal_can_be_opened_again(services: Services, ana: int) -> None:
    deal_id = add(services, ana)
    services.deals.lose(deal_id, "Too dear", NOW)
    services.deals.reopen(deal_id)
    deal = known(services, deal_id)
    assert (deal.status, deal.reason, deal.closed_at) == ("open", "", "")
    assert services.deals.count() == 1


def test_a_closed_deal_is_not_closed_again_and_an_open_one_not_opened(services: Services, ana: int) -> None:
    won, still_open = add(services, ana), add(services, ana)
    services.deals.win(won, order=True, now=NOW)
    with pytest.raises(UserError):
        services.deals.win(won, order=True, now=NOW)
    with pytest.raises(UserError):
        services.deals.lose(won, "Too dear", NOW)
    with pytest.raises(UserError):
        services.deals.move(won, services.deals.stages()[1].id, 0)
    with pytest.raises(UserError):
        services.deals.reopen(still_open)
    assert services.contacts.standing(ana).orders == 1


def test_the_reasons_that_were_given_most_come_first(services: Services, ana: int) -> None:
    for reason in ("Too dear", "No budget", "No budget"):
        services.deals.lose(add(services, ana), reason, NOW)
    assert services.deals.reasons() == ("No budget", "Too dear")


def test_deals_are_deleted_and_their_next_steps_stay(services: Services, ana: int) -> None:
    step = Reminder(summary="Write", due="2026-05-05")
    deal_id = services.deals.save(Deal(contact_id=ana, title="Chairs"), step).id
    services.deals.delete([deal_id, add(services, ana)])
    assert services.deals.count() == 0
    assert rows(services, "SELECT summary, deal_id FROM reminder") == [("Write", None)]


def test_a_contact_has_its_open_deals_first(services: Services, ana: int) -> None:
    one, _two = add(services, ana, "1"), add(services, ana, "2")
    services.deals.lose(one, "Too dear", NOW)
    assert [row.deal.title for row in services.deals.of_contact(ana)] == ["2", "1"]


def test_stages_are_renamed_ordered_added_and_removed(services: Services, ana: int) -> None:
    add(services, ana, stage_id=services.deals.stages()[1].id)
    lead, contacted, quote, *_others = services.deals.stages()
    services.deals.save_stages([quote, replace(lead, name="New  one", probability=5), Stage(0, "Pilot", 60)])
    found = services.deals.stages()
    assert [(stage.name, stage.probability) for stage in found] == [
        ("Quote sent", 50),
        ("New one", 5),
        ("Pilot", 60),
    ]
    assert titles(services) == {"New one": ["Chairs"]}
    services.history.undo()
    assert titles(services) == {"Contacted": ["Chairs"]}
    assert contacted in services.deals.stages()


@pytest.mark.parametrize("wanted", [[], [Stage(0, " ")], [Stage(0, "A", 101)]])
def test_stages_that_make_no_pipeline_are_refused(services: Services, wanted: list[Stage]) -> None:
    with pytest.raises(UserError):
        services.deals.save_stages(wanted)


def test_a_deal_whose_stage_is_gone_stands_in_the_first(services: Services, ana: int) -> None:
    add(services, ana)
    with services.book.change(services.deals.stages()[0].said) as tx:
        tx.connection.execute("UPDATE deal SET stage_id = NULL")
    assert titles(services) == {"Lead": ["Chairs"]}
    assert board(services).deals[0].probability == 10


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"amount": -1},
        {"currency": "euro"},
        {"probability": 101},
        {"probability": -2},
        {"expected_close": "Friday"},
        {"expected_close": "2026-02-30"},
        {"contact_id": 4711},
        {"id": 4711},
    ],
)
def test_what_is_no_deal_is_refused_and_leaves_nothing(
    services: Services, ana: int, wrong: dict[str, Any]
) -> None:
    deal = Deal(contact_id=ana, title="Chairs", amount=100, currency="EUR")
    with pytest.raises(UserError):
        services.deals.save(replace(deal, **wrong))
    assert board(services).deals == ()
