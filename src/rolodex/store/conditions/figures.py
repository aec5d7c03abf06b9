"""Who is behind a row of a report: the very rows that its figures were counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rolodex.domain.period import Months, number
from rolodex.domain.segment import REPORTED, Condition
from rolodex.store import customers
from rolodex.store.conditions.asking import Asking, Found
from rolodex.store.days import local_day
from rolodex.store.reports import crowds, doings


def months(condition: Condition) -> Months:
    """The months of a condition. Raises ValueError where it names none."""
    return Months(number(condition.span.first[:7]), number(condition.span.last[:7]))


def bought(asking: Asking, condition: Condition, first: int | None = None, last: int | None = None) -> str:
    """SQL of who ordered in the currency within the months of the condition, or within others."""
    time = months(condition)
    begin, end = (time.first if first is None else first), (time.last if last is None else last)
    return (
        "SELECT contact_id FROM customer_month_total "
        f"WHERE currency = {asking.bind(condition.currency)} AND month BETWEEN {begin} AND {end} "
        f"AND orders > 0{asking.only()}"
    )


def area(asking: Asking, condition: Condition) -> Found:
    """Who ordered in the time and lives in a country, region or postcode."""
    columns = ("country_code", "region", "code")
    places = [
        f"{column} = {asking.bind(key)}" for column, key in zip(columns, condition.values, strict=False)
    ]
    those = f"SELECT contact_id FROM customer WHERE {' AND '.join(places)}"
    if condition.values == ("",):
        those = (
            f"SELECT contact_id FROM ({bought(asking, condition)}) EXCEPT SELECT contact_id FROM customer "
        )
        those += "WHERE country_code <> ''"
    return Found(f"SELECT contact_id FROM ({bought(asking, condition)}) WHERE contact_id IN ({those})")


def origin(asking: Asking, condition: Condition) -> Found:
    """Whose first order fell in the time, and who came so."""
    time = months(condition)
    told, rows = crowds.came(crowds.fields(asking.connection))
    return Found(
        f"SELECT c.contact_id FROM {rows} WHERE c.first_day BETWEEN {time.first_day} AND {time.last_day} "
        f"AND {told} = {asking.bind(condition.values[0])}{asking.only('c.contact_id')}"
    )


def cohort(asking: Asking, condition: Condition) -> Found:
    """Whose first order in the currency fell in one quarter, and who ordered in another."""
    began, again = (int(key) for key in condition.values)
    time = Months(began * 3, began * 3 + 2)
    return Found(
        f"{bought(asking, condition, again * 3, again * 3 + 2)} AND contact_id IN ("
        f"SELECT contact_id FROM customer_total WHERE currency = {asking.bind(condition.currency)} "
        f"AND orders > 0 AND first_day BETWEEN {time.first_day} AND {time.last_day})"
    )


def scores(asking: Asking, condition: Condition) -> Found:
    """Customers of the currency of one recency and one frequency."""
    recency, frequency = (int(key) for key in condition.values)
    scored = customers.scores(asking.connection)
    return Found(
        f"SELECT contact_id FROM customer WHERE currency = {asking.bind(condition.currency)} "
        f"AND {scored.recency} = {recency} AND {scored.frequency} = {frequency}{asking.only()}"
    )


def product(asking: Asking, condition: Condition) -> Found:
    """Who ordered a product (0: a line without one) in the time."""
    product_id = int(condition.values[0])
    such = f"l.product_id = {product_id}" if product_id else "l.product_id IS NULL"
    return _of_lines(asking, condition, such)


def category(asking: Asking, condition: Condition) -> Found:
    """Who ordered something of a category in the time; of none, also lines without a product."""
    name = condition.values[0]
    such = f"l.product_id IN (SELECT id FROM product WHERE category = {asking.bind(name)})"
    return _of_lines(asking, condition, such if name else f"(l.product_id IS NULL OR {such})")


def _of_lines(asking: Asking, condition: Condition, such: str) -> Found:
    time = months(condition)
    return Found(
        "SELECT p.contact_id FROM purchase p JOIN purchase_line l ON l.purchase_id = p.id "
        f"WHERE p.day BETWEEN {time.first_day} AND {time.last_day} "
        f"AND p.currency = {asking.bind(condition.currency)} AND p.status <> 'cancelled' "
        f"AND {such}{asking.only('p.contact_id')}"
    )


def _returns(asking: Asking, condition: Condition, rows: str, such: str) -> Found:
    time = months(condition)
    return Found(
        f"SELECT r.contact_id FROM {rows} WHERE r.month BETWEEN {time.first} AND {time.last} "
        f"AND r.currency = {asking.bind(condition.currency)} AND {such}{asking.only('r.contact_id')}"
    )


def reason(asking: Asking, condition: Condition) -> Found:
    """Who brought something back for a reason."""
    return _returns(asking, condition, "refund r", f"r.reason = {asking.bind(condition.values[0])}")


def back(asking: Asking, condition: Condition) -> Found:
    """Who brought a product back."""
    product_id = int(condition.values[0])
    such = f"l.product_id = {product_id}" if product_id else "l.product_id IS NULL"
    return _returns(asking, condition, "refund r JOIN purchase_line l ON l.id = r.purchase_line_id", such)


def campaign(asking: Asking, condition: Condition) -> Found:
    """Who got a campaign, or is in one state of it."""
    such = f"= {asking.bind(condition.of)}" if condition.of else f"IN {doings.SENT}"
    return Found(
        f"SELECT contact_id FROM campaign_member WHERE campaign_id = {int(condition.values[0])} "
        f"AND state {such}{asking.only()}"
    )


def stage(asking: Asking, condition: Condition) -> Found:
    """Who has an open deal in a stage."""
    stage_id = int(condition.values[0])
    return Found(
        "SELECT contact_id FROM deal WHERE status = 'open' "
        f"AND currency = {asking.bind(condition.currency)} "
        f"AND stage_id {f'= {stage_id}' if stage_id else 'IS NULL'}{asking.only()}"
    )


def closed(asking: Asking, condition: Condition) -> Found:
    """Whose deal was won or lost in the time, for one reason or any."""
    status, *why = condition.values
    such = f" AND reason = {asking.bind(why[0])}" if why else ""
    first, last = asking.bind(condition.span.first[:7]), asking.bind(condition.span.last[:7])
    return Found(
        f"SELECT contact_id FROM deal WHERE status = {asking.bind(status)} "
        f"AND currency = {asking.bind(condition.currency)} "
        f"AND substr({local_day('closed_at')}, 1, 7) BETWEEN {first} AND {last}{such}{asking.only()}"
    )


def talked(asking: Asking, condition: Condition) -> Found:
    """Customers who were talked to in a month."""
    month = number(condition.values[0])
    return Found(_talked(asking, condition, Months(month, month)))


def followed(asking: Asking, condition: Condition) -> Found:
    """Customers who ordered soon after the first talk of a month that is long enough over."""
    time = months(condition)
    ripe = Months(time.first, min(time.last, int(condition.values[0])))
    return Found(f"{_talked(asking, condition, ripe)} AND followed")


def _talked(asking: Asking, condition: Condition, time: Months) -> str:
    return (
        f"SELECT contact_id FROM talk_total WHERE currency = {asking.bind(condition.currency)} "
        f"AND month BETWEEN {time.first} AND {time.last}{asking.only()}"
    )


def hour(asking: Asking, condition: Condition) -> Found:
    """Who was called at an hour of a weekday."""
    time = months(condition)
    weekday, at = (int(key) for key in condition.values)
    return Found(
        f"SELECT contact_id FROM activity WHERE {doings.CALLS} "
        f"AND day BETWEEN {time.first_day} AND {time.last_day} "
        f"AND CAST(strftime('%w', at, 'localtime') AS INTEGER) = {(weekday + 1) % 7} "
        f"AND CAST(strftime('%H', at, 'localtime') AS INTEGER) = {at}{asking.only()}"
    )


def due(asking: Asking, condition: Condition) -> Found:
    """Who had a follow-up due in a month that is over."""
    asking.values["today"] = asking.today.isoformat()
    return Found(
        f"SELECT r.contact_id FROM {doings.ALL_DUE} r "
        f"WHERE substr(r.due, 1, 7) = {asking.bind(condition.values[0])} "
        f"AND ({doings.KEPT_STATE}) <> ''{asking.only('r.contact_id')}"
    )


Maker = Callable[[Asking, Condition], Found]
FAMILY: Mapping[str, Maker] = MappingProxyType(
    {
        f"{REPORTED}{maker.__name__}": maker
        for maker in (
            area,
            origin,
            cohort,
            scores,
            product,
            category,
            reason,
            back,
            campaign,
            stage,
            closed,
            talked,
            followed,
            hour,
            due,
        )
    }
)
