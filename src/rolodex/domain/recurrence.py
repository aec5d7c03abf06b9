"""How something repeats, in the words of RFC 5545 (RRULE), and the slots of a series.

A slot is a place in a series as its rule gives it (RECURRENCE-ID): an ISO date, or a date-time where the
series begins at a time of day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Any, Literal

from rolodex.domain.due import timed, when, written
from rolodex.domain.errors import UserError
from rolodex.domain.message import message

FREQUENCIES: Mapping[str, Literal[0, 1, 2, 3]] = MappingProxyType(
    {"YEARLY": 0, "MONTHLY": 1, "WEEKLY": 2, "DAILY": 3}
)
"""With the number dateutil has for each."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST = 1000
"""The greatest INTERVAL, and the greatest COUNT."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule part by part; `byday` are pairs of an ordinal (0 every) and a weekday (0 Monday)."""

    freq: str
    interval: int = 1
    count: int = 0
    until: str = ""
    bymonth: tuple[int, ...] = ()
    bymonthday: tuple[int, ...] = ()
    byday: tuple[tuple[int, int], ...] = ()
    bysetpos: tuple[int, ...] = ()
    wkst: int = 0

    def text(self) -> str:
        """The rule as RFC 5545 writes it."""
        until = self.until.replace("-", "").replace(":", "")
        parts = (
            ("FREQ", self.freq),
            ("INTERVAL", str(self.interval) if self.interval > 1 else ""),
            ("COUNT", str(self.count or "")),
            ("UNTIL", f"{until}59" if timed(self.until) else until),
            ("BYMONTH", ",".join(map(str, self.bymonth))),
            ("BYMONTHDAY", ",".join(map(str, self.bymonthday))),
            ("BYDAY", ",".join(f"{nth or ''}{WEEKDAYS[day]}" for nth, day in self.byday)),
            ("BYSETPOS", ",".join(map(str, self.bysetpos))),
            ("WKST", WEEKDAYS[self.wkst] if self.wkst else ""),
        )
        return ";".join(f"{name}={value}" for name, value in parts if value)

    @property
    def is_plain(self) -> bool:
        """Whether only the beginning of the series says on which days it falls."""
        return not (self.bymonth or self.bymonthday or self.byday or self.bysetpos)


@lru_cache(maxsize=512)
def read(rrule: str) -> Recurrence:
    """A rule of RFC 5545 as far as follow-ups use it. Raises UserError for anything else."""
    try:
        rule = _read(rrule.strip().upper().removeprefix("RRULE:"))
    except (ValueError, KeyError, IndexError):
        raise _nonsense(rrule) from None
    if not _sensible(rule):
        raise _nonsense(rrule)
    return rule


def settled(rrule: str, due: str) -> tuple[str, str]:
    """The rule as the book keeps it for a series that begins at `due`, and the first slot from there on.

    A series on a day that not every month has falls on the last day of the shorter ones, and one on
    29 February on the last of February: the rule says so. Raises UserError for a rule that never comes true.
    """
    rule = _every_month(read(rrule), when(due))
    if rule.until:
        end = rule.until if timed(rule.until) else f"{rule.until}T23:59"
        rule = replace(rule, until=written(when(end), timed(due)))
    text = rule.text()
    found = next(each(text, due), "")
    if not found:
        raise _nonsense(rrule)
    return text, found


def slots(rrule: str, start: str, after: str = "", until: str = "", limit: int = 366) -> tuple[str, ...]:
    """The first slots later than `after` and up to `until`, whose whole day counts where it is a date."""
    last = until if not until or timed(until) else f"{until}T23:59"
    found: list[str] = []
    for slot in islice(each(rrule, start, after), limit):
        if last and when(slot) > when(last):
            break
        found.append(slot)
    return tuple(found)


def next_slot(rrule: str, start: str, after: str) -> str:
    """The first slot later than `after`, "" where the series has ended by then."""
    return next(each(rrule, start, after), "")


def falls_on(rrule: str, start: str, slot: str) -> bool:
    """Whether the series has such a slot."""
    before = written(when(slot) - timedelta(minutes=1), with_time=True)
    return next_slot(rrule, start, before) == slot


def each(rrule: str, start: str, after: str = "") -> Iterator[str]:
    """The slots of a series that begins at `start`, those later than `after`."""
    from dateutil import rrule as dateutil  # start-up

    rule = read(rrule)
    bound = when(after) if after else None
    until = rule.until if not rule.until or timed(rule.until) else f"{rule.until}T23:59"
    weekdays = tuple(dateutil.weekday(day, nth or None) for nth, day in rule.byday)
    moments = dateutil.rrule(
        FREQUENCIES[rule.freq],
        dtstart=_near(rule, when(start), bound),
        interval=rule.interval,
        count=rule.count or None,
        until=when(until) if until else None,
        bymonth=rule.bymonth or None,
        bymonthday=rule.bymonthday or None,
        byweekday=weekdays or None,
        bysetpos=rule.bysetpos or None,
        wkst=rule.wkst,
    )
    for at in moments:
        if bound is None or at > bound:
            yield written(at, timed(start))


def moved(rrule: str, start: str, slot: str, due: str) -> str:
    """The rule of a series that goes on from `due` instead of from its slot `slot`.

    Its weekdays or its day of the month go with it, unless it falls on `due` anyway; the number of
    occurrences left stays.
    """
    rule = read(rrule)
    if rule.count:
        gone = sum(1 for one in islice(each(rrule, start), rule.count) if one < slot)
        rule = replace(rule, count=max(rule.count - gone, 1))
    if rule.until and rule.until < due:
        rule = replace(rule, until=due)
    same_day = when(slot).date() == when(due).date()
    if not same_day and (_is_substitute(rule) or next(each(rule.text(), due), "") != due):
        rule = _on_the_day_of(rule, when(slot), when(due))
    return settled(rule.text(), due)[0]


