"""Whom of the book a value of one field names, for tables that update by a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rolodex.domain.import_key import folded
from rolodex.store.engine import Connection

_VALUES: Mapping[str, str] = {
    "email": "SELECT value, contact_id FROM email ORDER BY contact_id",
    "tel": "SELECT value, contact_id FROM tel ORDER BY contact_id",
    "fn": "SELECT fn, id FROM contact WHERE kind <> 'group' ORDER BY id",
}
_OWN = (
    "SELECT v.value, v.contact_id, f.name FROM custom_value AS v "
    "JOIN custom_field AS f ON f.id = v.field_id ORDER BY v.contact_id"
)


def owners(connection: Connection, key: str) -> dict[str, list[int]]:
    """The contacts by what they have under this key, folded as `domain.import_key` has it."""
    found: dict[str, list[int]] = defaultdict(list)
    if key in _VALUES:
        rows = [(value, contact_id) for value, contact_id in connection.execute(_VALUES[key])]
    else:
        name = folded("", key)
        rows = [
            (value, contact_id)
            for value, contact_id, field in connection.execute(_OWN)
            if folded("", field) == name
        ]
    for value, contact_id in rows:
        text = folded(key, value)
        if text and contact_id not in found[text]:
            found[text].append(contact_id)
    return dict(found)
