"""Pieces of a page, one below the other, put on as many pages as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height of a sheet in millimetres."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something as high as this that is drawn below a place on the page (points from its upper edge).

    `leads` stays with what follows, `begins` begins a page. `under` is drawn once more above it where it
    comes first on a page, as the head of a table is.
    """

    height: float
    draw: Callable[[float], None]
    leads: bool = False
    begins: bool = False
    under: Piece | None = None


def paged(pieces: Sequence[Piece], room: float, first: float | None = None) -> list[list[Piece]]:
    """The pieces page by page, each page as high as `room`, the first perhaps less.

    What leads goes with what it leads to. A piece higher than a page has one to itself.
    """
    pages: list[list[Piece]] = [[]]
    left = room if first is None else first
    for place, piece in enumerate(pieces):
        needed = piece.height
        follower = place
        while pieces[follower].leads and follower + 1 < len(pieces):
            follower += 1
            needed += pieces[follower].height
        led = place and pieces[place - 1].leads
        if pages[-1] and (piece.begins or (needed > left and not led) or piece.height > left):
            pages.append([piece.under] if piece.under else [])
            left = room - (piece.under.height if piece.under else 0.0)
        pages[-1].append(piece)
        left -= piece.height
    return pages
