"""Text as glyphs: measured in 1/1000 em, drawn with PDF operators."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rolodex.paper import faces, script
from rolodex.paper.embedding import EmbeddedFont
from rolodex.paper.faces import Face, Glyph, Han
from rolodex.paper.sheets import Sheets

TOP, LOW = 1000.0, -250.0
"""How high and low ordinary letters reach, accents included; what reaches further needs wider lines."""
_CACHED_RUNS = 4096
_WORDS = re.compile("[^ ]+| +")
"""Words and the spaces between them, so that words that come again need no shaping."""


@dataclass(eq=False, slots=True)
class Run:
    """Glyphs of one face from left to right, and how far they reach."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: float
    top: float
    low: float
    _strings: tuple[tuple[float, str], ...] = ()

    def strings(self, font: EmbeddedFont) -> tuple[tuple[float, str], ...]:
        """What draws them in the document's font of their face, each string with its rise over the line."""
        if not self._strings:
            self._strings = _strings(font, self.glyphs)
        return self._strings


@dataclass(frozen=True, slots=True)
class _Line:
    """The runs of a line from left to right as seen, and how far they reach."""

    runs: tuple[Run, ...]
    width: float
    top: float
    low: float


class Typesetter:
    """Measures and draws text in one document; remembers what it has seen.

    Ordinary letters of the text face take a short way: a table lookup a character. All else is cut into runs
    by face and direction and shaped. What is only measured leaves no trace in the file: a letter gets its
    code, and with it a place in the embedded face, when it is drawn.
    """

    def __init__(self, sheets: Sheets, face: str = faces.TEXT) -> None:
        """Start with no letter known; `face` is the cut of the text face that is used."""
        self._sheets = sheets
        self._font = sheets.font(faces.load(face))
        self._widths: dict[str, float] = {}
        self._codes: dict[str, str] = {}
        self._others: set[str] = set()
        self._runs: dict[tuple[str, bool, Han], tuple[Run, ...]] = {}
        self._lines: dict[tuple[str, Han, str], _Line] = {}
        self._bases: dict[str, script.Base] = {}
        self._han: Han = "sc"

    def begin(self, han: Han) -> None:
        """Begin a label whose ideographs are drawn so."""
        self._han = han
        self._bases.clear()
        if len(self._lines) >= _CACHED_RUNS:
            self._lines.clear()

    def wrapped(self, line: str, rows: Sequence[str]) -> None:
        """Let the rows of a line be read the way the whole line is, whatever letter they begin with."""
        if script.has_right_to_left(line):
            self._bases.update(dict.fromkeys(rows, script.direction(line)))

    def ordinary(self, text: str) -> bool:
        """Whether all letters are ordinary ones of the text face; learns those it meets first."""
        new = set(text).difference(self._widths)
        # Sorted, because the order of learning numbers the glyphs in the file.
        return not new or (new.isdisjoint(self._others) and all(map(self._learn, new)))

    def ordinary_widths(self, lines: Sequence[str]) -> list[float]:
        """How wide each line is, where all letters are ordinary; nothing otherwise."""
        known = self._widths.__getitem__
        try:
            return [sum(map(known, line)) for line in lines]
        except KeyError:
            if not self.ordinary("".join(lines)):
                return []
            return [sum(map(known, line)) for line in lines]

    def lacking(self, text: str) -> str:
        """The characters that no face has, each once."""
        wanted = (c for c in dict.fromkeys(text) if c not in script.JOINERS and c not in self._widths)
        return "".join(c for c in wanted if faces.choose(c, self._han) is None)

    def width(self, text: str) -> float:
        """How wide the text is."""
        try:
            return sum(map(self._widths.__getitem__, text))
        except KeyError:
            return self._line(text).width

    def reach(self, text: str) -> tuple[float, float]:
        """How high and how low the text reaches, at least as far as ordinary letters do."""
        if self.ordinary(text):
            return TOP, LOW
        line = self._line(text)
        return line.top, line.low

    def ink(self, text: str) -> tuple[float, float]:
        """How high and how low the very letters of the text reach."""
        runs = self._from_left(text)
        return max((run.top for run in runs), default=0.0), min((run.low for run in runs), default=0.0)

    def operators(self, text: str, size: float) -> str:
        """What draws the text from the present position, after the text face was set at this size."""
        codes = self._codes
        try:
            return f"<{''.join(map(codes.__getitem__, text))}> Tj"
        except KeyError:
            if not self.ordinary(text):
                return self._operators(self._line(text).runs, size)
        face, font = self._font.face, self._font
        for c in text:
            if c not in codes:
                codes[c] = font.code(face.number(c), c)
        return f"<{''.join(map(codes.__getitem__, text))}> Tj"

    def choose_font(self, size: float) -> str:
        """What sets the text face at this size."""
        return f"/{self._font.resource} {size:g} Tf"

    def _operators(self, runs: Sequence[Run], size: float) -> str:
        drawn = []
        resource = self._font.resource
        for run in runs:
            font = self._sheets.font(run.face)
            if font.resource != resource:
                resource = font.resource
                drawn.append(f"/{resource} {size:g} Tf")
            raised = False
            for rise, string in run.strings(font):
                if rise or raised:
                    raised = bool(rise)
                    drawn.append(f"{rise * size / 1000:.3f} Ts")
                drawn.append(string)
            if raised:
                drawn.append("0 Ts")
        if resource != self._font.resource:
            drawn.append(self.choose_font(size))
        return " ".join(drawn)

    def _learn(self, c: str) -> bool:
        face = self._font.face
        number = face.number(c)
        category = unicodedata.category(c)
        drawn = category[0] in "LNPS" or c == " "
        if not drawn or not number or script.runs_backwards(c) or unicodedata.normalize("NFC", c) != c:
            self._others.add(c)
            return False
        top, low = face.ink(number)
        if top > TOP or low < LOW:
            self._others.add(c)
            return False
        self._widths[c] = face.width(number)
        return True

    def _line(self, text: str) -> _Line:
        key = (text, self._han, self._bases.get(text, ""))
        line = self._lines.get(key)
        if line is None:
            runs = self._from_left(text)
            line = self._lines[key] = _Line(
                runs,
                sum([run.width for run in runs]),
                max([TOP, *[run.top for run in runs]]),
                min([LOW, *[run.low for run in runs]]),
            )
        return line

    def _from_left(self, text: str) -> tuple[Run, ...]:
        """The runs of a line from left to right as seen."""
        runs: list[Run] = []
        if script.has_right_to_left(text):
            seen = script.visual(text, self._bases.get(text) or script.direction(text))
            for stretch, backwards in script.stretches(seen):
                runs += self._shaped(stretch[::-1] if backwards else stretch, backwards=backwards)
        else:
            for piece in _WORDS.findall(text):
                runs += self._shaped(piece, backwards=False)
        return tuple(runs)

    def _shaped(self, text: str, *, backwards: bool) -> tuple[Run, ...]:
        key = (text, backwards, self._han)
        runs = self._runs.get(key)
        if runs is None:
            if len(self._runs) >= _CACHED_RUNS:
                self._runs.clear()
            parts = [self._run(face, part, backwards=backwards) for face, part in self._by_face(text)]
            runs = self._runs[key] = tuple(reversed(parts) if backwards else parts)
        return runs

    def _by_face(self, text: str) -> list[tuple[Face, str]]:
        """The text cut where another face is needed; a mark stays with its letter where that face has it."""
        parts: list[tuple[Face, str]] = []
        for c in text:
            last = parts[-1][0] if parts else None
            if last is not None and script.is_mark(c) and (c in script.JOINERS or last.number(c)):
                face = last
            else:
                face = faces.choose(c, self._han) or self._font.face
                if face.name == faces.TEXT and self._font.face.number(c):
                    face = self._font.face
            if face is last:
                parts[-1] = (face, parts[-1][1] + c)
            else:
                parts.append((face, c))
        return parts

    def _run(self, face: Face, text: str, *, backwards: bool) -> Run:
        if backwards or any(map(script.joins, text)):
            glyphs = tuple(face.shape(text, backwards=backwards))
        else:
            numbers = ((face.number(c), c) for c in text)
            glyphs = tuple(Glyph(number, c, face.width(number)) for number, c in numbers)
        inks = [(face.ink(glyph.number), glyph.dy) for glyph in glyphs]
        return Run(
            face,
            glyphs,
            sum(glyph.advance for glyph in glyphs),
            max((ink[0] + dy for ink, dy in inks), default=TOP),
            min((ink[1] + dy for ink, dy in inks), default=LOW),
        )


def _strings(font: EmbeddedFont, glyphs: Sequence[Glyph]) -> tuple[tuple[float, str], ...]:
    """Strings of PDF with the shifts that glyphs off their advance need, one for each height."""
    strings: list[tuple[float, str]] = []
    for rise, raised in groupby(glyphs, key=lambda glyph: glyph.dy):
        items = []
        for glyph in raised:
            after = glyph.dx + font.face.width(glyph.number) - glyph.advance
            code = font.code(glyph.number, glyph.text)
            items.append(f"{_shift(-glyph.dx)}<{code}>{_shift(after)}")
        strings.append((rise, f"[{''.join(items).replace('><', '')}] TJ"))
    return tuple(strings)


def _shift(amount: float) -> str:
    return f" {amount:.2f} " if abs(amount) >= 0.005 else ""
