"""Whether two cards are one person's: what speaks for it, what against, and the level that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2
from types import MappingProxyType

from rolodex.domain.contact import Contact
from rolodex.domain.likeness import Level, Likeness
from rolodex.domain.likeness_names import Names, compared
from rolodex.domain.likeness_traits import Door, Phone, Traits, is_role, said, traits
from rolodex.domain.message import Message, message

SUGGESTED = 70
POSSIBLE = 48
CERTAIN = 92
FEW = 2
"""As many people may share a number before it tells less."""

NOBODY: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """How many people of the book have a word in their name, and share a number, an e-mail or a name."""

    words: Mapping[str, int] = field(default_factory=lambda: NOBODY)
    holders: Mapping[str, int] = field(default_factory=lambda: NOBODY)
    namesakes: Mapping[str, int] = field(default_factory=lambda: NOBODY)


ALONE = Known()


def likeness(one: Contact, other: Contact, country: str = "", known: Known = ALONE) -> Likeness | None:
    """How much two cards look like one person; None where nothing worth a look speaks for it."""
    return compare(traits(said(one), country), traits(said(other), country), known)


def compare(one: Traits, other: Traits, known: Known = ALONE) -> Likeness | None:
    """How much two cards look like one person or firm; None where nothing worth a look speaks for it."""
    if one.firm != other.firm:
        return None
    found = _Firms(one, other, known) if one.firm else _People(one, other, known)
    level = found.level()
    return Likeness(max(0, min(100, found.score)), level, tuple(found.reasons)) if level else None


def name_key(card: Traits) -> str:
    """The same text for namesakes, by first name and first surname in any order."""
    words = (*card.given[:1], *card.family[:1])
    return " ".join(sorted(words)) if len(words) > 1 else ""


class _Comparison:
    """What two cards have in common, added up."""

    def __init__(self, one: Traits, other: Traits, known: Known) -> None:
        self.one, self.other, self.known = one, other, known
        self.score = 0
        self.strong = 0
        self.against = 0
        self.barred = False
        self.reasons: list[Message] = []
        self._weighed: list[tuple[int, Message]] = []

    def level(self) -> Level | None:
        """The level the score comes to; what is barred stays a possibility."""
        self.reasons = [said for _, said in sorted(self._weighed, key=lambda entry: -entry[0])]
        if self.score < POSSIBLE:
            return None
        if self.barred or self.score < SUGGESTED:
            return "possible"
        return "certain" if self.score >= CERTAIN and self.is_certain() else "suggested"

    def is_certain(self) -> bool:
        """Whether a rule may merge these two without anybody looking."""
        raise NotImplementedError

    def add(self, points: int, reason: Message | None = None) -> None:
        """Count what speaks for it."""
        self.score += points
        if reason:
            self._weighed.append((points, reason))

    def take(self, points: int) -> None:
        """Count what speaks against it."""
        self.score -= points
        self.against += points

    def less(self, points: int, text: str) -> int:
        """The points of what they share; fewer, the more people share it."""
        holders = self.known.holders.get(text, 0)
        return points if holders <= FEW + 1 else max(4, points - round(5 * log2(holders / FEW)))

    def same_phone(self) -> tuple[Phone, Phone] | None:
        """The number both have, one that may be a person's own before others."""
        best: tuple[Phone, Phone] | None = None
        for mine in self.one.phones:
            for theirs in self.other.phones:
                if _one_number(mine, theirs):
                    if mine.own or theirs.own:
                        return mine, theirs
                    best = best or (mine, theirs)
        return best


