"""Rules in words, and the law that what is said so is read back as the same rule."""

from __future__ import annotations

from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from tests.domain import test_segment_grammar_english as english
from tests.domain import test_segment_grammar_spanish as spanish
from tests.domain.segment_sentences import BOOK, read, written

from rolodex import i18n
from rolodex.domain.message import Message
from rolodex.domain.segment import ALWAYS, EVERYBODY, Clause, Condition, Span
from rolodex.domain.segment_words import sentence, words

OWN = {field.key: field.name for field in BOOK.own}
SINCE = Span("2026-05-01")

# A condition, its chip in English and in Spanish.
CHIPS = [
    (
        Condition("city", values=("Bilbao", "Getxo")),
        "town “Bilbao” or “Getxo”",
        "ciudad «Bilbao» o «Getxo»",
    ),
    (Condition("tag", values=("press",), without=True), "not tag “press”", "no etiqueta «press»"),
    (Condition("lifecycle", values=("vip", "active")), "VIP or active", "VIP o activos"),
    (Condition("has", values=("phone",), without=True), "without a phone", "sin teléfono"),
    (
        Condition("call", "never", span=SINCE),
        "without a call since 1 May 2026",
        "sin llamada desde el 1 de mayo de 2026",
    ),
    (
        Condition("purchase", "never", span=Span(days=90)),
        "not bought in the last 90 days",
        "no compraron en los últimos 90 días",
    ),
    (
        Condition("purchase", "least", low=3, span=Span("2026-01-01", "2026-12-31")),
        "at least 3 orders in 2026",
        "al menos 3 pedidos en 2026",
    ),
    (
        Condition("net", "least", low=50001, currency="EUR"),
        "spent more than 500 EUR",
        "gastaron más de 500 EUR",
    ),
    (
        Condition("net", "most", high=5050, currency="EUR"),
        "spent at most 50.50 EUR",
        "gastaron como mucho 50.50 EUR",
    ),
    (
        Condition("net", "most", high=999, currency="JPY"),
        "spent at most 999 JPY",
        "gastaron como mucho 999 JPY",
    ),
    (Condition("unpaid", "least", low=1), "unpaid orders", "pedidos sin pagar"),
    (
        Condition("refund", "within", of="rotura"),
        "with returns because of “rotura”",
        "con devoluciones por «rotura»",
    ),
    (
        Condition("campaign", "never", ("Spring",), of="answered"),
        "not answered a campaign “Spring”",
        "no respondieron a una campaña «Spring»",
    ),
    (Condition("birthday", values=("05", "06-17")), "birthday in May or birthday on 17 June", ""),
    (Condition("last_order", "more_than_ago", span=Span(days=90)), "last order more than 90 days ago", ""),
    (Condition("paused", values=("yes",), without=True), "not (not interested)", "no (no le interesa)"),
    (Condition("own:1", values=("retail",)), "Sector: “retail”", "Sector: «retail»"),
    (Condition("own:2", "least", low=11), "Employees: at least 11", "Employees: al menos 11"),
]


def said(message: Message, language: str = "en") -> str:
    """A message in a language."""
    i18n.use(language)
    return i18n.word(message)


@pytest.mark.parametrize(("condition", "text", "_"), CHIPS, ids=[chip[1] for chip in CHIPS])
def test_a_condition_has_a_chip(condition: Condition, text: str, _: str) -> None:
    assert said(words(condition, OWN)) == text


@pytest.mark.parametrize(
    ("condition", "_", "text"),
    [chip for chip in CHIPS if chip[2]],
    ids=[chip[1] for chip in CHIPS if chip[2]],
)
def test_a_chip_is_said_in_spanish(condition: Condition, _: str, text: str) -> None:
    assert said(words(condition, OWN), "es") == text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("condition", [chip[0] for chip in CHIPS], ids=[chip[1] for chip in CHIPS])
def test_a_chip_is_read_back_as_its_condition(condition: Condition, language: str) -> None:
    assert _read_back(Clause((condition,)), language) == Clause((condition,))


def test_everybody_is_a_rule_too() -> None:
    assert said(sentence(EVERYBODY)) == "everybody"
    assert _read_back(EVERYBODY, "es") == EVERYBODY


def test_a_clause_within_a_clause_stands_in_brackets() -> None:
    vip, press = Condition("lifecycle", values=("vip",)), Condition("tag", values=("press",))
    berlin = Condition("city", values=("Berlin",))
    rule = Clause((berlin, Clause((vip, press), "any", without=True)))
    assert said(sentence(rule)) == "town “Berlin” and not (VIP or tag “press”)"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_rules_of_all_sentences_are_said_and_read_back(language: str) -> None:
    rules = [read(text).rule for text, _ in (*english.SENTENCES, *spanish.SENTENCES)]
    assert [written(_read_back(rule, language)) for rule in rules] == [written(rule) for rule in rules]


_DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 22))


