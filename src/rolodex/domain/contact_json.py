"""A contact as text from which the very same contact can be made again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from rolodex.domain.contact import (
    Adr,
    Consent,
    Contact,
    Custom,
    Date,
    Foreign,
    Name,
    Org,
    Photo,
    Property,
    Value,
)

_KINDS: Mapping[str, type[Property]] = {
    kind.__name__: kind for kind in (Adr, Consent, Contact, Custom, Date, Foreign, Name, Org, Photo, Value)
}
_KIND = "_"


def as_text(contact: Contact) -> str:
    """The contact as JSON; what is empty is left out."""
    return json.dumps(_plain(contact), ensure_ascii=False)


def from_text(text: str) -> Contact:
    """The contact that `as_text` wrote. Raises ValueError where the text is not one."""
    try:
        made = _made(json.loads(text))
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a contact") from error
    if not isinstance(made, Contact):
        raise ValueError("not a contact")
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Property):
        kept: dict[str, Any] = {_KIND: type(value).__name__}
        for field in fields(value):  # type: ignore[arg-type]  # every Property is a dataclass
            item = getattr(value, field.name)
            if item != field.default:
                kept[field.name] = _plain(item)
        return kept
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _made(value: Any) -> Any:
    if isinstance(value, dict):
        kind = _KINDS.get(value.get(_KIND, ""))
        if kind is None:
            raise ValueError("not a contact")
        known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # see above
        return kind(**{name: _made(item) for name, item in value.items() if name in known})
    if isinstance(value, list):
        return tuple(_made(item) for item in value)
    return value