def _near(rule: Recurrence, start: datetime, after: datetime | None) -> datetime:
    """A beginning that gives the same slots after `after` with fewer steps, for rules of days and weeks."""
    if after is None or after <= start or rule.count or rule.freq not in ("DAILY", "WEEKLY"):
        return start
    period = timedelta(days=rule.interval * (7 if rule.freq == "WEEKLY" else 1))
    return start + max((after - start) // period - 1, 0) * period


def _every_month(rule: Recurrence, start: datetime) -> Recurrence:
    """The rule with the last day of a month that is too short instead of none."""
    if rule.freq == "YEARLY":
        leap = rule.is_plain and (start.month, start.day) == (2, 29)
        leap = leap or (rule.bymonth, rule.bymonthday, rule.byday) == ((2,), (29,), ())
        return replace(rule, bymonth=(2,), bymonthday=(-1,)) if leap else rule
    if rule.freq != "MONTHLY" or rule.byday or rule.bysetpos or rule.bymonth:
        return rule
    day = rule.bymonthday[0] if len(rule.bymonthday) == 1 else 0 if rule.bymonthday else start.day
    if day == 31:
        return replace(rule, bymonthday=(-1,))
    if day in (29, 30):
        return replace(rule, bymonthday=tuple(range(28, day + 1)), bysetpos=(-1,))
    return rule


def _is_substitute(rule: Recurrence) -> bool:
    """Whether the rule has taken the place of one on a day that not every month has."""
    return rule.bysetpos == (-1,) and rule.bymonthday in ((28, 29), (28, 29, 30))


def _on_the_day_of(rule: Recurrence, before: datetime, at: datetime) -> Recurrence:
    """The rule with its days moved as the occurrence at `before` is moved to `at`."""
    if rule.freq in ("DAILY", "WEEKLY"):
        by = at.weekday() - before.weekday()
        days = sorted((nth, (day + by) % 7) for nth, day in rule.byday)
        return replace(rule, byday=tuple(days))
    bare = replace(rule, bymonth=(), bymonthday=(), byday=(), bysetpos=())
    if len(rule.byday) == 1 and rule.byday[0][0] and not rule.bysetpos:
        months = (at.month,) if rule.freq == "YEARLY" else ()
        from_end = rule.byday[0][0] < 0 and (at + timedelta(days=7)).month != at.month
        nth = -1 if from_end else (at.day - 1) // 7 + 1
        return replace(bare, bymonth=months, byday=((nth, at.weekday()),))
    return bare


def _nonsense(rrule: str) -> UserError:
    return UserError(
        message(
            "“%(rule)s” does not say how something repeats; nothing was changed. "
            "Choose every so many days, weeks, months or years.",
            rule=rrule,
        )
    )


def _read(text: str) -> Recurrence:
    parts: dict[str, Any] = {}
    if not text.isascii() or "FREQ=" not in text:
        raise ValueError(text)
    for part in text.rstrip(";").split(";"):
        name, _, value = part.partition("=")
        if name in parts:
            raise ValueError(name)
        parts[name] = PARTS[name](value)
    return Recurrence(**{name.lower(): value for name, value in parts.items()})


def _number(text: str) -> int:
    if not 1 <= int(text) <= MOST:
        raise ValueError(text)
    return int(text)


def _numbers(most: int, least: int) -> Callable[[str], tuple[int, ...]]:
    def numbers(text: str) -> tuple[int, ...]:
        found = sorted({int(one) for one in text.split(",")})
        if not all(least <= one <= most and one for one in found):
            raise ValueError(text)
        return tuple(found)

    return numbers


def _until(text: str) -> str:
    """A local date or date-time; the Z of a foreign rule says nothing here, where times are floating."""
    iso = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    if text[8:]:
        time = text[8:].removesuffix("Z")
        iso += f"{time[:3]}:{time[3:5]}:{time[5:]}"
    return written(when(iso), timed(iso))


def _days(text: str) -> tuple[tuple[int, int], ...]:
    found = {(int(one[:-2] or 0), WEEKDAYS.index(one[-2:])) for one in text.split(",")}
    if not all(-5 <= nth <= 5 for nth, _ in found):
        raise ValueError(text)
    return tuple(sorted(found))


PARTS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "FREQ": {name: name for name in FREQUENCIES}.__getitem__,
        "INTERVAL": _number,
        "COUNT": _number,
        "UNTIL": _until,
        "BYMONTH": _numbers(12, 1),
        "BYMONTHDAY": _numbers(31, -31),
        "BYDAY": _days,
        "BYSETPOS": _numbers(31, -31),
        "WKST": WEEKDAYS.index,
    }
)


def _sensible(rule: Recurrence) -> bool:
    """Whether the parts go together and come true within a few steps."""
    ordinals = any(nth for nth, _ in rule.byday)
    if rule.count and rule.until:
        return False
    if rule.bysetpos and not (rule.byday or rule.bymonthday):
        return False
    if rule.freq in ("DAILY", "WEEKLY"):
        never = rule.freq == "DAILY" and rule.byday and rule.interval % 7 == 0
        return not (ordinals or rule.bymonth or rule.bymonthday or rule.bysetpos or never)
    if rule.freq == "MONTHLY":
        return not rule.bymonth
    return not rule.byday or bool(rule.bymonth)
