"""Text in columns of a page: wrapped to its width, set smaller only where one word is too wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolodex.paper import faces, script
from rolodex.paper.fitting import Space, fit
from rolodex.paper.sheets import POINTS, Sheets
from rolodex.paper.typesetting import Typesetter

INK, DIM = 0.0, 0.4
"""How light text is: black, and grey for what is said besides."""
_ENDLESS = 100_000.0
"""Points: a column is as high as it needs to be."""
MISSING = "?"
"""Stands where a character is that no typeface has; which ones is said with the page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows as they will stand, all measures in points; `rise` is from the top to the first base line."""

    rows: tuple[str, ...]
    size: float
    leading: float
    rise: float
    height: float
    width: float
    strong: bool = False
    grey: float = INK


class Pen:
    """Measures and draws paragraphs on the pages of one document."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._plain = Typesetter(sheets)
        self._strong = Typesetter(sheets, faces.STRONG)

    def paragraph(
        self, text: str, width: float, sizes: Sequence[float], *, strong: bool = False, grey: float = INK
    ) -> Paragraph | None:
        """The text on rows of this width, in the first of the sizes at which every word has room.

        None where there is nothing to set, or not even the least size will do.
        """
        typesetter = self._strong if strong else self._plain
        line = self._drawable(self.clean(text))
        if not line:
            return None
        # Taller scripts may reach above the first row; the paragraph is then higher.
        space = Space(0.0, width, 0.0, -_ENDLESS, _ENDLESS)
        block = fit((line,), (typesetter.width(line),), space, typesetter, sizes)
        if block is None:
            cut = _cut(line, width * 1000 / sizes[-1], typesetter)
            block = fit((cut,), (typesetter.width(cut),), space, typesetter, sizes[-1:])
        if block is None:
            return None
        scale = block.size / 1000
        rise = typesetter.reach(block.rows[0])[0] * scale
        fall = -typesetter.reach(block.rows[-1])[1] * scale
        height = rise + (len(block.rows) - 1) * block.leading + fall
        widest = max(typesetter.width(row) for row in block.rows) * scale
        return Paragraph(block.rows, block.size, block.leading, rise, height, widest, strong, grey)

    def draw(self, paragraph: Paragraph, left: float, top: float) -> None:
        """Put a paragraph on the page with its upper left corner here."""
        typesetter = self._strong if paragraph.strong else self._plain
        rows = " T* ".join(typesetter.operators(row, paragraph.size) for row in paragraph.rows)
        font = typesetter.choose_font(paragraph.size)
        base = self.up(top + paragraph.rise)
        place = f"1 0 0 1 {left:.3f} {base:.3f} Tm {paragraph.leading:.3f} TL"
        self._sheets.draw(f"{paragraph.grey:g} g BT {font} {place} {rows} ET 0 g")

    def draw_centred(self, paragraph: Paragraph, left: float, width: float, top: float) -> None:
        """Put a paragraph on the page with each row in the middle of this width."""
        typesetter = self._strong if paragraph.strong else self._plain
        for place, row in enumerate(paragraph.rows):
            aside = (width - typesetter.width(row) * paragraph.size / 1000) / 2
            base = self.up(top + paragraph.rise + place * paragraph.leading)
            font = typesetter.choose_font(paragraph.size)
            drawn = typesetter.operators(row, paragraph.size)
            self._sheets.draw(
                f"{paragraph.grey:g} g BT {font} 1 0 0 1 {left + aside:.3f} {base:.3f} Tm {drawn} ET 0 g"
            )

    def up(self, top: float) -> float:
        """A measure from the upper edge as PDF has it, from the lower one."""
        return self._sheets.height * POINTS - top

    def clean(self, text: str) -> str:
        """The text as it is to be drawn, on one line."""
        return script.clean(text)

    def lacking(self, text: str) -> str:
        """The characters of a text that no face has, each once."""
        return self._plain.lacking(script.clean(text))

    def _drawable(self, line: str) -> str:
        lacking = self._plain.lacking(line)
        return line.translate(dict.fromkeys(map(ord, lacking), MISSING)) if lacking else line


def _cut(line: str, limit: float, typesetter: Typesetter) -> str:
    """The line with every word that is wider than a row parted by spaces, letter by letter."""
    words: list[str] = []
    for word in line.split(" "):
        part = ""
        for c in word:
            if part and not script.is_mark(c) and typesetter.width(part + c) > limit:
                words.append(part)
                part = ""
            part += c
        words.append(part)
    return " ".join(words)
