"""What ties two cards beside their names: numbers, e-mails, addresses and birthdays, mistyped ones too."""

from __future__ import annotations

from rolodex.domain.likeness_traits import Door, Phone, Traits
from rolodex.domain.likeness_words import slips

FREE = frozenset(
    "gmail.com hotmail.com outlook.com yahoo.com icloud.com live.com me.com aol.com hotmail.es yahoo.es "
    "gmx.de web.de t-online.de orange.fr free.fr proton.me protonmail.com".split()
)
"""Hosts whose addresses say nothing about a firm."""

Birthday = tuple[int, int, int]


def tied_phone(one: Traits, other: Traits) -> tuple[Phone, Phone] | None:
    """The number both cards have; one that may be a person's own before others."""
    best: tuple[Phone, Phone] | None = None
    for mine in one.phones:
        number = mine.number
        for theirs in other.phones:
            if number == theirs.number and _one_number(mine, theirs):
                if mine.own and theirs.own:
                    return mine, theirs
                best = best or (mine, theirs)
    return best


def slipped_phone(one: Traits, other: Traits) -> bool:
    """Whether two numbers are one but for a digit that is wrong, or two that changed places."""
    for mine in one.phones:
        number = mine.number
        for theirs in other.phones:
            if _slipped(number, theirs.number):
                return True
    return False


def slipped_email(one: Traits, other: Traits) -> bool:
    """Whether two e-mails are one but for a slip, or for the host where what stands before it is rare."""
    for mine in one.emails:
        for theirs in other.emails:
            if _nearly(mine, theirs):
                return True
    return False


def doors(one: Traits, other: Traits) -> int:
    """What the addresses of two cards tell by being one; 0 where none is."""
    return max([_door(a, b) for a in one.doors for b in other.doors if a.house == b.house], default=0)


def birthday_slipped(one: Birthday, other: Birthday) -> bool:
    """Whether two birthdays differ as by a slip: day and month changed places, or one digit."""
    if one[0] and one[0] == other[0] and one[1:] == (other[2], other[1]):
        return True
    mine, theirs = (f"{year:04}{month:02}{day:02}" for year, month, day in (one, other))
    return bool(one[0] and other[0]) and _wrong(mine, theirs) == 1 and abs(one[0] - other[0]) < 10


def one_host(one: Traits, other: Traits) -> bool:
    """Whether each has an e-mail of the same firm; mail hosts that everybody uses do not count."""
    hosts = [email.rpartition("@")[2] for email in other.emails]
    for email in one.emails:
        host = email.rpartition("@")[2]
        if host in hosts and host not in FREE:
            return True
    return False


def _one_number(one: Phone, other: Phone) -> bool:
    if one.code and other.code and one.code != other.code:
        return False
    return not one.extension or not other.extension or one.extension == other.extension


def _slipped(one: str, other: str) -> bool:
    if (one[:4] != other[:4] and one[-3:] != other[-3:]) or len(one) != len(other) or len(one) < 7:
        return False
    return slips()(one, other, score_cutoff=1) == 1


def _nearly(one: str, other: str) -> bool:
    mine, _, host = one.partition("@")
    theirs, _, other_host = other.partition("@")
    if mine == theirs:
        # ana.garcia@ is any Ana García's.
        return sum(map(str.isdigit, mine)) > 1
    if host != other_host or abs(len(mine) - len(theirs)) > 1:
        return False
    if slips()(mine, theirs, score_cutoff=1) != 1:
        return False
    # ana.garcia1 and ana.garcia2 are two people.
    return list(filter(str.isdigit, mine)) == list(filter(str.isdigit, theirs))


def _wrong(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _door(one: Door, other: Door) -> int:
    if not ((one.code and one.code == other.code) or (one.town and one.town == other.town)):
        return 0
    if one.words != other.words:
        mine, theirs = set(one.words), set(other.words)
        if not mine or not theirs or not (mine <= theirs or theirs <= mine):
            return 0
    if one.flat and other.flat and one.flat != other.flat:
        return 6
    # One street and number in two districts of a town is seldom one house.
    return 8 if one.code and other.code and one.code != other.code else 22
