"""Whether two cards are one person's: what speaks for it, what against, and the level that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from types import MappingProxyType

from rolodex.domain.contact import Contact
from rolodex.domain.likeness import Level, Likeness
from rolodex.domain.likeness_keys import names as name_keys
from rolodex.domain.likeness_names import Names, Verdict, compared, strange_names
from rolodex.domain.likeness_ties import (
    FREE,
    birthday_slipped,
    doors,
    one_host,
    slipped_email,
    slipped_phone,
    tied_phone,
)
from rolodex.domain.likeness_traits import Phone, Traits, is_role, said, traits
from rolodex.domain.message import Message, message

SUGGESTED = 70
POSSIBLE = 50
CERTAIN = 92
NAME = 56
"""What a name that is the same tells at the most."""
FEW = 2
"""As many people may share a number before it tells less."""

NOBODY: Mapping[str, int] = MappingProxyType({})

SAME_NAME = message("same name")
SIMILAR_NAME = message("similar name")
SHORT_FORM = message("short form of the name")
INITIALS = message("same initials")
OTHER_ORDER = message("same name in another order")
PART_OF_NAME = message("part of the name is the same")
MOBILE = message("same mobile")
PHONE = message("same phone")
NEARLY_PHONE = message("phone differs by a digit")
EMAIL = message("same e-mail")
NEARLY_EMAIL = message("similar e-mail")
CHAT = message("same chat address")
BIRTHDAY = message("same birthday")
FIRM = message("same firm")
ADDRESS = message("same address")
SITE = message("same website")


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
    if one.ties.isdisjoint(other.ties) and _strangers(one, other):
        return None
    if not one.firm and strange_names(one, other) and len(one.ties & other.ties) < 2:
        return None
    if other.words < one.words:
        one, other = other, one
    found = _Firms(one, other, known) if one.firm else _People(one, other, known)
    return found.likeness()


def _strangers(one: Traits, other: Traits) -> bool:
    """Whether two cards that share nothing but perhaps the name each tell how their person is reached."""
    told = (one.phones and other.phones) or (one.emails and other.emails)
    return bool(told) and not slipped_phone(one, other) and not slipped_email(one, other)


class _Comparison:
    """What two cards have in common, added up."""

    __slots__ = ("against", "barred", "known", "one", "other", "score", "strong", "weighed")

    def __init__(self, one: Traits, other: Traits, known: Known) -> None:
        self.one, self.other, self.known = one, other, known
        self.score = 0
        self.strong = 0
        self.against = 0
        self.barred = False
        self.weighed: list[tuple[int, Message]] = []
        self.weigh()

    def weigh(self) -> None:
        """Add up what speaks for one person and against it."""
        raise NotImplementedError

    def likeness(self) -> Likeness | None:
        """What it comes to; what is barred stays a possibility."""
        if self.score < POSSIBLE:
            return None
        level: Level = "suggested"
        if self.barred or self.score < SUGGESTED:
            level = "possible"
        elif self.score >= CERTAIN and self.is_certain():
            level = "certain"
        self.weighed.sort(key=_points, reverse=True)
        return Likeness(min(100, self.score), level, tuple([reason for _, reason in self.weighed]))

    def is_certain(self) -> bool:
        """Whether a rule may merge these two without anybody looking."""
        raise NotImplementedError

    def add(self, points: int, reason: Message) -> None:
        """Count what speaks for it."""
        self.score += points
        self.weighed.append((points, reason))

    def take(self, points: int) -> None:
        """Count what speaks against it."""
        self.score -= points
        self.against += points

    def less(self, points: int, text: str) -> int:
        """The points of what they share; fewer, the more people share it."""
        holders = self.known.holders.get(text, 0)
        return points if holders <= FEW + 1 else max(4, points - round(5 * log2(holders / FEW)))


class _People(_Comparison):
    """Two people."""

    __slots__ = ("names",)

    def weigh(self) -> None:
        """Names last: they take longest, and are not worth it where the rest says enough."""
        one, other = self.one, self.other
        self.names = Names("none")
        if one.phones and other.phones:
            self._phone()
        self._email()
        if one.birthday[1] and other.birthday[1]:
            self._birthday()
        self._places()
        if one.gender != other.gender and one.gender in "MF" and other.gender in "MF" and one.gender:
            self.take(20 if other.gender else 0)
        if self.score + NAME < POSSIBLE:
            return
        self.names = compared(one, other, self.known.words)
        self._name()
        if one.generation != other.generation:
            self._generation()

    def is_certain(self) -> bool:
        """The same whole name, two ties that are a person's own, and nothing against it."""
        names = self.names
        plain = names.verdict == "same" and names.nearest == "same" and names.whole and names.matched > 1
        return plain and self.strong > 1 and self.against == 0

    def _name(self) -> None:
        names = self.names
        verdict = names.verdict
        if verdict == "same":
            points = NAME - names.cost - (0 if names.whole else 3) - (0 if names.matched > 2 else 6)
            self.add(points - self._namesakes(), _name_reason(names))
        elif verdict == "part":
            given = names.nearest == "short" or not set(self.one.given).isdisjoint(self.other.given)
            self.add((36 if given else 14) - names.cost, PART_OF_NAME)
        else:
            self.score += _WITHOUT[verdict]
            self.barred = self.barred or verdict != "none"

    def _namesakes(self) -> int:
        """What a name that many have tells less."""
        known = self.known.namesakes
        if not known:
            return 0
        many = max(
            (known.get(key, 0) for card in (self.one, self.other) for key in name_keys(card)), default=0
        )
        return round(2 * log2(many / 3)) if many > 3 else 0

    def _phone(self) -> None:
        one, other = self.one, self.other
        pair = tied_phone(one, other)
        own = bool(pair and pair[0].own and pair[1].own)
        if not own and _have_own(one.phones) and _have_own(other.phones):
            if slipped_phone(one, other):
                self.add(10, NEARLY_PHONE)
            else:
                self.take(7)
        if pair:
            points = self.less(32 if own else 20, pair[0].number)
            if own and points > 25:
                self.strong += 1
            self.add(points, MOBILE if pair[0].mobile or pair[1].mobile else PHONE)

    def _email(self) -> None:
        one, other = self.one, self.other
        same = set(one.emails).intersection(other.emails) if one.emails and other.emails else None
        if same:
            email = min(same, key=lambda text: (is_role(text), text))
            points = 12 if is_role(email) else self.less(36, email)
            if points > 28:
                self.strong += 1
            self.add(points, EMAIL)
            return
        if one.handles and (handles := set(one.handles).intersection(other.handles)):
            self.strong += 1
            self.add(self.less(28, min(handles)), CHAT)
        if one.emails and other.emails:
            if slipped_email(one, other):
                self.add(10, NEARLY_EMAIL)
            else:
                self.take(15 if one_host(one, other) else 5)

    def _birthday(self) -> None:
        one, other = self.one.birthday, self.other.birthday
        if one == other and one[0]:
            self.strong += 1
            self.add(30, BIRTHDAY)
        elif one[1:] == other[1:] and not (one[0] and other[0]):
            self.add(16, BIRTHDAY)
        elif birthday_slipped(one, other):
            self.score += 8
            self.against += 1
        else:
            self.take(12)
            self.barred = True

    def _places(self) -> None:
        """Firm, address and website of the firm say the same thing: the best of them, and a little more."""
        one, other = self.one, self.other
        points: list[tuple[int, Message]] = []
        if one.firms and other.firms:
            if set(one.firms).isdisjoint(other.firms):
                self.take(3)
            else:
                points.append((14, FIRM))
        if one.doors and other.doors:
            best = doors(one, other)
            if best:
                points.append((best, ADDRESS))
            else:
                self.take(2)
        if one.sites and not set(one.sites).isdisjoint(other.sites):
            points.append((8, SITE))
        if len(points) > 1:
            points.sort(key=_points, reverse=True)
        for place, (value, reason) in enumerate(points):
            self.add(value // 2 if place else value, reason)

    def _generation(self) -> None:
        """Father and son: where both cards say so they stay apart, else two ties of their own outweigh it."""
        self.take(12)
        if (self.one.generation and self.other.generation) or self.strong < 2:
            self.barred = True


class _Firms(_Comparison):
    """Two firms."""

    __slots__ = ("same",)

    def weigh(self) -> None:
        """Name, how it is reached, where it is."""
        self.same = not set(self.one.firms).isdisjoint(self.other.firms)
        self._name()
        self._reached()

    def is_certain(self) -> bool:
        """The same name, two ties, and nothing against it."""
        return self.same and self.strong > 1 and self.against == 0

    def _name(self) -> None:
        if self.same:
            self.add(50, SAME_NAME)
            return
        from rapidfuzz import fuzz  # start-up: needed once look-alikes are sought

        best = max((fuzz.ratio(a, b) for a in self.one.firms for b in self.other.firms), default=0)
        if best >= 88:
            self.add(round(best / 2) - 6, SIMILAR_NAME)
        else:
            self.barred = True
            self.score += 10 if best > 70 else 0

    def _reached(self) -> None:
        one, other = self.one, self.other
        pair = tied_phone(one, other)
        place = doors(one, other)
        if pair:
            self.strong += 1
            self.add(self.less(28, pair[0].number), PHONE)
        elif one.phones and other.phones:
            self.take(8)
            # Branches of one firm share its name and its mailbox.
            self.barred = self.barred or place < _HOUSE
        if place:
            self.strong += place >= _HOUSE
            self.add(place, ADDRESS)
        elif one.doors and other.doors:
            self.take(6)
            self.barred = self.barred or not pair
        mine, theirs = _hosts(one), _hosts(other)
        if email := set(one.emails).intersection(other.emails):
            self.strong += 1
            self.add(self.less(26, min(email)), EMAIL)
        elif mine & theirs:
            self.add(18, SITE)
        elif mine and theirs:
            self.take(8)


_HOUSE = 20
"""An address that tells more than this is one house."""
_WITHOUT: Mapping[Verdict, int] = {"none": 12, "namesake": 24, "kin": -6, "other": -20}
"""What a name tells that is not the same."""


def _have_own(phones: Sequence[Phone]) -> bool:
    """Whether one of these numbers may be a person's alone."""
    for tel in phones:  # noqa: SIM110 - half the time of any(), a hundred thousand times
        if tel.own:
            return True
    return False


def _points(entry: tuple[int, Message]) -> int:
    return entry[0]


def _name_reason(names: Names) -> Message:
    if not names.ordered:
        return OTHER_ORDER
    reasons = {"same": SAME_NAME, "short": SHORT_FORM, "initial": INITIALS}
    return reasons.get(names.nearest, SIMILAR_NAME)


def _hosts(card: Traits) -> set[str]:
    """The internet names of a firm."""
    hosts = {email.rpartition("@")[2] for email in card.emails}
    return {*hosts, *(site.partition("/")[0] for site in card.sites)} - FREE
