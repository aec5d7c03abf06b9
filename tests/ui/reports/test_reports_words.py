"""Cells, periods and changes of reports in words, and what of a report is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.reports import sample

from rolodex import i18n
from rolodex.domain.message import message
from rolodex.domain.report import CellKind, Chart, Column, Figure, Period, Report, Row
from rolodex.ui.reports import words
from rolodex.ui.reports.drawing import Scale, place
from rolodex.ui.reports.plan import plan

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (40_200_000, "€402k"),
        (800_000, "€8k"),
        (123_456_789, "€1.2M"),
        (0, "€0"),
        (99_900, "€999"),
        (-150_000, "−€1.5k"),
        (999_999_999_999_999, "€10tn"),
    ],
)
def test_a_long_sum_is_told_in_thousands_or_millions(amount: int, said: str) -> None:
    assert words.compact(amount, "EUR") == said


def test_the_unit_follows_the_figures_where_the_currency_stands_behind() -> None:
    i18n.use("es")
    try:
        assert words.compact(40_200_000, "EUR").replace("\xa0", " ").startswith("402")
        assert words.compact(40_200_000, "EUR").endswith("€")
        assert words.percent(1.8).replace("\N{NO-BREAK SPACE}", "") == "1,8%"
    finally:
        i18n.use("en")


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (None, "money", "–"),
        (3409, "count", "3,409"),
        (4_821_000, "money", "€48,210"),
        (15_170, "money", "€151.70"),
        (41.0, "percent", "41%"),
        (1.84, "percent", "1.8%"),
        (-0.04, "percent", "0%"),
        (12, "days", "12 d"),
        (1.26, "decimal", "1.3"),
        ("2026-05", "date", "May 2026"),
        ("2026-10-02", "date", "2 Oct"),
        ("Oak desk", "text", "Oak desk"),
        (message("VIP"), "text", "VIP"),
    ],
)
def test_a_cell_is_said_as_its_column_is(value: object, kind: CellKind, said: str) -> None:
    assert words.cell(value, kind, "EUR", TODAY) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "kind", "good", "said"),
    [
        (12.4, "money", True, ("+12.4%", "good")),
        (-3.0, "money", True, ("−3.0%", "bad")),
        (-0.4, "percent", False, ("−0.4", "good")),
        (0.01, "money", True, ("±0.0%", "dim")),
        (1240.0, "money", True, ("+1,240%", "good")),
        (None, "money", True, ("", "dim")),
    ],
)
def test_a_change_has_its_sign_and_says_whether_it_is_good(
    change: float | None, kind: CellKind, good: bool, said: tuple[str, str]
) -> None:
    assert words.change(Figure("net", message("Net"), kind, 1, change, good)) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period("2025-12", "2026-11", "2024-12", "2025-11"), "Last 12 months, compared with the 12 before"),
        (
            Period("2026-11", "2026-11", "2026-10", "2026-10", "month"),
            "November 2026, compared with October 2026",
        ),
        (Period("2025-12", "2026-02", name="own"), "Dec 2025 to Feb 2026"),
        (Period("2019-03", "2026-11", name="all"), "All months since March 2019"),
    ],
)
def test_a_period_says_its_months(period: Period, said: str) -> None:
    assert words.period(period) == said


def test_sums_and_counts_side_by_side_have_scales_of_their_own_and_no_hair_lines() -> None:
    report = replace(sample.months(), chart=Chart("bars", "month", ("net", "orders")))
    shown = plan(report, TODAY)
    assert shown is not None
    assert max(spot.high for spot in shown.spots if spot.series == 0) == 1
    assert max(spot.high for spot in shown.spots if spot.series == 1) == 1
    assert shown.steps == ()


def test_a_report_without_rows_or_values_is_not_drawn() -> None:
    assert plan(replace(sample.months(), rows=()), TODAY) is None
    assert plan(replace(sample.months(), chart=Chart("bars", "month", ("nothing",))), TODAY) is None
    assert plan(sample.best(), TODAY) is None


@given(
    st.lists(
        st.tuples(st.integers(-(10**15), 10**15), st.integers(-(10**15), 10**15)), min_size=1, max_size=40
    )
)
def test_every_bar_lies_within_the_chart_and_begins_at_nought(values: list[tuple[int, int]]) -> None:
    columns = (
        Column("name", message("Name")),
        Column("before", message("Before"), "money"),
        Column("net", message("Net"), "money"),
    )
    rows = tuple(Row((str(n), before, net)) for n, (before, net) in enumerate(values))
    chart = Chart("bars", "name", ("before", "net"))
    shown = plan(Report("any", message("Any"), columns, rows, chart, currency="EUR"), TODAY)
    assert shown is not None
    tall = shown.high - shown.low

    scale = Scale(0, 200 * shown.high / tall, 50, -200 / tall)
    for one in place(shown, scale, 1.5):
        assert -1 <= one.box.top() <= one.box.bottom() <= 201
        assert one.place * 50 <= one.box.left() < one.box.right() <= (one.place + 1) * 50
        nought = scale.y(0)
        assert min(abs(one.box.top() - nought), abs(one.box.bottom() - nought)) <= 1.5
        assert (one.box.left() * 1.5) % 1 == pytest.approx(0, abs=1e-6)
