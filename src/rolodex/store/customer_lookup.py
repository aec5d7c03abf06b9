"""Who is meant by the UID, e-mail address or name that a file of orders gives."""

from __future__ import annotations

from collections import defaultdict

from rolodex.domain.folding import fold
from rolodex.store.engine import Connection


class CustomerLookup:
    """Reads each index of the book once, when it is first asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._indexes: dict[str, dict[str, set[int]]] = {}

    def by_uid(self, uid: str) -> frozenset[int]:
        """The contacts with this UID."""
        return self._found("uid", "SELECT uid, id FROM contact WHERE uid <> ''", uid)

    def by_email(self, address: str) -> frozenset[int]:
        """The contacts with this e-mail address, capitals or not."""
        return self._found("email", "SELECT value, contact_id FROM email WHERE value <> ''", address)

    def by_name(self, name: str) -> frozenset[int]:
        """The contacts whose whole name is this, case and accents aside."""
        return self._found("name", "SELECT fn, id FROM contact WHERE kind <> 'group'", name)

    def _found(self, index: str, sql: str, text: str) -> frozenset[int]:
        known = self._indexes.get(index)
        if known is None:
            known = defaultdict(set)
            for value, contact_id in self._connection.execute(sql):
                known[_key(value)].add(contact_id)
            self._indexes[index] = known
        return frozenset(known.get(_key(text), ()))


def _key(text: str) -> str:
    return " ".join(fold(text).split())
