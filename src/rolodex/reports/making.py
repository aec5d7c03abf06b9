"""What all reports share: how figures differ, shares, and the rules that give the people behind them."""

from __future__ import annotations

from rolodex.domain.figures import Asked
from rolodex.domain.message import message
from rolodex.domain.period import Months
from rolodex.domain.report import Cell, Row
from rolodex.domain.segment import REPORTED, Clause, Condition

NO_SALES = message("Nothing was sold in this time.")


def change(now: int, earlier: int | None) -> float | None:
    """How many per cent more or less than before; None where there is nothing to compare with."""
    if earlier is None or earlier <= 0:
        return None
    return round(100 * (now - earlier) / earlier, 1)


def share(part: int, whole: int) -> float | None:
    """A part in per cent of the whole, None where there is no whole."""
    return round(100 * part / whole, 1) if whole > 0 else None


def points(now: float | None, earlier: float | None) -> float | None:
    """How many points a percentage differs from the one before."""
    return None if now is None or earlier is None else round(now - earlier, 1)


def average(total: int, count: int) -> int | None:
    """What one of them comes to in minor units, rounded to the even one; None where there is none."""
    if not count:
        return None
    whole, rest = divmod(total, count)
    return whole + (2 * rest > count or (2 * rest == count and whole % 2 == 1))


def bought(asked: Asked, months: Months | None = None, of: str = "", least: int = 0) -> Clause:
    """Who ordered in the report's currency within its time, or within these months."""
    within = Condition(
        "purchase",
        "least" if least else "within",
        low=least,
        span=(months or asked.months).span,
        of=of,
        currency=asked.currency,
    )
    return Clause((within,))


def returned(asked: Asked, months: Months | None = None, of: str = "") -> Clause:
    """Who brought something back in the report's currency within its time."""
    span = (months or asked.months).span
    return Clause((Condition("refund", "within", span=span, of=of, currency=asked.currency),))


def traded(asked: Asked, months: Months | None = None) -> Clause:
    """Who ordered or brought something back."""
    parts = (*bought(asked, months).parts, *returned(asked, months).parts)
    return Clause(parts, "any")


def is_open(asked: Asked, months: Months) -> bool:
    """Whether these months are not over yet."""
    return asked.this_month in months


def in_state(stage: str) -> Clause:
    """Who is in this state of the lifecycle."""
    return Clause((Condition("lifecycle", values=(stage,)),))


def behind(asked: Asked, what: str, *keys: str) -> Clause:
    """Who is behind a row: what it tells of and its keys, within the time and currency of the report."""
    field = f"{REPORTED}{what}"
    return Clause((Condition(field, values=keys, span=asked.months.span, currency=asked.currency),))


def total_of(*cells: Cell) -> Row:
    """The row of sums."""
    return Row((message("Total"), *cells))
