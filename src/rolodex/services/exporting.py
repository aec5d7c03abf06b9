"""The book going out: cards and JSON that any other program can read."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.exporting import CardLoss, Clip, Losses, Target, Version
from rolodex.domain.file_name import safe_name
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.domain.naming import display_name
from rolodex.domain.plain_card import plain_card
from rolodex.domain.progress import Progress, silent
from rolodex.services import addresses
from rolodex.services.files import cannot_write, replacing
from rolodex.store import blobs, search, settings
from rolodex.store import contacts as store
from rolodex.store.book import Book, Connection

BATCH = 500
_STEP = 20
"""Cards between two words of progress where each costs more than reading it."""
_NAMED = 200
"""Losses told one by one; beyond that they are counted."""


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

    def one_each(
        self,
        out: Path,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        version: Version = "2.1",
        progress: Progress = silent,
    ) -> int:
        """Write each contact as a file of its own into a new folder, all or none; returns how many.

        Raises UserError where the folder is there already and not empty.
        """
        from rolodex.vcard.writing import write_cards  # start-up: vobject

        _check_free(out)
        with self._book.reading() as connection:
            chosen = _chosen(connection, ids, query)
            width = max(4, len(str(len(chosen))))
            try:
                out.parent.mkdir(parents=True, exist_ok=True)
                held = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
            except OSError as error:
                raise cannot_write(out, error) from error
            try:
                for number, contact in enumerate(_contacts(connection, chosen, progress), 1):
                    name = safe_name(f"contacts-{number:0{width}d} {display_name(contact)}")
                    cards = write_cards([contact], version, lambda sha256: blobs.get(connection, sha256))
                    (held / f"{name}.vcf").write_bytes(b"".join(cards))
                    if number % _STEP == 0:
                        progress(number, len(chosen))
                held.chmod(0o755)
                if out.exists():
                    out.rmdir()
                held.replace(out)
            except OSError as error:
                raise cannot_write(out, error) from error
            finally:
                shutil.rmtree(held, ignore_errors=True)
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

    def losses(
        self,
        target: Target,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        progress: Progress = silent,
        limit: int = _NAMED,
    ) -> Losses:
        """What a file of this kind could not say of these contacts; the first `limit` one by one."""
        from rolodex.vcard.losses import losses  # start-up: vobject

        rows: list[CardLoss] = []
        count = touched = 0
        with self._book.reading() as connection:
            chosen = _chosen(connection, ids, query)
            for number, contact in enumerate(_contacts(connection, chosen, silent)):
                if number % _STEP == 0:
                    progress(number, len(chosen))
                found = losses(contact, target)
                count += len(found)
                touched += bool(found)
                room = limit - len(rows)
                rows += [CardLoss(contact.id, display_name(contact), loss) for loss in found[:room]]
        progress(len(chosen), len(chosen))
        return Losses(len(chosen), touched, count, tuple(rows))

    def clip(self, ids: Sequence[int], language: str = "en") -> Clip:
        """These contacts as text to read and as cards, for the clipboard or to be dragged out.

        Countries are named in `language`, but for the user's own, which is not named.
        """
        from rolodex.vcard.writing import write_cards  # start-up: vobject

        with self._book.reading() as connection:
            home = settings.country(connection)
            contacts = tuple(store.get_many(connection, ids))
            cards = b"".join(write_cards(contacts, "3.0", lambda sha256: blobs.get(connection, sha256)))
            rules = addresses.rules_of(connection)
        text = "\n\n".join(plain_card(contact, rules, home, language) for contact in contacts)
        return Clip(text, cards, tuple(display_name(contact) for contact in contacts))


def _check_free(out: Path) -> None:
    """Raise where something stands in the way of a new folder."""
    try:
        taken = out.exists() and (not out.is_dir() or any(out.iterdir()))
    except OSError as error:
        raise cannot_write(out, error) from error
    if taken:
        raise UserError(
            message(
                "%(folder)s is there already and not empty. Nothing was written; name a new folder.",
                folder=str(out),
            )
        )


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
