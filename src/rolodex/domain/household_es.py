"""How Spanish names people together: "Sr. y Sra. Ruiz", "Juan Ruiz y Ana Gómez", "Familia Ruiz Gómez"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rolodex.domain.audience import Style
from rolodex.domain.folding import fold
from rolodex.domain.kinship import as_men_have_them
from rolodex.domain.salutation import Gender, Person, two_surnames

_TITLES: Mapping[str, tuple[str, str]] = {
    "": ("Sr.", "Sra."),
    "mrs": ("Sra.", "Sra."),
    "ms": ("Sra.", "Sra."),
    "miss": ("Srta.", "Srta."),
    "doctor": ("Dr.", "Dra."),
    "professor": ("Prof.", "Prof.ª"),
    "sir": ("Sir", "Sir"),
    "dame": ("Dame", "Dame"),
    "lord": ("Lord", "Lord"),
    "lady": ("Lady", "Lady"),
    "reverend": ("Rev.", "Rev."),
}
"""For men and for women."""
_MALE_AS_TYPED = frozenset({"doctor"})
"""Titles whose female form would have been typed; "Prof." is written of both."""
_BY_GIVEN = frozenset({"sir", "dame"})
_STRANGERS = "Estimados señores"
_CALLED_BY_NAME = 4
"""So many are greeted one by one; more as a family."""


def joint(people: Sequence[Person], style: Style, *, blood: bool) -> str:
    """What stands above the address of two or more people."""
    people = [_apart(one) for one in people]
    if not all(one.is_plain and one.family for one in people):
        return _listed([one.whole for one in people])
    if len(people) > 2:
        family = _family(people)
        return f"Familia {_alone(family)}" if family else _listed([one.short for one in people])
    first, second = people
    if first.shares_surname(second):
        return _one_surname(first, second, style, blood=blood)
    if style == "formal" or not (first.given and second.given):
        if _mother_and_child(first, second):
            return f"Familia {_alone(_family(people))}"
        if _title(first) and _title(second):
            return f"{_titled(first)} y {_titled(second)}"
    return _listed([first.short, second.short])


def greeting(people: Sequence[Person], style: Style, *, blood: bool) -> str:
    """How a letter to these people begins."""
    if len(people) == 1:
        return _to_one(_apart(people[0]), style)
    if any(one.is_company for one in people):
        return _STRANGERS
    if _are_strangers(people):
        return _STRANGERS
    if style == "familiar" and len(people) <= _CALLED_BY_NAME and all(one.has_given for one in people):
        return f"Hola, {_listed(list(dict.fromkeys(one.given for one in people)))}"
    name = joint(people, style, blood=blood)
    if name.startswith("Familia "):
        family = f"familia {name.removeprefix('Familia ')}"
        return f"Hola, {family}" if style == "familiar" else f"Estimada {family}"
    if style == "familiar":
        return f"Hola, {name}"
    women = all(_gender(one) == "F" for one in people)
    return f"{'Estimadas' if women else 'Estimados'} {name}"


def _to_one(one: Person, style: Style) -> str:
    if one.is_company or not one.whole:
        return _STRANGERS
    if one.is_several:
        return _to_several(one, style)
    if style == "familiar" and one.has_given:
        return f"Hola, {one.given}"
    dear = {"M": "Estimado", "F": "Estimada"}.get(_gender(one), "Estimado/a")
    if one.is_plain and _title(one) and (one.family or one.title in _BY_GIVEN):
        return f"{dear} {_titled(one)}"
    if one.is_plain and not one.given:
        return _STRANGERS
    return f"{dear} {one.short}"


def _to_several(one: Person, style: Style) -> str:
    """How a letter begins to a card that is of a couple or a family."""
    family = re.sub(r"^familia ", "familia ", one.whole, flags=re.IGNORECASE)
    if family.startswith("familia "):
        return f"Hola, {family}" if style == "familiar" else f"Estimada {family}"
    if style == "familiar":
        return f"Hola, {one.given or one.whole}"
    return f"Estimados {one.whole}"


def _one_surname(first: Person, second: Person, style: Style, *, blood: bool) -> str:
    surname = _family((first, second))
    if style == "formal":
        # In Spain a couple has two pairs of surnames: who shares the first is of one blood.
        kin = blood or bool(first.family2 and second.family2)
        couple = "" if kin else _couple(first, second)
        return couple or f"Familia {_alone(surname)}"
    if not first.given or not second.given:
        return f"Familia {_alone(surname)}"
    if fold(first.given) == fold(second.given):
        return _listed([first.whole, second.whole])
    common = surname if fold(first.family2) == fold(second.family2) else first.family
    return f"{_listed([first.given, second.given])} {common}"


def _couple(first: Person, second: Person) -> str:
    """Two of one surname who are no kin, the man first; "" where a gender is not known."""
    titles = _title(first), _title(second)
    if not all(titles):
        return ""
    surname = _alone(first.family)
    if titles[0] == titles[1] and titles[0] in _PLURALS:
        return f"{_PLURALS[titles[0]]} {surname}"
    if (_gender(first), _gender(second)) == ("F", "M"):
        titles = titles[1], titles[0]
    return f"{titles[0]} y {titles[1]} {surname}"


_PLURALS: Mapping[str, str] = {
    "Sr.": "Sres.",
    "Sra.": "Sras.",
    "Srta.": "Srtas.",
    "Dr.": "Dres.",
    "Dra.": "Dras.",
}


def _family(people: Sequence[Person]) -> str:
    """The surnames of a family as its children have them; "" where they are too many for one family."""
    first = {fold(one.family) for one in people}
    children = [
        one
        for one in people
        if one.family2 and fold(one.family) != fold(one.family2) and fold(one.family2) in first
    ]
    if children:
        # A grandparent's surname is the second of a parent: who has the first in common is the child.
        counted = Counter(fold(one.family) for one in people)
        child = max(children, key=lambda one: counted[fold(one.family)])
        return f"{child.family} {child.family2}"
    if len(first) == 1:
        second = {fold(one.family2): one.family2 for one in people if one.family2}
        family = people[0].family
        return f"{family} {next(iter(second.values()))}" if len(second) == 1 else family
    if len(first) == 2:
        counted = Counter(fold(one.family) for one in people)
        ranked = sorted(people, key=lambda one: -counted[fold(one.family)])
        return " ".join(as_men_have_them(one.family for one in ranked))
    return ""


def _apart(one: Person) -> Person:
    """The same person with two surnames where both stand in one field."""
    if one.family2 or not one.is_plain:
        return one
    family, family2 = two_surnames(one.family)
    return replace(one, family=family, family2=family2) if family2 else one


def _mother_and_child(first: Person, second: Person) -> bool:
    return any(
        child.family2 and fold(child.family2) == fold(mother.family)
        for child, mother in ((first, second), (second, first))
    )


def _gender(one: Person) -> Gender:
    return one.gender or ("M" if one.title in _MALE_AS_TYPED else "")


def _title(one: Person) -> str:
    if one.title and one.title not in _TITLES:
        return "" if one.title == "mx" else one.title
    gender = _gender(one)
    if not gender:
        return "" if one.title in ("", "mrs", "ms", "miss") else _TITLES[one.title][0]
    return _TITLES[one.title][gender == "F"]


def _titled(one: Person) -> str:
    if one.title in _BY_GIVEN and one.given:
        return f"{_title(one)} {one.given}"
    return f"{_title(one)} {_alone(one.family)}"


def _alone(surname: str) -> str:
    """A surname before which no given name stands: its preposition then begins with a capital."""
    return f"D{surname[1:]}" if re.match(r"de |del |d['’]", surname) else surname


def _are_strangers(people: Sequence[Person]) -> bool:
    """Whether of one of them no more than a surname is known that the others do not have."""
    nameless = any(one.is_plain and not one.given and not _title(one) for one in people)
    return nameless and len({fold(one.family) for one in people}) > 1


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    # "y" is "e" before the sound i: Juan e Inés, but Juan y Hierro.
    word = "e" if re.match(r"h?i(?![aeou])|y(?![aeiou])", fold(names[-1])) else "y"
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
