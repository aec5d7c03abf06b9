"""Products that were sold and what came back of them."""

from __future__ import annotations

from rolodex.domain.figures import Reason, Sold
from rolodex.domain.period import Months
from rolodex.store.engine import Connection
from rolodex.store.reports.sales import WITHIN, values


def products(connection: Connection, currency: str, months: Months) -> tuple[Sold, ...]:
    """What was sold of each product in a time, and what came back of it then."""
    rows = connection.execute(
        f"""
        SELECT s.product_id, coalesce(p.name, ''), coalesce(p.category, ''),
               sum(s.quantity), sum(s.total), sum(s.returned), sum(s.back), sum(s.returns) FROM (
          SELECT product_id, sum(quantity) AS quantity, sum(total) AS total,
                 0 AS returned, 0 AS back, 0 AS returns
            FROM product_total WHERE {WITHIN} GROUP BY product_id
          UNION ALL
          SELECT coalesce(l.product_id, 0), 0, 0, sum(r.amount), sum(r.quantity), count(*)
            FROM (SELECT purchase_line_id AS line, amount, quantity FROM refund WHERE {WITHIN}) r
            JOIN purchase_line l ON l.id = r.line GROUP BY 1) s
        LEFT JOIN product p ON p.id = s.product_id
        GROUP BY s.product_id ORDER BY s.product_id""",
        values(currency, months),
    )
    return tuple(Sold(*row) for row in rows)


def reasons(connection: Connection, currency: str, months: Months) -> tuple[Reason, ...]:
    """Why things came back in a time."""
    rows = connection.execute(
        f"SELECT reason, count(*), sum(amount) FROM refund WHERE {WITHIN} GROUP BY reason ORDER BY reason",
        values(currency, months),
    )
    return tuple(Reason(*row) for row in rows)
