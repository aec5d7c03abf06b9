"""The second folder: a stick or a folder of another program that each copy is put into as well."""

from __future__ import annotations

import contextlib
import errno
import shutil
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from rolodex import files, paths
from rolodex.domain import os_reason
from rolodex.domain.backup import Backup
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.thinning import RECENT
from rolodex.store import backups_ledger, backups_locked, backups_shelf, cipher, settings
from rolodex.store.backups_proof import erasures, prove
from rolodex.store.engine import Connection

FOLDER = "backup_folder"
LOCKED = "backup_locked"
BOOK = "book_id"
PLACES = 100


class SecondTrouble(UserError):  # noqa: N818 - says what is the matter
    """The second folder took no copy; the book's own folder has one."""


@dataclass(frozen=True, slots=True)
class Second:
    """What was chosen: the folder, whether copies in it are locked, and the mark of the book."""

    folder: Path
    locked: bool
    book: str


def chosen(connection: Connection) -> Second | None:
    """What was chosen for a book, or None."""
    texts = settings.texts(connection, (FOLDER, LOCKED, BOOK))
    if not texts.get(FOLDER):
        return None
    return Second(Path(texts[FOLDER]), texts.get(LOCKED) == "yes", texts.get(BOOK, ""))


def choose(connection: Connection, folder: Path | None) -> None:
    """Put copies into this folder as well from now on, or into none."""
    settings.put(connection, FOLDER, str(folder.absolute()) if folder else "")
    if not settings.get(connection, BOOK):
        settings.put(connection, BOOK, uuid.uuid4().hex)


def remember(path: Path, second: Second | None) -> None:
    """Tell the own folder's ledger, so that the copies are found when the book itself cannot be read."""
    folder = paths.backups(path)
    ledger = backups_ledger.read(folder)
    told = replace(
        ledger,
        book=second.book if second else ledger.book,
        second=str(second.folder) if second else "",
    )
    if told != ledger and (second or folder.is_dir()):
        with contextlib.suppress(OSError):  # found anew with the next copy
            folder.mkdir(parents=True, exist_ok=True)
            backups_ledger.write(folder, told)


def listed(path: Path) -> tuple[Backup, ...]:
    """The copies of this book in its second folder, as far as the own folder's ledger tells of one."""
    folder = folder_of(path)
    return backups_shelf.listed(folder, path.stem, second=True) if folder else ()


def folder_of(path: Path) -> Path | None:
    """Where the copies of this book lie in its second folder, None where there is none just now."""
    own = backups_ledger.read(paths.backups(path))
    if not own.second or not own.book:
        return None
    try:
        folder = _place(Path(own.second), path.stem, own.book)
    except OSError:  # a stick that is not there
        return None
    return folder if folder.is_dir() else None


def holdings(path: Path, second: Second) -> tuple[Path, ...] | None:
    """The copies of the book at `path` in its second folder, and what else lies among them.

    So are those in folders of its name that say nothing of whose they are, as where a ledger was lost. None
    where the second folder is not here now, or cannot be looked into.
    """
    if not second.folder.is_dir():
        return None
    try:
        folders = [one for one in second.folder.iterdir() if one.name.startswith(f"{path.stem} backups")]
        mine = [one for one in folders if backups_ledger.read(one).book in ("", second.book)]
        return tuple(file for one in mine if one.is_dir() for file in one.iterdir() if file.is_file())
    except OSError:
        return None


def put(made: Backup, path: Path, second: Second, kept: int = RECENT, progress: Progress = silent) -> Backup:
    """Put a copy that was just made into the second folder as well.

    Raises SecondTrouble where that folder is away or full, and its passphrase is not known.
    """
    if not second.folder.is_dir():
        raise SecondTrouble(
            message(
                "The second folder for copies, %(folder)s, is not there just now. Copies beside the book "
                "are made all the same; the next one goes there too once it is back.",
                folder=str(second.folder),
            )
        )
    try:
        folder = _place(second.folder, path.stem, second.book)
        folder.mkdir(exist_ok=True)
        found = _written(made, folder, path, second, progress)
        backups_shelf.thin_out(folder, path.stem, kept, frozenset({found.path.name}))
    except OSError as error:
        raise SecondTrouble(
            message(
                "The second folder for copies, %(folder)s, did not take one (%(reason)s). The copy beside "
                "the book was made; free some space there or choose another folder.",
                folder=str(second.folder),
                reason=os_reason.reason(error),
            )
        ) from error
    except SecondTrouble:
        raise
    except UserError as error:
        raise SecondTrouble(error.message) from error
    return found


