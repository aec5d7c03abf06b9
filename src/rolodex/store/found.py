"""Why a row was found, where its two lines do not show it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from rolodex.domain import phone
from rolodex.domain.folding import fold, index_tokens, marks
from rolodex.store.engine import Connection
from rolodex.store.matching import Wanted

AROUND = 24
"""As many characters as are shown on either side of a word found in a long text."""


def _column(value: str, table: str) -> str:
    return f"(SELECT group_concat({value}, char(30)) FROM {table} WHERE contact_id = j.value)"


_COLUMNS = (
    _column("value", "tel"),
    _column("value", "email"),
    _column("value", "nickname"),
    _column("name||' '||replace(replace(units, '[', ''), ']', '')||' '||title||' '||role", "org"),
    _column(
        "trim(box||' '||street||' '||ext)||char(30)||trim(code||' '||city||' '||region||' '||country)", "adr"
    ),
    _column("value", "url"),
    _column("value", "impp"),
    _column("value", "related"),
    _column("t.name", "contact_tag JOIN tag t ON t.id = tag_id"),
    _column("value", "note"),
)
_NUMBERS = _COLUMNS[:1]
_INSIDE = _COLUMNS[:4]


def explained(
    connection: Connection, shown: Mapping[int, str], wanted: Wanted, inside: Collection[int]
) -> dict[int, str]:
    """The value that matched by contact, for those whose lines, as shown, do not hold all that was typed.

    `inside` are those who have it inside a word.
    """
    unseen = {
        contact_id: missing for contact_id, text in shown.items() if (missing := _missing(text, wanted))
    }
    found: dict[int, str] = {}
    if wanted.digits:
        found |= _dialled(_values(connection, unseen, _NUMBERS), (wanted.digits, *wanted.numbers))
    if wanted.words:
        begun = [contact_id for contact_id in unseen if contact_id not in found and contact_id not in inside]
        found |= _said(_values(connection, begun, _COLUMNS), unseen)
        held = [
            contact_id
            for contact_id, missing in unseen.items()
            if contact_id not in found and contact_id in inside and not _holds(shown[contact_id], missing)
        ]
        found |= _inside(_values(connection, held, _INSIDE), unseen)
    return found


def _missing(text: str, wanted: Wanted) -> list[str]:
    """What was typed and is not to be seen in this text."""
    if not wanted.words:
        return [wanted.digits]
    # Most names show what was typed without being folded.
    missing = [word for word in wanted.words if f" {word}" not in f" {text.lower()}"]
    shown = f" {fold(text)}" if missing else ""
    return [word for word in missing if f" {word}" not in shown]


def _holds(text: str, words: Iterable[str]) -> bool:
    """Whether all these words are to be seen in a text, be it inside other words."""
    seen = fold(text)
    return all(word in seen for word in words)


_Values = list[tuple[int, str]]


def _values(
    connection: Connection, ids: Sequence[int] | Mapping[int, object], columns: Sequence[str]
) -> _Values:
    """What these contacts say there, with their ids; of one contact in the order of the columns."""
    if not ids:
        return []
    text = connection.value(
        f"SELECT json_group_array(json_array(j.value, {', '.join(columns)})) FROM json_each(?) j",
        (json.dumps(list(ids)),),
    )
    return [
        (contact_id, value)
        for contact_id, *texts in json.loads(text)
        for values in texts
        if values
        for value in values.split("\x1e")
    ]


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
