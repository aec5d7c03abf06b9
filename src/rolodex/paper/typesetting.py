"""Text as glyphs: measured in 1/1000 em, drawn with PDF operators."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from rolodex.paper import faces, script
from rolodex.paper.embedding import EmbeddedFont
from rolodex.paper.faces import Face, Glyph, Han
from rolodex.paper.sheets import Sheets

TOP, LOW = 1000.0, -250.0
"""How high and low ordinary letters reach, accents included; what reaches further needs wider lines."""
_CACHED_RUNS = 4096


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face, as drawn from left to right."""

    font: EmbeddedFont
    glyphs: tuple[Glyph, ...]
    width: float
    top: float
    low: float


class Typesetter:
    """Measures and draws text in one document; remembers what it has seen.

    Ordinary letters of the text face take a short way: a table lookup a character. All else is cut into runs
    by face and direction and shaped.
    """

    def __init__(self, sheets: Sheets) -> None:
        """Start with no letter known."""
        self._sheets = sheets
        self._font = sheets.font(faces.load(faces.TEXT))
        self._widths: dict[str, float] = {}
        self._codes: dict[str, str] = {}
        self._others: set[str] = set()
        self._runs: dict[tuple[str, bool, Han], tuple[Run, ...]] = {}
        self.han: Han = "sc"

    def prepare(self, text: str) -> str:
        """The text as it is to be drawn; unchanged where all its letters are ordinary."""
        if self._plain(text) and "  " not in text:
            return text.strip()
        return script.clean(text)

    def lacking(self, text: str) -> str:
        """The characters that no face has, each once."""
        if self._plain(text):
            return ""
        wanted = (c for c in dict.fromkeys(text) if c not in script.JOINERS)
        return "".join(c for c in wanted if faces.choose(c, self.han) is None)

    def width(self, text: str) -> float:
        """How wide the text is."""
        try:
            return sum(map(self._widths.__getitem__, text))
        except KeyError:
            if self._plain(text):
                return sum(map(self._widths.__getitem__, text))
            return sum(run.width for run in self._line(text))

    def reach(self, text: str) -> tuple[float, float]:
        """How high and how low the text reaches, at least as far as ordinary letters do."""
        if self._plain(text):
            return TOP, LOW
        runs = self._line(text)
        return max([TOP, *(run.top for run in runs)]), min([LOW, *(run.low for run in runs)])

    def operators(self, text: str, size: float) -> str:
        """What draws the text from the present position, after the text face was set at this size."""
        if self._plain(text):
            return f"<{''.join(map(self._codes.__getitem__, text))}> Tj"
        drawn = []
        resource = self._font.resource
        for run in self._line(text):
            if run.font.resource != resource:
                resource = run.font.resource
                drawn.append(f"/{resource} {size:g} Tf")
            drawn.append(_drawn(run, size))
        if resource != self._font.resource:
            drawn.append(self.choose_font(size))
        return " ".join(drawn)

    def choose_font(self, size: float) -> str:
        """What sets the text face at this size."""
        return f"/{self._font.resource} {size:g} Tf"

    def _plain(self, text: str) -> bool:
        """Whether all letters are ordinary ones of the text face; learns those it meets first."""
        known = self._widths
        new = set(text).difference(known)
        return not new or (new.isdisjoint(self._others) and all(self._learn(c) for c in new))

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
        self._codes[c] = self._font.code(number, c)
        return True

    def _line(self, text: str) -> list[Run]:
        """The runs of a line from left to right as seen."""
        if not any(map(script.runs_backwards, text)):
            return [run for word in _pieces(text) for run in self._shaped(word, backwards=False)]
        runs: list[Run] = []
        for stretch, backwards in _stretches(script.visual(text)):
            runs += self._shaped(stretch[::-1] if backwards else stretch, backwards=backwards)
        return runs

    def _shaped(self, text: str, *, backwards: bool) -> tuple[Run, ...]:
        key = (text, backwards, self.han)
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
                face = faces.choose(c, self.han) or faces.load(faces.TEXT)
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
            self._sheets.font(face),
            glyphs,
            sum(glyph.advance for glyph in glyphs),
            max((ink[0] + dy for ink, dy in inks), default=TOP),
            min((ink[1] + dy for ink, dy in inks), default=LOW),
        )


def _pieces(text: str) -> list[str]:
    """Words and the spaces between them, so that words that come again need no shaping."""
    words = text.split(" ")
    return [piece for word in words for piece in (word, " ") if piece][: None if text.endswith(" ") else -1]


def _stretches(seen: str) -> list[tuple[str, bool]]:
    """A line as seen, cut into stretches of right-to-left letters and others."""
    stretches: list[tuple[str, bool]] = []
    for c in seen:
        last = stretches[-1][1] if stretches else False
        mark = script.is_mark(c)
        backwards = script.runs_backwards(c) or (
            mark and (last or not stretches or stretches[-1][0][-1] == " ")
        )
        if stretches and backwards == last:
            stretches[-1] = (stretches[-1][0] + c, last)
        else:
            stretches.append((c, backwards))
    return stretches


def _drawn(run: Run, size: float) -> str:
    """The operators of one run; glyphs off the line or off their advance are shifted."""
    drawn: list[str] = []
    items: list[str] = []
    rise = 0.0
    width = run.font.face.width
    for glyph in run.glyphs:
        code = run.font.code(glyph.number, glyph.text)
        if glyph.dy != rise:
            if items:
                drawn.append(f"[{''.join(items)}] TJ")
                items = []
            rise = glyph.dy
            drawn.append(f"{rise * size / 1000:.3f} Ts")
        before = -glyph.dx
        after = glyph.dx + width(glyph.number) - glyph.advance
        items.append(f"{_shift(before)}<{code}>{_shift(after)}")
    if items:
        drawn.append(f"[{''.join(items)}] TJ")
    if rise:
        drawn.append("0 Ts")
    return " ".join(drawn).replace("><", "")


def _shift(amount: float) -> str:
    return f" {amount:.2f} " if abs(amount) >= 0.005 else ""