def lock_plain_ones(path: Path, second: Second, passphrase: str, progress: Progress = silent) -> int:
    """Lock those copies in the second folder that anyone can read; says how many there were."""
    folder = _place(second.folder, path.stem, second.book)
    plain = [one for one in backups_shelf.listed(folder, path.stem) if _is_plain(one.path)]
    for number, one in enumerate(plain):
        progress(number, len(plain))
        out = one.path.with_name(one.path.name + backups_locked.ENDING)
        backups_locked.lock(one.path, out, passphrase)
        _note(out, one.path)
        one.path.unlink()
    return len(plain)


def keep_passphrase(book: str, passphrase: str) -> None:
    """Keep the passphrase of the locked copies on this computer, for its user alone; "" forgets it."""
    file = _passphrase_file(book)
    if not passphrase:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with files.replacing(file) as stream:
        stream.write(passphrase.encode())


def passphrase(book: str) -> str:
    """The passphrase of the locked copies of a book, as this computer keeps it; "" where it does not."""
    try:
        return _passphrase_file(book).read_text(encoding="utf-8") if book else ""
    except FileNotFoundError:
        return ""


def _passphrase_file(book: str) -> Path:
    return paths.config() / "copies" / f"{Path(book).name}.passphrase"


def _place(chosen: Path, stem: str, book: str) -> Path:
    """The folder of this book's copies in the chosen one: two books of one name have one each."""
    for number in range(1, PLACES):
        folder = chosen / (f"{stem} backups" if number == 1 else f"{stem} backups {number}")
        if not folder.is_dir():
            return folder
        owner = backups_ledger.read(folder).book
        if owner == book or (not owner and not backups_shelf.named(folder, stem)):
            return folder
    raise OSError(errno.EEXIST, "too many folders of this name")


def _written(made: Backup, folder: Path, path: Path, second: Second, progress: Progress) -> Backup:
    """The copy in the second folder; where there is no room, its oldest copies make some."""
    _own(folder, second.book)
    while True:
        try:
            return _put(made, folder, path, second, progress)
        except OSError as error:
            older = backups_shelf.named(folder, path.stem)
            if error.errno not in (errno.ENOSPC, errno.EDQUOT) or len(older) < 2:
                raise
            older[-1].file.unlink(missing_ok=True)


def _own(folder: Path, book: str) -> None:
    ledger = backups_ledger.read(folder)
    if ledger.book != book:
        backups_ledger.write(folder, replace(ledger, book=book))


def _put(made: Backup, folder: Path, path: Path, second: Second, progress: Progress) -> Backup:
    known = erasures(made.path)
    if second.locked and _is_plain(made.path):
        secret = passphrase(second.book)
        if not secret:
            raise SecondTrouble(
                message(
                    "This computer does not know the passphrase for the copies in %(folder)s, so none was "
                    "put there. Set the passphrase for copies again.",
                    folder=str(second.folder),
                )
            )
        out = folder / (made.path.name + backups_locked.ENDING)
        backups_locked.lock(made.path, out, secret, progress)
        try:
            _refuse_outdated(path, known, second)
        except SecondTrouble:
            out.unlink(missing_ok=True)
            raise
        return _note(out, made.path)
    out = folder / made.path.name
    with made.path.open("rb") as source, files.replacing(out) as target:
        shutil.copyfileobj(source, target, 1 << 20)
        _refuse_outdated(path, known, second)
    return backups_shelf.note(out, backups_shelf.proved(out, prove(out), made.reason))


def _note(locked: Path, plain: Path) -> Backup:
    """Write down that a locked copy, which was read back, holds what the plain one was proved to hold."""
    known = backups_ledger.read(plain.parent).entries.get(plain.name)
    if known is None:  # another process wrote the ledger meanwhile
        known = backups_shelf.proved(plain, prove(plain), "")
    return backups_shelf.note(locked, known.of(locked))


def _refuse_outdated(path: Path, known: int, second: Second) -> None:
    """Raise SecondTrouble where somebody was erased from the book since: that erasure misses this copy."""
    if erasures(path) != known:
        raise SecondTrouble(
            message(
                "Somebody was erased while a copy was made, so none was put into %(folder)s. The next one "
                "goes there.",
                folder=str(second.folder),
            )
        )


def _is_plain(file: Path) -> bool:
    return not backups_locked.is_locked(file) and not cipher.is_secret(file)
