"""The cards of an exact copy of our own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from rolodex.domain import exact_copy, table_text
from rolodex.domain.card import Card, PropertyFate, Rejected
from rolodex.domain.message import message
from rolodex.domain.table_text import Row

UNREADABLE = message("It says nothing that can be read.")


def cards(file: str, header: Sequence[str], rows: Iterator[Row]) -> Iterator[Card | Rejected]:
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
            fates = _all_mapped(header, one.cells)
            yield Card(one.contact, digest, line, file=file, fates=fates, firms=one.firms)
    for row in taken[told:]:
        yield from _broken(file, row)


def _broken(file: str, row: Row) -> Iterator[Rejected]:
    if row.reason is not None:
        yield Rejected(file, row.line, "", row.reason, row.text)


def _all_mapped(header: Sequence[str], cells: Sequence[str]) -> tuple[PropertyFate, ...]:
    return tuple(
        PropertyFate(name, "mapped")
        for name, cell in zip(header[1:], cells[1:], strict=False)
        if cell and name
    )
