"""The typefaces there are, and which of them has a character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal

import uharfbuzz as hb

from rolodex import paths

Han = Literal["jp", "sc"]
"""In whose shapes Chinese characters are drawn."""

TEXT = "RolodexSans-Regular"
STRONG = "RolodexSans-SemiBold"
_OURS = "RolodexSans"
_CHINESE = ("NotoSansSC", *(f"NotoSansSC-{part}" for part in range(2, 8)))
_JAPANESE = ("NotoSansJP", "NotoSansJP-2")
_KOREAN = ("NotoSansKR", "NotoSansKR-2", "NotoSansKR-3")
_HAN: dict[Han, tuple[str, ...]] = {
    "jp": (*_JAPANESE, *_CHINESE),
    "sc": (*_CHINESE, *_JAPANESE),
}
_UNSEEN = "\u200b"
_HANGUL = range(0xAC00, 0xD7A4)
_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0530, 0x058F, "NotoSansArmenian"),
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0x0600, 0x077F, "NotoSansArabic"),
    (0x0780, 0x07BF, "NotoSansThaana"),
    (0x0860, 0x08FF, "NotoSansArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0x0980, 0x09FF, "NotoSansBengali"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi"),
    (0x0A80, 0x0AFF, "NotoSansGujarati"),
    (0x0B00, 0x0B7F, "NotoSansOriya"),
    (0x0B80, 0x0BFF, "NotoSansTamil"),
    (0x0C00, 0x0C7F, "NotoSansTelugu"),
    (0x0C80, 0x0CFF, "NotoSansKannada"),
    (0x0D00, 0x0D7F, "NotoSansMalayalam"),
    (0x0D80, 0x0DFF, "NotoSansSinhala"),
    (0x0E00, 0x0E7F, "NotoSansThai"),
    (0x0E80, 0x0EFF, "NotoSansLao"),
    (0x1000, 0x109F, "NotoSansMyanmar"),
    (0x10A0, 0x10FF, "NotoSansGeorgian"),
    (0x1200, 0x139F, "NotoSansEthiopic"),
    (0x1780, 0x17FF, "NotoSansKhmer"),
    (0x19E0, 0x19FF, "NotoSansKhmer"),
    (0x1C90, 0x1CBF, "NotoSansGeorgian"),
    (0x2D00, 0x2D2F, "NotoSansGeorgian"),
    (0x2D80, 0x2DDF, "NotoSansEthiopic"),
    (0x3130, 0x318F, "NotoSansKR"),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari"),
    (0xA9E0, 0xA9FF, "NotoSansMyanmar"),
    (0xAA60, 0xAA7F, "NotoSansMyanmar"),
    (0xAB00, 0xAB2F, "NotoSansEthiopic"),
    (0xFB13, 0xFB17, "NotoSansArmenian"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew"),
    (0xFB50, 0xFDFF, "NotoSansArabic"),
    (0xFE70, 0xFEFE, "NotoSansArabic"),
)
_STARTS = [first for first, _, _ in _BLOCKS]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn shape: its number in the face, the text it stands for, and where it goes (1/1000 em)."""

    number: int
    text: str
    advance: float
    dx: float = 0.0
    dy: float = 0.0


@dataclass(eq=False, slots=True)
class Face:
    """One typeface file: which characters it has, how wide they are, and how they join."""

    name: str
    face: Any
    font: Any
    scale: float
    _widths: dict[int, float] = field(default_factory=dict)
    _inks: dict[int, tuple[float, float]] = field(default_factory=dict)

    def number(self, character: str) -> int:
        """The glyph of a character; 0 where there is none."""
        return self.font.get_nominal_glyph(ord(character)) or 0

    def width(self, number: int) -> float:
        """How far a glyph moves the pen, in 1/1000 em, as it is written in the file."""
        width = self._widths.get(number)
        if width is None:
            width = self._widths[number] = round(self.font.get_glyph_h_advance(number) * self.scale, 2)
        return width

    def ink(self, number: int) -> tuple[float, float]:
        """How high and how low a glyph reaches from its base line, in 1/1000 em."""
        ink = self._inks.get(number)
        if ink is None:
            box = self.font.get_glyph_extents(number)
            top, low = (box.y_bearing, box.y_bearing + box.height) if box else (0, 0)
            ink = self._inks[number] = (top * self.scale, low * self.scale)
        return ink

    def shape(self, text: str, *, backwards: bool) -> list[Glyph]:
        """The glyphs of a run of one script, from left to right as drawn."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_codepoints([ord(c) for c in text])
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if backwards else "ltr"
        # Contextual alternates would draw what was not typed: an arrow for "->", a cross for "10x20".
        hb.shape(self.font, buffer, {"kern": True, "liga": True, "calt": not self.name.startswith(_OURS)})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        texts = _texts([info.cluster for info in infos], text, backwards=backwards)
        scale = self.scale
        return [
            Glyph(info.codepoint, said, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale)
            for info, at, said in zip(infos, positions, texts, strict=True)
        ]


def _texts(clusters: list[int], text: str, *, backwards: bool) -> list[str]:
    """What each glyph stands for, so that the text can be read back letter by letter.

    The letters of a cluster go to its glyphs in the order of drawing, whatever each shows; letters left over
    go to the last one, and glyphs left over stand for nothing seen.
    """
    starts = sorted(set(clusters))
    letters = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}
    order = clusters[::-1] if backwards else clusters
    texts = []
    for at, cluster in enumerate(order):
        last = at + 1 == len(order) or order[at + 1] != cluster
        said, letters[cluster] = (letters[cluster], "") if last else _parted(letters[cluster])
        texts.append(said or _UNSEEN)
    return texts[::-1] if backwards else texts


def _parted(text: str) -> tuple[str, str]:
    return text[:1], text[1:]


@cache
def load(name: str) -> Face:
    """The face of this name, read once and shared."""
    blob = hb.Blob.from_file_path(str(paths.resources() / "fonts" / f"{name}.ttf"))
    face = hb.Face(blob)
    return Face(name, face, hb.Font(face), 1000 / face.upem)


@lru_cache(maxsize=20_000)
def choose(character: str, han: Han) -> Face | None:
    """The first face that has the character; None where none has it."""
    return next(
        (face for face in map(load, _candidates(ord(character), han)) if face.number(character)), None
    )


def _candidates(point: int, han: Han) -> Iterator[str]:
    if point in _HANGUL:
        yield from _KOREAN
        return
    yield TEXT
    if point < 0x0300:
        yield "NotoSans"
        return
    at = bisect_right(_STARTS, point) - 1
    if at >= 0 and _BLOCKS[at][0] <= point <= _BLOCKS[at][1]:
        yield _BLOCKS[at][2]
    yield "NotoSans"
    if point >= 0x2000:
        yield from _HAN[han]
        yield from _KOREAN
