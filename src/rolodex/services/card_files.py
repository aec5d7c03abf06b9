"""Files of cards that are neither vCards nor tables: LDIF and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rolodex.domain import ldif, ldif_card, table_json
from rolodex.domain.card import Card, Rejected
from rolodex.domain.errors import UserError
from rolodex.domain.importing import Format
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.services import json_items, table_files

Cards = Iterator[Card | Rejected]
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
    table_files.size_of(path)
    try:
        for place, one in enumerate(json_items.items(table_files.pieces(path))):
            if place % _STEP == 0:
                progress(place, 0)
            yield table_json.card(one, place + 1, path.name)
    except json_items.TooLargeItem as error:
        raise UserError(
            message(
                "“%(file)s” holds something larger than a card may be; nothing was changed. Take it out, or "
                "export fewer cards at a time.",
                file=path.name,
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise UserError(
            message(
                "“%(file)s” is no JSON that can be read; nothing was changed. Look whether it is whole.",
                file=path.name,
            )
        ) from error


def read_json_lines(path: Path, progress: Progress) -> Cards:
    """The cards of a file with one in each line."""
    for number, line in enumerate(table_files.lines(path), 1):
        if number % _STEP == 0:
            progress(number, 0)
        text = line.strip()
        if not text:
            continue
        try:
            told = json_items.loads(text)
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
