"""Where in a line a person may be named."""

from __future__ import annotations

from collections.abc import Collection

from rolodex.domain.grammar.scanning import Scan

Stretch = tuple[int, int]


def named(scan: Scan, taken: Collection[int]) -> tuple[Stretch, ...]:
    """The stretches of text that may be a person's name, the likeliest first.

    After a word that says what is done, or that a name follows, any words may be one; elsewhere only words
    that begin with a capital letter, particles between them included.
    """
    language = scan.language
    likely: list[Stretch] = []
    maybe: list[Stretch] = []
    place = 0
    while place < len(scan.tokens):
        if not _nameable(scan, place, taken):
            place += 1
            continue
        end = _end(scan, place, taken)
        stretch = (scan.tokens[place].start, scan.tokens[end - 1].end)
        before = scan.word(place - 1)
        after_cue = place - 1 in taken or before in language.before_names
        if after_cue or place == 0 or scan.word(end) == ":":
            likely.append(stretch)
        elif scan.tokens[place].named:
            maybe.append(stretch)
        place = end
    return (*likely, *maybe)


def _nameable(scan: Scan, place: int, taken: Collection[int]) -> bool:
    token = scan.tokens[place]
    return token.kind == "word" and place not in taken and token.text not in scan.language.nameless


def _end(scan: Scan, first: int, taken: Collection[int]) -> int:
    """Where a run of words ends; one that begins with a capital letter ends with its last such word."""
    capital = scan.tokens[first].named
    end = place = first + 1
    while place < len(scan.tokens) and scan.tokens[place].kind in ("word", "mark") and place not in taken:
        token = scan.tokens[place]
        if token.kind == "mark":
            if token.text not in "-'’." or token.start != scan.tokens[place - 1].end:
                break
        elif capital:
            if token.named:
                end = place + 1
            elif token.text not in _PARTICLES or place - end > 2:
                break
        elif _nameable(scan, place, taken):
            end = place + 1
        else:
            break
        place += 1
    return end


_PARTICLES = frozenset("de del la las los y e i van von der den da do dos das du le el san santa".split())
