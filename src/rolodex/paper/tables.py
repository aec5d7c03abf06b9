"""Tables on paper: text to the left, figures to the right, long cells wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolodex.paper.pages import Piece
from rolodex.paper.paragraphs import DIM, INK, Paragraph, Pen
from rolodex.paper.sheets import POINTS, Sheets

_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.0)
_PAD = 1.5 * POINTS
_GAP = 4.0 * POINTS
_NARROW = 2.5 * POINTS
"""The gap between columns of a table that is wider than its page."""
_LEAST = 14.0 * POINTS
_STEP = 4.0 * POINTS
"""How far a row of the next level is indented."""
_FINE = "0.85 G 0.4 w [] 0 d"
_STRONG = "0.55 G 0.6 w [] 0 d"


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column as it is printed: its head, and whether its cells stand at the right."""

    head: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide the columns are, how far apart, and in which sizes their cells and heads are set."""

    widths: Sequence[float]
    gap: float = _GAP
    sizes: Sequence[float] = _SIZES
    heads: Sequence[float] = _SIZES[2:]


class Table:
    """Lays rows of texts out between two edges of a page."""

    def __init__(
        self, sheets: Sheets, pen: Pen, columns: Sequence[TextColumn], left: float, right: float
    ) -> None:
        self._sheets, self._pen = sheets, pen
        self._columns = columns
        self._left, self._right = left, right

    def pieces(
        self,
        rows: Sequence[Sequence[str]],
        total: Sequence[str] | None = None,
        levels: Sequence[int] = (),
    ) -> list[Piece]:
        """The head, the rows and a line of totals; `levels` says how far each row is indented.

        The head stands again on each further page.
        """
        heads = [column.head for column in self._columns]
        layout = self._layout(heads, rows, total or ())
        head = self._row(heads, replace(layout, sizes=layout.heads), grey=DIM, rule=_STRONG, leads=True)
        deep = [*levels, *[0] * (len(rows) - len(levels))]
        found = [self._row(row, layout, indent=level * _STEP) for row, level in zip(rows, deep, strict=True)]
        if len(found) > 1:
            # A head with a single row under it would end a page.
            found[0] = replace(found[0], leads=True)
        if total:
            found.append(self._row(total, layout, strong=True, rule=""))
        return [head, *(replace(row, under=head) for row in found)]

    def _layout(self, heads: Sequence[str], rows: Sequence[Sequence[str]], total: Sequence[str]) -> _Layout:
        """Figures get what they need, short texts too, and the long ones share the rest."""
        wanted = self._wanted([heads, *rows], total, _SIZES[0])
        room = self._room(_GAP)
        if sum(wanted) <= room:
            texts = self._texts() or [0]
            spare = (room - sum(wanted)) / len(texts)
            return _Layout([width + (spare if place in texts else 0.0) for place, width in enumerate(wanted)])
        shared = self._beside_figures(wanted, room)
        return _Layout(shared) if shared else self._tight(heads, rows, total)

    def _tight(self, heads: Sequence[str], rows: Sequence[Sequence[str]], total: Sequence[str]) -> _Layout:
        """Too many columns for heads in one line: these break between words, and all is set smaller."""
        words = [max((self._wide(word, _SIZES[-1]) for word in head.split()), default=0.0) for head in heads]
        room = self._room(_NARROW)
        wanted: list[float] = []
        for place, size in enumerate(_SIZES):
            cells = self._wanted(rows, total, size)
            wanted = [max(pair) for pair in zip(cells, words, strict=True)]
            shared = self._beside_figures(wanted, room)
            if shared:
                return _Layout(shared, _NARROW, _SIZES[place:], _SIZES[-1:])
        return _Layout([width * room / sum(wanted) for width in wanted], _NARROW)

    def _beside_figures(self, wanted: Sequence[float], room: float) -> list[float]:
        """The widths where texts share what figures leave; none where that is too little."""
        texts = self._texts()
        left = room - sum(width for place, width in enumerate(wanted) if place not in texts)
        return _shared(wanted, texts, left) if texts and left >= _LEAST * len(texts) else []

    def _texts(self) -> list[int]:
        return [place for place, column in enumerate(self._columns) if not column.right]

    def _room(self, gap: float) -> float:
        return self._right - self._left - gap * (len(self._columns) - 1)

    def _wanted(self, rows: Sequence[Sequence[str]], total: Sequence[str], size: float) -> list[float]:
        """What each column needs for its widest cell in this size."""
        wanted = [
            max((self._wide(row[place], size) for row in rows), default=0.0)
            for place in range(len(self._columns))
        ]
        for place, text in enumerate(total):
            wanted[place] = max(wanted[place], self._wide(text, size, strong=True))
        return wanted

    def _wide(self, text: str, size: float, *, strong: bool = False) -> float:
        paragraph = self._pen.paragraph(text, 10_000.0, (size,), strong=strong)
        return paragraph.width + 0.5 if paragraph else 0.0

    def _row(
        self,
        cells: Sequence[str],
        layout: _Layout,
        *,
        grey: float = INK,
        strong: bool = False,
        rule: str = _FINE,
        leads: bool = False,
        indent: float = 0.0,
    ) -> Piece:
        widths = layout.widths
        rooms = [widths[0] - indent, *widths[1:]]
        set_: list[Paragraph | None] = [
            self._pen.paragraph(text, room, layout.sizes, grey=grey, strong=strong) if text else None
            for text, room in zip(cells, rooms, strict=True)
        ]
        height = max((one.height for one in set_ if one), default=8.0) + 2 * _PAD

        def draw(top: float) -> None:
            at = self._left
            inset = indent
            for column, paragraph, width in zip(self._columns, set_, widths, strict=True):
                if paragraph is not None:
                    left = at + width - paragraph.width if column.right else at + inset
                    self._pen.draw(paragraph, left, top + _PAD)
                at += width + layout.gap
                inset = 0.0
            if rule:
                low = self._pen.up(top + height)
                self._sheets.draw(
                    f"{rule} {self._left:.2f} {low:.2f} m {self._right:.2f} {low:.2f} l S [] 0 d"
                )

        return Piece(height, draw, leads)


def _shared(wanted: Sequence[float], texts: Sequence[int], room: float) -> list[float]:
    """The widths where these columns share so much room: who wants less than an equal share gets it."""
    widths = list(wanted)
    waiting = sorted(texts, key=lambda place: wanted[place])
    while waiting:
        fair = room / len(waiting)
        place = waiting.pop(0)
        widths[place] = min(wanted[place], fair)
        room -= widths[place]
    return widths
