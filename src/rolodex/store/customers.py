"""How each customer stands: one row per contact who ever ordered, counted anew whenever that changes.

The row holds what does not depend on the day: through which day the contact is new, active, slipping. So a
day is only a number to compare with, and nothing has to be counted anew at midnight. What was bought in the
months of a window does depend on the month, and is counted anew at its turn.

`lifecycle` and `scores` give SQL for others to stand in their own questions.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from rolodex.domain.lifecycle import LEAST_FOR_SCORES, LEAST_FOR_VIP, Cuts, Limits, Stage, places
from rolodex.domain.preferences import KEYS, Preferences, chosen
from rolodex.domain.segment import LIFECYCLES, Lifecycle
from rolodex.store import countries, settings
from rolodex.store.days import EPOCH
from rolodex.store.engine import Connection

T = TypeVar("T")

TABLE = "customer"
COUNTS = "customer_count"
BASIS = "customers_counted"
"""The setting that says by which month and limits the rows were counted."""
COLUMNS = (
    "contact_id, currency, orders, refunds, first_day, last_day, interval, net, window_orders, window_net, "
    "rfm_orders, rfm_net, new_until, active_until, slipping_until, country_code, region, code"
)
MEASURES = {"recency": "last_day", "frequency": "rfm_orders", "monetary": "rfm_net"}
"""What is scored, and the column that it goes by."""
NAMES = tuple(field.name for field in fields(Limits))


@dataclass(frozen=True, slots=True)
class Basis:
    """What the rows are counted by: the last month of their windows (year * 12 + month - 1), and limits."""

    month: int
    limits: Limits


def triggers() -> list[str]:
    """The triggers on `customer` that count its rows by currency: a row only comes and goes."""
    this = "currency = OLD.currency"
    return [
        f"CREATE TRIGGER total_customer_insert AFTER INSERT ON {TABLE}\n"
        f"BEGIN INSERT INTO {COUNTS}(currency, customers, buyers) "
        "VALUES (NEW.currency, 1, NEW.window_net > 0) ON CONFLICT(currency) DO UPDATE SET "
        "customers = customers + 1, buyers = buyers + excluded.buyers; END",
        f"CREATE TRIGGER total_customer_delete AFTER DELETE ON {TABLE}\n"
        f"BEGIN UPDATE {COUNTS} SET customers = customers - 1, buyers = buyers - (OLD.window_net > 0) "
        f"WHERE {this}; DELETE FROM {COUNTS} WHERE {this} AND customers = 0; END",
    ]


def basis(connection: Connection) -> Basis:
    """What the rows are counted by; where they never were, this month and the limits of the settings."""
    said = settings.document(connection, BASIS)
    month = said.pop("month", None)
    if not isinstance(month, int) or {*said} != {*NAMES}:
        return wanted(connection, datetime.now(UTC).date())
    return Basis(month, Limits(**said))


def wanted(connection: Connection, today: date) -> Basis:
    """What the rows should be counted by on this day."""
    return Basis(today.year * 12 + today.month - 1, limits(connection))


def limits(connection: Connection) -> Limits:
    """The limits of the settings."""
    found = chosen(settings.texts(connection, KEYS), Preferences())
    return Limits(**{name: getattr(found, name) for name in NAMES})


def is_due(connection: Connection, today: date) -> bool:
    """Whether the rows have to be counted anew: another month began, or the settings were changed."""
    return basis(connection) != wanted(connection, today)


def keep(connection: Connection, basis: Basis) -> None:
    """Count by this from now on; the rows stay as they are."""
    settings.put(connection, BASIS, json.dumps({"month": basis.month, **asdict(basis.limits)}))


def refresh(connection: Connection, contact_ids: Collection[int]) -> None:
    """Count these contacts anew, whether they still exist or not."""
    if not contact_ids:
        return
    by = basis(connection)
    if not settings.get(connection, BASIS):
        keep(connection, by)
    ids = json.dumps(list(contact_ids))
    connection.execute(f"DELETE FROM {TABLE} WHERE contact_id IN (SELECT value FROM json_each(?))", (ids,))
    among = "IN (SELECT value FROM json_each(:ids))"
    connection.execute(
        f"INSERT INTO {TABLE}({COLUMNS}) {_rows(among)}", _values(connection, by, among, {"ids": ids})
    )


def known(connection: Connection, contact_ids: Collection[int]) -> set[int]:
    """Those of these contacts who have a row."""
    if not contact_ids:
        return set()
    rows = connection.execute(
        f"SELECT contact_id FROM {TABLE} WHERE contact_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(contact_ids)),),
    )
    return {contact_id for (contact_id,) in rows}


def rebuild(connection: Connection, by: Basis | None = None) -> None:
    """Count all customers anew, by what they were counted by before or by something else from now on."""
    by = by or basis(connection)
    keep(connection, by)
    connection.execute(f"DELETE FROM {TABLE}")
    connection.execute(f"DELETE FROM {COUNTS}")
    connection.execute(f"INSERT INTO {TABLE}({COLUMNS}) {_rows()}", _values(connection, by))


def is_wrong(connection: Connection) -> bool:
    """Whether a row, or how many there are, differs from what it is counted from."""
    counted = f"SELECT currency, count(*), sum(window_net > 0) FROM {TABLE} GROUP BY currency ORDER BY 1"
    if connection.execute(counted) != connection.execute(f"SELECT * FROM {COUNTS} ORDER BY 1"):
        return True
    right, kept = _rows(), f"SELECT {COLUMNS} FROM {TABLE}"
    values = _values(connection, basis(connection))
    return bool(
        connection.value(f"SELECT EXISTS(SELECT * FROM ({right}) EXCEPT {kept})", values)
        or connection.value(f"SELECT EXISTS({kept} EXCEPT SELECT * FROM ({right}))", values)
    )


def lifecycle(connection: Connection, today: date, row: str = TABLE) -> str:
    """SQL that gives the state of a row of `customer` under the name `row` on a day.

    It has no parameters. Where the row may be missing (LEFT JOIN), that is a prospect.
    """
    day = (today - EPOCH).days
    best = " ".join(
        f"WHEN {_text(currency)} THEN {row}.window_net >= {int(least)}"
        for currency, least in thresholds(connection).items()
    )
    vip = (
        f"WHEN {row}.active_until >= {day} AND CASE {row}.currency {best} ELSE 0 END THEN 'vip' "
        if best
        else ""
    )
    return (
        f"CASE WHEN {row}.contact_id IS NULL THEN 'prospect' WHEN {row}.new_until >= {day} THEN 'new' {vip}"
        f"WHEN {row}.active_until >= {day} THEN 'active' WHEN {row}.slipping_until >= {day} THEN 'slipping' "
        "ELSE 'inactive' END"
    )


def thresholds(connection: Connection) -> Mapping[str, int]:
    """The least net sales in the window that put a customer among the best, by currency.

    Compared are the customers of a currency who bought for more than they returned in the window; where
    these are too few to say it of anybody, the currency is left out.
    """
    currencies = connection.execute(f"SELECT currency FROM {COUNTS}")
    found = {currency: best(connection, currency) for (currency,) in currencies}
    return {currency: least for currency, least in found.items() if least}


def best(connection: Connection, currency: str) -> int:
    """The least net sales in the window that put a customer of a currency among the best, 0 for nobody."""
    return _once(connection, ("best", currency), lambda: _best(connection, currency))


def _best(connection: Connection, currency: str) -> int:
    buyers = f"SELECT buyers FROM {COUNTS} WHERE currency = ?"
    customers = connection.value(buyers, (currency,)) or 0
    most = customers * basis(connection).limits.vip_percent // 100
    if customers < LEAST_FOR_VIP or not most:
        return 0
    return int(
        connection.value(
            f"SELECT window_net FROM {TABLE} INDEXED BY customer_by_currency_window_net "
            "WHERE currency = ? ORDER BY window_net DESC LIMIT 1 OFFSET ?",
            (currency, most - 1),
        )
    )


def between(connection: Connection, currency: str, low: int, high: int) -> set[int]:
    """Who bought mostly in a currency, for at least `low` and less than `high` in the window."""
    rows = connection.execute(
        f"SELECT contact_id FROM {TABLE} INDEXED BY customer_by_currency_window_net "
        "WHERE currency = ? AND window_net >= ? AND window_net < ?",
        (currency, low, high),
    )
    return {contact_id for (contact_id,) in rows}


def place(connection: Connection, currency: str, net: int) -> tuple[int, int]:
    """How many buy mostly in a currency, and how many of them bought for more than this ever."""
    customers, middle = _once(connection, ("net", currency), lambda: _middle(connection, currency))
    side = f"SELECT count(*) FROM {TABLE} INDEXED BY customer_by_currency_net WHERE currency = ? AND net"
    if net >= middle:  # the shorter way to it
        return customers, connection.value(f"{side} > ?", (currency, net))
    return customers, customers - connection.value(f"{side} <= ?", (currency, net))


def _middle(connection: Connection, currency: str) -> tuple[int, int]:
    """How many buy mostly in a currency, and the net sales in the middle of theirs."""
    customers = connection.value(f"SELECT customers FROM {COUNTS} WHERE currency = ?", (currency,)) or 0
    middle = (
        f"SELECT net FROM {TABLE} INDEXED BY customer_by_currency_net "
        "WHERE currency = ? ORDER BY net LIMIT 1 OFFSET ?"
    )
    return customers, connection.value(middle, (currency, customers // 2)) or 0


def _once(connection: Connection, key: Hashable, make: Callable[[], T]) -> T:
    """What was made for a key, made anew once anything was written."""
    known: dict[Hashable, T] = connection.remembered(TABLE, dict)
    if key not in known:
        known[key] = make()
    return known[key]


def stages(connection: Connection, today: date) -> tuple[Stage, ...]:
    """How many are in each state on a day, and what they bought ever, by currency."""
    counts: Counter[str] = Counter()
    net: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for state, currency, customers, amount in connection.execute(
        f"SELECT {lifecycle(connection, today)}, currency, count(*), sum(net) FROM {TABLE} GROUP BY 1, 2"
    ):
        counts[state] += customers
        net[state].append((currency, customers, amount))
    people, groups = _people(connection)
    counts["prospect"] = people - sum(counts.values()) + groups
    return tuple(
        Stage(
            state,
            counts[state],
            tuple(
                (currency, amount)
                for currency, _, amount in sorted(net[state], key=lambda one: (-one[1], one[0]))
            ),
        )
        for state in LIFECYCLES
    )


def _people(connection: Connection) -> tuple[int, int]:
    """How many people and companies there are, and how many groups ever ordered."""
    from rolodex.store import vocabulary  # start-up: each step imports this module
    from rolodex.store.entry import COMPANIES, GROUPS, PEOPLE
    from rolodex.store.ranking import span

    groups = connection.value(
        f"SELECT count(*) FROM entry e JOIN {TABLE} k ON k.contact_id = e.contact_id "
        "WHERE e.rank > ? AND e.rank <= ?",
        span(GROUPS),
    )
    return vocabulary.count(connection, (PEOPLE, COMPANIES), ""), groups


def states(connection: Connection, contact_ids: Collection[int], today: date) -> dict[int, Lifecycle]:
    """The state of each of these contacts on a day."""
    return dict(
        connection.execute(
            f"SELECT w.value, {lifecycle(connection, today, 'k')} FROM json_each(?) w "
            f"LEFT JOIN {TABLE} k ON k.contact_id = w.value",
            (json.dumps(list(contact_ids)),),
        )
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """SQL that gives each score of a row of `customer`: 1 to 5, 0 where it has none; no parameters."""

    recency: str
    frequency: str
    monetary: str


def scores(connection: Connection, row: str = TABLE) -> Scores:
    """The scores of the rows of `customer` under the name `row`."""
    by_currency = cuts(connection)

    def scored(measure: str) -> str:
        cases = " ".join(
            f"WHEN {_text(currency)} THEN 1 + "
            + " + ".join(f"({row}.{MEASURES[measure]} > {int(cut)})" for cut in getattr(found, measure))
            for currency, found in by_currency.items()
        )
        return (
            f"CASE WHEN {row}.rfm_orders > 0 THEN CASE {row}.currency {cases} ELSE 0 END ELSE 0 END"
            if cases
            else "0"
        )

    return Scores(*map(scored, MEASURES))


def cuts(connection: Connection) -> Mapping[str, Cuts]:
    """What separates the fifths of the customers who ordered in the window, by currency.

    Currencies with too few such customers are left out.
    """
    return _once(connection, "cuts", lambda: _cuts(connection))


def _cuts(connection: Connection) -> Mapping[str, Cuts]:
    counts = connection.execute(
        f"SELECT currency, count(*) FROM {TABLE} INDEXED BY customer_by_frequency "
        "WHERE rfm_orders > 0 GROUP BY currency"
    )
    return {
        currency: Cuts(customers, *(_cut(connection, currency, customers, measure) for measure in MEASURES))
        for currency, customers in counts
        if customers >= LEAST_FOR_SCORES
    }


def _cut(connection: Connection, currency: str, customers: int, measure: str) -> tuple[int, ...]:
    """The values of a measure that separate the fifths; without a word of it SQLite would sort them."""
    return tuple(
        connection.value(
            f"SELECT {MEASURES[measure]} FROM {TABLE} INDEXED BY customer_by_{measure} "
            "WHERE currency = ? AND rfm_orders > 0 ORDER BY 1 LIMIT 1 OFFSET ?",
            (currency, place),
        )
        for place in places(customers)
    )


def _text(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def _values(
    connection: Connection, by: Basis, among: str = "", more: Mapping[str, object] | None = None
) -> dict[str, object]:
    """The values that the SQL of `_rows` asks for."""
    where = (
        f" AND contact_id {among}" if among else " AND contact_id IN (SELECT contact_id FROM customer_total)"
    )
    lands = [
        (name, given, countries.code(name, given).upper())
        for name, given in connection.execute(
            "SELECT DISTINCT country, country_code FROM adr "
            f"WHERE (country <> '' OR country_code <> ''){where}",
            more or {},
        )
    ]
    return {
        **(more or {}),
        **asdict(replace(by.limits)),
        "month": by.month,
        "lands": json.dumps(lands),
    }


def _rows(among: str = "") -> str:
    """What the rows must hold, of all customers or of those among some ids.

    Orders, returns, days and the interval are over all currencies, money in the one most orders were made in.
    """
    only = f"WHERE contact_id {among}" if among else ""
    window = (
        "(SELECT coalesce(sum({what}), 0) FROM customer_month_total m WHERE m.contact_id = c.contact_id "
        "AND m.month > :month - :{months} AND m.month <= :month{more})"
    )
    own = " AND m.currency = c.currency"
    return f"""
