"""Groups and their members, who are named by their UIDs."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Sequence

from rolodex.domain.group import Group
from rolodex.store import marks, vocabulary
from rolodex.store.engine import Connection
from rolodex.store.entry import COMPANIES, GROUPS, PEOPLE

_WANTED = "(SELECT value FROM json_each(?))"


def groups(connection: Connection) -> tuple[Group, ...]:
    """All groups in the order of their names, with how many of their members are in the book."""
    rows = connection.execute(
        "SELECT e.contact_id, c.uid, e.fn FROM entry e JOIN contact c ON c.id = e.contact_id "
        f"WHERE e.band = {GROUPS} ORDER BY e.family_key, e.contact_id"
    )
    return tuple(
        Group(
            group_id, uid, fn, vocabulary.count(connection, (PEOPLE, COMPANIES), f"{marks.GROUP}{group_id}")
        )
        for group_id, uid, fn in rows
    )


def of(connection: Connection, contact_id: int) -> tuple[Group, ...]:
    """The groups a contact is a member of, in the order of their names."""
    ids = {
        group_id
        for (group_id,) in connection.execute(
            "SELECT m.contact_id FROM contact c JOIN member m ON m.uid = c.uid "
            "WHERE c.id = ? AND c.uid <> ''",
            (contact_id,),
        )
    }
    return tuple(group for group in groups(connection) if group.id in ids) if ids else ()


def uids(connection: Connection, contact_ids: Sequence[int]) -> tuple[str, ...]:
    """The UIDs of these contacts, in the order asked; who has none is given one."""
    wanted = json.dumps(list(contact_ids))
    without = connection.execute(f"SELECT id FROM contact WHERE uid = '' AND id IN {_WANTED}", (wanted,))
    connection.executemany(
        "UPDATE contact SET uid = ? WHERE id = ?",
        [(str(uuid.uuid4()), contact_id) for (contact_id,) in without],
    )
    known: dict[int, str] = dict(
        connection.execute(f"SELECT id, uid FROM contact WHERE id IN {_WANTED}", (wanted,))
    )
    return tuple(dict.fromkeys(known[one] for one in contact_ids if one in known))


def concerned(connection: Connection, contact_ids: Sequence[int]) -> list[int]:
    """These contacts, and those who joined or left a group among them since the index was brought in step."""
    wanted = json.dumps(list(contact_ids))
    now: dict[int, set[int]] = defaultdict(set)
    for group_id, member in connection.execute(
        "SELECT m.contact_id, c.id FROM member m JOIN contact g ON g.id = m.contact_id "
        "JOIN contact c ON c.uid = m.uid "
        f"WHERE g.kind = 'group' AND m.uid <> '' AND m.contact_id IN {_WANTED}",
        (wanted,),
    ):
        now[group_id].add(member)
    known = {
        group_id: set(members(connection, group_id))
        for (group_id,) in connection.execute(
            f"SELECT contact_id FROM entry WHERE band = {GROUPS} AND contact_id IN {_WANTED}", (wanted,)
        )
    }
    found = {one for group in now.keys() | known.keys() for one in now[group] ^ known.get(group, set())}
    return [*contact_ids, *sorted(found.difference(contact_ids))]


def members(connection: Connection, group_id: int) -> list[int]:
    """The contacts that the index knows as members of a group."""
    rows = connection.execute(
        "SELECT e.contact_id FROM word CROSS JOIN entry e ON e.rank = word.rowid WHERE word MATCH ?",
        (f'{{mark}} : "{marks.GROUP}{group_id}"',),
    )
    return [contact_id for (contact_id,) in rows]
