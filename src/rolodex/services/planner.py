"""Today on paper, and the marks typed back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from rolodex.domain import kept_json
from rolodex.domain.agenda import Celebration, Day, FollowUp, Slipping
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.marks import Mark, read
from rolodex.domain.message import Word, message, plural_message, verbatim
from rolodex.domain.planner import (
    NOTHING,
    Numbered,
    Paper,
    PlannerLine,
    PlannerPages,
    PlannerSheet,
    Printed,
    Section,
    numbered,
    paper_of,
)
from rolodex.services.agenda import Agenda
from rolodex.services.files import replacing
from rolodex.services.planner_marks import enter, meant
from rolodex.services.planner_pages import drawn
from rolodex.services.settings import preferences
from rolodex.store import contacts, settings
from rolodex.store.book import Book, Connection

SHEETS = "planner_sheets"
"""Under this name the settings hold what the numbers of the last pages stand for."""
KEPT = 7
_LINES = 400
_COMING = 12


@dataclass(frozen=True, slots=True)
class Entered:
    """How many marks were entered, and what that changed."""

    count: int
    changes: Changes


class Planner:
    """Today on paper, and the marks typed back."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def sheet(self, now: datetime) -> PlannerSheet:
        """The numbered lines of a day; a line that was printed for this day already keeps its number."""
        day = Agenda(self._book).day(now, _LINES)
        with self._book.reading() as connection:
            lines = _with_phones(connection, list(_lines(day)))
            before = next((one for one in _printed(connection) if one.day == day.today), None)
        numbers = numbered(tuple(line.key for line in lines), before)
        more = day.late_count - len(day.late) + day.due_count - len(day.due)
        told = tuple(replace(line, number=number) for number, line in zip(numbers, lines, strict=True))
        return PlannerSheet(day.today, told, more)

    def printed(self) -> tuple[Printed, ...]:
        """The pages printed last, the newest first, with what their numbers stand for."""
        with self._book.reading() as connection:
            return _printed(connection)

    def pdf(self, now: datetime, word: Word, paper: Paper | None = None) -> tuple[bytes, PlannerPages]:
        """The page as a PDF and what is on it; nothing is remembered. `word` is how the edge words a text."""
        return self._drawn(self.sheet(now), word, paper)

    def print(self, out: Path, now: datetime, word: Word, paper: Paper | None = None) -> PlannerPages:
        """Write the page to a file, whole or not at all, and remember what its numbers stand for."""
        sheet = self.sheet(now)
        data, pages = self._drawn(sheet, word, paper)
        with replacing(out) as stream:
            stream.write(data)
        self._remember(sheet)
        return pages

    def read_marks(
        self, text: str, now: datetime, *, locale: str = "en", day: str = "", day_first: bool = True
    ) -> tuple[Mark, ...]:
        """The marks of the page of a day (ISO), else of the one printed last: what each would do, or why not.

        Marks: `3 ok, 5 no answer, 7 buy 120, 4 ok monday 10:00`, in English or Spanish.
        """
        pages = self.printed()
        page = next((one for one in pages if one.day == day), None) if day else next(iter(pages), None)
        if page is None:
            raise UserError(
                message("No planner page has been printed for this, so nothing was changed; print one first.")
            )
        with self._book.reading() as connection:
            currency = preferences(connection).currency
        agenda = Agenda(self._book)
        return tuple(
            meant(mark, page, lambda key: agenda.follow_up(key, now), currency, now)
            for mark in read(text, now, locale, day_first)
        )

    def enter(self, marks: Sequence[Mark], now: datetime, day: str = "") -> Entered:
        """Do what these marks say, those that are understood, in one step.

        A line ticked off without a date has the reason "planner" for being the last; whoever was not reached
        comes up again on the next working day. Raises UserError where no mark is understood.
        """
        understood = [mark for mark in marks if mark.understood]
        if not understood:
            raise UserError(message("None of these marks is understood; nothing was changed."))
        page = day or next((one.day for one in self.printed()), "")
        label = plural_message(
            "Enter %(count)d mark of the planner page",
            "Enter %(count)d marks of the planner page",
            len(understood),
        )
        with self._book.change(label) as tx:
            for mark in understood:
                enter(tx, mark, page, now)
        return Entered(len(understood), tx.changes)

    def _drawn(self, sheet: PlannerSheet, word: Word, paper: Paper | None) -> tuple[bytes, PlannerPages]:
        with self._book.reading() as connection:
            chosen = paper or paper_of(settings.country(connection))
        return drawn(sheet, word, chosen)

    def _remember(self, sheet: PlannerSheet) -> None:
        if self._book.read_only:
            return
        with self._book.housekeeping() as tx:
            before = _printed(tx.connection)
            lines = {line.number: line for one in before if one.day == sheet.day for line in one.lines}
            lines |= {line.number: _kept(line) for line in sheet.lines}
            newest = Printed(sheet.day, tuple(lines[number] for number in sorted(lines)))
            kept = (newest, *(one for one in before if one.day != sheet.day))[:KEPT]
            settings.put(tx.connection, SHEETS, _written(kept))


