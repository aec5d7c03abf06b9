"""Which rows of `reminder` count as open: SQL that everything agrees on which lists follow-ups."""

from __future__ import annotations

from rolodex.store.days import local_day

FAR = 9_999_999
"""A day that never comes."""
SHOWN = "CASE r.snoozed_to WHEN '' THEN r.due ELSE r.snoozed_to END"
"""When the follow-up `r` comes up."""

# A row outlives what it was made from only where that still stands.
CURRENT = """
CASE r.origin
  WHEN 'touch' THEN NOT EXISTS (SELECT 1 FROM last_contact x
                                 WHERE x.contact_id = r.contact_id AND x.day > r.source_id)
  WHEN 'rhythm' THEN EXISTS (SELECT 1 FROM rhythm x
                              WHERE x.contact_id = r.contact_id AND x.last_day = r.source_id)
  WHEN 'purchase' THEN EXISTS (SELECT 1 FROM purchase x WHERE x.id = r.source_id AND x.status <> 'cancelled')
  WHEN 'review' THEN EXISTS (SELECT 1 FROM pause x WHERE x.id = r.source_id)
  ELSE 1 END
"""
"""Whether the follow-up `r` is not outdated: what it was made from (`store/live.py`) still stands."""


def awake(today: str) -> str:
    """The SQL that says that nobody who is not interested is asked: `today` is the SQL of the ISO date.

    What is shown on the day of review, or after it, is.
    """
    return (
        "NOT EXISTS (SELECT 1 FROM pause p WHERE p.contact_id = r.contact_id "
        f"AND p.until > max({today}, substr({SHOWN}, 1, 10)))"
    )


def restarted(row: str) -> str:
    """The SQL of the day from which the time without contact counts anew for a contact, by its follow-ups.

    One that is open and current stands for itself.
    """
    handled = f"CAST(julianday({local_day('r.completed_at')}) - 2440587.5 AS INTEGER)"
    return (
        f"(SELECT max(CASE WHEN r.status <> 'NEEDS-ACTION' THEN max(coalesce({handled}, 0), "
        f"r.source_id + r.offset_days) WHEN {row}.last > r.source_id THEN 0 ELSE {FAR} END) FROM reminder r "
        f"WHERE r.contact_id = {row}.contact_id AND r.origin = 'touch')"
    )
