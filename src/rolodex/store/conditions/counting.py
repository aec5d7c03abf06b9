"""What happened to contacts, asked for at all or by its number."""

from __future__ import annotations

from rolodex.domain.segment import Condition
from rolodex.store.conditions.asking import Asking, Found, compared


def event(asking: Asking, condition: Condition, once: str, counted: str) -> Found:
    """Whether something happened, or how often: `once` gives ids, `counted` ids with a number `n`."""
    if condition.op in ("within", "never"):
        return Found(once, condition.op == "never")
    return numbered(asking, condition, counted)


def numbered(asking: Asking, condition: Condition, counted: str) -> Found:
    """Whose number `n` lies in the bounds; who has no row in `counted`, which has one each, has zero."""
    zero = {
        "least": condition.low <= 0,
        "most": condition.high >= 0,
        "between": condition.low <= 0 <= condition.high,
    }[condition.op]
    fits = compared(asking, condition, "n")
    return Found(
        f"SELECT contact_id FROM ({counted}) WHERE {'NOT ' if zero else ''}({fits})", zero, once=True
    )


def grouped(rows: str, what: str = "count(*)") -> str:
    """Rows with a contact_id, as their number per contact."""
    return f"SELECT contact_id, {what} AS n FROM ({rows}) GROUP BY contact_id"
