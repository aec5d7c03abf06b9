"""What day a phrase says; each function gets the calendar and what stood in the slots of its pattern."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from rolodex.domain.grammar.calendar import Calendar, Day, Half, Unit, last_day
from rolodex.domain.grammar.times import DAYPARTS

_LATELY = 200
"""Days back in which a date with its weekday and without a year is believed to have been."""

Reading = Callable[..., Day | None]


def day_from_now(days: int, half: Half = "") -> Reading:
    """Today, tomorrow, yesterday; with part of the day where the word says it."""

    def read(now: Calendar) -> Day | None:
        day = now.plus(days)
        ahead = day if days >= 0 else None
        return Day(ahead, day if days <= 0 else None, DAYPARTS[half] if half else -1, half)

    return read


def named_weekday(now: Calendar, weekday: int) -> Day:
    """A day named alone is never today: the next one ahead, the last one back."""
    return Day(coming(now, weekday), passed(now, weekday))


def coming(now: Calendar, weekday: int) -> date:
    """The next such day after today."""
    return now.today + timedelta((weekday - now.today.weekday() - 1) % 7 + 1)


def passed(now: Calendar, weekday: int) -> date:
    """The last such day before today."""
    return now.today - timedelta((now.today.weekday() - weekday - 1) % 7 + 1)


def this_weekday(now: Calendar, weekday: int) -> Day:
    """The next such day, today included; back, the one of this week."""
    away = (weekday - now.today.weekday()) % 7
    monday = now.today - timedelta(now.today.weekday())
    back = monday + timedelta(weekday)
    return Day(now.today + timedelta(away), back if back <= now.today else None)


def coming_weekday(now: Calendar, weekday: int) -> Day:
    """The next such day after today."""
    return Day(coming(now, weekday))


def passed_weekday(now: Calendar, weekday: int) -> Day:
    """The last such day before today."""
    return Day(None, passed(now, weekday))


def weekday_of_week(weeks: int) -> Reading:
    """Such a day of the week so many weeks from this one; weeks begin on Monday."""

    def read(now: Calendar, weekday: int) -> Day | None:
        day = now.today - timedelta(now.today.weekday()) + timedelta(weekday + 7 * weeks)
        return _either(now, day)

    return read


def weeks_from_weekday(weeks: int) -> Reading:
    """Such a day, so many weeks after the next one."""

    def read(now: Calendar, weekday: int) -> Day:
        return Day(coming(now, weekday) + timedelta(7 * weeks))

    return read


def count_from_weekday(now: Calendar, count: int, unit: Unit, weekday: int) -> Day | None:
    """So many days, weeks, months after the next such day."""
    day = _counted(now, count, unit, coming(now, weekday))
    return Day(day) if day else None


def weekday_in(now: Calendar, weekday: int, count: int, unit: Unit) -> Day | None:
    """Such a day, so many weeks after the next one; of other units nothing certain."""
    if unit != "week":
        return None
    return count_from_weekday(now, count, unit, weekday)


def ahead(now: Calendar, count: int, unit: Unit) -> Day | None:
    """So many days, weeks, months, hours from now."""
    if unit in ("hour", "minute"):
        return _minutes(now, count * (60 if unit == "hour" else 1))
    day = _counted(now, count, unit, now.today)
    return Day(day) if day else None


def ago(now: Calendar, count: int, unit: Unit) -> Day | None:
    """So many days, weeks, months, hours before now."""
    if unit in ("hour", "minute"):
        return _minutes(now, -count * (60 if unit == "hour" else 1))
    day = _counted(now, -count, unit, now.today)
    return Day(None, day) if day else None


def fixed(count: int, unit: Unit, reading: Callable[..., Day | None] = ahead) -> Reading:
    """A stretch of time that its words say without a number."""
    return lambda now, *rest: reading(now, count, unit, *rest)


def and_a_half(now: Calendar, count: int, unit: Unit) -> Day | None:
    """So many hours and a half from now; of other units nothing certain."""
    return _minutes(now, count * 60 + 30) if unit == "hour" else None


def hours_ahead(now: Calendar, written: tuple[tuple[int, ...], str]) -> Day | None:
    """So many hours and minutes from now, written as one word: 2h, 2h30."""
    (hours, *minutes), _ = written
    return ahead(now, hours * 60 + sum(minutes), "minute")


def hours_ago(now: Calendar, written: tuple[tuple[int, ...], str]) -> Day | None:
    """The same back from now."""
    (hours, *minutes), _ = written
    return ago(now, hours * 60 + sum(minutes), "minute")


def from_tomorrow(now: Calendar, count: int, unit: Unit) -> Day | None:
    """So many days, weeks, months after tomorrow."""
    day = _counted(now, count, unit, now.today + timedelta(1)) if unit not in ("hour", "minute") else None
    return Day(day) if day else None


def working_days(now: Calendar, count: int) -> Day | None:
    """So many days from today, Saturdays and Sundays not counted."""
    if count > 1000:
        return None
    day = now.today
    while count:
        day += timedelta(1)
        count -= day.weekday() < 5
    return Day(now.believed(day))


def _minutes(now: Calendar, minutes: int) -> Day | None:
    try:
        moment = now.now.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    except OverflowError:
        return None
    day = now.believed(moment.date())
    clock = moment.hour * 60 + moment.minute
    return (Day(day, None, clock) if minutes >= 0 else Day(None, day, clock)) if day else None


def _counted(now: Calendar, count: int, unit: Unit, start: date) -> date | None:
    if unit in ("month", "year"):
        return now.months(count * (12 if unit == "year" else 1), start)
    try:
        return now.believed(start + timedelta(count * (7 if unit == "week" else 1)))
    except OverflowError:
        return None


def next_week(now: Calendar) -> Day:
    """The Monday of next week."""
    return Day(now.today + timedelta(7 - now.today.weekday()))


def week_after_next(now: Calendar) -> Day:
    """The Monday of the week after next."""
    return Day(now.today + timedelta(14 - now.today.weekday()))


def first_of_month(count: int) -> Reading:
    """The first day of the month so many months from this one."""

    def read(now: Calendar) -> Day | None:
        day = now.months(count, now.today.replace(day=1))
        return Day(day) if day else None

    return read


def next_year(now: Calendar) -> Day | None:
    """The first of January."""
    day = now.on(now.today.year + 1, 1, 1)
    return Day(day) if day else None


def end_of_month(count: int) -> Reading:
    """The last day of a month; said on the last day itself, "end of month" is that of the next."""

    def read(now: Calendar) -> Day | None:
        months = count
        if not count and now.today.day == last_day(now.today.year, now.today.month):
            months = 1
        day = now.months(months, now.today.replace(day=1))
        return Day(day.replace(day=last_day(day.year, day.month))) if day else None

    return read


def middle_of_month(count: int) -> Reading:
    """The 15th of a month, the next one where it is past."""

    def read(now: Calendar) -> Day | None:
        months = 1 if not count and now.today.day >= 15 else count
        day = now.months(months, now.today.replace(day=1))
        return Day(day.replace(day=15)) if day else None

    return read


def end_of_week(weeks: int) -> Reading:
    """The Friday of a week; from Friday on, that of the next."""

    def read(now: Calendar) -> Day:
        if not weeks:
            return Day(coming(now, 4))
        return Day(now.today + timedelta(7 * weeks + 4 - now.today.weekday()))

    return read


def weekend(weeks: int) -> Reading:
    """The Saturday of this weekend, or today where it has begun; of a later one its Saturday."""

    def read(now: Calendar) -> Day:
        if not weeks and now.today.weekday() >= 5:
            return Day(now.today)
        return Day(now.today + timedelta(7 * weeks + 5 - now.today.weekday()))

    return read


def end_of_year(now: Calendar) -> Day | None:
    """31 December, of next year where it is today."""
    year = now.today.year + ((now.today.month, now.today.day) == (12, 31))
    day = now.on(year, 12, 31)
    return Day(day) if day else None


def in_month(place: int) -> Reading:
    """A day of the next month of that name: the first, the 15th or the last (0)."""

    def read(now: Calendar, month: int, year: int = 0) -> Day | None:
        years = (year,) if year else (now.today.year, now.today.year + 1)
        for one in years:
            if not 1 <= one <= 9999:
                continue
            day = now.on(one, month, place or last_day(one, month))
            if day and day > now.today:
                return Day(day)
        return None

    return read


def month_day(now: Calendar, month: int, day: int, year: int = 0) -> Day | None:
    """A day of a month: the next one from today on, or the last one until today."""
    if year:
        only = now.on(year if year > 99 else 2000 + year, month, day)
        return _either(now, only)
    return _nearest(now, [(now.today.year + years, month) for years in (-8, *range(-4, 5), 8)], day)


def day_month(now: Calendar, day: int, month: int, year: int = 0) -> Day | None:
    """The same with the day said first."""
    return month_day(now, month, day, year)


def day_of_month(now: Calendar, day: int) -> Day | None:
    """The day of that number of this month, or of the next; back, of this or the one before."""
    here = now.today.year * 12 + now.today.month - 1
    months = [divmod(here + away, 12) for away in (-1, 0, 1)]
    found = [now.on(year, month + 1, day) if year > 0 else None for year, month in months]
    this = found[1]
    if not this:
        return None
    return Day(this if this >= now.today else found[2], this if this <= now.today else found[0])


def day_of_other_month(months: int) -> Reading:
    """The day of that number of the month that is so many months away."""

    def read(now: Calendar, day: int) -> Day | None:
        year, month = divmod(now.today.year * 12 + now.today.month - 1 + months, 12)
        return _either(now, now.on(year, month + 1, day))

    return read


def weekday_day(now: Calendar, weekday: int, day: int) -> Day | None:
    """A day of the week with the number of the day, of this month or its neighbours, if both agree."""
    here = now.today.year * 12 + now.today.month - 1
    days = [now.on(year, month + 1, day) for year, month in (divmod(here + away, 12) for away in (-1, 0, 1))]
    return _agreeing(now, days, weekday)


def weekday_day_month(now: Calendar, weekday: int, day: int, month: int, year: int = 0) -> Day | None:
    """A date with its day of the week, if both agree: within the years beside this one."""
    if year:
        return _agreeing(now, [now.on(year if year > 99 else 2000 + year, month, day)], weekday)
    return _agreeing(now, [now.on(now.today.year + years, month, day) for years in (-1, 0, 1)], weekday)


def weekday_month_day(now: Calendar, weekday: int, month: int, day: int, year: int = 0) -> Day | None:
    """The same with the month said first."""
    return weekday_day_month(now, weekday, day, month, year)


def figures(now: Calendar, value: tuple[int, ...]) -> Day | None:
    """A date in figures, in the order of the country; the other way round where only that is a date."""
    first, second, *rest = value
    year = rest[0] if rest else 0
    day, month = (first, second) if now.day_first else (second, first)
    if not 1 <= month <= 12 and 1 <= day <= 12:
        day, month = month, day
    return month_day(now, month, day, year) if 1 <= month <= 12 else None


def weekday_figures(now: Calendar, weekday: int, value: tuple[int, ...]) -> Day | None:
    """A date in figures with its day of the week, if both agree."""
    first, second, *rest = value
    year = rest[0] if rest else 0
    day, month = (first, second) if now.day_first else (second, first)
    if not 1 <= month <= 12 and 1 <= day <= 12:
        day, month = month, day
    return weekday_day_month(now, weekday, day, month, year) if 1 <= month <= 12 else None


def iso(now: Calendar, value: tuple[int, ...]) -> Day | None:
    """A date as ISO 8601 writes it, perhaps with the time."""
    year, month, day, *clock = value
    read = _either(now, now.on(year, month, day))
    if not clock or not read:
        return read
    hour, minute = clock[:2]
    return Day(read.ahead, read.back, hour * 60 + minute) if hour < 24 and minute < 60 else None


def nth_weekday(months: int) -> Reading:
    """The first, second, last such day of a month; of this month or, where past, of the next."""

    def read(now: Calendar, nth: int, weekday: int) -> Day | None:
        tries = (months, months + 1) if not months else (months,)
        for away in tries:
            start = now.months(away, now.today.replace(day=1))
            day = nth_of(start.year, start.month, nth, weekday) if start else None
            if day and day > now.today:
                return Day(day)
            if start and not day:
                return None
        return None

    return read


def nth_weekday_of(now: Calendar, nth: int, weekday: int, month: int, year: int = 0) -> Day | None:
    """The first, second, last such day of a named month."""
    for one in (year,) if year else (now.today.year, now.today.year + 1):
        day = nth_of(one, month, nth, weekday) if 1 <= one <= 9999 else None
        if now.believed(day) and day and (day > now.today or year):
            return _either(now, day)
    return None


def nth_of(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The first (1) to fifth such day of a month, or the last (-1)."""
    if nth < 0:
        last = date(year, month, last_day(year, month))
        return last - timedelta((last.weekday() - weekday) % 7)
    day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1)
    return date(year, month, day) if day <= last_day(year, month) else None


def never(now: Calendar, *slots: object) -> None:
    """What looks like a date and names no one day."""


def _either(now: Calendar, day: date | None) -> Day | None:
    if not day:
        return None
    return Day(day if day >= now.today else None, day if day <= now.today else None)


def _nearest(now: Calendar, months: list[tuple[int, int]], day: int) -> Day | None:
    days = sorted(found for year, month in months if (found := now.on(year, month, day)))
    if not days:
        return None
    later = [one for one in days if one >= now.today]
    earlier = [one for one in days if one <= now.today]
    return Day(later[0] if later else None, earlier[-1] if earlier else None)


def _agreeing(now: Calendar, days: list[date | None], weekday: int) -> Day | None:
    """The first of these days ahead and the last one back, each if it is that day of the week."""
    real = sorted(day for day in days if day)
    later = next((day for day in real if day >= now.today), None)
    earlier = next((day for day in reversed(real) if day <= now.today), None)
    ahead = later if later and later.weekday() == weekday else None
    near = len(days) == 1 or (earlier and (now.today - earlier).days <= _LATELY)
    back = earlier if earlier and near and earlier.weekday() == weekday else None
    if not ahead and not back:
        return None
    return Day(ahead, back, loose=len(days) > 1)
