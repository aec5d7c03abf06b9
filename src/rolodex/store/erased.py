"""Who was erased for good: what keeps them out of later imports, and the report of each erasure."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rolodex.domain import kept_json
from rolodex.store import settings
from rolodex.store.engine import Connection
from rolodex.store.steps import stamp

SALT = "kept_out_salt"
"""Under this name the settings hold what salts the marks of one book.

A book that was made of a copy of another has that one's too, after its own.
"""

TOKEN = "token"
"""Under this name a report holds what tells its erasure from another of the same second."""


def add(connection: Connection, keys: Iterable[str], report: Mapping[str, Any]) -> int:
    """Note an erasure and the marks of these keys; gives its number."""
    if not settings.get(connection, SALT):
        settings.put(connection, SALT, secrets.token_hex(32))
    erasure_id = connection.insert(
        "INSERT INTO erasure(at, report) VALUES (?, ?)",
        (stamp(), json.dumps({TOKEN: secrets.token_hex(16), **report})),
    )
    mark(connection, erasure_id, keys)
    return erasure_id


def mark(connection: Connection, erasure_id: int, keys: Iterable[str]) -> None:
    """Keep whoever has one of these keys out as well, because of this erasure."""
    salt = _salts(connection)[0]
    known = connection.execute("SELECT mark FROM erased_mark WHERE erasure_id = ?", (erasure_id,))
    marks = dict.fromkeys(mark_of(salt, key) for key in keys)
    _put(connection, erasure_id, [one for one in marks if (one,) not in known])


def tell(connection: Connection, erasure_id: int, report: Mapping[str, Any]) -> None:
    """Write the report of an erasure anew."""
    connection.execute(
        "UPDATE erasure SET report = ? WHERE id = ?",
        (_with_token(connection, erasure_id, report), erasure_id),
    )


def reports(connection: Connection) -> tuple[tuple[int, str, Mapping[str, Any]], ...]:
    """All erasures, the newest first: number, when (UTC stamp), report."""
    rows = connection.execute("SELECT id, at, report FROM erasure ORDER BY id DESC")
    return tuple((erasure_id, at, kept_json.named(report)) for erasure_id, at, report in rows)


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
    told = _with_token(connection, erasure_id, report)
    return Kept(at, told, settings.get(connection, SALT), tuple(mark for (mark,) in rows))


def all_kept(connection: Connection) -> tuple[Kept, ...]:
    """All erasures of a book as another is to know them as well, the oldest first."""
    marks: dict[int, list[str]] = {}
    for erasure_id, mark in connection.execute("SELECT erasure_id, mark FROM erased_mark ORDER BY id"):
        marks.setdefault(erasure_id, []).append(mark)
    salt = settings.get(connection, SALT)
    rows = connection.execute("SELECT at, report, id FROM erasure ORDER BY id")
    return tuple(Kept(at, report, salt, tuple(marks.get(number, ()))) for at, report, number in rows)


def carry(connection: Connection, those: Iterable[Kept]) -> dict[int, Kept]:
    """Let another book know of these erasures; gives those it did not know, by their numbers there.

    Of the others it is to keep out as many as the first book does: perhaps nobody any more.
    """
    mine = {_sameness(one): number for number, one in _numbered(connection)}
    new: dict[int, Kept] = {}
    for one in those:
        _know(connection, one.salt)
        number = mine.get(_sameness(one))
        if number is None:
            sql = "INSERT INTO erasure(at, report) VALUES (?, ?)"
            number = connection.insert(sql, (one.at, one.report))
            new[number] = one
        else:
            connection.execute("UPDATE erasure SET report = ? WHERE id = ?", (one.report, number))
            forget(connection, number)
        _put(connection, number, one.marks)
    return new


def unknown(connection: Connection, those: Iterable[Kept]) -> dict[int, Kept]:
    """Those of these erasures that a book, perhaps of an older Rolodex, does not know of, by their places."""
    there = connection.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'erasure'")
    mine = {_sameness(one) for _, one in _numbered(connection)} if there else set()
    return {place: one for place, one in enumerate(those) if _sameness(one) not in mine}


def _numbered(connection: Connection) -> Iterator[tuple[int, Kept]]:
    rows = connection.execute("SELECT id, at, report FROM erasure")
    return ((number, Kept(at, report, "", ())) for number, at, report in rows)


def _sameness(one: Kept) -> tuple[str, str]:
    """What tells whether two books tell of one erasure; what became of copies is not the same in all."""
    if token := _token(one.report):
        return one.at, token
    told = kept_json.named(one.report)
    return one.at, json.dumps([told.get("rows"), told.get("kept"), told.get("steps")], sort_keys=True)


def _with_token(connection: Connection, erasure_id: int, report: Mapping[str, Any]) -> str:
    """A report as JSON, with what tells this erasure from others."""
    token = _token(connection.value("SELECT report FROM erasure WHERE id = ?", (erasure_id,)) or "")
    return json.dumps({TOKEN: token, **report} if token else report)


def _token(report: str) -> str:
    return str(kept_json.named(report).get(TOKEN, ""))


def _put(connection: Connection, erasure_id: int, marks: Iterable[str]) -> None:
    connection.executemany(
        "INSERT INTO erased_mark(erasure_id, mark) VALUES (?, ?)", [(erasure_id, mark) for mark in marks]
    )


def _know(connection: Connection, salt: str) -> None:
    """Let marks under the salt of another book count as well."""
    salts = dict.fromkeys((*settings.get(connection, SALT).split(), *salt.split()))
    settings.put(connection, SALT, " ".join(salts))


def _salts(connection: Connection) -> list[str]:
    return settings.get(connection, SALT).split()


class Marks:
    """The marks of one book, to look cards up in."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(
            "SELECT m.mark, e.id, e.at FROM erased_mark m JOIN erasure e ON e.id = m.erasure_id ORDER BY m.id"
        )
        self._known = {mark: (erasure_id, at) for mark, erasure_id, at in rows}
        self._salts = _salts(connection) if self._known else []

    def __bool__(self) -> bool:
        return bool(self._known)

    def erasure(self, keys: Iterable[str]) -> tuple[int, str] | None:
        """The erasure (number, UTC stamp) of whom one of these keys belongs to, or None."""
        if not self._known:
            return None
        marks = (mark_of(salt, key) for key in keys for salt in self._salts)
        return next((known for mark in marks if (known := self._known.get(mark))), None)


def mark_of(salt: str, key: str) -> str:
    """The mark of a key in a book with this salt."""
    return hmac.digest(bytes.fromhex(salt), key.encode("utf-8", "replace"), "sha256").hex()
