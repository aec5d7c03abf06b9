"""Everything a book holds about one person, to be handed over."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from rolodex import files
from rolodex.domain import label_json, letter_json
from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact
from rolodex.domain.dossier import (
    FORMS,
    CardField,
    CardStep,
    Dossier,
    Form,
    KeptFile,
    Record,
    Section,
    Written,
)
from rolodex.domain.dossier_json import document
from rolodex.domain.draft import from_text
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.file_name import safe_name
from rolodex.domain.message import Word, message
from rolodex.domain.naming import display_name
from rolodex.domain.planner import paper_of
from rolodex.domain.progress import Progress, silent
from rolodex.services.cards import as_json
from rolodex.services.files import new_folder, replacing
from rolodex.services.settings import preferences
from rolodex.store import blobs, drafts, personal_data, settings, touched
from rolodex.store import contacts as store
from rolodex.store.book import Book, Connection

ENDINGS: dict[str, Form] = {".pdf": "pdf", ".json": "json", ".vcf": "vcard"}
"""A file of this name holds that form alone; any other name is a folder, or a zip of all."""
_NAMES: dict[Form, str] = {"pdf": ".pdf", "json": ".json", "vcard": ".vcf"}
_KINDS = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}

Put = Callable[[str, bytes], None]
"""Keeps bytes under a name, which may begin with a folder."""


class PersonalData:
    """What one book knows about each person."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def dossier(self, contact_id: int, now: datetime) -> Dossier:
        """Everything about one contact, with the history of the card. Raises UserError where it is gone."""
        with self._book.reading() as connection:
            return _dossier(connection, contact_id, now)

    def pdf(self, contact_id: int, now: datetime, *, word: Word, locale: str = "en") -> bytes:
        """The pages alone, to be printed."""
        with self._book.reading() as connection:
            making = _Making(connection, _dossier(connection, contact_id, now), word, locale)
            return making.form("pdf")[0]

    def write(
        self,
        contact_id: int,
        out: Path,
        now: datetime,
        *,
        word: Word,
        locale: str = "en",
        forms: Sequence[Form] = FORMS,
        progress: Progress = silent,
    ) -> Written:
        """Write it all to `out`, whole or not at all.

        A name that ends in .pdf, .json or .vcf is that one file; .zip packs all forms with pictures and
        attached files; any other is a new folder with the same. Raises UserError where it cannot be written.
        """
        with self._book.reading() as connection:
            making = _Making(connection, _dossier(connection, contact_id, now), word, locale, progress)
            only = ENDINGS.get(out.suffix.lower())
            if only is not None:
                data, pages = making.form(only)
                with replacing(out) as stream:
                    stream.write(data)
                return Written((out.name,), pages)
            packed = _zipped if out.suffix.lower() == ".zip" else _folder
            with packed(out) as put:
                return making.all(put, forms)


def _dossier(connection: Connection, contact_id: int, now: datetime) -> Dossier:
    contact = store.get(connection, contact_id)
    if contact is None:
        raise UserError(
            message(
                "This person is not in the book any more; nothing was written. "
                "Bring the card back from “Recently deleted” first."
            )
        )
    found = personal_data.sections(connection, contact_id, now.date())
    return Dossier(
        contact_id,
        display_name(contact),
        stamp(now),
        contact,
        _draft(connection, contact_id),
        tuple(_readable(section) for section in found),
        tuple(_steps(connection, contact_id)),
        _photos(contact),
        _named(personal_data.files(connection, contact_id)),
    )


def _draft(connection: Connection, contact_id: int) -> Contact | None:
    texts = [text for key, _at, text, _there in drafts.rows(connection) if key == contact_id]
    return from_text(texts[0])[0] if texts else None


def _steps(connection: Connection, contact_id: int) -> Iterator[CardStep]:
    for step, change in touched.of_contact(connection, contact_id):
        changed = change.fields if change else ()
        fields = tuple(CardField(one.name, one.label, one.before, one.after) for one in changed)
        others = tuple(one.words for one in change.others) if change else ()
        yield CardStep(step.at, step.label, step.author, fields, others)


