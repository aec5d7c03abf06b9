"""Cards in JSON that come in again: they say what they said."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from tests.builders import emails, person, phones

from rolodex.domain import table_json
from rolodex.domain.card import Card
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Name, Org, Value
from rolodex.domain.errors import UserError
from rolodex.services.opening import Services
from rolodex.vcard.jcard import as_json

WHOLE = Contact(
    uid="6b0f1a52-0000-4000-8000-000000000001",
    fn="Dr. Ana María García Peña",
    n=Name("García", "Ana", "María", "Dr.", family2="Peña", phonetic_given="Ana"),
    nickname=(Value("Anita"),),
    org=(Org("Muebles Gil, S.L.", ("Sales", "North"), "Head", "Buyer", since="2019", until="2026-05"),),
    tel=(Value("+34 600 111 222", ("cell",), 1), Value("910 000 000", ("work",), label="Reception")),
    email=(Value("ana@x.es", ("work",)),),
    adr=(Adr("", "3 B", "Mayor 1", "Lugo", "Lugo", "27001", "Spain", "ES", ("home",), 1, "Old town"),),
    url=(Value("https://x.es", ("home",)),),
    related=(Value("Luis Gil", ("spouse",)),),
    lang=(Value("es"),),
    dates=(Date("bday", "--12-03", 0, 12, 3), Date("event", "2020-05-01", 2020, 5, 1, "First order")),
    note=(Value("two\nlines; one, two"),),
    categories=("Press", "a, b"),
    tz="Europe/Madrid",
    gender="F",
    favourite=True,
    custom=(Custom("Shoe size", "38", "number"),),
    consent=(Consent("email", granted=True, source="fair", at="2026-05-03"),),
)


def again(contact: Contact) -> Contact:
    """What is read of the JSON that is written of a contact."""
    read = table_json.card(json.loads(json.dumps(as_json(contact))), 1, "cards.json")
    assert isinstance(read, Card)
    return read.contact


def test_a_card_of_common_fields_comes_back_equal() -> None:
    assert again(WHOLE) == WHOLE


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
DAYS = st.dates(date(1800, 1, 1), date(2200, 1, 1))
TYPES = st.sampled_from(((), ("home",), ("work", "cell"), ("other",)))


def values(**told: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Value, ...]]:
    """Values with those details that JSON says of their field."""
    return st.lists(st.builds(Value, TEXTS, **told), max_size=2).map(tuple)


def day(name: str, value: date, label: str = "") -> Date:
    return Date(name, value.isoformat(), value.year, value.month, value.day, label)


PREFERRED = {"types": TYPES, "pref": st.integers(0, 100), "label": TEXTS | st.just("")}
JOBS = st.builds(
    Org, TEXTS, st.lists(TEXTS, max_size=2).map(tuple), TEXTS | st.just(""), since=st.just("2019")
)
ADDRESSES = st.builds(Adr, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.just("ES"), **PREFERRED)
OWN = st.builds(Custom, TEXTS, TEXTS, st.sampled_from(("text", "choice")))
CONSENTS = st.builds(
    Consent, st.sampled_from(("letter", "email")), st.booleans(), TEXTS, st.just("2026-05-03")
)
PEOPLE = st.builds(
    Contact,
    uid=st.uuids().map(str),
    fn=TEXTS,
    n=st.builds(Name, WORDS, TEXTS, TEXTS, TEXTS, phonetic_given=TEXTS | st.just("")),
    nickname=values(),
    org=st.lists(JOBS, max_size=2).map(tuple),
    tel=values(**PREFERRED),
    email=values(**PREFERRED),
    adr=st.lists(ADDRESSES, max_size=2).map(tuple),
    url=values(types=TYPES, label=TEXTS | st.just("")),
    impp=values(**PREFERRED),
    lang=values(),
    note=values(),
    dates=st.tuples(DAYS.map(lambda one: day("bday", one)), st.builds(day, st.just("event"), DAYS, TEXTS)),
    categories=st.lists(TEXTS, max_size=2, unique=True).map(tuple),
    tz=TEXTS,
    gender=st.sampled_from(("", "F", "O;x")),
    favourite=st.booleans(),
    custom=st.lists(OWN, max_size=2).map(tuple),
    consent=st.lists(CONSENTS, max_size=2).map(tuple),
)


@given(PEOPLE)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whoever_is_written_as_json_comes_back_equal(contact: Contact) -> None:
    assert again(contact) == contact


def test_a_list_of_cards_comes_in_and_what_is_none_is_named(services: Services, tmp_path: Path) -> None:
    services.contacts.save(person("Ana", "García", tel=phones("600 111 222"), email=emails("ana@x.es")))
    services.exporting.json(tmp_path / "cards.json")
    with services.tables_in.plan(tmp_path / "cards.json") as plan:
        assert (plan.counts.cards, plan.counts.unchanged) == (1, 1)
    lines = tmp_path / "cards.jsonl"
    lines.write_text('{"fn": "Eva"}\n\n{"odd": 1}\n{"fn": \n[]\n{"fn": "Leo"}\n', encoding="utf-8")
    with services.tables_in.plan(lines) as plan:
        assert [(one.line, one.text) for one in plan.rejected] == [
            (3, '{"odd": 1}'),
            (4, '{"fn":'),
            (5, "[]"),
        ]
        assert plan.counts.new == 2


def test_what_is_no_json_is_refused_by_one_sentence(services: Services, tmp_path: Path) -> None:
    (tmp_path / "cards.json").write_text('[{"fn": "Ana"}', encoding="utf-8")
    with pytest.raises(UserError):
        services.tables_in.plan(tmp_path / "cards.json")
