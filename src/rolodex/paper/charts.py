"""Charts on paper, drawn as shapes of reportlab.graphics; their words are set by the pen of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Line, Polygon, PolyLine, Rect
from reportlab.lib.colors import Color, HexColor

from rolodex.paper.pages import Piece
from rolodex.paper.paragraphs import DIM, Pen
from rolodex.paper.sheets import POINTS, Sheets

ACCENT, PALE, UNFINISHED, GRID = "#B4451F", "#E3DED3", "#DDA98F", "#E3DED3"
SHADES = ("#B4451F", "#2F5E9E", "#2A7549", "#8A5A0F", "#6B4FA0", "#9C968A")
_HEIGHT = 52.0 * POINTS
_LABEL = 7.0 * POINTS
_CELL = 9.0 * POINTS
_SMALL = (7.5, 7.0, 6.5, 6.0, 5.0)


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: its name and a value for each label; None where there is none."""

    name: str
    values: tuple[float | None, ...]

    def of_its_most(self) -> Series:
        """The same with each value as a share of the largest, to stand beside what is of another kind."""
        most = max((abs(value) for value in self.values if value), default=1.0)
        return Series(self.name, tuple(None if value is None else value / most for value in self.values))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart ready to draw: labels along it and one series or several.

    `kind` is bars, stacked, line or shares (lying bars with their texts); grid has a series for each column.
    `texts` are the values in words, row by row.
    """

    kind: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unfinished: int = -1
    texts: tuple[tuple[str, ...], ...] = ()


class Charts:
    """Draws charts between two edges of a page."""

    def __init__(self, sheets: Sheets, pen: Pen, left: float, right: float) -> None:
        self._sheets, self._pen = sheets, pen
        self._left, self._right = left, right

    def pieces(self, chart: Drawn) -> list[Piece]:
        """The chart as pieces of a page; nothing where it has no values."""
        if not any(value for series in chart.series for value in series.values):
            return []
        if chart.kind == "shares":
            return [self._share(chart, place) for place in range(len(chart.labels))]
        if chart.kind == "grid":
            return self._grid(chart)
        drawn = self._line(chart) if chart.kind == "line" else self._bars(chart)
        return [*([self._legend(chart)] if len(chart.series) > 1 else []), drawn]

    def _bars(self, chart: Drawn) -> Piece:
        """Standing bars: several side by side, the first pale, or one on the other."""
        drawing, wide = self._empty()
        stacked = chart.kind == "stacked"
        top, low = _range(chart, stacked=stacked)
        scale = (_HEIGHT - 4) / (top - low)
        step = wide / max(1, len(chart.labels))
        count = 1 if stacked else len(chart.series)
        bar = min(step * 0.72 / count, 9 * POINTS)
        base = -low * scale
        drawing.add(Line(0, base, wide, base, strokeColor=HexColor(GRID), strokeWidth=0.5))
        for place in range(len(chart.labels)):
            at = step * (place + 0.5) - bar * count / 2
            risen = base
            for number, series in enumerate(chart.series):
                value = series.values[place] or 0.0
                high = abs(value) * scale
                bottom = risen if value >= 0 else risen - high
                left = at if stacked else at + number * bar
                colour = _colour(chart, number, place)
                drawing.add(
                    Rect(left, bottom, bar * 0.94, high, fillColor=colour, strokeColor=None, strokeWidth=0)
                )
                if stacked:
                    risen += high
        return self._labelled(drawing, chart, step)

    def _line(self, chart: Drawn) -> Piece:
        drawing, wide = self._empty()
        top, low = _range(chart, stacked=False)
        scale = (_HEIGHT - 4) / (top - low)
        step = wide / max(1, len(chart.labels))
        drawing.add(Line(0, -low * scale, wide, -low * scale, strokeColor=HexColor(GRID), strokeWidth=0.5))
        for number, series in enumerate(chart.series):
            points: list[float] = []
            for place, value in enumerate(series.values):
                if value is not None:
                    points += [step * (place + 0.5), (value - low) * scale]
            if len(points) > 2:
                drawing.add(PolyLine(points, strokeColor=_colour(chart, number, -2), strokeWidth=1.2))
            for at in range(0, len(points), 2):
                x, y = points[at], points[at + 1]
                around = [x - 1.6, y, x, y + 1.6, x + 1.6, y, x, y - 1.6]
                drawing.add(Polygon(around, fillColor=_colour(chart, number, -2), strokeColor=None))
        return self._labelled(drawing, chart, step)

    def _labelled(self, drawing: Drawing, chart: Drawn, step: float) -> Piece:
        every = max(1, -(-len(chart.labels) * 7 * POINTS // (self._right - self._left)))

        def draw(top: float) -> None:
            self._put(drawing, self._left, top + _HEIGHT)
            for place, label in enumerate(chart.labels):
                if place % every == 0:
                    self._centred(label, self._left + step * (place + 0.5), top + _HEIGHT + 3, step * every)

        return Piece(_HEIGHT + _LABEL, draw)

    def _share(self, chart: Drawn, place: int) -> Piece:
        """One lying bar with its label before it and its value after it."""
        values = [series.values[place] or 0.0 for series in chart.series[:1]]
        most = max((value or 0.0 for value in chart.series[0].values), default=0.0) or 1.0
        wide = self._right - self._left
        begin, room = wide * 0.3, wide * 0.5
        drawing = Drawing(wide, _CELL)
        high = _CELL * 0.42
        low = (_CELL - high) / 2
        drawing.add(Rect(begin, low, room, high, fillColor=HexColor("#F1EDE4"), strokeColor=None))
        length = max(0.0, values[0]) / most * room
        drawing.add(Rect(begin, low, length, high, fillColor=HexColor(ACCENT), strokeColor=None))
        text = " · ".join(chart.texts[place]) if chart.texts else ""

        def draw(top: float) -> None:
            self._put(drawing, self._left, top + _CELL)
            label = self._pen.paragraph(chart.labels[place], begin - 8, (9.0, 8.0, 7.0, 6.0))
            told = self._pen.paragraph(text, wide - begin - room - 6, (9.0, 8.0, 7.0, 6.0))
            if label is not None:
                self._pen.draw(label, self._left, top + (_CELL - label.height) / 2)
            if told is not None:
                self._pen.draw(told, self._right - told.width, top + (_CELL - told.height) / 2)

        return Piece(_CELL, draw, leads=place + 1 < len(chart.labels))

    def _grid(self, chart: Drawn) -> list[Piece]:
        """A field of cells, the deeper the more: `labels` are the rows, each series is a column."""
        most = max((value or 0.0 for series in chart.series for value in series.values), default=0.0) or 1.0
        wide = self._right - self._left
        begin = wide * 0.18
        step = min((wide - begin) / max(1, len(chart.series)), 26 * POINTS)

        def row(place: int) -> Piece:
            drawing = Drawing(wide, _CELL)
            for number, series in enumerate(chart.series):
                value = series.values[place]
                if value is not None:
                    colour = _depth(value / most)
                    left = begin + number * step
                    drawing.add(Rect(left, 1, step - 2, _CELL - 2, fillColor=colour, strokeColor=None))

            def draw(top: float) -> None:
                self._put(drawing, self._left, top + _CELL)
                label = self._pen.paragraph(chart.labels[place], begin - 6, (8.5, 8.0, 7.0, 6.0))
                if label is not None:
                    self._pen.draw(label, self._left, top + (_CELL - label.height) / 2)
                texts = chart.texts[place] if chart.texts else ()
                for number, text in enumerate(texts):
                    self._middle(text, self._left + begin + (number + 0.5) * step - 1, top, step - 4)

            return Piece(_CELL, draw, leads=place + 1 < len(chart.labels))

        def heads(top: float) -> None:
            for number, series in enumerate(chart.series):
                self._centred(series.name, self._left + begin + (number + 0.5) * step - 1, top, step - 2)

        return [Piece(_LABEL, heads, leads=True), *(row(place) for place in range(len(chart.labels)))]

    def _legend(self, chart: Drawn) -> Piece:
        """Which colour is which series."""

        def draw(top: float) -> None:
            at = self._left
            for number, series in enumerate(chart.series):
                name = self._pen.paragraph(series.name, 60 * POINTS, (8.0, 7.0), grey=DIM)
                drawing = Drawing(6, 6)
                drawing.add(Rect(0, 0, 6, 6, fillColor=_colour(chart, number, -2), strokeColor=None))
                self._put(drawing, at, top + 8)
                if name is not None:
                    self._pen.draw(name, at + 9, top + 1)
                    at += name.width + 24

        return Piece(_LABEL, draw, leads=True)

    def _empty(self) -> tuple[Drawing, float]:
        wide = self._right - self._left
        drawing = Drawing(wide, _HEIGHT)
        for quarter in range(1, 5):
            high = _HEIGHT * quarter / 4
            drawing.add(Line(0, high, wide, high, strokeColor=HexColor("#F1EDE4"), strokeWidth=0.4))
        return drawing, wide

    def _put(self, drawing: Drawing, left: float, bottom: float) -> None:
        renderPDF.draw(drawing, self._sheets.canvas, left, self._pen.up(bottom))

    def _centred(self, text: str, middle: float, top: float, room: float) -> None:
        paragraph = self._pen.paragraph(text, max(room, 6.0), _SMALL, grey=DIM) if text else None
        if paragraph is not None:
            self._pen.draw(paragraph, middle - paragraph.width / 2, top)

    def _middle(self, text: str, middle: float, top: float, room: float) -> None:
        paragraph = (
            self._pen.paragraph(text, max(room, 6.0), (8.0, 7.5, 7.0, 6.5, 6.0, 5.0)) if text else None
        )
        if paragraph is not None:
            self._pen.draw(paragraph, middle - paragraph.width / 2, top + (_CELL - paragraph.height) / 2)


def _range(chart: Drawn, *, stacked: bool) -> tuple[float, float]:
    """The highest and the lowest value to show; zero is always between them."""
    if stacked:
        values: Sequence[float] = [
            sum(series.values[place] or 0.0 for series in chart.series) for place in range(len(chart.labels))
        ]
    else:
        values = [value for series in chart.series for value in series.values if value is not None]
    top, low = max((0.0, *values)), min((0.0, *values))
    return (top, low) if top > low else (1.0, 0.0)


def _colour(chart: Drawn, number: int, place: int) -> Color:
    if chart.kind == "bars" and len(chart.series) > 1:
        if number == 0:
            return HexColor(PALE)
        number -= 1
    if place == chart.unfinished:
        return HexColor(UNFINISHED)
    return HexColor(SHADES[number % len(SHADES)])


def _depth(share: float) -> Color:
    """From the pale of the paper to the accent."""
    deep, pale = HexColor("#E2A68D"), HexColor("#FBF7F2")
    part = min(1.0, max(0.0, share))
    return Color(*(low + (high - low) * part for low, high in zip(pale.rgb(), deep.rgb(), strict=True)))
