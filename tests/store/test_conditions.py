"""Rules as SQL: each field and operator beside a plain count of the same rows; and, or, not as of sets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.blank import new_book
from tests.builders import company, emails, person
from tests.store.rule_oracle import Oracle

from rolodex.domain.contact import Consent, Custom, Date
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.domain.segment import ALWAYS, FIELDS, Clause, Condition, Op, Span
from rolodex.services.contacts import Contacts
from rolodex.services.demo import Demo
from rolodex.store import conditions, search
from rolodex.store.book import Book, Connection

TODAY = date(2026, 5, 14)
YEAR = Span("2025-01-01", "2025-12-31")
OPEN = Span("2025-11-01")
ENDED = Span("", "2025-06-30")
SPANS = (
    ALWAYS,
    YEAR,
    OPEN,
    ENDED,
    Span(days=90),
    Span("2024-02-29", "2024-02-29"),
    Span("2031-01-01", "2031-12-31"),
)
LEAP = (
    person("Bea", "Bisiesto", dates=(Date("bday", "2000-02-29", 2000, 2, 29),)),
    person(
        "Dora",
        "Difunta",
        dates=(Date("bday", "1930-06-01", 1930, 6, 1), Date("deathdate", "2001-01-01", 2001, 1, 1)),
    ),
    person("Noa", "Niega", consent=(Consent("letter", granted=True), Consent("letter", granted=False))),
    person(
        "Paz",
        "Propia",
        custom=(
            Custom("Shoes", "38", "number"),
            Custom("Renewal", "2026-05-20", "date"),
            Custom("Colour", "Dark green", "text"),
        ),
        email=emails("paz@propia.example"),
    ),
    company("Bloque SL", custom=(Custom("Shoes", "41.5", "number"), Custom("Renewal", "2026-02-01", "date"))),
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A sample book with some of everything, which no test writes to."""
    with Book.open(new_book(tmp_path_factory.mktemp("rules") / "book.rolodex")) as book:
        Demo(book).fill(150, 500, 3, TODAY)
        people = [Contacts(book).save(contact).id for contact in LEAP]
        with book.change(message("More of everything")) as tx:
            run = tx.connection.execute
            run("DELETE FROM follow_up_rule")
            run("UPDATE product SET category = CASE WHEN id % 2 THEN 'Chairs' ELSE 'Oak tables' END")
            run("UPDATE purchase SET currency = 'USD' WHERE id % 5 = 0")
            run("UPDATE purchase SET status = 'open' WHERE id % 9 = 0 AND status = 'paid'")
            run("UPDATE purchase SET day = 19782 WHERE id % 50 = 0")
            run("UPDATE contact SET created_at = '202' || (id % 7) || '-03-01T09:00:00Z' WHERE id % 3 = 0")
            run("UPDATE activity SET kind = 'message' WHERE kind = 'call' AND id % 3 = 0")
            run("INSERT INTO pause(contact_id, until) VALUES (1, '2026-06-01'), (2, '2026-05-14')")
            run(
                "INSERT INTO refund(contact_id, purchase_id, day, month, currency, amount, reason) "
                "SELECT ?, NULL, 20300, 24306, 'EUR', 900, 'broken'",
                (people[0],),
            )
        with book.housekeeping() as tx:
            tx.connection.execute(
                "INSERT INTO expectation(contact_id, currency, value) "
                "SELECT contact_id, currency, orders * 1000 FROM customer"
            )
        yield book


@pytest.fixture(scope="module")
def connection(sample: Book) -> Iterator[Connection]:
    with sample.reading() as connection:
        yield connection


@pytest.fixture(scope="module")
def oracle(connection: Connection) -> Oracle:
    return Oracle(connection, TODAY)


def found(connection: Connection, rule: Clause) -> frozenset[int]:
    sql, values = (selected := conditions.selected(connection, rule, TODAY)).sql, selected.values
    ids = [contact_id for (contact_id,) in connection.execute(sql, values)]
    assert len(ids) == len(set(ids))
    return frozenset(ids)


def own(connection: Connection, name: str) -> str:
    return f"own:{connection.value('SELECT id FROM custom_field WHERE name = ?', (name,))}"


VALUES: dict[str, tuple[tuple[str, ...], ...]] = {
    "name": (("ana",), ("gar", "noa")),
    "company": (("s",), ("studio",)),
    "title": (("arquitect",), ("gerente", "owner")),
    "email": (("info",), ("correo",)),
    "address": (("calle",), ("28",)),
    "note": (("quote",), ("prefers",)),
    "city": (("madrid",), ("Berlin", "Bilbao"), ("san",)),
    "region": (("madrid",), ("b",)),
    "country": (("Spain",), ("DE", "Francia")),
    "code": (("28",), ("1", "48")),
    "tag": (("wholesale",), ("trade", "architect")),
    "has": (("phone",), ("email", "birthday"), ("address",), ("tag",), ("note",)),
    "kind": (("individual",), ("org",)),
    "favourite": (("yes",),),
    "mail": (("allowed",), ("refused",)),
    "paused": (("yes",),),
    "source": (("phone call",), ("first", "web form")),
    "deal": (("open",), ("won", "lost")),
    "ticket": (("open",), ("closed",)),
    "follow_up": (("open",), ("late",), ("none",), ("late", "none"), ("open", "none")),
    "birthday": (("--05",), ("2000-02-29", "--06-01"), ("1985", "1972")),
}
BOUNDS = ((0, 0), (1, 1), (2, 5), (20_000, 90_000), (0, 300))
OF = {
    "purchase": ("", "Chairs", "CH-LUGO"),
    "refund": ("", "broken"),
    "call": ("", "no answer", "reached"),
    "campaign": ("", "sent", "answered", "returned", "planned"),
}
COUNTED = ("least", "most", "between")
LEFT_OUT = frozenset(
    # told by tests of their own
    {"text", "phone", "group", "import", "lifecycle", "recency", "frequency", "monetary"}
)


