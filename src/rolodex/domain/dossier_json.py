"""Everything about one person as plain data for JSON (docs/personal-data.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rolodex.domain.dossier import Dossier, KeptFile, Record, Section, Value
from rolodex.domain.message import Day, Length, Message, Sum

FORMAT, VERSION = "rolodex-person", 1


def document(dossier: Dossier, card: Mapping[str, Any], draft: Mapping[str, Any] | None) -> dict[str, Any]:
    """The whole as one mapping; `card` and `draft` are the cards by the names of RFC 6350."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "made": dossier.made,
        "name": dossier.fn,
        "contact": dict(card),
        "draft": None if draft is None else dict(draft),
        **{section.outline.key: _records(section) for section in dossier.sections},
        "history": [
            {
                "at": step.at,
                "step": plain(step.label),
                "author": step.author,
                "fields": [
                    {
                        "field": one.name,
                        "label": " · ".join(map(plain, one.label)),
                        "before": _joined(one.before),
                        "after": _joined(one.after),
                    }
                    for one in step.fields
                ],
                "others": [plain(one) for one in step.others],
            }
            for step in dossier.steps
        ],
        "photos": [_file(one, "photos") for one in dossier.photos],
        "files": [_file(one, "files") for one in dossier.files],
    }


def plain(said: Message) -> str:
    """A message in the English it was written in."""
    text = said.plural if said.plural and said.count != 1 else said.text
    values: dict[str, object] = {name: _argument(value) for name, value in said.arguments().items()}
    values.update((name, plain(part)) for name, part in said.parts)
    return text % values if values else text


def _argument(value: object) -> object:
    if isinstance(value, Day):
        return value.iso
    if isinstance(value, Sum):
        return f"{value.amount} {value.currency}"
    return value.thousandths if isinstance(value, Length) else value


def _joined(words: tuple[Message, ...]) -> str:
    return "; ".join(map(plain, words))


def _records(section: Section) -> list[dict[str, Any]]:
    return [_record(section, record) for record in section.records]


def _record(section: Section, record: Record) -> dict[str, Any]:
    told: dict[str, Any] = {
        column.key: _value(value, column.kind)
        for column, value in zip(section.outline.columns, record.values, strict=True)
    }
    return told | {part.outline.key: _records(part) for part in record.parts}


def _value(value: Value, kind: str) -> object:
    return bool(value) if kind == "yesno" else value


def _file(one: KeptFile, folder: str) -> dict[str, str]:
    return {"file": f"{folder}/{one.name}", "media_type": one.media_type, "sha256": one.sha256}
