"""The columns of the list: their names and widths, which are shown, and what a cell says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rolodex.domain.columns import Column
from rolodex.domain.listing import Order, Query
from rolodex.domain.message import Message, message
from rolodex.i18n import word
from rolodex.ui import wording

ROW = 34
NARROWEST = 48
WIDEST = 900


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column: its name, its usual width, and the order that a click on its head asks for."""

    id: Column
    text: Message
    width: int
    order: Order | None = None
    usual: bool = True


SPECS: tuple[ColumnSpec, ...] = (
    ColumnSpec("name", message("Name"), 220, "family"),
    ColumnSpec("company", message("Company"), 170, "org"),
    ColumnSpec("job", message("Job"), 140),
    ColumnSpec("phone", message("Phone"), 140),
    ColumnSpec("email", message("Email"), 200),
    ColumnSpec("city", message("City"), 110),
    ColumnSpec("country", message("Country"), 110, usual=False),
    ColumnSpec("tags", message("Tags"), 130),
    ColumnSpec("contacted", message("Last contact"), 110, usual=False),
    ColumnSpec("changed", message("Last changed"), 110, "changed", usual=False),
)
_BY_ID: Mapping[str, ColumnSpec] = MappingProxyType({spec.id: spec for spec in SPECS})


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are shown, in their order, each with its width."""

    shown: tuple[tuple[Column, int], ...]

    @property
    def ids(self) -> tuple[Column, ...]:
        """The columns without their widths."""
        return tuple(column for column, _width in self.shown)

    def specs(self) -> tuple[ColumnSpec, ...]:
        """What is known of each column."""
        return tuple(_BY_ID[column] for column in self.ids)

    def toggled(self, column: Column) -> Columns:
        """With this column, or without it; the name always stays."""
        if column == "name":
            return self
        if column in self.ids:
            return Columns(tuple(pair for pair in self.shown if pair[0] != column))
        wanted = {*self.ids, column}
        widths = dict(self.shown)
        return Columns(tuple((s.id, widths.get(s.id, s.width)) for s in SPECS if s.id in wanted))

    def resized(self, number: int, width: int) -> Columns:
        """With another width of one column."""
        pairs = list(self.shown)
        pairs[number] = pairs[number][0], max(NARROWEST, min(width, WIDEST))
        return Columns(tuple(pairs))

    def as_text(self) -> str:
        """For remembering: "name:230 company:190"."""
        return " ".join(f"{column}:{width}" for column, width in self.shown)


USUAL = Columns(tuple((spec.id, spec.width) for spec in SPECS if spec.usual))


def columns_of(text: str) -> Columns:
    """The columns of a remembered text; the usual ones where it does not say any."""
    pairs: dict[Column, int] = {}
    for part in text.split():
        name, _colon, width = part.partition(":")
        spec = _BY_ID.get(name)
        if spec is not None and width.isascii() and width.isdigit():
            pairs[spec.id] = max(NARROWEST, min(int(width), WIDEST))
    if not pairs:
        return USUAL
    return Columns((("name", pairs.pop("name", SPECS[0].width)), *pairs.items()))


def cell_text(column: Column, value: str, today: date) -> str:
    """What a cell says: stamps as days, all in one line."""
    if column in ("contacted", "changed"):
        moment = wording.local(value) if value else None
        return wording.short_day(moment.date(), today) if moment else ""
    return value.replace("\n", " ")


def heading(spec: ColumnSpec) -> str:
    """The words over a column."""
    return word(spec.text)


def order_after(spec: ColumnSpec, query: Query) -> Order:
    """The order after a click on this head: by given names where it is by surnames already."""
    companies = query.kind == "org"
    if spec.order == "family" and query.order == "family" and not companies:
        return "given"
    return query.order if spec.order is None or (companies and spec.order == "org") else spec.order
