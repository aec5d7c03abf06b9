"""What open deals are worth: sums by currency, by stage and by month; currencies are never added together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rolodex.domain.deal import DealRow, MonthSums, Sum


def sums(rows: Iterable[DealRow]) -> tuple[Sum, ...]:
    """The deals of each currency: most deals first, then by code; deals without an amount only count.

    What a deal is worth is its amount times its probability; the sum of a currency is rounded once, half up.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        found = counts[row.deal.currency if row.deal.amount else ""]
        found[0] += 1
        found[1] += row.deal.amount
        found[2] += row.deal.amount * row.probability
    made = [
        Sum(currency, count, amount, (weighted + 50) // 100)
        for currency, (count, amount, weighted) in counts.items()
    ]
    return tuple(sorted(made, key=lambda one: (not one.currency, -one.count, one.currency)))


def by_stage(rows: Iterable[DealRow]) -> tuple[tuple[int, tuple[Sum, ...]], ...]:
    """The sums of each stage that has deals."""
    found: dict[int, list[DealRow]] = defaultdict(list)
    for row in rows:
        found[row.deal.stage_id].append(row)
    return tuple((stage_id, sums(of_stage)) for stage_id, of_stage in found.items())


def by_month(rows: Iterable[DealRow], today: str) -> tuple[MonthSums, ...]:
    """The sums of each month with deals, from the present one on, those without a date last.

    A deal whose date has passed and that is still open can close this month at the earliest.
    """
    found: dict[str, list[DealRow]] = defaultdict(list)
    for row in rows:
        close = row.deal.expected_close
        found[max(close, today)[:7] if close else ""].append(row)
    months = sorted(found, key=lambda month: (not month, month))
    return tuple(MonthSums(month, sums(found[month])) for month in months)
