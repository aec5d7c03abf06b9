"""What the book offers for a condition: fields of the user's own, and the values of each field."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from rolodex.domain.asked import FIELDS as SOUGHT
from rolodex.domain.custom_field import CustomField
from rolodex.domain.folding import fold
from rolodex.domain.message import message, verbatim
from rolodex.domain.segment import FieldKind, FieldSpec, Op
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.segments.condition_editor import APART
from rolodex.ui.widgets.suggest import Suggestion

SHOWN = 9
_TEXT: tuple[Op, ...] = ("is",)
_NUMBER: tuple[Op, ...] = ("least", "most", "between")
_DATE: tuple[Op, ...] = ("in", "within", "more_than_ago")


def offered(own: Sequence[CustomField]) -> tuple[FieldSpec, ...]:
    """The fields of the user's own as fields of a condition."""
    found = []
    for field in own:
        kind: FieldKind = field.type if field.type in ("number", "date") else "text"
        ops = {"number": _NUMBER, "date": _DATE}.get(kind, _TEXT)
        choices = {"yes": message("Yes")} if field.type == "yesno" else {}
        found.append(FieldSpec(f"own:{field.id}", verbatim(field.name), kind, ops, MappingProxyType(choices)))
    return tuple(found)


def values(services: Services, field: str, text: str) -> tuple[Suggestion, ...]:
    """The values of a field that begin as the last of those typed does, with how many have each."""
    before, apart, last = text.rpartition(APART)
    beginning = last.strip()
    head = f"{before}{apart} " if apart else ""
    if field.startswith("of:"):
        found = [
            (name, "") for name in _events(services, field.removeprefix("of:")) if _begins(name, beginning)
        ]
    elif field in SOUGHT:
        counted = services.contacts.values(field, beginning, SHOWN)
        found = [(value, wording.number(count)) for value, count in counted]
    else:
        found = []
    return tuple(Suggestion(f"{head}{value}", detail) for value, detail in found[:SHOWN])


def _events(services: Services, field: str) -> list[str]:
    if field != "purchase":
        return []
    products = services.products.all()
    return [*dict.fromkeys(name for one in products for name in (one.category, one.name) if name)]


def _begins(name: str, beginning: str) -> bool:
    return any(part.startswith(fold(beginning)) for part in (fold(name), *fold(name).split()))
