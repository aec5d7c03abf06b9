"""What a line of text is made of: which characters are drawn, which way they run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import bidi
from bidi import algorithm

Base = Literal["L", "R"]
"""Which way a line is read, whatever runs the other way within it."""
ZWNJ, ZWJ = "\u200c", "\u200d"
JOINERS = frozenset((ZWNJ, ZWJ))
_IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Characters that are never seen by themselves."""
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_HEBREW_ON = re.compile("[\u0590-\u08ff\ufb1d-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_MARKS_OF_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_STRONG = _RIGHT_TO_LEFT | {"L"}


def clean(text: str) -> str:
    """The text as it is to be drawn: composed, on one line, without what is never seen."""
    text = _IGNORED.sub("", unicodedata.normalize("NFC", text))
    return _BLANK.sub(" ", text).strip()


def has_right_to_left(text: str) -> bool:
    """Whether any part of the text runs from right to left."""
    return _HEBREW_ON.search(text) is not None and any(map(runs_backwards, text))


@lru_cache(maxsize=8192)
def runs_backwards(character: str) -> bool:
    """Whether the character belongs to a script written from right to left."""
    return unicodedata.bidirectional(character) in _RIGHT_TO_LEFT


@lru_cache(maxsize=8192)
def is_mark(character: str) -> bool:
    """Whether the character is drawn upon another or joins two."""
    return unicodedata.category(character)[0] == "M" or character in JOINERS


@lru_cache(maxsize=8192)
def joins(character: str) -> bool:
    """Whether the shape of the character depends on its neighbours."""
    point = ord(character)
    if 0x10A0 <= point < 0x1100:
        return False
    return 0x0600 <= point < 0x1200 or 0x1780 <= point < 0x1800 or is_mark(character)


def direction(text: str) -> Base:
    """Which way a line is read: as its first letter."""
    first = next((c for c in text if unicodedata.bidirectional(c) in _STRONG), "")
    return "R" if first and runs_backwards(first) else "L"


def are_backwards(lines: Sequence[str]) -> bool:
    """Whether most of the lines are read from right to left."""
    return 2 * sum(has_right_to_left(line) and direction(line) == "R" for line in lines) > len(lines)


def visual(text: str, base: Base) -> str:
    """The characters from left to right as they are seen; the marks of Hebrew before their letters."""
    if any(unicodedata.mirrored(c) for c in text):
        # Only this one turns brackets round; the other is thirty times as fast.
        seen = str(algorithm.get_display(_paired(text, base), base_dir=base))
        return _MARKS_OF_DIRECTION.sub("", seen)
    return str(bidi.get_display(text, base_dir=base))


def _paired(text: str, base: Base) -> str:
    """The text with marks of direction about its brackets, so that both of a pair run the same way.

    That is rule N0 of the Unicode bidirectional algorithm, which the library leaves out.
    """
    ways = _ways(text, base)
    marks: dict[int, str] = {}
    opened: list[int] = []
    for at, c in enumerate(text):
        if c in _CLOSING:
            opened.append(at)
        elif any(_CLOSING[text[start]] == c for start in opened):
            while _CLOSING[text[opened[-1]]] != c:
                opened.pop()
            start = opened.pop()
            inside = set(ways[start + 1 : at]) - {""}
            before = next((way for way in reversed(ways[:start]) if way), base)
            if inside:
                way = base if base in inside or before == base else before
                marks[start] = marks[at] = _mark(text[:start], way)
    return "".join(f"{marks[at]}{c}{marks[at]}" if at in marks else c for at, c in enumerate(text))


def _ways(text: str, base: Base) -> list[str]:
    """Which way each character runs: "L", "R", or "" where its neighbours decide."""
    ways: list[str] = []
    last: str = base
    for c in text:
        kind = unicodedata.bidirectional(c)
        if kind in _STRONG:
            last = "R" if kind in _RIGHT_TO_LEFT else "L"
        ways.append(last if kind in _STRONG else "")
        if kind in ("EN", "AN"):
            # A number after Latin letters goes with them; any other stands among those from the right.
            ways[-1] = "L" if kind == "EN" and last == "L" else "R"
    return ways


def _mark(before: str, way: str) -> str:
    """What makes its neighbours run this way, but leaves numbers what the letter before made them."""
    if way == "L":
        return "\u200e"
    strong = next((c for c in reversed(before) if unicodedata.bidirectional(c) in _STRONG), "")
    return "\u061c" if strong and unicodedata.bidirectional(strong) == "AL" else "\u200f"


def stretches(seen: str) -> list[tuple[str, bool]]:
    """A line as seen, cut into stretches of right-to-left letters with their marks, and others."""
    parts: list[tuple[str, bool]] = []
    last = False
    for c in seen:
        backwards = runs_backwards(c)
        if not backwards and is_mark(c):
            backwards = last or not parts or parts[-1][0][-1] == " "
        if parts and backwards == last:
            parts[-1] = (parts[-1][0] + c, last)
        else:
            parts.append((c, backwards))
            last = backwards
    return parts
