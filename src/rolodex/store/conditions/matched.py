"""Names of the book that are meant by what was typed, where no word of the search index stands for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rolodex.store import marks
from rolodex.store.engine import Connection


def matched(connection: Connection, sql: str, values: Sequence[str]) -> list[Any]:
    """The keys of those named so, or else of all in whose names words begin so; `sql` gives key and names."""
    known = [(key, [marks.value(text) for text in texts]) for key, *texts in connection.execute(sql)]
    found: dict[Any, None] = {}
    for value in values:
        wanted = marks.value(value)
        if wanted:
            whole = [key for key, texts in known if wanted in texts]
            found.update(dict.fromkeys(whole or _begun(known, wanted.split(marks.PART))))
    return list(found)


def _begun(known: Sequence[tuple[Any, list[str]]], words: Sequence[str]) -> list[Any]:
    return [key for key, texts in known if any(_holds(text.split(marks.PART), words) for text in texts)]


def _holds(have: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(begun) for word in have) for begun in words)
