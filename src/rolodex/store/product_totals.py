"""What was sold of each product in each month, kept by triggers that any program obeys.

A line counts under the month and the currency of its order, unless that is cancelled. An order takes its
lines out before it goes, for afterwards nobody could tell what they counted under; one that comes back by
undo finds the lines that came back before it.
"""

from __future__ import annotations

from rolodex.store.engine import Connection

TABLE = "product_total"
KEYS = ("month", "product_id", "currency")
COLUMNS = "month, product_id, currency, lines, quantity, total"
LINE = ("purchase_id", "product_id", "quantity", "total")
ORDER = ("month", "currency", "status")


def triggers() -> list[str]:
    """The triggers on orders and their lines."""
    line = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in LINE)
    order = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in ORDER)
    changed = f"AFTER UPDATE OF {', '.join(ORDER)} ON purchase WHEN ({order})"
    has_lines = "EXISTS (SELECT 1 FROM purchase_line WHERE purchase_id = {row}.id)"
    return [
        f"CREATE TRIGGER total_line_insert AFTER INSERT ON purchase_line\nBEGIN {_add_line()} END",
        f"CREATE TRIGGER total_line_delete AFTER DELETE ON purchase_line\nBEGIN {_take_line()} END",
        f"CREATE TRIGGER total_line_update AFTER UPDATE OF {', '.join(LINE)} ON purchase_line WHEN ({line})\n"
        f"BEGIN {_take_line()} {_add_line()} END",
        f"CREATE TRIGGER total_sold_insert AFTER INSERT ON purchase "
        f"WHEN {_counts('NEW')} AND {has_lines.format(row='NEW')}\nBEGIN {_add_order()} END",
        f"CREATE TRIGGER total_sold_delete BEFORE DELETE ON purchase "
        f"WHEN {_counts('OLD')} AND {has_lines.format(row='OLD')}\nBEGIN {_take_order()} END",
        f"CREATE TRIGGER total_sold_none AFTER UPDATE OF lines ON {TABLE} WHEN NEW.lines = 0\nBEGIN "
        f"DELETE FROM {TABLE} WHERE ({', '.join(KEYS)}) = (NEW.month, NEW.product_id, NEW.currency); END",
        f"CREATE TRIGGER total_sold_update_old {changed} AND {_counts('OLD')}\nBEGIN {_take_order()} END",
        f"CREATE TRIGGER total_sold_update_new {changed} AND {_counts('NEW')}\nBEGIN {_add_order()} END",
    ]


def rebuild(connection: Connection) -> None:
    """Make the table anew from the lines of the orders."""
    connection.execute(f"DELETE FROM {TABLE}")
    connection.execute(f"INSERT INTO {TABLE}({COLUMNS}) {_SUMS}")


def is_wrong(connection: Connection) -> bool:
    """Whether the table differs from the lines of the orders."""
    kept = f"SELECT {COLUMNS} FROM {TABLE}"
    return bool(
        connection.value(f"SELECT EXISTS({kept} EXCEPT SELECT * FROM ({_SUMS}))")
        or connection.value(f"SELECT EXISTS(SELECT * FROM ({_SUMS}) EXCEPT {kept})")
    )


def _counts(row: str) -> str:
    return f"{row}.status <> 'cancelled'"


_MORE = (
    f"ON CONFLICT({', '.join(KEYS)}) DO UPDATE SET lines = lines + excluded.lines, "
    "quantity = quantity + excluded.quantity, total = total + excluded.total;"
)
_SUMS = (
    "SELECT p.month, coalesce(l.product_id, 0), p.currency, count(*), sum(l.quantity), sum(l.total) "
    f"FROM purchase_line l JOIN purchase p ON p.id = l.purchase_id WHERE {_counts('p')} GROUP BY 1, 2, 3"
)


def _add_line() -> str:
    return (
        f"INSERT INTO {TABLE}({COLUMNS}) SELECT p.month, coalesce(NEW.product_id, 0), p.currency, 1, "
        f"NEW.quantity, NEW.total FROM purchase p WHERE p.id = NEW.purchase_id AND {_counts('p')} {_MORE}"
    )


def _take_line() -> str:
    this = (
        f"({', '.join(KEYS)}) = (SELECT p.month, coalesce(OLD.product_id, 0), p.currency FROM purchase p "
        f"WHERE p.id = OLD.purchase_id AND {_counts('p')})"
    )
    return (
        f"UPDATE {TABLE} SET lines = lines - 1, quantity = quantity - OLD.quantity, "
        f"total = total - OLD.total WHERE {this};"
    )


def _add_order() -> str:
    return (
        f"INSERT INTO {TABLE}({COLUMNS}) SELECT NEW.month, coalesce(product_id, 0), NEW.currency, count(*), "
        f"sum(quantity), sum(total) FROM purchase_line WHERE purchase_id = NEW.id GROUP BY 2 {_MORE}"
    )


def _take_order() -> str:
    lines = (
        "SELECT coalesce(product_id, 0) AS product, count(*) AS lines, sum(quantity) AS quantity, "
        "sum(total) AS total FROM purchase_line WHERE purchase_id = OLD.id GROUP BY 1"
    )
    return (
        f"UPDATE {TABLE} SET lines = {TABLE}.lines - s.lines, quantity = {TABLE}.quantity - s.quantity, "
        f"total = {TABLE}.total - s.total FROM ({lines}) AS s "
        "WHERE month = OLD.month AND currency = OLD.currency AND product_id = s.product;"
    )
