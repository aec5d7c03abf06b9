"""Where things stand on the first page of a letter, so that the window of the envelope shows the address."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.letter import Window
from rolodex.domain.planner import Paper


@dataclass(frozen=True, slots=True)
class LetterForm:
    """Places in millimetres from the upper left corner of the page.

    The address has the place from `left` to `right` and `upper` to `lower`, and begins at `top` if there is
    room; above it, at `returned`, stands the sender in one line (0: nowhere). The text begins at `text`.
    """

    margin: float
    right_margin: float
    left: float
    right: float
    upper: float
    top: float
    lower: float
    returned: float
    text: float


DIN_LEFT = LetterForm(25.0, 20.0, 25.0, 105.0, 62.7, 64.0, 89.5, 57.5, 103.4)
"""DIN 5008 form B: the field of the address is 45 to 90 mm from the upper edge, its text begins 25 mm from
the left; the upper 17.7 mm of it hold the sender, the text of the letter begins at 103.4 mm."""
DIN_RIGHT = LetterForm(25.0, 20.0, 112.0, 190.0, 62.7, 64.0, 89.5, 57.5, 103.4)
"""The same heights for DL envelopes whose window is on the right (45 x 100 mm, 20 mm from the right)."""
AMERICAN = LetterForm(25.4, 25.4, 25.4, 111.0, 53.0, 63.5, 90.0, 0.0, 101.6)
"""US #10 (window 1 1/8 x 4 1/2 inches, 7/8 from the left, 1/2 from below): what stands 63.5 to 80.5 mm from
the upper edge and left of 111 mm is seen wherever a letter folded in three slips within its envelope."""


def form_of(paper: Paper, window: Window) -> LetterForm:
    """The places on this paper for an envelope with this window."""
    if paper == "letter":
        return AMERICAN
    return DIN_RIGHT if window == "right" else DIN_LEFT
