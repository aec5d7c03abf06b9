"""docs/schema.md from the tables themselves: `write` it, or `check` that it still says the truth."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from sqlalchemy import Column, Table

from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION
from rolodex.store.tables import METADATA, UNJOURNALED, activity, book, campaign, contact, sales

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "schema.md"
JOIN = "\x1f"
"""Stands for a space where a line may not be broken."""
MODULES = (contact, activity, sales, campaign, book)

HEAD = f"""\
# What a book holds

A book is one SQLite file, `*.rolodex`, with `application_id` {APPLICATION_ID:#x} and
`user_version` {SCHEMA_VERSION}. Any program that knows SQLite 3.40 can read it, and may write it: the journal
and the totals are kept by triggers of the file itself, and what another program changed becomes a step
of the history when Rolodex next opens the book or writes to it.

This page is written from the tables by `tools/schema.py`; a test compares the two.

## How values are written

- Tables are STRICT and know TEXT and INTEGER only (BLOB in `blob`). A text that is not there is `''`, not
  NULL; only links may be NULL.
- **Stamps** are UTC, `2026-05-03T10:00:00Z`. **Due times** are the user's own clock, `2026-05-03` or
  `2026-05-03T16:30`. `day` counts from 1970-01-01, `month` is year * 12 + month - 1.
- **Money** is in minor units of its currency (ISO 4217): 1250 with EUR is 12.50. **Quantities** are in
  thousandths.
- **Dates of a person** stand as they came (`value`), and as `year`, `month`, `day`, 0 where the
  card is silent.
- **Repeated properties** of a card are rows with a `position`. `types` are joined by commas, `params` is
  JSON, `[["NAME", "value"], ...]`, `prop_group` is the group of the property (`item1`). Names are those of
  RFC 6350.
- What is not understood of a card is kept word for word in `foreign_property`.

## The journal

Every INSERT, UPDATE and DELETE of a journaled table leaves a row in `journal`: under which `changeset`, in
which table and row, and `before`, the columns as they were, as a JSON list in the order that
`journal_shape` gives for the version. Undo writes the rows back as a changeset of its own that names the
one it reverts.

## What is derived

These can be made anew from the rest at any time, and no other program should write them:

- `customer_total`, `month_total`, `customer_month_total`: kept by triggers on `purchase` and `refund`.
- `product_total`: kept by triggers on `purchase` and `purchase_line`.
- `talk_total`: made anew for those whose talks or orders changed, when a step ends.
- `customer` and `customer_count`: made anew for those whose totals or addresses changed, when a step ends.
- `entry`: one row for each contact as the list shows it, with the folded text that is searched. Its key
  `rank` is the contact's place in the order of names, with gaps.
- `word` and `gram`: FTS5 indexes over `entry`, for beginnings of words and for parts of words and numbers.
- the vocabulary of names, against which typing errors are mended.

Below, `->` names the table a column points to, and `cascade` says that the row vanishes with it; otherwise
the link becomes NULL. A star marks the key.
"""


def main() -> None:
    """Write the page, or say whether it is true."""
    if sys.argv[1:] == ["write"]:
        DOCUMENT.write_text(document(), encoding="utf-8")
    elif sys.argv[1:] != ["check"]:
        sys.exit("usage: schema.py write | check")
    elif DOCUMENT.read_text(encoding="utf-8") != document():
        sys.exit("docs/schema.md is not what the tables are; run: python tools/schema.py write")


def document() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(part for module in MODULES for part in _chapter(module))])


def _chapter(module: ModuleType) -> Iterator[str]:
    yield f"## {_sentence(module)}\n"
    for table, says in _tables(module):
        note = "" if table.name not in UNJOURNALED else " *Not journaled.*"
        yield f"### {table.name}\n\n{says}{note}\n"
        yield "```"
        yield from _lines(table)
        yield "```\n"


def _tables(module: ModuleType) -> list[tuple[Table, str]]:
    """The tables of a module with what they say of themselves, in the order they are written down."""
    found = []
    for name, table in METADATA.tables.items():
        for item in vars(module).values():
            if inspect.isclass(item) and getattr(item, "__table__", None) is table:
                found.append((METADATA.tables[name], _sentence(item)))
    return found


def _sentence(item: object) -> str:
    return " ".join((inspect.getdoc(item) or "").split())


def _lines(table: Table) -> list[str]:
    wrapped = textwrap.wrap(", ".join(map(_column, table.columns)), 100)
    return [line.replace(JOIN, " ") for line in wrapped]


def _column(column: Column[object]) -> str:
    """A column with its type and what it points to, kept together on one line."""
    key = "*" if column.primary_key else ""
    links = [
        f" -> {link.column.table.name}" + (" cascade" if link.ondelete == "CASCADE" else "")
        for link in column.foreign_keys
    ]
    return f"{column.name}{key} {column.type}{''.join(links)}".replace(" ", JOIN)


if __name__ == "__main__":
    main()
