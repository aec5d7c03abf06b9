"""What was sold: the figures of the strip, the months, the states of customers, the best of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from rolodex.domain.figures import Asked, Buyer, MonthSum, StageSum, Sums
from rolodex.domain.message import message, plural_message, verbatim
from rolodex.domain.period import Months, text
from rolodex.domain.report import NOTHING, Cell, Chart, Column, Figure, Report, Row
from rolodex.domain.segment import LIFECYCLES, Clause, Condition
from rolodex.reports.making import (
    NO_SALES,
    average,
    bought,
    change,
    in_state,
    points,
    returned,
    share,
    traded,
)

COLOURS = {stage: stage for stage in LIFECYCLES}
"""The token of the theme that marks each state."""


def summary(asked: Asked, now: Sums, earlier: Sums | None) -> Report:
    """Net sales, buying customers, average order, repeat rate and refunds, each against the time before."""
    return Report(
        "summary",
        message("At a glance"),
        columns=(
            Column("figure", message("Figure")),
            Column("value", message("Value"), "text"),
            Column("change", message("Change"), "percent"),
        ),
        figures=(*_sold(asked, now, earlier), *_rates(asked, now, earlier)),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "Only orders in one currency are counted; amounts of different ones are never added."
        ),
        silence=NO_SALES if not (now.orders or now.refunds) else NOTHING,
    )


def _sold(asked: Asked, now: Sums, earlier: Sums | None) -> tuple[Figure, ...]:
    """Net sales, buying customers and the average order."""
    was, compared = earlier or Sums(), earlier is not None
    typical, typical_was = average(now.gross, now.orders), average(was.gross, was.orders)
    return (
        Figure(
            "net",
            message("Net sales"),
            "money",
            now.net,
            change(now.net, was.net) if compared else None,
            sentence=plural_message(
                "What %(count)d order came to, less what was brought back in that time.",
                "What %(count)d orders came to, less what was brought back in that time.",
                now.orders,
            ),
            people=traded(asked),
        ),
        Figure(
            "buyers",
            message("Buying customers"),
            "count",
            now.buyers,
            change(now.buyers, was.buyers) if compared else None,
            sentence=message(
                "Customers with at least one order in this time; cancelled orders do not count."
            ),
            people=bought(asked),
        ),
        Figure(
            "average",
            message("Average order"),
            "money",
            typical,
            change(typical or 0, typical_was) if compared and typical is not None else None,
            sentence=plural_message(
                "What the order came to before returns.",
                "What %(count)d orders came to before returns, divided by their number.",
                now.orders,
            ),
            people=bought(asked),
        ),
    )


def _rates(asked: Asked, now: Sums, earlier: Sums | None) -> tuple[Figure, ...]:
    """How many order again, and how much goes back."""
    was, compared = earlier or Sums(), earlier is not None
    rate, rate_was = share(now.again, now.buyers), share(was.again, was.buyers)
    back, back_was = share(now.refunded, now.gross), share(was.refunded, was.gross)
    return (
        Figure(
            "repeat",
            message("Repeat rate"),
            "percent",
            rate,
            points(rate, rate_was) if compared else None,
            sentence=plural_message(
                "%(again)d of %(count)d buying customer ordered more than once in this time.",
                "%(again)d of %(count)d buying customers ordered more than once in this time.",
                now.buyers,
                again=now.again,
            ),
            people=bought(asked, least=2),
        ),
        Figure(
            "refunds",
            message("Refunds"),
            "percent",
            back,
            points(back, back_was) if compared else None,
            good=False,
            sentence=plural_message(
                "What %(count)d return gave back, as a share of what the orders came to.",
                "What %(count)d returns gave back, as a share of what the orders came to.",
                now.refunds,
            ),
            people=returned(asked),
        ),
    )


def by_month(asked: Asked, now: Sequence[MonthSum], earlier: Sequence[MonthSum]) -> Report:
    """Net sales month by month against the same month of the time before; one that is not over is marked."""
    months, before = asked.months, asked.before
    unfinished = asked.this_month - months.first if asked.this_month in months else -1
    return Report(
        "months",
        message("Net sales by month"),
        (
            Column("month", message("Month"), "date"),
            Column("before", message("Before"), "money"),
            Column("net", message("Net sales"), "money"),
            Column("change", message("Change"), "percent"),
            Column("orders", message("Orders"), "count"),
        ),
        _months(asked, now, earlier) if now or earlier else (),
        Chart("bars", "month", ("before", "net") if before else ("net",), unfinished=unfinished),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message("Orders less returns of each month, beside the same month of the time before."),
        silence=NOTHING if now or earlier else NO_SALES,
        total=_month(
            asked,
            message("Total"),
            sum(one.net for one in earlier),
            sum(one.net for one in now),
            sum(one.orders for one in now),
        ),
    )


def _months(asked: Asked, now: Sequence[MonthSum], earlier: Sequence[MonthSum]) -> tuple[Row, ...]:
    """A row for each month of the time, whether something was sold in it or not."""
    months, back = asked.months, asked.months.first - asked.before.first if asked.before else 0
    known = {one.month: one for one in now}
    was = {one.month + back: one.net for one in earlier}
    rows = []
    for month in range(months.first, months.last + 1):
        one = known.get(month, MonthSum(month))
        row = _month(asked, text(month), was.get(month, 0), one.net, one.orders)
        rows.append(replace(row, people=bought(asked, Months(month, month))))
    return tuple(rows)


def _month(asked: Asked, label: Cell, was: int, net: int, orders: int) -> Row:
    """What was sold, beside what was before where there is something to compare with."""
    before, changed = (was, change(net, was)) if asked.before else (None, None)
    return Row((label, before, net, changed, orders))


def by_lifecycle(asked: Asked, found: Sequence[StageSum]) -> Report:
    """How many customers are in each state today, and what share of the sales of a time is theirs."""
    known: Mapping[str, StageSum] = {one.stage: one for one in found}
    net = sum(one.net for one in found)
    rows = []
    for stage, words in LIFECYCLES.items():
        one = known.get(stage, StageSum(stage))
        cells = (words, one.customers, one.net, share(one.net, net))
        if stage != "prospect":
            rows.append(Row(cells, in_state(stage), colour=COLOURS[stage]))
        elif one.net or one.customers:
            rows.append(Row((message("Without an order"), *cells[1:]), _bare(asked)))
    customers = sum(one.customers for one in found)
    return Report(
        "lifecycle",
        message("Customers by lifecycle"),
        (
            Column("lifecycle", message("Lifecycle")),
            Column("customers", message("Customers"), "count"),
            Column("net", message("Net sales"), "money"),
            Column("share", message("Share"), "percent"),
        ),
        tuple(rows) if customers else (),
        Chart("shares", "lifecycle", ("share",)),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message("All customers as they stand today, with what they bought in this time."),
        silence=NOTHING if customers else message("Nobody has ordered yet."),
        total=Row((message("Total"), customers, net, share(net, net))),
    )


def best(asked: Asked, found: Sequence[Buyer]) -> Report:
    """The customers with the highest net sales of a time."""
    rows = tuple(
        Row(
            (
                place,
                verbatim(one.fn),
                one.orders,
                (asked.today - date.fromisoformat(one.last)).days,
                one.net,
                one.lifetime,
            ),
            contact_id=one.contact_id,
        )
        for place, one in enumerate(found, 1)
    )
    return Report(
        "best",
        message("Best customers"),
        (
            Column("place", message("Rank"), "count"),
            Column("customer", message("Customer")),
            Column("orders", message("Orders"), "count"),
            Column("last", message("Last"), "days"),
            Column("net", message("Net sales"), "money"),
            Column("lifetime", message("Lifetime value"), "money"),
        ),
        rows,
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "Who bought for most in this time, less returns; “last” is the days since their last order."
        ),
        silence=NOTHING if rows else NO_SALES,
    )


def _bare(asked: Asked) -> Clause:
    """Who never ordered, and yet brought something back."""
    return Clause((Condition("lifecycle", values=("prospect",)), *returned(asked).parts))