def _readable(section: Section) -> Section:
    """The section with the words of printed pieces instead of the way the book keeps them."""
    if section.outline.key != "letters":
        return section
    keys = [column.key for column in section.outline.columns]
    kind, text = keys.index("kind"), keys.index("text")

    def told(record: Record) -> Record:
        values = list(record.values)
        values[text] = _words(str(values[kind]), str(values[text]))
        return replace(record, values=tuple(values))

    return replace(section, records=tuple(map(told, section.records)))


def _words(kind: str, kept: str) -> str:
    """A printed piece as it was read by who got it; as it stands in the book where nobody can tell."""
    try:
        return _read(kind, kept) if kept else ""
    except UserError:
        return kept


def _read(kind: str, kept: str) -> str:
    if kind == "letter":
        letter = letter_json.piece_of(kept)
        parts = ("\n".join(letter.address), letter.above, letter.subject, letter.text)
        return "\n\n".join(part.strip("\n") for part in parts if part.strip())
    piece = label_json.piece_of(kept)
    return "\n".join((*piece.lines, *filter(None, piece.beside)))


def _photos(contact: Contact) -> tuple[KeptFile, ...]:
    kept = [photo for photo in contact.photo if photo.sha256]
    return tuple(
        KeptFile(one.sha256, f"{one.name}-{number}{_KINDS.get(one.media_type, '')}", one.media_type)
        for number, one in enumerate(kept, 1)
    )


def _named(files: Sequence[KeptFile]) -> tuple[KeptFile, ...]:
    """The files under names that no two of them share."""
    return tuple(
        replace(one, name=f"{number:02d} {safe_name(one.name)}") for number, one in enumerate(files, 1)
    )


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes the forms of a dossier, in one language and country."""

    connection: Connection
    dossier: Dossier
    word: Word
    locale: str
    progress: Progress = silent

    def all(self, put: Put, forms: Sequence[Form]) -> Written:
        """Put all forms that are asked for, the pictures and the attached files; gives their names."""
        names, pages = [], 0
        base = safe_name(self.dossier.fn) or "person"
        for form in FORMS:
            if form in forms:
                data, made = self.form(form)
                pages = made or pages
                names.append(f"{base}{_NAMES[form]}")
                put(names[-1], data)
        for folder, kept in (("photos", self.dossier.photos), ("files", self.dossier.files)):
            for one in kept:
                blob = blobs.get(self.connection, one.sha256)
                if blob is not None:
                    names.append(f"{folder}/{one.name}")
                    put(names[-1], blob.data)
        return Written(tuple(names), pages)

    def form(self, form: Form) -> tuple[bytes, int]:
        """One form of it, and its pages where it has some."""
        dossier = self.dossier
        if form == "json":
            draft = as_json(dossier.draft) if dossier.draft else None
            text = json.dumps(
                document(dossier, as_json(dossier.contact), draft), ensure_ascii=False, indent=2
            )
            return text.encode("utf-8", "replace") + b"\n", 0
        if form == "vcard":
            from rolodex.vcard.writing import write_cards  # start-up: vobject

            return b"".join(write_cards([dossier.contact], "4.0", self._blob)), 0
        from rolodex.paper.dossier import drawn  # start-up: reportlab, uharfbuzz

        pictures = [blob.data for one in dossier.photos if (blob := self._blob(one.sha256))]
        paper = paper_of(settings.country(self.connection))
        author = preferences(self.connection).author
        return drawn(dossier, pictures, self.word, self.locale, paper, author=author, progress=self.progress)

    def _blob(self, sha256: str) -> Blob | None:
        return blobs.get(self.connection, sha256)


@contextmanager
def _zipped(out: Path) -> Iterator[Put]:
    with replacing(out) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        yield pack.writestr


@contextmanager
def _folder(out: Path) -> Iterator[Put]:
    with new_folder(out) as folder:

        def put(name: str, data: bytes) -> None:
            (folder / name).parent.mkdir(exist_ok=True)
            files.write_new(folder / name, data)

        yield put
