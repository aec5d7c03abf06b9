"""What came of campaigns: answers, orders owed to them, and what each of these cost."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.campaign import CampaignRow, Results, Sales
from rolodex.reports.making import average
from rolodex.store import campaign_results as store
from rolodex.store import campaigns
from rolodex.store.book import Book


class CampaignResults:
    """What came of the campaigns of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, campaign_id: int) -> Results | None:
        """What came of one campaign, or None when it is gone."""
        return next(iter(self.compared((campaign_id,))), None)

    def compared(self, campaign_ids: Sequence[int]) -> tuple[Results, ...]:
        """What came of these campaigns, in this order; without those that are gone."""
        with self._book.reading() as connection:
            rows = [row for one in campaign_ids if (row := campaigns.row(connection, one)) is not None]
            by_code = store.by_code(connection, campaign_ids)
            by_days = store.by_days(connection, campaign_ids)
        return tuple(results(row, by_code.get(row.id, ()), by_days.get(row.id, ())) for row in rows)


def results(row: CampaignRow, by_code: tuple[Sales, ...], by_days: tuple[Sales, ...]) -> Results:
    """The sales of a campaign with what each answer and each order in its own currency cost."""
    orders = sum(one.orders for one in (*by_code, *by_days))
    return Results(
        row,
        by_code,
        by_days,
        cost_per_answer=_each(row.cost, row.answered + row.bought),
        cost_per_order=_each(row.cost, orders),
    )


def _each(cost: int, count: int) -> int | None:
    """What one of them costs in minor units; None where there is none, or no cost."""
    return average(cost, count) if cost else None