def every_condition() -> Iterator[Condition]:
    """Each field with each of its operators, over several times, bounds and values."""
    for spec in FIELDS.values():
        if spec.name in LEFT_OUT:
            continue
        money = "EUR" if spec.kind == "money" else ""
        for op in spec.ops:
            if op == "is":
                yield from (Condition(spec.name, values=values) for values in VALUES[spec.name])
            elif op in COUNTED:
                spans = SPANS if spec.kind == "event" or spec.name in ("net", "average") else (ALWAYS,)
                for span in spans:
                    for low, high in BOUNDS:
                        for of in OF.get(spec.name, ("",)):
                            yield Condition(spec.name, op, (), low, high, span, of, money)
            elif op == "more_than_ago":
                yield from (Condition(spec.name, op, span=Span(days=days)) for days in (0, 90, 400))
            else:
                for span in (*SPANS, Span(days=-30)):
                    yield from (Condition(spec.name, op, span=span, of=of) for of in OF.get(spec.name, ("",)))


EVERY = tuple(every_condition())


@pytest.mark.parametrize("field", sorted({condition.field for condition in EVERY}))
def test_a_condition_gives_whom_a_plain_count_of_the_rows_gives(
    connection: Connection, oracle: Oracle, field: str
) -> None:
    hits = 0
    for condition in EVERY:
        if condition.field == field:
            expected = oracle.who(condition)
            assert found(connection, Clause((condition,))) == expected, condition
            assert conditions.count(connection, Clause((condition,)), TODAY) == len(expected), condition
            hits += 0 < len(expected) < len(oracle.everybody)
    assert hits, "the sample has nobody for this field, or everybody"


@pytest.mark.parametrize("currency", ["USD", "EUR", "CHF"])
def test_amounts_and_orders_are_of_one_currency(
    connection: Connection, oracle: Oracle, currency: str
) -> None:
    asked: tuple[tuple[str, Op], ...] = (
        ("net", "least"),
        ("average", "between"),
        ("unpaid", "least"),
        ("purchase", "least"),
    )
    for field, op in asked:
        for span in (ALWAYS, YEAR):
            condition = Condition(
                field, op, (), 1, 50_000, span if field != "unpaid" else ALWAYS, "", currency
            )
            assert found(connection, Clause((condition,))) == oracle.who(condition), condition


def test_fields_of_the_users_own_are_texts_numbers_and_dates(connection: Connection, oracle: Oracle) -> None:
    shoes, renewal, colour = (own(connection, name) for name in ("Shoes", "Renewal", "Colour"))
    for condition in (
        Condition(shoes, "least", low=40),
        Condition(shoes, "between", low=38, high=41),
        Condition(shoes, "most", high=38),
        Condition(renewal, "in", span=Span("2026-05-01", "2026-05-31")),
        Condition(renewal, "within", span=Span(days=-10)),
        Condition(renewal, "more_than_ago", span=Span(days=30)),
        Condition(colour, values=("dark green",)),
        Condition(colour, values=("green",)),
    ):
        expected = oracle.who(condition)
        assert expected
        assert found(connection, Clause((condition,))) == expected, condition
    assert found(connection, Clause((Condition("own:999", values=("x",)),))) == frozenset()


@pytest.mark.parametrize("text", ["ana", "madrid", "600"])
def test_any_text_means_whom_typing_it_finds_where_words_begin_so(connection: Connection, text: str) -> None:
    ids = found(connection, Clause((Condition("text", values=(text,)),)))
    typed = set(search.listing(connection, Query(text=text, kind="")).ids)
    assert ids <= typed
    assert ids or not typed


@pytest.mark.parametrize("field", ["city", "tag", "country", "phone", "group", "has", "company"])
def test_a_text_means_the_same_as_typing_it_with_its_field(connection: Connection, field: str) -> None:
    values = {
        "city": "madrid",
        "tag": "trade",
        "country": "es",
        "phone": "6",
        "group": "feria",
        "has": "phone",
    }
    value = values.get(field, "stu")
    ids = found(connection, Clause((Condition(field, values=(value,)),)))
    assert ids
    assert ids == set(search.listing(connection, Query(text=f"{field}:{value}", kind="")).ids)
    others = Clause((Condition(field, values=(value,), without=True),))
    assert found(connection, others) == set(
        search.listing(connection, Query(text=f"-{field}:{value}", kind="")).ids
    )


