"""Copies that open with a passphrase: age files, which the program `age` opens as well.

The library wants all of a file at once and holds the interpreter's lock while it works, seconds for making
the key alone. So a process of its own does it, and gives the memory back.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from rolodex import files, paths
from rolodex.domain.errors import LockedBook, UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.spawning import deaf_to_ctrl_c
from rolodex.store import cipher, engine, errors, keys
from rolodex.store.lock import started

ENDING = ".age"
LARGEST = 512 * 1024 * 1024
"""Bytes of the largest book that is locked: working on it takes twice as much memory, and as much again."""
WORK = 22
"""The most work (a power of two) that making the key may take: four GB of memory, and a minute."""
_ROOM = 1024 * 1024
"""Bytes by which a locked copy may be larger than what is in it."""
_WORKING = re.compile(rb"age-encryption\.org/v1\n-> scrypt \S{1,64} (\d{1,20})\n")
_PATIENCE = 0.1
_UNLOCKED = "copy-"

Answer = Literal["done", "wrong", "missing", "differs"]
Work = Literal["lock", "unlock"]


def is_locked(file: Path) -> bool:
    """Whether the file is one of these."""
    return file.name.endswith(ENDING)


def lock(file: Path, out: Path, passphrase: str, progress: Progress = silent) -> None:
    """Write a locked copy of a file, and read it back to see that it opens to the very same bytes.

    Raises UserError where it cannot be done and OSError where it cannot be written.
    """
    if file.stat().st_size > LARGEST:
        raise UserError(
            message(
                "The book is larger than %(size)d MB, too large for a locked copy, so none was made in the "
                "second folder. Protect the book itself with a passphrase: its copies then are as secret.",
                size=LARGEST // 1024 // 1024,
            )
        )
    _work("lock", file, out, passphrase, progress)


@contextmanager
def readable(file: Path, passphrase: str = "", progress: Progress = silent) -> Iterator[Path]:
    """A file that can be opened as a book: the copy itself, or what is in it, private and gone afterwards.

    Raises LockedBook where the passphrase is needed or does not fit.
    """
    if not is_locked(file):
        _open_with(file, passphrase)
        yield file
        return
    if not file.is_file():
        raise errors.no_book(file)
    _refuse_beyond_bounds(file)
    if not passphrase:
        raise cipher.locked(file)
    with private_folder() as folder:
        out = folder / file.name.removesuffix(ENDING)
        _work("unlock", file, out, passphrase, progress)
        yield out


def _refuse_beyond_bounds(file: Path) -> None:
    """Raise UserError for a copy that somebody made to take all memory, or hours, before it says no."""
    with file.open("rb") as stream:
        head = _WORKING.match(stream.read(256))
    if file.stat().st_size > LARGEST + _ROOM or (head is not None and int(head[1]) > WORK):
        raise UserError(
            message(
                "%(file)s asks for more memory or time than a copy of Rolodex ever does, so it was not "
                "opened; nothing was changed. Choose another copy.",
                file=file.name,
            )
        )


def _open_with(file: Path, passphrase: str) -> None:
    """Let a copy of a protected book be opened with its passphrase from now on."""
    salt = cipher.salt_of(file)
    if salt is None or keys.known(salt) is not None:
        return
    if not passphrase:
        raise cipher.locked(file)
    key = keys.derived(passphrase, salt)
    if not engine.fits(file, key):
        raise cipher.wrong(file)
    keys.add(key)


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only the user may read, gone when the block ends."""
    root = paths.cache()
    root.mkdir(parents=True, exist_ok=True)
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{_UNLOCKED}{os.getpid()}-", dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Take away what a process left unlocked that came to a sudden end."""
    for folder in paths.cache().glob(f"{_UNLOCKED}*-*"):
        pid = folder.name.split("-")[1]
        if pid.isdigit() and not started(int(pid)):
            shutil.rmtree(folder, ignore_errors=True)


def _work(work: Work, file: Path, out: Path, passphrase: str, progress: Progress) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    told = (theirs, work, str(file), str(out), unicodedata.normalize("NFC", passphrase))
    worker = context.Process(target=_worked, args=told, name="rolodex-locking", daemon=True)
    with deaf_to_ctrl_c():
        worker.start()
    theirs.close()
    try:
        while not ours.poll(_PATIENCE):
            progress(0, 0)
        answer = _answer(ours)
    finally:
        ours.close()
        worker.terminate()
        worker.join()
        worker.close()
    if answer != "done":
        with contextlib.suppress(FileNotFoundError):
            out.unlink()
        raise _refused(answer, file)


def _answer(ours: Connection) -> Answer:
    try:
        answer: Answer | tuple[int, str] = ours.recv()
    except (EOFError, ConnectionError) as error:  # it died, as where memory ran out
        raise UserError(
            message(
                "The locked copy could not be made or opened, perhaps because memory ran out; nothing was "
                "changed. Close other programs, then try again."
            )
        ) from error
    if isinstance(answer, tuple):
        raise OSError(*answer)
    return answer


def _refused(answer: Answer, file: Path) -> UserError:
    if answer == "wrong":
        return LockedBook(cipher.wrong(file).message, wrong=True)
    if answer == "missing":
        return UserError(
            message(
                "%(file)s needs a part of Rolodex that is not installed, the one for locked copies; nothing "
                "was changed. Install Rolodex with “privacy”, then try again.",
                file=file.name,
            )
        )
    return UserError(
        message(
            "The locked copy of %(file)s does not open to what was put into it, so it was thrown away. The "
            "folder's disk may be failing: choose another folder.",
            file=file.name,
        )
    )


def _worked(theirs: Connection, work: Work, file: str, out: str, passphrase: str) -> None:
    """Runs in the worker process."""
    try:
        theirs.send(_worked_here(work, Path(file), Path(out), passphrase))
    except OSError as error:
        theirs.send((error.errno or 0, error.strerror or str(error)))
    finally:
        theirs.close()


def _worked_here(work: Work, file: Path, out: Path, passphrase: str) -> Answer:
    try:
        import pyrage  # start-up: locked copies only
    except ImportError:
        return "missing"
    content = file.read_bytes()
    try:
        if work == "unlock":
            made = pyrage.passphrase.decrypt(content, passphrase)
        else:
            made = pyrage.passphrase.encrypt(content, passphrase)
    except pyrage.DecryptError:
        return "wrong"
    with files.replacing(out) as stream:
        stream.write(made)
    del made
    if work == "lock" and pyrage.passphrase.decrypt(out.read_bytes(), passphrase) != content:
        return "differs"
    return "done"
