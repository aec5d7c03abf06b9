"""How English names people together: "Mr and Mrs Smith", "Jerry and Beth Smith", "The Smith Family"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rolodex.domain.audience import Style
from rolodex.domain.folding import fold
from rolodex.domain.kinship import as_men_have_them
from rolodex.domain.salutation import Person

_TITLES: Mapping[str, str] = {
    "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Miss",
    "mx": "Mx",
    "doctor": "Dr",
    "professor": "Professor",
    "sir": "Sir",
    "dame": "Dame",
    "lord": "Lord",
    "lady": "Lady",
    "reverend": "Reverend",
}
_BY_GIVEN = frozenset({"sir", "dame"})
"""Titles that stand before the given name: Sir Ian."""
_STRANGER = "Dear Sir or Madam"
_CALLED_BY_NAME = 4
"""So many are greeted one by one; more as a family."""


def joint(people: Sequence[Person], style: Style, *, blood: bool) -> str:
    """What stands above the address of two or more people."""
    if not all(one.is_plain and one.family for one in people):
        return _listed([one.whole for one in people])
    if len(people) > 2:
        family = _family(people)
        return f"The {family} Family" if family else _listed([one.short for one in people])
    first, second = people
    if first.shares_surname(second):
        return _one_surname(first, second, style, blood=blood)
    if (style == "formal" or not (first.given and second.given)) and _title(first) and _title(second):
        return f"{_full(first)} and {_full(second)}"
    return f"{first.short} and {second.short}"


def greeting(people: Sequence[Person], style: Style, *, blood: bool) -> str:
    """How a letter to these people begins."""
    if len(people) == 1:
        return _to_one(people[0], style)
    if any(one.is_company for one in people) or _are_strangers(people):
        return _STRANGER
    if style == "familiar" and len(people) <= _CALLED_BY_NAME and all(one.has_given for one in people):
        return f"Dear {_listed(list(dict.fromkeys(one.given for one in people)))}"
    if len(people) == 2 and all(one.is_plain and one.family for one in people):
        first, second = people
        couple = _couple(first, second, blood=blood)
        if couple:
            return f"Dear {couple}"
        formal = style == "formal" or not (first.given and second.given)
        if formal and _title(first) and _title(second) and not first.shares_surname(second):
            return f"Dear {_title(first)} {_after(first)} and {_title(second)} {_after(second)}"
    return f"Dear {joint(people, style, blood=blood).removeprefix('The ')}"


def _to_one(one: Person, style: Style) -> str:
    if one.is_company or not one.whole:
        return _STRANGER
    if one.is_several:
        called = one.given if style == "familiar" and one.given else one.whole
        return f"Dear {called.removeprefix('The ')}"
    if style == "familiar" and one.has_given:
        return f"Dear {one.given}"
    title = _title(one)
    if one.is_plain and title and (one.family or one.title in _BY_GIVEN):
        return f"Dear {title} {_after(one)}"
    if one.is_plain and not one.given:
        return _STRANGER
    return f"Dear {one.short}"


def _one_surname(first: Person, second: Person, style: Style, *, blood: bool) -> str:
    if style == "formal":
        couple = _couple(first, second, blood=blood)
        if couple and not {first.title, second.title} & {"ms", "miss"} and "Dr and Mr " not in couple:
            return couple
    if not first.given or not second.given:
        return f"The {first.family} Family"
    if fold(first.given) == fold(second.given):
        return f"{first.whole} and {second.whole}"
    titles = _title(first), _title(second)
    typed = bool(first.title or second.title)
    if style == "formal" and typed and all(titles):
        if titles == ("Dr", "Dr"):
            return f"Drs {first.given} and {second.given} {first.family}"
        first, second = _ranked(first, second)
        return f"{_title(first)} {first.given} and {_title(second)} {second.given} {first.family}"
    return f"{first.given} and {second.given} {first.family}"


def _couple(first: Person, second: Person, *, blood: bool) -> str:
    """Man and wife of one surname, "" where they are not or it is not known."""
    # Where people have two surnames, those who share the first are of one blood.
    kin = blood or bool(first.family2 and second.family2)
    if kin or not first.shares_surname(second) or {first.gender, second.gender} != {"M", "F"}:
        return ""
    man, woman = (first, second) if first.gender == "M" else (second, first)
    if (man.title, woman.title) == ("sir", "lady") and man.given:
        return f"Sir {man.given} and Lady {man.family}"
    his, hers = _title(man), _title(woman) if woman.title else "Lady" if man.title == "lord" else "Mrs"
    if (his, hers) == ("Dr", "Dr"):
        return f"Drs {man.family}"
    if (man.title, woman.title) not in _COUPLES:
        return ""
    return f"{hers} and {his} {man.family}" if woman.title == "doctor" else f"{his} and {hers} {man.family}"


_COUPLES = frozenset(
    (his, hers)
    for his in ("", "doctor", "professor", "reverend", "lord")
    for hers in ("", "mrs", "ms", "doctor", "lady")
)
"""Titles of a couple that may stand before the surname both have."""


def _ranked(first: Person, second: Person) -> tuple[Person, Person]:
    """The one with a degree before the one without."""
    plain = frozenset({"", "mrs", "ms", "miss", "mx"})
    return (second, first) if first.title in plain and second.title not in plain else (first, second)


def _title(one: Person) -> str:
    if one.title:
        return _TITLES.get(one.title, one.title)
    return {"M": "Mr", "F": "Ms"}.get(one.gender, "")


def _after(one: Person) -> str:
    """The name that stands behind a title."""
    return one.given if one.title in _BY_GIVEN and one.given else one.family


def _full(one: Person) -> str:
    return f"{_title(one)} {one.given} {one.family}" if one.given else f"{_title(one)} {one.family}"


def _are_strangers(people: Sequence[Person]) -> bool:
    """Whether of one of them no more than a surname is known that the others do not have."""
    nameless = any(one.is_plain and not one.given and not _title(one) for one in people)
    return nameless and len({fold(one.family) for one in people}) > 1


def _family(people: Sequence[Person]) -> str:
    """The surname of a family, or its two; "" where there are more."""
    surnames = as_men_have_them(one.family for one in people)
    return " and ".join(surnames) if len(surnames) <= 2 else ""


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
