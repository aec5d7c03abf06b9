"""One contact's activities, follow-ups, purchases, refunds, tickets and campaign pieces as one stream."""

from __future__ import annotations

from rolodex.domain.timeline import Entry
from rolodex.store.book import Connection

# Open follow-ups come first, the earliest due at the top; then what happened, the newest first.
ENTRIES = """
WITH stream(kind, id, at, title, body, minutes, direction, outcome, number, amount, currency,
            rrule, state, author, pile) AS (
  SELECT kind, id, at, subject, body, minutes, direction, outcome, '', 0, '', '', '', author,
         CASE WHEN pinned THEN 1 ELSE 2 END
    FROM activity WHERE contact_id = :contact
  UNION ALL
  SELECT 'reminder', id, due, summary, description, 0, '', '', '', 0, '', rrule, status, '',
         CASE WHEN status = 'NEEDS-ACTION' THEN 0 ELSE 2 END
    FROM reminder WHERE contact_id = :contact
  UNION ALL
  SELECT 'purchase', p.id, p.at, '',
         coalesce((SELECT group_concat(
                            CASE WHEN l.quantity % 1000 = 0 THEN l.quantity / 1000
                                 ELSE rtrim(printf('%d.%03d', l.quantity / 1000, l.quantity % 1000), '0') END
                            || ' × ' || l.description, ', ')
                     FROM (SELECT quantity, description FROM purchase_line
                            WHERE purchase_id = p.id ORDER BY position) AS l), ''),
         0, '', p.payment_method, p.number, p.total, p.currency, '', p.status, '', 2
    FROM purchase AS p WHERE p.contact_id = :contact
  UNION ALL
  SELECT 'refund', r.id, r.at, coalesce(l.description, ''), r.reason, 0, '', '', p.number, -r.amount,
         r.currency, '', '', '', 2
    FROM refund AS r JOIN purchase AS p ON p.id = r.purchase_id
    LEFT JOIN purchase_line AS l ON l.id = r.purchase_line_id
   WHERE r.contact_id = :contact
  UNION ALL
  SELECT 'ticket', id, opened_at, subject, body, 0, '', '', '', 0, '', '', status, '', 2
    FROM ticket WHERE contact_id = :contact
  UNION ALL
  SELECT 'campaign', m.id, coalesce(nullif(m.sent_at, ''), c.date), c.name, '', 0, '',
         coalesce(nullif(m.answered_at, ''), ''), coalesce(p.number, ''), 0, '', '', m.state, '', 2
    FROM campaign_member AS m JOIN campaign AS c ON c.id = m.campaign_id
    LEFT JOIN purchase AS p ON p.id = m.purchase_id
   WHERE m.contact_id = :contact
)
SELECT kind, id, at, title, body, minutes, direction, outcome, number, amount, currency, rrule, state, author
  FROM stream
 ORDER BY pile, CASE WHEN pile = 0 THEN at END, at DESC, id DESC
 LIMIT :limit OFFSET :offset
"""


def entries(connection: Connection, contact_id: int, limit: int = 200, offset: int = 0) -> tuple[Entry, ...]:
    """`limit` entries from `offset` on: open follow-ups, then what is pinned, then the newest first."""
    rows = connection.execute(ENTRIES, {"contact": contact_id, "limit": limit, "offset": offset})
    return tuple(
        Entry(
            kind=kind,
            id=entry_id,
            at=at or "",
            title=title or "",
            body=body or "",
            minutes=minutes or 0,
            direction=direction or "",
            outcome=outcome or "",
            number=number or "",
            amount=amount or 0,
            currency=currency or "",
            rrule=rrule or "",
            state=state or "",
            author=author or "",
        )
        for (
            kind,
            entry_id,
            at,
            title,
            body,
            minutes,
            direction,
            outcome,
            number,
            amount,
            currency,
            rrule,
            state,
            author,
        ) in rows
    )
