"""The book going out: cards, tables and JSON that any other program can read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rolodex import files
from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.exporting import (
    ONE_EACH,
    VERSIONS,
    WHOLE,
    CardCode,
    CardLoss,
    Clip,
    Extent,
    Loss,
    Losses,
    Target,
    Version,
)
from rolodex.domain.file_name import safe_name
from rolodex.domain.listing import Query
from rolodex.domain.message import Word, message
from rolodex.domain.naming import display_name
from rolodex.domain.plain_card import plain_card
from rolodex.domain.progress import Progress, silent
from rolodex.services import addresses
from rolodex.services.files import new_folder, replacing
from rolodex.store import blobs, companies, consents, search, settings
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

    def write(
        self,
        target: Target,
        out: Path,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        *,
        word: Word,
        progress: Progress = silent,
        extent: Extent = WHOLE,
        locale: str = "en",
    ) -> int:
        """Write these contacts for a target, which decides how; returns how many.

        An exact copy is a workbook or CSV as the name of the file says; for Outlook `out` is a folder.
        """
        if target == "json":
            return self.json(out, ids, query, progress, extent=extent)
        if target in VERSIONS:
            kind = self.one_each if target in ONE_EACH else self.vcf
            return kind(out, ids, query, VERSIONS[target], progress, extent=extent)
        exact = target == "exact"
        if target == "xlsx" or (exact and out.suffix.lower() == ".xlsx"):
            return self.xlsx(out, ids, query, progress, extent=extent, exact=exact, word=word)
        return self.csv(out, ids, query, progress, extent=extent, exact=exact, word=word, locale=locale)

    def vcf(
        self,
        out: Path,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        version: Version = "3.0",
        progress: Progress = silent,
        *,
        extent: Extent = WHOLE,
    ) -> int:
        """Write these contacts (or all that answer the query, or everything) as cards; returns how many."""
        from rolodex.vcard.writing import write_cards  # start-up: vobject

        with self._book.reading() as connection, replacing(out) as stream:
            chosen = _chosen(connection, ids, query, extent)
            contacts = _contacts(connection, chosen, progress, extent)
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
        *,
        extent: Extent = WHOLE,
    ) -> int:
        """Write each contact as a file of its own into a new folder, all or none; returns how many.

        Raises UserError where the folder is there already and not empty.
        """
        from rolodex.vcard.writing import write_cards  # start-up: vobject

        with self._book.reading() as connection, new_folder(out) as folder:
            chosen = _chosen(connection, ids, query, extent)
            width = max(4, len(str(len(chosen))))
            for number, contact in enumerate(_contacts(connection, chosen, progress, extent), 1):
                name = safe_name(f"contacts-{number:0{width}d} {display_name(contact)}")
                cards = write_cards([contact], version, lambda sha256: blobs.get(connection, sha256))
                files.write_new(folder / f"{name}.vcf", b"".join(cards))
                if number % _STEP == 0:
                    progress(number, len(chosen))
            folder.chmod(0o755)
        return len(chosen)

    def json(
        self,
        out: Path,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        progress: Progress = silent,
        *,
        extent: Extent = WHOLE,
    ) -> int:
        """Write these contacts as a JSON list of cards with RFC 6350 names; returns how many."""
        from rolodex.vcard.jcard import as_json

        with self._book.reading() as connection, replacing(out) as stream:
            chosen = _chosen(connection, ids, query, extent)
            stream.write(b"[")
            for number, contact in enumerate(_contacts(connection, chosen, progress, extent)):
                text = json.dumps(as_json(contact), ensure_ascii=False, indent=1)
                stream.write((",\n" if number else "\n").encode() + text.encode())
            stream.write(b"\n]\n")
        return len(chosen)

    def csv(
        self,
        out: Path,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        progress: Progress = silent,
        *,
        extent: Extent = WHOLE,
        exact: bool,
        word: Word,
        locale: str = "en",
    ) -> int:
        """Write a table for people, its heads in words of the edge, or an exact copy; returns how many."""
        from rolodex.services import tables_out

        with self._book.reading() as connection, replacing(out) as stream:
            chosen = _chosen(connection, ids, query, extent)
            contacts = _Twice(connection, chosen, extent, progress)
            if exact:
                tables_out.exact_csv(stream, contacts.once, companies.uids(connection))
            else:
                tables_out.people_csv(stream, contacts.again, word, locale)
        return len(chosen)

    def xlsx(
        self,
        out: Path,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        progress: Progress = silent,
        *,
        extent: Extent = WHOLE,
        exact: bool,
        word: Word,
    ) -> int:
        """Write a workbook for people, or one that is an exact copy; returns how many."""
        from rolodex.services import tables_out

        with self._book.reading() as connection, replacing(out) as stream:
            chosen = _chosen(connection, ids, query, extent)
            contacts = _Twice(connection, chosen, extent, progress)
            if exact:
                tables_out.exact_xlsx(stream, contacts.once, companies.uids(connection), word)
            else:
                tables_out.people_xlsx(stream, contacts.again, word)
        return len(chosen)

    def losses(
        self,
        target: Target,
        ids: Sequence[int] | None = None,
        query: Query | None = None,
        progress: Progress = silent,
        limit: int = _NAMED,
        *,
        extent: Extent = WHOLE,
    ) -> Losses:
        """What a file of this kind could not say of these contacts; the first `limit` one by one.

        What does not go out because it was not wanted is no loss.
        """
        rows: list[CardLoss] = []
        count = touched = 0
        with self._book.reading() as connection:
            chosen = _chosen(connection, ids, query, extent)
            refused = len(_chosen(connection, ids, query)) - len(chosen) if extent.ways else 0
            find = _finder(target, lambda: _contacts(connection, chosen, silent, extent))
            for number, contact in enumerate(_contacts(connection, chosen, silent, extent)):
                if number % _STEP == 0:
                    progress(number, len(chosen))
                found = find(contact)
                count += len(found)
                touched += bool(found)
                room = limit - len(rows)
                rows += [CardLoss(contact.id, display_name(contact), loss) for loss in found[:room]]
        progress(len(chosen), len(chosen))
        return Losses(len(chosen), touched, count, tuple(rows), refused)

    def card_code(self, contact_id: int) -> CardCode:
        """A contact as a QR code to be read by a phone, and what of it the code leaves out.

        Raises UserError where the contact is gone.
        """
        from rolodex.paper import qr  # start-up: segno
        from rolodex.vcard import code_card  # start-up: vobject

        with self._book.reading() as connection:
            contact = next(iter(store.get_many(connection, [contact_id])), None)
        if contact is None:
            raise UserError(
                message(
                    "The contact is no longer in the book, so there is no code of it. Bring it back "
                    "from “Recently deleted” first."
                )
            )
        text, left_out = code_card.text(contact)
        return CardCode(display_name(contact), qr.long_modules(text), text, left_out)

    def card_code_pdf(self, contact_id: int) -> bytes:
        """A PDF of the size of a business card with name, firm and the QR code of a contact."""
        from rolodex.paper import code_card  # start-up: reportlab

        code = self.card_code(contact_id)
        with self._book.reading() as connection:
            contact = next(iter(store.get_many(connection, [contact_id])))
        said = [
            text
            for text in (
                *(text for job in contact.org[:1] for text in (job.title, job.name)),
                *(value.value for value in contact.tel[:2]),
                *(value.value for value in contact.email[:1]),
            )
            if text
        ]
        return code_card.card(code.fn, said, code.rows)

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


@dataclass(frozen=True, slots=True)
class _Twice:
    """Contacts that are read once or twice, with one progress over all of it."""

    connection: Connection
    ids: Sequence[int]
    extent: Extent
    progress: Progress
    passes: list[int] = field(default_factory=list)

    def once(self) -> Iterable[Contact]:
        """The contacts, where they are read only once."""
        return _contacts(self.connection, self.ids, self.progress, self.extent)

    def again(self) -> Iterable[Contact]:
        """The contacts, for the first or the second time."""
        before = len(self.passes) * len(self.ids)
        self.passes.append(1)
        total = 2 * len(self.ids)
        return _contacts(
            self.connection, self.ids, lambda done, _: self.progress(before + done, total), self.extent
        )


def _finder(target: Target, contacts: Callable[[], Iterable[Contact]]) -> Callable[[Contact], Sequence[Loss]]:
    """What finds the losses of one contact."""
    if target in ("csv", "xlsx"):
        from rolodex.domain import table_counts, table_out

        counts = table_counts.counted(contacts())
        return lambda contact: tuple(table_out.losses(contact, counts))
    if target == "exact":
        from rolodex.domain import exact_copy

        return exact_copy.losses
    from rolodex.vcard.losses import losses  # start-up: vobject

    return lambda contact: losses(contact, target)


def _chosen(
    connection: Connection, ids: Sequence[int] | None, query: Query | None, extent: Extent = WHOLE
) -> Sequence[int]:
    """Whose cards go out, those at home who refused to be reached."""
    if ids is None:
        ids = store.all_ids(connection) if query is None else search.listing(connection, query).ids
    if not extent.ways:
        return ids
    refused = consents.refusing(connection, extent.ways)
    return [contact_id for contact_id in ids if contact_id not in refused]


def _contacts(
    connection: Connection, ids: Sequence[int], progress: Progress, extent: Extent = WHOLE
) -> Iterator[Contact]:
    for start in range(0, len(ids), BATCH):
        progress(start, len(ids))
        yield from map(extent.of, store.get_many(connection, ids[start : start + BATCH]))
    progress(len(ids), len(ids))
