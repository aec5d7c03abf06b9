"""How the planner page says its days and lines; `word` is how the edge words a message."""

from __future__ import annotations

from datetime import date

from rolodex.domain.due import timed
from rolodex.domain.figure_words import WEEKDAYS
from rolodex.domain.message import Message, Word, dated, message, plural_message
from rolodex.domain.planner import PlannerLine, PlannerSheet, Section

TITLES: tuple[tuple[Section, Message], ...] = (
    ("late", message("Late")),
    ("today", message("Today")),
    ("coming", message("Coming")),
    ("celebration", message("Birthdays")),
    ("slipping", message("Slipping away")),
)
"""The parts of a page in their order."""


def long_day(day: str, word: Word) -> str:
    """A day with its name, such as Saturday 21 November 2026."""
    text = word(dated(day, long=True))
    return text[:1].upper() + text[1:]


def when(line: PlannerLine, word: Word) -> str:
    """When a line comes up: how late it is, its time of day, or its weekday and day of the month."""
    if line.late:
        return word(plural_message("%(count)d day late", "%(count)d days late", line.late))
    if not line.shown:
        return ""
    clock = line.shown[11:16] if timed(line.shown) else ""
    if line.section == "today":
        return clock
    at = date.fromisoformat(line.shown[:10])
    day = message("%(weekday)s %(day)d", weekday=word(WEEKDAYS[at.weekday()]), day=at.day)
    return f"{word(day)} {clock}".strip()


def counts(sheet: PlannerSheet, word: Word) -> str:
    """How many follow-ups are due, and how many of them are late, in one line."""
    late = sum(line.section == "late" for line in sheet.lines)
    due = late + sum(line.section == "today" for line in sheet.lines)
    said = [word(plural_message("%(count)d follow-up due", "%(count)d follow-ups due", due))]
    if late:
        said.append(word(plural_message("%(count)d late", "%(count)d late", late)))
    return " · ".join(said)
