"""Files of cards that are neither vCards nor tables: LDIF and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rolodex.domain import ldif, ldif_card, table_json
from rolodex.domain.card import Card, Rejected
from rolodex.domain.errors import UserError
from rolodex.domain.importing import Format
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.services import table_files

Cards = Iterator[Card | Rejected]
LARGEST_JSON = 100_000_000
"""Bytes of a file of JSON, which is read as a whole."""
NO_JSON = message("It is no JSON.")
_STEP = 50


def read_ldif(path: Path, progress: Progress) -> Cards:
    """The cards of a file of LDIF; progress counts lines of unknown number."""
    for count, entry in enumerate(ldif.entries(table_files.lines(path))):
        if count % _STEP == 0:
            progress(count, 0)
        yield ldif_card.card(entry, path.name)


def read_json(path: Path, progress: Progress) -> Cards:
    """The cards of a list in JSON, or of one card; their lines count the cards."""
    if table_files.size_of(path) > LARGEST_JSON:
        raise UserError(table_files.too_large(path))
    try:
        told = json.loads("".join(table_files.lines(path)))
    except (ValueError, RecursionError) as error:
        raise UserError(
            message(
                "“%(file)s” is no JSON that can be read; nothing was changed. Look whether it is whole.",
                file=path.name,
            )
        ) from error
    found = told if isinstance(told, list) else [told]
    for place, one in enumerate(found):
        if place % _STEP == 0:
            progress(place, len(found))
        yield table_json.card(one, place + 1, path.name)


def read_json_lines(path: Path, progress: Progress) -> Cards:
    """The cards of a file with one in each line."""
    for number, line in enumerate(table_files.lines(path), 1):
        if number % _STEP == 0:
            progress(number, 0)
        text = line.strip()
        if not text:
            continue
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            yield Rejected(path.name, number, "", NO_JSON, text[: table_json.TEXT_KEPT])
            continue
        yield table_json.card(told, number, path.name)


READERS: Mapping[str, tuple[Format, Callable[[Path, Progress], Cards]]] = {
    ".ldif": ("ldif", read_ldif),
    ".ldi": ("ldif", read_ldif),
    ".json": ("json", read_json),
    ".jsonl": ("json", read_json_lines),
    ".ndjson": ("json", read_json_lines),
}
