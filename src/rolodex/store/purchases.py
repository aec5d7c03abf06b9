"""Orders with their lines, payments and returns, in and out of their tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolodex.domain.purchase import Payment, Purchase, PurchaseLine, Refund
from rolodex.store.days import counted
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

ORDER = (
    "contact_id",
    "number",
    "at",
    "day",
    "month",
    "currency",
    "total",
    "discount",
    "tax",
    "status",
    "payment_method",
    "payment_reference",
    "campaign_id",
    "note",
    "due",
    "offer_id",
)
LINE = ("product_id", "position", "description", "quantity", "price", "discount", "total", "tax_rate")
PAYMENT = ("purchase_id", "at", "amount", "method", "reference")
REFUND = (
    "contact_id",
    "purchase_id",
    "purchase_line_id",
    "at",
    "day",
    "month",
    "currency",
    "amount",
    "quantity",
    "reason",
)
_WANTED = "(SELECT value FROM json_each(?))"


def get(connection: Connection, purchase_id: int) -> Purchase | None:
    """One order with its lines, payments and returns, or None when it is gone."""
    rows = connection.execute(f"SELECT {', '.join(ORDER)} FROM purchase WHERE id = ?", (purchase_id,))
    if not rows:
        return None
    cells: dict[str, Any] = dict(zip(ORDER, rows[0], strict=True))
    return Purchase(
        id=purchase_id,
        contact_id=cells["contact_id"],
        number=cells["number"],
        at=cells["at"],
        currency=cells["currency"],
        lines=_lines(connection, purchase_id),
        discount=cells["discount"],
        tax=cells["tax"],
        total=cells["total"],
        status=cells["status"],
        method=cells["payment_method"],
        reference=cells["payment_reference"],
        due=cells["due"],
        note=cells["note"],
        offer_id=cells["offer_id"] or 0,
        campaign_id=cells["campaign_id"] or 0,
        payments=_payments(connection, purchase_id),
        refunds=_refunds(connection, purchase_id),
    )


def insert(tx: Transaction, purchase: Purchase) -> int:
    """Write an order with its lines down and give its id; its payments and returns are written apart."""
    purchase_id = _insert(tx, "purchase", ORDER, _order(purchase))
    for position, line in enumerate(purchase.lines):
        _insert(tx, "purchase_line", ("purchase_id", *LINE), (purchase_id, *_line(line, position)))
    return purchase_id


def replace(tx: Transaction, purchase: Purchase) -> None:
    """Put this order in place of the one with its id; a line that it had keeps its id, others are new."""
    _update(tx, "purchase", ORDER, _order(purchase), purchase.id)
    known = {line.id for line in _lines(tx.connection, purchase.id)}
    gone = known - {line.id for line in purchase.lines}
    _delete(tx, "purchase_line", sorted(gone))
    for position, line in enumerate(purchase.lines):
        cells = _line(line, position)
        if line.id in known:
            _update(tx, "purchase_line", LINE, cells, line.id)
        else:
            _insert(tx, "purchase_line", ("purchase_id", *LINE), (purchase.id, *cells))
    for table in ("refund", "loyalty"):
        tx.connection.execute(
            f"UPDATE {table} SET contact_id = ?1 WHERE purchase_id = ?2 AND contact_id <> ?1",
            (purchase.contact_id, purchase.id),
        )


def set_status(tx: Transaction, purchase_id: int, status: str) -> None:
    """Let an order be open, paid or cancelled."""
    tx.connection.execute(
        "UPDATE purchase SET status = ?1 WHERE id = ?2 AND status <> ?1", (status, purchase_id)
    )


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these orders away with all that belongs to them."""
    _delete(tx, "purchase", ids)


def pay(tx: Transaction, payment: Payment) -> int:
    """Write a payment down and give its id."""
    return _insert(
        tx,
        "payment",
        PAYMENT,
        (payment.purchase_id, payment.at, payment.amount, payment.method, payment.reference),
    )


def payment(connection: Connection, payment_id: int) -> Payment | None:
    """One payment, or None when it is gone."""
    rows = connection.execute(f"SELECT id, {', '.join(PAYMENT)} FROM payment WHERE id = ?", (payment_id,))
    return Payment(*rows[0]) if rows else None


def delete_payment(tx: Transaction, payment_id: int) -> None:
    """Take a payment away."""
    _delete(tx, "payment", [payment_id])


