"""Marks of a planner page, typed back: understood for certain, or told why not."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolodex.domain.marks import Mark, next_working_day, read

NOW = datetime.fromisoformat("2026-11-21T09:00")  # a Saturday

UNDERSTOOD = [
    ("3 ok", [(3, "done", "", "")]),
    ("3 ok, 5 no answer, 7 buy 120", [(3, "done", "", ""), (5, "missed", "", ""), (7, "buy", "", "")]),
    (
        "3 hecho, 5 no contesta, 7 compra 120",
        [(3, "done", "", ""), (5, "missed", "", ""), (7, "buy", "", "")],
    ),
    ("4 ok lunes 10:00", [(4, "done", "2026-11-23T10:00", "")]),
    ("4 ok monday 10:00", [(4, "done", "2026-11-23T10:00", "")]),
    ("6 moved to friday", [(6, "move", "2026-11-27", "")]),
    ("6 pasa al viernes", [(6, "move", "2026-11-27", "")]),
    ("6 aplazado a mañana a las 9", [(6, "move", "2026-11-22T09:00", "")]),
    ("8 not interested", [(8, "uninterested", "", "")]),
    ("8 no le interesa en 3 meses", [(8, "uninterested", "2027-02-21", "")]),
    ("2 voicemail next week", [(2, "missed", "2026-11-23", "")]),
    ("2 buzón de voz", [(2, "missed", "", "")]),
    ("9 note text words, and more", [(9, "note", "", "text words, and more")]),
    ("9 note call on friday", [(9, "note", "", "call on friday")]),
    ("9 nota prefiere roble", [(9, "note", "", "prefiere roble")]),
    ("1-3 ok", [(1, "done", "", ""), (2, "done", "", ""), (3, "done", "", "")]),
    ("1 a 2 hecho", [(1, "done", "", ""), (2, "done", "", "")]),
    ("1 and 4 ok; 2 busy", [(1, "done", "", ""), (4, "done", "", ""), (2, "missed", "", "")]),
    ("#3: ok\n#5. NO ANSWER", [(3, "done", "", ""), (5, "missed", "", "")]),
    ("3 ok wants a quote tomorrow 10:00", [(3, "done", "2026-11-22T10:00", "wants a quote")]),
    ("3 ok monday bring samples", [(3, "done", "2026-11-23", "bring samples")]),
    (
        "7 buy 1,200.50 oak shelf next friday, 8 ok",
        [(7, "buy", "2026-11-27", "oak shelf"), (8, "done", "", "")],
    ),
    ("12 skip", [(12, "skip", "", "")]),
    ("5 didn’t answer", [(5, "missed", "", "")]),
]

DOUBTFUL = [
    "ok",
    "hello there",
    "12",
    "4 frobnicate",
    "3, 5 ok",
    "5 buy lots",
    "2 moved",
    "2 moved to the other room",
    "3 ok friday until monday",
    "4 ok on 3/11/2026",
    "3 ok 5 no answer",
    "3 ok. 4) done",
    "7 buy 120,5 no answer",
    "1-9999 ok",
    "9-3 ok",
    "9 note",
]


def told(mark: Mark) -> tuple[int, str, str, str]:
    return mark.number, mark.deed, mark.when, mark.body


@pytest.mark.parametrize(("text", "wanted"), UNDERSTOOD, ids=[text for text, _ in UNDERSTOOD])
def test_marks_are_read_in_english_and_spanish(text: str, wanted: list[tuple[int, str, str, str]]) -> None:
    marks = read(text, NOW, "en")
    assert [mark.doubt.text for mark in marks] == [""] * len(wanted)
    assert [told(mark) for mark in marks] == wanted
    assert [told(mark) for mark in read(text, NOW, "es")] == wanted


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_is_not_certain_does_nothing_and_says_why(text: str) -> None:
    assert any(mark.doubt.text for mark in read(text, NOW, "en"))


@pytest.mark.parametrize(
    ("text", "amount", "currency", "body"),
    [
        ("7 buy 120", "120", "", ""),
        ("7 compra 1.200 € mesa", "1.200", "EUR", "mesa"),
        ("7 buy EUR 90 chairs", "90", "EUR", "chairs"),
        ("7 bought $12.50", "12.50", "USD", ""),
        ("7 buy 120 usd", "120", "USD", ""),
        ("7 buy 120 oak chairs", "120", "", "oak chairs"),
        ("7 compra 80 euros", "80", "EUR", ""),
    ],
)
def test_a_price_is_read_with_its_currency(text: str, amount: str, currency: str, body: str) -> None:
    (mark,) = read(text, NOW, "en")
    assert (mark.amount, mark.currency, mark.body) == (amount, currency, body)


def test_each_outcome_is_told_apart() -> None:
    marks = read("1 no answer, 2 busy, 3 voicemail, 4 wrong number, 5 not interested, 6 ok", NOW, "en")
    assert [mark.outcome for mark in marks] == [
        "no answer",
        "busy",
        "voicemail",
        "wrong number",
        "not interested",
        "reached",
    ]


def test_a_line_is_settled_once_but_may_have_notes() -> None:
    first, second, note = read("3 ok, 3 buy 20, 3 note wants blue", NOW, "en")
    assert first.understood
    assert not second.understood
    assert note.understood


def test_whoever_was_not_reached_comes_up_on_a_working_day() -> None:
    assert next_working_day(NOW) == "2026-11-23"
    assert next_working_day(datetime.fromisoformat("2026-11-24T09:00")) == "2026-11-25"


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("0123456789 ,.;-\n#okbuynatmvdlufriespñ€:/()"), max_size=40))
def test_no_text_breaks_the_reading_and_nothing_is_done_without_a_number(text: str) -> None:
    for mark in read(text, NOW, "es"):
        assert mark.doubt.text or (mark.number and mark.deed)
