"""What the cards of a book say about who they are of, and who may be meant by a card."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from rolodex.domain.likeness_traits import Said
from rolodex.store.engine import Connection, Row

BATCH = 5_000
_BETWEEN = "contact_id BETWEEN ? AND ?"
_AMONG = "contact_id IN (SELECT value FROM json_each(?))"
_TABLES = {
    "phones": "SELECT contact_id, value, types FROM tel",
    "emails": "SELECT contact_id, value FROM email",
    "handles": "SELECT contact_id, value FROM impp",
    "nicknames": "SELECT contact_id, value FROM nickname",
    "adrs": "SELECT contact_id, street, ext, code, city, country_code, types FROM adr",
    "firms": "SELECT contact_id, name FROM org",
    "sites": "SELECT contact_id, value FROM url",
    "name": "SELECT contact_id, family, family2, given, additional, suffix, generation FROM name",
    "birthday": "SELECT contact_id, year, month, day FROM date",
}
_SINGLE = frozenset({"emails", "handles", "nicknames", "firms", "sites"})


def everyone(connection: Connection) -> Iterator[list[Said]]:
    """What each card of a person or firm says, a batch at a time in the order of their ids."""
    last = connection.value("SELECT max(id) FROM contact") or 0
    for start in range(1, last + 1, BATCH):
        yield _said(connection, _BETWEEN, (start, start + BATCH - 1))


def some(connection: Connection, ids: Sequence[int]) -> list[Said]:
    """What these cards say; groups and those that are gone are left out."""
    return _said(connection, _AMONG, (json.dumps(list(ids)),))


def _said(connection: Connection, which: str, params: tuple[object, ...]) -> list[Said]:
    found: dict[str, dict[int, list[Any]]] = {}
    for field, sql in _TABLES.items():
        only = " AND name = 'bday'" if field == "birthday" else ""
        rows = connection.execute(f"{sql} WHERE {which}{only} ORDER BY contact_id", params)
        found[field] = _by_contact(rows, single=field in _SINGLE)
    heads = connection.execute(
        "SELECT id, kind, fn, uid, gender FROM contact "
        f"WHERE {which.replace('contact_id', 'id')} AND kind <> 'group' ORDER BY id",
        params,
    )
    nothing: list[Any] = []
    named, born = found["name"].get, found["birthday"].get
    lists = [found[field].get for field in _LISTS]
    return [
        Said._make(
            (
                *head,
                named(head[0], _NAMELESS)[0],
                *[listed(head[0], nothing) for listed in lists],
                born(head[0], _UNBORN)[0],
            )
        )
        for head in heads
    ]


def _by_contact(rows: Sequence[Row], *, single: bool) -> dict[int, list[Any]]:
    """The rows of each contact without its id; their one value where they have but one."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        value = row[1] if single else row[1:]
        contact_id = row[0]
        if contact_id in found:
            found[contact_id].append(value)
        else:
            found[contact_id] = [value]
    return found


_NAMELESS = [("", "", "", "", "", "")]
_UNBORN = [(0, 0, 0)]
_LISTS = tuple(field for field in Said._fields if field in _TABLES and field not in ("name", "birthday"))


def found(connection: Connection, expression: str, limit: int) -> list[int]:
    """The contacts whose line in the index of words an expression of FTS5 finds, at most so many."""
    rows = connection.execute(
        "SELECT contact_id FROM entry WHERE rank IN (SELECT rowid FROM word WHERE word MATCH ? LIMIT ?)",
        (expression, limit),
    )
    return [contact_id for (contact_id,) in rows]


def column(connection: Connection, table: Literal["tel", "email"]) -> Iterator[tuple[int, str]]:
    """All numbers or e-mails of the book, each with its contact."""
    yield from ((row[0], row[1]) for row in connection.stream(f"SELECT contact_id, value FROM {table}"))


def called(connection: Connection) -> Iterator[tuple[int, str, str, str, str]]:
    """All people and firms: id, kind, FN, surname and first name."""
    rows = connection.stream(
        "SELECT c.id, c.kind, c.fn, coalesce(n.family, ''), coalesce(n.given, '') FROM contact c "
        "LEFT JOIN name n ON n.contact_id = c.id WHERE c.kind <> 'group'"
    )
    yield from ((row[0], row[1], row[2], row[3], row[4]) for row in rows)


def counts(connection: Connection, words: Sequence[str]) -> dict[str, int]:
    """How many people have each of these words in their name."""
    rows = connection.execute(
        "SELECT word, n FROM vocabulary WHERE word IN (SELECT value FROM json_each(?))",
        (json.dumps(list(words)),),
    )
    return dict(rows)
