"""Orders and returns of whole months, from the totals that are kept of them."""

from __future__ import annotations

from datetime import date, timedelta

from rolodex.domain.figures import Buyer, MonthSum, StageSum, Sums
from rolodex.domain.period import EPOCH, Months, text
from rolodex.domain.segment import LIFECYCLES
from rolodex.store import customers
from rolodex.store.engine import Connection

WITHIN = "currency = :currency AND month BETWEEN :first AND :last"
"""What is of a currency and a time; its values are those of `values`."""
# One index has all columns asked for: the table itself is not read.
OF_MONTHS = f"customer_month_total WHERE {WITHIN}"


def currencies(connection: Connection) -> tuple[str, ...]:
    """The currencies that something was sold in, the most used first."""
    rows = connection.execute(
        "SELECT currency FROM month_total GROUP BY currency ORDER BY sum(orders) DESC, currency"
    )
    return tuple(currency for (currency,) in rows)


def others(connection: Connection, currency: str, months: Months) -> tuple[str, ...]:
    """The other currencies that have amounts in these months, the most used first."""
    rows = connection.execute(
        "SELECT currency FROM month_total WHERE currency <> :currency AND month BETWEEN :first AND :last "
        "GROUP BY currency ORDER BY sum(orders) DESC, currency",
        values(currency, months),
    )
    return tuple(code for (code,) in rows)


def earliest(connection: Connection) -> str:
    """The first month that anything was sold in, "" where nothing ever was; a month of no date is none."""
    month = connection.value("SELECT min(month) FROM month_total WHERE month >= ?", (1970 * 12,))
    return "" if month is None else text(month)


def sums(connection: Connection, currency: str, *times: Months) -> tuple[Sums, ...]:
    """The sums of each of these times; who bought is counted for all of them at once."""
    asked = {"currency": currency, "first": min(t.first for t in times), "last": max(t.last for t in times)}
    within = [f"month BETWEEN {time.first} AND {time.last}" for time in times]
    counts = ", ".join(f"sum(orders) FILTER (WHERE {each}) AS o{n}" for n, each in enumerate(within))
    told = ", ".join(f"sum(o{n} > 0), sum(o{n} > 1)" for n in range(len(times)))
    ((*people,),) = connection.execute(
        f"SELECT {told} FROM (SELECT {counts} FROM {OF_MONTHS} AND orders > 0 GROUP BY contact_id)", asked
    )
    return tuple(
        amounts(connection, currency, time, people[2 * n] or 0, people[2 * n + 1] or 0)
        for n, time in enumerate(times)
    )


def amounts(connection: Connection, currency: str, months: Months, buyers: int = 0, again: int = 0) -> Sums:
    """Orders and amounts of a time; who bought is given."""
    asked = values(currency, months)
    ((orders, net, refunds),) = connection.execute(
        "SELECT coalesce(sum(orders), 0), coalesce(sum(net), 0), coalesce(sum(refunds), 0) "
        f"FROM month_total WHERE {WITHIN}",
        asked,
    )
    refunded = connection.value(f"SELECT coalesce(sum(amount), 0) FROM refund WHERE {WITHIN}", asked)
    return Sums(orders, net, refunds, refunded, buyers, again)


def by_month(connection: Connection, currency: str, months: Months) -> tuple[MonthSum, ...]:
    """Each month of a time that anything was sold in."""
    rows = connection.execute(
        f"SELECT month, orders, net FROM month_total WHERE {WITHIN} ORDER BY month",
        values(currency, months),
    )
    return tuple(MonthSum(*row) for row in rows)


def is_everything(connection: Connection, currency: str, months: Months) -> bool:
    """Whether nothing was sold or brought back before or after a time."""
    return not connection.value(
        "SELECT EXISTS(SELECT 1 FROM month_total WHERE currency = :currency "
        "AND month NOT BETWEEN :first AND :last)",
        values(currency, months),
    )


def of_customers(connection: Connection, currency: str, months: Months) -> str:
    """SQL of each customer's orders and net sales (contact_id, orders, net) in a time.

    Where nothing lies before or after it, they are those that are kept for ever.
    """
    if is_everything(connection, currency, months):
        # By contact rather than by amount: who asks for more of each contact finds it beside the last one's.
        return "SELECT contact_id, orders, net FROM customer_total WHERE +currency = :currency"
    return f"SELECT contact_id, sum(orders) AS orders, sum(net) AS net FROM {OF_MONTHS} GROUP BY contact_id"


def by_lifecycle(connection: Connection, currency: str, months: Months, today: date) -> tuple[StageSum, ...]:
    """How many customers are in each state today, and what they bought in a time.

    Those who never ordered count only where they brought something back then.
    """
    stage = f"{customers.lifecycle(connection, today, 'c')} AS stage"
    # A sum for each state costs half of putting all customers in order; the limit keeps SQLite from working
    # the state out anew for each sum.
    counts = ", ".join(f"sum(stage = '{one}')" for one in LIFECYCLES)
    nets = ", ".join(f"sum(net) FILTER (WHERE stage = '{one}')" for one in LIFECYCLES)
    (there,) = connection.execute(f"SELECT {counts} FROM (SELECT {stage} FROM customer c LIMIT -1)")
    ((strangers, *net),) = connection.execute(
        f"SELECT sum(stage = 'prospect'), {nets} FROM (SELECT {stage}, b.net "
        f"FROM ({of_customers(connection, currency, months)}) b "
        "LEFT JOIN customer c ON c.contact_id = b.contact_id LIMIT -1)",
        values(currency, months),
    )
    found = {one: (there[n] or 0, net[n] or 0) for n, one in enumerate(LIFECYCLES)}
    found["prospect"] = (strangers or 0, found["prospect"][1])
    return tuple(StageSum(one, *sums) for one, sums in found.items())


def best(connection: Connection, currency: str, months: Months, limit: int) -> tuple[Buyer, ...]:
    """Who bought for most in a time, less what they brought back then."""
    rows = connection.execute(
        f"""
        SELECT b.contact_id, c.fn, b.orders, b.net, k.last_day, t.net FROM (
          SELECT * FROM ({of_customers(connection, currency, months)}) WHERE orders > 0
           ORDER BY net DESC, contact_id LIMIT :limit) b
        JOIN contact c ON c.id = b.contact_id
        JOIN customer_total t ON t.contact_id = b.contact_id AND t.currency = :currency
        JOIN customer k ON k.contact_id = b.contact_id
        ORDER BY b.net DESC, b.contact_id""",
        {**values(currency, months), "limit": limit},
    )
    return tuple(
        Buyer(contact_id, fn, orders, net, (EPOCH + timedelta(days=last or 0)).isoformat(), lifetime)
        for contact_id, fn, orders, net, last, lifetime in rows
    )


def values(currency: str, months: Months) -> dict[str, object]:
    """The values that the SQL of a time asks for."""
    return {"currency": currency, "first": months.first, "last": months.last}
