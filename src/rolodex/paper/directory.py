"""People on paper: a pocket list in columns, and a booklet to fold with tabs at the edge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rolodex.domain.directory import DirectoryEntry
from rolodex.domain.listing import TABS
from rolodex.paper.pages import SIZES, Piece, paged
from rolodex.paper.paragraphs import DIM, INK, Paragraph, Pen
from rolodex.paper.sheets import POINTS, Sheets

_MARGIN = 9.0 * POINTS
_GUTTER = 5.0 * POINTS
_COLUMNS = 3
_NAME, _TEXT, _HEAD = (8.5, 8.0, 7.5, 7.0), (8.0, 7.5, 7.0), (11.0,)
_LABEL = 17.0 * POINTS
"""How wide the kinds of numbers stand beside the numbers."""
_TAB_WIDTH = 6.0 * POINTS
_BEFORE_HEAD, _BETWEEN = 5.0, 3.5
_FOOT = 6.0 * POINTS


@dataclass(slots=True)
class _At:
    """Where the column that is being drawn begins, in points from the left of the sheet."""

    left: float = 0.0


class _Column:
    """Entries and the heads of their letters as pieces of one width."""

    def __init__(self, pen: Pen, sheets: Sheets, width: float, at: _At) -> None:
        self._pen, self._sheets, self._width, self._at = pen, sheets, width, at
        self.tabs: dict[int, str] = {}

    def pieces(self, entries: Iterable[DirectoryEntry]) -> list[Piece]:
        """The entries in their order, each letter under its head; `tabs` says which piece is of which."""
        made: list[Piece] = []
        tab = ""
        for entry in entries:
            if entry.tab != tab:
                tab = entry.tab
                made.append(self._head(tab))
            made.append(self._entry(entry))
            self.tabs[id(made[-1])] = tab
        return made

    def _head(self, tab: str) -> Piece:
        letter = self._pen.paragraph(tab, self._width, _HEAD, strong=True)
        height = letter.height if letter else 0.0

        def draw(top: float) -> None:
            if letter is not None:
                self._pen.draw(letter, self._at.left, top + _BEFORE_HEAD)
            line = self._pen.up(top + _BEFORE_HEAD + height + 1)
            left = self._at.left
            self._sheets.draw(
                f"0.6 G 0.5 w [] 0 d {left:.3f} {line:.3f} m {left + self._width:.3f} {line:.3f} l S"
            )

        return Piece(_BEFORE_HEAD + height + _BETWEEN, draw, leads=True)

    def _entry(self, entry: DirectoryEntry) -> Piece:
        rows = list(self._rows(entry))
        height = sum(paragraph.height for _left, paragraph, ends in rows if ends)

        def draw(top: float) -> None:
            down = top
            for left, paragraph, ends in rows:
                self._pen.draw(paragraph, self._at.left + left, down)
                down += paragraph.height if ends else 0.0

        return Piece(height + _BETWEEN, draw)

    def _rows(self, entry: DirectoryEntry) -> Iterator[tuple[float, Paragraph, bool]]:
        """Paragraphs with how far they are from the left, and whether the next stands below."""
        yield from self._line(entry.name, strong=True)
        yield from self._line(entry.firm, grey=DIM)
        for label, number in entry.phones:
            said = self._pen.paragraph(label, _LABEL, _TEXT, grey=DIM)
            told = self._pen.paragraph(number, self._width - _LABEL, _TEXT)
            if said is not None and told is not None:
                # the lower one of the two says how far down the next row stands
                beside = ((0.0, said), (_LABEL, told))
                first, last = beside if told.height >= said.height else beside[::-1]
                yield *first, False
                yield *last, True
            else:
                yield from self._line(number)
        yield from self._line(entry.email)
        for line in entry.address:
            yield from self._line(line)

    def _line(
        self, text: str, *, strong: bool = False, grey: float = INK
    ) -> Iterator[tuple[float, Paragraph, bool]]:
        sizes = _NAME if strong else _TEXT
        paragraph = self._pen.paragraph(text, self._width, sizes, strong=strong, grey=grey)
        if paragraph is not None:
            yield 0.0, paragraph, True


def pocket_list(
    entries: Iterable[DirectoryEntry], paper: str, title: str, footer: Callable[[int, int], str]
) -> tuple[bytes, int]:
    """A list in three narrow columns as a PDF, and its pages; `footer` words a page of so many."""
    width, height = (side * POINTS for side in SIZES[paper])
    sheets = Sheets(*SIZES[paper], title)
    pen, at = Pen(sheets), _At()
    column = (width - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
    pieces = _Column(pen, sheets, column, at).pieces(entries)
    columns = paged(pieces, height - 2 * _MARGIN - _FOOT)
    pages = -(-len(columns) // _COLUMNS)
    for page in range(pages):
        for place, found in enumerate(columns[page * _COLUMNS : (page + 1) * _COLUMNS]):
            at.left = _MARGIN + place * (column + _GUTTER)
            _draw(found, _MARGIN)
        told = pen.paragraph(footer(page + 1, pages), width - 2 * _MARGIN, (7.0,), grey=DIM)
        if told is not None:
            pen.draw(told, width - _MARGIN - told.width, height - _MARGIN - told.height)
        sheets.end_page()
    return sheets.data(), pages


def booklet(
    entries: Iterable[DirectoryEntry],
    paper: str,
    title: str,
    subtitle: str,
    footer: Callable[[int, int], str],
) -> tuple[bytes, int]:
    """A booklet as a PDF of sheets to print on both sides (short edge) and fold, and how many pages it has.

    Two pages lie on each side of a sheet, so that folded in the middle and stapled they follow each other.
    The first page has the title; every other has tabs of its letters at its outer edge.
    """
    # the long side of the sheet is two pages wide
    page_height, sheet_width = SIZES[paper]
    width, height = sheet_width / 2 * POINTS, page_height * POINTS
    sheets = Sheets(sheet_width, page_height, title)
    pen, at = Pen(sheets), _At()
    column = width - 2 * _MARGIN - _TAB_WIDTH
    flow = _Column(pen, sheets, column, at)
    contents = paged(flow.pieces(entries), height - 2 * _MARGIN - _FOOT)
    last = len(contents) + 1
    for left_page, right_page in _imposed(last):
        for number, offset in ((left_page, 0.0), (right_page, width)):
            if number == 1:
                _title(pen, (title, subtitle), offset + _MARGIN, column, height)
            elif 1 < number <= last:
                is_right = offset > 0
                at.left = offset + _MARGIN + (0.0 if is_right else _TAB_WIDTH)
                found = contents[number - 2]
                _draw(found, _MARGIN)
                tabs = dict.fromkeys(flow.tabs[id(piece)] for piece in found if id(piece) in flow.tabs)
                _tabs(sheets, pen, tuple(tabs), (offset, width, height), is_right=is_right)
                told = pen.paragraph(footer(number, last), column, (7.0,), grey=DIM)
                if told is not None:
                    aside = column - told.width if is_right else 0.0
                    pen.draw(told, at.left + aside, height - _MARGIN - told.height)
        sheets.end_page()
    return sheets.data(), last


def _imposed(pages: int) -> Iterator[tuple[int, int]]:
    """Which pages lie beside each other on each side of the sheets; those beyond the last are blank."""
    whole = -(-pages // 4) * 4
    for sheet in range(whole // 4):
        yield whole - 2 * sheet, 1 + 2 * sheet
        yield 2 + 2 * sheet, whole - 1 - 2 * sheet


def _draw(pieces: Sequence[Piece], top: float) -> None:
    for piece in pieces:
        piece.draw(top)
        top += piece.height


def _title(pen: Pen, texts: tuple[str, str], left: float, room: float, height: float) -> None:
    down = height * 0.38
    for text, sizes, strong in ((texts[0], (24.0, 18.0, 12.0, 9.0), True), (texts[1], (10.0, 8.0), False)):
        paragraph = pen.paragraph(text, room, sizes, strong=strong, grey=INK if strong else DIM)
        if paragraph is not None:
            pen.draw(paragraph, left, down)
            down += paragraph.height + 6


def _tabs(
    sheets: Sheets,
    pen: Pen,
    tabs: Sequence[str],
    page: tuple[float, float, float],
    *,
    is_right: bool,
) -> None:
    """A black tab with its letter for each of these, as far down as the letter is in the alphabet."""
    offset, width, height = page
    step = (height - 2 * _MARGIN) / len(TABS)
    left = offset + (width - _TAB_WIDTH if is_right else 0.0)
    for tab in tabs:
        top = _MARGIN + TABS.index(tab) * step
        sheets.draw(
            f"0.2 g {left:.3f} {pen.up(top + step - 0.5):.3f} {_TAB_WIDTH:.3f} {step - 0.5:.3f} re f 0 g"
        )
        letter = pen.paragraph(tab, _TAB_WIDTH, (9.0,), strong=True, grey=1.0)
        if letter is not None:
            pen.draw(letter, left + (_TAB_WIDTH - letter.width) / 2, top + (step - letter.height) / 2)
