"""Households in and out of their table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rolodex.domain.household import Household
from rolodex.store.engine import Connection, Row
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_WANTED = "(SELECT value FROM json_each(?))"


def all_saved(connection: Connection) -> dict[int, Household]:
    """All households that have members, by id."""
    members: dict[int, list[int]] = defaultdict(list)
    for household_id, contact_id in connection.execute(
        "SELECT household_id, id FROM contact WHERE household_id IS NOT NULL ORDER BY household_id, id"
    ):
        members[household_id].append(contact_id)
    rows = connection.execute("SELECT id, name, salutation, style FROM household ORDER BY id")
    return {row[0]: _household(row, members[row[0]]) for row in rows if row[0] in members}


def of(connection: Connection, contact_id: int) -> Household | None:
    """The saved household of a contact, None where nobody made one."""
    rows = connection.execute(
        "SELECT h.id, h.name, h.salutation, h.style FROM contact c JOIN household h ON h.id = c.household_id "
        "WHERE c.id = ?",
        (contact_id,),
    )
    for row in rows:
        members = connection.execute("SELECT id FROM contact WHERE household_id = ? ORDER BY id", (row[0],))
        return _household(row, [member for (member,) in members])
    return None


def put(tx: Transaction, household: Household) -> int:
    """Add a household (id 0) or put it in place of the one with its id; gives its id.

    Who was in another leaves it; households that nobody is left in go.
    """
    ((name, salutation, style),) = storable([(household.name, household.salutation, household.style or "")])
    number = household.id
    if number:
        tx.connection.execute(
            "UPDATE household SET name = ?, salutation = ?, style = ? WHERE id = ?",
            (name, salutation, style, number),
        )
    else:
        number = tx.connection.insert(
            "INSERT INTO household(name, salutation, style) VALUES (?, ?, ?)", (name, salutation, style)
        )
    wanted = json.dumps(list(household.contact_ids))
    tx.connection.execute(
        f"UPDATE contact SET household_id = NULL WHERE household_id = ? AND id NOT IN {_WANTED}",
        (number, wanted),
    )
    tx.connection.execute(
        f"UPDATE contact SET household_id = ? WHERE id IN {_WANTED} AND household_id IS NOT ?",
        (number, wanted, number),
    )
    _drop_empty(tx)
    return number


def part(tx: Transaction, contact_ids: Sequence[int]) -> None:
    """Give each of these a household of their own, which nobody joins."""
    for contact_id in dict.fromkeys(contact_ids):
        put(tx, Household(contact_ids=(contact_id,)))


def leave(tx: Transaction, contact_ids: Sequence[int]) -> None:
    """Take these out of their households; names and cards tell again with whom they share a piece."""
    tx.connection.execute(
        f"UPDATE contact SET household_id = NULL WHERE id IN {_WANTED} AND household_id IS NOT NULL",
        (json.dumps(list(contact_ids)),),
    )
    _drop_empty(tx)


def is_there(connection: Connection, household_id: int) -> bool:
    """Whether a household is in the book."""
    return connection.value("SELECT 1 FROM household WHERE id = ?", (household_id,)) is not None


def of_one(connection: Connection, household_ids: Iterable[int]) -> frozenset[int]:
    """Those of these households that have one member."""
    rows = connection.execute(
        f"SELECT household_id FROM contact WHERE household_id IN {_WANTED} GROUP BY household_id "
        "HAVING count(*) = 1",
        (json.dumps(list(household_ids)),),
    )
    return frozenset(number for (number,) in rows)


def apart(households: Iterable[Household]) -> frozenset[int]:
    """The ids of those with one member."""
    return frozenset(one.id for one in households if len(one.contact_ids) == 1)


def _household(row: Row, members: Sequence[int]) -> Household:
    household_id, name, salutation, style = row
    # Older books wrote the name of the family where the salutation stands.
    greeting = "" if salutation == name else salutation
    known = style if style in ("formal", "familiar") else None
    return Household(household_id, tuple(members), name, greeting, known)


def _drop_empty(tx: Transaction) -> None:
    tx.connection.execute(
        "DELETE FROM household WHERE id NOT IN "
        "(SELECT household_id FROM contact WHERE household_id IS NOT NULL)"
    )
