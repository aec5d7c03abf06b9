"""Figures as they are read in a locale ("es", "es_MX"): on the screen, on paper and in the terminal."""

from __future__ import annotations

from datetime import date

from rolodex.domain import money
from rolodex.domain.figure_forms import SPACE, form, own_sign
from rolodex.domain.message import Message, Word, message, pmessage
from rolodex.domain.report import Cell, CellKind, Period

MONTHS = (
    pmessage("short month", "Jan"),
    pmessage("short month", "Feb"),
    pmessage("short month", "Mar"),
    pmessage("short month", "Apr"),
    pmessage("short month", "May"),
    pmessage("short month", "Jun"),
    pmessage("short month", "Jul"),
    pmessage("short month", "Aug"),
    pmessage("short month", "Sep"),
    pmessage("short month", "Oct"),
    pmessage("short month", "Nov"),
    pmessage("short month", "Dec"),
)
LONG_MONTHS = (
    message("January"),
    message("February"),
    message("March"),
    message("April"),
    message("May"),
    message("June"),
    message("July"),
    message("August"),
    message("September"),
    message("October"),
    message("November"),
    message("December"),
)
WEEKDAYS = (
    message("Monday"),
    message("Tuesday"),
    message("Wednesday"),
    message("Thursday"),
    message("Friday"),
    message("Saturday"),
    message("Sunday"),
)
MINUS = "\u2212"


def said(cell: Cell, kind: CellKind, currency: str, word: Word, locale: str) -> str:
    """A cell as it is read; "" where it has nothing to say."""
    if cell is None:
        return ""
    if isinstance(cell, Message):
        return word(cell)
    if isinstance(cell, str):
        return day(cell, word, locale) if kind == "date" and cell else cell
    if kind == "money":
        return sum_of(round(cell), currency, locale)
    if kind == "percent":
        return percent(cell, 1, locale)
    return number(cell, 1 if kind == "decimal" else 0, locale)


def number(value: float, decimals: int, locale: str) -> str:
    """A number with its thousands apart."""
    written = form(locale)
    whole, _, rest = f"{abs(value):.{decimals}f}".partition(".")
    text = written.thousands.join(_groups(whole, 2 if written.lakhs else 3))
    text += f"{written.point}{rest}" if rest else ""
    return f"{MINUS}{text}" if value < 0 and (whole + rest).strip("0") else text


def quantity(thousandths: int, locale: str) -> str:
    """A number of pieces with the decimals it has: "1,200", "2.5"."""
    decimals = next(places for places in range(4) if thousandths % 10 ** (3 - places) == 0)
    return number(thousandths / 1000, decimals, locale)


def millimetres(thousandths: int, locale: str) -> str:
    """A length with at most two decimals and none that say nothing: "12.5", "0.04", "210"."""
    hundredths = round(abs(thousandths) / 10)
    decimals = 0 if hundredths % 100 == 0 else 1 if hundredths % 10 == 0 else 2
    return number(thousandths / 1000, decimals, locale)


def plain(units: int, places: int, locale: str, least: int = 0) -> str:
    """So many parts of ten to the power of `places` as they are typed: no marks between thousands, and of
    the decimals those that say something, but so many at `least`.
    """
    whole, rest = divmod(abs(units), 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0").ljust(least, "0") if places else ""
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}{form(locale).point}{decimals}" if decimals else f"{sign}{whole}"


def sum_of(amount: int, currency: str, locale: str) -> str:
    """An amount in minor units with its currency: "€1,234.50", "1.234,50 €"."""
    places = money.exponent(currency)
    whole, rest = divmod(abs(amount), 10**places)
    text = number(whole, 0, locale) + (f"{form(locale).point}{rest:0{places}d}" if places else "")
    said = _priced(text, currency, locale)
    return f"{MINUS}{said}" if amount < 0 else said


def priced(value: float, currency: str, decimals: int, locale: str) -> str:
    """A value in whole units with its currency, with so many decimals: "€402", "1,2 €"."""
    text = number(value, decimals, locale)
    said = _priced(text.removeprefix(MINUS), currency, locale)
    return f"{MINUS}{said}" if text.startswith(MINUS) else said


def percent(value: float, decimals: int, locale: str) -> str:
    """A share of a hundred: "12.5%", "12,5 %"."""
    return f"{number(value, decimals, locale)}{percent_sign(locale)}"


def percent_sign(locale: str) -> str:
    """What follows a share of a hundred: "%", " %"."""
    return f"{SPACE}%" if form(locale).percent_apart else "%"


def day(iso: str, word: Word, locale: str) -> str:
    """A date: "3 May 2026", "May 3, 2026"; of a month "May 2026"; as it is where it is neither."""
    try:
        if len(iso) == len("2026-05"):
            return f"{word(MONTHS[int(iso[5:]) - 1])} {iso[:4]}"
        found = date.fromisoformat(iso[:10])
    except (ValueError, IndexError):
        return iso
    month = word(MONTHS[found.month - 1])
    if month_first(locale):
        return f"{month} {found.day}, {found.year}"
    return f"{found.day} {month} {found.year}"


def long_day(iso: str, word: Word, locale: str) -> str:
    """A day with its name: "Sunday 3 May 2026", "Sunday, May 3, 2026"."""
    found = date.fromisoformat(iso)
    weekday, month = word(WEEKDAYS[found.weekday()]), word(LONG_MONTHS[found.month - 1])
    if month_first(locale):
        return f"{weekday}, {month} {found.day}, {found.year}"
    shape = message(
        "%(weekday)s %(day)d %(month)s %(year)d", weekday=weekday, day=found.day, month=month, year=found.year
    )
    return word(shape)


def span(period: Period, word: Word) -> str:
    """The months of a period: "May 2026", "Mar 2026 – May 2026"."""
    first, last = (day(month, word, "") for month in (period.first, period.last))
    return first if first == last else f"{first} – {last}"


def comma(locale: str) -> bool:
    """Whether a comma stands before decimals."""
    return form(locale).point == ","


def month_first(locale: str) -> bool:
    """Whether the month stands before the day."""
    return form(locale).month_first


def _groups(whole: str, size: int) -> list[str]:
    """The figures of a number in groups: the last of three, those before it of this size."""
    groups = [whole[-3:]]
    for end in range(len(whole) - 3, 0, -size):
        groups.insert(0, whole[max(0, end - size) : end])
    return groups


def _priced(text: str, currency: str, locale: str) -> str:
    """Figures with the sign of their currency, where the locale puts it; letters never touch figures."""
    sign = own_sign(currency, locale) or money.symbol(currency)
    written = form(locale)
    if not sign:
        return text
    if written.sign_after:
        return f"{text}{SPACE}{sign}"
    return f"{sign}{SPACE if written.sign_apart or sign[-1] in './' or sign[-1].isalpha() else ''}{text}"
