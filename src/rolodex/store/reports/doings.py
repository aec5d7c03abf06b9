"""Campaigns, deals, talks and follow-ups of a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from rolodex.domain.activity import MISSED
from rolodex.domain.campaign import MemberState, Sales
from rolodex.domain.figures import Closed, Hour, Kept, Mailing, Silent, StageOfDeals, Talks
from rolodex.domain.period import Months, text
from rolodex.store import campaign_results, campaign_states
from rolodex.store.days import local_day
from rolodex.store.engine import Connection
from rolodex.store.reports.sales import OF_MONTHS, WITHIN, values

REACHED = ("reached", "not interested")
SENT = "('sent', 'returned', 'answered', 'bought')"
"""States of those to whom a piece was sent, whatever came of it."""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


CALLS = (
    f"kind = 'call' AND direction <> 'in' AND outcome IN ({_listed((*REACHED, *MISSED))}) "
    "AND length(at) >= 13"
)
"""What is counted for the hours: calls that were made, and of which one knows how they went."""


def campaigns(connection: Connection, currency: str, months: Months) -> tuple[Mailing, ...]:
    """The campaigns of a time, the last first, with the sales that are owed to them whenever they came."""
    rows = connection.execute(
        """
        SELECT c.id, c.name, c.date,
          (SELECT count(*) FROM purchase p WHERE p.campaign_id = c.id AND p.currency = :currency
              AND p.status <> 'cancelled'),
          (SELECT coalesce(sum(p.total - coalesce((SELECT sum(r.amount) FROM refund r
              WHERE r.purchase_id = p.id AND r.currency = :currency), 0)), 0) FROM purchase p
            WHERE p.campaign_id = c.id AND p.currency = :currency AND p.status <> 'cancelled'),
          c.cost, c.currency
          FROM campaign c WHERE substr(c.date, 1, 7) BETWEEN :begin AND :end
         ORDER BY c.date DESC, c.id DESC""",
        {"currency": currency, "begin": text(months.first), "end": text(months.last)},
    )
    ids = [row[0] for row in rows]
    later = campaign_results.by_days(connection, ids, currency)
    _people, pieces = campaign_states.counted(connection, ids)
    mailings = (
        Mailing(campaign_id, name, day, *_came(pieces[campaign_id]), *owed)
        for campaign_id, name, day, *owed in rows
    )
    return tuple(_with_later(one, later.get(one.campaign_id, ()), currency) for one in mailings)


def _came(pieces: Mapping[MemberState, int]) -> tuple[int, int, int]:
    """Of so many pieces in each state: how many were sent, were answered and came back."""
    responded = pieces.get("answered", 0) + pieces.get("bought", 0)
    returned = pieces.get("returned", 0)
    return pieces.get("sent", 0) + responded + returned, responded, returned


def _with_later(mailing: Mailing, sales: Iterable[Sales], currency: str) -> Mailing:
    """The campaign with what came in this currency within its days of credit."""
    found = next((one for one in sales if one.currency == currency), Sales(currency))
    return replace(mailing, later_orders=found.orders, later_net=found.net)


def stages(connection: Connection, currency: str) -> tuple[StageOfDeals, ...]:
    """The open deals of a currency by stage, in the order of the stages."""
    rows = connection.execute(
        """
        SELECT coalesce(s.id, 0), coalesce(s.name, ''), count(*), sum(d.amount),
          sum((d.amount * CASE WHEN d.probability < 0 THEN coalesce(s.probability, 0)
                               ELSE d.probability END + 50) / 100)
          FROM deal d LEFT JOIN stage s ON s.id = d.stage_id
         WHERE d.status = 'open' AND d.currency = ?
         GROUP BY s.id ORDER BY s.id IS NULL, s.pipeline_id, s.position, s.id""",
        (currency,),
    )
    return tuple(StageOfDeals(*row) for row in rows)


def closed(connection: Connection, currency: str, months: Months) -> tuple[Closed, ...]:
    """The deals of a currency that were won or lost in a time, by reason."""
    rows = connection.execute(
        f"""
        SELECT status, reason, count(*), sum(amount),
          coalesce(sum(max(0, CAST(julianday({local_day("closed_at")}) - julianday({local_day("created_at")})
            AS INTEGER))), 0)
          FROM deal WHERE status IN ('won', 'lost') AND currency = :currency
           AND substr({local_day("closed_at")}, 1, 7) BETWEEN :begin AND :end
         GROUP BY status, reason ORDER BY status DESC, count(*) DESC, reason""",
        {"currency": currency, "begin": text(months.first), "end": text(months.last)},
    )
    return tuple(Closed(*row) for row in rows)


def deal_currencies(connection: Connection, currency: str) -> tuple[str, ...]:
    """The other currencies that deals are in."""
    rows = connection.execute(
        "SELECT currency FROM deal WHERE currency <> ? GROUP BY currency ORDER BY count(*) DESC, currency",
        (currency,),
    )
    return tuple(code for (code,) in rows)


def talks(connection: Connection, currency: str, months: Months) -> tuple[Talks, ...]:
    """Month by month which customers were talked to, and net sales."""
    asked = values(currency, months)
    told: dict[int, tuple[int, int, int]] = {
        month: (n, talked, followed)
        for month, n, talked, followed in connection.execute(
            "SELECT month, sum(talks), count(*), sum(followed) FROM talk_total "
            f"WHERE {WITHIN} GROUP BY month",
            asked,
        )
    }
    net: dict[int, int] = dict(
        connection.execute(f"SELECT month, net FROM month_total WHERE {WITHIN}", asked)
    )
    return tuple(
        Talks(month, *told.get(month, (0, 0, 0)), net.get(month, 0))
        for month in range(months.first, months.last + 1)
    )


def silent(connection: Connection, currency: str, months: Months) -> Silent:
    """Customers by the end of each month who were not talked to in it, and those who ordered in it."""
    asked = values(currency, months)
    ((talked, both),) = connection.execute(
        f"SELECT count(*), coalesce(sum(bought), 0) FROM talk_total WHERE {WITHIN}", asked
    )
    bought = connection.value(f"SELECT count(*) FROM {OF_MONTHS} AND orders > 0", asked)
    ends = (Months(month, month).last_day for month in range(months.first, months.last + 1))
    known = " + ".join(f"(first_day <= {end})" for end in ends)
    customers = connection.value(
        f"SELECT coalesce(sum({known}), 0) FROM customer_total WHERE currency = :currency AND orders > 0",
        asked,
    )
    return Silent(customers - talked, bought - both)


def hours(connection: Connection, months: Months) -> tuple[Hour, ...]:
    """Calls made in a time, by weekday and hour of the clock on the wall."""
    # By the quarter of an hour, for some clocks differ from UTC by half an hour or three quarters of one.
    rows = connection.execute(
        "SELECT substr(at, 1, 13), CAST(substr(at, 15, 2) AS INTEGER) / 15 * 15, count(*), "
        f"sum(outcome IN ({_listed(REACHED)})) FROM activity "
        f"WHERE {CALLS} AND day BETWEEN ? AND ? GROUP BY 1, 2",
        (months.first_day, months.last_day),
    )
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for hour, minute, calls, answered in rows:
        try:
            local = datetime.fromisoformat(f"{hour}:{minute:02d}:00").replace(tzinfo=UTC).astimezone()
        except (ValueError, OverflowError, OSError):
            # what another program wrote there is no time
            continue
        key = local.weekday(), local.hour
        before = found.get(key, (0, 0))
        found[key] = before[0] + calls, before[1] + answered
    return tuple(Hour(*key, *counts) for key, counts in sorted(found.items()))


# What is due today or later is no part of it, done or not: else the morning would look all kept.
KEPT_STATE = (
    "CASE WHEN substr(r.due, 1, 10) >= :today THEN '' WHEN r.status <> 'COMPLETED' THEN 'undone' "
    "WHEN date(r.completed_at, 'localtime') <= substr(r.due, 1, 10) THEN 'in_time' ELSE 'late' END"
)
# The last occurrence of a series stands beside it, as the others do.
ALL_DUE = (
    "(SELECT contact_id, due, status, completed_at FROM reminder "
    "WHERE status = 'NEEDS-ACTION' OR (status = 'COMPLETED' AND rrule = '') UNION ALL "
    "SELECT m.contact_id, o.due, o.status, o.at FROM occurrence o JOIN reminder m ON m.id = o.reminder_id "
    "WHERE o.status = 'COMPLETED')"
)


def kept(connection: Connection, months: Months, today: date) -> tuple[Kept, ...]:
    """Follow-ups that fell due in the months of a time, by what became of them."""
    rows = connection.execute(
        f"""
        SELECT month, sum(state = 'in_time'), sum(state = 'late'), sum(state = 'undone') FROM (
          SELECT substr(r.due, 1, 7) AS month, {KEPT_STATE} AS state FROM {ALL_DUE} r
           WHERE substr(r.due, 1, 7) BETWEEN :begin AND :end)
        WHERE state <> '' GROUP BY month ORDER BY month""",
        {"begin": text(months.first), "end": text(months.last), "today": today.isoformat()},
    )
    return tuple(Kept(*row) for row in rows)
