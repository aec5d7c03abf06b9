"""Label stocks: what a sheet measures, where each label lies on it, and how to find one by its number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

StockKind = Literal["sheet", "card", "roll", "continuous", "envelope"]
Confidence = Literal["high", "single", "disputed", "unverified", "own"]
"""How sure the measures are; `own` are those that the user measured."""

PRINTABLE = 5.0
"""Millimetres along the edge of a sheet that office printers may leave white."""
OWN = "own-"
"""The names of stocks of the user's own begin so; what follows is their id in the book."""
LEAST_MARGIN = 1.5
"""Millimetres of white that text keeps from the edge of any label, as sheets are never fed exactly."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres from the top left corner of the sheet."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stock:
    """One product to print on; all measures in millimetres, from the top left corner of the sheet.

    `name` is unique ("avery-5160"); that of a stock of the user's own stays when it is called otherwise
    (`part`). `left` and `top` are the first label's, `pitch_x` and `pitch_y` the steps
    to the next. `unprintable` is left, top, right, bottom of the paper where the printer is known. `turned`
    labels are fed short edge first: their text runs along the height. `note` tells where sources disagree.
    """

    name: str
    brand: str
    part: str
    aliases: tuple[str, ...]
    title: str
    kind: StockKind
    paper: str
    paper_width: float
    paper_height: float
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    corner: float = 0.0
    margin: float = LEAST_MARGIN
    round: bool = False
    turned: bool = False
    mailing: bool = False
    confidence: Confidence = "single"
    note: str = ""
    unprintable: tuple[float, float, float, float] | None = None

    @property
    def label(self) -> str:
        """Brand and part number as the packet says them."""
        return f"{self.brand} {self.part}".strip()

    @property
    def is_own(self) -> bool:
        """Whether the user measured it."""
        return self.name.startswith(OWN)

    @property
    def per_sheet(self) -> int:
        """How many labels a sheet holds."""
        return self.columns * self.rows

    def slot(self, index: int) -> Box:
        """Where label `index` (0-based, row by row) lies on its sheet."""
        row, column = divmod(index % self.per_sheet, self.columns)
        return Box(self.left + column * self.pitch_x, self.top + row * self.pitch_y, self.width, self.height)

    def sheets(self, labels: int, start: int = 1) -> int:
        """How many sheets this many labels take when the first goes to label `start` of the first sheet."""
        return -(-(labels + start - 1) // self.per_sheet) if labels else 0

    def safe(self) -> Box:
        """The part of every label that text may use, measured from the label's own corner.

        It is the same for all labels of the sheet, so that text lines up: inside the label's margin and, on
        those nearest the edge of the paper, inside what the printer reaches.
        """
        left, top, right, bottom = self.unprintable or (PRINTABLE,) * 4
        last = self.slot(self.per_sheet - 1)
        margin = max(LEAST_MARGIN, self.margin)
        inset_x = inset_y = margin
        if self.round:
            # The largest rectangle of the same proportions inside an ellipse.
            inset_x, inset_y = (margin + side * (1 - 0.5**0.5) / 2 for side in (self.width, self.height))
        west = max(inset_x, left - self.left)
        north = max(inset_y, top - self.top)
        east = max(inset_x, last.left + last.width - (self.paper_width - right))
        south = max(inset_y, last.top + last.height - (self.paper_height - bottom))
        return Box(west, north, max(0.0, self.width - west - east), max(0.0, self.height - north - south))


class Catalogue:
    """All stocks, and how to find one by what the packet says."""

    def __init__(self, stocks: Iterable[Stock]) -> None:
        """Fold the names of all stocks once, as a search box asks at every key."""
        self.stocks = tuple(stocks)
        self._entries = [_Entry(stock, _names(stock), _text(stock)) for stock in self.stocks]

    def joined(self, own: Sequence[Stock]) -> Catalogue:
        """These stocks and the user's own, which are found first."""
        other = Catalogue(own)
        other.stocks = (*other.stocks, *self.stocks)
        other._entries += self._entries
        return other

    def exact(self, spelling: str) -> Stock | None:
        """The stock of this name or part number in any spelling: "5160", "avery l-7160", "Avery-5160"."""
        wanted = squeeze(spelling)
        found = [entry for entry in self._entries if wanted in entry.names]
        literal = [entry for entry in found if spelling in (entry.stock.name, entry.stock.part)]
        return min(literal or found, key=lambda entry: entry.rank(wanted)).stock if found else None

    def search(self, text: str, limit: int = 50) -> tuple[Stock, ...]:
        """Stocks that hold every word typed, the exact part number first, then mailing labels."""
        words = _fold(text).split()
        wanted = squeeze(text)
        found = [
            entry
            for entry in self._entries
            if wanted in entry.names or all(word in entry.text for word in words)
        ]
        found.sort(key=lambda entry: entry.rank(wanted))
        return tuple(entry.stock for entry in found[:limit])

    def nearest(self, spelling: str, count: int = 3) -> tuple[str, ...]:
        """What the user may have meant by an unknown part number."""
        from rapidfuzz import fuzz, process  # start-up: only a typing error needs it

        names = {name: entry.stock.label for entry in self._entries for name in sorted(entry.names)}
        matches = process.extract(squeeze(spelling), list(names), scorer=fuzz.ratio, limit=count * 3)
        return tuple(dict.fromkeys(names[name] for name, _, _ in matches))[:count]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A stock with its names and all its words folded."""

    stock: Stock
    names: frozenset[str]
    text: str

    def rank(self, wanted: str) -> tuple[object, ...]:
        """Its place among matches: own number, alias, the user's, mailing, sheets, trusted, by brand."""
        stock = self.stock
        own = (squeeze(stock.name), squeeze(stock.part), squeeze(stock.label))
        return (
            wanted not in own,
            wanted not in self.names,
            not stock.is_own,
            not stock.mailing,
            _KINDS.index(stock.kind),
            _TRUST.index(stock.confidence),
            stock.brand.casefold(),
            _natural(stock.part),
        )


