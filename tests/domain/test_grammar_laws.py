"""What holds for any typed line, whatever it says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from rolodex.domain.grammar import moment, repeat, understand
from rolodex.domain.phrase import Mode, Phrase

WORDS = (
    "called call llamó llamar visita visit met reunión email correo carta note: nota: ticket: bought "
    "compró 120 € euros yesterday ayer today hoy tomorrow mañana Monday lunes mar mié Fri viernes "
    "next last que viene pasado in en dentro de 3 12 31 15 three tres days días weeks semanas month "
    "mes every cada other end of fin primer first May mayo Nov 31/11 3/4 29/2 2026-02-29 2026-12-01 "
    "10:00 9.30 9h 3pm at a las nueve y media menos cuarto half past noon mediodía midnight follow up "
    "seguimiento recordar remind me to send enviar llevar quote sillas Ana García Domingo about sobre "
    "with con no answer contesta busy voicemail not interested min minutes hora , ; . : - ( ) and y "
    "or o until hasta before antes del the el la for para on 's ? ! #88 +34 600 123 456 24/7"
).split(" ")
LINES = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=12).map(" ".join),
)
NOWS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - the time of day here
LANGUAGES = st.sampled_from(["en", "es"])
MODES: st.SearchStrategy[Mode] = st.sampled_from(["log", "plan"])


def _said(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def _left(line: Phrase) -> Counter[str]:
    rest = line.text
    for part in reversed(line.parts):
        if part.kind != "doubt":
            rest = f"{rest[: part.start]} {rest[part.end :]}"
    return _said(rest)


@given(LINES, NOWS, LANGUAGES, MODES, st.booleans())
@example("3pm # _", datetime(2027, 1, 31, 12), "en", "log", True)  # noqa: DTZ001 - the time of day here
def test_parts_stand_apart_within_the_text_and_nothing_else_is_lost(
    text: str, now: datetime, language: str, mode: Mode, day_first: bool
) -> None:
    line = understand(text, now, language, mode, day_first=day_first)
    ends = [0, *(place for part in line.parts for place in (part.start, part.end)), len(text)]
    assert ends == sorted(ends)
    assert all(part.start < part.end for part in line.parts)
    summary = line.follow_up.summary if line.follow_up else ""
    assert not _left(line) - _said(f"{line.body} {summary}")


@given(LINES, NOWS, LANGUAGES, MODES)
def test_nothing_is_due_before_today_and_nothing_happened_after_now(
    text: str, now: datetime, language: str, mode: Mode
) -> None:
    line = understand(text, now, language, mode)
    if line.follow_up and line.follow_up.due:
        assert date.fromisoformat(line.follow_up.due[:10]) >= now.date()
    if line.at:
        assert line.at <= now.isoformat()


@given(LINES, NOWS, LANGUAGES, MODES)
def test_a_line_of_which_all_is_taken_back_is_mere_text(
    text: str, now: datetime, language: str, mode: Mode
) -> None:
    line = understand(text, now, language, mode)
    plain = frozenset((part.start, part.end) for part in line.parts)
    bare = understand(text, now, language, mode, plain)
    if not plain:
        assert bare == line
        return
    assert bare.parts == ()
    said = bare.body if mode == "log" else bare.follow_up.summary if bare.follow_up else ""
    assert said == text.strip()


@given(LINES, NOWS, LANGUAGES, MODES)
def test_a_part_that_is_taken_back_is_read_no_more(
    text: str, now: datetime, language: str, mode: Mode
) -> None:
    for part in understand(text, now, language, mode).parts[:2]:
        again = understand(text, now, language, mode, frozenset({(part.start, part.end)}))
        assert all(one.end <= part.start or one.start >= part.end for one in again.parts)


@given(LINES, NOWS, LANGUAGES)
def test_a_field_says_a_moment_a_repeat_or_nothing(text: str, now: datetime, language: str) -> None:
    said = moment(text, now, language)
    assert not said or datetime.fromisoformat(said)
    assert repeat(text, language) in ("", repeat(text, language).strip())
