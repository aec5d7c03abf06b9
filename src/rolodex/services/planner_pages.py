"""The planner page put into words and on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from rolodex.domain.message import Message, Word, message, plural_message
from rolodex.domain.planner import (
    Paper,
    PlannerLine,
    PlannerPages,
    PlannerRow,
    PlannerSheet,
    PlannerWords,
    Undrawn,
)
from rolodex.domain.planner_words import TITLES, counts, long_day, when


def drawn(sheet: PlannerSheet, word: Word, paper: Paper) -> tuple[bytes, PlannerPages]:
    """The page as a PDF, and what is on it."""
    from rolodex.paper.planner import PlannerSheets  # start-up: reportlab, uharfbuzz

    page = PlannerSheets(paper, _words(sheet, word))
    undrawn: list[Undrawn] = []
    for section, title in TITLES:
        lines = [line for line in sheet.lines if line.section == section]
        if lines:
            page.section(word(title))
        for line in lines:
            reasons = _put(page.row, page.lacking, _row(line, word), word)
            undrawn += [Undrawn(line.number, line.fn, reason) for reason in reasons]
    if not sheet.lines:
        page.remark(word(message("Nothing is due.")))
    if sheet.more:
        more = plural_message(
            "%(count)d more follow-up is in the book.",
            "%(count)d more follow-ups are in the book.",
            sheet.more,
        )
        page.remark(word(more))
    data = page.data()
    return data, PlannerPages(sheet.day, paper, page.pages, len(sheet.lines), tuple(undrawn))


def _put(
    put: Callable[[PlannerRow], bool], lacks: Callable[[str], str], row: PlannerRow, word: Word
) -> list[Message]:
    """Put a line on the page, and say what of it is not as it stands in the book."""
    reasons = []
    if lacking := lacks(" ".join((row.who, row.what, row.why))):
        named = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() for c in lacking)
        reasons.append(message("No typeface has the character %(characters)s", characters=named))
    if not put(row):
        reasons.append(message("Its text is longer than a page, and is only in the book"))
        put(replace(row, what=word(message("(a long text, see the book)")), why=""))
    return reasons


def _row(line: PlannerLine, word: Word) -> PlannerRow:
    return PlannerRow(
        number=line.number,
        who=line.fn,
        what=word(line.what),
        when=when(line, word),
        tel=line.tel,
        why=word(line.why),
        pressing=line.section == "late",
    )


def _words(sheet: PlannerSheet, word: Word) -> PlannerWords:
    return PlannerWords(
        title=long_day(sheet.day, word),
        subtitle=counts(sheet, word),
        done=word(message("ok")),
        missed=word(message("no answer")),
        next=word(message("next")),
        footer=word(message("Type back what you ticked: 3 ok, 5 no answer, 7 buy 120, 4 ok monday 10:00")),
    )
