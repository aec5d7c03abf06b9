"""Why a row was found, where its two lines do not show it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from rolodex.domain import phone
from rolodex.domain.folding import fold, index_tokens, marks
from rolodex.store.engine import Connection
from rolodex.store.matching import Wanted

AROUND = 24
"""As many characters as are shown on either side of a word found in a long text."""

_NEAR = (
    "SELECT contact_id, value, position, 1 AS place FROM email",
    "SELECT contact_id, value, position, 2 AS place FROM nickname",
    "SELECT contact_id, name||' '||replace(replace(units, '[', ''), ']', '')||' '||title||' '||role "
    "AS value, position, 3 AS place FROM org",
)
_TEL = ("SELECT contact_id, value, position, 0 AS place FROM tel",)
_FAR = (
    "SELECT contact_id, trim(box||' '||street||' '||ext) AS value, position, 4 AS place FROM adr",
    "SELECT contact_id, trim(code||' '||city||' '||region||' '||country) AS value, position, 5 AS place "
    "FROM adr",
    "SELECT contact_id, value, position, 6 AS place FROM url",
    "SELECT contact_id, value, position, 7 AS place FROM impp",
    "SELECT contact_id, value, position, 8 AS place FROM related",
    "SELECT contact_id, t.name, contact_tag.position, 9 AS place "
    "FROM contact_tag JOIN tag t ON t.id = tag_id",
    "SELECT contact_id, value, position, 10 AS place FROM note",
)


def explained(connection: Connection, shown: Mapping[int, str], wanted: Wanted) -> dict[int, str]:
    """The value that matched by contact, for those whose lines, as shown, do not hold all that was typed."""
    unseen = {
        contact_id: missing for contact_id, text in shown.items() if (missing := _missing(text, wanted))
    }
    found: dict[int, str] = {}
    if wanted.numbers:
        found |= _dialled(_values(connection, unseen, _TEL), wanted.numbers)
    for tables in (_NEAR, _FAR):
        open_ids = [contact_id for contact_id in unseen if contact_id not in found]
        if open_ids and wanted.words:
            found |= _said(_values(connection, open_ids, tables), unseen)
    open_ids = [contact_id for contact_id in unseen if contact_id not in found]
    if open_ids and wanted.words:
        found |= _inside(_values(connection, open_ids, (*_TEL, *_NEAR)), unseen)
    return found


def _missing(text: str, wanted: Wanted) -> list[str]:
    """What was typed and is not to be seen in this text."""
    if not wanted.words:
        return list(wanted.numbers[:1])
    # Most names show what was typed without being folded.
    missing = [word for word in wanted.words if f" {word}" not in f" {text.lower()}"]
    shown = f" {fold(text)}" if missing else ""
    return [word for word in missing if f" {word}" not in shown]


_Values = list[tuple[int, str]]


def _values(connection: Connection, ids: Iterable[int], tables: Sequence[str]) -> _Values:
    """The ids and what these contacts say there, in the order in which it is told."""
    parts = " UNION ALL ".join(
        f"{sql} WHERE contact_id IN (SELECT value FROM json_each(:ids))" for sql in tables
    )
    text = connection.value(
        "SELECT json_group_array(json_array(contact_id, value)) FROM "
        f"(SELECT * FROM ({parts}) ORDER BY place, position)",
        {"ids": json.dumps(list(ids))},
    )
    return [(contact_id, value) for contact_id, value in json.loads(text)]


def _dialled(values: _Values, numbers: Sequence[str]) -> dict[int, str]:
    """The first number of each contact that begins or ends so, or else holds the digits."""
    found: dict[int, str] = {}
    holding: dict[int, str] = {}
    for contact_id, value in values:
        words = phone.search_words(value)
        if any(word.startswith(number) for word in words for number in numbers):
            found.setdefault(contact_id, value)
        elif any(numbers[0] in word for word in words if word[0].isdigit()):
            holding.setdefault(contact_id, value)
    return holding | found


def _said(values: _Values, missing: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """The first value of each contact with a word that begins so."""
    found: dict[int, str] = {}
    for contact_id, value in values:
        if contact_id not in found and _may_hold(value, missing[contact_id]):
            text = f" {' '.join(index_tokens(value))}"
            word = next((word for word in missing[contact_id] if f" {word}" in text), None)
            if word is not None:
                found[contact_id] = _around(value, word)
    return found


def _may_hold(value: str, words: Sequence[str]) -> bool:
    """Whether it is worth while to fold this value: what is plain tells without."""
    if not value.isascii():
        return True
    text = value.lower()
    return any(word in text or "'" in text or "-" in text for word in words)


def _inside(values: _Values, missing: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """The first value of each contact with a word that holds this."""
    found: dict[int, str] = {}
    for contact_id, value in values:
        if contact_id not in found:
            text = value.lower() if value.isascii() else fold(value)
            if any(word in text for word in missing[contact_id]):
                found[contact_id] = _around(value, "")
    return found


def _place(value: str, word: str) -> tuple[int, int]:
    lower = value.lower()
    begun = re.search(rf"(?<!\w){word}", lower) if len(lower) == len(value) else None
    if begun:
        return begun.start(), len(word)
    return next(iter(marks(value, (word,))), (0, 0))


def _around(value: str, word: str) -> str:
    """The value, or what stands around the word where it is long, on one line."""
    if len(value) <= 2 * AROUND:
        return " ".join(value.split())
    start, length = _place(value, word)
    begin, end = max(0, start - AROUND), min(len(value), start + length + AROUND)
    if begin:
        begin = value.find(" ", begin, start) + 1 or begin
    if end < len(value):
        last = value.rfind(" ", start + length, end)
        end = last if last > 0 else end
    text = " ".join(value[begin:end].split())
    return f"{'… ' if begin else ''}{text}{' …' if end < len(value) else ''}"
