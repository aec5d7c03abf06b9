"""Tables for tests, and what comes of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
from tests.builders import coming

from rolodex.domain.contact import Contact
from rolodex.domain.mapping import Mapping
from rolodex.services.opening import Services


def table(folder: Path, text: str, encoding: str = "utf-8", name: str = "table.csv") -> Path:
    made = folder / name
    made.write_bytes(text.encode(encoding))
    return made


def people(services: Services, made: Path, mapping: Mapping | None = None) -> list[Contact]:
    with services.tables_in.plan(made, mapping) as plan:
        return coming(plan)


def take(services: Services, made: Path, mapping: Mapping | None = None) -> tuple[int, int, int]:
    with services.tables_in.plan(made, mapping) as plan:
        counts = services.importing.apply(plan).counts
    return counts.new, counts.updated, counts.unchanged


def workbook(folder: Path, *found: Sequence[object], sheet: str = "People") -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = sheet
    for cells in found:
        first.append(list(cells))
    made = folder / "table.xlsx"
    book.save(made)
    return made
