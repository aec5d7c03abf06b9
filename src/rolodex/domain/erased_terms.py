"""How a person is named in texts, and taking that out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from rolodex.domain.identity import LAST_DIGITS, digits, plain

GONE = "…"
"""What stands where a name was."""
LEAST_DIGITS = 7
"""A number of fewer digits is no telephone's."""
SHORTEST = 3
"""Words of fewer letters are not taken for a name."""
ALONE = 6
"""A name of one word names nobody for sure, unless it is as long as this."""
_BETWEEN = r"[\W_]{1,3}"
_APART = r"[\s().\-/]{0,3}"
_WORD = re.compile(r"[^\W_]+")
_ACCENTED = frozenset("aeiounc")
"""Letters that people write with and without accents."""


@dataclass(frozen=True)
class Terms:
    """What a person is named by: names and addresses folded or in lower case, numbers as digits, UIDs.

    `shared` counts what was left out because somebody else has the same.
    """

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    uids: tuple[str, ...] = ()
    likes: tuple[tuple[str, str], ...] = ()
    """Of each term a pattern of LIKE that fits each text with it, and some others."""
    shared: int = field(default=0, compare=False)

    def __bool__(self) -> bool:
        return bool(self.names or self.emails or self.numbers or self.uids)

    def without(self, others: Iterable[str]) -> Terms:
        """These terms but for those that somebody else goes by too."""
        known = set(others)
        left = [
            tuple(term for term in those if term not in known)
            for those in (self.names, self.emails, self.numbers, self.uids)
        ]
        before = sum(map(len, (self.names, self.emails, self.numbers, self.uids)))
        made = replace(self, names=left[0], emails=left[1], numbers=left[2], uids=left[3])
        likes = tuple((term, like) for term, like in self.likes if term not in known)
        return replace(made, likes=likes, shared=self.shared + before - sum(map(len, left)))

    @property
    def patterns(self) -> tuple[str, ...]:
        """The patterns, one of which fits each text with one of these."""
        return tuple(dict.fromkeys(like for _, like in self.likes))

    def stand_in(self, text: str) -> bool:
        """Whether a text names the person."""
        return bool(self) and next(self._spans(text), None) is not None

    def taken_out(self, text: str) -> str:
        """The text without the person's name, addresses and numbers."""
        return _cut(text, self._spans(text)) if self else text

    def words_taken_out(self, text: str) -> str:
        """The text without any word of the person's name, as is right for the name of a file they came in."""
        words = {word for name in self.names for word in name.split() if len(word) >= SHORTEST}
        if words.isdisjoint(words_of(text).split()):
            return self.taken_out(text)
        folded, places = _with_places(text)
        found = (match for match in _WORD.finditer(folded) if match[0] in words)
        return self.taken_out(_cut(text, ((places[one.start()], places[one.end() - 1] + 1) for one in found)))

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        folded, places = _with_places(text)
        for pattern in self._expressions:
            for match in pattern.finditer(folded):
                yield places[match.start()], places[match.end() - 1] + 1

    @cached_property
    def _expressions(self) -> Sequence[re.Pattern[str]]:
        found = [rf"(?<!\w){_BETWEEN.join(map(re.escape, name.split()))}(?!\w)" for name in self.names]
        found += [rf"(?<![\w.+-]){re.escape(email)}(?![\w-])" for email in self.emails]
        found += [
            rf"(?<!\d)(?:\+|00)?(?:\d{_APART}){{0,4}}{_APART.join(number)}(?!\d)" for number in self.numbers
        ]
        found += [rf"(?<!\w){re.escape(uid)}(?!\w)" for uid in self.uids]
        return [re.compile(one) for one in found]


def terms(names: Iterable[str], emails: Iterable[str], numbers: Iterable[str], uids: Iterable[str]) -> Terms:
    """The terms of somebody who goes by these; what would name half the world is left out."""
    spelled = {words_of(name): name for name in names}
    known = {words: name for words, name in spelled.items() if " " in words or len(words) >= ALONE}
    mails = dict.fromkeys(plain(email.strip()) for email in emails if "@" in email)
    ends = dict.fromkeys(
        found[-LAST_DIGITS:] for number in numbers if len(found := digits(number)) >= LEAST_DIGITS
    )
    marks = dict.fromkeys(plain(uid) for uid in uids if len(uid) >= ALONE)
    likes = [(words, f"%{'%'.join(map(_loose, _WORD.findall(name)))}%") for words, name in known.items()]
    likes += [(text, f"%{_loose(text)}%") for text in (*mails, *marks)]
    likes += [(number, f"%{'%'.join(number)}%") for number in ends]
    return Terms(tuple(known), tuple(mails), tuple(ends), tuple(marks), tuple(likes))


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end in sorted(set(spans)):
        if start >= last:
            parts += [text[last:start], GONE]
        last = max(last, end)
    return "".join([*parts, text[last:]])


def words_of(name: str) -> str:
    """The words of a name without case and accents, parted by single spaces."""
    return " ".join(_WORD.findall(plain(name)))


def _with_places(text: str) -> tuple[str, Sequence[int]]:
    """The text without case and accents, and the place in it that each character came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        found = plain(letter)
        letters.append(found)
        places.extend([place] * len(found))
    return "".join(letters), places


def _loose(text: str) -> str:
    """A pattern of LIKE for a text in any spelling: letters that may bear an accent stand for any."""
    return "".join(
        "%" if not letter.isascii() else "_" if letter in _ACCENTED or letter in "%_" else letter
        for letter in text.lower()
    )
