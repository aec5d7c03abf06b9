"""Customers by where they live, how they came, when they began and how they score."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.figures import Cohort, Origin, Place, Score
from rolodex.domain.folding import tokens
from rolodex.domain.period import Months
from rolodex.store import customers
from rolodex.store.engine import Connection
from rolodex.store.reports.sales import is_everything, of_customers, values

ASKED = ("source", "origen", "how they found us", "fuente", "procedencia", "como nos conocio")
"""Names of a field of the user's own that says how a customer came, folded."""

# The plus keeps SQLite from walking through all orders of that day.
FIRST_CAMPAIGN = (
    "CASE WHEN (c.contact_id, c.first_day) IN "
    "(SELECT contact_id, day FROM purchase WHERE campaign_id IS NOT NULL) THEN "
    "(SELECT p.campaign_id FROM purchase p WHERE p.contact_id = c.contact_id AND +p.day = c.first_day "
    "AND p.status <> 'cancelled' ORDER BY p.at, p.id LIMIT 1) END"
)
QUARTER = (
    "CAST(strftime('%Y', {day} * 86400, 'unixepoch') AS INTEGER) * 4 "
    "+ (CAST(strftime('%m', {day} * 86400, 'unixepoch') AS INTEGER) - 1) / 3"
)


def places(connection: Connection, currency: str, months: Months) -> tuple[Place, ...]:
    """Buyers and net sales of a time by country, region and postcode."""
    rows = connection.execute(
        f"""
        SELECT coalesce(c.country_code, ''), coalesce(c.region, ''), coalesce(c.code, ''),
               sum(b.orders > 0), sum(b.net)
          FROM ({of_customers(connection, currency, months)}) b
          LEFT JOIN customer c ON c.contact_id = b.contact_id GROUP BY 3, 2, 1""",
        values(currency, months),
    )
    return tuple(Place(*row) for row in rows)


def scores(connection: Connection, currency: str) -> tuple[Score, ...]:
    """How many customers of a currency have each recency and frequency."""
    scored = customers.scores(connection, "c")
    rows = connection.execute(
        f"SELECT {scored.recency} AS r, {scored.frequency} AS f, count(*), sum(c.rfm_net) FROM customer c "
        "WHERE c.currency = ? AND c.rfm_orders > 0 GROUP BY 1, 2 HAVING r > 0",
        (currency,),
    )
    return tuple(Score(*row) for row in rows)


def fields(connection: Connection) -> tuple[int, ...]:
    """The fields of the user's own that say how a customer came."""
    rows = connection.execute("SELECT id, name FROM custom_field ORDER BY id")
    return tuple(row_id for row_id, name in rows if " ".join(tokens(name)) in ASKED)


def came(field_ids: Sequence[int]) -> tuple[str, str]:
    """SQL of how the customer `c` (its contact `k`) came, and of which field, campaign or import says so."""
    ids = ", ".join(map(str, field_ids))
    said = (
        "(SELECT trim(v.value) FROM custom_value v WHERE v.contact_id = c.contact_id "
        f"AND v.field_id IN ({ids}) AND trim(v.value) <> '' ORDER BY v.position, v.id LIMIT 1)"
    )
    told = f"coalesce('campaign:' || {FIRST_CAMPAIGN}, 'import:' || k.import_id, 'hand:')"
    if field_ids:
        told = f"coalesce('said:' || {said}, {told})"
    return told, "customer c JOIN contact k ON k.id = c.contact_id"


def origins(connection: Connection, currency: str, months: Months) -> tuple[Origin, ...]:
    """How the customers came whose first order, in any currency, fell in a time."""
    told, rows_of = came(fields(connection))
    net = (
        "(SELECT sum(m.net) FROM {table} m WHERE m.currency = :currency "
        "AND m.contact_id = c.contact_id{within})"
    )
    if is_everything(connection, currency, months):
        # The row of the customer has it already for the currency most of the orders were in.
        kept = net.format(table="customer_total", within="")
        net = f"CASE WHEN c.currency = :currency THEN c.net ELSE {kept} END"
    else:
        net = net.format(table="customer_month_total", within=" AND m.month BETWEEN :first AND :last")
    rows = connection.execute(
        f"SELECT told, count(*), coalesce(sum(net), 0) FROM (SELECT {told} AS told, {net} AS net "
        f"FROM {rows_of} WHERE c.first_day BETWEEN :begin AND :end) GROUP BY told",
        {**values(currency, months), "begin": months.first_day, "end": months.last_day},
    )
    found = []
    for said, count, amount in rows:
        kind, _colon, key = said.partition(":")
        found.append(Origin(kind, key, _name(connection, kind, key), count, amount))
    return tuple(found)


def _name(connection: Connection, kind: str, key: str) -> str:
    if kind == "campaign":
        return str(connection.value("SELECT name FROM campaign WHERE id = ?", (int(key),)) or "")
    if kind == "import":
        said = connection.execute("SELECT label, file FROM import_batch WHERE id = ?", (int(key),))
        return next((label or file for label, file in said), "")
    return key if kind == "said" else ""


def cohorts(connection: Connection, currency: str, first: int, last: int) -> tuple[Cohort, ...]:
    """Customers by the quarter of their first order in a currency, and how many ordered in each later one.

    A customer's quarters are the bits of one number, so that nothing has to be sorted.
    """
    begin = Months(first * 3, first * 3).first_day
    end = Months(last * 3 + 2, last * 3 + 2).last_day
    rows = connection.execute(
        f"""
        SELECT quarter, mask, count(*) FROM (
          SELECT {QUARTER.format(day="t.first_day")} AS quarter,
            (SELECT sum(DISTINCT 1 << (m.month / 3 - :quarter)) FROM customer_month_total m
              WHERE m.currency = :currency AND m.contact_id = t.contact_id
                AND m.month BETWEEN :first AND :last AND m.orders > 0) AS mask
            FROM customer_total t
           WHERE t.currency = :currency AND t.first_day BETWEEN :begin AND :end AND t.orders > 0)
        GROUP BY quarter, mask""",
        {
            "currency": currency,
            "quarter": first,
            "first": first * 3,
            "last": last * 3 + 2,
            "begin": begin,
            "end": end,
        },
    )
    found: dict[int, list[int]] = {}
    for quarter, mask, count in rows:
        again = found.setdefault(quarter, [0] * (last - quarter + 1))
        for later in range(last - quarter + 1):
            if mask >> (quarter - first + later) & 1:
                again[later] += count
    return tuple(Cohort(quarter, again[0], tuple(again)) for quarter, again in sorted(found.items()))
