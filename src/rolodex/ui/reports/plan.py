"""What of a report is drawn, in places and shares; where on the screen is decided by the chart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10
from types import MappingProxyType
from typing import Literal

from rolodex.domain.report import Cell, CellKind, ChartKind, Column, Report
from rolodex.i18n import word
from rolodex.ui.reports import words

Shape = Literal["bars", "line", "grid"]
SHAPES: Mapping[ChartKind, Shape] = MappingProxyType(
    {"bars": "bars", "stacked": "bars", "line": "line", "grid": "grid"}
)
"""The charts that are drawn; shares and a funnel are bars in the rows of their table."""
DEPTHS = (0.1, 0.22, 0.36, 0.52, 0.92)
"""How deep the colour of a grid is: between the last two no ink could be read on it."""
LEAST = (0.0, 0.07, 0.2, 0.45, 0.8)
"""From which share of the greatest value on a cell is as deep as that."""
UNFINISHED = 0.45
HEADROOM = 1.06
"""A line ends below the upper edge, where its points would be cut."""
STACK = ("good", "warn", "before", "blue", "violet", "faint")


@dataclass(frozen=True, slots=True)
class Spot:
    """A bar, a point or a cell: its row of the report, its place, and from where to where it reaches."""

    row: int
    place: int
    low: float
    high: float
    token: str
    series: int = 0
    line: int = 0
    depth: float = 1.0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart: `places` side by side, for a grid in `lines`; bars reach from `low` to `high`."""

    shape: Shape
    spots: tuple[Spot, ...]
    labels: tuple[str, ...]
    short: tuple[str, ...]
    beside: int = 1
    """How many bars share a place."""
    sides: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 1.0
    steps: tuple[tuple[float, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    """Words and colour of each series, where there are several; of a grid what runs down and across."""

    @property
    def lines(self) -> int:
        """How many lines of cells a grid has."""
        return max(1, len(self.sides))


def plan(report: Report, today: date) -> Plan | None:
    """The chart of a report; None where there is nothing to draw."""
    shape = SHAPES.get(report.chart.kind)
    keys = [column.key for column in report.columns]
    values = [keys.index(key) for key in report.chart.values if key in keys]
    if shape is None or not values or not report.rows:
        return None
    if shape == "grid":
        return _grid(report, values[0], today)
    return _series(report, shape, values, today)


def _series(report: Report, shape: Shape, values: Sequence[int], today: date) -> Plan:
    stacked = report.chart.kind == "stacked"
    columns = [report.columns[value] for value in values]
    tokens = STACK if stacked else _side_by_side(len(values), shape)
    scales = _scales(report, values, stacked=stacked)
    spots: list[Spot] = []
    for place, row in enumerate(report.rows):
        base = 0.0
        for number, value in enumerate(values):
            share = _number(row.cells[value]) / scales[columns[number].kind]
            paler = place == report.chart.unfinished and (stacked or number == len(values) - 1)
            depth = UNFINISHED if paler else 1.0
            token = row.colour if row.colour and len(values) == 1 else tokens[number % len(tokens)]
            low, high = sorted((base, base + share))
            spots.append(Spot(place, place, low, high, token, 0 if stacked else number, depth=depth))
            base = base + share if stacked else 0.0
    low, high = min(0.0, *(spot.low for spot in spots)), max(0.0, *(spot.high for spot in spots))
    high *= HEADROOM if shape == "line" else 1.0
    named = _column(report, report.chart.label)
    labels = tuple(words.label(row.cells[named]) for row in report.rows)
    legend = tuple((word(column.head), tokens[n % len(tokens)]) for n, column in enumerate(columns))
    return Plan(
        shape,
        tuple(spots),
        labels,
        _short(tuple(row.cells[named] for row in report.rows)),
        1 if stacked or shape == "line" else len(values),
        low=low,
        high=high or 1.0,
        steps=_steps(columns, scales, high, report.currency, today),
        legend=legend if len(values) > 1 else (),
    )


def _grid(report: Report, value: int, today: date) -> Plan:
    down, across = _column(report, report.chart.label), _column(report, report.chart.across)
    lines = list(dict.fromkeys(words.label(row.cells[down]) for row in report.rows))
    places = list(dict.fromkeys(words.label(row.cells[across]) for row in report.rows))
    line_of = {label: number for number, label in enumerate(lines)}
    place_of = {label: number for number, label in enumerate(places)}
    most = max((_number(row.cells[value]) for row in report.rows), default=0.0)
    column = report.columns[value]
    spots = []
    for number, row in enumerate(report.rows):
        cell = row.cells[value]
        share = max(0.0, _number(cell)) / most if most > 0 else 0.0
        depth = DEPTHS[bisect_right(LEAST, share) - 1] if share else 0.0
        text = "" if cell is None else words.cell(cell, column.kind, report.currency, today)
        place, line = place_of[words.label(row.cells[across])], line_of[words.label(row.cells[down])]
        spots.append(Spot(number, place, 0, 1, "accent" if depth else "chip", 0, line, depth or 1.0, text))
    legend = tuple(
        (f"{sign} {word(report.columns[at].head)}", "") for sign, at in (("↓", down), ("→", across))
    )
    return Plan("grid", tuple(spots), tuple(places), _numbers(places), sides=tuple(lines), legend=legend)


def _side_by_side(count: int, shape: Shape) -> tuple[str, ...]:
    """The last is what matters; the one it is compared with is a quiet neighbour."""
    if shape == "line" and count == 2:
        return ("faint", "accent")
    return {1: ("accent",), 2: ("before", "accent")}.get(count, ("before", "blue", "accent", "good"))


def _scales(report: Report, values: Sequence[int], *, stacked: bool) -> dict[CellKind, float]:
    """The greatest value of each kind: sums and counts that stand side by side have a scale of their own."""
    found: dict[CellKind, float] = {}
    for row in report.rows:
        numbers = [(report.columns[value].kind, _number(row.cells[value])) for value in values]
        if stacked:
            numbers.append((report.columns[values[0]].kind, sum(number for _kind, number in numbers)))
        for kind, number in numbers:
            found[kind] = max(found.get(kind, 0.0), abs(number))
    return {kind: most or 1.0 for kind, most in found.items()}


def _steps(
    columns: Sequence[Column], scales: Mapping[CellKind, float], high: float, currency: str, today: date
) -> tuple[tuple[float, str], ...]:
    """Round values for hair lines, as long as all bars have one scale."""
    if len(scales) != 1 or high <= 0:
        return ()
    kind, scale = columns[0].kind, next(iter(scales.values()))
    step = _round_step(scale * high / 2)
    if kind in ("count", "money") and step < 1:
        return ()
    say: Callable[[float], str] = (
        (lambda value: words.compact(value, currency))
        if kind == "money"
        else (lambda value: words.cell(round(value), kind, currency, today))
    )
    count = floor(scale * high / step + 1e-9)
    return tuple((step * number / scale, say(step * number)) for number in range(1, count + 1))


def _round_step(most: float) -> float:
    """The greatest of 1, 2, 5, 10, ... that is not above `most`."""
    size = 10 ** floor(log10(most)) if most > 0 else 1
    return float(next((n * size for n in (5, 2, 1) if n * size <= most), size))


def _short(labels: Sequence[Cell]) -> tuple[str, ...]:
    """Labels for narrow places: letters of months; of many months only the years where they begin."""
    if len(labels) > 24 and all(isinstance(label, str) and words.MONTH.fullmatch(label) for label in labels):
        return tuple(str(label)[:4] if str(label).endswith("-01") else "" for label in labels)
    return tuple(words.label(label, short=True) for label in labels)


def _numbers(labels: Sequence[str]) -> tuple[str, ...]:
    """Labels such as "3 months later" by their numbers alone, where those tell them apart."""
    found = [re.match(r"\d+(?!\d*:)", label) for label in labels]
    numbers = [one.group() for one in found if one is not None]
    return tuple(numbers if len(set(numbers)) == len(labels) else labels)


def _column(report: Report, key: str) -> int:
    """The place of a column, the first where there is none of this name."""
    return next((place for place, column in enumerate(report.columns) if column.key == key), 0)


def _number(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
