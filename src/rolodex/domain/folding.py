"""Text as search sees it: without case, accents and punctuation, split into words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

JOINERS = frozenset("'’‘ʼ`´-‐‑")
"""What may stand inside one word: O'Brien is found by "o", "brien" and "obrien"."""

_SPELLED = {
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ŋ": "n",
    "ĸ": "k",
    "ƒ": "f",
}
"""Letters that Unicode does not take apart, by what people without that key type."""

_KEPT_MARKS = frozenset({9, 103, 118})
"""Combining classes that are letters in all but name: viramas, the vowel u of Thai and Lao."""

_PICTURES = range(0x1F000, 0x20000)
_DINGBATS = range(0x2600, 0x27C0)


class _Letters(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded(chr(code))
        return found


def _folded(character: str) -> str:
    """The folded form: its letters, a space where words part, nothing for what is only a mark.

    A character of Han, kana or Hangul is a word of its own, because these scripts do not part words.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    result = "".join(_parted(c) for c in plain)
    # Composed, for the jamo of ㉮ are one syllable again once they are read as text.
    return f" {result} " if any(map(_alone, unicodedata.normalize("NFC", plain))) else result


def _parted(character: str) -> str:
    """What one sign of a character becomes: ㏠ is the figure 1 and a word of its own."""
    if _alone(character):
        return f" {_bare(character)} "
    # A jamo that begins a syllable begins a word, so that text in pieces reads as text in one.
    return " " + _bare(character) if 0x1100 <= ord(character) <= 0x115F else _bare(character)


def _bare(character: str) -> str:
    spelled = _SPELLED.get(character)
    if spelled:
        return spelled
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if 0x30A1 <= ord(character) <= 0x30F6:
        return chr(ord(character) - 0x60)  # katakana as hiragana
    category = unicodedata.category(character)
    if category[0] == "M":
        marks = unicodedata.combining(character)
        hidden = category == "Me" or 0xFE00 <= ord(character) <= 0xFE0F or character == "\u034f"
        return "" if hidden or (marks and marks not in _KEPT_MARKS) else character
    if category == "Cf":
        return ""
    return character if character.isalnum() or _picture(character) else " "


def _alone(character: str) -> bool:
    code = ord(character)
    return (
        0x3040 <= code <= 0x30FF
        or 0x3400 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7A3
        or 0xF900 <= code <= 0xFAFF
        or 0xFF66 <= code <= 0xFF9F
        or 0x20000 <= code <= 0x3FFFF
        or _picture(character)
    )


def _picture(character: str) -> bool:
    return (ord(character) in _PICTURES or ord(character) in _DINGBATS) and unicodedata.category(
        character
    ) == "So"


_LETTERS = _Letters()
_ASCII = bytes(ord(_LETTERS[code]) for code in range(128)).ljust(256)
_JOINED = re.compile(rf"\w+(?:[{''.join(sorted(JOINERS - {'-'}))}-]\w+)+")


def is_initial(token: str) -> bool:
    """Whether a token is but the first letter of a word; signs that are words of their own are not."""
    return len(token) == 1 and not _alone(token)


def tokens(text: str) -> list[str]:
    """The words of a text as search compares them, in order."""
    if text.isascii():
        return text.encode().translate(_ASCII).decode().split()
    return unicodedata.normalize("NFC", text).translate(_LETTERS).split()


def fold(text: str) -> str:
    """The words of a text as search compares them, parted by single spaces."""
    return " ".join(tokens(text))


def index_tokens(text: str) -> list[str]:
    """The words of a text, and what stands around an apostrophe or hyphen also as one word."""
    found = tokens(text)
    if JOINERS.isdisjoint(text):
        return found
    joined = _JOINED.findall(unicodedata.normalize("NFC", text))
    return found + ["".join(tokens(word)) for word in joined]


@dataclass(slots=True)
class _Word:
    """A folded word and, for each of its characters, the place in the text it came from."""

    token: str
    places: list[int]
    joined: bool


def _words(text: str) -> Iterator[_Word]:
    token = ""
    places: list[int] = []
    between = ""
    joined = False
    for place, character in enumerate(text):
        for letter in _LETTERS[ord(character)]:
            if letter != " ":
                if not token:
                    joined = between in JOINERS
                    between = ""
                token += letter
                places.append(place)
            elif token:
                yield _Word(token, places, joined)
                token, places = "", []
        if not token:
            between += character
    if token:
        yield _Word(token, places, joined)


def _chains(words: list[_Word]) -> Iterator[_Word]:
    """The words that only an apostrophe or hyphen parts, as one; from each of its beginnings."""
    chain: _Word | None = None
    for before, word in pairwise(words):
        if not word.joined:
            if chain:
                yield chain
            chain = None
            continue
        first = chain or before
        chain = _Word(first.token + word.token, first.places + word.places, False)
    if chain:
        yield chain


def marks(text: str, typed: Iterable[str], *, inside: bool = False) -> tuple[tuple[int, int], ...]:
    """The places (start, length) in a text where a typed token begins a word, in order and apart.

    With `inside` the first place in each word where a token stands at all.
    """
    wanted = sorted((token for token in typed if token), key=len, reverse=True)
    if not wanted:
        return ()
    words = list(_words(text))
    chains = [] if JOINERS.isdisjoint(text) else list(_chains(words))
    spans: list[tuple[int, int]] = []
    for word in (*chains, *words):
        at, token = _standing(word.token, wanted, inside=inside)
        if not token:
            continue
        start, end = word.places[at], word.places[at + len(token) - 1] + 1
        while end < len(text) and not _LETTERS[ord(text[end])]:
            end += 1
        spans.append((start, end))
    return tuple((start, end - start) for start, end in _apart(spans))


def _standing(word: str, wanted: Iterable[str], *, inside: bool) -> tuple[int, str]:
    """Where in a folded word the first of the tokens stands that does, and which; "" where none does."""
    for token in wanted:
        at = word.find(token) if inside else 0 if word.startswith(token) else -1
        if at >= 0:
            return at, token
    return 0, ""


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same places in order, those that overlap as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last
