"""Names in the order in which the user wants to see them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.contact import Name
from rolodex.domain.listing import ContactRow
from rolodex.domain.naming import in_order
from rolodex.store import settings
from rolodex.store.engine import Connection

_PARTS = ("family", "given", "additional", "prefix", "suffix", "family2", "generation")


def ordered(connection: Connection, rows: Sequence[ContactRow]) -> tuple[ContactRow, ...]:
    """The rows with surnames first, where that was chosen and a contact is named by its name."""
    if not rows or settings.get(connection, "name_order") != "family":
        return tuple(rows)
    ids = json.dumps([row.id for row in rows])
    found = connection.execute(
        f"SELECT contact_id, {', '.join(_PARTS)} FROM name "
        "WHERE contact_id IN (SELECT value FROM json_each(?))",
        (ids,),
    )
    names = {contact_id: Name(**dict(zip(_PARTS, parts, strict=True))) for contact_id, *parts in found}
    return tuple(replace(row, fn=in_order(row.fn, names.get(row.id, Name()), "family")) for row in rows)
