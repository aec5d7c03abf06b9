"""JSON of others, within bounds: item by item of a list, and never more values than a card or a row has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

LARGEST = 24_000_000
"""Letters of one item, which may hold a photo and a logo as base64."""
MOST = 200_000
"""Values of one item: each costs memory, however short it is."""
SMALL = 1 << 16
"""Letters that hold no more values than that."""

_BLANK = re.compile(r"[ \t\r\n]*")
_SIGN = re.compile(r'\\.|["\[\]{},]', re.DOTALL)
_DECODER = json.JSONDecoder()


class TooLargeItem(ValueError):  # noqa: N818 - says what is the matter
    """An item that no card and no row can be."""


def loads(text: str, largest: int = LARGEST) -> Any:
    """What a text says. Raises ValueError or RecursionError where it is no JSON, and TooLargeItem."""
    if len(text) > SMALL:
        _end(text, 0, largest)
    return json.loads(text)


def items(pieces: Iterator[str]) -> Iterator[Any]:
    """The items of a list, or the one value there is, from the pieces of a text.

    Raises ValueError or RecursionError where it is no JSON, and TooLargeItem.
    """
    text = _Text(pieces)
    if text.next_sign() != "[":
        yield text.value()
    else:
        yield from _listed(text)
    if text.next_sign():
        raise ValueError("more follows the end")


def _listed(text: _Text) -> Iterator[Any]:
    text.skip()
    if text.next_sign() == "]":
        text.skip()
        return
    while True:
        yield text.value()
        sign = text.next_sign()
        text.skip()
        if sign == "]":
            return
        if sign != ",":
            raise ValueError("neither another item nor the end")


class _Text:
    """The part of a text that is looked at, and the pieces that follow it."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._text = ""
        self._at = 0

    def next_sign(self) -> str:
        """The next sign that is not blank, "" at the end."""
        while True:
            found = _BLANK.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._has(1):
                return ""

    def skip(self) -> None:
        """Go behind that sign."""
        self._at += 1

    def value(self) -> Any:
        """The value that begins here."""
        self.next_sign()
        if self._has(SMALL):
            self._gather()
        told, self._at = _DECODER.raw_decode(self._text, self._at)
        return told

    def _gather(self) -> None:
        """Have all of the value that begins here in view."""
        wanted = SMALL
        while _end(self._text, self._at) < 0 and self._has(wanted + 1):
            if wanted > LARGEST:
                raise TooLargeItem
            wanted *= 4
            self._has(wanted)

    def _has(self, letters: int) -> bool:
        """Have at least so many letters in view; false where the text ends before."""
        ahead, size = [self._text[self._at :]] if len(self._text) - self._at < letters else [], 0
        if not ahead:
            return True
        size = len(ahead[0])
        while size < 2 * letters:
            piece = next(self._pieces, None)
            if piece is None:
                break
            ahead.append(piece)
            size += len(piece)
        self._text, self._at = "".join(ahead), 0
        return size >= letters


def _end(text: str, start: int, largest: int = LARGEST) -> int:
    """Where the value that begins at a place ends, -1 where that is not in view. Raises TooLargeItem."""
    depth = count = 0
    quoted = False
    for sign in _SIGN.finditer(text, start):
        if sign.end() - start > largest:
            raise TooLargeItem
        mark = text[sign.start()]
        if quoted or mark == "\\":
            quoted = quoted and mark != '"'
            if quoted or mark != '"' or depth:
                continue
            return sign.end()
        count += 1
        if count > MOST:
            raise TooLargeItem
        quoted = mark == '"'
        depth += (mark in "[{") - (mark in "]}")
        if depth <= 0 and not quoted:
            return sign.start() if mark == "," or depth < 0 else sign.end()
    return -1
