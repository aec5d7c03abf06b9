"""What is left of a line where some of its words were taken out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rolodex.domain.grammar.tokens import Token

_EDGES = frozenset(",;:-–—.>→|·•\n")


def kept(text: str, tokens: Sequence[Token], places: Collection[int]) -> str:
    """The tokens in these places as they were typed, without the marks at which something was taken out.

    Where it was taken out between two marks or at one, a comma stands; elsewhere a space.
    """
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    said = ""
    marked = False
    for run in runs:
        trimmed = _trimmed(tokens, run)
        if not trimmed:
            marked = True
            continue
        marked = marked or trimmed[0] != run[0]
        piece = text[tokens[trimmed[0]].start : tokens[trimmed[-1]].end]
        said += (", " if marked else " ") + piece if said else piece
        marked = trimmed[-1] != run[-1]
    return said


def _trimmed(tokens: Sequence[Token], run: list[int]) -> list[int]:
    first, last = 0, len(run)
    while first < last and _edge(tokens[run[first]]):
        first += 1
    while last > first and _edge(tokens[run[last - 1]]) and not _ends_line(tokens, run, last):
        last -= 1
    return run[first:last]


def _edge(token: Token) -> bool:
    return token.kind == "mark" and token.text in _EDGES


def _ends_line(tokens: Sequence[Token], run: list[int], last: int) -> bool:
    """Whether a full stop ends the line, where it is kept."""
    return tokens[run[last - 1]].text == "." and run[last - 1] == len(tokens) - 1 and last > 1
