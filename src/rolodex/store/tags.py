"""Tags put on many contacts at once, and taken off."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rolodex.store import bulk
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_WANTED = "(SELECT value FROM json_each(?))"


def ids(tx: Transaction, names: Sequence[str]) -> dict[str, int]:
    """The ids of tags by name as it was given; names the book does not have yet become tags."""
    cleaned = {name: clean(name) for name in names}
    wanted = list(dict.fromkeys(cleaned.values()))
    found = _known(tx, wanted)
    missing = [(name,) for name in wanted if name not in found]
    if missing:
        bulk.insert(tx, "tag", ("name",), missing)
        found = _known(tx, wanted)
    return {name: found[stored] for name, stored in cleaned.items()}


def add(tx: Transaction, contact_ids: Sequence[int], name: str) -> int:
    """Give these contacts a tag after those they have; says how many did not have it."""
    tag_id = ids(tx, [name])[name]
    rows = tx.connection.execute(
        "SELECT c.id, (SELECT coalesce(max(position), -1) + 1 FROM contact_tag WHERE contact_id = c.id) "
        f"FROM contact c WHERE c.id IN {_WANTED} "
        "AND NOT EXISTS (SELECT 1 FROM contact_tag t WHERE t.contact_id = c.id AND t.tag_id = ?) "
        "ORDER BY c.id",
        (json.dumps(list(contact_ids)), tag_id),
    )
    return bulk.insert(
        tx, "contact_tag", ("contact_id", "tag_id", "position"), [(one, tag_id, at) for one, at in rows]
    )


def remove(tx: Transaction, contact_ids: Sequence[int], name: str) -> None:
    """Take a tag off these contacts; a tag that nobody has any more goes, unless a rule is for it."""
    tx.connection.execute(
        f"DELETE FROM contact_tag WHERE contact_id IN {_WANTED} "
        "AND tag_id IN (SELECT id FROM tag WHERE name = ?)",
        (json.dumps(list(contact_ids)), clean(name)),
    )
    tx.connection.execute(
        "DELETE FROM tag WHERE name = ? AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = tag.id) "
        "AND NOT EXISTS (SELECT 1 FROM follow_up_rule WHERE tag_id = tag.id)",
        (clean(name),),
    )


def rename(tx: Transaction, name: str, other: str) -> None:
    """Call a tag something else; where there is a tag of that name already, the two become one."""
    known = _known(tx, [clean(name), clean(other)])
    old = known.get(clean(name))
    if old is None or clean(name) == clean(other):
        return
    new = known.get(clean(other))
    if new is None:
        tx.connection.execute("UPDATE tag SET name = ? WHERE id = ?", (clean(other), old))
        return
    tx.connection.execute(
        "DELETE FROM contact_tag WHERE tag_id = ? AND contact_id IN "
        "(SELECT contact_id FROM contact_tag WHERE tag_id = ?)",
        (old, new),
    )
    for table in ("contact_tag", "follow_up_rule"):
        tx.connection.execute(f"UPDATE {table} SET tag_id = ? WHERE tag_id = ?", (new, old))
    tx.connection.execute("DELETE FROM tag WHERE id = ?", (old,))


def clean(text: str) -> str:
    """The name of a tag as the book can hold it."""
    ((cleaned,),) = storable([(text,)])
    return str(cleaned)


def _known(tx: Transaction, names: Sequence[str]) -> dict[str, int]:
    rows = tx.connection.execute(
        f"SELECT name, min(id) FROM tag WHERE name IN {_WANTED} GROUP BY name", (json.dumps(list(names)),)
    )
    return dict(rows)
