"""What people are called together, above an address and at the beginning of a letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Protocol

from rolodex.domain import household_en, household_es
from rolodex.domain.audience import Style
from rolodex.domain.folding import fold
from rolodex.domain.kinship import BLOOD, are_related
from rolodex.domain.salutation import Named, Person, person


class _Language(Protocol):
    """How one language names people."""

    def joint(self, people: Sequence[Person], style: Style, *, blood: bool) -> str: ...
    def greeting(self, people: Sequence[Person], style: Style, *, blood: bool) -> str: ...


_LANGUAGES: Mapping[str, _Language] = {"en": household_en, "es": household_es}


def joint_name(people: Sequence[Named], language: str, style: Style = "formal") -> str:
    """What stands above the address of people who get one piece; of one person the name on the card."""
    found = _different(people)
    if len(found) == 1:
        return found[0].whole
    return _language(language).joint(found, style, blood=_blood(people))


def salutation(people: Sequence[Named], language: str, style: Style = "formal") -> str:
    """How a letter to these people begins ("Dear Mr Smith"), without the sign that ends the line."""
    return _language(language).greeting(_different(people), style, blood=_blood(people))


def _language(language: str) -> _Language:
    """How this language does it; English where the program does not speak it."""
    return _LANGUAGES.get(language[:2].lower(), household_en)


def _different(people: Sequence[Named]) -> list[Person]:
    """The people, those of the same name once."""
    if len(people) == 1:
        return [person(people[0])]
    found: list[Person] = []
    for one in map(person, people):
        if not any(_is_same(one, other) for other in found):
            found.append(one)
    return found


def _is_same(one: Person, other: Person) -> bool:
    """Whether two cards may be of one person; a man and a woman of one surname are two."""
    key = fold(one.whole)
    return bool(key) and key == fold(other.whole) and {one.gender, other.gender} != {"M", "F"}


def _blood(people: Sequence[Named]) -> bool:
    """Whether a card says that two of them are parent and child, or otherwise kin and no couple."""
    return len(people) > 1 and any(are_related(one, other, BLOOD) for one, other in combinations(people, 2))
