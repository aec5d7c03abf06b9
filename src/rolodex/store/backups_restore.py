"""Restoring a copy into a book that is open, as a step of its history that can be taken back.

Rows cannot be played backwards over another history. So a copy of what stands is made first, and the restored
book has a step that says which copy that is: taking the step back restores it in turn.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rolodex import paths
from rolodex.domain.backup import Backup
from rolodex.domain.changes import Changes, Step
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.store import (
    backups,
    backups_second,
    backups_shelf,
    engine,
    erased,
    errors,
    journal,
    settings,
    steps,
)
from rolodex.store.book import Book, Connection
from rolodex.store.steps import Origin

NOTES = "restores"
"""The setting with the file that each restore of this history put aside, by the number of its step."""

KEPT = (backups_second.FOLDER, backups_second.LOCKED, backups_second.BOOK)
"""Choices that are about this book's copies, and not a part of what a copy holds."""

TRIES = 3


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A restore to be done: from which file, what its step is called and what kind of step it is.

    A redo needs no step of its own: the copy holds the one that is brought back.
    """

    file: Path
    label: Message
    origin: Origin | None
    kept: int


class _Moved(Exception):  # noqa: N818 - what happened, not an error
    """The book was written while the copy was put in its place."""


def restore(
    book: Book,
    file: Path,
    label: Message,
    kept: int = backups.NEWEST_KEPT,
    progress: Progress = silent,
) -> Changes:
    """Make the open book what the copy holds, as one step that can be taken back.

    Raises UserError, and changes nothing, where the copy is not whole or is of a newer Rolodex.
    """
    return _done(book, _Wanted(file, label, steps.ORDINARY, kept), progress)


def take_back(book: Book, step_id: int, progress: Progress = silent) -> Changes:
    """Take a restore back, or an undo of one, by restoring what was put aside before it.

    Raises UserError where later steps stand upon it, or the copy is gone.
    """
    with book.reading() as connection:
        step = steps.step(connection, step_id)
        file = _aside(book.path, _notes(connection), step_id)
        if step is None or file is None:
            raise ValueError(step_id)
        _refuse_later(connection, step_id)
    if not file.exists():
        raise UserError(
            message(
                "%(file)s, the copy that was made before this restore, is gone, so nothing was changed. "
                "Restore another copy from the list of backups.",
                file=file.name,
            )
        )
    origin = None if step.kind == "undo" else Origin("undo")
    return _done(book, _Wanted(file, step.label, origin, backups.NEWEST_KEPT), progress)


def is_restore(connection: Connection, step_id: int) -> bool:
    """Whether the step put a copy in the place of the book, or took such a step back."""
    return str(step_id) in _notes(connection)


def aside(book: Book) -> Backup | None:
    """What taking the newest step back would bring back, where that step is a restore."""
    with book.reading() as connection:
        file = _aside(book.path, _notes(connection), newest_restore(connection))
    if file is None:
        return None
    copies = backups_shelf.listed(file.parent, book.path.stem)
    return next((one for one in copies if one.path == file), None)


def newest_restore(connection: Connection) -> int:
    """The number of the newest step that stands, where it is a restore; otherwise 0."""
    newest = connection.value(
        "SELECT id FROM changeset WHERE kind = 'change' AND undone = 0 ORDER BY id DESC LIMIT 1"
    )
    return int(newest) if newest and is_restore(connection, newest) else 0


def pinned(connection: Connection) -> frozenset[str]:
    """The name of the copy that the newest restore put aside: thinning leaves it."""
    notes = _notes(connection)
    return frozenset({notes[max(notes, key=int)]}) if notes else frozenset()


def forget(connection: Connection) -> None:
    """Keep no more which copies were put aside before restores whose steps are gone."""
    known = {str(step_id) for (step_id,) in connection.execute("SELECT id FROM changeset")}
    notes = _notes(connection)
    left = {number: name for number, name in notes.items() if number in known}
    if left != dict(notes):
        settings.put(connection, NOTES, json.dumps(left))


def _done(book: Book, wanted: _Wanted, progress: Progress) -> Changes:
    if book.read_only:
        raise errors.read_only(book.path)
    for _try in range(TRIES):
        staged = backups.staged(wanted.file, book.path, part(progress, 0))
        with staged as (ready, _), book.alone(), suppress(_Moved):
            return Changes(step=_put(book.path, ready, wanted, progress), everything=True)
    raise errors.busy()


def _put(path: Path, ready: Path, wanted: _Wanted, progress: Progress) -> Step | None:
    """Put what stands aside, and the copy in its place, unless somebody writes the book meanwhile."""
    watching = engine.connect(path)
    try:
        version = watching.state()
        with_notes = _carried(watching)
        put_aside = backups.take(
            path, wanted.kept, "restore", part(progress, 1), frozenset({wanted.file.name})
        )
        step = _prepared(ready, wanted, put_aside.path.name, with_notes)

        # Without a log nobody can even look while the book is ours to write: there the look comes before.
        keeps_log = watching.value("PRAGMA journal_mode") == "wal"

        def unmoved(done: int, total: int) -> None:
            # By now the book is ours to write, so that nobody can change it after this look.
            if keeps_log and watching.state() != version:
                raise _Moved
            part(progress, 2)(done, total)

        if watching.state() != version:
            raise _Moved
        _poured(ready, path, unmoved)
    finally:
        watching.close()
    return step


def part(progress: Progress, number: int, of: int = 3) -> Progress:
    """The progress of one of several equal parts of a piece of work."""
    return lambda done, total: progress(number * total + done, of * total)


def _poured(ready: Path, path: Path, progress: Progress) -> None:
    source = engine.connect(ready)
    try:
        target = engine.connect(path)
        try:
            backups.pour(source, target, progress)
            with contextlib.suppress(UserError):  # what is in the log is in the book; folding it in can wait
                target.execute("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            target.close()
    finally:
        source.close()


def _carried(connection: Connection) -> Callable[[Connection], None]:
    """What of the book of today goes on in the restored one: where its copies go, and who is kept out."""
    chosen = settings.texts(connection, KEPT)
    erasures = erased.all_kept(connection)

    def carry(restored: Connection) -> None:
        for key in KEPT:
            settings.put(restored, key, chosen.get(key, ""))
        if erased.unknown(restored, erasures):  # somebody was erased since the copy was staged
            raise _Moved

    return carry


def _prepared(
    ready: Path, wanted: _Wanted, put_aside: str, carry: Callable[[Connection], None]
) -> Step | None:
    """Write into the copy, before it takes the place of the book, what is not the copy's own."""
    connection = engine.connect(ready)
    try:
        connection.execute("BEGIN IMMEDIATE")
        carry(connection)
        step_id = _step(connection, wanted, put_aside)
        connection.execute("COMMIT")
        return steps.step(connection, step_id)
    finally:
        connection.close()


