"""Which column of a table is which field of a contact, an order or an activity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Subject = Literal["contacts", "purchases", "activities"]
"""What the rows of a table are."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column goes.

    `field` is a name of RFC 6350 in lower case, with its part ("n.given", "adr.street", "org.title", "tel",
    "x-custom" with the label as the user's own field, "" for a column that is left out, "keep" for one kept
    word for word); `types` and `label` as in a card; `number` tells apart several of one field ("Phone 1",
    "Phone 2"): columns of one field and number belong together, as the parts of one address do. `part` is
    what stands in a column of a pair such as "Phone 1 - Type": "value" or "label". `separator` parts several
    values in one cell.
    """

    field: str = ""
    types: tuple[str, ...] = ()
    label: str = ""
    number: int = 1
    part: Literal["value", "label"] = "value"
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a table by their places; `key` is the field by which rows update whom the book has.

    `key` is "uid", "email", "tel", "fn", the name of a field of the user's own, or "" for what the cards say.
    `date_order` is how dates such as 3/4/2026 are read; `country` is assumed for phones without a code.
    """

    targets: tuple[Target, ...]
    subject: Subject = "contacts"
    key: str = ""
    date_order: Literal["dmy", "mdy", "ymd"] = "dmy"
    country: str = ""
    name: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class TablePreview:
    """What a table file looks like before it is read.

    `layout` is the program whose header it is ("google", "outlook", "icloud", "act", "thunderbird",
    "rolodex", "" for none known); `encoding`, `delimiter` ("" for a workbook) and `header_row` (counted from
    0, -1 for none) are what was found; `columns` the names, `samples` the first rows, `sheets` the names of a
    workbook's sheets.
    """

    file: str
    layout: str
    encoding: str
    delimiter: str
    header_row: int
    columns: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    mapping: Mapping
    sheets: tuple[str, ...] = ()
    sheet: str = ""