def _lines(day: Day) -> Iterator[PlannerLine]:
    """The lines of a day without their numbers, in the order of the page."""
    today = date.fromisoformat(day.today)
    parts: tuple[tuple[Section, Sequence[FollowUp]], ...] = (
        ("late", day.late),
        ("today", day.due),
        ("coming", day.coming[:_COMING]),
    )
    for section, follow_ups in parts:
        yield from (_following_up(one, section, today) for one in follow_ups)
    yield from map(_celebrating, day.celebrations)
    yield from map(_slipping, day.slipping)


def _following_up(one: FollowUp, section: Section, today: date) -> PlannerLine:
    shown = one.shown or one.due
    late = max(1, (today - date.fromisoformat(shown[:10])).days) if section == "late" and shown else 0
    return PlannerLine(
        0, one.key, section, one.title, one.why, shown, late, one.kind, one.contact_id, one.fn, one.tel
    )


def _celebrating(one: Celebration) -> PlannerLine:
    names = {"bday": message("Birthday"), "anniversary": message("Anniversary")}
    why = NOTHING
    if one.turns:
        years = plural_message("%(count)d year", "%(count)d years", one.turns)
        why = message("Turns %(years)d", years=one.turns) if one.name == "bday" else years
    return PlannerLine(
        number=0,
        key=f"celebration:{one.contact_id}",
        section="celebration",
        what=verbatim(one.label) if one.label else names.get(one.name, message("Date")),
        why=why,
        shown=one.day,
        kind="call",
        contact_id=one.contact_id,
        fn=one.fn,
    )


def _slipping(one: Slipping) -> PlannerLine:
    what = plural_message(
        "Usually every day, now %(days)d",
        "Usually every %(count)d days, now %(days)d",
        one.interval,
        days=one.days,
    )
    return PlannerLine(
        number=0,
        key=f"slipping:{one.contact_id}",
        section="slipping",
        what=what,
        kind="call",
        contact_id=one.contact_id,
        fn=one.fn,
    )


def _with_phones(connection: Connection, lines: Sequence[PlannerLine]) -> list[PlannerLine]:
    """The lines, those that bring no number with the first of their contact."""
    wanted = {line.contact_id for line in lines if line.contact_id and not line.tel}
    phones = {
        contact.id: contact.tel[0].value
        for contact in contacts.get_many(connection, sorted(wanted))
        if contact.tel
    }
    return [line if line.tel else replace(line, tel=phones.get(line.contact_id, "")) for line in lines]


def _kept(line: PlannerLine) -> Numbered:
    return Numbered(line.number, line.key, line.contact_id, line.fn)


def _printed(connection: Connection) -> tuple[Printed, ...]:
    try:
        kept = json.loads(settings.get(connection, SHEETS) or "[]")
        return tuple(Printed(day, tuple(Numbered(*line) for line in lines)) for day, lines in kept)
    except kept_json.BROKEN:
        return ()


def _written(printed: Sequence[Printed]) -> str:
    kept = [
        [one.day, [[line.number, line.key, line.contact_id, line.fn] for line in one.lines]]
        for one in printed
    ]
    return json.dumps(kept, ensure_ascii=False)
