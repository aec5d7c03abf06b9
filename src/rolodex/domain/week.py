"""With which day weeks begin: 0 is Monday, as in `date.weekday`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

WeekStart = Literal["", "monday", "saturday", "sunday"]
"""The choice of a book: "" is as in its country."""

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
WEEK = 7
CHOSEN: Mapping[WeekStart, int] = {"monday": MONDAY, "saturday": SATURDAY, "sunday": SUNDAY}
_OTHERS = {
    FRIDAY: "MV",
    SATURDAY: "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",
    SUNDAY: (
        "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI "
        "NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
    ),
}
"""Territories whose weeks begin with another day than Monday, as CLDR has them."""
_OF_COUNTRY = {code: day for day, codes in _OTHERS.items() for code in codes.split()}


def first_weekday(country: str, chosen: WeekStart = "") -> int:
    """The day with which weeks begin: as chosen, or as in the country; Monday where none is known."""
    return CHOSEN.get(chosen, _OF_COUNTRY.get(country, MONDAY))


def week_of(day: date, first: int) -> date:
    """The first day of the week of a day."""
    return day - timedelta(days=(day.weekday() - first) % WEEK)
