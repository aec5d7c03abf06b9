"""Who refused to be reached in which way; of what was said about a way, the last counts."""

from __future__ import annotations

import json
from collections.abc import Collection

from rolodex.domain.contact import Channel
from rolodex.store.engine import Connection


def refusing(connection: Connection, ways: Collection[Channel]) -> frozenset[int]:
    """Those who refused one of these ways."""
    rows = connection.execute(
        "SELECT DISTINCT c.contact_id FROM consent AS c "
        "WHERE c.channel IN (SELECT value FROM json_each(?)) AND NOT c.granted AND NOT EXISTS "
        "(SELECT 1 FROM consent AS l WHERE l.contact_id = c.contact_id AND l.channel = c.channel "
        "AND (l.position, l.id) > (c.position, c.id))",
        (json.dumps(sorted(ways)),),
    )
    return frozenset(contact_id for (contact_id,) in rows)
