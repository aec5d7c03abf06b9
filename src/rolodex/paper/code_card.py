"""A card with a QR code to be handed over: who it is, and the code a phone reads."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.paper import qr
from rolodex.paper.paragraphs import DIM, Pen
from rolodex.paper.sheets import POINTS, Sheets

WIDTH, HEIGHT = 85.0, 55.0
"""Millimetres of a business card."""
CODE = 46.0
EDGE = 4.0
_NAME, _TEXT = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0), (9.0, 8.0, 7.0, 6.0)
_APART = 4.0
_MARGIN = 2.0


def card(name: str, lines: Sequence[str], rows: Sequence[bytes]) -> bytes:
    """A PDF of one page of the size of a business card: name and lines at the left, the code at the right."""
    sheets = Sheets(WIDTH, HEIGHT, name)
    pen = Pen(sheets)
    width, bottom = (WIDTH - CODE - EDGE - _MARGIN) * POINTS, (HEIGHT - EDGE) * POINTS
    top = EDGE * POINTS
    for number, text in enumerate((name, *lines)):
        paragraph = pen.paragraph(
            text, width, _TEXT if number else _NAME, strong=not number, grey=DIM if number else 0.0
        )
        if paragraph is None or top + paragraph.height > bottom:
            continue
        pen.draw(paragraph, EDGE * POINTS, top)
        top += paragraph.height + _APART
    left, upper = (WIDTH - CODE - _MARGIN) * POINTS, (HEIGHT - (HEIGHT - CODE) / 2) * POINTS
    sheets.draw(f"q 1 0 0 1 {left:.3f} {upper:.3f} cm {qr.drawn(rows, CODE * POINTS)} Q")
    sheets.end_page()
    return sheets.data()
