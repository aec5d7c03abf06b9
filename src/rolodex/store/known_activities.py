"""Which activities of a file the book has already."""

from __future__ import annotations

from rolodex.domain.activity import Activity
from rolodex.store.engine import Connection


def has(connection: Connection, activity: Activity) -> bool:
    """Whether the same contact has this very activity."""
    return bool(
        connection.value(
            "SELECT EXISTS(SELECT 1 FROM activity WHERE contact_id = ? AND at = ? AND kind = ? "
            "AND subject = ? AND body = ?)",
            (activity.contact_id, activity.at, activity.kind, activity.subject, activity.body),
        )
    )
