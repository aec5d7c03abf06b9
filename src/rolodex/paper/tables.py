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
        widths = self._widths([heads, *rows], total or ())
        head = self._row(heads, widths, size=_SIZES[2:], grey=DIM, rule=_STRONG, leads=True)
        deep = [*levels, *[0] * (len(rows) - len(levels))]
        found = [self._row(row, widths, indent=level * _STEP) for row, level in zip(rows, deep, strict=True)]
        if len(found) > 1:
            # A head with a single row under it would end a page.
            found[0] = replace(found[0], leads=True)
        if total:
            found.append(self._row(total, widths, strong=True, rule=""))
        return [head, *(replace(row, under=head) for row in found)]

    def _widths(self, rows: Sequence[Sequence[str]], total: Sequence[str]) -> list[float]:
        """Figures get what they need, short texts too, and the long ones share the rest."""
        wanted = [
            max((self._wide(row[place]) for row in rows), default=0.0) for place in range(len(self._columns))
        ]
        for place, text in enumerate(total):
            wanted[place] = max(wanted[place], self._wide(text, strong=True))
        room = self._right - self._left - _GAP * (len(self._columns) - 1)
        if sum(wanted) <= room:
            texts = [place for place, column in enumerate(self._columns) if not column.right] or [0]
            spare = (room - sum(wanted)) / len(texts)
            return [width + (spare if place in texts else 0.0) for place, width in enumerate(wanted)]
        figures = sum(width for width, column in zip(wanted, self._columns, strict=True) if column.right)
        texts = [place for place, column in enumerate(self._columns) if not column.right]
        if texts and room - figures >= _LEAST * len(texts):
            return _shared(wanted, texts, room - figures)
        return [width * room / sum(wanted) for width in wanted]

    def _wide(self, text: str, *, strong: bool = False) -> float:
        paragraph = self._pen.paragraph(text, 10_000.0, _SIZES[:1], strong=strong)
        return paragraph.width + 0.5 if paragraph else 0.0

    def _row(
        self,
        cells: Sequence[str],
        widths: Sequence[float],
        *,
        size: Sequence[float] = _SIZES,
        grey: float = INK,
        strong: bool = False,
        rule: str = _FINE,
        leads: bool = False,
        indent: float = 0.0,
    ) -> Piece:
        rooms = [widths[0] - indent, *widths[1:]]
        set_: list[Paragraph | None] = [
            self._pen.paragraph(text, room, size, grey=grey, strong=strong) if text else None
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
                at += width + _GAP
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
