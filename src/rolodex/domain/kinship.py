"""Who belongs to one family, as far as names and cards tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from rolodex.domain.contact import Name, Value
from rolodex.domain.folding import tokens
from rolodex.domain.salutation import two_surnames

SPOUSES = frozenset(
    "spouse sweetheart partner husband wife fiance fiancee boyfriend girlfriend pareja conyuge marido mujer "
    "esposo esposa novio novia".split()
)
BLOOD = frozenset(
    "child parent sibling kin mother father son daughter brother sister grandmother grandfather grandson "
    "granddaughter relative madre padre hijo hija hermano hermana abuelo abuela nieto nieta".split()
)


class Kin(Protocol):
    """What of a contact tells who its family is."""

    @property
    def uid(self) -> str: ...
    @property
    def fn(self) -> str: ...
    @property
    def n(self) -> Name: ...
    @property
    def related(self) -> tuple[Value, ...]: ...


def are_kin(one: Kin, other: Kin) -> bool:
    """Whether two who live at one address are of one family: a surname in common, or one names the other."""
    return share_surname(one.n, other.n) or are_related(one, other, SPOUSES | BLOOD)


def share_surname(one: Name, other: Name) -> bool:
    """Whether the surname of one is among those of the other; a child may have it as the second."""
    mine, theirs = _surnames(one.family), _surnames(other.family)
    if not mine or not theirs:
        return False
    return not (
        mine.isdisjoint(theirs)
        and mine.isdisjoint(_surnames(other.family2))
        and theirs.isdisjoint(_surnames(one.family2))
    )


def as_men_have_them(surnames: Iterable[str]) -> list[str]:
    """The surnames without those that are what a woman of one of the other families is called."""
    named: dict[str, str] = {}
    for surname in surnames:
        named.setdefault(" ".join(tokens(surname)), surname)
    return [one for key, one in named.items() if named.keys().isdisjoint(_of_men(key))]


def are_related(one: Kin, other: Kin, ties: frozenset[str]) -> bool:
    """Whether the card of one names the other with one of these ties."""
    return _names(one.related, other, ties) or _names(other.related, one, ties)


def _names(related: Iterable[Value], other: Kin, ties: frozenset[str]) -> bool:
    for value in related:
        said = {word for text in (*value.types, value.label) for word in tokens(text)}
        if ties.isdisjoint(said):
            continue
        text = value.value.strip()
        if other.uid and text.removeprefix("urn:uuid:") == other.uid:
            return True
        words, whole = tokens(text), tokens(other.fn)
        first = tokens(other.n.given)
        # A card may say no more than "Beth".
        if words and words in (whole, first, first + tokens(other.n.family)):
            return True
    return False


@lru_cache(maxsize=20_000)
def _surnames(text: str) -> frozenset[str]:
    """A surname as it is compared: whole, each part of a double one, and as men bear that of women.

    Two that stand in one field may be the father's and the mother's: each is compared.
    """
    if not text.strip():
        return frozenset()
    whole = " ".join(tokens(text))
    # Ana Gómez de Ruiz has her husband's surname as well.
    own, _, married = text.strip().partition(" de ")
    pieces = (
        *text.replace("\N{HYPHEN}", "-").split("-"),
        *two_surnames(text),
        *((own, married) if married else ()),
    )
    parts = {whole, *(" ".join(tokens(piece)) for piece in pieces)}
    return frozenset(filter(None, {form for part in parts for form in (part, *_of_men(part))}))


def _of_men(surname: str) -> list[str]:
    """What men are called in the families of a woman with this surname, in languages that tell them apart."""
    return [
        surname.removesuffix(women) + men
        for women, men in _WOMEN
        if len(surname) > len(women) + 2 and surname.endswith(women)
    ]


_WOMEN = (("ska", "ski"), ("cka", "cki"), ("ova", "ov"), ("ova", ""), ("eva", "ev"), ("ina", "in"))
