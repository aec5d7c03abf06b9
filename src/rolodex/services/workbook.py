"""Reports as a spreadsheet (XLSX): a sheet for each, with numbers and dates that can be counted with."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rolodex.domain import money
from rolodex.domain.figure_words import span
from rolodex.domain.message import Message, Word, message
from rolodex.domain.report import Cell, CellKind, Column, Report, Row

LONGEST_TITLE = 31
"""So many signs may the name of a sheet have."""
LONGEST_CELL = 32_767
WIDEST, LEAST_WIDE = 60, 9
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NUMBERS: dict[CellKind, str] = {
    "count": "#,##0",
    "days": "#,##0",
    "percent": "0.0%",
    "decimal": "#,##0.###",
    "date": "yyyy-mm-dd",
}
HEAD = 4
"""The row of the heads: above it are title, sentence, and period with currency."""


def written(reports: Sequence[Report], word: Word) -> bytes:
    """The bytes of a workbook of these reports; `word` is how the edge words a text."""
    from xlsxwriter import Workbook  # start-up: xlsxwriter

    stream = io.BytesIO()
    # What a user typed stays text, even where it begins like a formula or an address of the web.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(stream, {"in_memory": True, **plain})
    names: set[str] = set()
    for report in reports:
        name = sheet_name(word(report.title) or report.name, names)
        names.add(name.casefold())
        _Sheet(book, book.add_worksheet(name), report, word).write()
    if not reports:
        book.add_worksheet()
    book.close()
    return stream.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that a sheet may have: short, without forbidden signs, unlike those taken (case folded)."""
    plain = _FORBIDDEN.sub(" ", title).strip(" '")[:LONGEST_TITLE].strip(" '") or "-"
    if plain.casefold() == "history":  # a name that spreadsheets keep for themselves
        plain = f"{plain} -"
    name, number = plain, 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = plain[: LONGEST_TITLE - len(ending)] + ending, number + 1
    return name


def number_format(kind: CellKind, currency: str) -> str:
    """How a spreadsheet shows the numbers of a kind; "" for text."""
    if kind == "money":
        places = money.exponent(currency)
        sign = money.symbol(currency).strip().replace('"', "")
        amount = "#,##0" + (f".{'0' * places}" if places else "")
        return f'{amount} "{sign}"' if sign else amount
    return _NUMBERS.get(kind, "")


class _Sheet:
    """One report on its sheet."""

    def __init__(self, book: Any, sheet: Any, report: Report, word: Word) -> None:
        self._book, self._sheet, self._report, self._word = book, sheet, report, word
        self._formats: dict[tuple[str, bool, int], Any] = {}
        self._widths: dict[int, int] = {}

    def write(self) -> None:
        """Put everything down."""
        report = self._report
        self._sheet.write_string(0, 0, self._word(report.title), self._book.add_format(_TITLE))
        self._sheet.write_string(1, 0, self._word(report.silence if report.is_empty else report.sentence))
        self._sheet.write_string(2, 0, self._about())
        row = HEAD
        if report.figures:
            row = self._figures(row)
        if report.rows:
            self._table(row)
        for place, width in self._widths.items():
            self._sheet.set_column(place, place, min(WIDEST, max(LEAST_WIDE, width + 2)))

    def _about(self) -> str:
        """The period, the currency, and which other currencies are left out."""
        report, word = self._report, self._word
        parts = []
        if report.period is not None:
            parts.append(span(report.period, word))
        if report.currency:
            parts.append(report.currency)
        if report.others:
            left = message("not in here: amounts in %(currencies)s", currencies=", ".join(report.others))
            parts.append(word(left))
        return " · ".join(parts)

    def _figures(self, row: int) -> int:
        heads = (message("Figure"), message("Value"), message("Change"), message("What it says"))
        self._head(row, heads)
        for figure in self._report.figures:
            row += 1
            self._cell(row, 0, figure.label, "text")
            self._cell(row, 1, figure.value, figure.kind)
            points = figure.kind == "percent"
            self._cell(row, 2, figure.change, "decimal" if points else "percent")
            self._cell(row, 3, figure.sentence, "text")
        return row + 2

    def _table(self, row: int) -> None:
        report = self._report
        self._head(row, tuple(column.head for column in report.columns))
        self._sheet.freeze_panes(row + 1, 0)
        for line in report.rows:
            row += 1
            self._row(row, report.columns, line)
        if report.total is not None:
            self._row(row + 1, report.columns, report.total, bold=True)

    def _row(self, row: int, columns: Sequence[Column], line: Row, *, bold: bool = False) -> None:
        for place, (column, cell) in enumerate(zip(columns, line.cells, strict=True)):
            self._cell(row, place, cell, column.kind, bold=bold, indent=0 if place else line.level)

    def _head(self, row: int, heads: Sequence[Message]) -> None:
        style = self._book.add_format({"bold": True, "bottom": 1, "text_wrap": False})
        for place, head in enumerate(heads):
            text = self._word(head)
            self._sheet.write_string(row, place, text, style)
            self._widen(place, len(text))

    def _cell(
        self, row: int, place: int, cell: Cell, kind: CellKind, *, bold: bool = False, indent: int = 0
    ) -> None:
        if cell is None:
            return
        if isinstance(cell, Message):
            cell, kind = self._word(cell), "text"
        if isinstance(cell, str):
            self._text(row, place, cell, kind, bold=bold, indent=indent)
            return
        value: int | float | Decimal = cell
        if kind == "money":
            value = Decimal(cell).scaleb(-money.exponent(self._report.currency))
        elif kind == "percent":
            value = cell / 100
        style = self._format(number_format(kind, self._report.currency), bold=bold, indent=indent)
        self._sheet.write_number(row, place, value, style)
        self._widen(place, len(f"{value:,.2f}") + (4 if kind == "money" else 0))

    def _text(self, row: int, place: int, text: str, kind: CellKind, *, bold: bool, indent: int) -> None:
        found = _date(text) if kind == "date" else None
        if found is None:
            self._sheet.write_string(
                row, place, text[:LONGEST_CELL], self._format("", bold=bold, indent=indent)
            )
            self._widen(place, len(text) + 2 * indent)
            return
        shape = "mmm yyyy" if len(text) == len("2026-05") else number_format("date", "")
        self._sheet.write_datetime(row, place, found, self._format(shape, bold=bold, indent=indent))
        self._widen(place, len("2026-05-03"))

    def _format(self, number: str, *, bold: bool, indent: int) -> Any:
        key = number, bold, indent
        if key not in self._formats:
            style: dict[str, object] = {"indent": indent} if indent else {}
            if number:
                style["num_format"] = number
            if bold:
                style |= {"bold": True, "top": 1}
            self._formats[key] = self._book.add_format(style)
        return self._formats[key]

    def _widen(self, place: int, width: int) -> None:
        self._widths[place] = max(self._widths.get(place, 0), width)


_TITLE = {"bold": True, "font_size": 14}


def _date(text: str) -> date | None:
    """The day of an ISO date or the first of a month; None where the text is neither, or before 1900."""
    try:
        found = date.fromisoformat(f"{text}-01" if len(text) == len("2026-05") else text[:10])
    except ValueError:
        return None
    return found if found.year >= 1900 else None
