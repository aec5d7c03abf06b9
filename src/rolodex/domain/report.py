"""Reports: one table of figures each, with its sentence, its chart, and the people behind each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message, message
from rolodex.domain.segment import Clause

CellKind = Literal["text", "count", "money", "percent", "days", "date", "decimal"]
ChartKind = Literal["bars", "stacked", "line", "grid", "shares", "funnel", "none"]
Cell = Message | int | float | str | None
NOTHING = message("")


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months: from `first` to `last` ("2026-01"), both included, and those it is compared with.

    `before_first` and `before_last` are as many months earlier, "" where nothing is compared. `name` says
    which choice it was ("12", "month", "quarter", "year", "last_year", "all", "own").
    """

    first: str
    last: str
    before_first: str = ""
    before_last: str = ""
    name: str = "12"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head and the kind of its cells; `key` names it in JSON and CSV."""

    key: str
    head: Message
    kind: CellKind = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a cell for each column (None: nothing to say), and the rule that gives the people behind it.

    Money is in minor units of the report's currency, a percentage as 12.5 for 12.5 %, a date as ISO text,
    `contact_id` the one contact it stands for, if it does. `colour` names a token of the theme for its mark.
    `level` is how deep it stands below the rows before it: a region of a country, a product of a category.
    """

    cells: tuple[Cell, ...]
    people: Clause | None = None
    contact_id: int = 0
    colour: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """How a report is drawn: `label` is the column that names each bar, `values` those that are drawn.

    `kind` bars: `values` side by side, the first of them the one that is compared with. grid: rows and
    columns of scores, `label` and `across` name them, the one value is the depth of the colour. funnel and
    shares: one value. `unfinished` is the row that is not over yet, -1 for none.
    """

    kind: ChartKind = "none"
    label: str = ""
    values: tuple[str, ...] = ()
    across: str = ""
    unfinished: int = -1


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the strip: what it is, its value, how it differs from the time before, its sentence.

    `change` is in per cent (of a percentage: in points), None where nothing can be compared; `good` whether
    more is better.
    """

    key: str
    label: Message
    kind: CellKind
    value: Cell
    change: float | None = None
    good: bool = True
    sentence: Message = NOTHING
    people: Clause | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report: money in `currency` alone; `others` are currencies that have amounts of their own.

    `sentence` says in words what the report shows and how it is counted; `silence` why there is nothing to
    show.
    """

    name: str
    title: Message
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    chart: Chart = Chart()
    figures: tuple[Figure, ...] = ()
    currency: str = ""
    others: tuple[str, ...] = ()
    period: Period | None = None
    sentence: Message = NOTHING
    silence: Message = NOTHING
    total: Row | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows and not self.figures


REPORTS = (
    "summary",
    "months",
    "lifecycle",
    "best",
    "campaigns",
    "rfm",
    "products",
    "returns",
    "areas",
    "sources",
    "cohorts",
    "pipeline",
    "activity",
    "hours",
    "kept",
)
"""The names of all reports, in the order of the panel."""
