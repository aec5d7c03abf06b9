"""Lists of orders, page by page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rolodex.domain.purchase import PurchaseRow, Unpaid
from rolodex.store.engine import Connection
from rolodex.store.purchase_search import Sought, sought

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
    source, params = _source(_found(connection, text), open_only, contact_id)
    return _page(connection, f"{source} {_NEWEST}", params, limit, offset)


def to_pay(connection: Connection, text: str, limit: int, offset: int) -> tuple[PurchaseRow, ...]:
    """A page of the orders still to be paid: by the date they are due, those without one last."""
    source, params = _source(_found(connection, text), True, 0)
    return _page(connection, f"{source} ORDER BY p.due = '', p.due, p.day, p.id", params, limit, offset)


def count(connection: Connection, text: str, open_only: bool, contact_id: int) -> int:
    """How many orders there are."""
    found = _found(connection, text)
    if found and not (open_only or contact_id):
        sql, params = found.ids()
        return int(connection.value(f"SELECT count(*) FROM ({sql})", params))
    source, params = _source(found, open_only, contact_id)
    return int(connection.value(f"SELECT count(*) {source}", params))


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
    """The orders with these ids as they are listed, in that order; those that are gone are left out."""
    rows = connection.execute(
        f"{_ROW} WHERE p.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    found = {cells[0]: PurchaseRow(*cells) for cells in rows}
    return tuple(found[one] for one in ids if one in found)


def _page(
    connection: Connection, which: str, params: Sequence[object], limit: int, offset: int
) -> tuple[PurchaseRow, ...]:
    # Only what is on the page is asked what was bought and what is open of it.
    ids = connection.execute(f"SELECT p.id {which} LIMIT ? OFFSET ?", (*params, limit, offset))
    return of_ids(connection, [one for (one,) in ids])


def _found(connection: Connection, text: str) -> Sought | None:
    return sought(connection, text) if text.strip() else None


def _source(found: Sought | None, open_only: bool, contact_id: int) -> tuple[str, tuple[object, ...]]:
    """Which orders are meant, so that as few as possible are looked at."""
    if found and not found.parts:
        return "FROM purchase AS p WHERE 0", ()
    parts: list[str] = []
    params: list[object] = []
    # Of a million orders few are open; left to itself SQLite reads an index of all of them.
    index = " INDEXED BY purchase_open" if open_only and not contact_id else ""
    if contact_id:
        parts.append("p.contact_id = ?")
        params.append(contact_id)
    if open_only:
        parts.append("p.status = 'open'")
    if found:
        if parts or found.is_many:
            sql, given = found.condition()
            parts.append(sql)
        else:
            sql, given = found.ids()
            parts.append(f"p.id IN ({sql})")
        params += given
    condition = f" WHERE {' AND '.join(parts)}" if parts else ""
    return f"FROM purchase AS p{index}{condition}", tuple(params)