def squeeze(spelling: str) -> str:
    """A part number without what people leave out or add: case, spaces, hyphens, dots."""
    return re.sub(r"[\W_]+", "", _fold(spelling))


def parse(lines: Iterable[str]) -> tuple[Stock, ...]:
    """The stocks of a table of ours: tab-separated, `#` begins a comment, first row names the columns."""
    rows = (line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#"))
    header = next(rows)
    return tuple(_stock(dict(zip(header, row, strict=True))) for row in rows)


def _stock(row: dict[str, str]) -> Stock:
    number = {key: float(row[key] or 0) for key in MEASURES}
    edges = [float(edge) for edge in row["unprintable"].split()]
    return Stock(
        name=row["name"],
        brand=row["brand"],
        part=row["part"],
        aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
        title=row["title"],
        kind=row["kind"],  # type: ignore[arg-type]  # our own table, checked by a test
        paper=row["paper"],
        columns=int(row["columns"]),
        rows=int(row["rows"]),
        round="round" in row["flags"],
        turned="turned" in row["flags"],
        mailing="mailing" in row["flags"],
        confidence=row["confidence"],  # type: ignore[arg-type]  # our own table, checked by a test
        note=row["note"],
        unprintable=(edges[0], edges[1], edges[2], edges[3]) if edges else None,
        **number,
    )


MEASURES = (
    "paper_width",
    "paper_height",
    "width",
    "height",
    "left",
    "top",
    "pitch_x",
    "pitch_y",
    "corner",
    "margin",
)
"""What is measured of a stock, in millimetres."""
_KINDS: tuple[StockKind, ...] = ("sheet", "roll", "continuous", "card", "envelope")
_TRUST: tuple[Confidence, ...] = ("own", "high", "single", "disputed", "unverified")


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _names(stock: Stock) -> frozenset[str]:
    parts = [squeeze(part) for part in (stock.part, *stock.aliases)]
    brand = squeeze(stock.brand)
    return frozenset({squeeze(stock.name), *parts, *(brand + part for part in parts)})


def _text(stock: Stock) -> str:
    size = f"{stock.width:g} x {stock.height:g} {stock.width:g}x{stock.height:g}"
    grid = f"{stock.columns} x {stock.rows} {stock.columns}x{stock.rows}"
    words = (stock.name, stock.label, *stock.aliases, stock.title, stock.paper, size, grid)
    return _fold(" ".join(words))


def _natural(text: str) -> Sequence[tuple[int, str]]:
    """A key that puts L7 before L10."""
    return [(int(digits or 0), other) for digits, other in re.findall(r"(\d+)|(\D+)", text)]
