"""Lines as salespeople type them, beside what a careful reader takes them for."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.domain import grammar_lines_en, grammar_lines_es
from tests.domain.grammar_lines import WED_MORNING, heard, told

from rolodex.domain.grammar import understand
from rolodex.domain.phrase import Mode, Phrase

Block = tuple[datetime, str, str]


def _rows(blocks: tuple[Block, ...]) -> list[tuple[datetime, str, str, str]]:
    rows = []
    for now, mode, block in blocks:
        for row in block.strip().splitlines():
            text, _, said = row.strip().partition(" => ")
            rows.append((now, mode, text, said))
    return rows


# What is kept as text, and what a follow-up is called.
WORDS: list[tuple[str, Mode, str, str]] = [
    ("en", "log", "called 5h ago, all good", "call/out @2026-05-06T05:30: all good"),
    (
        "en",
        "log",
        "called, no need to follow up friday",
        "call/out: no need to follow up friday  ? friday",
    ),
    (
        "en",
        "log",
        "called no answer will try again tmrw",
        "call/out =no-answer:   -> call 2026-05-07: will try again",
    ),
    ("en", "log", "called, stop by monday", "call/out:   -> visit 2026-05-11: stop by"),
    (
        "en",
        "log",
        "called him and he will come friday",
        "call/out: him and he will come friday  ? friday",
    ),
    (
        "en",
        "log",
        "called re: meeting 12 may",
        "call/out: re: meeting 12 may  ? 12 may",
    ),
    ("en", "plan", "don't forget to call Ana monday", "-> call 2026-05-11: call Ana"),
    ("en", "plan", "don't call Ana on monday", "-> task -: don't call Ana on monday  ? monday"),
    ("es", "log", "llamé hace 5h, todo bien", "call/out @2026-05-06T05:30: todo bien"),
    (
        "es",
        "log",
        "me pidió que le llame el 3",
        "-> call 2026-06-03: me pidió que le llame",
    ),
    (
        "es",
        "log",
        "llame y no contesta, vuelvo a llamar mañana",
        "call/out =no-answer:   -> call 2026-05-07: vuelvo a llamar",
    ),
    ("es", "log", "llamada, visita el viernes anulada", "call: visita el viernes anulada  ? viernes"),
    ("es", "plan", "no llamar a Ana el lunes", "-> task -: no llamar a Ana el lunes  ? lunes"),
    ("es", "plan", "mover visita al viernes", "-> task -: mover visita al viernes  ? viernes"),
    (
        "es",
        "plan",
        "quedar con Ana en Plaza 2 de Mayo mañana",
        "-> meeting 2026-05-07: quedar con Ana en Plaza 2 de Mayo  ? 2 de Mayo",
    ),
]


@pytest.mark.parametrize(("now", "mode", "text", "said"), _rows(grammar_lines_en.LINES))
def test_an_english_line_is_read_as_it_is_meant(now: datetime, mode: Mode, text: str, said: str) -> None:
    line = understand(text, now, "en", mode)
    assert heard(line) == said
    _shown(line)


@pytest.mark.parametrize(("now", "mode", "text", "said"), _rows(grammar_lines_es.LINES))
def test_a_spanish_line_is_read_as_it_is_meant(now: datetime, mode: Mode, text: str, said: str) -> None:
    line = understand(text, now, "es", mode)
    assert heard(line) == said
    _shown(line)


@pytest.mark.parametrize(("language", "mode", "text", "said"), WORDS)
def test_the_words_of_a_line_are_kept_where_they_belong(
    language: str, mode: Mode, text: str, said: str
) -> None:
    assert told(understand(text, WED_MORNING, language, mode)) == said


def _shown(line: Phrase) -> None:
    """Whatever was taken has a part that shows it."""
    kinds = {part.kind for part in line.parts}
    todo = line.follow_up
    assert not (todo and todo.due) or kinds & {"date", "time", "repeat"}
    assert not (todo and todo.rrule) or "repeat" in kinds
    assert not line.at or "at" in kinds
    assert not line.minutes or "minutes" in kinds
    assert not line.amount or "amount" in kinds
