"""What can be done about the file of a book that is sick, while nobody has it open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rolodex.domain import os_reason
from rolodex.domain.backup import Backup
from rolodex.domain.errors import BookElsewhere, DamagedBook, LockedBook, UserError
from rolodex.domain.mending import Diagnosis, Health, Salvaged
from rolodex.domain.message import Message, Word, message, plural_message
from rolodex.domain.progress import Progress, silent
from rolodex.services.backups import listed
from rolodex.services.files import replacing
from rolodex.store import aside, backups, backups_locked, cipher, engine, errors, lock, rederiving, strangers
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION
from rolodex.store.salvage_words import NOUNS, noun

__all__ = [
    "Diagnosis",
    "Salvaged",
    "diagnose",
    "from_backup",
    "losses_text",
    "salvage",
    "write_losses",
]

SOUND = message("The file is whole.")


def diagnose(path: Path) -> Diagnosis:
    """How it stands with a file, and the copies of it that are whole, the newest first."""
    health, words = _health(Path(path))
    return Diagnosis(path, health, words, () if health == "sound" else _copies(path))


def from_backup(path: Path, backup: Backup | Path, passphrase: str = "", progress: Progress = silent) -> Path:
    """Put a copy that is whole in the place of the book; gives where the sick file lies now.

    Raises UserError, and changes nothing, where the copy is not whole or somebody has the book open, and
    LockedBook where the copy needs a passphrase.
    """
    file = backup if isinstance(backup, Path) else backup.path
    with (
        _unused(path),
        backups_locked.readable(file, passphrase, progress) as readable,
        backups.staged(readable, path, progress) as (ready, _),
    ):
        return aside.replace(path, ready)


def salvage(path: Path, progress: Progress = silent, nameless: str = "?") -> Salvaged:
    """Save what can be read of a sick book into a new one, which takes its place once it was checked in full.

    The sick file is renamed, never deleted. Rows that are lost are taken from the newest copy, where nothing
    says that they changed since. A contact of whom nothing was found but what belongs to it is called
    `nameless`. Raises UserError, and changes nothing, where nothing can be read, there is no room or somebody
    has the book open; Cancelled too leaves all as it was.
    """
    from rolodex.store import salvage as saving  # start-up: sick books only

    health, words = _health(path)
    if health == "locked":
        raise LockedBook(words)
    if health not in ("sound", "damaged"):
        raise UserError(words)
    with _unused(path):
        return saving.salvage(path, progress, nameless, _helper(path))


def repair(path: Path, progress: Progress = silent) -> None:
    """Make anew, in a closed book, what only follows from the rest, and take out what acts by itself.

    Raises UserError where that is not enough, and changes nothing then.
    """
    connection = engine.connect(path)
    try:
        if connection.value("PRAGMA application_id") != APPLICATION_ID or strangers.is_masked(connection):
            raise errors.not_a_book(path)
        if connection.value("PRAGMA user_version") != SCHEMA_VERSION:
            raise UserError(
                message(
                    "%(file)s is of another version and was left as it is; open it once, then repair it.",
                    file=str(path),
                )
            )
        rederiving.rederive(connection, progress)
    finally:
        connection.close()


def losses_text(salvaged: Salvaged, word: Word) -> str:
    """What was saved and what was not, as the lines of a text in the user's language."""
    told = [
        word(message("Saved from %(file)s", file=salvaged.aside.name)),
        "",
        *(f"{word(noun(table, count))}" for table, count in salvaged.rows.items() if table in NOUNS),
        "",
    ]
    if salvaged.filled:
        told += [word(_filled(salvaged.filled)), ""]
    told.append(word(message("What could not be read:") if salvaged.losses else message("Nothing was lost.")))
    for loss in salvaged.losses:
        ids = (
            ""
            if not loss.first
            else f" ({loss.first}-{loss.last})"
            if loss.last > loss.first
            else f" ({loss.first})"
        )
        told.append(" ".join(filter(None, (loss.contact and f"{loss.contact}:", word(loss.words) + ids))))
    return "\n".join(told) + "\n"


def write_losses(salvaged: Salvaged, word: Word, out: Path | None = None) -> Path:
    """Write the list of losses beside the sick file, or as `out`, and give its place.

    Raises UserError where that cannot be done.
    """
    out = out or salvaged.aside.with_suffix(".txt")
    with replacing(out) as stream:
        stream.write(losses_text(salvaged, word).encode())
    return out


def _filled(count: int) -> Message:
    return plural_message(
        "%(count)d lost row was taken from the newest copy.",
        "%(count)d lost rows were taken from the newest copy.",
        count,
    )


def _health(path: Path) -> tuple[Health, Message]:
    try:
        if not path.exists():
            return "missing", errors.no_book(path).message
        if path.is_dir():
            return "no_book", errors.not_a_book(path).message
        if not os.access(path, os.R_OK):
            return "unreadable", errors.cannot_open(path, os_reason.DENIED).message
        return _looked_into(path)
    except LockedBook as error:
        return "locked", error.message
    except DamagedBook as error:
        return "damaged", error.message
    except errors.NotABook as error:
        return ("damaged", errors.damaged(path).message) if _was_a_book(path) else ("no_book", error.message)
    except OSError as error:
        return "unreadable", errors.cannot_open(path, os_reason.reason(error)).message
    except UserError as error:
        return "unreadable", error.message


def _looked_into(path: Path) -> tuple[Health, Message]:
    connection = engine.connect(path, engine.mode_of(path))
    try:
        if connection.value("PRAGMA application_id") != APPLICATION_ID:
            raise errors.not_a_book(path)
        if connection.value("PRAGMA user_version") > SCHEMA_VERSION:
            return "newer", message(
                "%(file)s was written by a newer Rolodex. Update Rolodex to change it.", file=str(path)
            )
        if connection.value("PRAGMA quick_check(1)") != "ok":
            raise errors.damaged(path)
    finally:
        connection.close()
    return "sound", SOUND


def _was_a_book(path: Path) -> bool:
    """Whether a file that cannot be opened looks like the pages of a book all the same."""
    from rolodex.store import salvage_pages  # start-up: sick books only

    return not cipher.is_secret(path) and salvage_pages.page_size(path) > 0


def _copies(path: Path) -> tuple[Backup, ...]:
    """The copies of a book that are known to be whole, the newest first."""
    return tuple(copy for copy in listed(path) if not copy.broken and (copy.checked or copy.locked))


def _helper(path: Path) -> Path | None:
    """The newest copy that can be read without a passphrase and is whole now."""
    for copy in _copies(path):
        if not copy.locked:
            try:
                backups.prove(copy.path)
            except UserError:  # it has gone bad since
                continue
            return copy.path
    return None


@contextmanager
def _unused(path: Path) -> Iterator[None]:
    """Nobody has the book open, nor opens it until the block ends."""
    try:
        held = lock.acquire(path)
    except lock.BookOpenElsewhere:
        raise BookElsewhere(
            message(
                "%(file)s is open in a window, so nothing was changed. Close the window, then try again.",
                file=str(path),
            )
        ) from None
    try:
        yield
    finally:
        held.release()
