"""What two cards of one person have in common at least once, so that only few pairs have to be compared."""

from __future__ import annotations

from collections.abc import Iterator

from rolodex.domain.likeness_traits import Traits
from rolodex.domain.likeness_words import roots, sound

PASSES = ("phone", "email", "place", "work", "born", "name", "near")
"""The kinds of keys; cards that share a key of one kind may be one person's."""

Pass = str


def keys(card: Traits, kind: Pass) -> Iterator[str]:
    """The keys of one kind that a card has."""
    return _MAKERS[kind](card)


def _phone(card: Traits) -> Iterator[str]:
    for tel in card.phones:
        yield tel.number


def _email(card: Traits) -> Iterator[str]:
    yield from card.emails
    yield from card.handles


def _place(card: Traits) -> Iterator[str]:
    for door in card.doors:
        for where in {door.code, door.town} - {""}:
            for name in _telling(card):
                yield f"{where} {door.house} {name}"


def _work(card: Traits) -> Iterator[str]:
    for firm in card.firms:
        if card.firm:
            yield firm
            yield " ".join(sorted(firm.split())[:2])
        else:
            for name in _telling(card):
                yield f"{firm} {name}"


def _born(card: Traits) -> Iterator[str]:
    year, month, day = card.birthday
    if not month:
        return
    for name in _telling(card):
        yield f"{month} {day} {name}"
        yield f"{year} {name}" if year else f"{day} {month} {name}"


def _name(card: Traits) -> Iterator[str]:
    """Name keys: only small groups of namesakes are compared for nothing but their name."""
    yield from _pairs(card)


def _near(card: Traits) -> Iterator[str]:
    """The name, and a half of a number or the beginning of an e-mail."""
    ties = [tel.number[:5] for tel in card.phones] + [tel.number[-5:] for tel in card.phones]
    ties += [email.partition("@")[0][:5] for email in card.emails]
    ties += [email.partition("@")[2] for email in card.emails]
    ties += [door.code or door.town for door in card.doors]
    for pair in _pairs(card):
        for tie in ties:
            yield f"{pair} {tie}"


def _telling(card: Traits) -> set[str]:
    """The first name by what it stands for, and the surnames by how they sound."""
    if card.firm:
        return {word for firm in card.firms for word in firm.split()}
    return {root for word in card.given[:2] for root in roots(word)} | {sound(w) for w in card.family[:2]}


def _pairs(card: Traits) -> set[str]:
    """First name and surname in any order, the first name by what it stands for."""
    if card.firm:
        return set()
    words = [*card.given[:2], *card.family[:3]][:4]
    named = [roots(word) for word in words]
    return {
        " ".join(sorted((one, other)))
        for place, ones in enumerate(named)
        for others in named[place + 1 :]
        for one in ones
        for other in others
    }


_MAKERS = {
    "phone": _phone,
    "email": _email,
    "place": _place,
    "work": _work,
    "born": _born,
    "name": _name,
    "near": _near,
}
MOST = {"phone": 30, "email": 30, "place": 40, "work": 40, "born": 40, "name": 6, "near": 12}
"""Groups larger than this are not compared as a whole."""