def _span(first: date, length: int) -> Span:
    return Span(first.isoformat(), min(first + timedelta(length), date(2026, 12, 31)).isoformat())


_SPANS = (
    st.just(ALWAYS)
    | st.builds(lambda days: Span(days=days), st.integers(1, 2000))
    | st.builds(lambda first: Span(first.isoformat()), _DAYS)
    | st.builds(lambda last: Span(last=last.isoformat()), _DAYS)
    | st.builds(_span, _DAYS, st.integers(0, 900))
    | st.just(Span("2025-01-01", "2025-12-31"))
    | st.just(Span("2024-02-01", "2024-02-29"))
)
_EVENTS = st.sampled_from(
    "purchase refund talk call meeting visit sent_email letter message activity".split()
)
_TEXT = st.text("abcdefgñé ABC-123", min_size=1, max_size=12).map(str.strip).filter(bool)
_VALUES = st.lists(_TEXT, min_size=1, max_size=3, unique_by=str.casefold).map(tuple)
_AMOUNT = st.integers(1, 10**9)


def _choices(field: str, *values: str) -> st.SearchStrategy[Condition]:
    some = st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple)
    return st.builds(Condition, st.just(field), st.just("is"), some, without=st.booleans())


_MONEY = st.sampled_from(["net", "average", "expected_value"]), st.sampled_from(["EUR", "USD", "JPY"])
_CONDITIONS = st.one_of(
    st.builds(Condition, _EVENTS, st.sampled_from(["within", "never"]), span=_SPANS),
    st.builds(Condition, st.just("purchase"), st.sampled_from(["within", "never"]), span=_SPANS, of=_TEXT),
    st.builds(
        Condition, _EVENTS, st.just("least"), low=st.integers(1, 999), span=_SPANS, without=st.booleans()
    ),
    st.builds(Condition, _EVENTS, st.just("most"), high=st.integers(0, 999), span=_SPANS),
    st.builds(
        Condition,
        st.sampled_from("name company title city region country code tag group note source import".split()),
        st.just("is"),
        _VALUES,
        without=st.booleans(),
    ),
    _choices("lifecycle", "vip", "active", "new", "slipping", "inactive", "prospect"),
    _choices("deal", "open", "won", "lost"),
    _choices("birthday", "01", "05", "12", "02-29", "05-17"),
    _choices("recency", "1", "2", "5"),
    st.builds(Condition, _MONEY[0], st.just("least"), low=_AMOUNT, currency=_MONEY[1], without=st.booleans()),
    st.builds(Condition, _MONEY[0], st.just("most"), high=_AMOUNT, currency=_MONEY[1]),
    st.builds(Condition, st.just("net"), st.just("least"), low=_AMOUNT, span=_SPANS, currency=_MONEY[1]),
    st.builds(
        Condition,
        st.sampled_from(["created", "first_order", "last_order"]),
        st.just("in"),
        span=_SPANS.filter(lambda span: span != ALWAYS and not span.days),
        without=st.booleans(),
    ),
)


@settings(max_examples=60, deadline=None)
@given(_CONDITIONS, st.sampled_from(["en", "es"]))
def test_any_condition_is_read_back(condition: Condition, language: str) -> None:
    assert _read_back(Clause((condition,)), language) == Clause((condition,))


_ALONE = st.sampled_from(
    [
        Condition("lifecycle", values=("vip",)),
        Condition("city", values=("Bilbao", "Getxo")),
        Condition("purchase", "never", span=Span(days=90)),
        Condition("net", "least", low=50001, currency="EUR"),
        Condition("has", values=("phone",)),
        Condition("call", "within", span=SINCE),
    ]
)
_SEVERAL = st.lists(_ALONE, min_size=2, max_size=4, unique=True).map(tuple)


@settings(max_examples=50, deadline=None)
@given(_SEVERAL, _SEVERAL, st.sampled_from(["all", "any"]), st.booleans(), st.sampled_from(["en", "es"]))
def test_a_nested_rule_is_read_back(
    outer: tuple[Condition, ...], inner: tuple[Condition, ...], join: str, without: bool, language: str
) -> None:
    group = Clause(inner, "any" if join == "all" else "all", without)
    rule = Clause((*outer, group), "all" if join == "all" else "any")
    assert _read_back(rule, language) == rule


def _read_back(rule: Clause, language: str) -> Clause:
    return read(said(sentence(rule, OWN), language), language).rule


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (Condition("tag"), "Tag: …"),
        (Condition("tag", values=(" ",)), "Tag: …"),
        (Condition("own:1"), "Sector: …"),
        (Condition("own:99", values=("x",)), "own:99: “x”"),
        (Condition("birthday", values=("99",)), "99"),
        (Condition("of another version", values=("x",)), "x"),
        (Condition("report:area", values=("ES", "")), "behind a row of a report"),
    ],
)
def test_what_is_not_complete_or_not_known_has_words_too(condition: Condition, text: str) -> None:
    assert said(words(condition, OWN)) == text
