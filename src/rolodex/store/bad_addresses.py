"""Addresses from which a piece came back, by the mark they had then."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rolodex.domain.address_mark import BadAddress
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_WANTED = "(SELECT value FROM json_each(?))"


def put(tx: Transaction, bad: Iterable[BadAddress]) -> None:
    """Note that these addresses are bad; one that is known to be keeps the newest word on it."""
    rows = [one for one in bad if one.address]
    tx.connection.executemany(
        "DELETE FROM bad_address WHERE contact_id = ? AND address = ?",
        [(one.contact_id, one.address) for one in rows],
    )
    tx.connection.executemany(
        "INSERT INTO bad_address(contact_id, address, reason, at, member_id) VALUES (?, ?, ?, ?, ?)",
        storable([(one.contact_id, one.address, one.reason, one.at, one.member_id or None) for one in rows]),
    )


def remove(tx: Transaction, contact_id: int, marks: Sequence[str] = ()) -> None:
    """Take back that these addresses of a contact are bad; all of them where none is named."""
    among = f" AND address IN {_WANTED}" if marks else ""
    values = (contact_id, json.dumps(list(marks))) if marks else (contact_id,)
    tx.connection.execute(f"DELETE FROM bad_address WHERE contact_id = ?{among}", values)


def forget(tx: Transaction, member_id: int) -> None:
    """Take back that an address is bad because this member's piece came back."""
    tx.connection.execute("DELETE FROM bad_address WHERE member_id = ?", (member_id,))


def of(connection: Connection, contact_id: int) -> tuple[BadAddress, ...]:
    """The bad addresses of a contact, also those it no longer has, the newest first."""
    rows = connection.execute(
        "SELECT contact_id, address, reason, at, coalesce(member_id, 0) FROM bad_address "
        "WHERE contact_id = ? ORDER BY at DESC, id DESC",
        (contact_id,),
    )
    return tuple(BadAddress(*row) for row in rows)


def marks(connection: Connection) -> dict[int, frozenset[str]]:
    """The marks of all bad addresses by contact."""
    found: dict[int, set[str]] = defaultdict(set)
    for contact_id, address in connection.execute("SELECT contact_id, address FROM bad_address"):
        found[contact_id].add(address)
    return {contact_id: frozenset(those) for contact_id, those in found.items()}
