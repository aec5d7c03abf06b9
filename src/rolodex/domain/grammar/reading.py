"""Reading a typed line: what happened, what is to be done and when, and what stays text."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from rolodex.domain.grammar.calendar import Calendar
from rolodex.domain.grammar.happening import Happening
from rolodex.domain.grammar.language import Language
from rolodex.domain.grammar.moments import Timing, moments, past_timing, timing
from rolodex.domain.grammar.planning import planned
from rolodex.domain.grammar.scanning import Scan, scanned
from rolodex.domain.grammar.tokens import Token, keyed, tokens
from rolodex.domain.phrase import Mode, Phrase, Planned

Stretch = tuple[int, int]


def understand(  # noqa: PLR0917 - the line is what it is read by
    text: str,
    now: datetime,
    language: str,
    mode: Mode,
    plain: frozenset[Stretch] = frozenset(),
    day_first: bool = True,
    who: Stretch | None = None,
) -> Phrase:
    """What a line says, read at `now` in this language, or in the other where that understands more.

    Stretches in `plain` were taken back and are mere text; where all of them were, so is the line. `who` is
    where the person is named: the name is a part of its own then, and no date.
    """
    found = tokens(text)
    phrase = _best(text, found, Calendar(now, day_first), language, mode, frozenset(), who)
    if not plain:
        return phrase
    if all((part.start, part.end) in plain for part in phrase.parts):
        return _mere(text, mode)
    return _best(text, found, Calendar(now, day_first), language, mode, plain, who)


def _best(  # noqa: PLR0917 - what a line is read by
    text: str,
    found: list[Token],
    calendar: Calendar,
    language: str,
    mode: Mode,
    plain: frozenset[Stretch],
    who: Stretch | None,
) -> Phrase:
    shut = plain | {who} if who else plain
    named = who if who and not any(start < who[1] and who[0] < end for start, end in plain) else None
    best: tuple[int, Phrase] | None = None
    for one in _languages(language):
        scan = scanned(text, keyed(found, one.keys, shut), one, calendar)
        logs = mode == "log" or _is_log(scan)
        phrase = Happening(scan, named).phrase() if logs else planned(scan, named)
        known = _known(scan, phrase)
        if not best or known > best[0]:
            best = known, phrase
    return best[1] if best else _mere(text, mode)


def _known(scan: Scan, phrase: Phrase) -> int:
    """How well a language knows a line: its words count, those in a part thrice; figures do not."""
    known = 0
    said = [part for part in phrase.parts if part.kind != "person"]
    for token in scan.tokens:
        if token.kind != "word":
            continue
        if any(part.start <= token.start < part.end for part in said):
            known += 3
        elif token.text in scan.language.little:
            known += 1
    return known


def _mere(text: str, mode: Mode) -> Phrase:
    """A line of which nothing is understood."""
    said = text.strip()
    if mode == "log":
        return Phrase(text, kind="note" if said else "", body=said)
    return Phrase(text, follow_up=Planned(summary=said))


def moment(text: str, now: datetime, language: str, day_first: bool = True) -> str:
    """The ISO date or date-time that a text says and nothing else, "" where it says none for certain."""
    when = _whole(text, Calendar(now, day_first), language)
    return when.iso() if when and not when.rrule else ""


def repeat(text: str, language: str) -> str:
    """How often a text says and nothing else, as a rule of RFC 5545, "" where it says nothing for certain."""
    calendar = Calendar(datetime(2001, 1, 1))  # noqa: DTZ001 - the rule has no day
    for said in (text, f"every {text}", f"cada {text}"):
        when = _whole(said, calendar, language)
        if when and when.rrule:
            return when.rrule
    return ""


def _whole(text: str, calendar: Calendar, language: str) -> Timing | None:
    found = tokens(text)
    for one in _languages(language):
        scan = scanned(text, keyed(found, one.keys, ()), one, calendar)
        said = moments(scan)
        outside = {*range(len(scan.tokens))} - {*range(said[0].first, said[0].last)} if said else set()
        if len(said) == 1 and not scan.words_in(outside):
            when = timing(said[0], calendar)
            if not isinstance(when, Timing) and not (said[0].day and said[0].day.loose):
                when = past_timing(said[0], calendar)
            if isinstance(when, Timing):
                return when
    return None


def _is_log(scan: Scan) -> bool:
    """Whether a line says by itself that something happened."""
    first = next((find for find in scan.finds if find.kind == "cue"), None)
    if not first or scan.denied(first.first):
        return False
    return bool(first.value.done or (first.value.first and first.first == 0 and scan.word(first.last) == ":"))


@cache
def _languages(language: str) -> tuple[Language, ...]:
    # start-up: the words of a language are loaded when the first line is read
    from rolodex.domain.grammar.en import ENGLISH
    from rolodex.domain.grammar.es import SPANISH

    return (SPANISH, ENGLISH) if language[:2] == "es" else (ENGLISH, SPANISH)
