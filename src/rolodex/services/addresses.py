"""The rules by which addresses are written, read once, and the formats of the user's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from rolodex import paths
from rolodex.domain import address, kept_json
from rolodex.domain.address import AddressRules, layout_faults
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.store import settings
from rolodex.store.book import Book, Connection

FORMATS = "address_formats"
"""Under this name the settings hold the formats of the user's own: JSON by territory."""


@lru_cache(maxsize=1)
def rules() -> AddressRules:
    """The rules of all territories."""
    with (paths.resources() / "addresses" / "addresses.tsv").open(encoding="utf-8") as table:
        return address.parse(table)


def rules_of(connection: Connection) -> AddressRules:
    """The rules of all territories with the formats of the user's own, for what is printed from a book."""
    return _with(settings.get(connection, FORMATS))


def _layouts(kept: str) -> dict[str, str]:
    found = kept_json.named(kept)
    return {territory: layout for territory, layout in found.items() if isinstance(layout, str)}


@lru_cache(maxsize=4)
def _with(kept: str) -> AddressRules:
    return address.with_layouts(rules(), _layouts(kept)) if kept else rules()


class AddressFormats:
    """The formats of the user's own for the addresses of a country."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> Mapping[str, str]:
        """The formats by territory (ISO 3166-1 alpha-2): lines parted by "|", parts in braces."""
        with self._book.reading() as connection:
            kept = settings.get(connection, FORMATS)
        return _layouts(kept)

    def choose(self, territory: str, layout: str) -> Changes:
        """Write addresses there in this format from now on ("": the usual); UserError where it cannot be."""
        layout = layout.strip()
        if layout and (faults := layout_faults(layout)):
            raise UserError(
                message("This format cannot be used: %(fault)s. The one before stays.", fault=faults[0])
            )
        formats = {**self.all(), territory: layout}
        kept = {code: text for code, text in sorted(formats.items()) if text}
        with self._book.housekeeping() as tx:
            settings.put(tx.connection, FORMATS, json.dumps(kept, ensure_ascii=False) if kept else "")
        return Changes({"setting": frozenset({0})})