WITH land(name, given, code) AS MATERIALIZED (
  SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(:lands)
), summed AS (
  SELECT contact_id, currency, net,
    row_number() OVER (PARTITION BY contact_id ORDER BY orders DESC, net DESC, currency) AS place,
    sum(orders) OVER (PARTITION BY contact_id) AS orders,
    sum(refunds) OVER (PARTITION BY contact_id) AS refunds,
    min(first_day) OVER (PARTITION BY contact_id) AS first_day,
    max(last_day) OVER (PARTITION BY contact_id) AS last_day
  FROM customer_total {only}
), c AS (
  SELECT s.*,
    CASE WHEN s.orders = 2 THEN s.last_day - s.first_day ELSE coalesce(r.interval, 0) END AS interval,
    (SELECT x.id FROM adr x WHERE x.contact_id = s.contact_id
      ORDER BY CASE x.pref WHEN 0 THEN 101 ELSE x.pref END, x.position, x.id LIMIT 1) AS adr_id
  FROM summed s LEFT JOIN rhythm r ON r.contact_id = s.contact_id WHERE s.place = 1 AND s.orders > 0
)
SELECT c.contact_id, c.currency, c.orders, c.refunds, c.first_day, c.last_day, c.interval, c.net,
  {window.format(what="orders", months="vip_months", more=own)},
  {window.format(what="net", months="vip_months", more=own)},
  {window.format(what="orders", months="rfm_months", more="")},
  {window.format(what="net", months="rfm_months", more=own)},
  c.first_day + :new_days - 1,
  c.last_day + CASE WHEN c.interval > 0 THEN c.interval * :active_intervals ELSE :active_days - 1 END,
  c.last_day + CASE WHEN c.interval > 0 THEN c.interval * :slipping_intervals ELSE :slipping_days END,
  coalesce(land.code, ''), coalesce(a.region, ''), coalesce(a.code, '')
FROM c LEFT JOIN adr a ON a.id = c.adr_id
LEFT JOIN land ON land.name = a.country AND land.given = a.country_code"""
