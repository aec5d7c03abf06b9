"""Two cards field by field: what stands beside what, and what is the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rolodex.domain.contact import Contact
from rolodex.domain.difference import FieldDifference, differences
from rolodex.i18n import word
from rolodex.ui.history import words

QUIET = frozenset({"uid", "rev", "kind"})
"""Fields that tell a reader nothing about whether two cards are one person."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One field of both cards; "" where a card does not have it."""

    label: str
    one: str
    other: str

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.one == self.other


def beside(one: Contact, other: Contact) -> tuple[Beside, ...]:
    """The fields of two cards beside each other, in the order of a card; equal values face each other."""
    left, right = _fields(one), _fields(other)
    found: list[Beside] = []
    for label in dict.fromkeys((*left, *right)):
        ones, others = list(left.get(label, ())), list(right.get(label, ()))
        for value in [value for value in ones if value in others]:
            ones.remove(value)
            others.remove(value)
            found.append(Beside(label, value, value))
        for place in range(max(len(ones), len(others))):
            found.append(Beside(label, *("".join(side[place : place + 1]) for side in (ones, others))))
    return tuple(found)


def _fields(contact: Contact) -> dict[str, list[str]]:
    fields: defaultdict[str, list[str]] = defaultdict(list)
    for field in differences(None, contact):
        if field.name not in QUIET:
            fields[_label(field)].append(words.said(field.name, field.after))
    return fields


def _label(field: FieldDifference) -> str:
    return " · ".join(map(word, field.label))
