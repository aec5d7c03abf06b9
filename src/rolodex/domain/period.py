"""The time a report is about: whole months, and the equal time before that it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message
from rolodex.domain.report import Period
from rolodex.domain.segment import Span

EPOCH = date(1970, 1, 1)

LABELS: Mapping[str, Message] = MappingProxyType(
    {
        "month": message("This month"),
        "quarter": message("This quarter"),
        "year": message("This year"),
        "12": message("12 months"),
        "last_year": message("Last year"),
        "all": message("All time"),
        "own": message("Own dates"),
    }
)
"""What the choices are called, in their order."""


@dataclass(frozen=True, slots=True)
class Months:
    """Months as the tables count them (year * 12 + month - 1), both included."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """How many months they are."""
        return self.last - self.first + 1

    @property
    def first_date(self) -> date:
        """The first day."""
        return date(self.first // 12, self.first % 12 + 1, 1)

    @property
    def last_date(self) -> date:
        """The last day."""
        if self.last == LATEST:
            return date.max
        return date((self.last + 1) // 12, (self.last + 1) % 12 + 1, 1) - timedelta(days=1)

    @property
    def first_day(self) -> int:
        """The first day since 1970-01-01."""
        return (self.first_date - EPOCH).days

    @property
    def last_day(self) -> int:
        """The last day since 1970-01-01."""
        return (self.last_date - EPOCH).days

    @property
    def span(self) -> Span:
        """The days from the first to the last, as a rule has them."""
        return Span(self.first_date.isoformat(), self.last_date.isoformat())

    def __contains__(self, month: int) -> bool:
        return self.first <= month <= self.last


LATEST = 9999 * 12 + 11


def number(month: str) -> int:
    """The number of a month such as "2026-05". Raises ValueError where the text is none."""
    first = date.fromisoformat(f"{month}-01")
    return first.year * 12 + first.month - 1


def text(month: int) -> str:
    """A month by its number, as "2026-05"."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def months(period: Period) -> Months:
    """The months of a period."""
    return Months(number(period.first), number(period.last))


def before(period: Period) -> Months | None:
    """The months it is compared with, None where there are none."""
    if not period.before_first:
        return None
    return Months(number(period.before_first), number(period.before_last))


def periods(today: date, earliest: str = "") -> tuple[Period, ...]:
    """The choices there are on a day; `earliest` is the first month of the book, "" where it has none."""
    now = today.year * 12 + today.month - 1
    january, quarter = now - now % 12, now - now % 3
    return (
        _period("month", now, now, 1),
        _period("quarter", quarter, now, 3),
        _period("year", january, now, 12),
        _period("12", now - 11, now, 12),
        _period("last_year", january - 12, january - 1, 12),
        _period("all", min(now, number(earliest)) if earliest else now, now, 0),
    )


def named(name: str, today: date, earliest: str = "") -> Period:
    """The period of a name, or from one month to another: "2025-03..2025-08", "2025-03", "2025".

    Raises UserError where it is neither.
    """
    for period in periods(today, earliest):
        if period.name == name:
            return period
    first, _dots, last = name.partition("..")
    try:
        return own(_ends(first)[0], _ends(last or first)[1])
    except ValueError as error:
        raise UserError(
            message(
                "“%(period)s” is no period; nothing was written. Give month, quarter, year, 12, last_year, "
                "all, or months such as 2025-03..2025-08.",
                period=name,
            )
        ) from error


def own(first: str, last: str) -> Period:
    """From one month to another, compared with as many before. Raises ValueError where they are none."""
    start, end = sorted((number(first), number(last)))
    if start < 12:
        raise ValueError(first)
    return _period("own", start, end, end - start + 1)


def _ends(text: str) -> tuple[str, str]:
    """The first and last month that "2025" or "2025-03" names."""
    text = text.strip()
    return (f"{text}-01", f"{text}-12") if len(text) == len("2025") else (text, text)


def _period(name: str, first: int, last: int, back: int) -> Period:
    """A period that is compared with the months `back` months before; 0 with none."""
    if not back or first - back < 12:
        return Period(text(first), text(last), name=name)
    return Period(text(first), text(last), text(first - back), text(last - back), name)
