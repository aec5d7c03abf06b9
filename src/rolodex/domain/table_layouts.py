"""The columns that known programs write, and what each of them is in a card.

A line says `target: header | header`, a target being the field with its types after `/`, its number after `#`
and its label after `=`. `keep` is kept word for word. Headers are compared without case and accents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rolodex.domain import layout_columns
from rolodex.domain.asked import key
from rolodex.domain.exact_copy import is_header
from rolodex.domain.mapping import Target

SEVERAL = ":::"
"""Parts several values in one cell of a Google table."""

_SPEC = re.compile(
    r"(?P<field>[a-z0-9._-]*)(?:/(?P<types>[a-z,-]+))?(?:#(?P<number>\d+))?(?:=(?P<label>.+))?"
)
_GOOGLE = re.compile(r"(?P<what>[A-Za-z-]+(?: [A-Za-z]+)*) (?P<number>\d{1,3}) - (?P<part>[A-Za-z ]+)")
_GOOGLE_PARTS: Mapping[str, Mapping[str, str]] = {
    "e-mail": {"value": "email", "type": "email:", "label": "email:"},
    "phone": {"value": "tel", "type": "tel:", "label": "tel:"},
    "im": {"value": "impp", "type": "keep", "label": "keep", "service": "impp:"},
    "address": {
        "type": "adr:",
        "label": "adr:",
        "formatted": "adr.formatted",
        "street": "adr.street",
        "city": "adr.city",
        "po box": "adr.box",
        "region": "adr.region",
        "postal code": "adr.code",
        "country": "adr.country",
        "extended address": "adr.ext",
    },
    "organization": {
        "type": "keep",
        "name": "org.name",
        "title": "org.title",
        "department": "org.unit",
        "job description": "org.role",
        "yomi name": "keep",
        "symbol": "keep",
        "location": "keep",
    },
    "relation": {"value": "related", "type": "related:", "label": "related:"},
    "website": {"value": "url", "type": "url:", "label": "url:"},
    "event": {"value": "event", "type": "event:", "label": "event:"},
    "custom field": {"value": "x-custom", "type": "x-custom:", "label": "x-custom:"},
}
_SEPARATED = frozenset({"tel", "email", "url", "related", "impp", "event", "x-custom"})


def target(spec: str) -> Target:
    """The target that a line of a layout names."""
    found = _SPEC.fullmatch(spec.strip())
    if found is None:
        raise ValueError(spec)
    return Target(
        found["field"],
        tuple(found["types"].split(",")) if found["types"] else (),
        found["label"] or "",
        int(found["number"] or 1),
    )


@lru_cache(maxsize=8)
def columns(layout: str) -> Mapping[str, Target]:
    """The columns of a layout by their folded names."""
    known: dict[str, Target] = {}
    for line in layout_columns.TEXTS[layout].strip().splitlines():
        spec, _, names = line.partition(":")
        for name in names.split("|"):
            known.setdefault(key(name), target(spec))
    return known


def google(header: str) -> Target | None:
    """What a numbered column such as "Phone 1 - Value" is; None where it is none of Google's."""
    found = _GOOGLE.fullmatch(header.strip())
    parts = _GOOGLE_PARTS.get(found["what"].casefold()) if found else None
    if not found or parts is None:
        return None
    spec = parts.get(found["part"].casefold(), "keep")
    field = spec.removesuffix(":")
    return Target(
        field,
        number=int(found["number"]),
        part="label" if spec.endswith(":") else "value",
        separator=SEVERAL if field in _SEPARATED else "",
    )


def layout_of(header: Sequence[str]) -> str:
    """The program whose header this is: the one that names the most of it; "" where none does."""
    if is_header(header):
        return "rolodex"
    names = [name for name in header if name.strip()]
    if sum(google(name) is not None for name in names) >= 2:
        return "google"
    folded = {key(name) for name in names}
    if not folded:
        return ""
    scores = {layout: _score(folded, layout) for layout in layout_columns.SIGNS}
    best = max(scores, key=lambda layout: scores[layout])
    return best if scores[best] > 0 else ""


def _score(folded: set[str], layout: str) -> float:
    """How well a header fits: nothing without two signs of the layout, else the share of it that is known."""
    signs = {key(name) for name in layout_columns.SIGNS[layout].split("|")}
    found = len(folded & signs)
    if found < min(2, len(signs)):
        return 0.0
    share = len(folded & columns(layout).keys()) / len(folded)
    return share + found / 100 if share >= 0.6 else 0.0
