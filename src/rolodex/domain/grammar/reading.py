"""Reading a typed line: what happened, what is to be done and when, and what stays text."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from rolodex.domain.grammar.calendar import Calendar
from rolodex.domain.grammar.happening import Logged
from rolodex.domain.grammar.language import Language
from rolodex.domain.grammar.moments import Timing, fills_clause, moments, past_timing, timing
from rolodex.domain.grammar.planning import planned
from rolodex.domain.grammar.scanning import Scan, scanned
from rolodex.domain.grammar.tokens import keyed, tokens
from rolodex.domain.phrase import Mode, Phrase

Stretch = tuple[int, int]


def understand(  # noqa: PLR0917 - the line is what it is read by
    text: str,
    now: datetime,
    language: str,
    mode: Mode,
    plain: frozenset[Stretch] = frozenset(),
    day_first: bool = True,
) -> Phrase:
    """What a line says, read at `now` in this language, or in the other where that understands more.

    Stretches in `plain` were taken back and are mere text.
    """
    found = tokens(text)
    calendar = Calendar(now, day_first)
    phrases = []
    for one in _languages(language):
        scan = scanned(text, keyed(found, one.keys, plain), one, calendar)
        phrases.append(Logged(scan).phrase() if mode == "log" or _is_log(scan) else planned(scan))
    return max(phrases, key=_known)


def moment(text: str, now: datetime, language: str, day_first: bool = True) -> str:
    """The ISO date or date-time that a text says and nothing else, "" where it says none for certain."""
    when = _whole(text, Calendar(now, day_first), language)
    return when.iso() if when and not when.rrule else ""


def repeat(text: str, language: str) -> str:
    """How often a text says and nothing else, as a rule of RFC 5545, "" where it says nothing for certain."""
    when = _whole(text, Calendar(datetime(2001, 1, 1)), language)  # noqa: DTZ001 - the rule has no day
    return when.rrule if when else ""


def _whole(text: str, calendar: Calendar, language: str) -> Timing | None:
    found = tokens(text)
    for one in _languages(language):
        scan = scanned(text, keyed(found, one.keys, ()), one, calendar)
        said = moments(scan)
        if len(said) == 1 and fills_clause(scan, said[0]) and len(scan.clauses) == 1:
            for read in (timing, past_timing):
                when = read(said[0], calendar)
                if isinstance(when, Timing):
                    return when
    return None


def _known(phrase: Phrase) -> int:
    return sum(part.end - part.start for part in phrase.parts if part.kind != "doubt")


def _is_log(scan: Scan) -> bool:
    first = next((find.value for find in scan.finds if find.kind == "cue"), None)
    return bool(first and (first.done or first.first))


@cache
def _languages(language: str) -> tuple[Language, ...]:
    # start-up: the words of a language are loaded when the first line is read
    from rolodex.domain.grammar.en import ENGLISH
    from rolodex.domain.grammar.es import SPANISH

    return (SPANISH, ENGLISH) if language[:2] == "es" else (ENGLISH, SPANISH)
