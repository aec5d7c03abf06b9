"""Sentences that are easily misread: what is not certain is told, and nothing is taken for what it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from tests.domain.segment_sentences import BOOK, doubted, lookup, read, strange, written

from rolodex.domain.segment_grammar import Understood

# Language, sentence, rule, doubtful, unknown.
TRAPS = [
    # a month, a town, a name, or nothing
    ("en", "in May", "", ["in May"], []),
    ("en", "customers in May", "purchase", ["in May"], []),
    ("es", "clientes de mayo", "purchase", ["de mayo"], []),
    ("en", "May", "", [], ["May"]),
    ("en", "people named May", "kind=individual & name=May", [], []),
    ("en", "birthday", "", ["birthday"], []),
    ("en", "VIP in May", "lifecycle=vip", ["in May"], []),
    ("en", "new since May", "lifecycle=new", ["since May"], []),
    ("en", "customers since 2024", "purchase", ["since 2024"], []),
    # towns that are words
    ("en", "nice customers", "purchase", ["nice"], []),
    ("en", "Nice customers", "city=Nice & purchase", [], []),
    ("en", "customers from nice", "purchase & city=Nice", [], []),
    ("en", "customers reading letters", "purchase & letter", ["reading"], []),
    ("en", "from Reading", "city=Reading", [], []),
    ("es", "clientes de León", "purchase & city=León", [], []),
    ("es", "leon", "", ["leon"], []),
    ("es", "clientes de palma", "purchase & city=Palma", [], []),
    ("en", "new customers from New York", "lifecycle=new & city=New York", [], []),
    # a "not" before an "or"
    ("en", "without phone or slipping", "!has=phone & !lifecycle=slipping", ["or"], []),
    ("es", "no tienen teléfono o se alejan", "!has=phone & !lifecycle=slipping", ["o"], []),
    ("es", "no tienen teléfono o email", "!has=phone/email", [], []),
    # what may be several things
    ("en", "in Madrid", "city=Madrid", ["Madrid"], []),
    ("en", "customers in Berlin or tagged wholesale", "purchase & (city=Berlin | tag=wholesale)", ["or"], []),
    ("en", "not VIP and wholesale", "!lifecycle=vip & tag=wholesale", ["and"], []),
    ("en", "customers who never bought", "purchase & -purchase", ["customers"], []),
    ("en", "without an email since May or a call", "-sent_email[2026-05-01..] | call", ["or"], []),
    (
        "en",
        "have not bought chairs and lamps",
        "-purchase{Chair} & -purchase{Lamp}",
        ["have not bought chairs and lamps"],
        [],
    ),
    # dates
    ("en", "bought since 1/5", "purchase[2026-05-01..]", [], []),
    ("en", "bought since 13/5", "purchase[2026-05-13..]", [], []),
    ("en", "bought since 5/13", "purchase[2026-05-13..]", [], []),
    ("en", "bought on 31 November", "", ["bought on 31 November"], []),
    ("en", "bought in 2030", "", ["bought in 2030"], []),
    ("en", "bought next month", "", ["bought next month"], []),
    ("en", "bought in 90 days", "", ["bought in 90 days"], []),
    ("en", "last order next month", "", ["last order next month"], []),
    # numbers
    ("en", "spent more than 1.000 €", "net>=100001EUR", [], []),
    ("es", "gastaron más de 1,000 €", "net>=100001EUR", [], []),
    ("es", "gastaron más de 1.500,50 €", "net>=150051EUR", [], []),
    ("en", "spent more than 0.500 €", "", [], ["spent more than 0.500 €"]),
    ("en", "spent more than 2k", "", [], ["spent more than 2k"]),
    ("en", "spent between 100 $ and 200 €", "", [], ["spent between 100 $ and 200 €"]),
    ("en", "3 orders", "", ["3 orders"], []),
    ("es", "once pedidos", "", ["once pedidos"], []),
    ("en", "bought once", "purchase", [], ["once"]),
    ("en", "bought 3 chairs", "purchase", ["chairs"], ["3"]),
    ("en", "bought more than 3 chairs", "", ["bought more than 3 chairs"], []),
    ("en", "orders over 100 €", "", ["orders over 100 €"], []),
    ("en", "5 % of customers", "purchase", [], ["5 % of"]),
    # not
    ("en", "not without phone", "", ["not without phone"], []),
    ("es", "no sin teléfono", "", ["no sin teléfono"], []),
    ("en", "no blubb VIP", "lifecycle=vip", [], ["no blubb"]),
    ("en", "not VIP, in Berlin", "!lifecycle=vip & city=Berlin", [], []),
    ("en", "without phone or who bought chairs", "!has=phone | purchase{Chair}", [], []),
    ("es", "sin llamada y con correo", "-call & has=email", [], []),
    ("es", "ni favoritos ni con teléfono", "!favourite=yes & !has=phone", [], []),
    ("en", "without contacts", "", [], ["without"]),
    ("en", "don’t mail", "mail=refused", [], []),
    ("en", "tag:wholesale -tag:press", "tag=wholesale & !tag=press", [], []),
    ("en", "VIP -Bilbao", "lifecycle=vip & !city=Bilbao", [], []),
    ("en", "!VIP", "lifecycle=vip", [], ["!"]),
    ("es", "con compras de más de 500 €", "", ["con compras de más de 500 €"], []),
    ("en", "not bought since 3 months", "-purchase[92d]", [], []),
    ("en", "only VIP", "lifecycle=vip", [], ["only"]),
    # words that are not known
    ("en", "customers in Blubb", "purchase", [], ["in Blubb"]),
    ("en", "Bilbao or Blubb", "city=Bilbao", [], ["or Blubb"]),
    ("en", "tagged blubb", "", [], ["tagged blubb"]),
    ("en", "answered", "", [], ["answered"]),
    ("en", "chairs", "", ["chairs"], []),
    ("en", "bought expensive chairs in May", "purchase", ["chairs", "in May"], ["expensive"]),
    ("en", "and or not", "", [], ["and", "not"]),
    ("en", "(VIP", "lifecycle=vip", [], ["("]),
    ("en", "VIP)", "lifecycle=vip", [], [")"]),
    ("en", "", "", [], []),
    ("en", "customers from Blubb or Bilbao", "purchase & city=Bilbao", [], ["from Blubb or"]),
    # what no rule says
    ("en", "bought chairs for over 1000 €", "", ["bought chairs for over 1000 €"], []),
    ("en", "bought over 1000 € of chairs", "", ["bought over 1000 € of chairs"], []),
    ("en", "bought or returned chairs", "", ["bought or returned chairs"], []),
    ("en", "called or bought chairs", "", ["called or bought chairs"], []),
    ("en", "visited or called no answer", "", ["visited or called no answer"], []),
    ("es", "compraron o devolvieron sillas", "", ["compraron o devolvieron sillas"], []),
    # all but those
    ("en", "customers but those in Bilbao", "purchase & !city=Bilbao", [], []),
    ("en", "all but favourites", "!favourite=yes", [], []),
    ("es", "no contactar", "mail=refused", [], []),
    # other ways round
    (
        "en",
        "bought in May but not in June",
        ("purchase[2026-05-01..2026-05-31] & -purchase[2026-06-01..2026-06-30]"),
        [],
        [],
    ),
    (
        "en",
        "bought in May or June",
        ("purchase[2026-05-01..2026-05-31] | purchase[2026-06-01..2026-06-30]"),
        [],
        [],
    ),
    ("en", "in the last 90 days bought chairs", "purchase{Chair}[90d]", [], []),
    ("es", "más de 3 pedidos o más de 500 € gastados", "purchase>=4 | net>=50001EUR", [], []),
    ("en", "clientes in Berlin sin phone", "purchase & city=Berlin & !has=phone", [], []),
]


@pytest.mark.parametrize(
    ("language", "text", "rule", "doubtful", "unknown"), TRAPS, ids=[trap[1] or "nothing" for trap in TRAPS]
)
def test_what_is_not_certain_is_told(
    language: str, text: str, rule: str, doubtful: list[str], unknown: list[str]
) -> None:
    found = read(text, language)
    assert (written(found.rule), doubted(text, found), strange(text, found)) == (rule, doubtful, unknown)


def test_a_date_in_figures_follows_the_order_of_the_country() -> None:
    american = replace(BOOK, day_first=False)
    assert written(read("bought since 1/5", book=american).rule) == "purchase[2026-01-05..]"


def test_a_word_that_is_also_a_tag_is_taken_as_the_stage_and_says_so() -> None:
    tagged = replace(BOOK, names={**BOOK.names, "tag": lookup("VIP")})
    found = read("VIP in Berlin", book=tagged)
    assert (written(found.rule), doubted("VIP", found)) == ("lifecycle=vip & city=Berlin", ["VIP"])
    assert written(read("tag VIP", book=tagged).rule) == "tag=VIP"


@pytest.mark.parametrize(
    ("today", "span"),
    [
        (date(2026, 3, 10), "[2025-05-01..]"),
        (date(2026, 5, 1), "[2026-05-01..]"),
        (date(2026, 12, 31), "[2026-05-01..]"),
    ],
)
def test_a_month_without_a_year_is_the_last_that_has_begun(today: date, span: str) -> None:
    assert written(read("bought since May", today=today).rule) == f"purchase{span}"


def test_the_last_month_of_a_leap_year_has_29_days() -> None:
    assert (
        written(read("bought last month", today=date(2028, 3, 31)).rule) == "purchase[2028-02-01..2028-02-29]"
    )
    assert (
        written(read("bought since 29 February 2028", today=date(2028, 3, 31)).rule)
        == "purchase[2028-02-29..]"
    )


def test_a_part_has_its_place_in_the_text() -> None:
    text = "VIP in Berlin without a call since May"
    found = read(text)
    assert [text[part.start : part.end] for part in found.parts] == [
        "VIP",
        "in Berlin",
        "without a call since May",
    ]
    assert found.is_certain


def test_places_count_the_characters_as_typed() -> None:
    text = "Ａ\u0301 — İstanbul “x” clientes de León"
    found = read(text, "es")
    assert [text[part.start : part.end] for part in found.parts] == ["clientes", "de León"]


_WORDS = st.sampled_from(
    "VIP and or not without with in from since May 2026 Bilbao Berlin bought chairs call phone , ( ) 3 "
    "500€ "
    "clientes y o ni sin con de en desde mayo no compraron at least más de 90 días blubb tag "
    "wholesale „ % 1/5 "
    "except pero birthday open deals answered last order ago between".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=9), st.sampled_from(["en", "es"]))
def test_every_word_that_says_something_is_in_a_part_or_told(words: list[str], language: str) -> None:
    text = " ".join(words)
    found = read(text, language)
    quiet = set("and or with in from , ( ) y o con de en pero".split())
    places = _told(found)
    starts = [sum(len(word) + 1 for word in words[:count]) for count in range(len(words))]
    lost = [
        word
        for word, at, after in zip(words, starts, [*words[1:], ""], strict=True)
        # what turns a bracket round shows in no part of it
        if word not in quiet and after != "(" and not any(start <= at < end for start, end in places)
    ]
    assert lost == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["en", "es"]))
def test_any_text_at_all_is_read_and_its_places_lie_in_it(text: str, language: str) -> None:
    found = read(text, language)
    assert all(0 <= start < end <= len(text) for start, end in _told(found))


def _told(found: Understood) -> list[tuple[int, int]]:
    return [
        *((part.start, part.end) for part in found.parts),
        *((doubt.start, doubt.end) for doubt in found.doubtful),
        *found.unknown,
    ]
