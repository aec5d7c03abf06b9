"""What is counted from other rows and kept by triggers that any program obeys.

Orders, returns and net sales per customer, month and both are here; what was sold of each product, when a
contact was last talked to, how often a customer buys and which numbers of tickets are used up are in modules
of their own. How a customer stands is counted from these when a step ends.
"""

from __future__ import annotations

from collections.abc import Mapping

from rolodex.store import customers, last_contact, product_totals, rhythm, talk_totals, ticket_numbers
from rolodex.store.engine import Connection

SALES = ("customer_total", "month_total", "customer_month_total")
TABLES = (
    *SALES,
    product_totals.TABLE,
    last_contact.TABLE,
    rhythm.TABLE,
    customers.TABLE,
    customers.COUNTS,
    talk_totals.TABLE,
)
COUNTED = "{row}.status <> 'cancelled'"
KEYS = {
    "customer_total": ("contact_id", "currency"),
    "month_total": ("month", "currency"),
    "customer_month_total": ("contact_id", "month", "currency"),
}
READ: Mapping[str, tuple[str, ...]] = {
    "purchase": ("contact_id", "month", "currency", "day", "total", "status"),
    "refund": ("contact_id", "month", "currency", "amount"),
}


def install(connection: Connection) -> None:
    """Make the triggers anew."""
    remove(connection)
    for sql in triggers():
        connection.execute(sql)


def remove(connection: Connection) -> None:
    """Take the triggers away, as a migration needs it."""
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'total\\_%' ESCAPE '\\'"
    ):
        connection.execute(f'DROP TRIGGER "{name}"')


def rebuild(connection: Connection) -> None:
    """Make the totals anew from what they count."""
    for table in SALES:
        connection.execute(f"DELETE FROM {table}")
    for total in SALES:
        connection.execute(f"INSERT INTO {total}({_columns(total)}) {_sums(total)}")
    product_totals.rebuild(connection)
    last_contact.rebuild(connection)
    rhythm.rebuild(connection)
    customers.rebuild(connection)
    talk_totals.rebuild(connection)


def wrong(connection: Connection) -> list[str]:
    """The tables of totals that differ from what they count, those kept by triggers first."""
    found = [
        total
        for total in SALES
        if connection.value(f"SELECT EXISTS(SELECT {_columns(total)} FROM {total} EXCEPT {_sums(total)})")
        or connection.value(f"SELECT EXISTS({_sums(total)} EXCEPT SELECT {_columns(total)} FROM {total})")
    ]
    for counted in (product_totals, last_contact, rhythm, customers, talk_totals):
        if counted.is_wrong(connection):
            found.append(counted.TABLE)
    return found


def triggers() -> list[str]:
    """All triggers: a changed purchase or refund is taken out as it was and added as it is."""
    kept = (product_totals, last_contact, rhythm, customers, ticket_numbers)
    found = [trigger for counted in kept for trigger in counted.triggers()]
    # What was foretold of somebody goes with them; coming back, they are foretold with the next forecast.
    found.append(
        "CREATE TRIGGER total_expectation_delete AFTER DELETE ON contact\n"
        "BEGIN DELETE FROM expectation WHERE contact_id = OLD.id; END"
    )
    for table in ("purchase", "refund"):
        columns = READ[table]
        differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
        add = _body(table, "NEW", 1)
        take = _body(table, "OLD", -1)
        new, old = _condition(table, "NEW"), _condition(table, "OLD")
        found += [
            f"CREATE TRIGGER total_{table}_insert AFTER INSERT ON {table}{_when(new)}\nBEGIN {add} END",
            f"CREATE TRIGGER total_{table}_delete AFTER DELETE ON {table}{_when(old)}\nBEGIN {take} END",
            f"CREATE TRIGGER total_{table}_update_old AFTER UPDATE OF {', '.join(columns)} ON {table}"
            f"{_when(old, f'({differs})')}\nBEGIN {take} END",
            f"CREATE TRIGGER total_{table}_update_new AFTER UPDATE OF {', '.join(columns)} ON {table}"
            f"{_when(new, f'({differs})')}\nBEGIN {add} END",
        ]
    return found


def _condition(table: str, row: str) -> str:
    return COUNTED.format(row=row) if table == "purchase" else ""


def _when(*conditions: str) -> str:
    kept = [condition for condition in conditions if condition]
    return f" WHEN {' AND '.join(kept)}" if kept else ""


def _body(table: str, row: str, sign: int) -> str:
    return " ".join(_count(total, table, row, sign) for total in SALES)


def _count(total: str, table: str, row: str, sign: int) -> str:
    """Statements that add a row to one table of totals (sign 1), or take it out (sign -1)."""
    keys = KEYS[total]
    counter = "orders" if table == "purchase" else "refunds"
    amount = f"{row}.total" if table == "purchase" else f"-{row}.amount"
    this = " AND ".join(f"{key} = {row}.{key}" for key in keys)
    days = total == "customer_total" and table == "purchase"
    if sign > 0:
        columns = ", ".join((*keys, counter, "net", *(("first_day", "last_day") if days else ())))
        values = ", ".join(
            (*(f"{row}.{key}" for key in keys), "1", amount, *((f"{row}.day",) * 2 if days else ()))
        )
        span = (
            ", first_day = min(coalesce(first_day, excluded.first_day), excluded.first_day)"
            ", last_day = max(coalesce(last_day, excluded.last_day), excluded.last_day)"
            if days
            else ""
        )
        return (
            f"INSERT INTO {total}({columns}) VALUES ({values}) ON CONFLICT({', '.join(keys)}) "
            f"DO UPDATE SET {counter} = {counter} + 1, net = net + excluded.net{span};"
        )
    span = "".join(
        f", {column} = CASE WHEN {column} = {row}.day THEN (SELECT {function}(day) FROM purchase "
        f"WHERE contact_id = {row}.contact_id AND currency = {row}.currency "
        f"AND {COUNTED.format(row='purchase')}) ELSE {column} END"
        for column, function in (("first_day", "min"), ("last_day", "max"))
        if days
    )
    return (
        f"UPDATE {total} SET {counter} = {counter} - 1, net = net - ({amount}){span} WHERE {this}; "
        f"DELETE FROM {total} WHERE {this} AND orders = 0 AND refunds = 0;"
    )


def _columns(total: str) -> str:
    days = ("first_day", "last_day") if total == "customer_total" else ()
    return ", ".join((*KEYS[total], "orders", "refunds", "net", *days))


def _sums(total: str) -> str:
    """What a table of totals must hold."""
    names = ", ".join(KEYS[total])
    span = ", min(first), max(last)" if total == "customer_total" else ""
    return (
        f"SELECT {names}, sum(orders), sum(refunds), sum(net){span} FROM ("
        f"SELECT {names}, 1 AS orders, 0 AS refunds, total AS net, day AS first, day AS last "
        f"FROM purchase WHERE {COUNTED.format(row='purchase')} "
        f"UNION ALL SELECT {names}, 0, 1, -amount, NULL, NULL FROM refund) GROUP BY {names}"
    )
