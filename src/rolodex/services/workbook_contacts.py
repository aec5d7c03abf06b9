"""Contacts as a workbook (XLSX): every cell is text, but days that a spreadsheet can count with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.services.workbook import sheet_name

MOST_ROWS = 1_048_575
"""Rows below the head that a sheet can hold."""
_NO_XML = re.compile("[\ufffe\uffff]")
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `is_date` says that its cells may be days."""

    text: str
    width: int = 16
    is_date: bool = False


def write(stream: BinaryIO, title: str, heads: Sequence[Head], rows: Iterable[Sequence[str]]) -> None:
    """Write a workbook of one sheet, row by row, so that memory does not grow with it."""
    from xlsxwriter import Workbook  # start-up: xlsxwriter

    # What a user typed stays text, even where it begins like a formula or an address of the web.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(stream, {"constant_memory": True, **plain})
    try:
        sheet = book.add_worksheet(sheet_name(title, set()))
        bold, day = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
        )
        # Typed into a column of text, a number keeps its zeros too.
        text = book.add_format({"num_format": "@"})
        for place, head in enumerate(heads):
            sheet.set_column(place, place, head.width, day if head.is_date else text)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [head.text for head in heads], bold)
        dates = frozenset(place for place, head in enumerate(heads) if head.is_date)
        for number, row in enumerate(rows, 1):
            if number > MOST_ROWS:
                raise _too_many()
            _row(sheet, number, row, dates, (text, day))
    finally:
        book.close()


def _row(sheet: Any, number: int, row: Sequence[str], dates: frozenset[int], styles: tuple[Any, Any]) -> None:
    text, day = styles
    for place, cell in enumerate(row):
        if not cell:
            continue
        found = _day(cell) if place in dates else None
        if found is not None:
            sheet.write_datetime(number, place, found, day)
        else:
            sheet.write_string(number, place, _NO_XML.sub("", cell), text)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None


def _too_many() -> UserError:
    return UserError(
        message(
            "A sheet holds no more than %(count)d rows, so nothing was written. Choose fewer people, or CSV.",
            count=MOST_ROWS,
        )
    )
