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
        return percent(cell, 1, language)
    return number(cell, 1 if kind == "decimal" else 0, language)


def number(value: float, decimals: int, language: str) -> str:
    """A number with its thousands apart."""
    thousands, point = _separators(language)
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
    text = number(whole, 0, language) + (f"{_separators(language)[1]}{rest:0{places}d}" if places else "")
    said = _priced(text, currency, language)
    return f"{MINUS}{said}" if amount < 0 else said


def priced(value: float, currency: str, decimals: int, language: str) -> str:
    """A value in whole units with its currency, with so many decimals: "€402", "1,2 €"."""
    text = number(value, decimals, language)
    said = _priced(text.removeprefix(MINUS), currency, language)
    return f"{MINUS}{said}" if text.startswith(MINUS) else said


def percent(value: float, decimals: int, language: str) -> str:
    """A share of a hundred: "12.5%", "12,5 %"."""
    return f"{number(value, decimals, language)}{_NARROW if language == 'es' else ''}%"


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


def comma(language: str) -> bool:
    """Whether a comma stands before decimals."""
    return _separators(language)[1] == ","


def _separators(language: str) -> tuple[str, str]:
    return _SEPARATORS.get(language, (",", "."))


def _priced(text: str, currency: str, language: str) -> str:
    """Figures with the sign of their currency, where the language puts it."""
    sign = money.symbol(currency)
    return f"{text}{_NARROW}{sign.strip()}" if language == "es" else f"{sign}{text}".strip()
