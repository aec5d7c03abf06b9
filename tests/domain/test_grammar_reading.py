"""What a typed line is understood to say."""

from __future__ import annotations

from datetime import datetime

from rolodex.domain.grammar import moment, repeat, understand
from rolodex.domain.phrase import DOUBTS, Planned

SUNDAY = datetime(2026, 11, 22, 10, 5)  # noqa: DTZ001 - the time of day here


def test_a_line_logs_a_call_and_asks_for_the_next() -> None:
    line = understand("called, wants quote for 12 chairs, follow up Friday 10:00", SUNDAY, "en", "log")
    assert (line.kind, line.direction, line.body) == ("call", "out", "wants quote for 12 chairs")
    assert line.follow_up is not None
    assert (line.follow_up.kind, line.follow_up.due) == ("call", "2026-11-27T10:00")


def test_a_visit_is_logged_and_what_to_bring_is_planned() -> None:
    line = understand("visita, pasado mañana a las 9 llevar muestras", SUNDAY, "es", "log")
    assert line.kind == "visit"
    assert line.follow_up == Planned("task", "2026-11-24T09:00", "", "llevar muestras")


def test_a_planned_line_names_who_it_may_be_about() -> None:
    text = "Call Ana García Tuesday 10:00 about samples"
    line = understand(text, SUNDAY, "en", "plan")
    assert line.follow_up == Planned("call", "2026-11-24T10:00", "", "Call Ana García about samples")
    assert [text[start:end] for start, end in line.named] == ["Ana García"]


def test_a_field_takes_a_moment_or_a_repeat_and_nothing_else() -> None:
    assert moment("Friday 10:00", SUNDAY, "es") == "2026-11-27T10:00"
    assert moment("Friday 10:00 oak", SUNDAY, "en") == ""
    assert repeat("cada 3 meses", "en") == "FREQ=MONTHLY;INTERVAL=3"
    assert repeat("often", "en") == ""


def test_a_person_found_in_the_line_is_a_part_of_its_own() -> None:
    text = "Llamar a Domingo Pérez el lunes sobre muestras"
    line = understand(text, SUNDAY, "es", "plan", who=(9, 22))
    assert line.follow_up == Planned("call", "2026-11-23", "", "Llamar sobre muestras")
    assert [(part.kind, text[part.start : part.end]) for part in line.parts] == [
        ("plan", "Llamar"),
        ("person", "a Domingo Pérez"),
        ("date", "el lunes"),
    ]


def test_a_person_in_the_genitive_stays_in_the_wording() -> None:
    line = understand("Call Ana's brother Friday", SUNDAY, "en", "plan", who=(5, 8))
    assert line.follow_up == Planned("call", "2026-11-27", "", "Call Ana's brother")


def test_a_part_that_is_taken_back_leaves_the_rest_to_be_read() -> None:
    text = "Call Ana Friday 10:00"
    line = understand(text, SUNDAY, "en", "plan", plain=frozenset({(9, 15)}))
    assert line.follow_up == Planned("call", "2026-11-23T10:00", "", "Call Ana Friday")


def test_each_part_says_what_it_was_read_as() -> None:
    line = understand("called yesterday, 12 min, send quote Friday 9h, 31/11", SUNDAY, "en", "log")
    assert [(part.kind, part.value) for part in line.parts] == [
        ("kind", "call"),
        ("at", "2026-11-21"),
        ("minutes", "12"),
        ("date", "2026-11-27"),
        ("time", "09:00"),
        ("doubt", "none"),
    ]


def test_every_doubt_has_its_reason_in_words() -> None:
    lines = (
        "called tomorrow",
        "called, 31/11",
        "call Ana Friday or Monday",
        "bought 3 chairs",
        "until Friday",
    )
    values = {part.value for text in lines for part in understand(text, SUNDAY, "en", "log").parts}
    assert values & DOUBTS.keys() == {"future", "none", "choice", "amount", "barred"}
