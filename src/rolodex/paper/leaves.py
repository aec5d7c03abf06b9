"""Pages of headings, remarks and tables under one title, with their numbers at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.message import Word, message
from rolodex.paper.pages import SIZES, Piece, paged
from rolodex.paper.paragraphs import DIM, Paragraph, Pen
from rolodex.paper.sheets import POINTS, Sheets
from rolodex.paper.tables import Table, TextColumn

MARGIN = 16.0 * POINTS
SPACE = 5.0 * POINTS
_FOOT = 9.0 * POINTS


class Leaves:
    """Gathers what is to be printed, then puts it on as many pages as it needs."""

    def __init__(self, paper: str, title: str, subtitle: str, word: Word) -> None:
        width, height = SIZES[paper]
        self._word = word
        self._title, self._subtitle = title, subtitle
        self.sheets = Sheets(width, height, title)
        self.pen = Pen(self.sheets)
        self.left, self.right = MARGIN, width * POINTS - MARGIN
        self._bottom = height * POINTS - MARGIN - _FOOT
        self._pieces: list[Piece] = []
        self.pages = 0

    def heading(self, title: str, sentence: str = "", *, leads: bool) -> None:
        """Add a heading with a sentence under it; it `leads` where something follows."""
        self._pieces.append(
            self._stacked(
                (
                    self.pen.paragraph(title, self._room, (13.0, 11.0, 9.0), strong=True),
                    self.pen.paragraph(sentence, self._room, (9.0, 8.0, 7.0), grey=DIM),
                ),
                SPACE,
                leads=leads,
            )
        )

    def remark(self, text: str) -> None:
        """Add a sentence."""
        paragraph = self.pen.paragraph(text, self._room, (9.0, 8.0, 7.0), grey=DIM)
        self._pieces.append(self._stacked((paragraph,), SPACE, leads=False))

    def table(
        self,
        columns: Sequence[TextColumn],
        rows: Sequence[Sequence[str]],
        total: Sequence[str] | None = None,
        levels: Sequence[int] = (),
    ) -> None:
        """Add a table; `levels` says how far each row is indented."""
        table = Table(self.sheets, self.pen, columns, self.left, self.right)
        self._pieces += table.pieces(rows, total, levels)

    def add(self, pieces: Sequence[Piece], below: float = SPACE, *, leads: bool = False) -> None:
        """Add what was drawn elsewhere, and some room below it; it `leads` to what it belongs to."""
        if pieces:
            self._pieces += [*pieces, Piece(below, lambda _top: None, leads)]

    def data(self) -> bytes:
        """The finished PDF."""
        head = self._stacked(
            (
                self.pen.paragraph(self._title, self._room, (20.0, 16.0, 12.0, 9.0), strong=True),
                self.pen.paragraph(self._subtitle, self._room, (9.5, 8.0, 7.0), grey=DIM),
            ),
            2.0,
            leads=False,
        )
        room = self._bottom - MARGIN
        pages = paged(self._pieces, room, room - head.height)
        self.pages = len(pages)
        for number, pieces in enumerate(pages, start=1):
            top = MARGIN
            for piece in [head, *pieces] if number == 1 else pieces:
                piece.draw(top)
                top += piece.height
            self._footer(number)
            self.sheets.end_page()
        return self.sheets.data()

    @property
    def _room(self) -> float:
        return self.right - self.left

    def _stacked(self, paragraphs: Sequence[Paragraph | None], around: float, *, leads: bool) -> Piece:
        """Paragraphs below each other with room above and below."""
        parts = [one for one in paragraphs if one is not None]

        def draw(top: float) -> None:
            at = top + around
            for part in parts:
                self.pen.draw(part, self.left, at)
                at += part.height + 3

        return Piece(sum(part.height + 3 for part in parts) + 2 * around, draw, leads)

    def _footer(self, number: int) -> None:
        text = self._word(message("Page %(page)d of %(pages)d", page=number, pages=self.pages))
        counted = self.pen.paragraph(text, self._room, (8.0,), grey=DIM)
        if counted is not None:
            self.pen.draw(counted, self.right - counted.width, self._bottom + 3 * POINTS)
