"""Who was erased for good: what keeps them out of later imports, and the report of each erasure."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rolodex.store import settings
from rolodex.store.engine import Connection
from rolodex.store.steps import stamp

SALT = "kept_out_salt"
"""Under this name the settings hold what salts the marks of one book."""


def add(connection: Connection, keys: Iterable[str], report: Mapping[str, Any]) -> int:
    """Note an erasure and the marks of these keys; gives its number."""
    salt = settings.get(connection, SALT)
    if not salt:
        salt = secrets.token_hex(32)
        settings.put(connection, SALT, salt)
    erasure_id = connection.insert(
        "INSERT INTO erasure(at, report) VALUES (?, ?)", (stamp(), json.dumps(report))
    )
    connection.executemany(
        "INSERT INTO erased_mark(erasure_id, mark) VALUES (?, ?)",
        [(erasure_id, _mark(salt, key)) for key in keys],
    )
    return erasure_id


def tell(connection: Connection, erasure_id: int, report: Mapping[str, Any]) -> None:
    """Write the report of an erasure anew."""
    connection.execute("UPDATE erasure SET report = ? WHERE id = ?", (json.dumps(report), erasure_id))


def reports(connection: Connection) -> tuple[tuple[int, str, Mapping[str, Any]], ...]:
    """All erasures, the newest first: number, when (UTC stamp), report."""
    rows = connection.execute("SELECT id, at, report FROM erasure ORDER BY id DESC")
    return tuple((erasure_id, at, json.loads(report)) for erasure_id, at, report in rows)


def forget(connection: Connection, erasure_id: int) -> int:
    """Drop the marks of an erasure; gives how many there were."""
    count = int(connection.value("SELECT count(*) FROM erased_mark WHERE erasure_id = ?", (erasure_id,)))
    connection.execute("DELETE FROM erased_mark WHERE erasure_id = ?", (erasure_id,))
    return count


def marked(connection: Connection) -> Mapping[int, int]:
    """How many marks each erasure has still, by its number."""
    rows = connection.execute("SELECT erasure_id, count(*) FROM erased_mark GROUP BY erasure_id")
    return {int(erasure_id): int(count) for erasure_id, count in rows}


@dataclass(frozen=True, slots=True)
class Kept:
    """An erasure as a copy of the book is to know it as well, so that restoring keeps the person out."""

    at: str
    report: str
    salt: str
    marks: tuple[str, ...]


def kept(connection: Connection, erasure_id: int, report: Mapping[str, Any]) -> Kept:
    """What a copy is to know of an erasure."""
    at = str(connection.value("SELECT at FROM erasure WHERE id = ?", (erasure_id,)))
    rows = connection.execute("SELECT mark FROM erased_mark WHERE erasure_id = ? ORDER BY id", (erasure_id,))
    return Kept(at, json.dumps(report), settings.get(connection, SALT), tuple(mark for (mark,) in rows))


def carry(connection: Connection, one: Kept) -> None:
    """Let a copy know of an erasure."""
    settings.put(connection, SALT, one.salt)
    erasure_id = connection.insert("INSERT INTO erasure(at, report) VALUES (?, ?)", (one.at, one.report))
    connection.executemany(
        "INSERT INTO erased_mark(erasure_id, mark) VALUES (?, ?)", [(erasure_id, mark) for mark in one.marks]
    )


class Marks:
    """The marks of one book, to look cards up in."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(
            "SELECT m.mark, e.id, e.at FROM erased_mark m JOIN erasure e ON e.id = m.erasure_id ORDER BY m.id"
        )
        self._known = {mark: (erasure_id, at) for mark, erasure_id, at in rows}
        self._salt = settings.get(connection, SALT) if self._known else ""

    def __bool__(self) -> bool:
        return bool(self._known)

    def erasure(self, keys: Iterable[str]) -> tuple[int, str] | None:
        """The erasure (number, UTC stamp) of whom one of these keys belongs to, or None."""
        if not self._known:
            return None
        return next((known for key in keys if (known := self._known.get(_mark(self._salt, key)))), None)


def _mark(salt: str, key: str) -> str:
    return hmac.new(bytes.fromhex(salt), key.encode("utf-8", "replace"), "sha256").hexdigest()