def refund(tx: Transaction, given: Refund) -> int:
    """Write a return down and give its id."""
    day, month = counted(given.at)
    return _insert(
        tx,
        "refund",
        REFUND,
        (
            given.contact_id,
            given.purchase_id or None,
            given.line_id or None,
            given.at,
            day,
            month,
            given.currency,
            given.amount,
            given.quantity,
            given.reason,
        ),
    )


def refund_of_id(connection: Connection, refund_id: int) -> Refund | None:
    """One return, or None when it is gone."""
    found = _read_refunds(connection, "id = ?", refund_id)
    return found[0] if found else None


def delete_refund(tx: Transaction, refund_id: int) -> None:
    """Take a return away."""
    _delete(tx, "refund", [refund_id])


def reasons(connection: Connection, limit: int) -> tuple[str, ...]:
    """Why goods came back, the most frequent of the last reasons first."""
    rows = connection.execute(
        "SELECT reason FROM (SELECT reason FROM refund ORDER BY id DESC LIMIT 1000) WHERE reason <> '' "
        "GROUP BY reason ORDER BY count(*) DESC, reason LIMIT ?",
        (limit,),
    )
    return tuple(reason for (reason,) in rows)


def _lines(connection: Connection, purchase_id: int) -> tuple[PurchaseLine, ...]:
    rows = connection.execute(
        "SELECT id, coalesce(product_id, 0), description, quantity, price, discount, total, tax_rate "
        "FROM purchase_line WHERE purchase_id = ? ORDER BY position, id",
        (purchase_id,),
    )
    return tuple(PurchaseLine(*row) for row in rows)


def _payments(connection: Connection, purchase_id: int) -> tuple[Payment, ...]:
    rows = connection.execute(
        f"SELECT id, {', '.join(PAYMENT)} FROM payment WHERE purchase_id = ? ORDER BY at, id", (purchase_id,)
    )
    return tuple(Payment(*row) for row in rows)


def _refunds(connection: Connection, purchase_id: int) -> tuple[Refund, ...]:
    return _read_refunds(connection, "purchase_id = ? ORDER BY at, id", purchase_id)


def _read_refunds(connection: Connection, condition: str, value: int) -> tuple[Refund, ...]:
    rows = connection.execute(
        "SELECT id, contact_id, coalesce(purchase_id, 0), coalesce(purchase_line_id, 0), at, amount, "
        f"currency, quantity, reason FROM refund WHERE {condition}",
        (value,),
    )
    return tuple(Refund(*row) for row in rows)


def _order(purchase: Purchase) -> tuple[object, ...]:
    day, month = counted(purchase.at)
    return (
        purchase.contact_id,
        purchase.number,
        purchase.at,
        day,
        month,
        purchase.currency,
        purchase.total,
        purchase.discount,
        purchase.tax,
        purchase.status,
        purchase.method,
        purchase.reference,
        purchase.campaign_id or None,
        purchase.note,
        purchase.due,
        purchase.offer_id or None,
    )


def _line(line: PurchaseLine, position: int) -> tuple[object, ...]:
    return (
        line.product_id or None,
        position,
        line.description,
        line.quantity,
        line.price,
        line.discount,
        line.total,
        line.tax_rate,
    )


def _insert(tx: Transaction, table: str, columns: Sequence[str], cells: tuple[object, ...]) -> int:
    (kept,) = storable([cells])
    marks = ", ".join("?" * len(columns))
    return tx.connection.insert(f"INSERT INTO {table}({', '.join(columns)}) VALUES ({marks})", kept)


def _update(
    tx: Transaction, table: str, columns: Sequence[str], cells: tuple[object, ...], row_id: int
) -> None:
    """Change a row where it differs, so that nothing is written down that did not happen."""
    (kept,) = storable([cells])
    assignments = ", ".join(f"{column} = ?" for column in columns)
    differs = " OR ".join(f"{column} IS NOT ?" for column in columns)
    tx.connection.execute(
        f"UPDATE {table} SET {assignments} WHERE id = ? AND ({differs})", (*kept, row_id, *kept)
    )


def _delete(tx: Transaction, table: str, ids: Sequence[int]) -> None:
    tx.connection.execute(f"DELETE FROM {table} WHERE id IN {_WANTED}", (json.dumps(list(ids)),))
