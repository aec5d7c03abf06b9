"""What open deals are worth."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from rolodex.domain.deal import Deal, DealRow, MonthSums, Sum
from rolodex.domain.forecast import by_month, by_stage, sums


def row(
    amount: int, currency: str = "EUR", probability: int = 50, close: str = "", stage: int = 1
) -> DealRow:
    deal = Deal(amount=amount, currency=currency, expected_close=close, stage_id=stage)
    return DealRow(deal, probability=probability)


def test_currencies_are_never_added_together() -> None:
    assert sums([row(1000), row(500, "USD", 10), row(200, "EUR", 25)]) == (
        Sum("EUR", 2, 1200, 550),
        Sum("USD", 1, 500, 50),
    )


def test_a_deal_without_an_amount_only_counts() -> None:
    assert sums([row(0), row(1000)]) == (Sum("EUR", 1, 1000, 500), Sum("", 1, 0, 0))


def test_each_stage_has_its_sums() -> None:
    assert by_stage([row(100), row(300, stage=2)]) == (
        (1, (Sum("EUR", 1, 100, 50),)),
        (2, (Sum("EUR", 1, 300, 150),)),
    )


def test_what_is_overdue_is_expected_this_month_and_what_has_no_date_comes_last() -> None:
    rows = [
        row(100, close="2026-06-01"),
        row(200, close="2025-12-24"),
        row(400),
        row(800, close="2026-05-31"),
    ]
    assert by_month(rows, "2026-05-03") == (
        MonthSums("2026-05", (Sum("EUR", 2, 1000, 500),)),
        MonthSums("2026-06", (Sum("EUR", 1, 100, 50),)),
        MonthSums("", (Sum("EUR", 1, 400, 200),)),
    )


ROWS = st.lists(
    st.builds(
        row,
        amount=st.integers(0, 10**9),
        currency=st.sampled_from(["EUR", "USD", "JPY"]),
        probability=st.integers(0, 100),
        close=st.sampled_from(["", "2025-01-01", "2026-05-03", "2026-07-01"]),
        stage=st.integers(1, 3),
    )
)


@given(ROWS)
def test_stages_and_months_are_parts_of_the_whole(rows: list[DealRow]) -> None:
    whole = {one.currency: (one.count, one.amount) for one in sums(rows)}
    for parts in (
        [found for _stage, found in by_stage(rows)],
        [one.sums for one in by_month(rows, "2026-05-03")],
    ):
        added: dict[str, tuple[int, int]] = {}
        for one in (one for part in parts for one in part):
            count, amount = added.get(one.currency, (0, 0))
            added[one.currency] = (count + one.count, amount + one.amount)
        assert added == whole


@given(ROWS)
def test_what_is_expected_is_never_more_than_what_is_open(rows: list[DealRow]) -> None:
    assert all(0 <= one.weighted <= one.amount for one in sums(rows))
