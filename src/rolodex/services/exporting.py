"""The book going out: cards and JSON that any other program can read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from rolodex.domain.contact import Contact
from rolodex.domain.listing import Query
from rolodex.domain.progress import Progress, silent
from rolodex.services.files import replacing
from rolodex.store import blobs, search
from rolodex.store import contacts as store
from rolodex.store.book import Book, Connection

Version = Literal["3.0", "4.0"]
BATCH = 500


class Exporting:
    """Contacts of one book into files."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def vcf(
        self,
        out: Path,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        version: Version = "3.0",
        progress: Progress = silent,
    ) -> int:
        """Write these contacts (or all that answer the query, or everything) as cards; returns how many."""
        from rolodex.vcard.writing import write_cards  # start-up: vobject

        with self._book.reading() as connection, replacing(out) as stream:
            chosen = _chosen(connection, ids, query)
            contacts = _contacts(connection, chosen, progress)
            for part in write_cards(contacts, version, lambda sha256: blobs.get(connection, sha256)):
                stream.write(part)
        return len(chosen)

    def json(
        self,
        out: Path,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        progress: Progress = silent,
    ) -> int:
        """Write these contacts as a JSON list of cards with RFC 6350 names; returns how many."""
        from rolodex.vcard.jcard import as_json

        with self._book.reading() as connection, replacing(out) as stream:
            chosen = _chosen(connection, ids, query)
            stream.write(b"[")
            for number, contact in enumerate(_contacts(connection, chosen, progress)):
                text = json.dumps(as_json(contact), ensure_ascii=False, indent=1)
                stream.write((",\n" if number else "\n").encode() + text.encode())
            stream.write(b"\n]\n")
        return len(chosen)


def _chosen(connection: Connection, ids: Sequence[int] | None, query: Query | None) -> Sequence[int]:
    if ids is not None:
        return ids
    if query is not None:
        return search.listing(connection, query).ids
    return store.all_ids(connection)


def _contacts(connection: Connection, ids: Sequence[int], progress: Progress) -> Iterator[Contact]:
    for start in range(0, len(ids), BATCH):
        progress(start, len(ids))
        yield from store.get_many(connection, ids[start : start + BATCH])
    progress(len(ids), len(ids))
