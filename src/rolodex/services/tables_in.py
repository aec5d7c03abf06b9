"""Spreadsheets and lists of other programs that come in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from rolodex.domain import column_guess, exact_copy, table_layouts, table_text
from rolodex.domain.asked import key
from rolodex.domain.card import Card, PropertyFate, Rejected
from rolodex.domain.contact import CustomType
from rolodex.domain.custom_field import CustomField
from rolodex.domain.importing import Format
from rolodex.domain.mapping import Mapping, TablePreview
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.table_card import RowReader
from rolodex.domain.table_dates import order_of
from rolodex.domain.table_text import Row
from rolodex.services import table_files, workbook_reading
from rolodex.services.backups import Backups
from rolodex.services.importing import Importing, ImportPlan
from rolodex.services.purchase_importing import PurchaseImporting
from rolodex.services.settings import preferences
from rolodex.store import custom_fields
from rolodex.store.book import Book

BATCH = 256
SAMPLES = 20
"""Rows shown before a table is read."""
_LOOKED_AT = 60


class TablesIn:
    """Spreadsheets and lists of other programs that come in."""

    def __init__(
        self, book: Book, importing: Importing, purchases: PurchaseImporting, backups: Backups
    ) -> None:
        self._book = book
        self._importing = importing
        self._purchases = purchases
        self._backups = backups

    def preview(
        self,
        path: Path,
        sheet: str = "",
        delimiter: str = "",
        encoding: str = "",
        header_row: int | None = None,
    ) -> TablePreview:
        """What a table looks like, and where its columns would go; what is given is not guessed.

        `header_row` counts the rows that are not empty from 0, -1 for none. Raises UserError where the file
        cannot be read.
        """
        workbook = table_files.is_workbook(path)
        names = workbook_reading.sheets(path) if workbook else ()
        if not workbook:
            encoding = encoding or table_files.encoding_of(path)
            delimiter = delimiter or table_files.delimiter_of(path, encoding)
        found = list(islice(table_files.read(path, sheet, encoding, delimiter), _LOOKED_AT))
        cells = [row.cells for row in found]
        place = _header_row(cells) if header_row is None else min(header_row, len(cells) - 1)
        header = cells[place] if place >= 0 else _numbered(cells)
        samples = [row for row in cells[place + 1 :] if any(one.strip() for one in row)]
        layout = table_layouts.layout_of(header) if place >= 0 else ""
        mapping = self._guess(header, samples, layout)
        return TablePreview(
            path.name,
            layout,
            "" if workbook else encoding,
            "" if workbook else delimiter,
            place,
            tuple(header),
            tuple(samples[:SAMPLES]),
            mapping,
            names,
            sheet or next(iter(names), ""),
        )

    def _guess(self, header: Sequence[str], samples: Sequence[Sequence[str]], layout: str) -> Mapping:
        with self._book.reading() as connection:
            own = {key(field.name): field.name for field in custom_fields.fields(connection)}
            day_first = preferences(connection).day_first
        targets = column_guess.targets(header, layout, own)
        dates = [
            row[place]
            for place, target in enumerate(targets)
            if target.field in ("bday", "anniversary", "event")
            for row in samples
            if place < len(row)
        ]
        return Mapping(targets, date_order=order_of(dates, "dmy" if day_first else "mdy"))

    def plan(
        self,
        path: Path,
        mapping: Mapping | None = None,
        progress: Progress = silent,
        preview: TablePreview | None = None,
    ) -> ImportPlan:
        """What taking in the people of a table would do; nothing is written to the book.

        Where no mapping is given the columns go where `preview` says, or where their names tell. Raises
        UserError when the file cannot be read, Cancelled when `progress` does.
        """
        preview = preview or self.preview(path)
        mapping = mapping or preview.mapping
        form: Format = "csv" if preview.delimiter else "xlsx"
        cards = self._cards(path, preview, mapping, progress)
        batches = iter(lambda: list(islice(cards, BATCH)), [])
        return self._importing.plan_cards([path.name], form, batches, mapping.key)

    def _cards(
        self, path: Path, preview: TablePreview, mapping: Mapping, progress: Progress
    ) -> Iterator[Card | Rejected]:
        rows = _below_header(
            table_files.read(path, preview.sheet, preview.encoding, preview.delimiter, progress),
            preview.header_row,
        )
        if preview.layout == "rolodex":
            yield from _exact(path.name, preview.columns, rows)
            return
        with self._book.reading() as connection:
            own = _types(custom_fields.fields(connection))
        reader = RowReader(preview.columns, mapping, path.name, own)
        for row in rows:
            yield reader.card(row)


def _types(fields: Sequence[CustomField]) -> dict[str, CustomType]:
    return {field.name: field.type for field in reversed(fields)}


def _header_row(cells: Sequence[Sequence[str]]) -> int:
    """Which row names the columns."""
    if any(map(exact_copy.is_header, cells[:1])):
        return 0
    names = {key(name) for row in cells[:15] for name in row if column_guess.is_known(name)}
    return table_text.header_row(cells, frozenset(names))


def _numbered(cells: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Names for columns that have none: A, B, C ..."""
    width = max((len(row) for row in cells), default=0)
    return tuple(_letters(place) for place in range(width))


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _below_header(rows: Iterator[Row], header_row: int) -> Iterator[Row]:
    for place, row in enumerate(rows):
        if place > header_row:
            yield row


def _exact(file: str, header: Sequence[str], rows: Iterator[Row]) -> Iterator[Card | Rejected]:
    """The cards of an exact copy of our own; a contact may go on over several rows."""
    taken: list[Row] = []

    def table() -> Iterator[Sequence[str]]:
        for row in rows:
            taken.append(Row(row.line, (), reason=row.reason, text=row.text if row.reason else ""))
            yield row.cells

    told = 0
    for one in exact_copy.read(header, table()):
        while told < one.line - 1:
            yield from _broken(file, taken[told])
            told += 1
        told = max(told, one.line)
        line = taken[one.line - 1].line
        if one.contact is None:
            reason = one.reason or UNREADABLE
            yield Rejected(file, line, "", reason, ";".join(one.cells)[: table_text.TEXT_KEPT])
        else:
            digest = hashlib.sha256("\x1f".join(one.cells).encode("utf-8", "surrogatepass")).hexdigest()
            yield Card(one.contact, digest, line, file=file, fates=_all_mapped(header, one.cells))
    for row in taken[told:]:
        yield from _broken(file, row)


UNREADABLE = message("It says nothing that can be read.")


def _broken(file: str, row: Row) -> Iterator[Rejected]:
    if row.reason is not None:
        yield Rejected(file, row.line, "", row.reason, row.text)


def _all_mapped(header: Sequence[str], cells: Sequence[str]) -> tuple[PropertyFate, ...]:
    return tuple(
        PropertyFate(name, "mapped")
        for name, cell in zip(header[1:], cells[1:], strict=False)
        if cell and name
    )
