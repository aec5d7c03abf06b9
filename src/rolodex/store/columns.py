"""What stands in the columns of a list: one text per contact and column."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rolodex.domain.columns import Cells, Column
from rolodex.store.engine import Connection


def _best(column: str, table: str) -> str:
    """The preferred value of a property, or the first one."""
    return (
        f"(SELECT {column} FROM {table} WHERE contact_id = e.contact_id AND {column} <> '' "
        "ORDER BY CASE pref WHEN 0 THEN 101 ELSE pref END, position, id LIMIT 1)"
    )


_VALUES: Mapping[Column, str] = MappingProxyType(
    {
        "name": "e.fn",
        "company": "(SELECT name FROM org WHERE contact_id = e.contact_id ORDER BY position, id LIMIT 1)",
        "job": (
            "(SELECT CASE WHEN title <> '' THEN title ELSE role END FROM org "
            "WHERE contact_id = e.contact_id ORDER BY position, id LIMIT 1)"
        ),
        "phone": _best("value", "tel"),
        "email": _best("value", "email"),
        "city": _best("city", "adr"),
        "country": _best("CASE WHEN country <> '' THEN country ELSE country_code END", "adr"),
        "tags": (
            "(SELECT group_concat(name, ', ') FROM (SELECT t.name FROM contact_tag ct "
            "JOIN tag t ON t.id = ct.tag_id WHERE ct.contact_id = e.contact_id ORDER BY ct.position, ct.id))"
        ),
        "contacted": "(SELECT at FROM last_contact WHERE contact_id = e.contact_id)",
        "changed": "e.changed",
    }
)


def cells(connection: Connection, contact_ids: Sequence[int], columns: Sequence[Column]) -> dict[int, Cells]:
    """What these contacts have in these columns; those that are gone are left out."""
    values = ", ".join(f"coalesce({_VALUES[column]}, '')" for column in columns)
    # One value instead of rows: each row fetched gives the interpreter's lock away.
    found = connection.value(
        f"SELECT json_group_array(json_array(e.contact_id, {values})) "
        "FROM entry e WHERE e.contact_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(contact_ids)),),
    )
    return {contact_id: tuple(texts) for contact_id, *texts in json.loads(found)}
