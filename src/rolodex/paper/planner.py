"""The planner page: the lines of a day with numbers, boxes to tick and room to write."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.planner import PlannerRow, PlannerWords
from rolodex.paper.pages import SIZES, Piece, paged
from rolodex.paper.paragraphs import DIM, INK, Paragraph, Pen
from rolodex.paper.sheets import POINTS, Sheets

_MARGIN = 13.0 * POINTS
_NUMBER, _BOX, _WHEN, _WHO = 8.0 * POINTS, 8.0 * POINTS, 19.0 * POINTS, 46.0 * POINTS
_OUTCOME = 46.0 * POINTS
_GAP = 3.0 * POINTS
_PAD = 1.8 * POINTS
_TICK = 3.6 * POINTS
_WRITE = 7.0 * POINTS
"""Room to write by hand beneath each line."""
_HEAD = 9.0 * POINTS
_FOOT = 9.0 * POINTS
_RULE, _FINE, _DOTS = "0.75 G 0.5 w [] 0 d", "0.55 G 0.5 w [] 0 d", "0.6 G 0.5 w [0.6 2] 0 d"


class PlannerSheets:
    """The pages of one day: everything is measured first, then put on as many pages as it needs."""

    def __init__(self, paper: str, words: PlannerWords) -> None:
        width, height = SIZES[paper]
        self._words = words
        self._sheets = Sheets(width, height, words.title)
        self._pen = Pen(self._sheets)
        self._right = width * POINTS - _MARGIN
        self._bottom = height * POINTS - _MARGIN - _FOOT
        self._pieces: list[Piece] = []
        self.pages = 0

    def section(self, title: str) -> None:
        """Begin a part of the page; its title stays with the first line."""
        paragraph = self._pen.paragraph(title, self._right - _MARGIN, (9.5,), strong=True)
        if paragraph is None:
            return

        def draw(top: float) -> None:
            self._pen.draw(paragraph, _MARGIN, top + 4 * POINTS)
            base = top + 4 * POINTS + paragraph.height + 1.2 * POINTS
            self._line(_FINE, _MARGIN, base, self._right, base)

        self._pieces.append(Piece(paragraph.height + 6 * POINTS, draw, leads=True))

    def row(self, row: PlannerRow) -> bool:
        """Add a line; says whether a page has room for it."""
        cells = self._cells(row)
        if cells is None:
            return False
        outcomes = 2 * (_TICK + 2.4 * POINTS)
        height = max(outcomes, *(sum(one.height for one in column) for _, column in cells))
        whole = height + 2 * _PAD + _WRITE
        if whole > self._bottom - _MARGIN - _HEAD * 2:
            return False

        def draw(top: float) -> None:
            self._tick(_MARGIN + _NUMBER, top + _PAD + 0.4 * POINTS)
            for left, column in cells:
                down = top + _PAD
                for paragraph in column:
                    self._pen.draw(paragraph, left, down)
                    down += paragraph.height
            self._outcomes(top + _PAD)
            line = top + height + _PAD + _WRITE - 1.2 * POINTS
            self._line(_DOTS, _MARGIN + _NUMBER + _BOX, line, self._right, line)
            self._line(_RULE, _MARGIN, top + whole, self._right, top + whole)

        self._pieces.append(Piece(whole, draw))
        return True

    def remark(self, text: str) -> None:
        """Add a sentence in small letters."""
        paragraph = self._pen.paragraph(text, self._right - _MARGIN, (8.0, 7.0, 6.0), grey=DIM)
        if paragraph is not None:
            self._pieces.append(
                Piece(
                    paragraph.height + 4 * POINTS,
                    lambda top: self._pen.draw(paragraph, _MARGIN, top + 2 * POINTS),
                )
            )

    def data(self) -> bytes:
        """The finished PDF."""
        head = self._heading()
        room = self._bottom - _MARGIN
        pages = paged(self._pieces, room, room - head.height)
        self.pages = len(pages)
        for number, pieces in enumerate(pages, start=1):
            top = _MARGIN
            if number == 1:
                head.draw(top)
                top += head.height
            for piece in pieces:
                piece.draw(top)
                top += piece.height
            self._footer(number)
            self._sheets.end_page()
        return self._sheets.data()

    def lacking(self, text: str) -> str:
        """The characters of a text that no face has."""
        return self._pen.lacking(text)

    def _cells(self, row: PlannerRow) -> list[tuple[float, Sequence[Paragraph]]] | None:
        """The columns of a line: where each begins and what stands in it; None where a word has no room."""
        when = _MARGIN + _NUMBER + _BOX
        who = when + _WHEN
        what = who + _WHO
        room = self._right - _OUTCOME - what - _GAP
        pen = self._pen
        wanted = (
            (_MARGIN, ((str(row.number), _NUMBER - 1.0, (11.0, 10.0, 9.0, 8.0, 7.0), True, INK),)),
            (when, ((row.when, _WHEN - _GAP, (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.0), row.pressing, INK),)),
            (
                who,
                (
                    (row.who, _WHO - _GAP, (10.0, 9.0, 8.0, 7.0, 6.0), True, INK),
                    (row.tel, _WHO - _GAP, (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.0), False, INK),
                ),
            ),
            (
                what,
                (
                    (row.what, room, (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.0), False, INK),
                    (row.why, room, (8.0, 7.5, 7.0, 6.5, 6.0), False, DIM),
                ),
            ),
        )
        cells: list[tuple[float, Sequence[Paragraph]]] = []
        for left, texts in wanted:
            column = []
            for text, width, sizes, strong, grey in texts:
                if not pen.clean(text):
                    continue
                paragraph = pen.paragraph(text, width, sizes, strong=strong, grey=grey)
                if paragraph is None:
                    return None
                column.append(paragraph)
            cells.append((left, column))
        return cells

    def _heading(self) -> Piece:
        room = self._right - _MARGIN
        title = self._pen.paragraph(self._words.title, room, (20.0, 16.0, 12.0, 9.0), strong=True)
        subtitle = self._pen.paragraph(self._words.subtitle, room, (9.5, 8.0, 7.0), grey=DIM)
        parts = [part for part in (title, subtitle) if part is not None]

        def draw(top: float) -> None:
            for part in parts:
                self._pen.draw(part, _MARGIN, top)
                top += part.height + 1 * POINTS

        return Piece(sum(part.height + 1 * POINTS for part in parts) + 2 * POINTS, draw)

    def _footer(self, number: int) -> None:
        page = self._words.page % {"page": number, "pages": self.pages}
        counted = self._pen.paragraph(page, self._right - _MARGIN, (8.0,), grey=DIM)
        room = self._right - _MARGIN - (counted.width if counted else 0.0) - _GAP
        told = self._pen.paragraph(self._words.footer, room, (8.0, 7.0, 6.0), grey=DIM)
        top = self._bottom + 3 * POINTS
        if told is not None:
            self._pen.draw(told, _MARGIN, top)
        if counted is not None:
            self._pen.draw(counted, self._right - counted.width, top)

    def _outcomes(self, top: float) -> None:
        """Boxes for what came of it, and a line for what is next."""
        left = self._right - _OUTCOME
        lower = top + _TICK + 2.4 * POINTS
        at = left
        for word in (self._words.done, self._words.missed):
            self._tick(at, top + 0.4 * POINTS)
            at += _TICK + 1.2 * POINTS
            room = self._right - at
            paragraph = self._pen.paragraph(word, room, (8.5, 8.0, 7.0, 6.0)) if room > 0 else None
            if paragraph is not None:
                self._pen.draw(paragraph, at, top + 0.4 * POINTS)
                at += paragraph.width + _GAP
        paragraph = self._pen.paragraph(self._words.next, _OUTCOME / 2, (8.5, 8.0, 7.0, 6.0))
        if paragraph is not None:
            self._pen.draw(paragraph, left, lower + 0.4 * POINTS)
            begin, base = left + paragraph.width + 1.2 * POINTS, lower + _TICK + 0.2 * POINTS
            self._line(_FINE, begin, base, self._right, base)

    def _tick(self, left: float, top: float) -> None:
        """An empty box to tick."""
        bottom = self._pen.up(top + _TICK)
        self._sheets.draw(f"0.35 G 0.7 w [] 0 d {left:.2f} {bottom:.2f} {_TICK:.2f} {_TICK:.2f} re S")

    def _line(self, style: str, left: float, top: float, right: float, bottom: float) -> None:
        up = self._pen.up
        self._sheets.draw(f"{style} {left:.2f} {up(top):.2f} m {right:.2f} {up(bottom):.2f} l S [] 0 d")
