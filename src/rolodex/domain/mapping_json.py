"""A saved mapping as text, and the header by which its table is known again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from rolodex.domain import kept_json
from rolodex.domain.asked import key
from rolodex.domain.mapping import Mapping, Subject, Target

_KEPT = ("key", "date_order", "country")


def header_text(columns: Sequence[str]) -> str:
    """The header of a table, folded; the same for the same columns in the same order."""
    return "\n".join(key(name) for name in columns)


def as_text(mapping: Mapping) -> str:
    """What a mapping says but its name and subject, as JSON."""
    usual = asdict(Target())
    targets = [
        {name: value for name, value in asdict(one).items() if value != usual[name]}
        for one in mapping.targets
    ]
    said = {"targets": targets, **{name: getattr(mapping, name) for name in _KEPT}}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def from_text(text: str, name: str, subject: Subject, mapping_id: int) -> Mapping:
    """The mapping that `as_text` wrote; what is not known is passed over, and all where it cannot be read."""
    try:
        said = json.loads(text)
        kept: dict[str, Any] = {part: said[part] for part in _KEPT if part in said}
        targets = tuple(_target(one) for one in said.get("targets", ()))
    except kept_json.BROKEN:
        kept, targets = {}, ()
    return Mapping(targets, subject=subject, name=name, id=mapping_id, **kept)


def _target(said: dict[str, Any]) -> Target:
    known = {field.name for field in fields(Target)}
    values: dict[str, Any] = {name: value for name, value in said.items() if name in known}
    return Target(**values | {"types": tuple(values.get("types", ()))})
