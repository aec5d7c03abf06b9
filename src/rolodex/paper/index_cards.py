"""Rotary index cards and name badges: one person on each place of a stock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rolodex.domain.directory import DirectoryEntry
from rolodex.domain.stock import Box, Stock
from rolodex.paper import outlines as edges
from rolodex.paper.paragraphs import DIM, INK, Paragraph, Pen
from rolodex.paper.sheets import POINTS, Sheets

ROTARY = frozenset({"5385", "5386"})
"""Cards that are slotted at the lower edge, where nothing is to stand."""
_SLOTS = 11.0
_APART = 1.5
_NAME, _TEXT = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0), (9.0, 8.5, 8.0, 7.5, 7.0, 6.0)
_LOUD, _CALM = (28.0, 24.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 7.0), (14.0, 12.0, 10.0, 8.0, 7.0)

Row = tuple[Paragraph, float]
"""A paragraph and the room above it in points."""


def cards(
    entries: Iterable[DirectoryEntry],
    stock: Stock,
    start: int = 1,
    *,
    badges: bool = False,
    outlines: bool = False,
) -> tuple[bytes, int, tuple[int, ...]]:
    """A card or a badge for each as a PDF, its pages, and the places of the entries no card has room for."""
    sheets = Sheets(stock.paper_width, stock.paper_height, stock.label)
    pen = Pen(sheets)
    space = _space(stock)
    place, pages, refused = start - 1, 0, []
    is_open = False
    for number, entry in enumerate(entries):
        rows = _badge(pen, entry, space) if badges else _card(pen, entry, space)
        if rows is None:
            refused.append(number)
            continue
        if not is_open and outlines:
            edges.draw(sheets, stock)
        is_open = True
        box = stock.slot(place % stock.per_sheet)
        _draw(
            pen,
            rows,
            Box(box.left + space.left, box.top + space.top, space.width, space.height),
            centred=badges,
        )
        if not badges:
            tab = pen.paragraph(entry.tab, 20.0, (12.0,), strong=True, grey=DIM)
            if tab is not None:
                right = (box.left + space.left + space.width) * POINTS
                pen.draw(tab, right - tab.width, (box.top + space.top) * POINTS)
        place += 1
        if place % stock.per_sheet == 0:
            sheets.end_page()
            is_open, pages = False, pages + 1
    if is_open:
        sheets.end_page()
        pages += 1
    return (sheets.data() if pages else b""), pages, tuple(refused)


def _space(stock: Stock) -> Box:
    """The part of a card that text may use, in millimetres from the card's corner."""
    safe = stock.safe()
    inset = max(0.0, min(3.0, stock.width * 0.04) - safe.left)
    foot = _SLOTS - (stock.height - safe.top - safe.height) if stock.part in ROTARY else 0.0
    return Box(
        safe.left + inset,
        safe.top + min(2.0, stock.height * 0.03),
        safe.width - 2 * inset,
        safe.height - 2 * min(2.0, stock.height * 0.03) - max(0.0, foot),
    )


def _card(pen: Pen, entry: DirectoryEntry, space: Box) -> list[Row] | None:
    """Name, firm, numbers, e-mail and address in the first sizes at which all fit; None where none."""
    width, height = space.width * POINTS, space.height * POINTS
    for at in range(len(_TEXT)):
        sizes, heads = _TEXT[at:], _NAME[min(at, len(_NAME) - 1) :]
        rows = [
            (paragraph, 0.0 if not number else _APART)
            for number, paragraph in enumerate(_lines(pen, entry, width, heads, sizes))
        ]
        if rows and sum(one.height + above for one, above in rows) <= height:
            return rows
    return None


def _lines(
    pen: Pen, entry: DirectoryEntry, width: float, heads: Sequence[float], sizes: Sequence[float]
) -> Iterator[Paragraph]:
    # the letter of the tab stands at the right of the name
    texts = [(entry.name, width - 20.0, heads, True, INK), (entry.firm, width, sizes, False, DIM)]
    texts += [(f"{label}  {number}", width, sizes, False, INK) for label, number in entry.phones]
    texts += [(text, width, sizes, False, INK) for text in (entry.email, *entry.address)]
    for text, room, fitting, strong, grey in texts:
        paragraph = pen.paragraph(text, room, fitting, strong=strong, grey=grey)
        if paragraph is not None:
            yield paragraph


def _badge(pen: Pen, entry: DirectoryEntry, space: Box) -> list[Row] | None:
    """The name on two rows at most, as large as there is room, the firm below; None where it is too long."""
    width, height = space.width * POINTS, space.height * POINTS
    for at in range(len(_LOUD)):
        name = pen.paragraph(entry.name, width, _LOUD[at:], strong=True)
        firm = pen.paragraph(entry.firm, width, _CALM[min(at, len(_CALM) - 1) :], grey=DIM)
        if name is None or len(name.rows) > 2:
            continue
        rows = [(name, 0.0)] + ([(firm, 4.0)] if firm is not None else [])
        if sum(one.height + above for one, above in rows) <= height:
            return rows
    return None


def _draw(pen: Pen, rows: Sequence[Row], box: Box, *, centred: bool) -> None:
    top = box.top * POINTS
    if centred:
        top += (box.height * POINTS - sum(one.height + above for one, above in rows)) / 2
    for paragraph, above in rows:
        top += above
        left = box.left * POINTS
        if centred:
            pen.draw_centred(paragraph, left, box.width * POINTS, top)
        else:
            pen.draw(paragraph, left, top)
        top += paragraph.height
