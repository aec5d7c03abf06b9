"""The contacts that were opened last, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.store.engine import Connection
from rolodex.store.matching import Wanted

MOST = 100
"""As many are kept in mind."""


def ids(connection: Connection, bands: Sequence[int], wanted: Wanted = Wanted(())) -> list[int]:  # noqa: B008 - a frozen value
    """Those of the contacts of these bands opened last that are wanted."""
    condition, values = wanted.condition(len(wanted.tiers()) - 1) if wanted else ("1", ())
    rows = connection.execute(
        "SELECT e.contact_id FROM (SELECT o.contact_id, o.at FROM opened o "
        "CROSS JOIN entry b ON b.contact_id = o.contact_id "
        f"WHERE b.band IN ({', '.join(map(str, bands))}) "
        f"ORDER BY o.at DESC, o.contact_id DESC LIMIT {MOST}) r JOIN entry e ON e.contact_id = r.contact_id "
        f"WHERE {condition} ORDER BY r.at DESC, r.contact_id DESC",
        values,
    )
    return [contact_id for (contact_id,) in rows]
