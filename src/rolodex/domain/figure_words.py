"""Figures as they are read, where no window words them: on paper and in the terminal."""

from __future__ import annotations

from datetime import date

from rolodex.domain import money
from rolodex.domain.message import Message, Word, message
from rolodex.domain.report import Cell, CellKind, Period

MONTHS = (
    message("Jan"),
    message("Feb"),
    message("Mar"),
    message("Apr"),
    message("May"),
    message("Jun"),
    message("Jul"),
    message("Aug"),
    message("Sep"),
    message("Oct"),
    message("Nov"),
    message("Dec"),
)
_NARROW = "\u00a0"
_SEPARATORS = {"es": (".", ",")}
"""What stands between thousands and before decimals where it is not as in English."""
MINUS = "\u2212"


def said(cell: Cell, kind: CellKind, currency: str, word: Word, language: str) -> str:
    """A cell as it is read; "" where it has nothing to say."""
    if cell is None:
        return ""
    if isinstance(cell, Message):
        return word(cell)
    if isinstance(cell, str):
        return day(cell, word) if kind == "date" and cell else cell
    if kind == "money":
        return sum_of(round(cell), currency, language)
    if kind == "percent":
        return f"{number(cell, 1, language)}{_NARROW if language == 'es' else ''}%"
    return number(cell, 1 if kind == "decimal" else 0, language)


def number(value: float, decimals: int, language: str) -> str:
    """A number with its thousands apart."""
    thousands, point = _SEPARATORS.get(language, (",", "."))
    text = f"{abs(value):,.{decimals}f}".replace(",", "\0").replace(".", point).replace("\0", thousands)
    return f"{MINUS}{text}" if value < 0 and text.strip(f"0{point}") else text


def millimetres(thousandths: int, language: str) -> str:
    """A length with at most two decimals and none that say nothing: "12.5", "0.04", "210"."""
    hundredths = round(abs(thousandths) / 10)
    decimals = 0 if hundredths % 100 == 0 else 1 if hundredths % 10 == 0 else 2
    return number(thousandths / 1000, decimals, language)


def sum_of(amount: int, currency: str, language: str) -> str:
    """An amount in minor units with its currency: "€1,234.50", "1.234,50 €"."""
    places = money.exponent(currency)
    whole, rest = divmod(abs(amount), 10**places)
    thousands, point = _SEPARATORS.get(language, (",", "."))
    text = f"{whole:,}".replace(",", thousands) + (f"{point}{rest:0{places}d}" if places else "")
    sign = money.symbol(currency)
    text = f"{text}{_NARROW}{sign.strip()}" if language == "es" else f"{sign}{text}"
    return f"{MINUS}{text.strip()}" if amount < 0 else text.strip()


def day(iso: str, word: Word) -> str:
    """A date: "3 May 2026"; of a month "May 2026"; as it is where it is neither."""
    try:
        if len(iso) == len("2026-05"):
            return f"{word(MONTHS[int(iso[5:]) - 1])} {iso[:4]}"
        found = date.fromisoformat(iso[:10])
    except (ValueError, IndexError):
        return iso
    return f"{found.day} {word(MONTHS[found.month - 1])} {found.year}"


def span(period: Period, word: Word) -> str:
    """The months of a period: "May 2026", "Mar 2026 – May 2026"."""
    first, last = day(period.first, word), day(period.last, word)
    return first if first == last else f"{first} – {last}"
