"""What ties two cards beside their names: numbers, e-mails, addresses and birthdays, mistyped ones too."""

from __future__ import annotations

from rolodex.domain.likeness_traits import Door, Phone, Traits

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
        for theirs in other.phones:
            if mine.number == theirs.number and _one_number(mine, theirs):
                if mine.own and theirs.own:
                    return mine, theirs
                best = best or (mine, theirs)
    return best


def slipped_phone(one: Traits, other: Traits) -> bool:
    """Whether two numbers are one but for a digit that is wrong, or two that changed places."""
    return any(_slipped(a.number, b.number) for a in one.phones for b in other.phones)


def slipped_email(one: Traits, other: Traits) -> bool:
    """Whether two e-mails are one but for a slip, or for the host where what stands before it is rare."""
    return any(_nearly(a, b) for a in one.emails for b in other.emails)


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
    mine = {email.rpartition("@")[2] for email in one.emails}
    return any(
        host in mine and host not in FREE for host in [mail.rpartition("@")[2] for mail in other.emails]
    )


def _one_number(one: Phone, other: Phone) -> bool:
    if one.code and other.code and one.code != other.code:
        return False
    return not one.extension or not other.extension or one.extension == other.extension


def _slipped(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < 7 or (one[:4] != other[:4] and one[-3:] != other[-3:]):
        return False
    wrong = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(wrong) == 1


def _nearly(one: str, other: str) -> bool:
    mine, _, host = one.partition("@")
    theirs, _, other_host = other.partition("@")
    if mine == theirs:
        # ana.garcia@ is any Ana García's.
        return sum(map(str.isdigit, mine)) > 1
    if host != other_host or abs(len(mine) - len(theirs)) > 1:
        return False
    from rapidfuzz.distance import OSA  # start-up: needed once look-alikes are sought

    # ana.garcia1 and ana.garcia2 are two people.
    digits = [letter for letter in mine if letter.isdigit()]
    return digits == [letter for letter in theirs if letter.isdigit()] and OSA.distance(mine, theirs) == 1


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