def test_everyone_is_in_one_state_and_a_prospect_never_ordered(
    connection: Connection, oracle: Oracle
) -> None:
    stages = {
        stage: found(connection, Clause((Condition("lifecycle", values=(stage,)),)))
        for stage in FIELDS["lifecycle"].choices
    }
    assert sum(map(len, stages.values())) == len(oracle.everybody)
    assert frozenset().union(*stages.values()) == oracle.everybody
    assert stages["prospect"] == oracle.who(Condition("purchase", "never"))
    two = Clause((Condition("lifecycle", values=("prospect", "active")),))
    assert found(connection, two) == stages["prospect"] | stages["active"]


def test_a_condition_that_asks_for_nothing_yet_is_left_out(connection: Connection, oracle: Oracle) -> None:
    empty, tag = Condition("city", values=("",)), Condition("tag", values=("wholesale",))
    assert found(connection, Clause((empty,))) == oracle.everybody
    assert found(connection, Clause((empty, tag), "any")) == oracle.who(tag)
    assert found(connection, Clause((Clause((empty,)), tag))) == oracle.who(tag)
    assert found(connection, Clause(without=True)) == frozenset()


@pytest.mark.parametrize("condition", [Condition("aura"), Condition("city", "least"), Condition("net", "is")])
def test_what_is_not_known_is_named(connection: Connection, condition: Condition) -> None:
    with pytest.raises(UserError) as raised:
        conditions.check(connection, Clause((replace(condition, values=("x",)),)))
    assert condition.field in str(dict(raised.value.message.args)["what"])


LEAVES = st.builds(
    lambda number, without: replace(EVERY[number], without=without),
    st.integers(0, len(EVERY) - 1),
    st.booleans(),
)
RULES = st.recursive(
    st.builds(
        Clause,
        st.lists(LEAVES, min_size=1, max_size=3).map(tuple),
        st.sampled_from(["all", "any"]),
        st.booleans(),
    ),
    lambda parts: st.builds(
        Clause,
        st.lists(parts | LEAVES, min_size=1, max_size=3).map(tuple),
        st.sampled_from(["all", "any"]),
        st.booleans(),
    ),
    max_leaves=5,
)
QUIET = settings(
    max_examples=40,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@QUIET
@given(RULES)
def test_and_or_and_not_are_those_of_sets(connection: Connection, oracle: Oracle, rule: Clause) -> None:
    expected = oracle.who(rule)
    assert found(connection, rule) == expected
    assert conditions.count(connection, rule, TODAY) == len(expected)
    assert found(connection, replace(rule, without=not rule.without)) == oracle.everybody - expected


@QUIET
@given(RULES, st.sets(st.integers(1, 160), max_size=40))
def test_a_rule_can_be_asked_of_some_contacts_alone(
    connection: Connection, oracle: Oracle, rule: Clause, some: set[int]
) -> None:
    selected = conditions.selected(connection, rule, TODAY, limited=True)
    values = {**selected.values, "among": json.dumps(sorted(some))}
    ids = [contact_id for (contact_id,) in connection.execute(selected.sql, values)]
    assert sorted(ids) == sorted(oracle.who(rule) & some)


@QUIET
@given(
    RULES,
    st.builds(
        Query,
        text=st.sampled_from(["", "a", "ana", "madrid", "no:phone"]),
        kind=st.sampled_from(["individual", "org", ""]),
        order=st.sampled_from(["family", "given", "org", "changed"]),
    ),
)
def test_a_list_within_a_rule_is_the_list_less_all_others(
    connection: Connection, oracle: Oracle, rule: Clause, whole: Query
) -> None:
    within = replace(whole, rule=rule, today=TODAY)
    members = oracle.who(rule)
    ids = list(search.listing(connection, within).ids)
    everyone = list(search.listing(connection, whole).ids)
    expected = [contact_id for contact_id in everyone if contact_id in members]
    # Few are found also by what stands inside words, so that a list within a rule may hold more.
    assert [one for one in ids if one in set(everyone)] == expected or set(expected) <= set(ids)
    assert set(ids) <= members
    first = search.matches(connection, within, 7)
    if not first.mended:
        assert first.total == len(ids)
        assert [row.id for row in first.rows] == ids[:7]


@pytest.mark.parametrize("order", ["family", "given", "org"])
def test_the_tabs_of_a_list_within_a_rule_are_counted_of_its_members(
    connection: Connection, order: str
) -> None:
    rule = Clause((Condition("purchase", "within"),))
    listing = search.listing(connection, Query(kind="", order=order, rule=rule, today=TODAY))  # type: ignore[arg-type]
    rows = {row.id: row for row in search.rows(connection, listing.ids)}
    places = [place for _, place in listing.tabs] + [len(listing.ids)]
    if order == "family":
        for (letter, _), first, end in zip(listing.tabs, places, places[1:], strict=False):
            assert {rows[one].tab for one in listing.ids[first:end]} == {letter}
    assert places[0] == 0
    assert places == sorted(places)
