"""The running text of a letter: wrapped to rows, and shared out among pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolodex.domain.merge_text import PAGE
from rolodex.paper import breaking, faces, script
from rolodex.paper.faces import Han
from rolodex.paper.sheets import Sheets
from rolodex.paper.typesetting import LOW, TOP, Typesetter

LEADING = 1.35
"""From one base line to the next, in sizes."""
_KNOWN = 20_000
"""Words and lines that are remembered: what all letters share is wrapped once."""
_TOGETHER = 2
"""Rows of a paragraph that stay together at the foot and at the head of a page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is drawn: how far from the left it begins, and how much room it needs (points)."""

    drawn: str
    left: float
    width: float
    rise: float
    height: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows between two empty lines; `above` is the room of the empty lines, `begins` begins a page."""

    rows: tuple[Row, ...]
    above: float = 0.0
    begins: bool = False


Pieces = tuple[tuple[str, float], ...]
"""The pieces of a word, each with its width in 1/1000 em."""
Placed = tuple[float, Row]
"""A row and how far below the upper edge of its page's text it begins."""


class Body:
    """Sets the lines of letters in one size, in rows of one width."""

    def __init__(self, sheets: Sheets, size: float, width: float) -> None:
        self._plain = Typesetter(sheets)
        self._strong = Typesetter(sheets, faces.STRONG)
        self.size, self.width = size, width
        self._rows: dict[tuple[str, bool, Han], tuple[Row, ...]] = {}
        self._words: dict[tuple[str, bool, Han], Pieces] = {}
        self._han: Han = "sc"

    def begin(self, han: Han) -> None:
        """Begin a letter whose ideographs are drawn so."""
        self._han = han
        for typesetter in (self._plain, self._strong):
            typesetter.begin(han)
        if len(self._rows) > _KNOWN:
            self._rows.clear()
        if len(self._words) > _KNOWN:
            self._words.clear()

    def lacking(self, text: str) -> str:
        """The characters that no face has, each once; signs of structure are not drawn."""
        return self._plain.lacking(script.clean(text.replace(PAGE, "")))

    def paragraphs(self, text: str, *, strong: bool = False) -> list[Paragraph]:
        """The paragraphs of a text, whose lines end where they were ended."""
        made: list[Paragraph] = []
        rows: list[Row] = []
        above, begins = 0.0, False
        for line in (*text.split("\n"), ""):
            if line == PAGE or not line.strip():
                if rows:
                    made.append(Paragraph(tuple(rows), above, begins))
                    rows, above, begins = [], 0.0, False
                above += self.size * LEADING
                begins = begins or line == PAGE
            else:
                rows += self.rows(line, strong=strong)
        return made

    def rows(self, line: str, *, strong: bool = False) -> tuple[Row, ...]:
        """The rows of one line."""
        key = (line, strong, self._han)
        rows = self._rows.get(key)
        if rows is None:
            rows = self._rows[key] = tuple(self._set(script.clean(line), strong=strong))
        return rows

    def choose_font(self, *, strong: bool) -> str:
        """What sets the face of a row."""
        return self._typesetter(strong=strong).choose_font(self.size)

    def _set(self, line: str, *, strong: bool) -> Iterator[Row]:
        typesetter = self._typesetter(strong=strong)
        wrapped = tuple(self._wrap(line, self.width * 1000 / self.size, strong=strong))
        typesetter.wrapped(line, wrapped)
        backwards = script.has_right_to_left(line) and script.direction(line) == "R"
        for text in wrapped:
            top, low = typesetter.reach(text)
            width = typesetter.width(text) * self.size / 1000
            left = self.width - width if backwards else 0.0
            tall = (top - low) / 1000 * self.size
            height = max(LEADING * self.size, tall)
            # Taller scripts move the rows below them on; the others stand in the middle of their room.
            rise = (height - (TOP - LOW) / 1000 * self.size) / 2 if top <= TOP and low >= LOW else 0.0
            base = rise + top / 1000 * self.size
            yield Row(typesetter.operators(text, self.size), left, width, base, height, strong)

    def _wrap(self, line: str, limit: float, *, strong: bool) -> Iterator[str]:
        """The line on rows, each as long as there is room."""
        row, used = "", 0.0
        space = self._typesetter(strong=strong).width(" ")
        for place, word in enumerate(line.split(" ")):
            gap = " " if place else ""
            for piece, width in self._pieces(word, limit, strong=strong):
                wider = used + len(gap) * space + width
                if row and wider > limit:
                    yield row
                    row = ""
                row, used = (row + gap + piece, wider) if row else (piece, width)
                gap = ""
        if row:
            yield row

    def _pieces(self, word: str, limit: float, *, strong: bool) -> Pieces:
        """A word in the pieces that a row may end between, each with its width."""
        key = (word, strong, self._han)
        pieces = self._words.get(key)
        if pieces is None:
            typesetter = self._typesetter(strong=strong)
            atoms = [atom for _, atom in breaking.atoms(word, 0)]
            parts = [part for atom in atoms for part in _parts(atom, limit, typesetter)]
            pieces = self._words[key] = tuple((part, typesetter.width(part)) for part in parts)
        return pieces

    def _typesetter(self, *, strong: bool) -> Typesetter:
        return self._strong if strong else self._plain


