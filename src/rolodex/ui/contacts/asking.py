"""What the list asks of the book, each in one go, off the UI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from rolodex import i18n
from rolodex.domain.columns import Cells, Column
from rolodex.domain.listing import ContactRow, Listing, Matches, Query
from rolodex.ui import wording
from rolodex.ui.contacts.columns import cell_text
from rolodex.ui.contacts.model import AROUND
from rolodex.ui.ports import Contacts

FIRST_ROWS = 50
NO_CELLS: Mapping[int, Cells] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Found:
    """The first rows of a list with their count, and their cells where columns are shown."""

    matches: Matches
    cells: Mapping[int, Cells] = field(default_factory=lambda: NO_CELLS)


@dataclass(frozen=True, slots=True)
class Fetched:
    """Further rows of a list."""

    rows: tuple[ContactRow, ...]
    cells: Mapping[int, Cells] = field(default_factory=lambda: NO_CELLS)


@dataclass(frozen=True, slots=True)
class Whole:
    """A list read in one go: its count, its ids, and the rows around the one that stays in view."""

    matches: Matches
    listing: Listing
    rows: Mapping[int, ContactRow]
    cells: Mapping[int, Cells] = field(default_factory=lambda: NO_CELLS)


def first(contacts: Contacts, query: Query, columns: Sequence[Column]) -> Found:
    """The first rows of a list."""
    matches = contacts.matches(query, FIRST_ROWS)
    return Found(matches, cells(contacts, [row.id for row in matches.rows], columns))


def further(contacts: Contacts, ids: Sequence[int], columns: Sequence[Column]) -> Fetched:
    """The rows of these contacts."""
    return Fetched(contacts.rows(ids), cells(contacts, ids, columns))


def whole(
    contacts: Contacts, query: Query, columns: Sequence[Column], anchor: int, view: tuple[int, int]
) -> Whole:
    """The list anew, with the rows around `anchor` or, where it is gone, around those that were in view."""
    matches = contacts.matches(query, FIRST_ROWS)
    listing = contacts.listing(replace(query, text=matches.mended or query.text))
    at = place_of(listing.ids, anchor, view[0])
    begin, end = max(0, at - AROUND), at + view[1] - view[0] + 1 + AROUND
    ids = listing.ids[begin:end]
    by_id = {row.id: row for row in contacts.rows(ids)}
    rows = {begin + n: by_id[one] for n, one in enumerate(ids) if one in by_id}
    rows.update(enumerate(matches.rows[: len(listing.ids)]))
    return Whole(matches, listing, rows, cells(contacts, [row.id for row in rows.values()], columns))


def cells(contacts: Contacts, ids: Sequence[int], columns: Sequence[Column]) -> Mapping[int, Cells]:
    """What these contacts have in the columns that are shown, in words."""
    if not columns or not ids:
        return NO_CELLS
    today = wording.today()
    country = _countries() if "country" in columns else None

    def said(column: Column, text: str) -> str:
        return country(text) if country and column == "country" else cell_text(column, text, today)

    # Made ready here, off the UI thread, as each of them is painted many times.
    return {
        one: tuple(said(column, text) if text else "" for column, text in zip(columns, texts, strict=True))
        for one, texts in contacts.cells(ids, columns).items()
    }


def _countries() -> Callable[[str], str]:
    """How a country is called by its code."""
    from rolodex.services import addresses  # start-up: the names of 252 territories are wanted only here

    names, language = addresses.rules().countries, i18n.language()
    return lambda code: names.name(code, language) or code


def place_of(ids: Sequence[int], anchor: int, otherwise: int) -> int:
    """Where the anchor stands, or the place it had."""
    try:
        return ids.index(anchor)
    except ValueError:
        return max(0, min(otherwise, len(ids) - 1))
