"""Which dates, times and repeats belong together, and what day and time they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rolodex.domain.grammar.calendar import Calendar, Clock, Day
from rolodex.domain.grammar.patterns import Find
from rolodex.domain.grammar.repeats import Repeat
from rolodex.domain.grammar.scanning import Scan
from rolodex.domain.grammar.times import settled

_KINDS = ("date", "time", "part", "repeat")
_GAP = 4
_UNTIL = frozenset("until till til hasta".split())
_DURING = frozenset("for during durante por".split())
_TIMES = frozenset("times veces".split())
_OR = frozenset(("or", "o", "u"))


@dataclass(frozen=True, slots=True)
class Moment:
    """Dates, times and repeats that stand together, with the words before them that belong to them.

    `why` is the reason for which it is not certain, "" where it is.
    """

    first: int
    last: int
    finds: tuple[Find, ...]
    led: bool = False
    why: str = ""

    def find(self, kind: str) -> Find | None:
        """The one of this kind."""
        return next((find for find in self.finds if find.kind == kind), None)

    @property
    def day(self) -> Day | None:
        """What its date says, None where it has none."""
        found = self.find("date")
        return found.value if found else None

    @property
    def repeat(self) -> Repeat | None:
        """How often it comes again."""
        found = self.find("repeat")
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class Timing:
    """A day, the minutes after its midnight (-1 for the whole day), and what it comes again by."""

    day: date
    clock: int = -1
    rrule: str = ""

    def iso(self) -> str:
        """An ISO date or date-time."""
        if self.clock < 0:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.clock // 60:02}:{self.clock % 60:02}"


def moments(scan: Scan) -> list[Moment]:
    """The moments of a line in order, those that are not certain with the reason."""
    groups: list[list[Find]] = []
    for find in scan.finds:
        if find.kind not in _KINDS:
            continue
        if groups and _joins(scan, groups[-1], find):
            groups[-1].append(find)
        else:
            groups.append([find])
    found = [_led(scan, group) for group in groups]
    return _apart(scan, [_checked(scan, moment) for moment in found])


def _joins(scan: Scan, group: list[Find], find: Find) -> bool:
    kinds = {one.kind for one in group}
    if find.kind in kinds or find.first - group[-1].last > _GAP:
        return False
    gap = scan.tokens[group[-1].last : find.first]
    return all(token.keys and token.text in scan.language.joints for token in gap)


def _led(scan: Scan, group: list[Find]) -> Moment:
    language = scan.language
    leads = language.time_leads if group[0].kind == "time" else language.date_leads
    first = scan.led(group[0].first, leads)
    own = scan.word(group[0].first) in language.date_leads | language.time_leads
    return Moment(first, group[-1].last, tuple(group), own or first < group[0].first)


def _checked(scan: Scan, moment: Moment) -> Moment:
    if any(find.value is None for find in moment.finds):
        return replace(moment, why="none")
    before = scan.word(moment.first - 1)
    if before in scan.language.bars or before in scan.language.negations:
        return replace(moment, why="barred")
    after = scan.tokens[moment.last + 1 : moment.last + 2]
    if scan.word(moment.last) in scan.language.negations and (not after or after[0].kind == "mark"):
        return replace(moment, why="barred")
    if scan.word(moment.last) in _OR and scan.counts(moment.last + 1):
        return replace(moment, why="choice")
    if not _supported(scan, moment) or (moment.repeat and _ends(scan, moment.last)):
        return replace(moment, why="unclear")
    return moment


def _ends(scan: Scan, place: int) -> bool:
    """Whether words that begin here say how long something goes on: "until", "for 3 weeks", "3 times"."""
    word = scan.word(place)
    if word in _UNTIL:
        return True
    if word in _DURING:
        return scan.counts(place + 1)
    return scan.counts(place) and scan.word(place + 1) in _TIMES


def _supported(scan: Scan, moment: Moment) -> bool:
    find = moment.finds[0]
    if len(moment.finds) > 1:
        return True
    if find.rule.support == "beside":
        return False
    if fills_clause(scan, moment):
        return True
    language = scan.language
    asked = any(one.last == find.first and one.kind == "cue" and one.value.todo for one in scan.finds)
    if find.rule.support == "alone" and not moment.led and not asked:
        return False
    if find.rule.support == "last":
        return moment.last == scan.clause_of(find.first)[1] or scan.word(moment.last) in language.safe
    first = scan.word(find.first)
    if find.last - find.first == 1 and first in language.guarded:
        return scan.word(find.first - 1) in language.guarded[first]
    verb = any(
        token.text in language.guarded and not token.named for token in scan.tokens[find.first : find.last]
    )
    return _free(scan, moment.last) if find.rule.support or verb else True


def _free(scan: Scan, place: int) -> bool:
    """Whether what follows is no noun that the number before it counts."""
    if place >= len(scan.tokens):
        return True
    after = scan.tokens[place]
    if after.kind == "mark":
        return after.text not in "€$£%"
    begins = any(find.first == place and find.kind == "cue" for find in scan.finds)
    return begins or after.text in scan.language.safe or scan.language.is_action(after.text)


def fills_clause(scan: Scan, moment: Moment) -> bool:
    """Whether nothing else is said between the marks around it."""
    first, last = scan.clause_of(moment.first)
    return not [place for place in scan.words(first, last) if not moment.first <= place < moment.last]


def _apart(scan: Scan, found: list[Moment]) -> list[Moment]:
    """The same with doubt about those between which the line leaves the choice."""
    for place in range(1, len(found)):
        before, after = found[place - 1], found[place]
        between = [scan.word(at) for at in range(before.last, after.finds[0].first)]
        if between and len(between) <= 2 and between[0] in scan.language.either:
            found[place - 1] = replace(before, why=before.why or "choice")
            found[place] = replace(after, why=after.why or "choice")
    return found


def timing(moment: Moment, now: Calendar) -> Timing | str:
    """When something is to be done, or why that is not certain."""
    if moment.why:
        return moment.why
    clock = _clock(moment)
    if clock is None:
        return "disagree"
    day, repeat = moment.day, moment.repeat
    minutes = now.now.hour * 60 + now.now.minute
    if day and not day.ahead:
        return "past"
    if repeat:
        first = repeat.first(now, day.ahead if day else None, clock > minutes)
        return Timing(first, clock, repeat.rrule()) if first else "none"
    if day and day.ahead:
        if day.ahead == now.today and -1 < clock <= minutes:
            # "this morning" names no hour: what is left of it counts
            return Timing(day.ahead) if _vague(moment) else "past"
        return Timing(day.ahead, clock)
    next_day = now.plus(0 if clock > minutes else 1)
    return Timing(next_day, clock) if next_day else "none"


def past_timing(moment: Moment, now: Calendar) -> Timing | str:
    """When something happened, or why that is not certain."""
    if moment.why:
        return moment.why
    clock = _clock(moment)
    if clock is None or moment.repeat:
        return "disagree"
    minutes = now.now.hour * 60 + now.now.minute
    day = moment.day
    back = day.back if day else now.today
    if not back or (back == now.today and clock > minutes and not _vague(moment)):
        return "future"
    return Timing(back, -1 if _vague(moment) else clock)


def _clock(moment: Moment) -> int | None:
    """The minutes after midnight, -1 for the whole day, None where its words disagree."""
    found = moment.find("time")
    time: Clock | None = found.value if found else None
    part = moment.find("part")
    day = moment.day
    half = part.value.half if part else day.half if day else ""
    if not half and moment.repeat:
        half = moment.repeat.half
    if time:
        return settled(time, half)
    if part:
        return int(part.value.minutes)
    if moment.repeat and moment.repeat.half:
        return _default(moment.repeat.half)
    return day.clock if day else -1


def _vague(moment: Moment) -> bool:
    """Whether only a part of the day is said."""
    day = moment.day
    return bool(day and day.half and not moment.find("time"))


def _default(half: str) -> int:
    return {"morning": 9, "afternoon": 16, "evening": 19}[half] * 60