def _step(connection: Connection, wanted: _Wanted, put_aside: str) -> int:
    notes = _notes(connection)
    if wanted.origin is None:
        step_id = max(int(number) for number in notes)
    else:
        step_id = steps.begin(connection, wanted.label, steps.author(connection), wanted.origin)
        journal.write_under(connection, journal.NONE)
    settings.put(connection, NOTES, json.dumps({**notes, str(step_id): put_aside}))
    return step_id


def _notes(connection: Connection) -> Mapping[str, str]:
    try:
        told = json.loads(settings.get(connection, NOTES) or "{}")
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    return {
        number: name for number, name in told.items() if number.isdigit() and isinstance(name, str) and name
    }


def _aside(path: Path, notes: Mapping[str, str], step_id: int) -> Path | None:
    """The file that was put aside; only its name is kept, for a book may move with its folder."""
    name = notes.get(str(step_id))
    return paths.backups(path) / Path(name).name if name else None


def _refuse_later(connection: Connection, step_id: int) -> None:
    later = connection.value(
        "SELECT EXISTS(SELECT 1 FROM changeset WHERE id > ? AND kind = 'change' AND undone = 0)", (step_id,)
    )
    if later:
        raise UserError(
            message(
                "Later steps stand upon this restore, so nothing was changed. Take them back first, or "
                "restore a copy from the list of backups."
            )
        )
