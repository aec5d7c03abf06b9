"""Spreadsheets and lists of other programs that come in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from rolodex.domain import (
    activity_file,
    column_guess,
    exact_copy,
    mapping_json,
    mapping_targets,
    purchase_columns,
    table_layouts,
    table_text,
)
from rolodex.domain.asked import key
from rolodex.domain.card import Card, Rejected
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.importing import Receipt
from rolodex.domain.mapping import Mapping, Subject, TablePreview, Target
from rolodex.domain.mapping_targets import TargetChoice
from rolodex.domain.message import message
from rolodex.domain.naming import short_name
from rolodex.domain.progress import Progress, silent
from rolodex.domain.table_card import RowReader
from rolodex.domain.table_dates import order_of
from rolodex.domain.table_text import Row
from rolodex.services import card_files, exact_cards, table_files, workbook_reading
from rolodex.services.activity_importing import ActivityImporting, ActivityPlan
from rolodex.services.backups import Backups
from rolodex.services.contacts import Saved
from rolodex.services.importing import Importing, ImportPlan
from rolodex.services.purchase_importing import PurchaseImporting, PurchasePlan
from rolodex.services.settings import preferences
from rolodex.store import custom_fields, mappings
from rolodex.store.book import Book

BATCH = 256
SAMPLES = 20
"""Rows shown before a table is read."""
_LOOKED_AT = 60
_DATED = frozenset({"bday", "anniversary", "event", "date", "due"})


class TablesIn:
    """Spreadsheets and lists of other programs that come in."""

    def __init__(
        self, book: Book, importing: Importing, purchases: PurchaseImporting, backups: Backups
    ) -> None:
        self._book = book
        self._importing = importing
        self._purchases = purchases
        self._activities = ActivityImporting(book, backups)

    def preview(
        self,
        path: Path,
        sheet: str = "",
        delimiter: str = "",
        encoding: str = "",
        header_row: int | None = None,
        *,
        subject: Subject = "contacts",
    ) -> TablePreview:
        """What a table looks like, and where its columns would go; what is given is not guessed.

        `header_row` counts the rows that are not empty from 0, -1 for none. A mapping that was saved for a
        table with the same columns is used again. Raises UserError where the file cannot be read.
        """
        workbook = table_files.is_workbook(path)
        names = workbook_reading.sheets(path) if workbook else ()
        if not workbook:
            encoding = encoding or table_files.encoding_of(path)
            delimiter = delimiter or table_files.delimiter_of(path, encoding)
        found = list(islice(table_files.read(path, sheet, encoding, delimiter), _LOOKED_AT))
        cells = [row.cells for row in found]
        place = _header_row(cells, subject) if header_row is None else min(header_row, len(cells) - 1)
        header = cells[place] if place >= 0 else _numbered(cells)
        samples = [row for row in cells[place + 1 :] if any(one.strip() for one in row)]
        layout = table_layouts.layout_of(header) if place >= 0 and subject == "contacts" else ""
        return TablePreview(
            path.name,
            layout,
            "" if workbook else encoding,
            "" if workbook else delimiter,
            place,
            tuple(header),
            tuple(samples[:SAMPLES]),
            self._mapping(header, samples, layout, subject),
            names,
            sheet or next(iter(names), ""),
        )

    def _mapping(
        self, header: Sequence[str], samples: Sequence[Sequence[str]], layout: str, subject: Subject
    ) -> Mapping:
        """The mapping saved for such a table, else what the names of its columns tell."""
        with self._book.reading() as connection:
            saved = mappings.of_header(connection, mapping_json.header_text(header))
            own = {key(field.name): field.name for field in custom_fields.fields(connection)}
            day_first = preferences(connection).day_first
        if saved and saved.subject == subject and len(saved.targets) == len(header):
            return saved
        targets = _targets(header, layout, own, subject)
        dates = [
            row[place]
            for place, target in enumerate(targets)
            if target.field in _DATED
            for row in samples
            if place < len(row)
        ]
        order = order_of(dates, "dmy" if day_first else "mdy")
        return Mapping(targets, subject=subject, date_order=order)

    def targets(self, subject: Subject = "contacts") -> tuple[TargetChoice, ...]:
        """Where a column may go, in the order in which it is offered."""
        with self._book.reading() as connection:
            own = [(field.name, field.type) for field in custom_fields.fields(connection)]
        return mapping_targets.of_subject(subject, own)

    def encodings(self) -> tuple[str, ...]:
        """The encodings a user may choose from."""
        return table_files.ENCODINGS

    def plan(
        self,
        path: Path,
        mapping: Mapping | None = None,
        progress: Progress = silent,
        preview: TablePreview | None = None,
    ) -> ImportPlan:
        """What taking in the people of a file would do; nothing is written to the book.

        Where no mapping is given the columns go where `preview` says, or where their names tell; LDIF and
        JSON need none. Raises UserError when the file cannot be read, Cancelled when `progress` does.
        """
        suffix = path.suffix.lower()
        if suffix in card_files.READERS:
            form, read = card_files.READERS[suffix]
            return self._importing.plan_cards([path.name], form, _batches(read(path, progress)))
        preview = preview or self.preview(path)
        mapping = mapping or preview.mapping
        form = "csv" if preview.delimiter else "xlsx"
        cards = self._cards(path, preview, mapping, progress)
        plan = self._importing.plan_cards([path.name], form, _batches(cards), mapping.key)
        if preview.header_row >= 0:
            plan.header = _joined(preview.columns, preview.delimiter or ";")
        return plan

    def _cards(
        self, path: Path, preview: TablePreview, mapping: Mapping, progress: Progress
    ) -> Iterator[Card | Rejected]:
        rows = _rows(path, preview, progress)
        if preview.layout == "rolodex":
            yield from exact_cards.cards(path.name, preview.columns, rows)
            return
        with self._book.reading() as connection:
            own = {field.name: field.type for field in reversed(custom_fields.fields(connection))}
        reader = RowReader(preview.columns, mapping, path.name, own)
        for row in rows:
            yield reader.card(row)

    def plan_purchases(
        self,
        path: Path,
        mapping: Mapping | None = None,
        progress: Progress = silent,
        preview: TablePreview | None = None,
    ) -> PurchasePlan:
        """What taking in the orders of a table would do; `purchase_importing.apply` does it."""
        preview = preview or self.preview(path, subject="purchases")
        chosen = mapping or preview.mapping
        columns = _columns(chosen, "date", path.name)
        plan = self._purchases.plan_rows(
            path.name,
            _rows(path, preview, progress),
            columns,
            len(preview.columns),
            order=chosen.date_order,
            progress=progress,
        )
        # Nobody may believe that a column was read which nobody knew or left out.
        unknown = () if mapping or chosen.id else tuple(_unknown(preview, columns))
        return replace(plan, rejected=(*unknown, *plan.rejected))

    def plan_activities(
        self,
        path: Path,
        mapping: Mapping | None = None,
        progress: Progress = silent,
        preview: TablePreview | None = None,
    ) -> ActivityPlan:
        """What taking in the calls, meetings and notes of a table would do."""
        preview = preview or self.preview(path, subject="activities")
        mapping = mapping or preview.mapping
        columns = _columns(mapping, "date", path.name)
        rows = _rows(path, preview, progress)
        found = activity_file.read(rows, preview.columns, columns, path.name, mapping.date_order)
        return self._activities.plan_rows(path.name, found)

    def apply_activities(self, plan: ActivityPlan, progress: Progress = silent) -> Receipt:
        """Write down the activities of a plan, as one step of the history."""
        return self._activities.apply(plan, progress)

    def mappings(self) -> tuple[Mapping, ...]:
        """The saved mappings by name."""
        with self._book.reading() as connection:
            return tuple(sorted(mappings.every(connection), key=lambda one: (one.name.casefold(), one.id)))

    def named(self, name: str) -> Mapping:
        """The mapping of this name, capitals or not; UserError where there is none."""
        found = next((one for one in self.mappings() if one.name.casefold() == name.strip().casefold()), None)
        if found is None:
            raise UserError(
                message("There is no mapping “%(name)s”; nothing was changed.", name=short_name(name))
            )
        return found

    def save_mapping(self, mapping: Mapping, columns: Sequence[str] = ()) -> Saved:
        """Keep a mapping under its name, in place of the one with its id or name.

        Tables with these columns are then known again.
        """
        name = " ".join(mapping.name.split())
        if not name:
            raise UserError(message("A mapping needs a name; nothing was changed."))
        every = self.mappings()
        same = next((one for one in every if one.name.casefold() == name.casefold()), None)
        known = next((one for one in every if mapping.id and one.id == mapping.id), same)
        if known and same and known.id != same.id:
            raise UserError(
                message(
                    "There is another mapping “%(name)s”; nothing was changed. Choose another name.",
                    name=short_name(name),
                )
            )
        kept = replace(mapping, name=name, id=known.id if known else 0)
        header = mapping_json.header_text(columns)
        with self._book.change(message("Keep the mapping %(name)s", name=short_name(name))) as tx:
            if known:
                mappings.replace(tx, kept, header)
            mapping_id = kept.id or mappings.insert(tx, kept, header)
        return Saved(mapping_id, tx.changes)

    def delete_mapping(self, mapping_id: int) -> Changes:
        """Take a mapping out of the book; what came in by it stays."""
        name = next((one.name for one in self.mappings() if one.id == mapping_id), "")
        with self._book.change(message("Delete the mapping %(name)s", name=short_name(name))) as tx:
            mappings.delete(tx, [mapping_id])
        return tx.changes


def _batches(cards: Iterator[Card | Rejected]) -> Iterator[Sequence[Card | Rejected]]:
    return iter(lambda: list(islice(cards, BATCH)), [])


def _targets(header: Sequence[str], layout: str, own: dict[str, str], subject: Subject) -> tuple[Target, ...]:
    if subject == "contacts":
        return column_guess.targets(header, layout, own)
    found: list[Target] = []
    for name in header:
        field = purchase_columns.column_of(name) if subject == "purchases" else activity_file.column_of(name)
        if any(field and one.field == field for one in found):
            field = ""
        usual = "keep" if subject == "activities" and name.strip() else ""
        found.append(Target(field or usual))
    return tuple(found)


def _columns(mapping: Mapping, needed: str, file: str) -> dict[int, str]:
    """The places of columns with what they hold. Raises UserError where a needed one is missing."""
    found = {place: target.field for place, target in enumerate(mapping.targets) if target.field}
    named = set(found.values())
    if needed not in named or named.isdisjoint({"uid", "email", "customer"}):
        raise UserError(
            message(
                "In “%(file)s” no column is known to hold the date, or the name, email or card number of the "
                "person; nothing was changed. Say which columns these are.",
                file=file,
            )
        )
    return found


def _unknown(preview: TablePreview, columns: Collection[int]) -> Iterator[Rejected]:
    for place, name in enumerate(preview.columns):
        if place not in columns and name.strip():
            reason = message("The column “%(name)s” is not known and was not read.", name=name.strip())
            yield Rejected(preview.file, preview.header_row + 1, name.strip(), reason)


def _rows(path: Path, preview: TablePreview, progress: Progress) -> Iterator[Row]:
    """The rows below the header."""
    every = table_files.read(path, preview.sheet, preview.encoding, preview.delimiter, progress)
    return (row for place, row in enumerate(every) if place > preview.header_row)


def _header_row(cells: Sequence[Sequence[str]], subject: Subject) -> int:
    """Which row names the columns."""
    if any(map(exact_copy.is_header, cells[:1])):
        return 0
    known = _KNOWN[subject]
    return table_text.header_row(
        cells, frozenset(key(name) for row in cells[:15] for name in row if known(name))
    )


_KNOWN: dict[Subject, Callable[[str], object]] = {
    "contacts": column_guess.is_known,
    "purchases": purchase_columns.column_of,
    "activities": activity_file.column_of,
}


def _joined(cells: Sequence[str], mark: str) -> str:
    """Cells as one line of text."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="").writerow(cells)
    return out.getvalue()


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
