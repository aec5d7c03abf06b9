"""The card of keys: one page in two columns, set as large as it fits."""

from __future__ import annotations

from collections.abc import Iterable

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.quick_card import KeyGroup, KeyRow, QuickCard
from rolodex.paper.pages import SIZES, Piece, paged
from rolodex.paper.paragraphs import DIM, Paragraph, Pen
from rolodex.paper.sheets import POINTS, Sheets

_MARGIN = 13.0 * POINTS
_COLUMNS = 2
_GUTTER = 9.0 * POINTS
_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_KEYS = 0.4
"""Of a column for the keys; the rest is for what they do."""
_PAD, _ASIDE = 1.4, 2.6
"""White above and below a row, and at the sides of a key, in points at 10."""
_HEAD = 14.0 * POINTS
_BOX = "0.72 G 0.97 g 0.5 w [] 0 d"


class _Column:
    """Groups of keys as pieces of one width, at one size of text."""

    def __init__(self, pen: Pen, sheets: Sheets, width: float, size: float) -> None:
        self._pen, self._sheets, self._width, self._size = pen, sheets, width, size
        self.left = 0.0

    def pieces(self, groups: Iterable[KeyGroup]) -> list[Piece]:
        """The groups one below the other, each under its title."""
        made: list[Piece] = []
        for group in groups:
            made.append(self._head(group.title))
            made += [self._row(row) for row in group.rows]
        return made

    def _head(self, title: str) -> Piece:
        said = self._pen.paragraph(title, self._width, (self._size, *_SIZES[-1:]), strong=True)
        above, height = self._size * 0.9, said.height if said else 0.0

        def draw(top: float) -> None:
            if said is not None:
                self._pen.draw(said, self.left, top + above)
            line, right = self._pen.up(top + above + height + 1.2), self.left + self._width
            self._sheets.draw(f"0.6 G 0.6 w [] 0 d {self.left:.2f} {line:.2f} m {right:.2f} {line:.2f} l S")

        return Piece(above + height + self._size * 0.35, draw, leads=True)

    def _row(self, row: KeyRow) -> Piece:
        scale = self._size / 10
        keys = self._keys(row.keys)
        said = self._pen.paragraph(row.text, self._width * (1 - _KEYS), (self._size, *_SIZES[-1:]))
        height = max([said.height if said else 0.0, *(top + one.height for _at, top, one in keys)])

        def draw(top: float) -> None:
            for at, down, key in keys:
                self._key(key, self.left + at, top + _PAD * scale + down)
            if said is not None:
                self._pen.draw(said, self.left + self._width * _KEYS, top + _PAD * scale)

        return Piece(height + 2 * _PAD * scale, draw)

    def _keys(self, keys: tuple[str, ...]) -> list[tuple[float, float, Paragraph]]:
        """Where each key stands: beside the one before, or below it where there is no more room."""
        scale = self._size / 10
        room = self._width * _KEYS - 4 * scale
        placed: list[tuple[float, float, Paragraph]] = []
        at = down = 0.0
        for key in keys:
            set_ = self._pen.paragraph(key, room, (self._size * 0.9, *_SIZES[-1:]))
            if set_ is None:
                continue
            wide = set_.width + 2 * _ASIDE * scale
            if at and at + wide > room:
                at, down = 0.0, down + set_.height + 2.4 * scale
            placed.append((at, down, set_))
            at += wide + 3 * scale
        return placed

    def _key(self, key: Paragraph, left: float, top: float) -> None:
        """A key in its frame."""
        scale = self._size / 10
        bottom = self._pen.up(top + key.height)
        wide = key.width + 2 * _ASIDE * scale
        self._sheets.draw(f"{_BOX} {left:.2f} {bottom:.2f} {wide:.2f} {key.height:.2f} re B 0 g")
        self._pen.draw(key, left + _ASIDE * scale, top)


def card(said: QuickCard, paper: str) -> bytes:
    """The card as a PDF of one page. Raises UserError where even the smallest letters have no room."""
    width, height = (side * POINTS for side in SIZES[paper])
    sheets = Sheets(*SIZES[paper], said.title)
    pen = Pen(sheets)
    column = (width - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
    room = height - 2 * _MARGIN - _HEAD
    for size in _SIZES:
        made = _Column(pen, sheets, column, size)
        pieces = made.pieces(said.groups)
        columns = paged(pieces, room)
        if len(columns) <= _COLUMNS:
            break
    else:
        raise UserError(message("There are too many keys for one page. Nothing was written."))
    _heading(pen, said, width)
    for place, stack in enumerate(_balanced(pieces, columns, room)):
        made.left = _MARGIN + place * (column + _GUTTER)
        top = _MARGIN + _HEAD
        for piece in stack:
            piece.draw(top)
            top += piece.height
    sheets.end_page()
    return sheets.data()


def _balanced(pieces: list[Piece], columns: list[list[Piece]], room: float) -> list[list[Piece]]:
    """The columns about as high as each other: the least room at which there are no more of them."""
    low, high = sum(piece.height for piece in pieces) / _COLUMNS, room
    best = columns
    while high - low > 1.0:
        middle = (low + high) / 2
        tried = paged(pieces, middle)
        if len(tried) <= _COLUMNS:
            best, high = tried, middle
        else:
            low = middle
    return best


def _heading(pen: Pen, said: QuickCard, width: float) -> None:
    title = pen.paragraph(said.title, width - 2 * _MARGIN, (18.0, 14.0, 10.0), strong=True)
    below = pen.paragraph(said.subtitle, width - 2 * _MARGIN, (9.0, 8.0, 7.0, 6.0), grey=DIM)
    top = _MARGIN
    for one in (title, below):
        if one is not None:
            pen.draw(one, _MARGIN, top)
            top += one.height + 1.5
