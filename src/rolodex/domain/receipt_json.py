"""The receipt of an import as JSON: rows with the fates of their properties, each set of fates once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from typing import Any

from rolodex.domain import kept_json
from rolodex.domain.card import Fate, PropertyFate
from rolodex.domain.importing import Choice, Counts, Format, ReceiptRow, RowKind
from rolodex.domain.message import Argument, Day, Length, Message, Sum

KINDS: tuple[RowKind, ...] = ("new", "update", "same", "alike", "rejected", "kept_out")
"""In the order of the counts of a part; a receipt of an older Rolodex has no count for the last."""


_ARGUMENTS: Mapping[str, Callable[..., Argument]] = {kind.__name__: kind for kind in (Sum, Day, Length)}


@dataclass(frozen=True, slots=True)
class Heading:
    """What a receipt says over its rows; `parts` tell of each part how many rows of each of `KINDS` it
    has.
    """

    files: tuple[str, ...]
    format: Format
    at: str
    changeset: int
    counts: Counts
    fates: tuple[PropertyFate, ...] = ()
    parts: tuple[tuple[int, ...], ...] = ()


def rows_text(rows: Sequence[ReceiptRow]) -> str:
    """Rows as JSON."""
    # By what they are in memory: readers give cards of one shape one tuple, and hashing it is slow.
    shapes = {id(row.fates): row.fates for row in rows}
    places = {key: place for place, key in enumerate(shapes)}
    files: dict[str, int] = {}
    said = [
        [
            row.contact_id,
            row.title,
            row.kind,
            row.choice,
            places[id(row.fates)],
            row.line,
            files.setdefault(row.file, len(files)),
            *([] if row.reason is None else [_message(row.reason), row.text]),
        ]
        for row in rows
    ]
    return _text(
        {"files": list(files), "fates": [list(map(_fate, shape)) for shape in shapes.values()], "rows": said}
    )


def rows_of(text: str) -> tuple[ReceiptRow, ...]:
    """The rows that `rows_text` wrote. Raises UserError where the text says something else."""
    try:
        kept = json.loads(text)
        shapes = [tuple(map(_fate_of, shape)) for shape in kept["fates"]]
        return tuple(_row(cells, shapes, kept["files"]) for cells in kept["rows"])
    except kept_json.BROKEN as error:
        raise kept_json.unreadable() from error


def heading_text(heading: Heading) -> str:
    """A heading as JSON."""
    return _text(
        {
            "files": heading.files,
            "format": heading.format,
            "at": heading.at,
            "changeset": heading.changeset,
            "counts": asdict(heading.counts),
            "fates": list(map(_fate, heading.fates)),
            "parts": heading.parts,
        }
    )


def heading_of(text: str) -> Heading:
    """The heading that `heading_text` wrote. Raises UserError where the text says something else."""
    try:
        kept = json.loads(text)
        return Heading(
            tuple(kept["files"]),
            kept["format"],
            kept["at"],
            kept["changeset"],
            Counts(**kept["counts"]),
            tuple(map(_fate_of, kept["fates"])),
            tuple(map(tuple, kept["parts"])),
        )
    except kept_json.BROKEN as error:
        raise kept_json.unreadable() from error


def _row(
    cells: Sequence[Any], shapes: Sequence[tuple[PropertyFate, ...]], files: Sequence[str]
) -> ReceiptRow:
    contact_id, title, kind, choice, shape, line, file, *rest = cells
    chosen: Choice = choice
    reason, text = (_message_of(rest[0]), rest[1]) if rest else (None, "")
    return ReceiptRow(contact_id, title, kind, chosen, shapes[shape], reason, text, files[file], line)


def _fate(fate: PropertyFate) -> list[Any]:
    said: list[Any] = [fate.name, fate.fate, fate.count]
    return said if fate.reason is None else [*said, _message(fate.reason)]


def _fate_of(cells: Sequence[Any]) -> PropertyFate:
    name, what, count, *reason = cells
    fate: Fate = what
    return PropertyFate(name, fate, count, _message_of(reason[0]) if reason else None)


def _message(said: Message) -> Mapping[str, Any]:
    """A message by what differs from an empty one."""
    kept: dict[str, Any] = {"text": said.text}
    if said.args:
        kept["args"] = [(name, _argument(value)) for name, value in said.args]
    if said.plural:
        kept.update(plural=said.plural, count=said.count)
    if said.parts:
        kept["parts"] = [(name, _message(part)) for name, part in said.parts]
    return kept


def _message_of(kept: Mapping[str, Any]) -> Message:
    return Message(
        kept["text"],
        tuple((name, _argument_of(value)) for name, value in kept.get("args", ())),
        kept.get("plural", ""),
        kept.get("count", 1),
        tuple((name, _message_of(part)) for name, part in kept.get("parts", ())),
    )


def _argument(value: Argument) -> object:
    if isinstance(value, (str, int)):
        return value
    return {type(value).__name__: astuple(value)}


def _argument_of(value: Any) -> Argument:
    if not isinstance(value, dict):
        known: Argument = value
        return known
    ((name, cells),) = value.items()
    made: Argument = _ARGUMENTS[name](*cells)
    return made


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
