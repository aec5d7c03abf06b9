"""What came of campaigns, deals, talks, calls and follow-ups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolodex.domain.figure_words import WEEKDAYS
from rolodex.domain.figures import Asked, Closed, Hour, Kept, Mailing, Silent, StageOfDeals, Talks
from rolodex.domain.message import message, plural_message, verbatim
from rolodex.domain.period import number, text
from rolodex.domain.report import NOTHING, Chart, Column, Figure, Report, Row
from rolodex.domain.week import WEEK
from rolodex.reports.making import average, behind, share, total_of

LEAST_CALLS = 30
"""With fewer calls nothing is said of hours."""
LEAST_AN_HOUR = 5
"""With fewer calls in an hour nothing is said of that one."""
LEAST_PAIRS = 20
"""With fewer customers on one side talks are not compared with silence."""


def campaigns(asked: Asked, found: Sequence[Mailing]) -> Report:
    """What each campaign of a time reached, and the sales that are owed to it."""
    rows = tuple(
        Row(
            (
                verbatim(one.name),
                one.date[:10],
                one.sent,
                one.responded,
                share(one.responded, one.sent),
                one.returned,
                one.net,
                one.later_net,
                one.orders + one.later_orders,
                *_costs(one, asked.currency),
            ),
            behind(asked, "campaign", str(one.campaign_id)),
        )
        for one in found
    )
    return Report(
        "campaigns",
        message("Campaigns"),
        (
            Column("campaign", message("Campaign")),
            Column("date", message("Date"), "date"),
            Column("sent", message("Sent"), "count"),
            Column("responded", message("Responded"), "count"),
            Column("rate", message("Response"), "percent"),
            Column("returned", message("Returned"), "count"),
            Column("net", message("Sales by code"), "money"),
            Column("later", message("Sales soon after"), "money"),
            Column("orders", message("Orders"), "count"),
            Column("cost", message("Cost"), "money"),
            Column("per_answer", message("Per answer"), "money"),
            Column("per_order", message("Per order"), "money"),
        ),
        rows,
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "Campaigns of this time, with the orders that were entered for them and others that came within "
            "their days of credit, less returns; each order counts once, for the last piece."
        ),
        silence=NOTHING if rows else message("There was no campaign in this time."),
    )


def _costs(one: Mailing, currency: str) -> tuple[int | None, int | None, int | None]:
    """What a campaign cost, and what that is for each answer and each order; None in another currency."""
    if one.currency != currency:
        return None, None, None
    return (
        one.cost,
        average(one.cost, one.responded) if one.cost else None,
        average(one.cost, one.orders + one.later_orders) if one.cost else None,
    )


def pipeline(asked: Asked, stages: Sequence[StageOfDeals], closed: Sequence[Closed]) -> Report:
    """Open deals by stage as they are today, and what became of those that were closed in the time."""
    rows = (*(_stage(asked, one) for one in stages), *_ended(asked, closed))
    return Report(
        "pipeline",
        message("Pipeline"),
        (
            Column("stage", message("Stage")),
            Column("deals", message("Deals"), "count"),
            Column("amount", message("Amount"), "money"),
            Column("weighted", message("Weighted"), "money"),
        ),
        rows,
        Chart("funnel", "stage", ("deals",)),
        _winning(asked, closed) if closed else (),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "Open deals as they are today; won and lost are those that were closed in this time."
        ),
        silence=NOTHING if rows else message("There are no deals in this currency."),
    )


def _stage(asked: Asked, one: StageOfDeals) -> Row:
    named = verbatim(one.name) if one.stage_id else message("No stage")
    return Row((named, one.deals, one.amount, one.weighted), behind(asked, "stage", str(one.stage_id)))


def _ended(asked: Asked, closed: Sequence[Closed]) -> Iterator[Row]:
    """The deals that were won, those that were lost, and why they were."""
    won = [one for one in closed if one.status == "won"]
    lost = [one for one in closed if one.status == "lost"]
    for named, status, those, colour in (
        (message("Won"), "won", won, "good"),
        (message("Lost"), "lost", lost, "bad"),
    ):
        if those:
            cells = (named, sum(one.deals for one in those), sum(one.amount for one in those), None)
            yield Row(cells, behind(asked, "closed", status), colour=colour)
    for one in sorted(lost, key=lambda one: (-one.deals, -one.amount, one.reason)):
        why = verbatim(one.reason) if one.reason else message("No reason given")
        people = behind(asked, "closed", "lost", one.reason)
        yield Row((why, one.deals, one.amount, None), people, level=1)


def _winning(asked: Asked, closed: Sequence[Closed]) -> tuple[Figure, ...]:
    """How many deals are won, and how long that takes."""
    won = [one for one in closed if one.status == "won"]
    wins, ended = sum(one.deals for one in won), sum(one.deals for one in closed)
    return (
        Figure(
            "rate",
            message("Win rate"),
            "percent",
            share(wins, ended),
            sentence=plural_message(
                "%(won)d of %(count)d deal that was closed in this time was won.",
                "%(won)d of %(count)d deals that were closed in this time were won.",
                ended,
                won=wins,
            ),
            people=behind(asked, "closed", "won"),
        ),
        Figure(
            "days",
            message("Days to win"),
            "days",
            average(sum(one.days for one in won), wins),
            good=False,
            sentence=message("From the day a deal was written down to the day it was won, on average."),
            people=behind(asked, "closed", "won"),
        ),
    )


def activity(asked: Asked, found: Sequence[Talks], silent: Silent) -> Report:
    """Talks of each month beside its net sales, and whether orders follow talks."""
    rows = []
    for one in found:
        ripe = one.month <= asked.ripe
        followed = share(one.followed, one.talked) if ripe else None
        cells = (text(one.month), one.talks, one.talked, followed, one.net)
        rows.append(Row(cells, behind(asked, "talked", text(one.month))))
    any_talk = any(one.talks for one in found)
    return Report(
        "activity",
        message("Talks and sales"),
        (
            Column("month", message("Month"), "date"),
            Column("talks", message("Talks"), "count"),
            Column("talked", message("Customers talked to"), "count"),
            Column("followed", message("Ordered within 30 days"), "percent"),
            Column("net", message("Net sales"), "money"),
        ),
        tuple(rows) if any_talk else (),
        Chart("bars", "month", ("talks", "net"), unfinished=_unfinished(asked)),
        _after_talks(asked, found, silent),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "Talks with customers, beside what was sold. That both rise together does not prove that "
            "one caused the other."
        ),
        silence=NOTHING if any_talk else message("No customer was talked to in this time."),
    )


def _after_talks(asked: Asked, found: Sequence[Talks], silent: Silent) -> tuple[Figure, ...]:
    """How many order after a talk and how many without; nothing where either are too few."""
    over = [one for one in found if one.month <= asked.ripe]
    talked, followers = sum(one.talked for one in over), sum(one.followed for one in over)
    if talked < LEAST_PAIRS or silent.customers < LEAST_PAIRS:
        return ()
    return (
        Figure(
            "talked",
            message("Ordered after a talk"),
            "percent",
            share(followers, talked),
            sentence=plural_message(
                "%(followed)d of %(count)d customer talked to ordered within 30 days, counted by month.",
                "%(followed)d of %(count)d customers talked to ordered within 30 days, counted by month.",
                talked,
                followed=followers,
            ),
            people=behind(asked, "followed", str(asked.ripe)),
        ),
        Figure(
            "untold",
            message("Ordered without one"),
            "percent",
            share(silent.bought, silent.customers),
            sentence=message(
                "Customers who were not talked to in a month, and the share that ordered in it."
            ),
        ),
    )


def hours(asked: Asked, found: Sequence[Hour]) -> Report:
    """At which hour of which weekday those who are called answer."""
    calls, reached = sum(one.calls for one in found), sum(one.reached for one in found)
    enough = calls >= LEAST_CALLS
    known = {(one.weekday, one.hour): one for one in found}
    called = {one.weekday for one in found} | set(range(5))
    days = sorted(called, key=lambda day: (day - asked.first_weekday) % WEEK)
    between = range(
        min((one.hour for one in found), default=9), max((one.hour for one in found), default=17) + 1
    )
    rows = []
    for weekday in days:
        for hour in between:
            one = known.get((weekday, hour), Hour(weekday, hour, 0, 0))
            rate = share(one.reached, one.calls) if one.calls >= LEAST_AN_HOUR else None
            people = behind(asked, "hour", str(weekday), str(hour))
            rows.append(Row((WEEKDAYS[weekday], _clock(hour), one.calls, one.reached, rate), people))
    return Report(
        "hours",
        message("Best hour to reach people"),
        (
            Column("weekday", message("Weekday")),
            Column("hour", message("Hour")),
            Column("calls", message("Calls"), "count"),
            Column("reached", message("Reached"), "count"),
            Column("share", message("Share"), "percent"),
        ),
        tuple(rows) if enough else (),
        Chart("grid", "weekday", ("share",), across="hour"),
        _best(found) if enough else (),
        period=asked.period,
        sentence=plural_message(
            "%(count)d call you made, by your own clock; %(reached)d reached somebody.",
            "%(count)d calls you made, by your own clock; %(reached)d reached somebody.",
            calls,
            reached=reached,
        ),
        silence=NOTHING
        if enough
        else message("It takes %(count)d calls with their outcome to say this.", count=LEAST_CALLS),
    )


def _best(found: Sequence[Hour]) -> tuple[Figure, ...]:
    """The hour at which most answer, whatever the weekday."""
    sums: dict[int, tuple[int, int]] = {}
    for one in found:
        calls, reached = sums.get(one.hour, (0, 0))
        sums[one.hour] = calls + one.calls, reached + one.reached
    sure = {hour: (calls, reached) for hour, (calls, reached) in sums.items() if calls >= 2 * LEAST_AN_HOUR}
    if not sure:
        return ()
    hour, (calls, reached) = max(
        sure.items(), key=lambda item: (item[1][1] / item[1][0], item[1][0], -item[0])
    )
    said = plural_message(
        "%(reached)d of %(count)d call in this hour reached somebody.",
        "%(reached)d of %(count)d calls in this hour reached somebody.",
        calls,
        reached=reached,
    )
    return (
        Figure("hour", message("Best hour"), "text", _clock(hour), sentence=said),
        Figure("reached", message("Reached then"), "percent", share(reached, calls), sentence=said),
    )


def kept(asked: Asked, found: Sequence[Kept]) -> Report:
    """Follow-ups done in time, late and not at all, by the month in which they were due."""
    known = {number(one.month): one for one in found}
    rows = []
    for month in range(asked.months.first, asked.months.last + 1):
        one = known.get(month, Kept(text(month), 0, 0, 0))
        due = one.in_time + one.late + one.undone
        cells = (one.month, due, one.in_time, one.late, one.undone, share(one.in_time, due))
        rows.append(Row(cells, behind(asked, "due", one.month)))
    in_time, late, undone = (
        sum(getattr(one, name) for one in found) for name in ("in_time", "late", "undone")
    )
    due = in_time + late + undone
    return Report(
        "kept",
        message("Follow-ups kept"),
        (
            Column("month", message("Month"), "date"),
            Column("due", message("Due"), "count"),
            Column("in_time", message("In time"), "count"),
            Column("late", message("Late"), "count"),
            Column("undone", message("Not done"), "count"),
            Column("share", message("Share in time"), "percent"),
        ),
        tuple(rows) if due else (),
        Chart("stacked", "month", ("in_time", "late", "undone"), unfinished=_unfinished(asked)),
        period=asked.period,
        sentence=message("Follow-ups by the month they were due in; those of today and later are left out."),
        silence=NOTHING if due else message("No follow-up was due in this time."),
        total=total_of(due, in_time, late, undone, share(in_time, due)) if due else None,
    )


def _clock(hour: int) -> str:
    return f"{hour:02d}:00"


def _unfinished(asked: Asked) -> int:
    return asked.this_month - asked.months.first if asked.this_month in asked.months else -1
