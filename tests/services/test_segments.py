"""Segments: kept, counted with each step, and who moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.blank import new_book
from tests.builders import company, person, phones

from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.domain.segment import BUILT_IN, RULES, Clause, Condition, Segment, Span
from rolodex.i18n import word
from rolodex.services.opening import Services, open_services
from rolodex.store import segment_members
from rolodex.store.book import Book

TODAY, LATER = date(2026, 5, 14), date(2026, 7, 20)
NUMBERS = {stage: number for number, stage in BUILT_IN.items()}
WITH_PHONE = Clause((Condition("has", values=("phone",)),))
BOUGHT = Clause((Condition("purchase", "within", span=Span(days=30)),))


def buy(services: Services, contact_id: int, at: str = "2026-05-01", amount: int = 5000) -> int:
    line = PurchaseLine(description="Chair", price=amount, total=amount)
    order = Purchase(contact_id=contact_id, at=f"{at}T10:00:00Z", currency="EUR", lines=(line,), total=amount)
    return services.purchases.save(order).id


def members(services: Services, segment_id: int) -> set[int]:
    return set(services.contacts.listing(Query(kind="", segment=segment_id)).ids)


def moved(services: Services, **among: int) -> list[tuple[str, int, str, str]]:
    found = services.segments.moves(**among)
    return [(one.day, one.contact_id, word(one.left), word(one.entered)) for one in found]


def wrong(book: Book) -> list[int]:
    """The segments whose members or counts are not what they would be if counted anew."""
    with book.reading() as connection:
        return segment_members.wrong(connection)


def save(services: Services, name: str, rule: Clause) -> int:
    return services.segments.save(Segment(0, name, rule)).id


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person("Ana", tel=phones("600 111 222"))).id


@pytest.fixture
def eva(services: Services) -> int:
    return services.contacts.save(person("Eva")).id


def test_segments_are_listed_with_how_many_belong_to_them(services: Services, ana: int, eva: int) -> None:
    save(services, "With a phone", WITH_PHONE)
    for _ in ("before they are counted", "and after"):
        listed = services.segments.all(TODAY)
        assert [one.id for one in listed[: len(RULES)]] == list(RULES)
        assert {word(one.title): one.count for one in listed if one.count} == {
            "Prospect": 2,
            "With a phone": 1,
        }
        services.segments.refresh(TODAY)


def test_a_step_counts_those_it_touched_and_undo_counts_them_back(
    services: Services, ana: int, eva: int
) -> None:
    phone, bought = save(services, "Phone", WITH_PHONE), save(services, "Bought", BOUGHT)
    services.segments.refresh(TODAY)
    buy(services, eva)
    changes = services.contacts.save(replace(_get(services, ana), tel=())).changes
    assert changes.ids["segment"] == {phone}
    assert (members(services, phone), members(services, bought)) == (set(), {eva})
    assert members(services, NUMBERS["new"]) == {eva}
    services.history.undo()
    services.history.undo()
    assert (members(services, phone), members(services, bought)) == ({ana}, set())
    assert members(services, NUMBERS["prospect"]) == {ana, eva}
    assert wrong(services.book) == []


def test_a_change_of_state_is_one_move_and_is_gone_when_it_is_taken_back_the_same_day(
    services: Services, ana: int
) -> None:
    services.segments.refresh(TODAY)
    assert moved(services) == []
    buy(services, ana)
    assert moved(services) == [("2026-05-14", ana, "Prospect", "New")]
    services.history.undo()
    assert moved(services) == []
    services.history.redo()
    services.segments.refresh(LATER)
    assert moved(services) == [("2026-07-20", ana, "New", "Active"), ("2026-05-14", ana, "Prospect", "New")]
    services.history.undo()
    assert moved(services, segment_id=NUMBERS["active"]) == []
    assert moved(services)[0] == ("2026-07-20", ana, "New", "Prospect")


def test_time_alone_moves_people_when_all_are_counted(services: Services, ana: int, eva: int) -> None:
    bought = save(services, "Bought lately", BOUGHT)
    buy(services, ana)
    services.segments.refresh(TODAY)
    assert services.segments.is_due(LATER)
    changes = services.segments.refresh(LATER)
    assert bought in changes.ids["segment"]
    assert ("2026-07-20", ana, "Bought lately", "") in moved(services, contact_id=ana)
    assert moved(services, contact_id=eva) == []
    assert not services.segments.is_due(LATER)


def test_a_new_contact_and_a_new_rule_move_nobody(services: Services, ana: int) -> None:
    services.segments.refresh(TODAY)
    phone = save(services, "Phone", WITH_PHONE)
    luz = services.contacts.save(person("Luz", tel=phones("611"))).id
    assert members(services, phone) == {ana, luz}
    services.segments.save(Segment(phone, "No phone", Clause(WITH_PHONE.parts, without=True)))
    assert members(services, phone) == set()
    assert moved(services) == []
    services.contacts.save(replace(_get(services, luz), tel=()))
    assert moved(services) == [("2026-05-14", luz, "", "No phone")]


def test_who_is_deleted_leaves_and_comes_back(services: Services, ana: int, eva: int) -> None:
    phone = save(services, "Phone", WITH_PHONE)
    services.segments.refresh(TODAY)
    services.contacts.delete([ana])
    assert (members(services, phone), members(services, NUMBERS["prospect"])) == (set(), {eva})
    assert wrong(services.book) == []
    services.history.undo()
    assert members(services, phone) == {ana}
    assert (moved(services), wrong(services.book)) == ([], [])


def test_an_order_moves_those_who_are_no_longer_among_the_best(services: Services) -> None:
    ids = [services.contacts.save(person(f"P{number}")).id for number in range(40)]
    for place, contact_id in enumerate(ids):
        buy(services, contact_id, "2025-12-01", 1000 + place)
        buy(services, contact_id, "2026-02-20", 1000 + place)
    services.segments.refresh(TODAY)
    best = members(services, NUMBERS["vip"])
    assert best == set(ids[-2:])
    buy(services, ids[0], "2026-05-01", 90_000)
    assert members(services, NUMBERS["vip"]) == {ids[0], ids[-1]}
    assert ("2026-05-14", ids[-2], "VIP", "Active") in moved(services)
    assert wrong(services.book) == []


def test_renaming_what_a_rule_speaks_of_counts_it_anew(services: Services, ana: int, eva: int) -> None:
    tagged = save(services, "Wholesale", Clause((Condition("tag", values=("wholesale",)),)))
    choir = save(services, "Choir", Clause((Condition("group", values=("choir",)),)))
    services.segments.refresh(TODAY)
    services.contacts.add_tag([eva], "retail")
    group = services.groups.create("Choir", [ana]).id
    assert (members(services, tagged), members(services, choir)) == (set(), {ana})
    services.contacts.rename_tag("retail", "wholesale")
    services.groups.remove(group, [ana])
    assert (members(services, tagged), members(services, choir)) == ({eva}, set())
    assert wrong(services.book) == []


def test_a_group_is_no_member_and_a_person_that_becomes_a_company_stays_one(
    services: Services, ana: int
) -> None:
    services.groups.create("Choir", [ana])
    everybody = save(services, "Everybody", Clause())
    services.segments.refresh(TODAY)
    services.contacts.save(replace(_get(services, ana), kind="org"))
    assert members(services, everybody) == {ana}
    assert list(services.contacts.listing(Query(segment=everybody, kind="individual")).ids) == []
    assert wrong(services.book) == []


def test_a_segment_needs_a_name_and_a_rule_that_is_known(services: Services) -> None:
    for segment in (
        Segment(0, "  "),
        Segment(-1, "VIP"),
        Segment(99, "Gone"),
        Segment(0, "Odd", Clause((Condition("aura", values=("blue",)),))),
    ):
        with pytest.raises(UserError):
            services.segments.save(segment)
    with pytest.raises(UserError):
        services.segments.delete(-1)


def test_a_rule_of_a_newer_version_is_named_and_kept(services: Services) -> None:
    number = save(services, "Newer", WITH_PHONE)
    text = '{"version":1,"all":[{"field":"aura","op":"is","values":["blue"]}]}'
    with services.book.housekeeping() as tx:
        tx.connection.execute("UPDATE segment SET rule = ? WHERE id = ?", (text, number))
    services.segments.refresh(TODAY)
    newer = services.segments.get(number, TODAY)
    assert newer
    assert newer.problem
    assert "aura" in word(newer.problem)
    assert members(services, number) == set()
    with pytest.raises(UserError):
        services.segments.save(replace(newer, name="Mine"))


def test_what_typed_text_finds_in_a_segment_is_counted_exactly(services: Services) -> None:
    people = [person(f"Ana {number}", tel=phones(f"6{number}")) for number in range(70)]
    ids = [services.contacts.save(one).id for one in (*people, person("Ana Sin"), company("Anaya SL"))]
    phone = save(services, "Phone", WITH_PHONE)
    services.segments.refresh(TODAY)
    found = services.contacts.matches(Query(text="ana", kind="", segment=phone), 10)
    assert (found.total, len(found.rows)) == (70, 10)
    assert set(services.contacts.listing(Query(text="ana", segment=phone)).ids) == set(ids[:70])
    both = Query(kind="", segment=phone, rule=Clause((Condition("name", values=("1",)),)), today=TODAY)
    assert services.contacts.matches(both).total == 11


def test_a_rule_is_sampled_and_its_people_are_named_in_order(services: Services, ana: int, eva: int) -> None:
    everybody = Clause()
    assert [row.fn for row in services.segments.sample(everybody, TODAY, 1)] == ["Ana García"]
    assert services.segments.ids(everybody, TODAY) == (ana, eva)
    assert services.segments.ids(NUMBERS["prospect"], TODAY) == (ana, eva)
    assert services.segments.count(WITH_PHONE, TODAY) == 1


STEPS = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 5), st.integers(0, 400)), min_size=1, max_size=12
)


STEP = st.tuples(st.integers(0, 8), st.integers(0, 5), st.integers(0, 400))


@pytest.fixture
def crowd(tmp_path: Path) -> Iterator[tuple[Services, Sequence[int]]]:
    services = open_services(new_book(tmp_path / "crowd.rolodex"))
    ids = [services.contacts.save(person(f"P{number}", tel=phones("6"))).id for number in range(6)]
    rules = (
        WITH_PHONE,
        BOUGHT,
        Clause((Condition("net", "least", low=9000, currency="EUR"), *WITH_PHONE.parts), "any", True),
        Clause((Condition("tag", values=("press",)), Condition("talk", "never", span=Span(days=60)))),
        Clause(
            (Condition("purchase", "least", low=2, of="Chair"), Condition("deal", values=("open",))), "any"
        ),
    )
    for place, rule in enumerate(rules):
        save(services, f"S{place}", rule)
    services.segments.refresh(TODAY)
    yield services, ids
    services.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, min_size=1, max_size=12))
def test_what_is_kept_is_what_counting_anew_gives(
    crowd: tuple[Services, Sequence[int]], steps: list[tuple[int, int, int]]
) -> None:
    services, ids = crowd
    for kind, who, days in steps:
        _step(services, kind, ids[who], days)
        assert wrong(services.book) == []


def _step(services: Services, kind: int, contact_id: int, days: int) -> None:
    found = services.contacts.get(contact_id)
    if kind == 0:
        services.history.undo()
    elif kind == 1:
        services.history.redo()
    elif found is None:
        services.contacts.save(person("New"))
    elif kind == 2:
        services.contacts.delete([contact_id])
    elif kind in (3, 4):
        buy(services, contact_id, date.fromordinal(TODAY.toordinal() - days).isoformat(), 1000 + days * 10)
    elif kind == 5:
        services.contacts.save(replace(found, tel=() if found.tel else phones("7")))
    elif kind == 6:
        services.contacts.add_tag([contact_id], "press")
    elif kind == 7:
        services.contacts.save(replace(found, kind="org" if found.kind == "individual" else "individual"))
    else:
        services.segments.refresh(date.fromordinal(TODAY.toordinal() + days % 3))


def _get(services: Services, contact_id: int) -> Contact:
    found = services.contacts.get(contact_id)
    assert found
    return found
