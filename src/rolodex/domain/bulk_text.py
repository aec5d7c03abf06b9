"""A text in the place of another, in any case and with or without accents where that is wanted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_GAP = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Replacing:
    """Puts `value` wherever `find` stands; case and accents count only where `exact`."""

    find: str
    value: str
    whole_words: bool = False
    exact: bool = False
    _sought: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Fold what is sought once."""
        object.__setattr__(self, "_sought", self.find if self.exact else _placed(self.find)[0])

    def __call__(self, text: str) -> str:
        """The text with all places filled anew; the very same where there is none."""
        if not self._sought or not text:
            return text
        plain, places = (text, range(len(text) + 1)) if self.exact else _placed(text)
        at = plain.find(self._sought)
        made: list[str] = []
        done = 0
        while at >= 0:
            end = at + len(self._sought)
            first, last = places[at], places[end]
            if not _torn(places, at) and not _torn(places, end) and self._stands(text, first, last):
                made += [text[done:first], self.value]
                done = last
                at = plain.find(self._sought, end)
            else:
                at = plain.find(self._sought, at + 1)
        if not made:
            return text
        written = "".join((*made, text[done:]))
        return written if self.value else _closed(written)

    def _stands(self, text: str, first: int, last: int) -> bool:
        """Whether what stands there is not only a part of a word, where words must be whole."""
        if not self.whole_words:
            return True
        begins = first == 0 or not (_in_word(text[first - 1]) and _in_word(text[first]))
        return begins and (last == len(text) or not (_in_word(text[last - 1]) and _in_word(text[last])))


def _closed(text: str) -> str:
    """The text without the gaps that words leave which were taken out."""
    return "\n".join(_GAP.sub(" ", line).strip(" ") for line in text.split("\n"))


def _torn(places: range | list[int], at: int) -> bool:
    """Whether a letter that was folded to several (ß, æ) would be cut in two there."""
    return at > 0 and places[at - 1] == places[at]


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or bool(unicodedata.combining(character))


def _placed(text: str) -> tuple[str, range | list[int]]:
    """The text without case and accents, and where each of its letters came from, the end included."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()):
            if not unicodedata.combining(letter):
                letters.append(letter)
                places.append(place)
    # A mark belongs to the letter before it: what ends there ends behind the mark.
    return "".join(letters), [*places, len(text)]
