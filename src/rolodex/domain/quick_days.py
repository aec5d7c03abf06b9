"""The day that ends a line, said of what has happened: never later than today where it has no year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rolodex.domain.quick_words import AGO, WEEKDAYS
from rolodex.domain.typed_date import MONTHS_EN, MONTHS_ES, typed_date

_MONTH = "|".join(sorted({month[:3] + "[a-z]*" for month in f"{MONTHS_EN} {MONTHS_ES}".split()}))
_LEAD = r"(?:on |el |the |del )?"
_END = r"[\s,.;]*\Z"
_WEEKDAY = re.compile(
    rf"(?<!\w){_LEAD}(?P<last>last )?(?P<day>{'|'.join(WEEKDAYS)})(?P<past> pasado)?{_END}", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"(?<!\w)(?:hace (?P<es>[0-9]{{1,3}}) d[ií]as?|(?P<en>[0-9]{{1,3}}) days? ago"
    rf"|(?P<week>hace una semana|a week ago)){_END}",
    re.IGNORECASE,
)
_WRITTEN = (
    re.compile(rf"(?<![\w-])(?P<said>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_END}"),
    re.compile(
        rf"(?<![\w/.,-]){_LEAD}(?P<said>[0-9]{{1,2}}/[0-9]{{1,2}}(?:/[0-9]{{4}})?){_END}", re.IGNORECASE
    ),
    re.compile(
        rf"(?<![\w/.,-]){_LEAD}(?P<said>[0-9]{{1,2}}([.-])[0-9]{{1,2}}\2[0-9]{{4}}){_END}", re.IGNORECASE
    ),
    re.compile(
        rf"(?<![\w.,]){_LEAD}(?P<said>[0-9]{{1,2}}(?:st|nd|rd|th)?(?: de| of)? (?:{_MONTH})"
        rf"(?:(?: de| of|,)? [0-9]{{4}})?){_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_LEAD}(?P<said>(?:{_MONTH}) [0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? [0-9]{{4}})?){_END}",
        re.IGNORECASE,
    ),
)


def day_at_end(text: str, today: date, day_first: bool) -> tuple[str, int] | None:
    """The ISO date that ends a text and where it begins there; None where none does."""
    for words, days in AGO:
        found = re.search(rf"(?<!\w)(?:{words}){_END}", text, re.IGNORECASE)
        if found:
            return (today - timedelta(days=days)).isoformat(), found.start()
    counted = _COUNTED.search(text)
    if counted:
        days = 7 if counted["week"] else int(counted["es"] or counted["en"])
        return (today - timedelta(days=days)).isoformat(), counted.start()
    named = _WEEKDAY.search(text)
    if named:
        return _weekday(named, today).isoformat(), named.start()
    for pattern in _WRITTEN:
        written = pattern.search(text)
        if written:
            day = _day(written["said"], today, day_first)
            if day:
                return day.isoformat(), written.start()
    return None


def _weekday(found: re.Match[str], today: date) -> date:
    wanted = next(
        place for place, words in enumerate(WEEKDAYS) if re.fullmatch(words, found["day"], re.IGNORECASE)
    )
    ago = (today.weekday() - wanted) % 7
    return today - timedelta(days=ago or (7 if found["last"] or found["past"] else 0))


def _day(said: str, today: date, day_first: bool) -> date | None:
    found = typed_date(said, day_first)
    if found is None or not found.day:
        return None
    for year in (found.year,) if found.year else range(today.year, today.year - 5, -1):
        try:
            day = date(year, found.month, found.day)
        except ValueError:  # 29 February of a year without one
            continue
        if found.year or day <= today:
            return day
    return None