class _People(_Comparison):
    """Two people."""

    def __init__(self, one: Traits, other: Traits, known: Known) -> None:
        super().__init__(one, other, known)
        self.names = compared(one, other, known.words)
        if self.names.verdict in ("same", "part", "none", "kin", "namesake", "other"):
            self._name()
            self._phone()
            self._email()
            self._birthday()
            self._places()
            self._generation()
            if (
                one.gender in "MF"
                and other.gender in "MF"
                and one.gender != other.gender
                and one.gender
                and other.gender
            ):
                self.take(20)

    def is_certain(self) -> bool:
        """The same whole name, two ties that are a person's own, and nothing against it."""
        names = self.names
        plain = names.verdict == "same" and names.nearest == "same" and names.whole and names.matched > 1
        return plain and self.strong > 1 and self.against == 0

    def _name(self) -> None:
        names = self.names
        verdict = names.verdict
        if verdict == "same":
            points = 50 - names.cost + (0 if names.whole else -3) + (3 if names.matched > 2 else 0)
            self.add(points - self._namesakes(), _name_reason(names))
        elif verdict == "part":
            given = bool(set(self.one.given) & set(self.other.given)) or names.nearest == "short"
            self.add((36 if given else 14) - names.cost, message("part of the name is the same"))
        elif verdict == "none":
            self.add(12)
        else:
            self.barred = True
            self.add({"namesake": 24, "kin": -6, "other": -20}[verdict])

    def _namesakes(self) -> int:
        """What a name that many have tells less."""
        many = self.known.namesakes.get(name_key(self.one), 0)
        return round(2 * log2(many / 3)) if many > 3 else 0

    def _phone(self) -> None:
        pair = self.same_phone()
        if pair is None:
            mine = {tel.number for tel in self.one.phones if tel.own}
            if mine and any(tel.own for tel in self.other.phones):
                self.take(7)
            return
        mine_, theirs = pair
        own = mine_.own and theirs.own
        points = self.less(32 if own else 18, mine_.number)
        if own and points > 25:
            self.strong += 1
        both = mine_.mobile or theirs.mobile
        self.add(points, message("same mobile") if both else message("same phone"))

    def _email(self) -> None:
        same = set(self.one.emails) & set(self.other.emails)
        if not same:
            if self.one.emails and self.other.emails:
                self.take(5)
            handles = set(self.one.handles) & set(self.other.handles)
            if handles:
                self.strong += 1
                self.add(self.less(28, min(handles)), message("same chat address"))
            return
        email = min(same, key=lambda text: (is_role(text), text))
        points = 12 if is_role(email) else self.less(36, email)
        if points > 28:
            self.strong += 1
        self.add(points, message("same e-mail"))

    def _birthday(self) -> None:
        one, other = self.one.birthday, self.other.birthday
        if not one[1] or not other[1]:
            return
        if one == other and one[0]:
            self.strong += 1
            self.add(30, message("same birthday"))
        elif one[1:] == other[1:] and not (one[0] and other[0]):
            self.add(16, message("same birthday"))
        elif _slipped(one, other):
            self.add(8)
            self.against += 1
        else:
            self.take(12)
            self.barred = True

    def _places(self) -> None:
        """Firm, address and numbers of the firm say the same thing: the best of them, and a little more."""
        points: list[tuple[int, Message]] = []
        if not set(self.one.firms).isdisjoint(self.other.firms):
            points.append((14, message("same firm")))
        elif self.one.firms and self.other.firms:
            self.take(3)
        best = max((_doors(a, b) for a in self.one.doors for b in self.other.doors), default=0)
        if best:
            points.append((best, message("same address")))
        elif self.one.doors and self.other.doors:
            self.take(2)
        if not set(self.one.sites).isdisjoint(self.other.sites):
            points.append((8, message("same website")))
        for place, (value, reason) in enumerate(sorted(points, key=lambda entry: -entry[0])):
            self.add(value if not place else value // 2, reason)

    def _generation(self) -> None:
        one, other = self.one.generation, self.other.generation
        if one == other:
            return
        self.take(12)
        if (one and other) or self.strong < 2:
            self.barred = True


class _Firms(_Comparison):
    """Two firms."""

    def __init__(self, one: Traits, other: Traits, known: Known) -> None:
        super().__init__(one, other, known)
        self.same = not set(one.firms).isdisjoint(other.firms)
        self._name()
        self._reached()
        self._placed()

    def is_certain(self) -> bool:
        """The same name, two ties, and nothing against it."""
        return self.same and self.strong > 1 and self.against == 0

    def _name(self) -> None:
        if self.same:
            self.add(50, message("same name"))
            return
        from rapidfuzz import fuzz  # start-up: needed once look-alikes are sought

        best = max((fuzz.ratio(a, b) for a in self.one.firms for b in self.other.firms), default=0)
        if best >= 88:
            self.add(round(best / 2) - 6, message("similar name"))
        else:
            self.barred = True
            self.add(10 if best > 70 else 0)

    def _reached(self) -> None:
        pair = self.same_phone()
        if pair:
            self.strong += 1
            self.add(self.less(28, pair[0].number), message("same phone"))
        elif self.one.phones and self.other.phones:
            self.take(8)
        mine, theirs = _hosts(self.one), _hosts(self.other)
        if set(self.one.emails) & set(self.other.emails):
            self.strong += 1
            self.add(26, message("same e-mail"))
        elif mine & theirs:
            self.add(18, message("same website"))
        elif mine and theirs:
            self.take(8)

    def _placed(self) -> None:
        best = max((_doors(a, b) for a in self.one.doors for b in self.other.doors), default=0)
        if best:
            self.strong += 1
            self.add(best, message("same address"))
        elif self.one.doors and self.other.doors:
            self.take(6)


def _name_reason(names: Names) -> Message:
    if not names.ordered:
        return message("same name in another order")
    return {
        "same": message("same name"),
        "short": message("short form of the name"),
        "initial": message("same initials"),
    }.get(names.nearest, message("similar name"))


def _one_number(one: Phone, other: Phone) -> bool:
    if one.number != other.number or (one.code and other.code and one.code != other.code):
        return False
    return not one.extension or not other.extension or one.extension == other.extension


def _doors(one: Door, other: Door) -> int:
    """What two addresses tell by being one."""
    if one.house != other.house or not one.house:
        return 0
    if not ((one.code and one.code == other.code) or (one.town and one.town == other.town)):
        return 0
    if one.words != other.words:
        mine, theirs = set(one.words), set(other.words)
        if not mine or not theirs or not (mine <= theirs or theirs <= mine):
            return 0
    if one.flat and other.flat and one.flat != other.flat:
        return 6
    return 22


def _slipped(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two birthdays differ as by a slip: day and month changed places, or one digit."""
    if one[0] and one[0] == other[0] and one[1:] == (other[2], other[1]):
        return True
    mine, theirs = (f"{year:04}{month:02}{day:02}" for year, month, day in (one, other))
    return bool(one[0] and other[0]) and sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1


def _hosts(card: Traits) -> set[str]:
    """The internet names of a firm."""
    hosts = {email.rpartition("@")[2] for email in card.emails}
    return {*hosts, *(site.partition("/")[0] for site in card.sites)} - _FREE


_FREE = frozenset("gmail.com hotmail.com outlook.com yahoo.com icloud.com live.com gmx.de web.de".split())
