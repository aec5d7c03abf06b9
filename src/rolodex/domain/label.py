"""What is asked of a sheet of labels, and what it will hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rolodex.domain.audience import AddressChoice
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.label_layout import LabelLayout
from rolodex.domain.message import Message
from rolodex.domain.stock import Stock

Capitals = Literal["postal", "typed"]
"""Addresses with the capitals that the post of their country asks for, or as they were typed."""

MOST_COPIES = 999
"""Of each label, in one run."""


@dataclass(frozen=True, slots=True)
class LabelJob:
    """Labels for these contacts on this stock, from label `start` (1-based) of the first sheet.

    `home` is the sender's country (ISO 3166-1 alpha-2): its own name is then left out. Other countries are
    named in `language`, the sender's. With `sender` envelopes carry the return address, where there is one.
    `sheets` are the free places (0-based) of part-used sheets that are fed first, each once; fresh sheets
    follow, of which the first begins at `start`. `printer` corrects what the printer misses.
    """

    contact_ids: tuple[int, ...]
    stock: str
    start: int = 1
    copies: int = 1
    home: str = ""
    order: Literal["name", "code", "listed"] = "name"
    outlines: bool = False
    language: str = "en"
    sender: bool = True
    households: bool = False
    address: AddressChoice = "preferred"
    capitals: Capitals = "postal"
    layout: LabelLayout = field(default_factory=LabelLayout)
    sheets: tuple[tuple[int, ...], ...] = ()
    printer: PrinterProfile | None = None
    campaign_id: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """A contact left off the sheet, and why."""

    id: int
    fn: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A contact whose label is set smaller than the usual size, in points."""

    id: int
    fn: str
    size: float


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a label stands: its page and its place on the sheet (both 0-based), and whose it is."""

    page: int
    place: int
    contact_id: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of one piece, whatever its copies: `lines` as they were before they were wrapped.

    The first of `contact_ids` leads. `beside` are the texts of the parts of the layout, in their order.
    `least` is the smallest size the post reads, `han` in whose shapes Chinese characters are drawn.
    """

    contact_ids: tuple[int, ...]
    lines: tuple[str, ...]
    beside: tuple[str, ...] = ()
    code: str = ""
    least: float = 0.0
    han: Literal["jp", "sc"] = "sc"


@dataclass(frozen=True, slots=True)
class LabelPlan:
    """What the sheets will hold: who is left out, whose text is smaller, and the lines of each label.

    `slots` tell whose each label is, `printed` are the words of each piece and `sender` those of the return
    address, on this `stock`: with them the same sheets can be printed again.
    """

    labels: int
    pages: int
    skipped: tuple[Skipped, ...] = ()
    shrunk: tuple[Shrunk, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    slots: tuple[Slot, ...] = ()
    printed: tuple[Printed, ...] = ()
    sender: tuple[str, ...] = ()
    stock: Stock | None = None

    def at(self, page: int, place: int) -> int:
        """Whose label stands there; 0 where none does."""
        return next((one.contact_id for one in self.slots if (one.page, one.place) == (page, place)), 0)


@dataclass(frozen=True, slots=True)
class Raster:
    """A page as a picture: 32-bit BGRA rows of `stride` bytes."""

    width: int
    height: int
    stride: int
    data: bytes
