"""The steps of a book, newest first, and taking them back as new steps."""

from __future__ import annotations

from collections.abc import Callable

from rolodex.domain.changes import Changes, Clash, Step
from rolodex.domain.errors import UserError
from rolodex.domain.message import message, plural_message
from rolodex.domain.progress import Progress, silent
from rolodex.store import clashing, replay
from rolodex.store import steps as begun
from rolodex.store.book import Book, Transaction
from rolodex.store.engine import Connection
from rolodex.store.steps import STEP, Origin

NEVER = 2**62
"""An id that no step will ever have."""


class UndoClash(UserError):  # noqa: N818 - says what is the matter
    """Later steps touched what this one touched; `clashes` names whose later work would be lost."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__(
            plural_message(
                "A later step changed %(count)d of the cards this step had touched, so nothing was taken "
                "back. Take the later step back first, or take this one back anyway.",
                "Later steps changed %(count)d of the cards this step had touched, so nothing was taken "
                "back. Take the later steps back first, or take this one back anyway.",
                len(clashes),
            )
        )
        self.clashes = clashes


def steps(connection: Connection, limit: int = 200, before: int = 0) -> tuple[Step, ...]:
    """The newest steps, or those older than step `before`."""
    rows = connection.execute(
        f"SELECT {STEP} FROM changeset WHERE id < ? ORDER BY id DESC LIMIT ?", (before or NEVER, limit)
    )
    return tuple(begun.of_row(row) for row in rows)


def next_undo(connection: Connection) -> Step | None:
    """The newest ordinary step that stands."""
    return _newest(connection, "kind = 'change' AND undone = 0")


def next_redo(connection: Connection) -> Step | None:
    """The newest undo that stands, if nothing new was done since."""
    return _newest(
        connection,
        "kind = 'undo' AND undone = 0 "
        "AND id > coalesce((SELECT max(id) FROM changeset WHERE kind = 'change'), 0)",
    )


def clashes(connection: Connection, step_id: int) -> tuple[Clash, ...]:
    """Whose later work would be lost if this step were taken back."""
    return clashing.clashes(connection, last_of_chain(connection, step_id).id)


def undo(book: Book, progress: Progress = silent) -> Changes | None:
    """Take the newest standing step back; None when there is none."""
    with book.reading() as connection:
        found = next_undo(connection)
    return revert(book, found.id, progress=progress) if found else None


def redo(book: Book, progress: Progress = silent) -> Changes | None:
    """Bring back what the newest undo took away; None when there is nothing to bring back."""
    with book.reading() as connection:
        found = next_redo(connection)
    return revert(book, found.id, progress=progress) if found else None


Play = Callable[[Transaction, int, bool, Progress], None]
"""Plays a step backwards in the step that is open. Raises UndoClash where later steps would lose work, unless
told to do it anyway."""


def whole(tx: Transaction, step_id: int, anyway: bool, progress: Progress) -> None:
    """Bring every row of a step back to what it was before."""
    found = () if anyway else clashing.clashes(tx.connection, step_id)
    if found:
        raise UndoClash(found)
    replay.replay(tx, step_id, progress)


def revert(
    book: Book, step_id: int, anyway: bool = False, progress: Progress = silent, play: Play = whole
) -> Changes:
    """Take a step back as a new step, or an undo, which brings its step back; `play` is how its rows go back.

    Raises UndoClash where later steps would lose work, unless `anyway`; Cancelled leaves all as it was.
    """
    with book.reading() as connection:
        last = last_of_chain(connection, step_id)
        root = int(connection.value("SELECT root FROM changeset WHERE id = ?", (last.id,)))
    origin = Origin("redo" if last.kind == "undo" else "undo", last.id, root)
    with book.change(last.label, origin=origin) as tx:
        tx.progress = progress
        if last_of_chain(tx.connection, step_id, before=tx.changeset_id) != last:
            raise _taken_back()
        play(tx, last.id, anyway, progress)
        _mark(tx.connection, last.id)
    return tx.changes


def _newest(connection: Connection, condition: str) -> Step | None:
    rows = connection.execute(f"SELECT {STEP} FROM changeset WHERE {condition} ORDER BY id DESC LIMIT 1")
    return begun.of_row(rows[0]) if rows else None


def last_of_chain(connection: Connection, step_id: int, before: int = NEVER) -> Step:
    """The step whose taking back takes `step_id` back: itself, or the redo that brought it back last."""
    found = begun.step(connection, step_id)
    if found is None:
        raise UserError(
            message("There is no step %(step)d in the history; nothing was changed.", step=step_id)
        )
    if found.undone:
        _refuse_torn(connection, step_id)
        raise _taken_back()
    last = connection.execute(
        f"SELECT {STEP} FROM changeset WHERE root = (SELECT root FROM changeset WHERE id = ?) "
        "AND id < ? ORDER BY id DESC LIMIT 1",
        (step_id, before),
    )
    return begun.of_row(last[0])


def _refuse_torn(connection: Connection, step_id: int) -> None:
    """Only whole steps go back; part of this one was lost with the pages of a damaged file."""
    if connection.value("SELECT undone FROM changeset WHERE id = ?", (step_id,)) > 1:
        raise UserError(
            message(
                "Part of what this step did was lost when the damaged book was saved, so it cannot be taken "
                "back; nothing was changed. Restore a backup to go back further."
            )
        )


def _taken_back() -> UserError:
    return UserError(message("This step has been taken back already; nothing was changed."))


def _mark(connection: Connection, step_id: int) -> None:
    """Note that a step is undone, the one it took back stands again, and so on down the chain."""
    undone = 1
    while step_id:
        connection.execute("UPDATE changeset SET undone = ? WHERE id = ?", (undone, step_id))
        step_id = int(connection.value("SELECT reverts FROM changeset WHERE id = ?", (step_id,)))
        undone = 1 - undone
