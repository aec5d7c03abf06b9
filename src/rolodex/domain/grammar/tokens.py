"""A typed line as words, numbers, times and marks, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, NamedTuple

TokenKind = Literal[
    "word", "number", "ordinal", "iso", "dmy", "dm", "clock", "hours", "dotted", "other", "mark"
]

_PATTERN = r"""
  (?P<other>(?:https?://|www\.)\S+|[^\s@,;]+@[^\s,;]+)
| (?P<iso>[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?:t[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?(?![\w/]))
| (?P<dmy>[0-9]{1,2}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![\w/]))
| (?P<dm>[0-9]{1,2}/[0-9]{1,2}(?![\w/]))
| (?P<clock>[0-9]{1,2}(?:[:.][0-9]{2})?\ ?[ap](?:\.\ ?m\.|m)(?![\w.:])
          | [0-9]{1,2}(?:[:.][0-9]{2})?\ ?[ap]m(?=\.(?:\s|$))
          | [0-9]{1,2}[:.][0-9]{2}\ ?h(?:s|rs|oras)?(?!\w)
          | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![\w:]))
| (?P<hours>[0-9]{1,2}h(?:[0-9]{2})?(?!\w))
| (?P<dotted>[0-9]{1,2}\.[0-9]{2}(?![\w]|[.,][0-9]))
| (?P<ordinal>[0-9]{1,2}(?:\.?[ºª°]|st|nd|rd|th)(?!\w))
| (?P<number>[0-9]+(?:[.,'’][0-9]+)*)
| (?P<word>[^\W\d_]\w*)
| (?P<mark>\n|\S)
"""
SHORTENED = frozenset(
    "mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
    "lun mie jue vie sab dom ene abr ago set dic min mins hr hrs sr sra srta mr mrs ms dr dra d na".split()
)
"""Words that end in a full stop which ends no sentence."""
_DIGITS = re.compile("[0-9]+")
_JOINING = frozenset("-‐‑'’@#_/&+.:€$£%=~*")


class Token(NamedTuple):
    """A word, number or mark: `text` folded, `start` and `end` in the text as typed.

    `value` holds the figures of a number, date or time, `keys` what a phrase may take it for. One that is
    `clean` is not glued to figures or letters beside it; `named` begins with a capital letter; `raw` is in
    small letters with its accents.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    value: tuple[int, ...] = ()
    clean: bool = True
    named: bool = False
    raw: str = ""
    keys: tuple[tuple[str, Any], ...] = ()


def folded(text: str) -> tuple[str, list[int] | None]:
    """The text in small letters without accents, and where each of its characters stood.

    The places are None where they are the same. Every kind of space becomes one, a line break stays.
    """
    if text.isascii():
        return text.lower().replace("\t", " ").replace("\r", "\n"), None
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _letter(character):
            letters.append(letter)
            places.append(place)
    places.append(len(text))
    return "".join(letters), places


@cache
def _lexer() -> re.Pattern[str]:
    return re.compile(_PATTERN, re.VERBOSE)


def _letter(character: str) -> str:
    if character.isascii():
        return character.lower() if character not in "\t\r" else " \n"[character == "\r"]
    if character.isspace():
        return "\n" if character in "\u2028\u2029\x85" else " "
    apart = unicodedata.normalize("NFD", character.lower())
    return "".join(c for c in apart if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order; only spaces and accents stand in none."""
    line, places = folded(text)
    found: list[Token] = []
    for match in _lexer().finditer(line):
        kind: Any = match.lastgroup
        first, last = match.span()
        word = match.group()
        value: tuple[int, ...] = ()
        clean = True
        if kind not in ("mark", "other"):
            clean = _clean(line, first, last)
            if kind != "word":
                value = tuple(int(digits) for digits in _DIGITS.findall(word) if len(digits) < 10)
        start, end = (places[first], places[last - 1] + 1) if places else (first, last)
        named = kind == "word" and text[start].isupper()
        if found and word == "." and found[-1].text in SHORTENED and found[-1].end == start:
            found[-1] = found[-1]._replace(end=end)
            continue
        raw = text[start:end].lower() if places and kind == "word" else word
        found.append(Token(kind, word, start, end, value, clean, named, raw))
    return found


def _clean(line: str, first: int, last: int) -> bool:
    """Whether no joining mark ties this stretch to a letter or figure beyond it."""
    if line[max(first - 4, 0) : first] == "mid-":
        return True
    before = line[max(first - 2, 0) : first]
    if before and (before[-1].isalnum() or (before[-1] in _JOINING and before[:-1].strip("-.:/,;"))):
        return False
    if before[-1:] in ("#", "€", "$", "£", "@", "+", "-", "_", "="):
        return False
    after = line[last : last + 2]
    if after[:1] in ("€", "$", "£", "%", "_"):
        return False
    return not (len(after) == 2 and after[0] in _JOINING and after[1].isalnum())


def keyed(found: Iterable[Token], keys: Any, plain: Iterable[tuple[int, int]]) -> list[Token]:
    """The same tokens with what a phrase may take them for; nothing for those in a `plain` stretch."""
    back = tuple(plain)
    return [
        token
        if any(start < token.end and token.start < end for start, end in back)
        else token._replace(keys=keys(token))
        for token in found
    ]
