"""Why a row was found, where its two lines do not show it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rolodex.domain import phone
from rolodex.domain.folding import fold, index_tokens, marks, tokens
from rolodex.domain.listing import ContactRow
from rolodex.store.engine import Connection
from rolodex.store.matching import Wanted

AROUND = 24
"""As many characters as are shown on either side of a word found in a long text."""

_VALUES = (
    "SELECT contact_id, 'tel' AS kind, value, position, 0 AS place FROM tel",
    "SELECT contact_id, 'email', value, position, 1 FROM email",
    "SELECT contact_id, 'text', value, position, 2 FROM nickname",
    "SELECT contact_id, 'text', name||' '||replace(replace(units, '[', ''), ']', '')||' '||title||' '||role, "
    "position, 3 FROM org",
    "SELECT contact_id, 'text', trim(street||', '||code||' '||city||', '||region||' '||country||' '||box||"
    "' '||ext, ', '), position, 4 FROM adr",
    "SELECT contact_id, 'text', value, position, 5 FROM url",
    "SELECT contact_id, 'text', value, position, 6 FROM impp",
    "SELECT contact_id, 'text', value, position, 7 FROM related",
    "SELECT ct.contact_id, 'text', t.name, ct.position, 8 FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id",
    "SELECT contact_id, 'text', value, position, 9 FROM note",
)


def explained(connection: Connection, rows: Sequence[ContactRow], wanted: Wanted) -> tuple[ContactRow, ...]:
    """The rows with the value that matched, where name, job and firm do not show all that was typed."""
    unseen: dict[int, list[str]] = {}
    for row in rows:
        shown = f" {fold(f'{row.fn} {row.detail}')}"
        missing = [word for word in wanted.words if f" {word}" not in shown]
        if missing:
            unseen[row.id] = missing
    if not unseen:
        return tuple(rows)
    values = _values(connection, unseen)
    return tuple(
        replace(row, found=_found(unseen[row.id], wanted, values.get(row.id, ())))
        if row.id in unseen
        else row
        for row in rows
    )


def _values(connection: Connection, ids: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """The kind and text of all these contacts say, in the order in which it is told."""
    wanted = json.dumps(list(ids))
    parts = " UNION ALL ".join(
        f"{sql} WHERE contact_id IN (SELECT value FROM json_each(:ids))" for sql in _VALUES
    )
    text = connection.value(
        "SELECT json_group_array(json_array(contact_id, kind, value)) FROM "
        f"(SELECT * FROM ({parts}) ORDER BY contact_id, place, position)",
        {"ids": wanted},
    )
    values: dict[int, list[tuple[str, str]]] = {}
    for contact_id, kind, value in json.loads(text):
        values.setdefault(contact_id, []).append((kind, value))
    return values


def _found(missing: Sequence[str], wanted: Wanted, values: Iterable[tuple[str, str]]) -> str:
    """The first value that explains the match."""
    values = list(values)
    if wanted.numbers:
        for kind, value in values:
            if kind == "tel" and _dialled(value, wanted.numbers):
                return value
    for word in missing:
        for _, value in values:
            if any(token.startswith(word) for token in index_tokens(value)):
                return _around(value, word)
    for word in missing:
        for _, value in values:
            if any(word in token for token in tokens(value)):
                return _around(value, word)
    return ""


def _dialled(value: str, numbers: Sequence[str]) -> bool:
    words = phone.search_words(value)
    return any(word.startswith(number) for word in words for number in numbers) or any(
        numbers[0] in word for word in words if word[0].isdigit()
    )


def _around(value: str, word: str) -> str:
    """The value, or what stands around the word where it is long, on one line."""
    if len(value) <= 2 * AROUND:
        return " ".join(value.split())
    places = marks(value, (word,))
    start, length = places[0] if places else (0, 0)
    begin, end = max(0, start - AROUND), min(len(value), start + length + AROUND)
    if begin:
        begin = value.find(" ", begin, start) + 1 or begin
    if end < len(value):
        last = value.rfind(" ", start + length, end)
        end = last if last > 0 else end
    text = " ".join(value[begin:end].split())
    return f"{'… ' if begin else ''}{text}{' …' if end < len(value) else ''}"
