"""Lists of orders, page by page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rolodex.domain.purchase import PurchaseRow, Unpaid
from rolodex.store.engine import Connection

_ROW = """
SELECT p.id, p.contact_id, coalesce(c.fn, ''), p.number, p.at, p.currency, p.total,
       CASE p.status WHEN 'open' THEN max(0, p.total
         - (SELECT coalesce(sum(amount), 0) FROM payment WHERE purchase_id = p.id)
         - (SELECT coalesce(sum(amount), 0) FROM refund WHERE purchase_id = p.id)) ELSE 0 END,
       p.status, p.due,
       coalesce((SELECT group_concat(
           CASE WHEN l.quantity = 1000 THEN ''
                WHEN l.quantity % 1000 = 0 THEN (l.quantity / 1000) || ' × '
                ELSE rtrim(printf('%d.%03d', l.quantity / 1000, l.quantity % 1000), '0') || ' × ' END
           || l.description, ', ')
         FROM (SELECT quantity, description FROM purchase_line
                WHERE purchase_id = p.id ORDER BY position, id) AS l), ''),
       (SELECT coalesce(sum(amount), 0) FROM refund WHERE purchase_id = p.id)
  FROM purchase AS p LEFT JOIN contact AS c ON c.id = p.contact_id
"""
_NEWEST = "ORDER BY p.day DESC, p.id DESC"


def rows(  # noqa: PLR0917 - what is asked for, and which page of it
    connection: Connection, text: str, open_only: bool, contact_id: int, limit: int, offset: int
) -> tuple[PurchaseRow, ...]:
    """A page of orders, the newest first."""
    condition, params = _condition(text, open_only, contact_id)
    found = connection.execute(f"{_ROW} {condition} {_NEWEST} LIMIT ? OFFSET ?", (*params, limit, offset))
    return tuple(PurchaseRow(*cells) for cells in found)


def count(connection: Connection, text: str, open_only: bool, contact_id: int) -> int:
    """How many orders there are."""
    condition, params = _condition(text, open_only, contact_id)
    return int(connection.value(f"SELECT count(*) FROM purchase AS p {condition}", params))


def to_pay(connection: Connection, text: str, limit: int, offset: int) -> tuple[PurchaseRow, ...]:
    """A page of the orders still to be paid: by the date they are due, those without one last."""
    condition, params = _condition(text, True, 0)
    order = "ORDER BY p.due = '', p.due, p.day, p.id"
    found = connection.execute(f"{_ROW} {condition} {order} LIMIT ? OFFSET ?", (*params, limit, offset))
    return tuple(PurchaseRow(*cells) for cells in found)


def unpaid(connection: Connection, today: str) -> tuple[Unpaid, ...]:
    """What is still to be paid, by currency, the most orders first; late is what was due before today."""
    found = connection.execute(
        "SELECT currency, count(*), sum(left), sum(late), sum(CASE WHEN late THEN left ELSE 0 END) FROM ("
        "SELECT currency, due <> '' AND due < ? AS late, total"
        " - (SELECT coalesce(sum(amount), 0) FROM payment WHERE purchase_id = p.id)"
        " - (SELECT coalesce(sum(amount), 0) FROM refund WHERE purchase_id = p.id) AS left"
        " FROM purchase AS p WHERE status = 'open') WHERE left > 0 "
        "GROUP BY currency ORDER BY count(*) DESC, currency",
        (today,),
    )
    return tuple(Unpaid(*cells) for cells in found)


def of_ids(connection: Connection, ids: Sequence[int]) -> tuple[PurchaseRow, ...]:
    """The orders with these ids as they are listed, the newest first; those that are gone are left out."""
    found = connection.execute(
        f"{_ROW} WHERE p.id IN (SELECT value FROM json_each(?)) {_NEWEST}", (json.dumps(list(ids)),)
    )
    return tuple(PurchaseRow(*cells) for cells in found)


def _condition(text: str, open_only: bool, contact_id: int) -> tuple[str, tuple[object, ...]]:
    parts: list[str] = []
    params: list[object] = []
    if contact_id:
        parts.append("p.contact_id = ?")
        params.append(contact_id)
    if open_only:
        parts.append("p.status = 'open'")
    if text.strip():
        like = f"%{text.strip()}%"
        parts.append(
            "(p.number LIKE ? OR p.contact_id IN (SELECT id FROM contact WHERE fn LIKE ?) OR EXISTS "
            "(SELECT 1 FROM purchase_line WHERE purchase_id = p.id AND description LIKE ?))"
        )
        params += [like, like, like]
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), tuple(params)