def _parts(atom: str, limit: float, typesetter: Typesetter) -> Sequence[str]:
    """A piece of a word, in parts where it is wider than a row; at last it is cut between any two letters."""
    if typesetter.width(atom) <= limit:
        return (atom,)
    for need in breaking.NEEDS[1:]:
        parts = [part for _, part in breaking.atoms(atom, need)]
        if all(typesetter.width(part) <= limit for part in parts):
            return parts
    letters: list[str] = []
    for c in atom:
        if letters and script.is_mark(c):
            letters[-1] += c
        else:
            letters.append(c)
    return letters


def shared_out(paragraphs: Sequence[Paragraph], first: float, room: float) -> list[list[Placed]]:
    """The rows page by page; the first page has room for `first`, the others for `room`.

    No row of a paragraph stands alone at the foot or at the head of a page.
    """
    pages: list[list[Placed]] = [[]]
    used, left = 0.0, first
    for paragraph in paragraphs:
        rows = paragraph.rows
        begins = paragraph.begins and bool(pages[-1])
        while rows:
            above = paragraph.above if pages[-1] and rows is paragraph.rows else 0.0
            count = 0 if begins else _fitting(rows, left - used - above, alone=not pages[-1])
            begins = False
            at = used + above
            for row in rows[:count]:
                pages[-1].append((at, row))
                at += row.height
            used = at
            rows = rows[count:]
            if rows:
                pages.append([])
                used, left = 0.0, room
    return pages


def _fitting(rows: Sequence[Row], room: float, *, alone: bool) -> int:
    """How many of the rows go into this room; `alone` says that a page holds nothing else yet."""
    count, used = 0, 0.0
    for row in rows:
        used += row.height
        if used > room + 0.01:
            break
        count += 1
    if count == len(rows):
        return count
    kept = min(count, len(rows) - _TOGETHER)
    if kept >= _TOGETHER:
        return kept
    # A page that holds nothing else takes at least a row, or there would be no end.
    return max(1, count) if alone else 0


def drawn(placed: Sequence[Placed], body: Body, left: float, top: float) -> str:
    """What draws rows whose upper left corner is here, in points from the lower left of the page."""
    if not placed:
        return ""
    spots = [(left + row.left, top - at - row.rise) for at, row in placed]
    strong = placed[0][1].strong
    x, y = spots[0]
    parts = [f"BT {body.choose_font(strong=strong)} 1 0 0 1 {x:.3f} {y:.3f} Tm {placed[0][1].drawn}"]
    for (before, after), (_, row) in zip(pairwise(spots), placed[1:], strict=True):
        if row.strong != strong:
            strong = row.strong
            parts.append(body.choose_font(strong=strong))
        parts.append(f"{after[0] - before[0]:.3f} {after[1] - before[1]:.3f} Td {row.drawn}")
    return " ".join((*parts, "ET"))
