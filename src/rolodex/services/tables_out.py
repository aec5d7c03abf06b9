"""Contacts as tables: for people and spreadsheets, or as an exact copy."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from rolodex.domain import exact_copy, table_counts, table_out
from rolodex.domain.contact import Contact
from rolodex.domain.figure_words import comma
from rolodex.domain.message import Word, message
from rolodex.domain.table_counts import Counts
from rolodex.domain.table_guard import guarded
from rolodex.services.workbook_contacts import Head, write

Contacts = Callable[[], Iterable[Contact]]
"""Reads the contacts; a table for people reads them twice, for its columns and for its rows."""


def exact_csv(stream: BinaryIO, contacts: Contacts, firms: Mapping[int, str]) -> None:
    """Write an exact copy as CSV: UTF-8 with its mark, commas, as RFC 4180 has it."""
    rows = (row for one in contacts() for row in exact_copy.rows(one, firms))
    _csv(stream, exact_copy.COLUMNS, rows, ",")


def exact_xlsx(stream: BinaryIO, contacts: Contacts, firms: Mapping[int, str], word: Word) -> None:
    """Write an exact copy as a workbook."""
    heads = [Head(name) for name in exact_copy.COLUMNS]
    rows = (row for one in contacts() for row in exact_copy.rows(one, firms))
    write(stream, word(message("Contacts")), heads, rows)


def people_csv(stream: BinaryIO, contacts: Contacts, word: Word, locale: str) -> None:
    """Write a table for people as CSV; no cell of it is taken for a formula or a number of another kind.

    Where a comma begins decimals, spreadsheets part cells by semicolons.
    """
    counts = table_counts.counted(contacts())
    columns = table_out.columns(counts)
    rows = ([guarded(cell) for cell in row] for row in _rows(columns, contacts(), word))
    heads = [guarded(word(column.head)) for column in columns]
    _csv(stream, heads, rows, ";" if comma(locale) else ",")


def people_xlsx(stream: BinaryIO, contacts: Contacts, word: Word) -> None:
    """Write a table for people as a workbook."""
    columns = table_out.columns(table_counts.counted(contacts()))
    heads = [Head(word(column.head), column.width, column.kind == "date") for column in columns]
    write(stream, word(message("Contacts")), heads, _rows(columns, contacts(), word))


def counts(contacts: Contacts) -> Counts:
    """How many columns of each kind a table of these contacts has."""
    return table_counts.counted(contacts())


def _rows(
    columns: Sequence[table_out.Column], contacts: Iterable[Contact], word: Word
) -> Iterator[Sequence[str]]:
    says = [column.say for column in columns]
    for contact in contacts:
        yield [say(contact, word)[: table_out.LONGEST_CELL] for say in says]


def _csv(stream: BinaryIO, heads: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=delimiter)
        writer.writerow(heads)
        writer.writerows(rows)
    finally:
        text.detach()
