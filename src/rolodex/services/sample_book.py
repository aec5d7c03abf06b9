"""The sample book of the tour: made for its user, kept apart from every other book, gone in one go."""

from __future__ import annotations

import filecmp
import json
import shutil
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from rolodex import files, paths
from rolodex.domain import os_reason
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.services.files import cannot_write, replacing
from rolodex.store import forgetting

CONTACTS = 300
PURCHASES = 900
NOTES = "tour.json"
END_OF_TIME = "9999-12-31T23:59:59Z"


@dataclass(frozen=True, slots=True)
class Wish:
    """For whom a sample book is made: the language it speaks, where most of its people live.

    `card` is the name of the file of one more card that lies beside it, to be brought in.
    """

    language: str
    country: str
    today: date
    card: str


@dataclass(frozen=True, slots=True)
class Tour:
    """How far the tour has come: the book it leads back to, the step it stands on, those that were done.

    `base` is the newest step of the history when it began: what is newer was done in the tour.
    """

    back: str = ""
    step: int = 0
    done: tuple[str, ...] = ()
    base: int = 0


def make(wish: Wish, progress: Progress = silent) -> Path:
    """The sample book, made where there is none yet; the card beside it is written anew.

    Raises UserError where it cannot be written.
    """
    book = paths.sample_book()
    try:
        book.parent.mkdir(parents=True, exist_ok=True)
        files.clear(book.parent)
        if not book.exists():
            # what is known of a tour belongs to the book that was made for it
            _notes().unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(book, error) from error
    if not book.exists():
        _fill(book, wish, progress)
    card = paths.resources() / "demo" / f"newcomer-{wish.language}.vcf"
    with replacing(book.with_name(wish.card)) as stream:
        stream.write(card.read_bytes())
    return book


def remove() -> None:
    """Have no sample book any more, nor its copies, nor what is known of the tour; no other file is touched.

    Raises UserError where something of it cannot be removed.
    """
    book = paths.sample_book()
    try:
        if paths.backups(book).is_dir():
            shutil.rmtree(paths.backups(book))
        beside = (book.with_name(book.name + ending) for ending in ("", *files.LOGS, ".lock"))
        for ours in (*beside, *cards(), _notes()):
            ours.unlink(missing_ok=True)
        # what somebody else put here stays, and the folder with it
        if book.parent.is_dir() and not any(book.parent.iterdir()):
            book.parent.rmdir()
    except OSError as error:
        raise UserError(
            message(
                "The sample book could not be removed whole (%(reason)s). Your own book is untouched; "
                "the folder %(folder)s can be deleted by hand.",
                reason=os_reason.reason(error),
                folder=str(book.parent),
            )
        ) from error


def cards() -> tuple[Path, ...]:
    """The cards that lie ready, one for each language in which the tour was begun; none of the user's own."""
    ours = list((paths.resources() / "demo").glob("newcomer-*.vcf"))
    found = sorted(paths.sample_book().parent.glob("*.vcf"))
    return tuple(card for card in found if any(filecmp.cmp(one, card, shallow=False) for one in ours))


def tour() -> Tour:
    """How far the tour has come; its beginning where nothing is known of it."""
    try:
        kept = json.loads(_notes().read_text(encoding="utf-8"))
        return Tour(str(kept["back"]), int(kept["step"]), tuple(map(str, kept["done"])), int(kept["base"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Tour()


def note(tour: Tour) -> None:
    """Keep how far the tour has come. Raises UserError where that cannot be written."""
    try:
        _notes().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(_notes(), error) from error
    with replacing(_notes()) as stream:
        stream.write(json.dumps(asdict(tour), indent=1).encode())


def _fill(book: Path, wish: Wish, progress: Progress) -> None:
    """Make the book under a hidden name, so that one that was left half made is never opened."""
    # start-up: nothing of this is needed where the tour is only gone on with
    from rolodex.services.contacts import Contacts
    from rolodex.services.demo import Demo, Voice
    from rolodex.services.settings import Settings
    from rolodex.store.book import Book

    temporary = files.beside(book)
    try:
        opened = Book.open(temporary, create=True)
        try:
            progress(0, CONTACTS + PURCHASES)
            voice = Voice(wish.language, wish.country)
            Demo(opened).fill(CONTACTS, PURCHASES, today=wish.today, progress=progress, voice=voice)
            if wish.country:
                Settings(opened).set("country", wish.country)
            # The tour takes back all that was done in it; the whole book is not to go by one key too many.
            # The newest step always stays in a history, so a small one follows the large one.
            contacts = Contacts(opened)
            contacts.set_favourite([contacts.matches(Query(), limit=1).rows[0].id], favourite=True)
            with opened.housekeeping() as tx:
                forgetting.forget(tx.connection, END_OF_TIME)
        finally:
            opened.close()
        files.put(temporary, book)
    except OSError as error:
        raise cannot_write(book, error) from error
    finally:
        files.remove(temporary)


def _notes() -> Path:
    """Not beside the book, where a dialog that asks for files to be imported would offer it."""
    return paths.config() / NOTES
